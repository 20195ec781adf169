"""The ties that a picture shows: so many and no more, by a rule that depends on nothing else."""

import pandas as pd
import pytest
from hypothesis import strategies as st
from scipy.integrate import quad

from analysis.network.backbone import backbone
from tests.unit.measures.drawn import NAMES, law, layers, ties

MOST = st.integers(0, 60)
WHOLE = 10_000


def alphas(found):
    return {(row.sender, row.receiver): row.alpha for row in found.ties.itertuples()}


@law(layers())
def test_alpha_is_the_chance_of_so_large_a_share_as_the_paper_integrates_it(layer):
    edges, _, directed = layer
    rows = list(edges.itertuples(index=False))
    for row in backbone(edges, directed, WHOLE).ties.itertuples():
        ends = []
        for state, sides in ((row.sender, "sender"), (row.receiver, "receiver")):
            at = [one.weight for one in rows if state in ((one[:2]) if not directed else (getattr(one, sides),))]
            k, share = len(at), row.weight / sum(at)
            ends.append(1 - (k - 1) * quad(lambda x, k=k: (1 - x) ** (k - 2), 0, share)[0] if k > 1 else 1)
        assert row.alpha == pytest.approx(min(ends), abs=1e-7)


@law(layers(), MOST)
def test_no_more_ties_are_kept_than_asked_for_and_the_rest_are_counted(layer, most):
    edges, _, directed = layer
    found = backbone(edges, directed, most)
    assert len(found.ties) == min(most, len(edges))
    assert found.left_out == len(edges) - len(found.ties)
    assert edges.loc[found.ties.index].equals(found.ties[list(edges)])


@law(layers())
def test_each_state_keeps_its_strongest_tie_where_there_is_room_for_them(layer):
    edges, nodes, directed = layer
    found = backbone(edges, directed, len(nodes))
    for node in set(edges["sender"]) | set(edges["receiver"]):
        at = edges[edges["sender"].eq(node) | edges["receiver"].eq(node)]
        kept = found.ties[found.ties["sender"].eq(node) | found.ties["receiver"].eq(node)]
        assert kept.loc[kept["strongest"], "weight"].max() == at["weight"].max()


@law(layers(), MOST)
def test_the_ties_left_out_are_no_strongest_and_stand_out_no_more_than_those_kept(layer, most):
    edges, _, directed = layer
    whole, found = backbone(edges, directed, WHOLE).ties, backbone(edges, directed, most).ties
    left = whole.drop(index=found.index)
    if left["strongest"].any():
        assert found["strongest"].all()
    for kind in (True, False):
        mine, rest = (one.loc[one["strongest"].eq(kind), "alpha"] for one in (found, left))
        assert not len(mine) or not len(rest) or mine.max() <= rest.min()


@law(layers(), MOST, MOST)
def test_a_smaller_backbone_is_part_of_a_larger_one(layer, one, other):
    edges, _, directed = layer
    small, large = (backbone(edges, directed, most).ties.index for most in sorted((one, other)))
    assert set(small) <= set(large)


@law(layers(), MOST, st.randoms(), st.integers(-8, 8))
def test_neither_the_order_of_rows_nor_the_unit_of_weights_changes_the_choice(layer, most, draw, power):
    edges, _, directed = layer
    found = backbone(edges, directed, most)
    mixed = edges.sample(frac=1, random_state=draw.randrange(2**32))
    other = backbone(mixed.assign(weight=mixed["weight"] * 2.0**power), directed, most)
    assert alphas(other) == alphas(found)
    assert other.ties.index.tolist() == [row for row in mixed.index if row in found.ties.index]


@law(layers(directed=False))
def test_an_undirected_tie_may_be_written_either_way(layer):
    edges, _, _ = layer
    other = edges.rename(columns={"sender": "receiver", "receiver": "sender"})
    assert backbone(edges, False, 9).ties.index.equals(backbone(other, False, 9).ties.index)


@pytest.mark.parametrize("leaves", [2, 4, 7])
def test_equal_shares_among_k_ties_have_the_alpha_of_one_kth(leaves):
    found = backbone(ties([("ARG", name, 5) for name in NAMES[1 : leaves + 1]]), directed=False)
    assert found.ties["alpha"].tolist() == pytest.approx([(1 - 1 / leaves) ** (leaves - 1)] * leaves)
    assert found.ties["strongest"].all()


def test_a_tie_alone_at_both_ends_cannot_stand_out():
    assert backbone(ties([("ARG", "BLR", 1000)]), directed=True).ties["alpha"].tolist() == [1]


def test_of_equals_the_first_names_are_kept():
    rows = [(a, b, 1) for a in NAMES[:4] for b in NAMES[:4] if a < b]
    found = backbone(ties(rows[::-1]), directed=False, most=2).ties
    assert sorted(zip(found["sender"], found["receiver"], strict=True)) == [("ARG", "BLR"), ("ARG", "CHL")]


def test_without_weights_every_tie_weighs_one_and_other_columns_stay():
    edges = pd.DataFrame({"sender": ["ARG", "ARG"], "receiver": ["BLR", "CHL"], "rows": [["P1"], ["P2"]]})
    assert backbone(edges, directed=True).ties[["rows", "alpha"]].values.tolist() == [[["P1"], 0.5], [["P2"], 0.5]]


def test_no_ties_make_an_empty_backbone():
    found = backbone(ties([]), directed=True)
    assert (len(found.ties), found.left_out) == (0, 0)
