"""Layers of ties drawn by Hypothesis."""

from itertools import combinations, permutations

import networkx as nx
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

NAMES = ["ARG", "BLR", "CHL", "KAZ", "MEX", "NAM", "RUS", "USA"]
WEIGHTS = st.floats(0.01, 1000)


def law(*drawn):
    """`given` of fifty examples without a deadline: the first one of a run pays for imports, and a time is no law."""
    return lambda test: settings(deadline=None, max_examples=50)(given(*drawn)(test))


@st.composite
def layers(draw, directed=None, least=1):
    """Ties with weights in any order, the nodes, and whether they are directed."""
    nodes = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=least))
    way = draw(st.booleans()) if directed is None else directed
    pairs = list(permutations(nodes, 2) if way else combinations(nodes, 2))
    kept = draw(st.permutations([pair for pair in pairs if draw(st.booleans())]))
    return ties([(*pair, draw(WEIGHTS)) for pair in kept]), nodes, way


def ties(rows):
    """A frame of ties."""
    return pd.DataFrame(rows, columns=["sender", "receiver", "weight"])


def renamed(edges, names):
    """The same ties between states under other names."""
    return edges.assign(sender=edges["sender"].map(names), receiver=edges["receiver"].map(names))


def as_networkx(edges, nodes, directed):
    """The ties as a graph of networkx."""
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(edges.itertuples(index=False))
    return graph
