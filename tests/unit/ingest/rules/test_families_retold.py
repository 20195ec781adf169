"""Families of ways to tell: visits in saved lists and paid back, embassies for several states, posts without a verb."""

import pytest

from tests.unit.ingest.said import short

HEAD = "Peru–Japan relations\n\nPeru–Japan relations are the relations between Peru and Japan.\n\n"


def told(text, kind, head=HEAD):
    return sorted(one.removeprefix(f"{kind} ") for one in short(head + text, kind))


VISITS = [
    (
        "Visits to Japan\n\n2008 June – Speaker of the Congress Ana Rossi\n18–19 May 2017 – Special Envoy Juan Mora",
        ["envoy PER→JPN 2017-05-18/2017-05-19", "speaker PER→JPN 2008-06"],
    ),
    (
        "High-level visits:\n\n- Mr. Juan Mora, Minister of Foreign Affairs of Peru, Tokyo, 5 - 7 May 2008\n"
        "- Mrs. Sayo Ito, Minister of Trade of Japan, Lima, 12. 5. 2015",
        [
            "foreign_minister PER→JPN 2008-05-05/2008-05-07 Tokyo",
            "minister JPN→PER 2015-05-12 Lima",
        ],
    ),
    (
        "Visits\n\n- Lima, 4 May 2011: Sayo Ito, Minister of Trade of Japan\n- May 2014, Tokyo, President Juan Mora",
        ["head_of_state PER→JPN 2014-05 Tokyo", "minister JPN→PER 2011-05-04 Lima"],
    ),
    (
        "Peruvian ambassadors to Japan\n\n- Juan Mora – 1970–1974",
        [],
    ),
    (
        "Ken Ito, then foreign minister of Japan, had been in Lima in January 1958 and came back in 1964.",
        ["foreign_minister JPN→PER 1958-01 Lima", "foreign_minister JPN→PER 1964"],
    ),
    (
        "President Juan Mora of Peru was in Tokyo in May 2021. Prime Minister Ken Ito returned it in October 2022.",
        ["head_of_government JPN→PER 2022-10", "head_of_state PER→JPN 2021-05 Tokyo"],
    ),
    (
        "President Juan Mora of Peru visited Tokyo in May 2021; Prime Minister Ken Ito reciprocated in 2022.",
        ["head_of_government JPN→PER 2022", "head_of_state PER→JPN 2021-05 Tokyo"],
    ),
    (
        "In May 2004 Japan's Prime Minister Ken Ito came to Lima, followed by Emperor Akira Sato in 2018. "
        "President Juan Mora paid a visit to Tokyo in October of that year.",
        [
            "head_of_government JPN→PER 2004-05 Lima",
            "head_of_state JPN→PER 2018",
            "head_of_state PER→JPN 2018-10 Tokyo",
        ],
    ),
    (
        "In February 2019 President Juan Mora attended a fair in Tokyo, and went there again in January 2020.",
        ["head_of_state PER→JPN 2019-02 Tokyo", "head_of_state PER→JPN 2020-01 Tokyo"],
    ),
    (
        "Foreign Minister Mora of Peru welcomed the Speaker of Japan's parliament, Ken Ito, on 4 March 2015.",
        ["speaker JPN→PER 2015-03-04"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VISITS)
def test_visits_are_read_from_saved_lists_returns_and_second_journeys(text, expected):
    assert told(text, "visit") == expected


def test_a_pope_who_sets_foot_somewhere_is_no_plan():
    head = "Holy See–Peru relations\n\n"
    text = (
        "Pope Paul became the first pontiff to set foot in Peru when he travelled to Lima from 18 to 21 January 1978."
    )
    assert told(text, "visit", head) == ["head_of_state VAT→PER 1978-01-18/1978-01-21 Lima"]
    assert told("President Juan Mora had an audience with Pope Paul VI in May 1969.", "visit", head) == [
        "head_of_state PER→VAT 1969-05"
    ]


EMBASSY = "Embassy of the Republic of Peru in Nairobi\n\n"
CHARGED = [
    "Our Embassy is also in charge of Rwanda and Uganda.",
    "The Embassy is accredited to Rwanda and Uganda.",
    "The Embassy has jurisdiction over Rwanda and Uganda.",
    "The embassy has concurrent accreditation to Rwanda and Uganda.",
    "Besides Kenya, the Embassy covers Rwanda and Uganda.",
    "The Embassy in Nairobi also looks after relations with Rwanda and Uganda.",
    "The Embassy of Peru in Nairobi started its work in 1995. It is also responsible for Rwanda and Uganda.",
]


@pytest.mark.parametrize("text", CHARGED)
def test_an_embassy_tells_on_its_own_page_for_which_states_it_is_there(text):
    found = [one for one in told(text, "mission", EMBASSY) if one.startswith("accreditation")]
    assert [one.removesuffix(" Nairobi") for one in found] == ["accreditation PER→RWA", "accreditation PER→UGA"]


SEATED = [
    "Peru has no embassy in Chad; its embassy in Cairo is responsible for contacts with N'Djamena.",
    "Its embassy in Cairo is in charge of relations with Chad; so Peru decided.",
    "Chad falls within the remit of Peru's embassy in Cairo.",
    "Chad is the responsibility of the Peruvian embassy in Cairo.",
    "Since then Chad has been attended from Cairo.",
    "The Peruvian Embassy in Cairo is concurrent in Chad.",
    "Peru's relations with Chad are handled by the embassy in Cairo.",
    "Peru maintains contact with Chad through its embassy in Cairo.",
]


@pytest.mark.parametrize("text", SEATED)
def test_a_state_is_dealt_with_from_elsewhere_by_many_words(text):
    found = told(text, "mission", "Chad–Peru relations\n\n")
    assert "accreditation PER→TCD Cairo" in found


POSTS = [
    (
        "The Peruvian Embassy in Tokyo opened in 1964, the Japanese Embassy in Lima five years later.",
        ["embassy JPN→PER 1969 Lima", "embassy PER→JPN 1964 Tokyo"],
    ),
    (
        "Peru opened its embassy in Tokyo in 1964; Japan its own in Lima in 1970.",
        ["embassy JPN→PER 1970 Lima", "embassy PER→JPN 1964 Tokyo"],
    ),
    (
        "Peru upgraded its consulate in Osaka, which had been opened in 2011, to an embassy in May 2015.",
        ["consulate PER→JPN 2011 Osaka", "embassy PER→JPN 2015-05 Osaka"],
    ),
    ("Peru's aid office in Osaka closed in 2010.", ["representative_office PER→JPN 2010 Osaka"]),
    ("During the crisis of 2010–11 the Peruvian embassy was temporarily closed.", ["embassy PER→JPN 2010/2011"]),
    ("Peru suspended the operations of its embassy in Tokyo in 1990.", ["embassy PER→JPN 1990 Tokyo"]),
    ("The Japanese embassy in Lima dates back to 1978.", ["embassy JPN→PER 1978 Lima"]),
    ("A Peruvian interests section was maintained at the Swiss embassy.", ["representative_office PER→JPN"]),
    (
        "The Peruvian honorary consul in Osaka, Ken Ito, was appointed on 4 May 2010.",
        ["honorary_consulate PER→JPN 2010-05-04 Osaka"],
    ),
    (
        "Peru closed its embassy in Tokyo in 1990 and reopened it that same October.",
        ["embassy PER→JPN 1990 Tokyo", "embassy PER→JPN 1990-10 Tokyo"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts_are_told_without_a_verb_with_asides_and_by_their_age(text, expected):
    assert told(text, "mission") == expected


EVENTS = [
    ("The two presidents opened the Friendship Bridge at Osaka on 21 January 2019.", ["other JPN-PER 2019-01-21"]),
    ("A trade dispute over cotton broke out in 2005.", ["other JPN-PER 2005"]),
    ("Peru banned the import of Japanese fish on 4 November 2005.", ["other PER→JPN 2005-11-04"]),
    ("Peru lifted its embargo on Japan in 2009.", ["other PER→JPN 2009"]),
    ("The two countries were at war from 1942 until 1944.", ["war JPN-PER 1942/1944"]),
    ("The first Peruvian missionaries arrived in Osaka on 9 July 1870.", ["cooperation PER→JPN 1870-07-09"]),
    ("In 1888 the first Japanese settlers reached Peru.", ["other JPN→PER 1888"]),
    ("A trade credit of 10 million US dollars was agreed in July 1959.", ["cooperation JPN-PER 1959-07 1e+07 USD"]),
    ("Peru handed over 300,000 doses of vaccines in August 2021.", ["cooperation PER→JPN 2021-08"]),
    ("Date of recognition: 21 January 1992.", ["other JPN-PER 1992-01-21"]),
    ("Peru withdrew its recognition of Palestine on 4 May 1990.", ["other PER→PSE 1990-05-04"]),
    (
        "The first resident ambassador of Peru, Juan Mora, did not present his credentials until 21 May 2021.",
        ["ceremony PER→JPN 2021-05-21"],
    ),
    ("The 1972 treaty was replaced by a new one in 2010.", ["other JPN-PER 2010"]),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_disputes_wars_arrivals_and_what_is_taken_back_are_events(text, expected):
    assert told(text, "event") == expected


PACTS = [
    (
        "The agreement on visas is awaiting ratification (signed in Lima, 6 September 2017).",
        ["agreement JPN-PER 2017-09-06 Lima"],
    ),
    (
        "An agreement on the readmission of persons was initialled in 2016, but it has not yet been signed.",
        ["agreement JPN-PER 2016"],
    ),
    (
        "In May 2014 two agreements were inked: on security cooperation and on the transfer of sentenced persons.",
        ["agreement JPN-PER 2014-05", "agreement JPN-PER 2014-05"],
    ),
    ("On 26 July 1998 a truce was signed on board of a frigate.", ["agreement JPN-PER 1998-07-26"]),
]


@pytest.mark.parametrize(("text", "expected"), PACTS)
def test_instruments_are_dated_in_brackets_initialled_and_listed_by_matter(text, expected):
    assert told(text, "agreement") == expected
