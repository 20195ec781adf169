"""Memberships: which states are in which body, as what and since when; bids and refusals are none."""

import pytest

from tests.unit.ingest import said

HEAD = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\n"


def told(text):
    """Each membership as "states org type date status"."""
    facts = said.facts(HEAD + text, "membership")
    return [
        " ".join(
            part
            for part in (
                "-".join(one["countries"]),
                one["orgs"][0],
                one["type"] if one["type"] != "member" else None,
                one["date"],
                one["status"] if one["status"] != "actual" else None,
            )
            if part
        )
        for one in facts
    ]


TOLD = [
    ("Both are members of OPEC.", ["PER-TCD OPEC"]),
    (
        "Peru and Chad are both members of the African Union and of the Latin Union.",
        ["PER-TCD AU", "PER-TCD LATIN-UNION"],
    ),
    (
        "Both countries are former French colonies and members of the Group of 77, OPEC and the Non Aligned Movement.",
        ["PER-TCD G77", "PER-TCD OPEC", "PER-TCD NON-ALIGNED"],
    ),
    (
        "Both states are active in bodies as members of organizations such as OPEC and the IMF.",
        ["PER-TCD OPEC", "PER-TCD IMF"],
    ),
    ("Peru is a member of the Andean Community and Chad is a member of OPEC.", ["PER ANDEAN", "TCD OPEC"]),
    ("As an African Union member, Chad supported Peru.", ["TCD AU"]),
    ("Peru, a member of the Pacific Alliance since 2011, invited Chad.", ["PER PA 2011/.."]),
    ("Both Peru and Chad belong to OPEC.", ["PER-TCD OPEC"]),
    ("Peru and Chad are founding members of OPEC.", ["PER-TCD OPEC founder"]),
    ("Chad joined OPEC on 20 September 1960.", ["TCD OPEC 1960-09-20"]),
    ("Chad was admitted to OPEC in 1963.", ["TCD OPEC 1963"]),
    ("Peru's accession to the OECD in 2020 was welcomed.", ["PER OECD 2020"]),
    ("Peru was accepted as an observer in the African Union in 2008.", ["PER AU observer 2008"]),
    ("Chad has observer status in the Pacific Alliance since 2014.", ["TCD PA observer 2014/.."]),
    ("Chad is a dialogue partner of ASEAN.", ["TCD ASEAN associate"]),
    ("Chad left the Commonwealth in 2013.", ["TCD COMMONWEALTH 2013 ended"]),
    ("Peru belongs to OPEC, of which Chad was a founder in 1960.", ["TCD OPEC founder 1960", "PER OPEC"]),
    ("Both are members of the World Cocoa Forum (WCF).", ["PER-TCD WCF"]),
]
DATES = [
    ("Since 2004 Peru has been a member of OPEC.", ["PER OPEC 2004/.."]),
    (
        "Peru joined the UN in 1945, the WTO in 1995 and the OECD in 2020.",
        ["PER UN 1945", "PER WTO 1995", "PER OECD 2020"],
    ),
    (
        "Peru has been a member of the AU since 1997, and of the OECD since 2022.",
        ["PER AU 1997/..", "PER OECD 2022/.."],
    ),
    ("Both were members of Comecon, Peru since 1962.", ["PER-TCD COMECON", "PER COMECON 1962/.."]),
    ("Chad has been in the WTO since 1996 and Peru since 1995.", ["TCD WTO 1996/..", "PER WTO 1995/.."]),
    ("After Chad joined OPEC in 2004, trade grew.", ["TCD OPEC 2004"]),
    ("Since joining OPEC in 2004, Peru has opened embassies.", ["PER OPEC 2004"]),
    ("Both belong to the World Cocoa Initiative, which Chad joined in 2010.", ["PER-TCD WCI", "TCD WCI 2010"]),
]
WHO = [
    ("Like Peru, Chad is a member of OPEC.", ["PER-TCD OPEC"]),
    ("Peru, along with Chad, belongs to OPEC.", ["PER-TCD OPEC"]),
    ("As members of OPEC, Peru and Chad cooperate.", ["PER-TCD OPEC"]),
    ("Fellow OPEC members Chad and Peru met.", ["PER-TCD OPEC"]),
    ("Chad, an OPEC member since 1999, sold oil.", ["TCD OPEC 1999/.."]),
    ("Peru became OPEC's 14th member in 2004.", ["PER OPEC 2004"]),
    ("Both were among the founding members of OPEC.", ["PER-TCD OPEC founder"]),
    ("Chad belongs to OPEC, in which Peru has observer status.", ["TCD OPEC", "PER OPEC observer"]),
]
WAYS = [
    ("Both states belong to OPEC, and are signatories of the CPTPP.", ["PER-TCD OPEC", "PER-TCD CPTPP"]),
    ("Since July 1998 Peru is a participant of the ASEAN Regional Forum.", ["PER ARF 1998-07/.."]),
    ("Both are parties to the World Cocoa Initiative.", ["PER-TCD WCI"]),
    ("Both countries are in OPEC and the African Union.", ["PER-TCD OPEC", "PER-TCD AU"]),
    ("Shared memberships include OPEC and the WTO.", ["PER-TCD OPEC", "PER-TCD WTO"]),
    ("They cooperate in international organisations such as OPEC and the WTO.", ["PER-TCD OPEC", "PER-TCD WTO"]),
]
NOTHING = [
    "Peru is in OPEC talks with Chad.",
    "Peru is not an OPEC member.",
    "Peru's application to join OPEC was rejected in 2004.",
    "Chad joined the Young Teachers Programme in 2000.",
    "Chad is not a member of NATO.",
    "Chad applied for membership of the European Union in 1999.",
    "Peru supported Chad's bid for membership of the African Union.",
    "Five members of the delegation of Chad visited OPEC.",
    "Peru and Chad cooperate in the United Nations.",
]


@pytest.mark.parametrize(("text", "facts"), [*TOLD, *DATES, *WHO, *WAYS])
def test_every_body_is_one_membership_of_all_states_said_to_be_in_it(text, facts):
    assert sorted(told(text)) == sorted(facts)


@pytest.mark.parametrize("text", NOTHING)
def test_bids_refusals_and_members_of_other_things_are_none(text):
    assert told(text) == []


def test_respectively_gives_each_state_its_date():
    text = "The two countries became members of OPEC in 1945 and 1960 respectively."
    assert sorted(told(text)) == ["PER OPEC 1945", "TCD OPEC 1960"]
