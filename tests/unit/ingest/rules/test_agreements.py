"""Instruments: which are signed, named, in force or ended, with title and date; and what is no instrument."""

import pytest

from tests.unit.ingest import said

HEAD = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\n"


def told(text):
    """Each agreement as "date title", with its status unless actual."""
    return [
        " ".join(
            part for part in (one["date"], one["label"], one["status"] if one["status"] != "actual" else None) if part
        )
        for one in said.facts(HEAD + text, "agreement")
    ]


SIGNED = [
    ("Peru and Chad signed a free trade agreement on 5 May 2004 in Lima.", ["2004-05-05 free trade agreement"]),
    ("In 1998, Peru signed an extradition treaty with Chad.", ["1998 extradition treaty"]),
    ("An accord on fishing was inked in 2011.", ["2011 accord on fishing"]),
    ("An accord was reached on fishing in 2011.", ["2011 accord on fishing"]),
    (
        "An agreement was signed on 3 May 2003 to avoid double taxation.",
        ["2003-05-03 agreement to avoid double taxation"],
    ),
    (
        "In 2005, the two governments entered into a Strategic Partnership Agreement.",
        ["2005 Strategic Partnership Agreement"],
    ),
    ("The Lima Declaration was adopted by both presidents on 12 June 2007.", ["2007-06-12 Lima Declaration"]),
    ("After the signing of a fisheries accord in 1980, trade grew.", ["1980 fisheries accord"]),
    ("Peru became the first country to sign a trade agreement with Chad in 2010.", ["2010 trade agreement"]),
    ("An air services agreement, signed in 2003, provides for direct flights.", ["2003 air services agreement"]),
    ("They also signed an agreement on legal assistance.", ["agreement on legal assistance"]),
    (
        "In 2009, Peru's Ministry of Culture signed an MoU with Chad's Ministry of Tourism.",
        ["2009 MoU with Chad's Ministry of Tourism"],
    ),
    ("In 2010, Peru and Chad inked 15 agreements.", ["2010 15 agreements"]),
]
LISTS = [
    (
        "Chad and Peru have signed agreements on trade, tourism and air transport.",
        ["agreement on trade", "agreement on tourism", "agreement on air transport"],
    ),
    (
        "In 2012 accords on fishing, on Arabic, and on the teaching of Spanish were concluded.",
        ["2012 accord on fishing", "2012 accord on Arabic", "2012 accord on the teaching of Spanish"],
    ),
    (
        "In 2014 memorandums were signed to combat smuggling; to exchange officers and to teach Spanish.",
        [
            "2014 memorandum to combat smuggling",
            "2014 memorandum to exchange officers",
            "2014 memorandum to teach Spanish",
        ],
    ),
    (
        "A fisheries protocol and a treaty on asylum were signed in 1999.",
        ["1999 fisheries protocol", "1999 treaty on asylum"],
    ),
    (
        "They have concluded treaties such as a Cultural Accord (1988); a Trade Agreement (1994) and a Protocol "
        "on Sport.",
        ["1988 Cultural Accord", "1994 Trade Agreement", "Protocol on Sport"],
    ),
    (
        "Both concluded an Agreement on Trade on 15 July 1982, a Cultural Agreement (1997), and a Protocol on "
        "Sport in 2019.",
        ["1982-07-15 Agreement on Trade", "1997 Cultural Agreement", "2019 Protocol on Sport"],
    ),
    (
        "Agreements\n\n- Agreement on Trade (1998)\n- 1999: Convention on Extradition\n- Fishing, 2004",
        ["1998 Agreement on Trade", "1999 Convention on Extradition", "2004 Fishing"],
    ),
    (
        "Agreements\n\n- Treaty of Friendship, signed in Lima on 3 May 1974\n- Air Accord. Signed on 4 June 2003.",
        ["1974-05-03 Treaty of Friendship", "2003-06-04 Air Accord"],
    ),
]
NAMED = [
    ("Trade is governed by the 1977 commercial treaty.", ["1977 commercial treaty"]),
    ("Under the Accord on Fishing of 1998, quotas are set every year.", ["1998 Accord on Fishing"]),
    (
        "Chad and Peru have an extradition treaty and a free trade agreement.",
        ["extradition treaty", "free trade agreement"],
    ),
    ("A double taxation agreement dates from 11 May 1995.", ["1995-05-11 double taxation agreement"]),
]
LIVES = [
    (
        "The Protocol on Sport was signed on 4 July 1996 and came into force on 3 March 1998.",
        ["1996-07-04 Protocol on Sport", "1998-03-03 Protocol on Sport, in force"],
    ),
    ("A fisheries treaty has been in force since 1 March 1996.", ["1996-03-01 fisheries treaty, in force"]),
    ("In 1985 Chad terminated the fisheries treaty.", ["1985 fisheries treaty, terminated ended"]),
    ("The accord on tourism was extended in 2015.", ["2015 accord on tourism, extended"]),
]
LABELLED = [
    (
        "Agreement on Trade. Signed: Lima, 12.11.1996. Entered into force: 20.02.1998.",
        ["1996-11-12 Agreement on Trade", "1998-02-20 Agreement on Trade, in force"],
    ),
    ("Agreement on Trade. Signed: 2000. Entered into force: -", ["2000 Agreement on Trade"]),
    (
        "Agreements\n\n{|\n! Title !! Signed !! In force\n|-\n| Agreement on Trade || 12.11.1996 || 20.02.1998\n|}",
        ["1996-11-12 Agreement on Trade", "1998-02-20 Agreement on Trade, in force"],
    ),
    (
        "A fishing accord was signed in 1990. The accord entered into force in 1992 and was terminated in 1999.",
        ["1990 fishing accord", "1992 fishing accord, in force", "1999 fishing accord, terminated ended"],
    ),
    (
        "They have had a Tax Convention since 16 September 2020, signed in Lima on 12 December the previous year.",
        ["2019-12-12 Tax Convention"],
    ),
]
TERMS = [
    ("A Programme of Cooperation 2010–2014 was signed in Lima in 2009.", ["2009 Programme of Cooperation 2010–2014"]),
    ("In 2018 they signed the Exchange Programme 2019–2021.", ["2018 Exchange Programme 2019–2021"]),
    ("The Work Plan 2015–2020, worth 4 million euros, was signed on 9 July 2015.", ["2015-07-09 Work Plan 2015–2020"]),
]
APIECE = [
    (
        "Two memoranda, one on fisheries and one on sport, were concluded in 2015.",
        ["2015 memorandum on fisheries", "2015 memorandum on sport"],
    ),
    (
        "Two agreements were signed in 2015: on trade and on visas.",
        ["2015 agreement on trade", "2015 agreement on visas"],
    ),
    (
        "In 2015 they signed two agreements: a fisheries accord and a trade accord.",
        ["2015 fisheries accord", "2015 trade accord"],
    ),
]
DATED_APIECE = [
    (
        "Agreements on trade (1994), culture (1996) and sport (1999) have been signed.",
        ["1994 Agreement on trade", "1996 Agreement on culture", "1999 Agreement on sport"],
    ),
]
VERBS = [
    ("Talks on an extradition treaty began in 2001, and the treaty was signed in 2004.", ["2004 extradition treaty"]),
    ("Peru has had a free trade agreement with Chad since 2009.", ["2009 free trade agreement"] * 2),
    ("The presidents put their signatures to a fisheries accord in 1979.", ["1979 fisheries accord"]),
    ("Chad and Peru put pen to paper on a trade deal in 2001.", ["2001 trade deal"]),
    ("In 2003 Peru became a signatory to a defence pact with Chad.", ["2003 defence pact"]),
    ("Chad and Peru agreed on a fisheries accord in 1998.", ["1998 fisheries accord"]),
    (
        "An office opened in 1955 following the conclusion of a barter agreement the same year.",
        ["1955 barter agreement"],
    ),
    (
        "President Deby visited Lima in May 1964 and the two countries signed a joint communiqué.",
        ["1964-05 joint communiqué"],
    ),
]
NOTHING = [
    "Peru signed the UN Convention on the Law of the Sea in 1982.",
    "Double Taxation Agreement - under negotiation",
    "The text of a trade agreement was agreed but not signed.",
    "Peru and Chad plan to sign a free trade agreement.",
    "Peru has not signed any agreement with Chad.",
    "A treaty on asylum is under negotiation.",
    "The two sides discussed the possibility of signing an agreement on asylum.",
    "The signing of a fisheries accord is expected.",
    "There are no agreements between Chad and Peru.",
    "The fisheries pact that had been announced before was not signed.",
    "Chad signed a peace agreement with Libya in 1987.",
    "The 1961 Vienna Convention protects embassies.",
    "Both have signed bilateral agreements.",
]


@pytest.mark.parametrize(("text", "facts"), [*SIGNED, *NAMED, *LIVES, *LABELLED, *TERMS, *VERBS])
def test_an_instrument_has_its_title_and_its_date(text, facts):
    assert told(text) == facts


@pytest.mark.parametrize(("text", "facts"), [*LISTS, *APIECE, *DATED_APIECE])
def test_several_instruments_told_in_one_breath_are_one_each(text, facts):
    assert sorted(told(text)) == sorted(facts)


@pytest.mark.parametrize("text", NOTHING)
def test_what_was_not_signed_or_is_of_others_is_no_instrument(text):
    assert told(text) == []


def test_an_instrument_signed_during_a_visit_has_the_visits_date():
    text = "On 4 July 2010 President Ali Deby of Chad visited Lima. During the visit, a fishing accord was signed."
    assert told(text) == ["2010-07-04 fishing accord"]


def test_a_signing_has_its_place_and_its_kind():
    (one,) = said.facts(HEAD + "A memorandum of understanding on sport was signed in Lima in 2004.", "agreement")
    assert (one["type"], one["place"], one["countries"]) == ("memorandum", "Lima", ["PER", "TCD"])


def test_a_title_ends_with_its_instrument():
    (one,) = said.facts(HEAD + "A treaty on asylum was signed by both and enraged the press in 2004.", "agreement")
    assert one["label"] == "treaty on asylum"
