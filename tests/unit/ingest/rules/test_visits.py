"""Visits: who went to which state and when; and what is no visit."""

import pytest

from tests.unit.ingest import said

HEAD = "Chad–Peru relations\n\nChad–Peru relations are the bilateral relations between Chad and Peru.\n\n"


def visits(text):
    return sorted(f"{one['sender']}>{one['receiver']} {one['date']}" for one in said.facts(HEAD + text, "visit"))


TOLD = [
    (
        "In 1994, President Ali Deby of Chad paid an official visit to Peru.",
        ["TCD>PER 1994"],
    ),
    (
        "Chadian President Ali Deby visited Lima in March 2003.",
        ["TCD>PER 2003-03"],
    ),
    (
        "In May 2001 Peruvian Foreign Minister Ana Rojas travelled to N'Djamena to sign an agreement.",
        ["PER>TCD 2001-05"],
    ),
    (
        "The Foreign Minister of Chad, Ali Deby, was in Lima from 3 to 5 May 2010.",
        ["TCD>PER 2010-05-03/2010-05-05"],
    ),
    (
        "On 4 May 2010, Foreign Minister Ali Deby arrived in Lima on a three-day visit.",
        ["TCD>PER 2010-05-04"],
    ),
    (
        "Peru hosted President Ali Deby of Chad in June 2012.",
        ["TCD>PER 2012-06"],
    ),
    (
        "Prime Minister Ana Rojas received Chadian Foreign Minister Ali Deby in Lima on 4 April 2009.",
        ["TCD>PER 2009-04-04"],
    ),
    (
        "Chadian Foreign Minister Ali Deby was received in Lima by President Ana Rojas on 4 April 2009.",
        ["TCD>PER 2009-04-04"],
    ),
    (
        "President Ali Deby's visit to Peru in 2005 was the first by a Chadian head of state.",
        ["TCD>PER 2005"],
    ),
    (
        "The first visit of a Chadian president to Peru took place in 1998.",
        ["TCD>PER 1998"],
    ),
    (
        "A Peruvian parliamentary delegation visited Chad in June 1999.",
        ["PER>TCD 1999-06"],
    ),
    (
        "A delegation led by Deputy Minister Ali Deby of Chad visited Lima in June 1999.",
        ["TCD>PER 1999-06"],
    ),
    (
        "In 2004, during a visit of Chadian Prime Minister Ali Deby to Lima, an agreement on trade was signed.",
        ["TCD>PER 2004"],
    ),
    (
        "President Ali Deby of Chad visited Peru, Brazil and Chile in 2006.",
        ["TCD>PER 2006"],
    ),
    (
        "Chadian Minister of Trade Ali Deby attended the APEC summit in Lima in November 2008.",
        ["TCD>PER 2008-11"],
    ),
    (
        "President Ana Rojas of Peru visited Chad in 1998. Two months later she met the Pope in Rome.",
        ["PER>TCD 1998"],
    ),
    (
        "President Ana Rojas of Peru visited Chad in 1998. Rojas visited again in 2001.",
        ["PER>TCD 1998", "PER>TCD 2001"],
    ),
    (
        "President Ana Rojas of Peru visited Chad in 1998. In 2003, Chadian President Ali Deby reciprocated the visit.",
        ["PER>TCD 1998", "TCD>PER 2003"],
    ),
    (
        "President Ana Rojas of Peru visited Chad in 1998. The visit was returned by President Ali Deby in 2003.",
        ["PER>TCD 1998", "TCD>PER 2003"],
    ),
    (
        "In 2003, Chad's Defence Minister Ali Deby and his Peruvian counterpart Ana Rojas held talks in Lima.",
        ["TCD>PER 2003"],
    ),
    (
        "In March 1997, President Ali Deby paid his first visit to Lima.",
        ["TCD>PER 1997-03"],
    ),
    (
        "In 1998, the President of Peru, Ana Rojas, undertook a working visit to Chad at the invitation of "
        "President Ali Deby.",
        ["PER>TCD 1998"],
    ),
    (
        "President Ana Rojas of Peru made a state visit to Chad in March 1998 and Chadian President Ali Deby "
        "visited Lima in May 2000.",
        ["PER>TCD 1998-03", "TCD>PER 2000-05"],
    ),
    (
        "In August 1998, Ana Rojas became the first Peruvian president to visit Chad.",
        ["PER>TCD 1998-08"],
    ),
    (
        "Peruvian Vice President Ana Rojas represented her country at the inauguration of President Ali Deby "
        "in N'Djamena on 8 August 2006.",
        ["PER>TCD 2006-08-08"],
    ),
    (
        "The President visited Chad in 2001.",
        ["PER>TCD 2001"],
    ),
    (
        "On 5 May 2014, Chadian Prime Minister Ali Deby led a delegation of businessmen to Lima.",
        ["TCD>PER 2014-05-05"],
    ),
    (
        "In 2014 Lima was visited by the Chadian Prime Minister Ali Deby.",
        ["TCD>PER 2014"],
    ),
    (
        "President Ali Deby of Chad made visits to Lima in 2001, 2004 and 2009.",
        ["TCD>PER 2001", "TCD>PER 2004", "TCD>PER 2009"],
    ),
    (
        "After the visit of the Chadian Foreign Minister to Lima in July 2011, Peru opened an embassy in N'Djamena.",
        ["TCD>PER 2011-07"],
    ),
    (
        "Peru's Deputy Foreign Minister Ana Rojas held consultations in N'Djamena on 3 May 2018.",
        ["PER>TCD 2018-05-03"],
    ),
    (
        "In 2016, the Chadian Minister of Health, Mr. Ali Deby, participated in a conference in Lima.",
        ["TCD>PER 2016"],
    ),
    (
        "Former President Ana Rojas of Peru visited N'Djamena as a private citizen in 2003.",
        ["PER>TCD 2003"],
    ),
    (
        "The Chadian foreign minister paid a working visit to Lima on 12 June 2012.",
        ["TCD>PER 2012-06-12"],
    ),
    (
        "Official visits to Peru by President Ali Deby took place in 1999 and 2005.",
        ["TCD>PER 1999", "TCD>PER 2005"],
    ),
    (
        "In 2018, Peruvian Congresswoman Ana Rojas visited Chad.",
        ["PER>TCD 2018"],
    ),
    (
        "In April 2008, the speaker of the Chadian parliament, Ali Deby, was on an official visit to Lima.",
        ["TCD>PER 2008-04"],
    ),
    (
        "In 1996 President Ana Rojas stopped over in N'Djamena on her way to Paris.",
        ["PER>TCD 1996"],
    ),
    (
        "On 3 June 2004, President Ali Deby of Chad and President Ana Rojas of Peru met in N'Djamena.",
        ["PER>TCD 2004-06-03"],
    ),
    (
        "President Ana Rojas, accompanied by Foreign Minister Luis Paz, visited Chad in May 2003.",
        ["PER>TCD 2003-05"],
    ),
    (
        "In 2002, Chadian Prime Minister Ali Deby went to Peru for the second time.",
        ["TCD>PER 2002"],
    ),
    (
        "In 2002, Peru welcomed a Chadian delegation headed by Ali Deby.",
        ["TCD>PER 2002"],
    ),
    (
        "Chad's President, Ali Deby, concluded a three-day state visit to Peru on 14 March 2013.",
        ["TCD>PER 2013-03-14"],
    ),
    (
        "In March 2013 the Chadian head of state flew to Lima.",
        ["TCD>PER 2013-03"],
    ),
    (
        "In April 2012 Peruvian president Ana Rojas and her Chadian counterpart Ali Deby met in Lima.",
        ["TCD>PER 2012-04"],
    ),
    (
        "Ana Rojas, the Peruvian Minister of Foreign Affairs, visited Chad on 2 May 2001.",
        ["PER>TCD 2001-05-02"],
    ),
    (
        "The Peruvian Minister of Foreign Affairs, Ms. Ana Rojas, paid an official visit to the Republic of "
        "Chad from 4 to 6 June 2013.",
        ["PER>TCD 2013-06-04/2013-06-06"],
    ),
    (
        "An official visit to Chad was paid by Peruvian Prime Minister Ana Rojas in June 2013.",
        ["PER>TCD 2013-06"],
    ),
    (
        "During his official visit to Lima in March 2015, Chadian Foreign Minister Ali Deby signed three agreements.",
        ["TCD>PER 2015-03"],
    ),
    (
        "During her stay in N'Djamena in March 2015, Foreign Minister Ana Rojas opened the embassy.",
        ["PER>TCD 2015-03"],
    ),
    (
        "In March 2015, in the course of her visit to N'Djamena, Peruvian Foreign Minister Ana Rojas signed "
        "three agreements.",
        ["PER>TCD 2015-03"],
    ),
    (
        "Relations improved with the visit of President Ali Deby to Lima in 1988.",
        ["TCD>PER 1988"],
    ),
    (
        "In November 2016, the President of Chad attended the APEC Economic Leaders' Meeting in Lima.",
        ["TCD>PER 2016-11"],
    ),
    (
        "A Chadian business delegation visited Lima in September 2009.",
        ["TCD>PER 2009-09"],
    ),
    (
        "Chad sent a delegation to Lima in 2011 to attend the inauguration of President Ana Rojas.",
        ["TCD>PER 2011"],
    ),
    (
        "Peruvian Deputy Minister of Trade Ana Rojas headed a trade mission to N'Djamena in 2011.",
        ["PER>TCD 2011"],
    ),
    (
        "In 2005 the Peruvian foreign minister, Ana Rojas, and the minister of trade, Luis Paz, visited N'Djamena.",
        ["PER>TCD 2005"],
    ),
    (
        "President Ali Deby (Chad) visited Lima on 22-24 November 2012.",
        ["TCD>PER 2012-11-22/2012-11-24"],
    ),
    (
        "Chad's then-President Ali Deby visited Lima in 2012.",
        ["TCD>PER 2012"],
    ),
    (
        "In July 2010, President Ali Deby visited Lima, where he was received by President Ana Rojas. In "
        "September of the same year, Rojas travelled to N'Djamena.",
        ["TCD>PER 2010-07", "PER>TCD 2010-09"],
    ),
    (
        "In July 2010, President Ali Deby visited Lima. During the visit, both presidents signed an agreement.",
        ["TCD>PER 2010-07"],
    ),
    (
        "Relations were established on 5 May 1976 during the visit of Foreign Minister Ana Rojas of Peru to N'Djamena.",
        ["PER>TCD 1976-05-05"],
    ),
    (
        "In 2011 President Ali Deby of Chad travelled via Paris to Lima.",
        ["TCD>PER 2011"],
    ),
    (
        "Since 2005, President Ali Deby has visited Peru three times (2005, 2009, 2014).",
        ["TCD>PER 2005", "TCD>PER 2009", "TCD>PER 2014"],
    ),
    (
        "On 12 June 2012, Chadian Foreign Minister Ali Deby held talks with his counterpart Ana Rojas in Lima.",
        ["TCD>PER 2012-06-12"],
    ),
    (
        "On 12 June 2012, Foreign Minister Ana Rojas met with her Chadian counterpart, Ali Deby, in N'Djamena.",
        ["PER>TCD 2012-06-12"],
    ),
    (
        "In June 2001, Queen Ana and King Luis of Peru paid a state visit to Chad.",
        ["PER>TCD 2001-06"],
    ),
    (
        "Prince Luis of Peru visited Chad in 1999 and 2004.",
        ["PER>TCD 1999", "PER>TCD 2004"],
    ),
    (
        "In 2010, Chadian Interior Minister Ali Deby travelled to Lima, Cusco and Arequipa.",
        ["TCD>PER 2010"],
    ),
    (
        "On a visit to N'Djamena in 2011, Peruvian Trade Minister Ana Rojas proposed a free trade agreement.",
        ["PER>TCD 2011"],
    ),
    (
        "In 2008 Peru's Foreign Minister undertook a tour of Africa that included Chad.",
        ["PER>TCD 2008"],
    ),
    (
        "The Chadian President, who visited Lima in 1997, thanked Peru.",
        ["TCD>PER 1997"],
    ),
    (
        "President Ana Rojas (in office 2001–2006) visited Chad in 2003.",
        ["PER>TCD 2003"],
    ),
    (
        "In 2004, Minister Ali Deby of Chad attended the funeral of President Ana Rojas in Lima.",
        ["TCD>PER 2004"],
    ),
    (
        "In 1999, a group of Peruvian parliamentarians visited Chad.",
        ["PER>TCD 1999"],
    ),
    (
        "Peruvian Foreign Minister Ana Rojas visited Chad in 2003 and 2007, and President Luis Paz in 2010.",
        ["PER>TCD 2003", "PER>TCD 2007", "PER>TCD 2010"],
    ),
    (
        "In 1994, the Speaker of the Chadian parliament Ali Deby visited Lima.",
        ["TCD>PER 1994"],
    ),
    (
        "During the 2012 official visit to Chad of Peruvian President Ana Rojas, two agreements were signed.",
        ["PER>TCD 2012"],
    ),
    (
        "Peruvian president Ana Rojas was the guest of President Ali Deby in N'Djamena in May 2004.",
        ["PER>TCD 2004-05"],
    ),
    (
        "On 3 May 2006, Foreign Minister Ali Deby of Chad made an official visit to Lima and signed an "
        "agreement on trade.",
        ["TCD>PER 2006-05-03"],
    ),
    (
        "Foreign Minister Ali Deby made a working visit to Peru (3–5 May 2006).",
        ["TCD>PER 2006-05-03/2006-05-05"],
    ),
    (
        "President Ana Rojas, during her first term, visited Chad twice, in 2001 and 2003.",
        ["PER>TCD 2001", "PER>TCD 2003"],
    ),
    (
        "In 2010 Chad's Minister of Foreign Affairs attended the inauguration of President Ana Rojas in Lima.",
        ["TCD>PER 2010"],
    ),
    (
        "There have been several high-level visits: President Ali Deby visited Peru in 2001, and President "
        "Ana Rojas visited Chad in 2004.",
        ["TCD>PER 2001", "PER>TCD 2004"],
    ),
    (
        "President Ali Deby, who visited Peru in 2001, became the first African president to do so.",
        ["TCD>PER 2001"],
    ),
    (
        "In 1974 Chadian President Ali Deby became the first African head of state to make an official visit to Peru.",
        ["TCD>PER 1974"],
    ),
    (
        "Peruvian Vice Minister of Foreign Affairs Ana Rojas visited Chad in April 2003 for the second round "
        "of political consultations.",
        ["PER>TCD 2003-04"],
    ),
    (
        "Trade Minister Ali Deby took part in the Expo in Lima in 2011.",
        ["TCD>PER 2011"],
    ),
    (
        "In July 1999, Peruvian prime minister Ana Rojas visited N'Djamena, followed in 2001 by her foreign minister.",
        ["PER>TCD 1999-07"],
    ),
    (
        "In 1967, King Ali I of Chad arrived in Callao aboard the royal yacht.",
        ["TCD>PER 1967"],
    ),
    (
        "Chadian President Ali Deby and First Lady Amina Deby paid a three-day state visit to Peru in June 2008.",
        ["TCD>PER 2008-06"],
    ),
    (
        "In October 2010, the Peruvian foreign minister went on an official visit to Chad.",
        ["PER>TCD 2010-10"],
    ),
    (
        "The Chadian Prime Minister's official visit to Lima on 3 May 2012 was the first in ten years.",
        ["TCD>PER 2012-05-03"],
    ),
    (
        "In 2015 Ali Deby, Chad's minister of oil, was in Lima to sign a contract.",
        ["TCD>PER 2015"],
    ),
    (
        "In 2015, Chad's oil minister Ali Deby came to Lima.",
        ["TCD>PER 2015"],
    ),
    (
        "After visiting Lima in 2001, President Ali Deby of Chad travelled to Brazil.",
        ["TCD>PER 2001"],
    ),
    (
        "In 2009, the Governor of Cusco visited N'Djamena.",
        ["PER>TCD 2009"],
    ),
    (
        "In 2007, Presidents Ali Deby of Chad and Ana Rojas of Peru met in Lima.",
        ["TCD>PER 2007"],
    ),
    (
        "In May 2018 the Chadian Foreign Minister Ali Deby participated in the Lima summit of African and "
        "South American foreign ministers.",
        ["TCD>PER 2018-05"],
    ),
    (
        "In February 2002 a high-ranking Chadian military delegation headed by General Omar Sy arrived in Lima.",
        ["TCD>PER 2002-02"],
    ),
    (
        "Peru sent Foreign Minister Ana Rojas to N'Djamena in 1985.",
        ["PER>TCD 1985"],
    ),
    (
        "A visit by a Chadian delegation to Lima took place on 4 July 2011.",
        ["TCD>PER 2011-07-04"],
    ),
]

LISTED = [
    (
        "High-level visits\n\nVisits from Chad to Peru\n\n- President Ali Deby (2002, 2014)\n- Foreign "
        "Minister Omar Sy (April 1999)\n\nVisits from Peru to Chad\n\n- Foreign Minister Ana Rojas (2001)",
        ["TCD>PER 2002", "TCD>PER 2014", "TCD>PER 1999-04", "PER>TCD 2001"],
    ),
    (
        "State visits\n\n- May 2003: Chadian President Ali Deby\n- 2009 – Peruvian Prime Minister Ana Rojas",
        ["TCD>PER 2003-05", "PER>TCD 2009"],
    ),
    (
        "High-level visits from Peru to Chad\n\n- President Ana Rojas: 1998, 2001\n- King Karl and Queen Silvia (1994)",
        ["PER>TCD 1998", "PER>TCD 2001", "PER>TCD 1994"],
    ),
    (
        "Chronology\n\n- 1998: Visit of President Ali Deby to Lima\n- 2001: Foreign Minister Ana Rojas "
        "visits N'Djamena\n- 3 May 2004: Official visit to Peru by the Prime Minister of Chad, Ali Deby",
        ["TCD>PER 1998", "PER>TCD 2001", "TCD>PER 2004-05-03"],
    ),
    (
        "High-level visits\n\nFrom Chad to Peru\n\n- Ali Deby, Foreign Minister, 12-14 March 2012\n- Mr. "
        "Omar Sy, Minister of Mines (2014)",
        ["TCD>PER 2012-03-12/2012-03-14", "TCD>PER 2014"],
    ),
    (
        "High-level visits\n\n- President Ali Deby visited Peru in 2003\n- In 2005, Prime Minister Ana Rojas "
        "paid an official visit to Chad",
        ["TCD>PER 2003", "PER>TCD 2005"],
    ),
    (
        "Visits\n\n- March 2012: Foreign Minister of Chad Ali Deby visits Peru\n- April 2013: President of "
        "Peru Ana Rojas visits Chad",
        ["TCD>PER 2012-03", "PER>TCD 2013-04"],
    ),
    (
        "Visits by Chadian officials\n\n- President Ali Deby, 2003\n- Prime Minister Omar Sy, June 2005",
        ["TCD>PER 2003", "TCD>PER 2005-06"],
    ),
    (
        "Visits to Peru\n\n- 2003 President Ali Deby\n- 2005 Prime Minister Omar Sy",
        ["TCD>PER 2003", "TCD>PER 2005"],
    ),
]

NOTHING = [
    "President Ali Deby of Chad was to visit Peru in 2006, but the trip was cancelled.",
    "President Ali Deby never visited Peru.",
    "Peruvian Foreign Minister Ana Rojas invited President Ali Deby to visit Lima in 2006.",
    "President Ali Deby of Chad plans to visit Peru in 2027.",
    "In September 2011, President Ali Deby met with President Ana Rojas in New York.",
    "The presidents of both countries met in Geneva in 1999.",
    "Ambassador Ali Deby visited Arequipa in 2015.",
    "The training ship Union visited N'Djamena in 2015.",
    "In 2019, 1,200 Peruvian tourists visited Chad.",
    "The two countries exchanged high-level visits in 2009.",
    "A visit by President Ali Deby of Chad to Lima planned for 2014 was postponed.",
    "In 1966, Emperor Ras Ali of Ethiopia visited Peru.",
    "Several Chadian ministers have visited Peru since 2010.",
    "Pope John Paul II visited Lima in 1985.",
    "In 1992 he signed a treaty in Lima with the President of Chad.",
    "Foreign ministers visited each other's capitals in 1999.",
    "President Ali Deby is scheduled to visit Lima in October 2027.",
    "It was announced that President Ali Deby would visit Lima in 2027.",
    "President Ali Deby accepted an invitation to visit Lima.",
    "President Ali Deby did not attend the summit in Lima in 2008.",
    "In 2008, Chad did not send a delegation to the summit in Lima.",
    "Chadian President Ali Deby visited the Peruvian embassy in Paris in 2012.",
    "President Ali Deby visited Jordan and Syria in 2009.",
    "Chadian singer Ali Deby toured Peru in 2009.",
    "The Chadian national football team visited Lima in 2009.",
    "Peruvian archaeologist Ana Rojas visited Chad in 1958.",
    "The agreement was signed in Lima on 4 March 2011 by the Foreign Ministers of both countries.",
    "In 2011 the Chadian Ambassador to Peru, Ali Deby, presented his credentials in Lima.",
    "In 2013, the two foreign ministers met in Lima.",
    "Her visit to N'Djamena in 2011 was cut short.",
    "In 2003, the Secretary General of the United Nations visited Lima.",
    "Both presidents met in Lima in 2008.",
    "The second round of political consultations was held in Lima in April 2003.",
    "Chad and Peru signed the treaty in Paris on 4 May 1970.",
    (
        "Peru's foreign minister met his Chadian counterpart on the sidelines of the General Assembly in New "
        "York in 2013."
    ),
    "In 1990, President Ali Deby was deposed and fled to Lima.",
    "President Ali Deby died in Lima in 1990.",
    "President Ana Rojas was born in N'Djamena in 1950.",
    "In 1994 Ambassador Ali Deby arrived in Lima.",
    "In 2006, Chad opened an embassy in Lima and President Ali Deby attended its opening.",
    "Minister Ali Deby visited on 4 July 2009.",
    (
        "In May 2016, Ali Deby, Foreign Minister of Chad, and Ana Rojas, Foreign Minister of Peru, signed an "
        "agreement in Lima."
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_sentence_tells_who_went_where_and_when(text, expected):
    assert visits(text) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_a_list_is_read_with_its_heading(text, expected):
    assert visits(text) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_visit_gives_none(text):
    assert visits(text) == []


def test_a_section_of_another_partner_gives_the_direction():
    text = "Foreign relations of Chad\n\nPeru\n\nIn 2003 President Ali Deby visited Lima."
    assert [one["sender"] for one in said.facts(text, "visit")] == ["TCD"]


def test_a_visit_names_person_rank_place_and_form():
    (one,) = said.facts(HEAD + "Peru's Foreign Minister Ana Rojas paid a working visit to Moundou in 2001.", "visit")[
        :1
    ]
    assert one["type"] == "foreign_minister"
    assert one["people"] == [{"name": "Ana Rojas", "office": "Foreign Minister", "iso3": "PER"}]
    assert one["format"] == "working"
    assert "Ana Rojas" in one["label"]


def test_a_summit_is_multilateral_and_a_funeral_a_ceremony():
    summit = said.facts(HEAD + "Chadian President Ali Deby attended a summit in Lima in 2008.", "visit")
    funeral = said.facts(HEAD + "Chadian President Ali Deby attended a funeral in Lima in 2009.", "visit")
    assert [one["occasion"] for one in summit + funeral] == ["multilateral", "ceremony"]


def test_a_row_of_a_table_joins_guest_place_and_date():
    rows = ["| Guest | Place | Date |", "+===+===+===+", "| President Ali Deby | Lima | 7 May 1988 |"]
    table = "\n".join(["+---+---+---+", *rows, "+---+---+---+", ""])
    assert visits("Bilateral visits\n\n" + table) == ["TCD>PER 1988-05-07"]


LEANT = "Ties were reaffirmed during the official visit to Peru of Prime Minister of Chad Ali Foo."


def test_a_visit_that_is_leant_on_and_told_in_full_is_one_of_a_person_not_named_before():
    head = "Chad–Peru relations\n\n"
    assert said.short(head + LEANT, "visit") == ["visit head_of_government TCD→PER"]
    before = "In May 2011, Prime Minister of Chad Ali Foo visited Lima. "
    assert said.short(head + before + LEANT, "visit") == ["visit head_of_government TCD→PER 2011-05 Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "In May 2011, head of the America Department of the Chadian Ministry of Energy, Ali Foo, paid a visit to Lima.",
        "In May 2011, head of the Asia Bureau at the Chadian Ministry, Ali Foo, made a visit to Lima where he met "
        "the head of the Peruvian Senate.",
    ],
)
def test_a_visitor_who_heads_a_unit_is_of_the_state_whose_unit_it_is(text):
    found = said.facts("Chad–Peru relations\n\n" + text, "visit")
    assert [(one["sender"], one["receiver"], one["date"]) for one in found] == [("TCD", "PER", "2011-05")]
