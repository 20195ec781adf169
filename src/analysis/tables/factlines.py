"""The fact format: every fact table as one stream, one JSON object a line, as other programs read it.

`id, kind, type, status, countries, orgs, date, sender, receiver, via, reporter, place, people, value, unit, label,
sources, basis, note`: which row gives what is written in the functions of `analysis.tables.makers`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables.makers import KINDS
from analysis.tables.making import Making, number

if TYPE_CHECKING:
    from analysis.tables.frames import Tables

COLUMNS = (
    *("id", "kind", "type", "status", "countries", "orgs", "date", "sender", "receiver", "via", "reporter", "place"),
    *("people", "value", "unit", "label", "sources", "basis", "note"),
)
INTERNAL = ("rows", "as_of", "table")
FACT_KINDS = (
    "event",
    "visit",
    "agreement",
    "trade_total",
    "trade_product",
    "mission",
    "membership",
    "un_vote",
    "company_presence",
    "joint_body",
    "migration",
    "equipment",
    "transport",
    "claim",
)


def build(tables: Mapping[str, pd.DataFrame], rows: Mapping[str, dict]) -> pd.DataFrame:
    """The facts of some tables, `rows` being every row by its id; one row is a fact.

    Columns of the fact format, '' where there is nothing (`value`: a nullable number), and behind them `rows` (the ids
    of the rows that it is made from: its own, its participants', its resolution), `as_of` and `table`.
    """
    making = Making(tables, rows)
    found = [fact for table, make in KINDS.items() for fact in make(making, table)]
    frame = pd.DataFrame(found, columns=[*COLUMNS, *INTERNAL])
    texts = [name for name in frame if name not in ("countries", "orgs", "people", "value", "sources", "rows")]
    return frame.astype({"value": "Float64"} | dict.fromkeys(texts, "str"))


def facts(data: "Tables") -> pd.DataFrame:
    """Every fact of the tables, as `build` makes them."""
    return data.facts


def fact_lines(data: "Tables") -> Iterator[str]:
    """The facts as JSON lines: tables in the order of `makers.KINDS`, rows in the order of their ids."""
    yield from map(line, data.facts.to_dict("records"))


def line(fact: Mapping[Any, Any]) -> str:
    """A fact as a JSON line."""
    return json.dumps({name: _plain(name, fact[name]) for name in COLUMNS}, ensure_ascii=False)


def _plain(name: str, value: object) -> object:
    """A cell as it stands in JSON: nothing is null, a whole number has no point."""
    if name == "people" and isinstance(value, list):
        return [{key: one[key] or None for key in ("name", "office", "iso3")} for one in value]
    if name == "value":
        value = number(value)
        return int(value) if value is not None and value.is_integer() else value
    return None if value == "" else value
