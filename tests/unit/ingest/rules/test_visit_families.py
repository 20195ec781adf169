"""Visits told in series, by what follows, at ceremonies, under honours: the families of ways to tell of them."""

import pytest

from tests.unit.ingest import said

HEAD = "Peru and Japan relations\n\n"


def visits(text):
    return sorted(f"{one['sender']}>{one['receiver']} {one['date']}" for one in said.facts(HEAD + text, "visit"))


TOLD = [
    (
        (
            "Visits have since been made by Foreign Minister Ana Rossi (June 2008 and May 2010), Defence "
            "Minister Luis Paz (2011) and, more recently, President Juan Mora who spent two days in Tokyo in"
            " 2015."
        ),
        ["PER>JPN 2008-06", "PER>JPN 2010-05", "PER>JPN 2011", "PER>JPN 2015"],
    ),
    (
        (
            "In 1999 President Alberto Paz went to Tokyo. Visiting in the other direction were Foreign "
            "Minister Ken Ito (January 2001), Prime Minister Yasu Mori (July 2002) and Emperor Akira, who "
            "opened a museum at Lima on 10–11 April 2012."
        ),
        ["JPN>PER 2001-01", "JPN>PER 2002-07", "JPN>PER 2012-04-10/2012-04-11", "PER>JPN 1999"],
    ),
    (
        (
            "Earlier Peruvian Presidents who came to Tokyo are Hon. Juan Mora (1977), Rt. Hon. P.J. Paz "
            "(1993 & 2003) and the Most Hon. Ana Silva (November 2013)."
        ),
        ["PER>JPN 1977", "PER>JPN 1993", "PER>JPN 2003", "PER>JPN 2013-11"],
    ),
    (
        (
            "Among the Japanese visitors to Peru were Foreign Minister Ken Ito in 1990 and Prime Minister "
            "Yasu Mori in 1995."
        ),
        ["JPN>PER 1990", "JPN>PER 1995"],
    ),
    (
        "Other visitors from Japan include Ken Ito, Foreign Minister (1999), and Emperor Akira (2003).",
        ["JPN>PER 1999", "JPN>PER 2003"],
    ),
    (
        "In the opposite direction came Prime Minister Yasu Mori of Japan in 1990 and Emperor Akira in 1993.",
        ["JPN>PER 1990", "JPN>PER 1993"],
    ),
    (
        "High-level visits from Japan: Prime Minister Yasu Mori (1990); Emperor Akira (1992).",
        ["JPN>PER 1990", "JPN>PER 1992"],
    ),
    (
        ("On the Peruvian side, President Juan Mora (2001) and Foreign Minister Ana Rossi (2004) travelled to Tokyo."),
        ["PER>JPN 2001", "PER>JPN 2004"],
    ),
    (
        (
            "President Juan Mora (2001), Foreign Minister Ana Rossi (2004) and Trade Minister Luis Paz "
            "(2008) have all visited Tokyo."
        ),
        ["PER>JPN 2001", "PER>JPN 2004", "PER>JPN 2008"],
    ),
    (
        (
            "Peru has been visited by Prime Minister Yasu Mori (1990), Emperor Akira (1992) and Foreign "
            "Minister Ken Ito (1999)."
        ),
        ["JPN>PER 1990", "JPN>PER 1992", "JPN>PER 1999"],
    ),
    (
        "Tokyo received Presidents Juan Mora (2001) and Ana Rossi (2004).",
        ["PER>JPN 2001", "PER>JPN 2004"],
    ),
    (
        (
            "Japanese Prime Minister Shinzo Mori's stop in Lima on 30 September 2015 was the first ever by a"
            " Japanese Prime Minister."
        ),
        ["JPN>PER 2015-09-30"],
    ),
    (
        "12 August 2008: H.E. Juan Mora, together with the Presidents of Poland and Ukraine, arrives to Tokyo",
        ["PER>JPN 2008-08-12"],
    ),
    (
        "- 12 August 2008: President Juan Mora of Peru arrives in Tokyo on a working visit",
        ["PER>JPN 2008-08-12"],
    ),
    (
        "- 12 August 2008: working visit of President Juan Mora to Tokyo",
        ["PER>JPN 2008-08-12"],
    ),
    (
        "- May 2008: Foreign Minister of Japan Ken Ito pays official visit to Peru",
        ["JPN>PER 2008-05"],
    ),
    (
        (
            "President Juan Mora of Peru paid a visit to Japan in 2010, as did Foreign Minister Ana Rossi in"
            " November 2018."
        ),
        ["PER>JPN 2010", "PER>JPN 2018-11"],
    ),
    (
        (
            "President Juan Mora of Peru went to Tokyo on 3 May 2010; Ana Rossi followed on 10 July 2023, as"
            " president-elect."
        ),
        ["PER>JPN 2010-05-03", "PER>JPN 2023-07-10"],
    ),
    (
        "President Juan Mora of Peru visited Japan in 2010. Foreign Minister Ana Rossi did so in 2012.",
        ["PER>JPN 2010", "PER>JPN 2012"],
    ),
    (
        "President Juan Mora of Peru visited Japan in 2010, followed by Foreign Minister Ana Rossi in 2012.",
        ["PER>JPN 2010", "PER>JPN 2012"],
    ),
    (
        "Japan's Ken Ito attended the inauguration of Juan Mora on 15 August 2018.",
        ["JPN>PER 2018-08-15"],
    ),
    (
        (
            "The Japanese Foreign Minister, Ken Ito, represented the Emperor at the funeral of President "
            "Juan Mora in August 2018."
        ),
        ["JPN>PER 2018-08"],
    ),
    (
        "PM Ken Ito attended the Lima Security Forum in 2022.",
        ["JPN>PER 2022"],
    ),
    (
        "Trade Minister Ken Ito of Japan spoke at the Lima trade conference in May 2022.",
        ["JPN>PER 2022-05"],
    ),
    (
        "In November 2015, Japan's trade minister Mr. Ken Ito has lead a delegation to Lima.",
        ["JPN>PER 2015-11"],
    ),
    (
        "Ito came to Lima in 1979, 1982 and 1985.",
        ["JPN>PER 1979", "JPN>PER 1982", "JPN>PER 1985"],
    ),
    (
        "Ito himself travelled to Lima in September 1980 and March 1983.",
        ["JPN>PER 1980-09", "JPN>PER 1983-03"],
    ),
    (
        (
            "In November 2015, Prime Minister Ken Ito became the first Japanese head of government to travel"
            " to the South American country."
        ),
        ["JPN>PER 2015-11"],
    ),
    (
        "In 2007 a Japanese parliamentary committee toured the country to study its mines.",
        ["JPN>PER 2007"],
    ),
    (
        (
            "In February 2014, Japan's Foreign Minister Ken Ito said during an official visit to Trujillo "
            "that he would return."
        ),
        ["JPN>PER 2014-02"],
    ),
    (
        "Emperor Akira, accompanied by the Empress, was in Peru between 3 and 5 May 1998 for a state visit.",
        ["JPN>PER 1998-05-03/1998-05-05"],
    ),
    (
        "A state visit was paid to Peru by Emperor Akira in May 1998.",
        ["JPN>PER 1998-05"],
    ),
    (
        "The then Peruvian president, Juan Mora, made a stopover in Osaka in 2005 on his way to Beijing.",
        ["PER>JPN 2005"],
    ),
    (
        (
            "In 2005, on the invitation of the Japanese Government, the Peruvian Minister of Health, Dr. Ana"
            " Rossi, undertook a five-day visit."
        ),
        ["PER>JPN 2005"],
    ),
    (
        "President Juan Mora's trip to Japan, his second, took place in March 2006.",
        ["PER>JPN 2006-03"],
    ),
    (
        "Prime Minister Mori's visit to Peru in June 1996 was followed by that of Princess Sayo in 1999.",
        ["JPN>PER 1996-06", "JPN>PER 1999"],
    ),
    (
        "In June 1996, Prime Minister Yasu Mori, on his first trip to Latin America, called at Lima.",
        ["JPN>PER 1996-06"],
    ),
    (
        "The first visit by a Japanese head of government, Yasu Mori, took place in June 1996.",
        ["JPN>PER 1996-06"],
    ),
    (
        "The highest-ranking Peruvian to visit Japan so far has been Vice President Ana Rossi, in 2012.",
        ["PER>JPN 2012"],
    ),
    (
        "In May 2003 Lima welcomed Japan's crown prince, who also saw Cusco.",
        ["JPN>PER 2003-05"],
    ),
    (
        "Peru's president Juan Mora was hosted by Emperor Akira at the Imperial Palace on 3 March 2006.",
        ["PER>JPN 2006-03-03"],
    ),
    (
        "Foreign Minister Ana Rossi (Peru) visited Tokyo, 3–5 March 2006.",
        ["PER>JPN 2006-03-03/2006-03-05"],
    ),
    (
        (
            "From Peru:\n\n(i) Hon'ble President Shri Juan Mora (9-10 April, 2018)\n(ii) Shri M.J. Paz, "
            "Minister of State (29-30 Aug 2016)"
        ),
        ["PER>JPN 2016-08-29/2016-08-30", "PER>JPN 2018-04-09/2018-04-10"],
    ),
    (
        (
            "Visits from Japan:\n\n- Foreign Minister Ken Ito: 21–22 August 2022.\n- Vice President Hugo Mori: "
            "March 2019.\n- Princess Sayo, 1999"
        ),
        ["JPN>PER 1999", "JPN>PER 2019-03", "JPN>PER 2022-08-21/2022-08-22"],
    ),
    (
        "President Juan Mora could not attend the Osaka Summit 2013 on health grounds.",
        [],
    ),
    (
        "A visit by Prime Minister Yasu Mori planned for 2013 was put off.",
        [],
    ),
    (
        "Prime Minister Yasu Mori was expected in Lima in May 2013.",
        [],
    ),
    (
        "Ken Ito, Japan's foreign minister, met his counterpart in Lima in March 2012.",
        ["JPN>PER 2012-03"],
    ),
    (
        "Peru's trade minister participated in the World Expo held in Aichi in 2005.",
        [],
    ),
    (
        "Queen Ana of Spain and President Juan Mora of Peru visited Brazil in 1999.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_every_way_to_tell_of_a_visit_is_read(text, expected):
    assert visits(text) == expected
