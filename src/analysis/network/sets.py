"""The layers of the world's ties, the data set that each comes from, and the years of which each tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis import dates
from analysis.countries import LAST_YEAR
from analysis.network.likeness import LEAST, roll_calls, votes
from analysis.network.yearly import ENDS, KEY, Yearly, made, named, pairs, rows
from analysis.panel.reckoning import Reckoning

if TYPE_CHECKING:
    from analysis.tables import Tables

FLOOR = 1_000_000  # dollars of the year from which a flow is a tie
OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
BODY = "permanent_mission"  # to a body, and so to no state


@dataclass(frozen=True)
class Source:
    """Where a layer's ties come from, whether they have a direction, what their weights add up to, and what reads them.

    whole: whether it follows every state both ways.
    """

    dataset: str
    directed: bool
    whole: bool
    strength: str
    read: Callable[[Tables, Sequence[int]], Yearly]


def years(data: Tables, layer: str) -> list[int]:
    """The years of which a layer can tell, in order; none where its data set is not here."""
    here = data.fetched.get(WORLD[layer].dataset)
    if here is None:
        return []
    if layer != "votes":
        return sorted(here.years)
    called = roll_calls(data)
    return [year for year in sorted(here.years) if called.get(year, 0) >= LEAST]


def newest(data: Tables, layer: str, date: str = "") -> int | None:
    """The newest year of which a layer tells, at or before the end of an EDTF date; None where there is none.

    Raises ValueError for a layer that is none, and for a date that is none.
    """
    if layer not in WORLD:
        raise ValueError(f"layer {layer!r} is none of {', '.join(WORLD)}")
    limit = int(dates.parse(date).latest[:4]) if date else LAST_YEAR
    return max((year for year in years(data, layer) if year <= limit), default=None)


def yearly(data: Tables, layer: str, first: int, last: int) -> Yearly:
    """A layer in the years of which it tells from `first` to `last`; the definition of its ties is in `world`."""
    return WORLD[layer].read(data, [year for year in years(data, layer) if first <= year <= last])


def _trade(data: Tables, wanted: Sequence[int]) -> Yearly:
    """Importers' reports of at least the floor, among the states of whose trade enough is told."""
    every = rows(data, "cow_trade", ("exporter", "importer", "period", "value_usd"), wanted)
    nodes = _told(data, every)
    held = _among(every, nodes)
    ties = held[held["value_usd"] >= FLOOR].rename(columns={"value_usd": "weight"})
    return made(ties, nodes, held)


def _among(held: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """The rows both of whose states are nodes of their year."""
    known = pd.MultiIndex.from_frame(nodes[["year", "node"]])
    ends = [pd.MultiIndex.from_frame(held[["year", end]].astype({end: "str"})).isin(known) for end in ENDS]
    return held[ends[0] & ends[1]]


def _told(data: Tables, held: pd.DataFrame) -> pd.DataFrame:
    """The states at least half of whose trade the flows tell: by their own totals, where these are not told by number.

    The flows of some are hardly there: of West Germany's trade of 1964 seven hundredths, of Malaysia's none.
    """
    own, sides = _totals(data, held), []
    for end, total in zip(ENDS, ("exports_usd", "imports_usd"), strict=True):
        side = held.groupby(["year", end], observed=True)["value_usd"].agg(["sum", "size"]).reset_index()
        side = side.set_axis(["year", "node", "sum", "size"], axis=1).astype({"node": "str"})
        side = side.merge(
            own[["year", "node", total]].rename(columns={total: "whole"}), on=["year", "node"], how="left"
        )
        sides.append(side.assign(sum=side["sum"].where(side["whole"].notna(), 0)))
    told = pd.concat(sides).groupby(["year", "node"])[["sum", "size", "whole"]].sum().reset_index()
    others = told.groupby("year")["node"].transform("size") - 1
    enough = (2 * told["sum"] >= told["whole"]).where(told["whole"] > 0, told["size"] >= others)
    return told.loc[enough.astype(bool), ["year", "node"]]


def _totals(data: Tables, held: pd.DataFrame) -> pd.DataFrame:
    """What each state says of its whole trade in a year, where that part of the data set is here."""
    if "states" not in data.fetched["cow_trade"].parts or held.empty:
        return pd.DataFrame({"year": [], "node": [], "exports_usd": [], "imports_usd": []}).astype({"node": "str"})
    span = range(int(held["year"].min()), int(held["year"].max()) + 1)
    own = data.derived.rows("cow_trade", "states", year=span).rename(columns={"iso3": "node"})
    return own.groupby(["year", "node"])[["exports_usd", "imports_usd"]].max().reset_index()


def _bodies(data: Tables, wanted: Sequence[int]) -> Yearly:
    """Pairs that share more bodies than either does with its median partner, by how many."""
    held = rows(data, "cow_igo", (*ENDS, "year", "igos_shared"), wanted)
    usual = held.groupby(["year", "sender"], observed=True)["igos_shared"].median()
    most = np.maximum(*(usual.reindex(pd.MultiIndex.from_frame(held[["year", end]])).to_numpy() for end in ENDS))
    ties = pairs(held.assign(weight=held["igos_shared"].to_numpy() - most).query("weight > 0"))
    return made(ties, named(held), held)


def _alliances(data: Tables, wanted: Sequence[int]) -> Yearly:
    """Pairs that any obligation binds; its list being whole, every member of the system is a node."""
    held = rows(data, "atop", (*ENDS, "year", *OBLIGATIONS), wanted)
    bound = held[held[list(OBLIGATIONS)].sum(axis=1) > 0]
    members = Reckoning(data, "iso").members
    nodes = members[members["year"].isin(wanted)][["year", "iso3"]].drop_duplicates().set_axis(["year", "node"], axis=1)
    bound = _among(bound, nodes)  # Syria of 1959 is none: the list keeps it apart from Egypt
    return made(pairs(bound.assign(weight=1.0)), nodes, bound)


def _posts(data: Tables, wanted: Sequence[int]) -> Yearly:
    """Senders and the states in which they keep a post, by how many; only senders' lists are whole."""
    held = rows(data, "lowy", (*ENDS, "year", "kind", "status"), wanted, several=True)
    kept = held[held["kind"].ne(BODY) & held["status"].eq("actual")]
    ties = kept.groupby(KEY, observed=True).size().rename("weight").reset_index()
    nodes = named(kept)
    spans = data.fetched["lowy"].senders
    reach = {} if isinstance(spans, str) else spans
    listed = {(iso3, year) for iso3, held in reach.items() for first, last in held for year in range(first, last + 1)}
    covered = [pair in listed for pair in zip(nodes["node"], nodes["year"], strict=True)]
    return made(ties, nodes.assign(covered=covered), kept)


WORLD: dict[str, Source] = {
    "trade": Source("cow_trade", True, True, "trade_usd", _trade),
    "alliances": Source("atop", False, True, "allies", _alliances),
    "bodies": Source("cow_igo", False, True, "bodies_beyond_median", _bodies),
    "votes": Source("un_votes", False, True, "sum_of_shares", votes),
    "posts": Source("lowy", True, False, "posts", _posts),
}
