"""Accreditations from a third state."""

import pytest

from tests.unit.ingest.said import facts

PAIR = "Fiji–Norway relations\n\nFiji–Norway relations are the relations between Fiji and Norway.\n\n"
SEATED = [
    ("Norway is accredited to Fiji from its embassy in Canberra, Australia.", "NOR→FJI AUS Canberra"),
    ("Norway is represented in Fiji through its embassy in Canberra.", "NOR→FJI AUS Canberra"),
    ("Norway is represented in Fiji by its embassy in Canberra, Australia.", "NOR→FJI AUS Canberra"),
    ("Norway is accredited from Canberra.", "NOR→FJI AUS Canberra"),
    ("Norway's ambassador in Canberra is also accredited to Fiji.", "NOR→FJI AUS Canberra"),
    ("The Norwegian embassy in Canberra is concurrently accredited to Suva.", "NOR→FJI AUS Canberra"),
    ("The Norwegian Embassy in Canberra is responsible for Fiji.", "NOR→FJI AUS Canberra"),
    ("The Embassy of Norway in Canberra covers Fiji.", "NOR→FJI AUS Canberra"),
    ("Fiji is covered by the Norwegian embassy in Canberra.", "NOR→FJI AUS Canberra"),
    ("Fiji's High Commissioner to Norway is non-resident and sits in London.", "FJI→NOR GBR London"),
    ("Fiji has a non-resident ambassador in London.", "FJI→NOR GBR London"),
    ("Norway has no embassy in Suva; its ambassador in Canberra is responsible for Fiji.", "NOR→FJI AUS Canberra"),
    (
        "Norway closed its embassy in Suva in 1990. Its duties were taken over by the Embassy in Canberra.",
        "NOR→FJI AUS Canberra",
    ),
]


def _short(text):
    found = [one for one in facts(text, "mission") if one["type"] == "accreditation"]
    return [f"{one['sender']}→{one['receiver']} {one['via']} {one['place']}" for one in found]


@pytest.mark.parametrize(("text", "expected"), SEATED)
def test_an_accreditation_goes_between_two_states_by_way_of_the_state_of_its_seat(text, expected):
    assert _short(PAIR + text) == [expected]
    assert facts(PAIR + text, "mission")[-1]["countries"] == ["FJI", "NOR"]


def test_a_post_serves_each_of_the_states_that_are_listed():
    text = "Foreign relations of Norway\n\nThe Norwegian embassy in Canberra also covers Fiji, Kiribati and Vanuatu."
    assert [one.split()[0] for one in _short(text)] == ["NOR→FJI", "NOR→KIR", "NOR→VUT"]


def test_a_post_in_the_receiving_state_beside_it_is_one_of_its_own():
    text = (
        PAIR + "Norway is accredited to Fiji from its embassy in Canberra, Australia and an honorary consulate in Suva."
    )
    found = facts(text, "mission")
    assert [(one["type"], one["place"]) for one in found] == [
        ("accreditation", "Canberra"),
        ("honorary_consulate", "Suva"),
    ]


def test_an_honorary_consul_where_a_state_is_represented_is_a_post_and_no_accreditation():
    found = facts(PAIR + "Norway is represented in Fiji by an honorary consul in Suva.", "mission")
    assert [(one["type"], one["place"]) for one in found] == [("honorary_consulate", "Suva")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's ambassador in Canberra is not accredited to Fiji.",
        "Fijian cane is covered by a tariff in Norway.",
        "The minister is responsible for Fiji's sugar.",
    ],
)
def test_what_is_denied_or_is_about_something_else_is_none(text):
    assert _short(PAIR + text) == []


DWELLING = [
    ("Fiji's envoy resides in London.", "FJI→NOR GBR London"),
    ("The Fijian ambassador to Norway has his seat in London.", "FJI→NOR GBR London"),
    ("Fiji named its first non-resident ambassador, based in London, in 1969.", "FJI→NOR GBR London"),
    ("The Holy See has a nuncio for Fiji who resides in Wellington, New Zealand.", "VAT→FJI NZL Wellington"),
    ("In 2003 responsibility for Fiji was transferred to the embassy in Canberra.", "NOR→FJI AUS Canberra"),
    ("Fiji has its High Commission in Kuala Lumpur concurrently accredited to Norway.", "FJI→NOR MYS Kuala Lumpur"),
]


@pytest.mark.parametrize(("text", "expected"), DWELLING)
def test_an_envoy_who_lives_in_a_third_state_is_accredited_from_there(text, expected):
    assert _short(PAIR + text) == [expected]
    assert len(facts(PAIR + text, "mission")) == 1


def test_an_envoy_who_lives_where_he_is_sent_is_no_accreditation():
    assert _short(PAIR + "The Fijian ambassador to Norway lives in Oslo.") == []
