"""Reciprocity by a census of dyads that keeps "unknown" apart, and the layers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.network.edges import degree, edges
from analysis.network.edges import states as order
from analysis.network.missions import dyad_class
from analysis.tables import listings, presence, select

if TYPE_CHECKING:
    from analysis.tables import Tables

MISSIONS = {"embassies": "embassy", "honorary": "honorary_consulate", "accreditations": "accredited"}
LISTS = {
    "embassies": "embassies",
    "honorary": "honorary_consulates",
    "accreditations": "accreditations",
    "visits": "visits",
    "goods": "products",
    "companies": "companies",
    "supplies": "equipment",
}
CLASSES = ("mutual", "one_way", "unanswered", "none", "unknown")


def dyads(data: Tables, layer: str, states: Sequence[str]) -> pd.DataFrame:
    """The class of every dyad among some states in one directed layer.

    Shape: one row is a dyad, in the order of `states`: a, b, a_to_b, b_to_a (present, absent or unknown), answer,
    rows (what both directions rest on). answer is mutual (both present), one_way (one present, the other known to be
    absent), unanswered (one present, about the other nobody says), none (both known to be absent), unknown (the rest).
    A direction is absent only where a row states it, or where a list complete for it does not name it. Units: none.
    Errors: ValueError for a layer that has no direction.
    Source of the method: the dyad census, Wasserman & Faust 1994, section 13.2; the class for what nobody says is ours.

    >>> from analysis import tables
    >>> dyads(tables.load(), "embassies", ["BLR", "VEN", "ARG"])["answer"].tolist()
    ['mutual', 'one_way', 'unknown']
    """
    if layer not in LISTS:
        raise ValueError(f"layer {layer!r} has no direction to answer; use {', '.join(LISTS)}")
    ties = edges(data, [layer])
    rows = [_dyad(data, layer, ties, a, b) for a, b in combinations(states, 2)]
    return select.frame(rows, "a b a_to_b b_to_a answer rows")


def census(data: Tables, layer: str, states: Sequence[str] = ()) -> pd.DataFrame:
    """How many dyads among the states that a layer names are of each class in that layer.

    Shape: one row: layer, mutual, one_way, unanswered, none, unknown, states, dyads (all of them, n(n-1)/2), rows
    (every row that names one of the states in the layer, and the lists that an absence rests on; of a data set's rows
    one that says what all come to). states: keep only these; none: all that a row of the layer names, whatever its
    status. A state that no row of the layer names is not counted, so that the numbers rest on `rows` alone; `dyads`
    answers for any states. Units: dyads. Errors: as `dyads`. Source of the method: as `dyads`.

    >>> from analysis import tables
    >>> found = census(tables.load(), "embassies", ["BLR", "VEN", "ARG"])
    >>> found[["mutual", "one_way", "dyads"]].values.tolist()
    [[1, 1, 3]]
    """
    ties = edges(data, [layer]) if layer in LISTS else pd.DataFrame()
    named = [state for state in order(ties) if not states or state in states] if len(ties) else []
    found = dyads(data, layer, named)
    counts = {name: int(found["answer"].eq(name).sum()) for name in CLASSES}
    mine = ties[ties["sender"].isin(named) & ties["receiver"].isin(named)] if named else ties
    rows = select.unique(row for frame in (mine, found) if len(frame) for ids in frame["rows"] for row in ids)
    one: dict[str, Any] = {"layer": layer, **counts, "states": len(named), "dyads": len(found)}
    one["rows"] = _in_one(data, rows, one, named)
    return select.frame([one], f"layer {' '.join(CLASSES)} states dyads rows")


def reciprocity(census: pd.DataFrame) -> tuple[float, float] | None:
    """The share of tied dyads that are mutual, as an interval, since some answers are not known.

    low = mutual / (mutual + one_way + unanswered): every answer that nobody reports counts as not given;
    high = (mutual + unanswered) / (mutual + one_way + unanswered): every one counts as given.
    Dyads without a known tie stay out of both, so the interval speaks of the known ties only, not of all ties there
    may be. Shape: two shares from 0 to 1, low <= high; None when no dyad is tied. Errors: none.
    Source of the method: dyadic reciprocity from the dyad census, M / (M + A), Wasserman & Faust 1994, section 13.2.
    Others measure it by ties (2M / (2M + A)) or against chance, Garlaschelli & Loffredo 2004, Phys. Rev. Lett. 93,
    268701; not used here, since both need a network that covers every node both ways.

    >>> reciprocity(pd.DataFrame([{"mutual": 1, "one_way": 1, "unanswered": 2}]))
    (0.25, 0.75)
    """
    row = census.iloc[0]
    tied = int(row["mutual"] + row["one_way"] + row["unanswered"])
    return (float(row["mutual"] / tied), float((row["mutual"] + row["unanswered"]) / tied)) if tied else None


def compare_layers(data: Tables, edges: pd.DataFrame) -> pd.DataFrame:
    """The layers side by side: how large each is, and whether it rests on a whole list or on what pages happen to name.

    Shape: one row is a layer: layer, nodes (states with a tie), ties (rows), tied_dyads (dyads with a tie), mutual
    (tied dyads with a tie each way; missing for an undirected layer), leaders (states with most neighbours), whole_list
    (whether a complete list feeds it), listed (states whose lists are complete), list_rows (those lists), rows. A list
    of two states alone makes no layer whole and is left out: its other end must be a group of states, or all. A leader
    that is also listed leads because a page lists it: an artefact. Units: states, ties, dyads; they differ between
    layers and are never added. Errors: none. Source of the method: Kivelä et al. 2014, as `network.edges`.

    >>> from analysis import tables
    >>> data = tables.load()
    >>> found = compare_layers(data, edges(data, ["embassies"]))
    >>> found[["leaders", "whole_list", "listed"]].values.tolist()
    [[['BLR'], True, ['BLR']]]
    """
    rows = [_layer(data, edges[edges["layer"].eq(layer)], layer) for layer in dict.fromkeys(edges["layer"])]
    columns = "layer nodes ties tied_dyads mutual leaders whole_list listed list_rows rows"
    return select.frame(rows, columns).astype({"mutual": "Int64"})


def _in_one(data: Tables, rows: Sequence[str], one: dict[str, Any], states: Sequence[str]) -> list[str]:
    """Rows as they are, but those computed from a data set as one row that says what all come to."""
    sets = select.unique(row.partition(":")[0] for row in rows if ":" in row)
    told = {name: one[name] for name in (*CLASSES, "dyads")}
    shares = reciprocity(pd.DataFrame([one])) or (None, None)
    told |= dict(zip(("least_answered_share", "most_answered_share"), shares, strict=True))
    selection = {"measure": f"census of {one['layer']}", "states": " ".join(sorted(states))}
    counts = {dataset: sum(row.startswith(f"{dataset}:") for row in rows) for dataset in sets}
    made = [data.computed(dataset, selection, counts[dataset], **told) for dataset in sets]
    return [*(row for row in rows if ":" not in row), *made]


def _dyad(data: Tables, layer: str, ties: pd.DataFrame, a: str, b: str) -> dict[str, Any]:
    out, back = _way(data, layer, ties, a, b), _way(data, layer, ties, b, a)
    words = {True: "present", False: "absent", None: "unknown"}
    ways = {"a_to_b": words[out[0]], "b_to_a": words[back[0]]}
    rows = select.unique([*out[1], *back[1]])
    return {"a": a, "b": b, **ways, "answer": dyad_class(out[0], back[0]), "rows": rows}


def _way(data: Tables, layer: str, ties: pd.DataFrame, sender: str, receiver: str) -> tuple[bool | None, list[str]]:
    if layer in MISSIONS:
        found = presence.answers(data, MISSIONS[layer], sender, receiver)
        rows = [row for answer in found for row in answer.rows]
        return presence.known(answer.answer for answer in found), rows
    mine = ties[ties["sender"].eq(sender) & ties["receiver"].eq(receiver)]
    for status, known in (("actual", True), ("stated_absent", False)):
        rows = [row for ids in mine[mine["status"].eq(status)]["rows"] for row in ids]
        if rows:
            return known, rows
    whole = [row["id"] for row in listings.lists(data, sender, receiver, (LISTS[layer],), "complete")]
    return (False, whole) if whole else (None, [])


def _layer(data: Tables, mine: pd.DataFrame, layer: str) -> dict[str, Any]:
    actual = mine[mine["status"].eq("actual")]
    ways = set(zip(actual["sender"], actual["receiver"], strict=True))
    tied = {frozenset(way) for way in ways}
    directed = bool(actual["directed"].all())
    mutual = sum(1 for a, b in ways if (b, a) in ways) // 2 if directed else pd.NA
    rank = degree(mine, layer)
    top = rank["neighbours"].max() if len(rank) else 0
    whole = [row for row in select.records(data["coverage"]) if _feeds(data, row, layer)]
    listed = select.unique(code for row in whole for code in (row["sender"], row["receiver"]) if code in data.atlas)
    return {
        "layer": layer,
        "nodes": len(set().union(*tied)),
        "ties": len(actual),
        "tied_dyads": len(tied),
        "mutual": mutual,
        "leaders": rank[rank["neighbours"].eq(top) & (rank["neighbours"] > 0)]["iso3"].tolist(),
        "whole_list": bool(whole),
        "listed": listed,
        "list_rows": [row["id"] for row in whole],
        "rows": select.unique(row for ids in actual["rows"] for row in ids),
    }


def _feeds(data: Tables, row: dict[str, Any], layer: str) -> bool:
    two = all(code in data.atlas for code in (row["sender"], row["receiver"]))
    return row["completeness"] == "complete" and row["kind"] == LISTS.get(layer) and not two
