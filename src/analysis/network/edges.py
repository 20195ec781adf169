"""Ties between states in several layers, as a list of edges, a graph, degrees and ego networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates
from analysis.tables import select

if TYPE_CHECKING:
    import networkx as nx

    from analysis.tables import Tables

COLUMNS = "layer sender receiver directed since until as_of status basis kind id rows"
Edge = dict[str, Any]


def edges(data: Tables, layers: Sequence[str] = (), date: str = "", region: Sequence[str] = ()) -> pd.DataFrame:
    """Every tie that a row of the tables makes between two states, layer by layer.

    Shape: one row is a tie of one layer: layer, sender, receiver, directed (False: sender and receiver are only
    first and second), since and until (EDTF), as_of, status, basis, kind (the table's own), id, rows. A shared body
    ties every two of its full members; an agreement or joint body every two of its states; a vote the voter to each
    state the resolution concerns. Ties of groups of states belong to no state and are left out. Layers are never
    summed: a visit and an embassy have no common unit.

    layers: some of `LAYERS`; none: all. date: EDTF; keeps the ties that may have existed on some day of it, where since
    and until are known. region: states or groups; keeps the ties of which one end at least is in it. Rows with status
    announced, planned, explored or stated_absent stay, so that a census can tell "none" from "unknown"; `graph` and
    `degree` leave them out. Errors: ValueError for a layer, state or group that is not there. Source of the method:
    multiplex networks as edge lists by layer, Kivelä et al. 2014, J. Complex Networks 2(3).

    >>> from analysis import tables
    >>> found = edges(tables.load(), ["embassies"])
    >>> found[found.sender.eq("KAZ") & found.receiver.eq("MEX")][["status", "since"]].values.tolist()
    [['actual', '2016']]
    """
    wrong = [layer for layer in layers if layer not in LAYERS]
    if wrong:
        raise ValueError(f"layer {wrong[0]!r} is none of {', '.join(LAYERS)}")
    rows = [{"layer": layer, **edge} for layer in layers or LAYERS for edge in LAYERS[layer](data)]
    living = [row for row in rows if row["sender"] in data.atlas and row["receiver"] in data.atlas]
    inside = set(select.region(data, region))
    mine = [row for row in living if not inside or inside & set(_ends(row))]
    return select.frame([row for row in mine if _within(row, date)], COLUMNS)


def states(edges: pd.DataFrame) -> list[str]:
    """The states that the ties name, in the order in which the edge list first names them.

    Shape: a list of alpha-3 codes. Errors: none. Source of the method: as `edges`.

    >>> states(pd.DataFrame([["BRA", "ARG"], ["ARG", "CHL"]], columns=["sender", "receiver"]))
    ['BRA', 'ARG', 'CHL']
    """
    return select.unique(code for row in select.records(edges) for code in _ends(row))


def graph(edges: pd.DataFrame) -> nx.MultiDiGraph:
    """The actual ties as a multigraph: nodes alpha-3 codes, one edge a tie, its columns as attributes.

    Shape: nodes stand in the order in which the edge list first names them, so that a layout has one result. An
    undirected tie is one edge with `directed=False`. Units: none. Errors: KeyError when a column is missing.
    Source of the method: networkx, MultiDiGraph.

    >>> two = pd.DataFrame([["embassies", "ARG", "BRA", True, "actual"], ["visits", "BRA", "ARG", True, "announced"]],
    ...                    columns=["layer", "sender", "receiver", "directed", "status"])
    >>> list(graph(two).edges(keys=False))
    [('ARG', 'BRA')]
    """
    import networkx as nx  # only here: pages that draw no network need not wait for it

    ties = nx.MultiDiGraph()
    for row in select.records(_actual(edges)):
        ties.add_edge(row["sender"], row["receiver"], **row)
    return ties


def degree(edges: pd.DataFrame, layer: str) -> pd.DataFrame:
    """How many other states each state is tied to in one layer, out of how many that the layer speaks of.

    Shape: one row is a state: iso3, out_ (states it sends to), in_ (states that send to it), neighbours (states tied
    either way, counted once), denominator (other states that any row of the layer names, whatever its status), rows
    (the ties counted), layer_rows (those that the denominator rests on). Units: states, not ties; in an undirected
    layer out_ and in_ are missing. Order: neighbours, then the order of the edge list. The denominator is not the
    number of states of the world: a network read from a few documents shows whom their lists name. Errors: none. Source
    of the method: Freeman 1979, Social Networks 1(3).

    >>> two = pd.DataFrame([["embassies", "ARG", "BRA", True, "actual", ["P1"]],
    ...                     ["embassies", "BRA", "ARG", True, "actual", ["P2"]],
    ...                     ["embassies", "ARG", "CHL", True, "announced", ["P3"]]],
    ...                    columns=["layer", "sender", "receiver", "directed", "status", "rows"])
    >>> degree(two, "embassies")[["iso3", "out_", "in_", "neighbours", "denominator"]].values.tolist()[0]
    ['ARG', 1, 1, 1, 2]
    """
    mine = edges[edges["layer"].eq(layer)]
    named = select.unique(code for row in select.records(mine) for code in (row["sender"], row["receiver"]))
    ties = select.records(_actual(mine))
    every = select.unique(row for tie in select.records(mine) for row in tie["rows"])
    rows = [{**_degree(ties, state, len(named) - 1), "layer_rows": every} for state in named]
    ranked = sorted(rows, key=lambda row: -row["neighbours"])
    found = select.frame(ranked, "iso3 out_ in_ neighbours denominator rows layer_rows")
    return found.astype(dict.fromkeys(("out_", "in_", "neighbours", "denominator"), "Int64"))


def ego(edges: pd.DataFrame, iso3: str, among: bool = False) -> pd.DataFrame:
    """The ties of one state, and on demand the ties among those whom it is tied to.

    Shape: one row is a tie, the columns of `edges` and `partner` ('' for a tie among others). Units: none. Errors:
    none; a state without ties has no rows. Source of the method: ego networks, Wasserman & Faust 1994, section 2.3.

    >>> one = pd.DataFrame([["ARG", "BRA"], ["BRA", "CHL"]], columns=["sender", "receiver"])
    >>> ego(one, "ARG")["partner"].tolist()
    ['BRA']
    """
    rows = select.records(edges)
    near = {row["receiver"] if row["sender"] == iso3 else row["sender"] for row in rows if iso3 in _ends(row)}
    mine = [row for row in rows if iso3 in _ends(row) or (among and near >= set(_ends(row)))]
    partner = [next((end for end in _ends(row) if end != iso3), "") if iso3 in _ends(row) else "" for row in mine]
    return pd.DataFrame(mine, columns=edges.columns).assign(partner=partner)


def _degree(ties: list[Edge], state: str, others: int) -> dict[str, Any]:
    mine = [row for row in ties if state in _ends(row)]
    out = {row["receiver"] for row in mine if row["sender"] == state}
    into = {row["sender"] for row in mine if row["receiver"] == state}
    directed = all(row["directed"] for row in ties)
    counts = {"out_": len(out) if directed else pd.NA, "in_": len(into) if directed else pd.NA}
    rows = select.unique(row for tie in mine for row in tie["rows"])
    return {"iso3": state, **counts, "neighbours": len(out | into), "denominator": others, "rows": rows}


def _ends(row: Edge) -> tuple[str, str]:
    return row["sender"], row["receiver"]


def _actual(edges: pd.DataFrame) -> pd.DataFrame:
    return edges[edges["status"].eq("actual")]


def _within(row: Edge, date: str) -> bool:
    if not date:
        return True
    day = dates.parse(date)
    begun = not row["since"] or dates.earliest(row["since"]) <= day.latest
    return begun and (not row["until"] or dates.latest(row["until"]) >= day.earliest)


def _columns(
    table: str, x: str, y: str, since: str = "", until: str = "", **how: Any
) -> Callable[[Tables], Iterator[Edge]]:
    """A layer whose ties stand in two columns of one table; `how` may name kinds and whether ties are directed."""
    wanted = how.get("kinds", ())

    def ties(data: Tables) -> Iterator[Edge]:
        for row in select.records(data[table]):
            kind = str(row.get("kind") or row.get("rank") or row.get("form") or row.get("flow") or "")
            if wanted and kind not in wanted:
                continue
            times = {"since": row.get(since, ""), "until": row.get(until, "")}
            directed = how.get("directed", True) and row.get("flow") != "two_way"
            yield _edge(row, row[x], row[y], kind, directed, [row["id"]]) | times

    return ties


def _edge(row: Edge, sender: str, receiver: str, kind: str, directed: bool, rows: list[str]) -> Edge:
    ends = {"sender": sender, "receiver": receiver, "directed": directed}
    common = {name: row[name] for name in ("as_of", "status", "basis", "id")}
    return {**common, **ends, "kind": kind, "since": "", "until": "", "rows": rows}


def _between(table: str, since: str, until: str = "") -> Callable[[Tables], Iterator[Edge]]:
    """A layer whose ties are between every two states of a fact."""

    def ties(data: Tables) -> Iterator[Edge]:
        of, between = select.participants(data), select.countries(data)
        for row in select.records(data[table]):
            rows = [row["id"], *(member["id"] for member in of.get(row["id"], []))]
            for a, b in combinations(between.get(row["id"], []), 2):
                yield _edge(row, a, b, row["kind"], False, rows) | {"since": row[since], "until": row.get(until, "")}

    return ties


def _bodies(data: Tables) -> Iterator[Edge]:
    full = [row for row in select.records(data["memberships"]) if row["member_as"] in select.FULL]
    once = {(row["org"], row["iso3"], row["status"]): row for row in reversed(full)}
    for one, other in combinations(sorted(once.values(), key=lambda row: select.number(row["id"])), 2):
        if one["org"] == other["org"] and one["iso3"] != other["iso3"] and one["status"] == other["status"]:
            later = max(one["start"], other["start"], key=lambda day: dates.earliest(day) if day else "")
            tie = _edge(one, one["iso3"], other["iso3"], one["org"], False, [one["id"], other["id"]])
            yield tie | {"since": later if one["start"] and other["start"] else ""}


def _of_the_world(data: Tables) -> Iterator[Edge]:
    """No tie: a layer that data sets alone hold, and `world` tells."""
    yield from ()


def _votes(data: Tables) -> Iterator[Edge]:
    for row, resolution in select.votes(data):
        for voter, about in product([row["iso3"]], [code for code in resolution["about"].split(";") if code]):
            if voter != about:
                tie = _edge(row, voter, about, row["vote"], True, [row["id"], resolution["id"]])
                yield tie | {"since": resolution["date"], "until": resolution["date"]}


LAYERS: dict[str, Callable[[Tables], Iterator[Edge]]] = {
    "relations": _columns("relations", "a", "b", "start", "end", directed=False),
    "embassies": _columns("posts", "sender", "receiver", "opened", "closed", kinds=("embassy", "high_commission")),
    "honorary": _columns("posts", "sender", "receiver", "opened", "closed", kinds=("honorary_consulate",)),
    "accreditations": _columns("accreditations", "sender", "receiver", "start", "end"),
    "visits": _columns("visits", "sender", "receiver", "date", "date"),
    "agreements": _between("agreements", "signed", "ended"),
    "joint_bodies": _between("joint_bodies", "date"),
    "trade": _columns("trade_totals", "exporter", "importer", "period", "period"),
    "goods": _columns("trade_products", "exporter", "importer", "period", "period"),
    "bodies": _bodies,
    "votes": _votes,
    "companies": _columns("presences", "home", "host", "start", "end"),
    "supplies": _columns("links", "sender", "receiver", "date"),
    "alliances": _of_the_world,
    "posts": _of_the_world,
}
