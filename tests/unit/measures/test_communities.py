"""Groups of states: found where they are planted, the same for the same seed, and no surer than their runs."""

import random
from itertools import combinations, pairwise

import igraph
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st

from analysis.network.communities import adjusted_rand, communities
from tests.unit.measures.drawn import NAMES, as_networkx, law, layers, renamed, ties

DIVISIONS = st.integers(2, 9).flatmap(
    lambda size: st.tuples(*[st.lists(st.integers(0, 3), min_size=size, max_size=size)] * 2)
)
TIED = layers(least=2).filter(lambda layer: len(layer[0]) > 0)


def families(found):
    """The communities as sets of names."""
    return {frozenset(part["node"]) for _, part in found.nodes.groupby("community")}


def planted(*groups):
    """Wholes, each joined to the next by one tie."""
    rows = [(a, b, 1) for group in groups for a, b in combinations(group, 2)]
    return ties(rows + [(one[0], other[0], 1) for one, other in pairwise(groups)])


@law(DIVISIONS)
def test_the_adjusted_rand_index_is_that_of_counting_pairs(both):
    pairs = list(combinations(range(len(both[0])), 2))
    first, second = ([one[a] == one[b] for a, b in pairs] for one in both)
    together = sum(x and y for x, y in zip(first, second, strict=True))
    chance = sum(first) * sum(second) / len(pairs)
    room = (sum(first) + sum(second)) / 2 - chance
    wanted = (together - chance) / room if room else np.nan
    assert adjusted_rand(*map(np.array, both)) == pytest.approx(wanted, nan_ok=True)


@law(DIVISIONS, st.permutations(range(4)))
def test_the_adjusted_rand_index_knows_no_names_and_no_order(both, numbers):
    one, other = map(np.array, both)
    found = adjusted_rand(one, other)
    assert adjusted_rand(other, one) == pytest.approx(found, nan_ok=True)
    assert adjusted_rand(np.array(numbers)[one], other) == pytest.approx(found, nan_ok=True)
    assert np.isnan(found) or found <= 1
    assert adjusted_rand(one, one) == pytest.approx(1) or len(set(both[0])) in (1, len(one))


@law(TIED)
def test_modularity_is_that_of_networkx_and_no_less_than_of_one_whole(layer):
    edges, nodes, directed = layer
    found = communities(edges, nodes, seed=1, runs=5)
    both = nx.Graph()
    both.add_nodes_from(nodes)
    for a, b, weight in as_networkx(edges, nodes, directed).edges(data="weight"):
        both.add_edge(a, b, weight=weight + both.get_edge_data(a, b, {"weight": 0})["weight"])
    assert found.modularity == pytest.approx(nx.community.modularity(both, families(found)), abs=1e-9)
    assert -1e-12 <= found.modularity < 1
    assert all(nx.is_connected(both.subgraph(one)) for one in families(found))


@law(TIED, st.randoms(), st.integers(0, 99))
def test_the_same_seed_gives_the_same_bytes_in_whatever_order_the_rows_are(layer, draw, seed):
    edges, nodes, _ = layer
    mixed = edges.sample(frac=1, random_state=draw.randrange(2**32))
    found, other = communities(edges, nodes, seed, runs=3), communities(mixed, nodes[::-1], seed, runs=3)
    pd.testing.assert_frame_equal(found.nodes, other.nodes, check_exact=True)
    assert repr((found.modularity, found.stability)) == repr((other.modularity, other.stability))


@law(TIED)
def test_every_node_has_one_community_numbered_by_size_and_shares_keep_their_bounds(layer):
    edges, nodes, _ = layer
    found = communities(edges, nodes, seed=2, runs=5)
    sizes = found.nodes["community"].value_counts().sort_index()
    assert found.nodes["node"].tolist() == sorted(nodes)
    assert sizes.index.tolist() == list(range(1, len(sizes) + 1))
    assert sizes.is_monotonic_decreasing
    assert found.nodes["together"].dropna().between(0, 1).all()
    alone = found.nodes["community"].map(sizes).eq(1)
    assert found.nodes["together"].isna().eq(alone).all()
    assert np.isnan(found.stability) or found.stability <= 1
    assert (found.stability == 1) <= (found.divisions == 1)


@law(st.randoms())
def test_planted_groups_are_found_under_any_names(draw):
    names = dict(zip(NAMES, draw.sample(NAMES, len(NAMES)), strict=True))
    edges = planted(NAMES[:4], NAMES[4:])
    found = communities(renamed(edges, names), NAMES, seed=draw.randrange(99), runs=10)
    assert families(found) == {frozenset(map(names.get, half)) for half in (NAMES[:4], NAMES[4:])}
    assert (found.stability, found.divisions) == (1, 1)
    assert found.nodes["together"].eq(1).all()


def test_zacharys_club_has_the_largest_modularity_there_is():
    graph = nx.karate_club_graph()
    rows = [(f"{a:02d}", f"{b:02d}", 1) for a, b in graph.edges]
    found = communities(ties(rows), [f"{a:02d}" for a in graph], seed=7)
    assert round(found.modularity, 4) == 0.4198  # shown to be the optimum: Brandes et al. 2008, IEEE TKDE 20(2)
    assert len(families(found)) == 4


def test_a_ring_can_be_divided_in_many_ways_and_its_stability_says_so():
    names = [f"S{number:02d}" for number in range(30)]
    edges = ties([(a, b, 1) for a, b in zip(names, [*names[1:], names[0]], strict=True)])
    found = communities(edges, names, seed=3)
    assert found.divisions > 10
    assert found.stability < 0.9
    assert found.nodes["together"].max() < 1


def test_a_whole_network_is_not_divided_and_its_stability_has_no_meaning():
    found = communities(planted(NAMES), NAMES, seed=1)
    assert families(found) == {frozenset(NAMES)}
    assert np.isnan(found.stability)


def test_ties_both_ways_are_added():
    edges = ties([("ARG", "BLR", 3), ("BLR", "ARG", 4), ("CHL", "KAZ", 7), ("BLR", "CHL", 1)])
    one = ties([("ARG", "BLR", 7), ("CHL", "KAZ", 7), ("BLR", "CHL", 1)])
    assert communities(edges, NAMES[:4], 1).modularity == communities(one, NAMES[:4], 1).modularity


def test_igraph_draws_afterwards_as_it_did_before():
    def drawn():
        random.seed(5)
        return igraph.Graph.Erdos_Renyi(9, m=12).get_edgelist()

    before = drawn()
    communities(planted(NAMES[:4], NAMES[4:]), NAMES, seed=1)
    assert drawn() == before


@pytest.mark.parametrize(
    ("rows", "runs", "message"),
    [([], 9, "there are no ties, and so nothing to divide"), ([("ARG", "BLR", 1)], 1, "runs=1 cannot be compared")],
)
def test_what_cannot_be_divided_is_refused(rows, runs, message):
    with pytest.raises(ValueError, match=message):
        communities(ties(rows), NAMES, seed=1, runs=runs)
