"""Posts in prose, lists and tables: whose, where, since when, and what became of them."""

import pytest

from tests.unit.ingest.said import facts, short

PAIR = "Fiji–Norway relations\n\nFiji–Norway relations are the relations between Fiji and Norway.\n\n"

ACTS = [
    ("Fiji opened a consulate in Bergen in 1994.", ["consulate FJI→NOR 1994 Bergen"]),
    ("The Norwegian Embassy in Suva was opened on 3 May 1981.", ["embassy NOR→FJI 1981-05-03 Suva"]),
    ("Norway's first legation in Suva opened in 1909.", ["legation NOR→FJI 1909 Suva"]),
    ("The Embassy of Fiji in Norway was established in Oslo in 1981.", ["embassy FJI→NOR 1981 Oslo"]),
    (
        "Fiji opened an embassy in Oslo in 1981 and a consulate in Bergen in 1994.",
        ["embassy FJI→NOR 1981 Oslo", "consulate FJI→NOR 1994 Bergen"],
    ),
    (
        "In 1932 Fiji established a legation in Oslo and in 1933 Norway set up a legation in Suva.",
        ["legation FJI→NOR 1932 Oslo", "legation NOR→FJI 1933 Suva"],
    ),
    (
        "The two countries opened embassies in each other's capitals in 1963.",
        ["embassy FJI→NOR 1963", "embassy NOR→FJI 1963"],
    ),
    ("In 1956, both nations elevated their legations to embassies.", ["embassy FJI→NOR 1956", "embassy NOR→FJI 1956"]),
    (
        "Fiji's embassy in Oslo was closed in 1990 and reopened in 1998.",
        ["embassy FJI→NOR 1998 Oslo", "embassy FJI→NOR 1990 Oslo"],
    ),
    (
        "Fiji closed its embassy in Oslo in 1990 for want of money but reopened it in 1998.",
        ["embassy FJI→NOR 1998 Oslo", "embassy FJI→NOR 1990 Oslo"],
    ),
    (
        "Fiji opened a consulate in Bergen in 1994. It was raised to a consulate general in 2001.",
        ["consulate FJI→NOR 1994 Bergen", "consulate_general FJI→NOR 2001 Bergen"],
    ),
    ("Fiji moved its embassy from Bergen to Oslo in 1990.", ["embassy FJI→NOR 1990 Oslo"]),
    ("In 2003, an honorary consul of Fiji was appointed in Tromsø.", ["honorary_consulate FJI→NOR 2003 Tromsø"]),
    ("The Norwegian embassy in Suva opened an exhibition in 2010.", []),
    ("Norway opened its market to sugar from Fiji in 2010.", []),
    ("The editor called on Norway to close its embassy in Suva.", []),
    ("Plans to open an embassy in Suva were dropped in 1960.", []),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_what_was_done_to_a_post_is_a_fact_with_its_date(text, expected):
    assert short(PAIR + text, "mission") == [f"mission {one}" for one in expected]


THERE = [
    (
        "Norway maintains an embassy in Suva, a consulate in Lautoka and honorary consulates in Nadi and Labasa.",
        [
            "embassy NOR→FJI Suva",
            "consulate NOR→FJI Lautoka",
            "honorary_consulate NOR→FJI Nadi",
            "honorary_consulate NOR→FJI Labasa",
        ],
    ),
    (
        "Fiji has an embassy in Oslo, while Norway has an embassy in Suva.",
        ["embassy FJI→NOR Oslo", "embassy NOR→FJI Suva"],
    ),
    ("Fiji has had an embassy in Oslo since 1981.", ["embassy FJI→NOR 1981 Oslo"]),
    (
        "The Fijian Consulate General in Oslo began operations on 1 March 1971.",
        ["consulate_general FJI→NOR 1971-03-01 Oslo"],
    ),
    ("A Norwegian honorary consul resides in Nadi.", ["honorary_consulate NOR→FJI Nadi"]),
    ("There is an honorary consulate of Fiji in Bergen.", ["honorary_consulate FJI→NOR Bergen"]),
    ("Fiji does not have an embassy in Oslo.", ["embassy FJI→NOR Oslo stated_absent"]),
    ("Fiji had a consulate in Bergen between 1905 and 1941.", ["consulate FJI→NOR 1905/1941 Bergen ended"]),
    ("Fiji has an embassy in an unknown tongue.", ["embassy FJI→NOR"]),
    ("Demonstrators stood before the Norwegian embassy in Suva.", []),
]


@pytest.mark.parametrize(("text", "expected"), THERE)
def test_a_post_that_is_there_is_a_fact_without_date_unless_the_text_tells_since_when(text, expected):
    assert short(PAIR + text, "mission") == [f"mission {one}" for one in expected]


PLANS = [
    ("Norway will open an embassy in Suva in 2031.", "planned 2031"),
    ("Norway plans to open a consulate in Nadi.", "planned None"),
    ("In May 2019 Norway announced that it would open an embassy in Suva in 2021.", "announced 2019-05"),
    ("Norway considered opening an embassy in Suva.", "explored None"),
    ("Norway did not open an embassy in Suva in 1970.", "stated_absent 1970"),
    ("Norway did not open an embassy in Suva until 1970.", "actual 1970"),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_a_plan_has_a_status_and_its_announcement_the_day_on_which_it_was_made(text, expected):
    assert [f"{one['status']} {one['date']}" for one in facts(PAIR + text, "mission")] == [expected]


def test_a_state_hosts_the_posts_of_others_each_of_which_is_one():
    text = "Foreign relations of Nepal\n\nNepal hosts embassies of Chad, Fiji and Norway."
    assert [one.split()[2] for one in short(text, "mission")] == ["TCD→NPL", "FJI→NPL", "NOR→NPL"]


def test_an_item_under_a_heading_on_missions_may_name_the_city_first():
    text = PAIR + "Diplomatic missions of Fiji in Norway\n\n- Oslo (Embassy)\n- Bergen (Consulate)\n"
    assert short(text, "mission") == ["mission embassy FJI→NOR Oslo", "mission consulate FJI→NOR Bergen"]


def test_the_title_of_a_link_is_at_most_a_reference():
    found = facts(PAIR + "External links\n\n- Embassy of Fiji in Oslo\n", "mission")
    assert {one["basis"] for one in found} <= {"reference"}


FAMILIES = {
    "a city before its post": [
        ("Norway closed its Suva embassy in 1992.", ["embassy NOR→FJI 1992 Suva"]),
        ("Norway shut its Suva mission as early as 1992.", ["embassy NOR→FJI 1992 Suva"]),
    ],
    "work that ends and begins": [
        ("The Norwegian embassy in Suva ceased operations in 1992.", ["embassy NOR→FJI 1992 Suva"]),
        ("Norway wound up its consulate in Lautoka in 1992.", ["consulate NOR→FJI 1992 Lautoka"]),
        ("The Norwegian embassy in Suva resumed work in 1998.", ["embassy NOR→FJI 1998 Suva"]),
        ("The Norwegian embassy in Suva was not opened until 1997.", ["embassy NOR→FJI 1997 Suva"]),
    ],
    "a lower rank": [
        (
            "Norway downgraded its consulate in Lautoka to an honorary one in 1999.",
            ["honorary_consulate NOR→FJI 1999 Lautoka"],
        ),
    ],
    "a third state for a while": [
        ("The Norwegian embassy was moved to Wellington in 2010.", ["embassy NOR→FJI 2010 Wellington"]),
    ],
    "years in brackets": [
        (
            "Norway had consulates at Lautoka (1858–1880) and Nadi (1911–1922).",
            ["consulate NOR→FJI 1858/1880 Lautoka ended", "consulate NOR→FJI 1911/1922 Nadi ended"],
        ),
    ],
    "a word for another": [
        ("Norway has an embassy in Suva while Fiji has one in Oslo.", ["embassy NOR→FJI Suva", "embassy FJI→NOR Oslo"]),
        (
            "Norway opened an embassy in Suva in 1981; Fiji's, in Oslo, dates from 2005.",
            ["embassy NOR→FJI 1981 Suva", "embassy FJI→NOR 2005 Oslo"],
        ),
        (
            "Norway opened an embassy in Suva in 1981. Fiji reciprocated in 1994.",
            ["embassy NOR→FJI 1981 Suva", "embassy FJI→NOR 1994"],
        ),
        ("Norway recognised Fiji in 1970. Chad followed suit in 1971.", []),
    ],
    "lines": [
        ("Posts\n\n- Embassy of Norway in Fiji: 7 December 2006", ["embassy NOR→FJI 2006-12-07"]),
        ("Embassy of Norway, Suva Embassy of Fiji, Oslo", ["embassy NOR→FJI Suva", "embassy FJI→NOR Oslo"]),
    ],
    "a post for others": [
        ("The building of the Norwegian embassy in Suva was taken over by a school in 1992.", []),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [each for family in FAMILIES.values() for each in family])
def test_a_post_is_told_in_many_ways(text, expected):
    assert sorted(short(PAIR + text, "mission")) == sorted(f"mission {one}" for one in expected)


def test_a_city_of_several_states_is_that_of_today():
    text = "Foreign relations of Fiji\n\nFiji has embassies in Moscow, Rome and Hanoi."
    assert [one["receiver"] for one in facts(text, "mission")] == ["RUS", "ITA", "VNM"]
