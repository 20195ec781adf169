"""Bodies of two states: founded, in session; a session is an event and a session of the body."""

import pytest

from tests.unit.ingest import said

HEAD = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\n"


def told(text):
    facts = [one for one in said.facts(HEAD + text) if one["kind"] in ("event", "joint_body")]
    return [f"{one['kind']} {one['type']} {one['date']} {one['place'] or ''}".strip() for one in facts]


TOLD = [
    (
        "A parliamentary friendship group was set up in 2011.",
        ["event founding 2011", "joint_body friendship_group 2011"],
    ),
    ("In 2003 they created a joint committee on trade.", ["event founding 2003", "joint_body committee 2003"]),
    (
        "The third session of the Joint Commission on Mining was held in Lima on 4 June 2012.",
        ["event meeting 2012-06-04 Lima", "joint_body commission 2012-06-04 Lima"],
    ),
    (
        "The two countries held the second round of political consultations in Lima in May 2015.",
        ["event consultation 2015-05 Lima", "joint_body consultations 2015-05 Lima"],
    ),
    (
        "- 2004: 2nd session of the Joint Commission, Lima",
        ["event meeting 2004 Lima", "joint_body commission 2004 Lima"],
    ),
]


@pytest.mark.parametrize(("text", "facts"), TOLD)
def test_what_a_body_does_is_an_event_and_the_body_is_told(text, facts):
    assert sorted(told(text)) == facts


@pytest.mark.parametrize(
    "text",
    ["The Mixed Commission has not met since 1999.", "The European Commission was established in 1958."],
)
def test_bodies_of_others_and_sessions_not_held_are_none(text):
    assert [one for one in told(text) if one.startswith("joint_body")] == []


def test_a_session_has_its_number():
    found = said.facts(HEAD + "The third session of the Joint Commission was held in Lima in 2012.", "joint_body")
    assert [one["session"] for one in found] == [3]


BESIDE = [
    (
        "In May 2015, Lima hosted the second round of political consultations.",
        ["event consultation 2015-05 Lima", "joint_body consultations 2015-05 Lima"],
    ),
    (
        "In 2011 the third session of the Joint Commission and the first «Peru–Chad» Business Forum were held.",
        ["event forum 2011", "event meeting 2011", "joint_body business_forum 2011", "joint_body commission 2011"],
    ),
    ("Annual consultations of the two ministries go on.", ["joint_body consultations None"]),
    ("An Agreement on the Establishment of a Joint Trade Commission was made.", ["joint_body commission None"]),
    ("The head of the Chad-Peru Friendship Group held talks.", ["joint_body friendship_group None"]),
    (
        "The creation of the Joint Chadian-Peruvian Commission for Mining in May 2016 pleased all.",
        ["event founding 2016-05", "joint_body commission 2016-05"],
    ),
]


@pytest.mark.parametrize(("text", "facts"), BESIDE)
def test_bodies_beside_others_are_told_as_well(text, facts):
    assert sorted(told(text)) == facts


def test_a_plural_names_several_bodies():
    text = "They set up a Joint High Council, as well as Joint Commissions on Trade Matters and Cooperation in Arts."
    found = [one["label"] for one in said.facts(HEAD + text, "joint_body")]
    assert found == [
        "Joint High Council",
        "Joint Commission on Trade Matters",
        "Joint Commission on Cooperation in Arts",
    ]
