"""Candidates that the tables hold already, or contradict: what they add to the rows that are there."""

import json
from collections.abc import Mapping
from typing import Any

from analysis import sources
from analysis.ingest.accepting.batch import Batch, Candidate, Refused, clean
from analysis.tables.identity import Verdict
from analysis.tables.likeness import FINER


def again(batch: Batch, one: Candidate, fact: Mapping[str, Any], verdict: Verdict) -> list[str]:
    """A fact told again adds its place to the sources of its row; what it says more precisely is left to a person."""
    row_id, _, moment = fact["id"].partition(".")
    fields = [moment] if moment and _own(batch.row(row_id)["sources"], moment) else []
    batch.cite(row_id, one, *fields)
    if verdict.relation == FINER:
        more = [name for name in verdict.differs if _said(one, name)]
        told = ", ".join(f"{name} {_said(one, name)!r} for {_said(fact, name)!r}" for name in more)
        batch.told.append(f"{row_id} is told more precisely: {told}; mend it by hand")
    return [row_id]


def _own(cell: str, field: str) -> bool:
    """Whether a field has places of its own."""
    return any(ref.field == field for ref in sources.refs(cell))


def _said(fact: Mapping[str, Any], name: str) -> str:
    value = fact.get(name)
    if isinstance(value, list):
        return ", ".join(one["name"] if isinstance(one, dict) else one for one in value)
    return "" if value is None else str(value)


def contradicted(batch: Batch, one: Candidate, fact: Mapping[str, Any], row_id: str, verdict: Verdict) -> None:
    """Enter into the list of contradictions that a new row differs from an old one; a person says which is right."""
    old = fact["id"].partition(".")[0]
    if old == row_id:
        raise Refused(f"it contradicts {old} in {', '.join(verdict.differs)}; mend {old} by hand, or reject it")
    said = "; ".join(f"{name} {_said(fact, name)!r} and {_said(one, name)!r}" for name in verdict.differs)
    between = ", ".join(batch.data.atlas.name(code) for code in one["countries"])
    entry = {
        "id": batch.numbers.next("contradictions"),
        "about": clean(f"{one['label']}: {between}"),
        "why": clean(f"told with {said}; both were kept as told"),
    }
    batch.contradict(_entry(entry, old, row_id))
    batch.told.append(f"{row_id} contradicts {old} ({said}); say in contradictions.yaml, {entry['id']}, which is right")


def _entry(entry: Mapping[str, str], old: str, new: str) -> str:
    about, why = (json.dumps(entry[name], ensure_ascii=False) for name in ("about", "why"))
    named = f"- id: {entry['id']}\n  rows: [{old}, {new}]\n  kind: conflict\n"
    return f"{named}  about: {about}\n  chosen: both\n  why: {why}\n"
