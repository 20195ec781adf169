"""Accepted candidates become rows: of which tables, cited how, and what is left for a person to do by hand.

`planned` makes the change in memory and checks it there; `analysis.tables.writing.write` puts it into the folder.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.ingest import lines
from analysis.ingest.accepting import acts, figures, standing
from analysis.ingest.accepting.batch import Batch, Candidate, Refused, clean
from analysis.ingest.accepting.differing import again, contradicted
from analysis.tables import BadData, Fault, Source, Tables, load_files, writing
from analysis.tables.files import Files
from analysis.tables.likeness import CONFLICT, FINER
from analysis.tables.matching import Held
from analysis.tables.writing import Change, Numbers

MAKERS: dict[str, Callable[[Batch, Candidate], list[str]]] = {
    "event": acts.event,
    "visit": acts.visit,
    "agreement": acts.agreement,
    "un_vote": acts.vote,
    "joint_body": acts.joint_body,
    "mission": standing.mission,
    "membership": standing.membership,
    "company_presence": standing.company,
    "trade_total": figures.total,
    "trade_product": figures.product,
    "migration": figures.flow,
    "equipment": figures.link,
    "transport": figures.link,
    "claim": figures.claim,
    "coverage": figures.coverage,
}
OWN = ("membership", "un_vote")  # their makers find and cite rows themselves
LABEL = 60


@dataclass
class Plan:
    """What an acceptance would write: the change, the ids of each candidate, whose key was refused why, what to say."""

    change: Change = field(default_factory=Change)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def planned(held: Files, candidates: Mapping[str, Candidate], source: Source, texts: Mapping[str, bytes]) -> Plan:
    """The change by which candidates, given by their keys, enter the tables in `held`, other files (`texts`) with them.

    Whatever cannot be a row, or would be a faulty one, is left out and said. Raises BadData with faults that are no
    candidate's.
    """
    files = dict(held) | dict(texts)
    data = load_files(files, Path("data"))
    left = {key: _whole(one) for key, one in candidates.items()}
    refused: dict[str, str] = {}
    while True:
        plan = _made(files, data, left, source)
        made = writing.apply(files, plan.change)
        faults = _blamed(plan, writing.brought(files, made), made)
        plan.refused |= refused
        if not faults:
            plan.change.texts |= dict(texts)
            return plan
        refused |= {key: _line(left.pop(key), why) for key, why in faults.items()}


def lacks(candidate: Candidate, data: Tables, source: Source, numbers: Numbers) -> str:
    """Why a candidate could not be a row as it stands, '' where it could."""
    try:
        MAKERS[candidate["kind"]](Batch(data, source, numbers), _whole(candidate))
    except Refused as error:
        return str(error)
    return ""


def _made(files: Files, data: Tables, candidates: Mapping[str, Candidate], source: Source) -> Plan:
    batch, known, plan = Batch(data, source, Numbers(files)), Held(data.facts), Plan()
    for key, one in sorted(candidates.items(), key=lambda item: _order(item[1])):
        told = len(batch.told)
        try:
            plan.rows[key] = tuple(dict.fromkeys(_accepted(batch, one, known)))
            batch.keep()
        except Refused as error:
            batch.forget()
            del batch.told[told:]
            plan.refused[key] = _line(one, str(error))
    plan.change, plan.told = batch.change, batch.told
    if batch.contradictions:
        held = files.get("contradictions.yaml", b"").decode()
        entries = "".join(batch.contradictions)
        plan.change.texts["contradictions.yaml"] = (entries if held.strip() == "[]" else held + entries).encode()
    return plan


def _order(candidate: Candidate) -> tuple[bool, bool]:
    """A post stands before what is told of its opening, a signing before entry into force, a spell before its end."""
    later = candidate["kind"] in ("mission", "agreement") and candidate["label"].endswith(("closed", acts.IN_FORCE))
    return later or candidate["type"] in acts.BROKEN, candidate["kind"] == "mission" and bool(candidate["date"])


def _accepted(batch: Batch, one: Candidate, known: Held) -> list[str]:
    """The ids of the rows that a candidate is told by: its own, or those that the tables had."""
    make = MAKERS[one["kind"]]
    found = known.find(one) if one["kind"] not in (*OWN, "coverage") else []
    if not found:
        return make(batch, one)
    row, verdict = found[0]
    if verdict.relation == CONFLICT:
        made = make(batch, one)
        contradicted(batch, one, row, made[0], verdict)
        return made
    dated = one["kind"] == "mission" and "date" in verdict.differs and one["status"] not in acts.UNREAL
    if verdict.relation == FINER and (dated or row["type"] == "unknown"):
        return make(batch, one)
    return again(batch, one, row, verdict)


def _whole(candidate: Candidate) -> dict[str, Any]:
    """A candidate with every field that a maker may ask for."""
    return lines.whole(candidate) | {
        "label": clean(candidate.get("label")),
        "status": candidate.get("status") or "actual",
    }


def _line(candidate: Candidate, why: str) -> str:
    label = clean(candidate.get("label") or candidate["kind"])
    return f"not written: {label if len(label) <= LABEL else label[: LABEL - 1] + '…'}: {why}"


def _blamed(plan: Plan, faults: list[Fault], made: Files) -> dict[str, str]:
    """The candidate behind each fault and what is wrong; raises BadData with the faults that are nobody's."""
    owner = {row: key for key, rows in plan.rows.items() for row in rows}
    blamed: dict[str, str] = {}
    strangers = []
    for fault in faults:
        row_id = _row_at(made, fault)
        key = owner.get(row_id) or owner.get(_fact_of(plan, row_id))
        if key:
            blamed.setdefault(key, f"{fault.what}; {fault.remedy}")
        else:
            strangers.append(fault)
    if strangers and not blamed:
        raise BadData(strangers)
    return blamed


def _row_at(made: Files, fault: Fault) -> str:
    """The id of the row on the line of a fault."""
    lines = made.get(fault.file.partition("/")[2], b"").decode().split("\n")
    return lines[fault.line - 1].partition(",")[0] if 0 < fault.line <= len(lines) else ""


def _fact_of(plan: Plan, row_id: str) -> str:
    """The row to which a participant belongs."""
    participants = plan.change.added.get("participants", [])
    return next((row["fact"] for row in participants if row["id"] == row_id), "")


__all__ = ["MAKERS", "Plan", "Refused", "lacks", "planned"]
