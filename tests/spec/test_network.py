"""Who is tied to whom, whether the tie is answered, and what nobody says."""

import pytest

from analysis import network
from analysis.dyads import Dyad

MEX_BLR = Dyad("MEX", "BLR")
GROUP = "org | name | members\nREGION | Region | ARG;BRA;CHL;MEX"
WHOLE = """
id | kind      | sender | receiver | completeness
K1 | embassies | BLR    | REGION   | complete
K2 | embassies | REGION | BLR      | complete
"""


def answers(data, pair=MEX_BLR, kind="embassy"):
    found = network.missions(data, pair)
    return found[found.kind.eq(kind)][["answer", "rows"]].values.tolist()


def test_a_mission_is_present_only_where_an_actual_row_says_so(draw):
    data = draw(
        posts="""
        id | sender | receiver | kind    | status
        P1 | MEX    | BLR      | embassy | actual
        P2 | BLR    | MEX      | embassy | announced
        """
    )
    assert answers(data) == [["present", ["P1"]], ["announced", ["P2"]]]


def test_a_mission_of_which_nobody_says_anything_is_unknown_and_never_none(draw):
    assert answers(draw()) == [["unknown", []], ["unknown", []]]


def test_a_lost_list_leaves_a_mission_unknown(draw):
    data = draw(coverage="id | kind | sender | receiver | completeness\nK1 | posts | MEX | BLR | lost")
    found = network.missions(data, MEX_BLR).iloc[0]
    assert (found["answer"], found["rows"], found["lost"]) == ("unknown", [], ["K1"])


def test_a_complete_list_that_does_not_name_it_makes_a_mission_absent_and_says_which_list(draw):
    data = draw(coverage=WHOLE, organizations=GROUP)
    assert answers(data) == [["absent_from_complete_list", ["K2"]], ["absent_from_complete_list", ["K1"]]]
    assert network.missions(data, MEX_BLR).iloc[0][["basis", "as_of"]].tolist() == ["inferred", "2020/.."]


def test_a_complete_list_of_one_kind_says_nothing_of_another(draw):
    data = draw(coverage=WHOLE, organizations=GROUP)
    assert answers(data, kind="honorary_consulate") == [["unknown", []], ["unknown", []]]


def test_a_row_of_another_source_stands_against_a_complete_list(draw):
    data = draw(
        coverage=WHOLE,
        organizations=GROUP,
        posts="id | sender | receiver | kind | sources\nP1 | MEX | BLR | embassy | other[¶1]",
    )
    found = network.missions(data, MEX_BLR).iloc[0]
    assert (found["answer"], found["rows"], found["against"]) == ("present", ["P1"], ["K2"])


@pytest.mark.parametrize(
    ("seen", "said", "answer"), [("2024", "2019", ("present", ["P2"])), ("2019", "2022-11", ("stated_absent", ["P1"]))]
)
def test_the_newer_word_wins_and_the_older_is_kept_against_it(draw, seen, said, answer):
    data = draw(
        posts=f"""
        id | sender | receiver | kind    | status        | as_of
        P1 | MEX    | BLR      | embassy | stated_absent | {said}
        P2 | MEX    | BLR      | embassy | actual        | {seen}
        """
    )
    found = network.missions(data, MEX_BLR).iloc[0]
    assert (found["answer"], found["rows"]) == answer
    assert found["against"] == [{"present": "P1", "stated_absent": "P2"}[found["answer"]]]


def test_a_kind_that_only_one_row_names_is_asked_both_ways_because_of_that_row(draw):
    data = draw(posts="id | sender | receiver | kind\nP1 | MEX | BLR | legation\nP2 | MEX | BLR | embassy")
    found = network.missions(data, MEX_BLR)
    assert found[found.kind.eq("legation")][["sender", "answer", "rows", "asked"]].values.tolist() == [
        ["MEX", "present", ["P1"], ["P1"]],
        ["BLR", "unknown", [], ["P1"]],
    ]
    assert found[found.kind.eq("embassy")]["asked"].tolist() == [[], []]


def test_two_missions_of_one_kind_have_two_answers(draw):
    data = draw(
        posts="""
        id | sender | receiver | kind      | city
        P1 | MEX    | BLR      | consulate | Minsk
        P2 | MEX    | BLR      | consulate | Brest
        """
    )
    found = network.missions(data, MEX_BLR)
    assert found[found.kind.eq("consulate") & found.sender.eq("MEX")]["city"].tolist() == ["Minsk", "Brest"]


def test_an_accreditation_from_a_third_state_is_not_a_resident_one(draw):
    data = draw(
        accreditations="id | sender | receiver | seat\nC1 | MEX | BLR | RUS\nC2 | BLR | MEX | MEX",
    )
    assert answers(data, kind="accredited") == [["present", ["C1"]], ["unknown", []]]
    assert network.coverers(data)[["sender", "receiver", "seat"]].values.tolist() == [["MEX", "BLR", "RUS"]]


@pytest.mark.parametrize(
    ("out", "back", "answer"),
    [
        ("actual", "actual", "mutual"),
        ("actual", "stated_absent", "one_way"),
        ("actual", "", "unanswered"),
        ("stated_absent", "stated_absent", "none"),
        ("stated_absent", "", "unknown"),
        ("announced", "stated_absent", "unknown"),
    ],
)
def test_a_dyad_is_mutual_one_way_unanswered_none_or_unknown(draw, out, back, answer):
    lines = [f"P1 | MEX | BLR | embassy | {out}"] + ([f"P2 | BLR | MEX | embassy | {back}"] if back else [])
    data = draw(posts="id | sender | receiver | kind | status\n" + "\n".join(lines))
    assert network.dyads(data, "embassies", ["MEX", "BLR"])["answer"].tolist() == [answer]
    kinds = network.mission_reciprocity(network.missions(data, MEX_BLR))
    assert kinds[kinds.kind.eq("embassy")]["answer"].tolist() == [answer]


FOUR = """
id | sender | receiver | kind    | status
P1 | ARG    | BRA      | embassy | actual
P2 | BRA    | ARG      | embassy | actual
P3 | ARG    | CHL      | embassy | actual
P4 | CHL    | ARG      | embassy | stated_absent
P5 | BRA    | CHL      | embassy | actual
"""


def test_reciprocity_is_mutual_dyads_among_tied_ones_from_none_returned_to_all_returned(draw):
    census = network.census(draw(posts=FOUR), "embassies")
    mutual, one_way, unanswered = 1, 1, 1
    assert census[["mutual", "one_way", "unanswered", "none", "unknown"]].values.tolist() == [[1, 1, 1, 0, 0]]
    tied = mutual + one_way + unanswered
    assert network.reciprocity(census) == (mutual / tied, (mutual + unanswered) / tied)


def test_reciprocity_without_a_tie_has_no_value(draw):
    data = draw(posts="id | sender | receiver | kind | status\nP1 | ARG | BRA | embassy | stated_absent")
    assert network.reciprocity(network.census(data, "embassies")) is None


def test_a_census_counts_every_dyad_of_the_states_that_the_layer_names(draw):
    census = network.census(draw(posts=FOUR), "embassies", ["ARG", "BRA", "CHL", "PER"])
    assert census["dyads"].item() == 3 * (3 - 1) / 2
    assert census["rows"].item() == ["P1", "P2", "P3", "P4", "P5"]


def test_a_layer_without_direction_has_no_reciprocity(draw):
    with pytest.raises(ValueError, match="layer 'relations' has no direction to answer"):
        network.census(draw(), "relations")
