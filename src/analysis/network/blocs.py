"""What stands out in a layer of the world's ties: the ties that a map shows, and states tied among themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.network.backbone import Backbone, backbone
from analysis.network.communities import RUNS, Communities, communities
from analysis.network.places import inside, placed
from analysis.network.sets import WORLD, newest, yearly
from analysis.network.world import touching, world
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables

DRAWN = 240  # ties of which a map of the world can be read
SEED = 1
LAND = "natural_earth"
BLOCS = "layer year bloc size members inside together blocs states alone modularity stability divisions runs rows"


def outstanding(data: Tables, layer: str, date: str = "", region: Sequence[str] = (), most: int = DRAWN) -> Backbone:
    """The ties of a layer of `world` that a map shows: each state's strongest, and those that stand out most.

    The rule is that of `backbone`, over all ties of the layer; of these a region keeps those of which one end at least
    is in it; of what is left the first `most` by the rule are kept. Shape: `Backbone`, whose ties have the columns of
    `world` but layer and directed (a map draws them as plain lines; `kind` says what the weight is), alpha and
    strongest; left_out counts ties of the region. Units: as `world`. What an absence is: as `backbone`. Errors: as
    `world`. Source of the method: as `backbone`.

    >>> from analysis import tables
    >>> outstanding(tables.load(), "trade").left_out
    0
    """
    ties = world(data, [layer] if layer else ["trade"], date)
    if ties.empty:
        return Backbone(ties.assign(alpha=0.0, strongest=False), 0)
    whole = backbone(ties, WORLD[layer].directed, len(ties)).ties
    states = inside(data, region, {*ties["sender"], *ties["receiver"]})
    mine = touching(whole, states) if region else whole
    order = mine.sort_values(["strongest", "alpha", "weight"], ascending=[False, True, False], kind="stable")
    kept = order[: max(most, 0)].sort_index().drop(columns=["layer", "directed"])
    rows = [_drawn(data, layer, region, states, kept, len(mine), most)] if len(kept) else []
    return Backbone(kept.assign(rows=pd.Series([rows] * len(kept), kept.index)), len(mine) - len(kept))


def land(data: Tables) -> pd.DataFrame | None:
    """The shapes of states for a map, where they are here: those of `natural_earth`.

    Shape: one row is a shape: iso3 ('' where it is no state's), name, geometry (GeoJSON text), disputed, rows (one
    computed row for all); None where the data set is not here: a map then has capitals and no borders. Units: degrees.
    Errors: none. Source of the method: Natural Earth, which draws a disputed area in the state that controls it.

    >>> from analysis import tables
    >>> land(tables.load()) is None
    True
    """
    if LAND not in data.fetched:
        return None
    shapes = data.derived.rows(LAND)
    told = {"shapes_of_states": int(shapes["iso3"].ne("").sum()), "disputed_shapes": int(shapes["disputed"].sum())}
    row = data.computed(LAND, {"measure": "land"}, len(shapes), **told)
    return shapes.assign(rows=pd.Series([[row]] * len(shapes), shapes.index))


def blocs(
    data: Tables, layer: str, date: str = "", region: Sequence[str] = (), seed: int = SEED, runs: int = RUNS
) -> pd.DataFrame:
    """The groups of states that a layer of `world` ties more among themselves than to others, and how sure that is.

    Shape: one row is a community of two states or more: layer, year, bloc (1 the largest), size, members (codes, most
    strength first), inside (those of the region), together (the share of runs in which two of its states are together,
    the mean over its states), and of the whole division blocs (how many such), states, alone (how many are in none),
    modularity, stability (the mean adjusted Rand index of two runs), divisions, runs; rows (the computed row). No rows
    where the layer tells nothing, or does not follow every state both ways (posts). Units: none. What an absence is:
    as `world`. Errors: as `world` and `communities`. Source of the method: `communities`.

    >>> from analysis import tables
    >>> blocs(tables.load(), "trade").columns[2:5].tolist()
    ['bloc', 'size', 'members']
    """
    year = newest(data, layer, date) if layer else None
    if year is None or not WORLD[layer].whole or (one := yearly(data, layer, year, year)).ties.empty:
        return select.frame([], BLOCS)
    division = communities(one.ties, one.nodes["node"], seed, runs)
    rank = placed(one, WORLD[layer].directed).set_index("node")["strength_place"]
    nodes = division.nodes.assign(place=division.nodes["node"].map(rank)).sort_values(["place", "node"])
    mine = inside(data, region, set(nodes["node"]))
    groups = [_bloc(part, mine) for _, part in nodes.groupby("community") if len(part) > 1]
    told = _told(division, groups, len(nodes))
    selection = {"measure": "communities", "layer": layer} | ({"region": " ".join(region)} if region else {})
    selection |= {"year": year, "seed": seed, "runs": runs}
    fields = {name: value for name, value in told.items() if name != "runs"} | _fields(groups, bool(region))
    row = data.computed(WORLD[layer].dataset, selection, one.counts[year], **fields)
    return select.frame([{**group, **told, "layer": layer, "year": year, "rows": [row]} for group in groups], BLOCS)


def _drawn(
    data: Tables, layer: str, region: Sequence[str], states: Collection[str], kept: pd.DataFrame, whole: int, most: int
) -> str:
    """The computed row of the ties that a map shows."""
    told: dict[str, Any] = {"drawn": len(kept), "left_out": whole - len(kept), "ties": whole}
    told |= {"strongest_of_a_state": int(kept["strongest"].sum()), "touching": ";".join(sorted(states))}
    selection = {"measure": "ties drawn", "layer": layer} | ({"region": " ".join(region)} if region else {})
    selection |= {"year": kept["year"].iloc[0], "most": most}
    return data.computed(WORLD[layer].dataset, selection, whole, **told)


def _bloc(part: pd.DataFrame, region: Collection[str]) -> dict[str, Any]:
    members = part["node"].tolist()
    told = {"bloc": int(part["community"].iloc[0]), "size": len(part), "together": float(part["together"].mean())}
    return told | {"members": members, "inside": [state for state in members if state in region]}


def _told(division: Communities, groups: list[dict[str, Any]], size: int) -> dict[str, Any]:
    told = {name: getattr(division, name) for name in ("modularity", "stability", "divisions", "runs")}
    return told | {"blocs": len(groups), "states": size, "alone": size - sum(group["size"] for group in groups)}


def _fields(groups: list[dict[str, Any]], region: bool) -> dict[str, Any]:
    """What a sentence may say of each community."""
    told: dict[str, Any] = {}
    for group in groups:
        told |= {f"bloc_{group['bloc']}": ";".join(group["members"]), f"size_{group['bloc']}": group["size"]}
        told |= {f"together_{group['bloc']}_share": group["together"]}
        told |= {f"inside_{group['bloc']}": len(group["inside"])} if region else {}
    return told
