"""What one cell may hold: its field's type, pattern, enumeration and limits, dates that exist, and clean text."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis import dates, sources
from analysis.tables.faults import Fault, did_you_mean, quoted
from analysis.tables.schema import Field, Schema
from analysis.tables.sheet import Sheet

NUMBERS = {
    "number": (re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?"), "at most 15 digits, with a point before decimals"),
    "integer": (re.compile(r"-?[0-9]{1,15}"), "at most 15 digits"),
}
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
EMPTY = {
    "sources": "write key[¶N]",
    "basis": "write stated, reference or inferred",
    "id": "write the table's letter and the next number",
}


class Trouble(NamedTuple):
    """What is wrong with one cell, before it is known where it stands."""

    what: str
    remedy: str
    stops: bool = False


def check(sheet: Sheet, schema: Schema) -> Iterator[Fault]:
    """The faults of every cell on its own: at most one a cell, the gravest first."""
    for index, field in enumerate(schema.fields):
        found: dict[str, Trouble | None] = {}
        for line, row in zip(sheet.lines, sheet.rows, strict=True):
            value = row[index]
            if value not in found:
                found[value] = trouble(field, value)
            problem = found[value]
            if problem:
                yield Fault(sheet.path, line, index + 1, *problem)


def trouble(field: Field, value: str) -> Trouble | None:
    """What is wrong with `value` in `field`, None when nothing is. References are looked at elsewhere."""
    if value == "":
        return Trouble(f"{field.name} is empty", _wanted(field), field.name == "id") if field.required else None
    return _unclean(field, value) or _unreadable(field, value) or _unfit(field, value)


def _unclean(field: Field, value: str) -> Trouble | None:
    hidden = [letter for letter in value if unicodedata.category(letter) in HIDDEN]
    grave = field.edtf or field.type != "string" or field.name in ("id", "sources", "basis")
    if hidden:
        name = unicodedata.name(hidden[0], "a control character").lower()
        return Trouble(f"{field.name} holds U+{ord(hidden[0]):04X}, {name}", "delete it", grave)
    if value != value.strip():
        return Trouble(f"{field.name} {quoted(value)} begins or ends with a blank", "delete the blank", grave)
    if not unicodedata.is_normalized("NFC", value):
        return Trouble(f"{field.name} {quoted(value)} is not in Unicode form NFC", "type its accents anew", grave)
    return None


def _unreadable(field: Field, value: str) -> Trouble | None:
    """What would keep the tables from being read."""
    if field.type in NUMBERS and not NUMBERS[field.type][0].fullmatch(value):
        return Trouble(f"{field.name} {quoted(value)} is no {field.type}", f"write {NUMBERS[field.type][1]}", True)
    reader = dates.parse if field.edtf else {"sources": sources.refs, "basis": sources.bases}.get(field.name)
    problem = _refusal(reader, value) if reader else ""
    if problem:
        what, _, remedy = problem.partition("; ")
        return Trouble(what, remedy or _wanted(field), True)
    if field.name == "id" and field.pattern and not field.pattern.fullmatch(value):
        return Trouble(f"id {quoted(value)} is malformed", f"write {field.description}", True)
    return None


def _refusal(reader: Callable[[str], object], value: str) -> str:
    try:
        reader(value)
    except ValueError as error:
        return str(error)
    return ""


def _unfit(field: Field, value: str) -> Trouble | None:
    """What breaks a rule of the schema, but can be read."""
    if field.enum and value not in field.enum:
        return Trouble(
            f"{field.name} {quoted(value)} is not in its list", did_you_mean(value, field.enum, _wanted(field))
        )
    if field.type in NUMBERS and not (_low(field) <= float(value) <= _high(field)):
        return Trouble(f"{field.name} {value} is out of range", f"write {_low(field):g} to {_high(field):g}")
    if field.pattern and not field.targets and not field.pattern.fullmatch(value):
        return Trouble(f"{field.name} {quoted(value)} is malformed", _wanted(field))
    if field.words and len(value.split()) > field.words:
        return Trouble(f"{field.name} has {len(value.split())} words", f"write at most {field.words}")
    return None


def _low(field: Field) -> float:
    return float("-inf") if field.minimum is None else field.minimum


def _high(field: Field) -> float:
    return float("inf") if field.maximum is None else field.maximum


@lru_cache(maxsize=512)
def _wanted(field: Field) -> str:
    """What to write into a field."""
    if field.name in EMPTY:
        return EMPTY[field.name]
    if field.enum:
        return f"write {', '.join(field.enum)}"
    if field.edtf:
        return "write 2015, 2015-02 or 2015-02-28"
    return f"write {field.description}"
