"""What persons decided about candidates: `data/decisions.csv`, which holds no word of any document.

A candidate is known again by its key, a hash of what it says: not of where it stands, how it was found or in which
words it was told. So a document that was saved anew, longer or shorter, is not asked about twice.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.tables import likeness
from analysis.tables.curation import DECIDED

FILE = "decisions.csv"
DIGITS = 16
Candidate = Mapping[str, Any]


@dataclass(frozen=True)
class Decision:
    """One line: the source, the candidate's key and kind, accepted, edited or rejected, and the ids written for it."""

    source: str
    key: str
    kind: str
    decision: str
    rows: tuple[str, ...] = ()


def key(candidate: Candidate) -> str:
    """The key of a candidate: 16 hexadecimal digits of what it says.

    >>> tea = {"kind": "trade_product", "countries": ["FJI", "TON"], "label": "Green tea", "start": 10}
    >>> key(tea) == key(tea | {"label": "green  tea", "start": 900}), key(tea) == key(tea | {"date": "2011"})
    (True, False)
    """
    fields = ("kind", "type", "status", "sender", "receiver", "date", "place")
    said: list[Any] = [str(candidate.get(name) or "") for name in fields]
    said += [sorted(candidate.get(name) or []) for name in ("countries", "orgs")]
    value = candidate.get("value")
    said.append("" if value is None else f"{float(value):.6g}")
    said.append(" ".join(likeness.WORD.findall(str(candidate.get("label") or "").casefold())))
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:DIGITS]


def read(root: Path) -> list[Decision]:
    """Every decision of a data folder, in order; none where nothing was decided yet."""
    path = root / FILE
    if not path.is_file():
        return []
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    return [
        Decision(row["source"], row["key"], row["kind"], row["decision"], tuple(filter(None, row["rows"].split(";"))))
        for row in rows
    ]


def written(held: Iterable[Decision], new: Iterable[Decision]) -> bytes:
    """The file that holds both, each candidate of a source once: what was decided first stands."""
    first: dict[tuple[str, str], Decision] = {}
    for one in (*held, *new):
        first.setdefault((one.source, one.key), one)
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(DECIDED)
    lines.writerows((one.source, one.key, one.kind, one.decision, ";".join(one.rows)) for one in first.values())
    return text.getvalue().encode()


def decided(
    candidates: Iterable[Candidate],
    held: Iterable[Decision],
    sources: Mapping[str, Any],
    source: str = "",
    digest: str = "",
) -> dict[str, Decision]:
    """The candidates of one document about which a person has decided: key → decision.

    They are those of its source: the one named, or the one saved with the same `digest`, or any of which the document
    tells at least half of what was decided, so that a copy saved later is known for what it is.
    """
    keys = {key(one) for one in candidates}
    by: dict[str, dict[str, Decision]] = {}
    for one in held:
        by.setdefault(one.source, {})[one.key] = one
    found: dict[str, Decision] = {}
    for name, told in by.items():
        known = sources.get(name)
        same = name == source or bool(digest and known and known.sha256 == digest)
        if same or 2 * len(keys & told.keys()) >= len(told):
            found |= {one: decision for one, decision in told.items() if one in keys}
    return found
