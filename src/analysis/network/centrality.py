"""How central a state is in a layer of ties: degree, closeness, betweenness, eigenvector, where a layer allows it."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.network.layer import Layer, seeded

if TYPE_CHECKING:
    import igraph

MEASURES = (
    "degree_in",
    "degree_out",
    "strength_in",
    "strength_out",
    "closeness",
    "betweenness",
    "eigenvector",
)
NAMED = 3


def refuse_partial(nodes: Iterable[str], covered: Collection[str]) -> str:
    """Why no centralities are made of a layer that does not cover every node as a sender; '' where it does.

    A list of who sends what to whom (embassies, say) that follows 66 senders shows 130 others only as receivers: their
    ties out are not absent but not collected, and every measure of a whole network would take them for absent.

    Shape: one line of text. covered: the nodes all of whose ties out are in the layer; for an undirected layer, all of
    whose ties. Units: none. Errors: none. Source of the method: Kossinets 2006, Social Networks 28(3), 247-268, on what
    missing actors do to measures of a network; the rule is ours.

    >>> refuse_partial(["ARG", "BLR", "CHL"], {"ARG", "CHL"})
    '1 of 3 nodes is not covered as a sender (BLR): no centralities; keep the covered nodes and the ties among them'
    >>> refuse_partial(["ARG", "CHL"], {"ARG", "BRA", "CHL"})
    ''
    """
    named = sorted(set(nodes))
    lacking = [node for node in named if node not in covered]
    if not lacking:
        return ""
    more = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
    which = f"{', '.join(lacking[:NAMED])}{more}"
    told = f"{len(lacking)} of {len(named)} nodes {'is' if len(lacking) == 1 else 'are'} not covered as a sender"
    return f"{told} ({which}): no centralities; keep the covered nodes and the ties among them"


def centralities(edges: pd.DataFrame, nodes: Iterable[str], directed: bool, covered: Collection[str]) -> pd.DataFrame:
    """The centralities of every node in one layer of one year.

    edges: one row is a tie: sender, receiver, and weight where ties have one (above nought; dollars, posts);
    undirected: one row a pair. nodes: all states that the layer covers, those without a tie too.
    Shape: one row is a node, in order of names: node and, with n nodes,
    degree_in, degree_out: ties at it / (n - 1), from 0 to 1 (Freeman 1978, Social Networks 1(3), 215-239).
    strength_in, strength_out: the sum of their weights, in the weights' unit (Barrat et al. 2004, PNAS 101(11)).
    closeness: from 0 to 1, by steps towards the node: (r / (n - 1)) (r / d), with r the others that reach it and d the
    sum of their distances, so that a large share of a split network counts for more (Wasserman & Faust 1994, section
    5.2); 0 where nobody does.
    betweenness: from 0 to 1: the share of shortest paths between two others that pass through it, summed over pairs
    of others, / ((n - 1)(n - 2)) for ordered pairs (Freeman 1977, Sociometry 40(1), 35-41).
    eigenvector: from 0 to 1: its part of the leading eigenvector of the matrix of weights, of Euclidean length 1;
    directed: by ties received (Bonacich 1972, J. Mathematical Sociology 2(1), 113-120).
    In an undirected layer in and out are the same. Closeness and betweenness count steps: a weight is no length. All
    are networkx's own (degree_centrality, closeness_centrality with wf_improved, betweenness_centrality normalised,
    eigenvector_centrality_numpy).
    What an absence is: a pair without a row has no tie, so the layer must cover every node: `covered` names those all
    of whose ties out it holds (undirected: all of whose ties). Missing where a measure has no meaning: shares of nobody
    (n = 1; betweenness n < 3), and eigenvector outside the largest (strongly) connected component, for everyone where
    two are as large, since it is not defined across components.
    Units: strength in those of the weights, the rest none. Errors: ValueError for ties that are none (`Layer.of`), or
    with `refuse_partial`'s reason. Source of the method: as named; computed by igraph.

    Worked by hand by us: of three states in a line, A - B - C, the middle has a tie with 2 of 2, 2 / (1 + 1) of
    closeness, and lies between the one pair; an end has 1 of 2 and 2 / (1 + 2). The eigenvector is (1, √2, 1) / 2.

    >>> line = pd.DataFrame({"sender": ["A", "B"], "receiver": ["B", "C"]})
    >>> found = centralities(line, "ABC", directed=False, covered="ABC")
    >>> found[["node", "degree_in", "closeness", "betweenness", "eigenvector"]].round(4).values.tolist()
    [['A', 0.5, 0.6667, 0.0, 0.5], ['B', 1.0, 1.0, 1.0, 0.7071], ['C', 0.5, 0.6667, 0.0, 0.5]]
    """
    layer = Layer.of(edges, nodes, directed)
    if reason := refuse_partial(layer.nodes, covered):
        raise ValueError(reason)
    graph = layer.graph()
    made = [*_degrees(layer), *_paths(graph), _eigenvector(graph)]
    return pd.DataFrame({"node": layer.nodes, **dict(zip(MEASURES, made, strict=True))})


def over_years(edges: pd.DataFrame, nodes: pd.DataFrame, directed: bool, by: Sequence[str] = ("year",)) -> pd.DataFrame:
    """The centralities of every layer and year, and why some have none.

    edges: as for `centralities`, with the columns of `by` (such as layer and year). nodes: one row is a node of a layer
    and year: the columns of `by`, node, covered (whether all its ties out are in the layer).
    Shape: one row is a row of `nodes`: the columns of `by`, node, the measures of `centralities`, reason ('' or why the
    layer of that year has none: then all its measures are missing). Order: `by`, node. Years are not interpolated: a
    year that is not in `nodes` has no row. Units: as `centralities`. Errors: as `centralities`; ValueError for ties of
    a layer and year without nodes. Source of the method: as `centralities`.

    >>> line = pd.DataFrame({"year": [1990, 1990], "sender": ["A", "B"], "receiver": ["B", "C"]})
    >>> states = pd.DataFrame({"year": [1990] * 3 + [1991] * 2, "node": [*"ABCAB"], "covered": [True] * 4 + [False]})
    >>> over_years(line, states, directed=False)[["year", "node", "betweenness", "reason"]].values.tolist()[1:4]
    [[1990, 'B', 1.0, ''], [1990, 'C', 0.0, ''], [1991, 'A', nan, '1 of 2 nodes is not covered as a sender (B): no \
centralities; keep the covered nodes and the ties among them']]
    """
    ties = dict(iter(edges.groupby(list(by))))
    found = {key: _year(ties.pop(key, edges.iloc[:0]), part, directed) for key, part in nodes.groupby(list(by))}
    if ties:
        told = ", ".join(f"{name} {value}" for name, value in zip(by, next(iter(ties)), strict=True))
        raise ValueError(f"there are ties of {told} and no nodes; name the nodes that it covers")
    if not found:
        return pd.DataFrame(columns=[*by, "node", *MEASURES, "reason"])
    return pd.concat(found, names=[*by, ""]).reset_index(list(by)).reset_index(drop=True)


def _year(edges: pd.DataFrame, nodes: pd.DataFrame, directed: bool) -> pd.DataFrame:
    """The centralities of one layer and year, or its nodes with the reason why there are none."""
    names, covered = sorted(set(nodes["node"])), set(nodes.loc[nodes["covered"].astype(bool), "node"])
    reason = refuse_partial(names, covered)
    found = pd.DataFrame({"node": names}) if reason else centralities(edges, names, directed, covered)
    return found.reindex(columns=["node", *MEASURES]).assign(reason=reason)


def _degrees(layer: Layer) -> list[np.ndarray]:
    """In- and out-degrees as shares of the others, then in- and out-strengths."""
    size = len(layer.nodes)
    sent, received = layer.ends.T
    sides = [(received,), (sent,)] if layer.directed else [(sent, received)] * 2
    ties = [sum(np.bincount(end, minlength=size) for end in side) for side in sides]
    strengths = [sum(np.bincount(end, layer.weights, size) for end in side) for side in sides]
    return [_share(one, size - 1) for one in ties] + [np.asarray(one, float) for one in strengths]


def _paths(graph: igraph.Graph) -> list[np.ndarray]:
    """Closeness and betweenness, by steps."""
    size = graph.vcount()
    distances = np.array(graph.distances(mode="in"), float).reshape(size, size)
    reaching = np.isfinite(distances).sum(1) - 1
    total = np.where(np.isfinite(distances), distances, 0).sum(1)
    near = np.divide(reaching, total, out=np.zeros(size), where=total > 0)
    between = np.array(graph.betweenness()) * (1 if graph.is_directed() else 2)
    return [_share(reaching, size - 1) * near, _share(between, (size - 1) * (size - 2))]


def _eigenvector(graph: igraph.Graph) -> np.ndarray:
    """The leading eigenvector of the largest component, missing outside it."""
    parts = graph.connected_components(mode="strong")
    sizes = np.array(parts.sizes())
    found = np.full(graph.vcount(), np.nan)
    if len(sizes) and sizes.max() > 1 and (sizes == sizes.max()).sum() == 1:
        inside = parts[int(sizes.argmax())]
        with seeded(0), warnings.catch_warnings():  # the search begins at a drawn vector: the last bits depend on it
            warnings.simplefilter("ignore", RuntimeWarning)  # of a part that is next to nothing; the parts are joined
            leading = np.array(graph.induced_subgraph(inside).eigenvector_centrality(weights="weight"))
        found[inside] = leading / np.linalg.norm(leading)
    return found


def _share(parts: np.ndarray | int, whole: int) -> np.ndarray:
    return np.asarray(parts, float) / whole if whole > 0 else np.full(np.shape(parts), np.nan)
