"""Events: gifts, rulings, honours, lines that date relations, forces; and what is no event of the pair."""

import pytest

from tests.unit.ingest import said

HEAD = "Peru and Japan relations\n\n"

TOLD = [
    (
        "Japan extended a loan of US$ 35 million.",
        ["cooperation JPN→PER 3.5e+07 USD"],
    ),
    (
        "A grant of US$5 million for a solar farm was announced in March 2015.",
        ["cooperation JPN-PER 2015-03 5e+06 USD"],
    ),
    (
        ("Japan gifted medicines worth USD 1 million to Peru in 2017-18, and 20,000 doses of vaccine in March 2019."),
        ["cooperation JPN→PER 2017/2018 1e+06 USD", "cooperation JPN→PER 2019-03"],
    ),
    (
        "Japanese projects worth 66 million soles were carried out in 2019.",
        ["cooperation JPN→PER 2019 6.6e+07 PEN"],
    ),
    (
        "Diplomatic relations: 17.06.1992",
        ["establishment JPN-PER 1992-06-17"],
    ),
    (
        "Diplomatic relations established: 17 June 1992",
        ["establishment JPN-PER 1992-06-17"],
    ),
    (
        "Establishment of diplomatic relations: 17 June 1992",
        ["establishment JPN-PER 1992-06-17"],
    ),
    (
        "- Date of establishment of diplomatic relations - 17 June 1992",
        ["establishment JPN-PER 1992-06-17"],
    ),
    (
        "Peru recognized the independence of Japan: August 27, 1991",
        ["other PER→JPN 1991-08-27"],
    ),
    (
        "- Recognition of Japan by Peru: August 27, 1991",
        ["other PER→JPN 1991-08-27"],
    ),
    (
        "Remittances from Japan came to US$11.2 million in 2018.",
        ["other JPN→PER 2018 1.12e+07 USD"],
    ),
    (
        "Japanese direct investment in Peru stood at $4.9 billion at the end of 2015.",
        ["other JPN→PER 2015 4.9e+09 USD"],
    ),
    (
        "Peru's accumulated investments in Japan totalled 3 million dollars in 2010.",
        ["other PER→JPN 2010 3e+06 USD"],
    ),
    (
        (
            "In December 2005 the International Court of Justice held Peru liable for plunder; in February "
            "2022 it set the damages at $325 million."
        ),
        ["other JPN-PER 2022-02 3.25e+08 USD", "other PER→JPN 2005-12"],
    ),
    (
        "Juan Mora was awarded the Order of the Rising Sun by Emperor Akira in 2008.",
        ["other JPN-PER 2008"],
    ),
    (
        "Negotiations on a free trade agreement were launched in June 2024.",
        ["other JPN-PER 2024-06"],
    ),
    (
        "On 5 June 2024 the two presidents launched negotiations for an economic partnership agreement.",
        ["other JPN-PER 2024-06-05"],
    ),
    (
        "In 2014 Lima called its ambassador home for consultations.",
        ["other PER→JPN 2014"],
    ),
    (
        "Peru withdrew its 200 soldiers from Japan by October 2002.",
        ["cooperation PER→JPN 2002-10"],
    ),
    (
        "As of 2010, Peru had 245 troops serving in Japan.",
        ["cooperation PER→JPN 2010"],
    ),
    (
        "Kosovo declared independence from Serbia in 2008.",
        [],
    ),
    (
        "Entered into force: 5 May 2004.",
        [],
    ),
    (
        "The embassy ceased its work in 1990.",
        [],
    ),
    (
        "France followed suit in 2011.",
        [],
    ),
    (
        "It is planned to raise this to 200 million by 2030.",
        [],
    ),
    (
        "Peru and Japan resumed ties in 1955 after a break.",
        ["resumption JPN-PER 1955"],
    ),
    (
        "The relations were elevated to the level of Comprehensive Partnership in 2024.",
        ["other JPN-PER 2024"],
    ),
    (
        "In 2013 the Emperor sent condolences after the earthquake.",
        ["other JPN-PER 2013"],
    ),
    (
        "Tokyo cancelled 200 million dollars of Peru's debt in 2003.",
        ["cooperation JPN→PER 2003 2e+08 USD"],
    ),
    (
        "A Peruvian-Japanese Friendship Society was founded in Lima in 1972.",
        ["other JPN-PER 1972"],
    ),
    (
        "Meeting of the Foreign Ministers A. Mora and K. Ito in Davos, 21 January 2020",
        ["meeting JPN-PER 2020-01-21"],
    ),
    (
        "Japan froze its aid to Peru in 2001.",
        ["other JPN→PER 2001"],
    ),
    (
        "Japan's parliament ratified the amendment in 2004.",
        [],
    ),
    (
        "In 2011 Japan abolished visas for Peruvians.",
        ["other JPN→PER 2011"],
    ),
    (
        "The trade rose in 2011.",
        [],
    ),
    (
        "In 1974, in Lima, a Japanese school was opened.",
        ["other JPN→PER 1974"],
    ),
    (
        "Japanese firms built the dam between 1974 and 1978.",
        ["other JPN→PER 1974/1978"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_every_way_to_tell_of_an_event_is_read(text, expected):
    assert sorted(line.removeprefix("event ") for line in said.short(HEAD + text, "event")) == expected
