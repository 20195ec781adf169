"""What a page shows of a row when a reader follows a mark: fields, places in sources, basis and note."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import sources
from analysis.tables import computed
from analysis.tables.computed import Computed, Published
from analysis.tables.frames import Tables

APART = ("id", "sources", "basis", "note")


@dataclass(frozen=True)
class Citation:
    """A place in a source; `field` is the one that it supports, '' for the whole row; `edition` is a data set's."""

    key: str
    title: str
    publisher: str
    locator: str
    field: str
    edition: str = ""


@dataclass(frozen=True)
class Shown:
    """A field that is not empty: as stored, as a reader would name it, and what it rests on."""

    name: str
    value: str
    text: str
    basis: str


@dataclass(frozen=True)
class Description:
    """A row as a page shows it; `table` is the data set of a computed row, `title` then that set's.

    pair: the other pair whose row it is, "MEX-PER", where this one only counts it; then few fields are told.
    """

    id: str
    table: str
    title: str
    fields: tuple[Shown, ...]
    citations: tuple[Citation, ...]
    basis: str
    note: str
    pair: str = ""


def describe(data: Tables, ids: Iterable[str]) -> list[Description]:
    """The rows of these ids (`A3.signed` is row `A3`), in their order, each once; raises KeyError for an unknown id."""
    rows = {row["id"]: row for row in map(data.row, ids)}
    return [_description(data, row) for row in rows.values()]


def _description(data: Tables, row: dict[str, Any]) -> Description:
    if row["id"] in data.computed_rows:
        return _computed(data, data.computed_rows[row["id"]])
    if row.get("pair"):
        return _counted(data, row)
    schema = data.schemas[row["table"]]
    bases = sources.bases(row["basis"]) if row.get("basis") else {}
    shown = []
    for field in schema.fields:
        value = _text(row[field.name])
        if value and field.name not in APART:
            names = [_named(data, key, field.targets) for key in field.keys(value)]
            own = bases.get(field.name, bases.get("", ""))
            shown.append(Shown(field.name, value, ", ".join(names) or value, own))
    return Description(
        row["id"],
        row["table"],
        schema.title,
        tuple(shown),
        tuple(_citation(data, ref) for ref in _refs(row)),
        bases.get("", ""),
        row.get("note", ""),
    )


def _computed(data: Tables, one: Computed) -> Description:
    """A computed row: its selection, its fields, and of how many rows it speaks."""
    values = [*one.selection, *one.fields, ("count", one.count)]
    shown = (Shown(name, computed.text(value), computed.said(name, value, data.atlas), "") for name, value in values)
    cited = _citation(data, sources.Ref(one.dataset, one.locator))
    return Description(one.id, one.dataset, cited.title, tuple(shown), (cited,), "", "")


def _counted(data: Tables, row: dict[str, Any]) -> Description:
    """A row of another pair: the states whose tie it shows, and where it was read."""
    names = ", ".join(map(data.atlas.name, row["states"].split(";")))
    shown = (Shown("states", row["states"], names, ""),)
    cited = tuple(_citation(data, ref) for ref in _refs(row))
    basis = sources.bases(row["basis"]).get("", "") if row["basis"] else ""
    return Description(row["id"], row["table"], data.schemas[row["table"]].title, shown, cited, basis, "", row["pair"])


def _refs(row: dict[str, Any]) -> list[sources.Ref]:
    if row["table"] == "coverage":
        return [sources.Ref(row["source"], row["locator"])]
    return sources.refs(row.get("sources", ""))


def _citation(data: Tables, ref: sources.Ref) -> Citation:
    source = data.source(ref.key)
    edition = source.edition if isinstance(source, Published) else ""
    return Citation(ref.key, source.title, source.publisher, ref.locator, ref.field, edition)


def _named(data: Tables, key: str, targets: tuple[tuple[str, str], ...]) -> str:
    """A key as a reader would name it."""
    for table, _ in targets:
        if table == "countries" and key in data.atlas:
            return data.atlas.name(key)
        if table == "organizations" and data.org(key) != key:
            return data.org(key)
        if table in ("people", "resolutions") and key in data.rows:
            return str(data.rows[key].get("name") or data.rows[key].get("title") or key)
    return key


def _text(value: object) -> str:
    """A cell as text; a whole number has no point."""
    if isinstance(value, str):
        return value
    return "" if pd.isna(value) else f"{value:.15g}"  # type: ignore[arg-type]
