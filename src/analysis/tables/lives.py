"""Whether the dates of a row lie within the lives of the states that it names; where not, its note must say why."""

from collections.abc import Iterator, Mapping

from analysis import dates
from analysis.countries import Atlas
from analysis.tables.faults import Fault
from analysis.tables.schema import Field, Schema
from analysis.tables.sheet import Sheet

TIMELESS = {("claims", "as_of")}  # a claim of 2024 may speak of a state that ended in 1991
REMEDY = "name the state of that time, or say in the note why it stands here"


def check(schemas: Mapping[str, Schema], sheets: Mapping[str, Sheet], atlas: Atlas) -> Iterator[Fault]:
    """The faults of every fact row, of a fact's participants, and of votes on a dated resolution."""
    facts: dict[str, tuple[list[str], str]] = {}
    for table, sheet in sheets.items():
        schema = schemas[table]
        if not schema.fact:
            continue
        dated = [field.name for field in schema.fields if field.edtf and (table, field.name) not in TIMELESS]
        states = _states(schema)
        for line, row in sheet:
            when = [row[name] for name in dated if row[name]]
            facts[row["id"]] = (when, row["note"])
            yield from _outside(sheet, line, row, states, when, row["note"], atlas)
    for table, link in (("participants", "fact"), ("votes", "resolution")):
        fields = [field for field in _states(schemas[table]) if field.name == "iso3"]
        for line, row in sheets[table]:
            when, note = facts.get(row[link], ([], ""))
            yield from _outside(sheets[table], line, row, fields, when, row["note"] or note, atlas)


def _states(schema: Schema) -> list[Field]:
    return [field for field in schema.fields if any(table == "countries" for table, _ in field.targets)]


def _outside(
    sheet: Sheet, line: int, row: Mapping[str, str], fields: list[Field], when: list[str], note: str, atlas: Atlas
) -> Iterator[Fault]:
    if note:
        return
    for field in fields:
        for state in field.keys(row[field.name]):
            date = next((date for date in when if not lived(atlas, state, date)), "")
            if date:
                what = f"{field.name} {state} did not exist on {date}"
                yield Fault(sheet.path, line, sheet.names.index(field.name) + 1, what, REMEDY)


def lived(atlas: Atlas, state: str, date: str) -> bool:
    """Whether a state may have existed on some day of a date; true of dates and states that cannot be judged."""
    try:
        span = dates.parse(date)
    except ValueError:
        return True
    return state not in atlas or atlas.existed(state, span.earliest, span.latest)
