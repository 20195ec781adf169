"""What stands beside the tables: the sources, the corrections of what they print, the contradictions between them.

`sources.yaml` holds one entry a source, as a list with `key` or as a mapping from key to entry; `corrections.yaml` and
`contradictions.yaml` hold lists. `reading.csv` says of each line of a document that no row cites why it was left.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from analysis import dates
from analysis.sources import refs
from analysis.tables.faults import Fault, did_you_mean, quoted
from analysis.tables.references import Known, unplaced
from analysis.tables.sheet import Sheet
from analysis.tables.yamls import Entry

KINDS = ("conflict", "precision", "definition", "vintage", "garble")
READING = ("source", "locator", "reason")
DECIDED = ("source", "key", "kind", "decision", "rows")
DECISIONS = ("accepted", "edited", "rejected")


@dataclass(frozen=True)
class Source:
    """One source. `family`: copies of one text share it; `side`: a party's code, or third; `sha256` of a saved file."""

    key: str
    title: str
    publisher: str = ""
    address: str = ""
    language: str = ""
    family: str = ""
    side: str = ""
    written_not_before: str = ""
    written_not_after: str = ""
    sha256: str = ""
    note: str = ""


@dataclass(frozen=True)
class Correction:
    """A known error of a source at `source`: what it prints there of `field` of `row`, what we read, and why.

    `expect` must still be printed there: when it is not, the source was mended and the correction goes.
    """

    row: str
    field: str
    source: str
    prints: str
    reads: str
    why: str
    expect: str


@dataclass(frozen=True)
class Contradiction:
    """Rows that do not agree, about what, of which kind, which of them a report follows (an id, or both), and why."""

    id: str
    rows: tuple[str, ...]
    kind: str
    about: str
    chosen: str
    why: str


FREE = {
    Source: {name.name for name in fields(Source)} - {"key", "title", "language", "family", "side"},
    Correction: set(),
    Contradiction: set(),
}


def build(kind: type, entries: Sequence[Entry]) -> list[Any]:
    """The entries as dataclasses of that kind; what an entry lacks is empty."""
    made = []
    for entry in entries:
        values: dict[str, Any] = {one.name: entry.text(one.name) for one in fields(kind)}
        if kind is Contradiction:
            values["rows"] = tuple(entry.items("rows"))
        made.append(kind(**values))
    return made


def check_shape(path: str, entries: Sequence[Entry], kind: type, unique: str) -> Iterator[Fault]:
    """Fields that an entry lacks or should not have, and entries that share a key."""
    names = [one.name for one in fields(kind)]
    seen: dict[str, int] = {}
    for entry in entries:
        for name in entry.values:
            if name not in names:
                yield Fault(path, *entry.place(name), f"field {quoted(name)} is unknown", did_you_mean(name, names))
        for name in names:
            if not entry.text(name) and name not in FREE[kind]:
                yield Fault(path, *entry.place(name), f"{name} is empty", "write it", name == unique)
        key = entry.text(unique)
        if key and key in seen:
            what = f"{unique} {quoted(key)} stands already in line {seen[key]}"
            yield Fault(path, *entry.place(unique), what, "give each its own", True)
        seen.setdefault(key, entry.line)


def check_sources(path: str, entries: Sequence[Entry], known: Known) -> Iterator[Fault]:
    """Keys, sides, hashes and dates of the sources."""
    states = known.keys.get(("countries", "iso3"), set())
    for entry in entries:
        for name, rule, remedy in (
            ("key", r"[a-z][a-z0-9_-]*", "write small letters, digits, - and _"),
            ("family", r"[a-z][a-z0-9_-]*", "write small letters, digits, - and _"),
            ("language", r"[a-z]{2,3}", "write its ISO 639 code"),
            ("sha256", r"[0-9a-f]{64}", "write the 64 digits of its hash"),
        ):
            value = entry.text(name)
            if value and not re.fullmatch(rule, value):
                yield Fault(path, *entry.place(name), f"{name} {quoted(value)} is malformed", remedy)
        side = entry.text("side")
        if side not in ("", "third") and side not in states and "countries" not in known.unread:
            yield Fault(path, *entry.place("side"), f"side {quoted(side)} is no state", "write its code, or third")
        yield from _age(path, entry)


def _age(path: str, entry: Entry) -> Iterator[Fault]:
    bounds = []
    for name in ("written_not_before", "written_not_after"):
        value = entry.text(name)
        try:
            bounds.append(dates.parse(value) if value else None)
        except ValueError as error:
            what, _, remedy = str(error).partition("; ")
            yield Fault(path, *entry.place(name), what, remedy, True)
            return
    if bounds[0] and bounds[1] and bounds[0].earliest > bounds[1].latest:
        place = entry.place("written_not_after")
        yield Fault(path, *place, "written_not_after lies before written_not_before", "exchange them")


def check_corrections(
    path: str, entries: Sequence[Entry], known: Known, held: Callable[[str], Mapping[str, str] | None]
) -> Iterator[Fault]:
    """A correction holds while its row lives and its field still holds what we read."""
    for entry in entries:
        row_id, field, reads = entry.text("row"), entry.text("field"), entry.text("reads")
        misplaced = _misplaced(entry.text("source"), known) if entry.text("source") else None
        if misplaced:
            yield Fault(path, *entry.place("source"), *misplaced)
        if not row_id or not field:
            continue
        row = held(row_id)
        if row is None:
            if not _unread(row_id, known):
                yield Fault(path, *entry.place("row"), f"row {quoted(row_id)} is no row", "mend the id, or delete this")
        elif field not in row:
            yield Fault(path, *entry.place("field"), f"{row_id} has no field {quoted(field)}", did_you_mean(field, row))
        elif row[field] != reads:
            what = f"{row_id} holds {field} {quoted(row[field])}, not {quoted(reads)}"
            yield Fault(path, *entry.place("reads"), what, "mend the row, or the correction")


def _misplaced(text: str, known: Known) -> tuple[str, str] | None:
    try:
        places = refs(text)
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        return what, remedy
    return next(filter(None, (unplaced(place.key, place.locator, known) for place in places)), None)


def check_contradictions(path: str, entries: Sequence[Entry], known: Known) -> Iterator[Fault]:
    """A contradiction holds while every row that it names lives; what was chosen is one of them, or both."""
    for entry in entries:
        rows, kind, chosen = entry.items("rows"), entry.text("kind"), entry.text("chosen")
        for row in rows:
            if row not in known.ids and not _unread(row, known):
                yield Fault(path, *entry.place("rows"), f"row {quoted(row)} is no row", "mend the id, or delete this")
        if kind and kind not in KINDS:
            what = f"kind {quoted(kind)} is not in its list"
            yield Fault(path, *entry.place("kind"), what, did_you_mean(kind, KINDS, f"write {', '.join(KINDS)}"))
        if chosen and chosen != "both" and chosen not in rows:
            what = f"chosen {quoted(chosen)} is none of {', '.join(rows)}"
            yield Fault(path, *entry.place("chosen"), what, "name one of them, or both")


def _unread(row_id: str, known: Known) -> bool:
    return row_id[:1] in known.unread


def check_places(sheet: Sheet, known: Known) -> Iterator[Fault]:
    """Places in sources that stand in fields of their own, as in `coverage` and `reading.csv`."""
    for line, row in sheet:
        problem = unplaced(row["source"], row["locator"], known) if row["source"] and row["locator"] else None
        if problem:
            name = "locator" if problem[0].startswith("locator") else "source"
            yield Fault(sheet.path, line, sheet.names.index(name) + 1, *problem)


def check_reading(sheet: Sheet, known: Known) -> Iterator[Fault]:
    """Every line of `reading.csv` has its three fields, names a place that exists, and names it once."""
    seen: dict[tuple[str, str], int] = {}
    for line, row in sheet:
        for column, name in enumerate(READING, 1):
            if not row[name].strip():
                yield Fault(sheet.path, line, column, f"{name} is empty", "write it")
        place = (row["source"], row["locator"])
        if place in seen:
            what = f"{row['source']}[{row['locator']}] stands already in line {seen[place]}"
            yield Fault(sheet.path, line, 2, what, "delete one")
        seen.setdefault(place, line)
    yield from check_places(sheet, known)


def check_decisions(sheet: Sheet, known: Known) -> Iterator[Fault]:
    """Every line of `decisions.csv` names a source and a candidate once, and one of the decisions."""
    seen: dict[tuple[str, str], int] = {}
    for line, row in sheet:
        for column, name in enumerate(DECIDED[:-1], 1):
            if not row[name].strip():
                yield Fault(sheet.path, line, column, f"{name} is empty", "write it")
        if row["source"] and row["source"] not in known.sources and "sources" not in known.unread:
            remedy = did_you_mean(row["source"], known.sources, "add it there")
            yield Fault(sheet.path, line, 1, f"source {quoted(row['source'])} is not in sources.yaml", remedy)
        if row["decision"] and row["decision"] not in DECISIONS:
            what = f"decision {quoted(row['decision'])} is not in its list"
            remedy = did_you_mean(row["decision"], DECISIONS, f"write {', '.join(DECISIONS)}")
            yield Fault(sheet.path, line, 4, what, remedy)
        key = (row["source"], row["key"])
        if key in seen:
            what = f"{quoted(row['key'])} was decided already in line {seen[key]}"
            yield Fault(sheet.path, line, 2, what, "delete one")
        seen.setdefault(key, line)
