"""What must agree between rows and between tables: keys, order, and every reference to another row or source."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analysis import sources
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
    whose rows could not all be read, about which nothing is said; used: how often the rows name a state; names: a name
    of a state → its code; sources: key → whether it is a document, whose places are paragraphs.
    """

    keys: dict[Place, set[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    used: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, bool] = field(default_factory=dict)

    def nearest(self, value: str, targets: tuple[Place, ...]) -> str:
        """The remedy for a key that does not exist; of equally near ones that which the rows name most."""
        known = set().union(*(self.keys[target] for target in targets))
        if self.names.get(value.casefold(), "") in known:
            return f"did you mean {self.names[value.casefold()]}?"
        for close in (_one_letter_off, _swapped):
            near = sorted((one for one in known if close(value.upper(), one)), key=lambda one: (-self.used[one], one))
            if near:
                return f"did you mean {near[0]}?"
        return did_you_mean(value.upper(), known, f"add it to {' or '.join(f'{table}.csv' for table, _ in targets)}")


def known(schemas: Mapping[str, Schema], sheets: Mapping[str, Sheet], cited: Mapping[str, bool] | None) -> Known:
    """What the sheets hold that can be referred to. `cited`: source key → whether it is a document; None: unread."""
    found = Known(sources=dict(cited or {}), unread=set() if cited is not None else {"sources"})
    for table, sheet in sheets.items():
        if sheet.stops:
            found.unread |= {table, schemas[table].letter}
    wanted = {target for schema in schemas.values() for one in schema.fields for target in one.targets}
    for table, name in wanted:
        column = schemas[table].column(name) - 1
        found.keys[table, name] = {row[column] for row in sheets[table].rows}
    for table, column in (("country_aliases", "alias"), ("countries", "name_en")):
        for _, row in sheets.get(table, ()):
            found.names[row[column].casefold()] = row["iso3"]
    for table, schema in schemas.items():
        if schema.letter:
            found.ids.update((row[0], table) for row in sheets[table].rows)
        for column, one in enumerate(schema.fields):
            if one.targets and not one.many and one.targets[0][0] == "countries" and schema.fact:
                found.used.update(row[column] for row in sheets[table].rows)
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
        yield from _order(sheet)


def _order(sheet: Sheet) -> Iterator[Fault]:
    highest = (0, "")
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        number = int(row[0][1:]) if row[0][1:].isdecimal() and row[0].isascii() else 0
        if number and number < highest[0]:
            yield Fault(sheet.path, line, 1, f"id {row[0]} comes after {highest[1]}", "sort the rows by number")
        highest = max(highest, (number, row[0]))


def check_references(sheet: Sheet, schema: Schema, known: Known) -> Iterator[Fault]:
    """Keys of other tables, and what `sources` and `basis` name."""
    for index, one in enumerate(schema.fields):
        readable = [target for target in one.targets if target[0] not in known.unread]
        if readable and len(readable) == len(one.targets):
            for line, row in zip(sheet.lines, sheet.rows, strict=True):
                problem = _dangling(one, row[index], known)
                if problem:
                    yield Fault(sheet.path, line, index + 1, *problem)
        elif one.name in ("sources", "basis"):
            for line, row in zip(sheet.lines, sheet.rows, strict=True):
                problem = _ill_founded(one.name, row, schema, known)
                if problem:
                    yield Fault(sheet.path, line, index + 1, *problem)


def _dangling(one: Field, value: str, known: Known) -> tuple[str, str] | None:
    named = one.keys(value)
    for key in named:
        if not any(key in known.keys[target] for target in one.targets):
            nouns = " and no ".join(f"{NOUNS.get(table, 'row')} in {table}.csv" for table, _ in one.targets)
            return f"{one.name} {quoted(key)} is no {nouns}", known.nearest(key, one.targets)
        if named.count(key) > 1:
            return f"{one.name} names {key} twice", "name it once"
    return None


def _ill_founded(name: str, row: tuple[str, ...], schema: Schema, known: Known) -> tuple[str, str] | None:
    """What is wrong with a cell of `sources` or `basis` that can be read."""
    value = row[schema.column(name) - 1]
    try:
        cited = sources.refs(value) if name == "sources" else []
        fields = [ref.field for ref in cited] or list(sources.bases(value) if value else {})
    except ValueError:
        return None
    for field_name in filter(None, fields):
        column = schema.column(field_name)
        if not column:
            return f"{name} gives {quoted(field_name)} one of its own, no field here", did_you_mean(
                field_name, schema.names
            )
        if not row[column - 1]:
            return f"{name} gives {field_name} one of its own, but {field_name} is empty", "fill it or delete this"
    if name == "basis":
        parts = [part.rpartition("=")[0] for part in value.split(";")]
        twice = [part for part in parts if parts.count(part) > 1]
        return (f"basis names {twice[0] or 'the row'} twice", "name it once") if twice else None
    if len(set(cited)) < len(cited):
        return "sources names one place twice", "name it once"
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


def _one_letter_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and one != other and sorted(one) == sorted(other)
