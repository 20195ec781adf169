"""What must agree between rows and between tables: keys, order, and every reference to another row or source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial

from analysis import sources
from analysis.countries import Atlas, UnknownState
from analysis.tables.faults import Fault, did_you_mean, quoted
from analysis.tables.schema import Field, Schema
from analysis.tables.sheet import Sheet

NOUNS = {
    "countries": "state",
    "organizations": "body",
    "people": "person",
    "resolutions": "resolution",
}
Place = tuple[str, str]


@dataclass
class Known:
    """Everything that a row may refer to.

    keys: (table, field) → its values; ids: every row's id → its table; unread: tables (and the letters of their ids)
    whose rows could not all be read, about which nothing is said; sources: key → whether it is a document, whose places
    are paragraphs; atlas: the states, where their tables are sound.
    """

    keys: dict[Place, set[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    sources: dict[str, bool] = field(default_factory=dict)
    atlas: Atlas | None = None

    def nearest(self, value: str, targets: tuple[Place, ...]) -> str:
        """The remedy for a key that does not exist: the nearest that does."""
        tables = [table for table, _ in targets]
        others = set().union(*(self.keys[target] for target in targets if target[0] != "countries"))
        state = self._state(value) if "countries" in tables else ""
        close = get_close_matches(value, sorted(others), n=1, cutoff=0.75)
        if close or state:
            return f"did you mean {(close or [state])[0]}?"
        return did_you_mean(value, others, f"add it to {' or '.join(f'{table}.csv' for table in tables)}")

    def _state(self, value: str) -> str:
        """The state that a text means or is nearest to, '' when there is none."""
        if not self.atlas:
            return did_you_mean(value, self.keys["countries", "iso3"]).removeprefix("did you mean ").rstrip("?")
        try:
            return self.atlas.code(value)
        except UnknownState:
            return self.atlas.suggest(value) or ""


def known(
    schemas: Mapping[str, Schema], sheets: Mapping[str, Sheet], cited: Mapping[str, bool] | None, atlas: Atlas | None
) -> Known:
    """What the sheets hold that can be referred to. `cited`: source key → whether it is a document; None: unread."""
    found = Known(sources=dict(cited or {}), unread=set() if cited is not None else {"sources"}, atlas=atlas)
    for table, sheet in sheets.items():
        if sheet.stops:
            found.unread |= {table, schemas[table].letter}
    wanted = {target for schema in schemas.values() for one in schema.fields for target in one.targets}
    for table, name in wanted:
        column = schemas[table].column(name) - 1
        found.keys[table, name] = {row[column] for row in sheets[table].rows}
    for table, schema in schemas.items():
        if schema.letter:
            found.ids.update((row[0], table) for row in sheets[table].rows)
    return found


def check_keys(sheet: Sheet, schema: Schema) -> Iterator[Fault]:
    """Unique fields, the primary key, and rows in the order of their numbers."""
    for names in dict.fromkeys([*((one.name,) for one in schema.fields if one.unique), schema.key]):
        columns = [schema.column(name) - 1 for name in names]
        seen: dict[tuple[str, ...], int] = {}
        for line, row in zip(sheet.lines, sheet.rows, strict=True):
            key = tuple(row[column] for column in columns)
            if any(key) and key in seen:
                what = f"{', '.join(names)} {quoted(', '.join(key))} stands already in line {seen[key]}"
                yield Fault(sheet.path, line, columns[0] + 1, what, "give each row its own", "id" in names)
            seen.setdefault(key, line)
    if schema.letter:
        yield from _order(sheet, schema.letter)


def _order(sheet: Sheet, letter: str) -> Iterator[Fault]:
    highest = (0, "")
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        number = int(row[0][1:]) if re.fullmatch(rf"{letter}[1-9][0-9]*", row[0]) else 0
        if number and number < highest[0]:
            yield Fault(sheet.path, line, 1, f"id {row[0]} comes after {highest[1]}", "sort the rows by number")
        highest = max(highest, (number, row[0]))


def check_references(sheet: Sheet, schema: Schema, known: Known) -> Iterator[Fault]:
    """Keys of other tables, and the sources and places that `sources` names."""
    for index, one in enumerate(schema.fields):
        readable = not known.unread & {table for table, _ in one.targets}
        if not (one.name == "sources" or (one.targets and readable)):
            continue
        judge = partial(_dangling, one) if one.targets else _unfounded
        judged = {value: judge(value, known) for value in {row[index] for row in sheet.rows}}
        wrong = {value: problem for value, problem in judged.items() if problem}
        for line, row in zip(sheet.lines, sheet.rows, strict=True) if wrong else ():
            if row[index] in wrong:
                yield Fault(sheet.path, line, index + 1, *wrong[row[index]])


def _dangling(one: Field, value: str, known: Known) -> tuple[str, str] | None:
    named = one.keys(value)
    for key in named:
        if not any(key in known.keys[target] for target in one.targets):
            nouns = " and no ".join(f"{NOUNS.get(table, 'row')} in {table}.csv" for table, _ in one.targets)
            return f"{one.name} {quoted(key)} is no {nouns}", known.nearest(key, one.targets)
        if named.count(key) > 1:
            return f"{one.name} names {key} twice", "name it once"
    return None


def _unfounded(value: str, known: Known) -> tuple[str, str] | None:
    try:
        cited = sources.refs(value)
    except ValueError:
        return None
    return next(filter(None, (unplaced(ref.key, ref.locator, known) for ref in cited)), None)


def unplaced(key: str, locator: str, known: Known) -> tuple[str, str] | None:
    """What is wrong with a place in a source: a key that sources.yaml lacks, or a locator that is no paragraph."""
    if "sources" in known.unread:
        return None
    if key not in known.sources:
        return f"source {quoted(key)} is not in sources.yaml", did_you_mean(key, known.sources, "add it there")
    if known.sources[key] and sources.paragraph(locator) is None:
        return f"locator {quoted(locator)} of {key} is no paragraph", "write ¶ and its number, ¶12"
    return None
