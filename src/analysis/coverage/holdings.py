"""What the tables hold: how many rows and facts, from which sources, and on what they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis import sources as references
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

BASES = ("stated", "reference", "inferred")


def counts(data: Tables) -> pd.DataFrame:
    """How many rows each table has from each source, and what they rest on.

    Shape: one row is a table, source and basis: table, source, basis (stated, reference, inferred: of the row as a
    whole), rows_count, rows. A row counts once, under the source that it cites first, so counts may be added up.
    Order: tables as named, then as cited. Units: rows of the tables. Errors: none. Source of the method: our own.

    >>> from analysis import tables
    >>> found = counts(tables.load())
    >>> found[found.table.eq("votes")][["source", "basis", "rows_count"]].values.tolist()
    [['wiki-blr-mex', 'stated', 2]]
    """
    held: dict[tuple[str, str, str], list[str]] = {}
    for table in data:
        for row in select.records(data[table]) if {"id", "basis"} <= set(data[table]) else []:
            first = references.refs(row["sources"])[0].key
            held.setdefault((table, first, references.bases(row["basis"]).get("", "")), []).append(row["id"])
    rows = [{"table": key[0], "source": key[1], "basis": key[2], "rows": ids} for key, ids in held.items()]
    return select.frame([{**row, "rows_count": len(row["rows"])} for row in rows], "table source basis rows_count rows")


def kinds(data: Tables) -> pd.DataFrame:
    """How many facts of each kind the tables hold, by source and by what they rest on.

    Shape: one row is a kind of the fact format and a source: kind, source, facts (lines of the fact format), stated,
    reference, inferred (of them), rows. A fact counts once, under the source that it cites first. Order: kinds, then
    sources, as they come. Units: facts. Errors: none. Source of the method: our own.

    >>> from analysis import tables
    >>> found = kinds(tables.load())
    >>> found[found.kind.eq("un_vote")][["source", "facts"]].values.tolist()
    [['wiki-blr-mex', 2]]
    """
    held: dict[tuple[str, str], list[select.Row]] = {}
    for row in select.records(data.facts):
        held.setdefault((row["kind"], references.refs(row["sources"][0])[0].key), []).append(row)
    found = []
    for (kind, source), facts in held.items():
        on = [references.bases(row["basis"]).get("", "") for row in facts]
        rows = select.unique(row for fact in facts for row in fact["rows"])
        told = {"kind": kind, "source": source, "facts": len(facts), "rows": rows}
        found.append(told | {basis: on.count(basis) for basis in BASES})
    return select.frame(found, f"kind source facts {' '.join(BASES)} rows")


def sources(data: Tables, pair: Dyad | None = None) -> pd.DataFrame:
    """The sources, as sources.yaml has them, and how many rows cite each.

    Shape: one row is a source: key, title, publisher, address, language, family (copies of one text share it), side (a
    party's code, or third), written_not_before, written_not_after, note, cited (rows that cite it), rows. pair: only
    the sources that facts of the pair cite, with those rows. Units: rows
    of the tables. Errors: none. Source of the method: our own.

    >>> from analysis import tables
    >>> sources(tables.load())["family"].nunique()
    2
    """
    cited: dict[str, list[str]] = {}
    for table in data:
        for row in data.records(table) if {"id", "sources"} <= {one.name for one in data.schemas[table].fields} else []:
            for key in select.unique(ref.key for ref in references.refs(row["sources"])):
                cited.setdefault(key, []).append(row["id"])
    mine = {row for ids in select.facts(data, pair)["rows"] for row in ids} if pair else set(data.rows)
    held = {key: [row for row in cited.get(key, []) if row in mine] for key in data.sources}
    rows = [
        {**vars(one), "cited": len(held[key]), "rows": held[key]}
        for key, one in data.sources.items()
        if held[key] or not pair
    ]
    named = "key title publisher address language family side written_not_before written_not_after note cited rows"
    return select.frame(rows, named)
