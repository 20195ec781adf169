"""The world's ties: all states in several layers, from the data sets that are here, beside those of documents."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates
from analysis.network.edges import COLUMNS
from analysis.network.places import inside, placed
from analysis.network.sets import FLOOR, WORLD, newest, yearly, years
from analysis.network.yearly import Yearly
from analysis.panel.reckoning import Reckoning
from analysis.tables import select
from analysis.tables.fetched import COW

if TYPE_CHECKING:
    from analysis.tables import Tables

SIDE_BY_SIDE = (
    "layer dataset here whole first last year asked states ties tied pairs partners strength leaders leader_partners"
    " leader_strength placed floor silent unreported rounded rows"
)
STATED = ("trade", "alliances", "posts")  # layers each of whose ties stands in a row; the others compare rows


def world(data: Tables, layers: Sequence[str] = (), date: str = "", region: Sequence[str] = ()) -> pd.DataFrame:
    """Ties among all states of the world, each layer in the newest year of which it tells, at or before a date.

    The layers, each of one data set and one year, and never summed:
    trade (cow_trade): exporter to importer, where the importer's report is at least one million dollars of the year;
    weight: that report. A flow that nobody reported is no tie. A state less than half of whose trade the flows tell (by
    its own total; where that is not told, by their number) is no node: nearly all of West Germany's are lacking.
    alliances (atop): pairs that an alliance treaty binds to any of its five obligations; weight: 1.
    bodies (cow_igo): pairs that share more intergovernmental organizations than either does with its median partner;
    weight: how many more than the larger of both medians. A universal body is in every pair's count, and so in no tie.
    votes (un_votes): pairs each of which is among the other's nearest tenth of partners, by the share of identical
    votes in the year's roll calls; weight: that share, which counts where both voted in at least three of four.
    Likeness is no tie of itself: read it as who votes most like whom.
    posts (lowy): sender to receiver, where the sender keeps a post; weight: how many. Only the index's senders have
    lists: see `refuse_partial`.

    Shape: one row is a tie: the columns of `edges` (status actual; as_of: the year; kind: what the weights add up to;
    rows: one computed row for all ties of the layer), weight, year. layers: some of these; none: all that are here.
    region: states or groups; keeps the ties of which one end at least is in it. Units: as said. What an absence is: a
    pair without a row has no tie of that kind; a member of the state system that is no node is named in `worldwide`. A
    year beyond a data set's coverage is never shown, and a layer whose data set is not here has no rows.
    Errors: ValueError for a layer, date, state or group that is none. Source of the method: Barbieri, Keshk & Pollins
    2009, Conflict Management and Peace Science 26(5); Leeds et al. 2002, International Interactions 28(3); Pevehouse et
    al. 2020, J. Peace Research 57(3); Bailey, Strezhnev & Voeten 2017, J. Conflict Resolution 61(2); the thresholds of
    bodies and votes are ours.

    >>> from analysis import tables
    >>> world(tables.load(), ["trade"]).columns[-2:].tolist()
    ['weight', 'year']
    """
    found = []
    for layer in layers or WORLD:
        year = newest(data, layer, date)
        if year is not None:
            one = yearly(data, layer, year, year)
            ties = touching(one.ties, inside(data, region, set(one.nodes["node"]))) if region else one.ties
            found.append(_edges(layer, ties, _layer(data, layer, date)["rows"][0]))
    return pd.concat(found, ignore_index=True) if found else select.frame([], f"{COLUMNS} weight year")


def worldwide(data: Tables, date: str = "") -> pd.DataFrame:
    """The world's layers side by side, each in the newest year of which it tells, at or before a date.

    Shape: one row is a layer of `world`: layer, dataset, here (whether its data set is), whole (whether it follows
    every state both ways, so that centralities have a meaning), first, last (years of which it tells), year (missing:
    none so early), asked (the year of `date`, '' for none), states (its nodes), ties (rows), tied (pairs with a tie),
    pairs (of its states), partners and strength (of the median state; see `standing`), leaders (the states of most
    strength), leader_partners, leader_strength, placed (states all of whose ties out are there), floor (dollars from
    which a flow is a tie), silent (members of the state system that are no nodes, too little being told of them),
    unreported (directed pairs of its states without a figure; of trade only), rounded (the unit to which this copy's
    amounts are), rows (the computed row). Layers are never summed. Units: states, ties, pairs; those of `world`.
    Errors: ValueError for a date that is none. Source of the method: Kivelä et al. 2014, J. Complex Networks 2(3).

    >>> from analysis import tables
    >>> worldwide(tables.load())[["layer", "dataset"]].values.tolist()[0]
    ['trade', 'cow_trade']
    """
    rows = [_layer(data, layer, date) for layer in WORLD]
    whole = select.frame(rows, SIDE_BY_SIDE)
    numbers = ("first", "last", "year", "states", "ties", "tied", "pairs", "leader_partners", "placed", "unreported")
    return whole.astype(dict.fromkeys(numbers, "Int64"))


def main_layer(worldwide: pd.DataFrame, layers: Sequence[str] = ()) -> str:
    """The layer of the world that a page is about: of those asked for, else of all, the first that can be told.

    Shape: the name of a layer, '' where there is none. Errors: none. Source: the order of `worldwide`.

    >>> rows = {"layer": ["trade", "votes"], "year": pd.array([2014, 2019], dtype="Int64")}
    >>> main_layer(pd.DataFrame(rows), ["embassies", "votes"]), main_layer(pd.DataFrame(rows))
    ('votes', 'trade')
    """
    told = worldwide.loc[worldwide["year"].notna(), "layer"].tolist()
    return next((layer for layer in (*layers, *told) if layer in told), "")


def touching(ties: pd.DataFrame, states: Collection[str]) -> pd.DataFrame:
    """The ties of which one end at least is among some states."""
    return ties[ties["sender"].isin(states) | ties["receiver"].isin(states)]


def _edges(layer: str, ties: pd.DataFrame, row: str) -> pd.DataFrame:
    """Ties as rows of `edges`."""
    source = WORLD[layer]
    told = {"layer": layer, "directed": source.directed, "since": "", "until": "", "as_of": ties["year"].astype("str")}
    told |= {"status": "actual", "basis": "stated" if layer in STATED else "inferred", "kind": source.strength}
    made = ties.assign(**told, id=row, rows=pd.Series([[row]] * len(ties), ties.index))
    return made[[*COLUMNS.split(), "weight", "year"]]


def _layer(data: Tables, layer: str, date: str) -> dict[str, Any]:
    """One row of `worldwide`."""
    source, told = WORLD[layer], years(data, layer)
    asked = dates.parse(date).latest[:4] if date and not dates.parse(date).open_end else ""
    row: dict[str, Any] = {"layer": layer, "dataset": source.dataset, "here": bool(told), "whole": source.whole}
    row |= dict.fromkeys(SIDE_BY_SIDE.split()[4:], pd.NA) | {"asked": asked, "leaders": [], "silent": [], "rows": []}
    year = newest(data, layer, date)
    if not told or year is None:
        return row | ({"first": told[0], "last": told[-1]} if told else {})
    one = yearly(data, layer, year, year)
    row |= {"first": told[0], "last": told[-1], "year": year, **_counted(data, layer, year, one)}
    return row | {"rows": [_row(data, row, one.counts[year])]}


def _counted(data: Tables, layer: str, year: int, one: Yearly) -> dict[str, Any]:
    """What a layer of one year comes to."""
    source, size = WORLD[layer], len(one.nodes)
    found = placed(one, source.directed)
    mine = found[found["strength"].notna()]
    first = mine[mine["strength_place"].eq(1)].sort_values("node")
    told: dict[str, Any] = {"states": size, "ties": len(one.ties), "pairs": size * (size - 1) // 2}
    told["placed"] = len(mine)
    told["tied"] = len({frozenset(ends) for ends in zip(one.ties["sender"], one.ties["receiver"], strict=True)})
    told |= {"partners": float(mine["partners"].median()), "strength": float(mine["strength"].median())}
    told |= {"leaders": first["node"].tolist(), "leader_partners": int(first["partners"].iloc[0])}
    told |= {"leader_strength": float(first["strength"].iloc[0]), "rounded": data.fetched[source.dataset].rounded}
    if data.fetched[source.dataset].senders == COW:
        members = Reckoning(data, "iso").members
        told["silent"] = sorted(set(members.loc[members["year"].eq(year), "iso3"]) - set(one.nodes["node"]))
    if layer == "trade":
        told["floor"] = FLOOR
        told["unreported"] = size * (size - 1) - one.counts[year]
    return told


def _row(data: Tables, row: dict[str, Any], count: int) -> str:
    """The computed row of a layer of one year."""
    named = ("states", "ties", "tied", "pairs", "placed", "leader_partners", "unreported")
    told = {name: row[name] for name in named} | {"tied_share": row["tied"] / row["pairs"]}
    told |= {"first_year": row["first"], "last_year": row["last"]}
    told |= {"median_partners": row["partners"], "other_states": row["states"] - 1}
    strength = WORLD[row["layer"]].strength
    told |= {f"median_{strength}": row["strength"], f"leader_{strength}": row["leader_strength"]}
    told |= {
        "leaders": ";".join(row["leaders"]),
        "leader_states": len(row["leaders"]),
        "not_reported": ";".join(row["silent"]),
        "silent": len(row["silent"]),
    }
    told |= {"floor_usd": row["floor"], "rounded_to_usd": row["rounded"] or None}
    later = {"asked": row["asked"]} if row["asked"] > str(row["year"]) else {}
    return data.computed(row["dataset"], {"layer": row["layer"], "year": row["year"]} | later, count, **told)
