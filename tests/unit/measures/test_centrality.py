"""How central a state is: held against networkx, and against what is known of stars, lines and wholes."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import strategies as st

from analysis.network.centrality import MEASURES, centralities, over_years, refuse_partial
from tests.unit.measures.drawn import NAMES, as_networkx, law, layers, renamed, ties

SHARES = ["degree_in", "degree_out", "closeness", "betweenness", "eigenvector"]


def central(edges, nodes, directed):
    """The centralities of a layer that follows every node."""
    return centralities(edges, nodes, directed, covered=nodes)


def close(found, wanted):
    return found == pytest.approx(wanted, abs=1e-9, nan_ok=True)


def component(graph):
    """The one largest (strongly) connected component; empty where two are as large."""
    parts = nx.strongly_connected_components(graph) if graph.is_directed() else nx.connected_components(graph)
    first, *rest = sorted(parts, key=len, reverse=True)
    return first if not rest or len(rest[0]) < len(first) else set()


@law(layers(least=3))
def test_degree_closeness_and_betweenness_are_those_of_networkx(layer):
    edges, nodes, directed = layer
    graph, found = as_networkx(*layer), central(edges, nodes, directed).set_index("node")
    by_end = [nx.in_degree_centrality, nx.out_degree_centrality] if directed else [nx.degree_centrality] * 2
    whole = [*by_end, nx.closeness_centrality, nx.betweenness_centrality]
    for name, measure in zip(SHARES, whole, strict=False):
        assert close(found[name].to_dict(), measure(graph)), name


@law(layers())
def test_strength_is_the_sum_of_the_weights(layer):
    edges, nodes, directed = layer
    graph, found = as_networkx(*layer), central(edges, nodes, directed).set_index("node")
    for name, degree in [("in", graph.in_degree), ("out", graph.out_degree)] if directed else [("in", graph.degree)]:
        assert close(found[f"strength_{name}"].to_dict(), dict(degree(weight="weight")))


@law(layers(least=3))
def test_eigenvector_is_that_of_networkx_within_the_largest_component_and_missing_outside(layer):
    edges, nodes, directed = layer
    graph, found = as_networkx(*layer), central(edges, nodes, directed).set_index("node")["eigenvector"]
    inside = component(graph)
    assert set(found.index[found.notna()]) == (inside if len(inside) > 1 else set())
    if len(inside) > 2:  # networkx computes no leading eigenvector of two nodes
        wanted = nx.eigenvector_centrality_numpy(graph.subgraph(sorted(inside)), weight="weight")
        assert close(found[sorted(inside)].to_dict(), wanted)


@law(layers())
def test_shares_lie_between_nought_and_one(layer):
    found = central(*layer)[SHARES].to_numpy()
    assert (np.isnan(found) | ((found >= -1e-12) & (found <= 1 + 1e-12))).all()


@law(layers(), st.randoms())
def test_states_under_other_names_are_as_central(layer, draw):
    edges, nodes, directed = layer
    names = dict(zip(nodes, draw.sample(NAMES, len(nodes)), strict=True))
    found = central(edges, nodes, directed).set_index("node")
    other = central(renamed(edges, names), list(names.values()), directed).set_index("node")
    for node in nodes:
        assert close(other.loc[names[node]].tolist(), found.loc[node].tolist())


@law(layers(), st.randoms())
def test_the_order_of_rows_changes_no_bit(layer, draw):
    edges, nodes, directed = layer
    mixed = edges.sample(frac=1, random_state=draw.randrange(2**32))
    found, other = central(edges, nodes, directed), central(mixed, nodes[::-1], directed)
    pd.testing.assert_frame_equal(found, other, check_exact=True)


@law(layers(), st.floats(0.01, 100))
def test_another_unit_of_the_weights_changes_strength_alone(layer, factor):
    edges, nodes, directed = layer
    found = central(edges, nodes, directed).set_index("node")
    other = central(edges.assign(weight=edges["weight"] * factor), nodes, directed).set_index("node")
    assert close(other[SHARES].to_numpy().ravel(), found[SHARES].to_numpy().ravel())
    assert (other["strength_in"] / factor).tolist() == pytest.approx(found["strength_in"].tolist())


@law(layers(directed=True))
def test_a_layer_turned_round_exchanges_in_and_out_and_keeps_betweenness(layer):
    edges, nodes, _ = layer
    found = central(edges, nodes, True)
    other = central(edges.rename(columns={"sender": "receiver", "receiver": "sender"}), nodes, True)
    assert close(other["degree_out"].to_numpy(), found["degree_in"].to_numpy())
    assert close(other["strength_out"].to_numpy(), found["strength_in"].to_numpy())
    assert close(other["betweenness"].to_numpy(), found["betweenness"].to_numpy())


@pytest.mark.parametrize("leaves", [2, 5, 7])
def test_the_middle_of_a_star_is_at_every_upper_bound(leaves):
    found = central(ties([("ARG", name, 1) for name in NAMES[1 : leaves + 1]]), NAMES[: leaves + 1], False)
    middle, leaf = found.iloc[0], found.iloc[1]
    assert close(middle[SHARES].tolist(), [1, 1, 1, 1, 1 / np.sqrt(2)])
    wanted = [1 / leaves, 1 / leaves, leaves / (2 * leaves - 1), 0, 1 / np.sqrt(2 * leaves)]
    assert close(leaf[SHARES].tolist(), wanted)


@pytest.mark.parametrize("directed", [True, False])
def test_in_a_whole_network_all_are_alike(directed):
    rows = [(a, b, 1) for a in NAMES for b in NAMES if a != b and (directed or a < b)]
    for _, node in central(ties(rows), NAMES, directed).iterrows():
        assert close(node[SHARES].tolist(), [1, 1, 1, 0, 1 / np.sqrt(len(NAMES))])


def test_of_the_families_of_florence_the_medici_lie_between_the_most_as_is_published():
    graph = nx.florentine_families_graph()  # Padgett & Ansell 1993; 47.5 of 91 pairs in Wasserman & Faust 1994
    edges = ties([(a, b, 1) for a, b in graph.edges])
    found = central(edges, list(graph), False).set_index("node")["betweenness"]
    assert found["Medici"].round(3) == 0.522
    assert found["Strozzi"].round(3) == 0.103


def test_a_state_without_a_tie_is_a_node_at_nought():
    found = central(ties([("ARG", "BLR", 2)]), ["ARG", "BLR", "CHL"], False).set_index("node").loc["CHL"]
    assert found[list(MEASURES[:-1])].tolist() == [0, 0, 0, 0, 0, 0]
    assert np.isnan(found["eigenvector"])


def test_shares_of_nobody_are_missing():
    assert central(ties([]), ["ARG"], True)[SHARES].isna().all(axis=None)
    assert central(ties([("ARG", "BLR", 1)]), ["ARG", "BLR"], True)["betweenness"].isna().all()


def test_a_layer_that_does_not_follow_every_sender_is_refused_with_the_reason():
    edges = ties([("ARG", "BLR", 1), ("CHL", "BLR", 1)])
    with pytest.raises(ValueError) as caught:
        centralities(edges, ["ARG", "BLR", "CHL"], True, covered={"ARG", "CHL"})
    assert str(caught.value) == refuse_partial(["ARG", "BLR", "CHL"], {"ARG", "CHL"})
    assert len(centralities(edges, ["ARG", "BLR", "CHL"], True, covered={"ARG", "BLR", "CHL"})) == 3


def test_the_reason_names_three_and_counts_the_rest():
    told = "8 of 8 nodes are not covered as a sender (ARG, BLR, CHL and 5 more)"
    assert refuse_partial(NAMES[::-1], ()).startswith(told)


@law(st.lists(layers(directed=True), min_size=1, max_size=3))
def test_a_year_among_others_is_the_year_alone(drawn):
    edges = pd.concat([edges.assign(year=year) for year, (edges, _, _) in enumerate(drawn)])
    rows = [(year, node, True) for year, (_, nodes, _) in enumerate(drawn) for node in nodes]
    found = over_years(edges, pd.DataFrame(rows, columns=["year", "node", "covered"]), directed=True)
    assert found["reason"].eq("").all()
    for year, (each, nodes, _) in enumerate(drawn):
        alone = central(each, nodes, True)
        among = found[found["year"].eq(year)].drop(columns=["year", "reason"]).reset_index(drop=True)
        pd.testing.assert_frame_equal(among, alone, check_exact=True, check_dtype=False)


def test_a_year_with_a_sender_that_is_not_followed_has_no_measure_and_says_why():
    edges = ties([("ARG", "BLR", 1)]).assign(year=2021)
    nodes = pd.DataFrame({"year": 2021, "node": ["BLR", "ARG"], "covered": [False, True]})
    found = over_years(edges, nodes, directed=True)
    assert found["node"].tolist() == ["ARG", "BLR"]
    assert found[list(MEASURES)].isna().all(axis=None)
    assert set(found["reason"]) == {refuse_partial(["ARG", "BLR"], {"ARG"})}


def test_ties_of_a_year_without_nodes_are_refused():
    nodes = pd.DataFrame({"year": [2020], "node": ["ARG"], "covered": [True]})
    with pytest.raises(ValueError, match="there are ties of year 2021 and no nodes"):
        over_years(ties([("ARG", "BLR", 1)]).assign(year=2021), nodes, directed=True)


@pytest.mark.parametrize(
    ("rows", "directed", "message"),
    [
        ([("ARG", "ZZZ", 1)], True, "tie ARG-ZZZ names a state that is no node"),
        ([("ARG", "ARG", 1)], True, "tie ARG-ARG ties a state to itself"),
        ([("ARG", "BLR", 0)], True, "tie ARG-BLR has no weight above nought"),
        ([("ARG", "BLR", float("nan"))], True, "tie ARG-BLR has no weight above nought"),
        ([("ARG", "BLR", 1), ("ARG", "BLR", 2)], True, "tie ARG-BLR stands twice"),
        ([("ARG", "BLR", 1), ("BLR", "ARG", 2)], False, "tie BLR-ARG stands twice"),
    ],
)
def test_ties_that_are_none_are_refused_in_one_line(rows, directed, message):
    with pytest.raises(ValueError, match=message) as caught:
        central(ties(rows), ["ARG", "BLR"], directed)
    assert "\n" not in str(caught.value)
