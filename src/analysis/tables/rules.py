"""What must agree within a row, and between a fact and its participants."""

from collections.abc import Callable, Iterator, Mapping

from analysis import dates, sources
from analysis.tables.faults import Fault, did_you_mean, quoted
from analysis.tables.schema import Schema
from analysis.tables.sheet import Sheet

Row = Mapping[str, str]
Found = tuple[str, str, str]  # the field, what is wrong, the remedy
ORDERED = (
    ("start", "end"),
    ("opened", "closed"),
    ("signed", "in_force"),
    ("signed", "ended"),
    ("in_force", "ended"),
    ("valid_from", "valid_to"),
)
OPPOSED = (("a", "b"), ("sender", "receiver"), ("exporter", "importer"), ("home", "host"), ("origin", "destination"))
UNREAL = ("stated_absent", "announced", "planned", "explored")
HAPPENED = {"posts": ("opened", "closed"), "agreements": ("signed", "in_force", "ended")}
PARTIES = ("party", "sender", "receiver")
GATHERED = ("events", "agreements", "joint_bodies")


def check(sheet: Sheet, schema: Schema) -> Iterator[Fault]:
    """The faults between the fields of one row."""
    rules: list[Callable[[Row], Iterator[Found]]] = [_order, _two_sides]
    if schema.fact:
        rules.append(_founded)
    if schema.name in HAPPENED:
        rules.append(lambda row: _unreal(row, HAPPENED[schema.name]))
    if schema.name in TABLES:
        rules.append(TABLES[schema.name])
    for line, row in sheet:
        for rule in rules:
            for field, what, remedy in rule(row):
                yield Fault(sheet.path, line, schema.column(field), what, remedy)


def check_participants(schemas: Mapping[str, Schema], sheets: Mapping[str, Sheet]) -> Iterator[Fault]:
    """Participants belong to a living fact of the right table; an event, agreement or body is between somebody."""
    people = sheets["participants"]
    ids = {row[0]: table for table in sheets for row in sheets[table].rows if schemas[table].letter}
    unread = {schemas[table].letter for table in sheets if sheets[table].stops}
    for line, row in people:
        if row["fact"] and row["fact"] not in ids and row["fact"][0] not in unread:
            column = schemas["participants"].column("fact")
            yield Fault(people.path, line, column, f"fact {row['fact']!r} is no row", "name a living row's id")
    if people.stops:
        return
    between = {row["fact"] for _, row in people if row["role"] in PARTIES}
    for table in GATHERED:
        for line, row in sheets[table]:
            if row["id"] not in between:
                what = f"{row['id']} has no party, sender or receiver"
                yield Fault(sheets[table].path, line, 1, what, "add its states to participants.csv")


def _order(row: Row) -> Iterator[Found]:
    for first, last in ORDERED:
        start, end = row.get(first, ""), row.get(last, "")
        if start and end and (_bound(start, dates.earliest) or "") > (_bound(end, dates.latest) or "9"):
            yield last, f"{last} {end!r} lies before {first} {start!r}", "exchange them, or mend one"


def _bound(date: str, side: Callable[[str], str]) -> str:
    try:
        return side(date)
    except ValueError:
        return ""


def _two_sides(row: Row) -> Iterator[Found]:
    for one, other in OPPOSED:
        if row.get(one) and row.get(one) == row.get(other):
            yield other, f"{one} and {other} are both {row[one]!r}", "a fact between states needs two"


def _unreal(row: Row, fields: tuple[str, ...]) -> Iterator[Found]:
    for field in fields:
        if row["status"] in UNREAL and row[field]:
            yield field, f"{field} is {row[field]!r} where status is {row['status']}", "empty it, or mend the status"


def _founded(row: Row) -> Iterator[Found]:
    """What `sources` and `basis` say of single fields: each is there, holds something, and is named once."""
    for name, reader in (("sources", _own_places), ("basis", _own_bases)):
        parts = reader(row[name])
        fields = [field for field, _ in parts if field]
        strange = next((field for field in fields if field not in row), "")
        empty = next((field for field in fields if not row.get(field)), "")
        twice = next((part for part in parts if parts.count(part) > 1), None)
        if strange:
            remedy = did_you_mean(strange, row)
            yield name, f"{name} gives {quoted(strange)} one of its own, no field here", remedy
        elif empty:
            yield name, f"{name} gives {empty} one of its own, but {empty} is empty", "fill it or delete this"
        elif twice:
            yield name, f"{name} names {twice[1]} twice", "name it once"


def _own_places(value: str) -> list[tuple[str, str]]:
    try:
        return [(ref.field, str(ref)) for ref in sources.refs(value)]
    except ValueError:
        return []


def _own_bases(value: str) -> list[tuple[str, str]]:
    """The fields that have a basis of their own; '' for the row's."""
    fields = [part.rpartition("=")[0] for part in value.split(";")] if value else []
    return [(field, field or "the row") for field in fields]


def _absent_person(row: Row) -> Iterator[Found]:
    if row["status"] == "stated_absent" and row["person"]:
        yield "person", "a person is named where status is stated_absent", "empty it, or mend the status"


def _money(row: Row) -> Iterator[Found]:
    if row["value"] and not row["currency"]:
        yield "currency", "currency is empty beside a value", "write its ISO 4217 code"
    if row["currency"] and not row["value"]:
        yield "value", "value is empty beside a currency", "write it in plain units, or empty the currency"
    if row["currency"] == "USD" and row["value_usd"] not in ("", row["value"]):
        yield "value_usd", f"value_usd {row['value_usd']} differs from value {row['value']} in USD", "write it alike"


def _goods(row: Row) -> Iterator[Found]:
    if row["mapping"] in ("exact", "broad") and not row["hs_codes"]:
        yield "hs_codes", f"hs_codes is empty where mapping is {row['mapping']}", "write codes, or mapping none"
    if row["mapping"] == "none" and row["hs_codes"]:
        yield "mapping", "mapping is none beside hs_codes", "write exact or broad, or empty hs_codes"
    if bool(row["hs_codes"]) != bool(row["hs_edition"]):
        yield "hs_edition", "hs_codes and hs_edition go together", "fill both or neither"


def _somebody(row: Row) -> Iterator[Found]:
    if not (row["iso3"] or row["org"] or row["person"]):
        yield "iso3", "the row names no state, body or person", "name one"
    elif row["role"] in PARTIES and not (row["iso3"] or row["org"]):
        yield "iso3", f"a {row['role']} is a state or a body", "name it in iso3 or org"


def _group(row: Row) -> Iterator[Found]:
    if row["members"] and row["kind"] != "group":
        yield "members", "members are listed for a body that is no group", "use memberships.csv"
    if row["kind"] == "group" and not row["members"]:
        yield "members", "members is empty for a group", "list its states"


TABLES: dict[str, Callable[[Row], Iterator[Found]]] = {
    "accreditations": _absent_person,
    "trade_totals": _money,
    "trade_products": _goods,
    "participants": _somebody,
    "organizations": _group,
}
