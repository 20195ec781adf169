"""Dates in sentences: what is read, in what precision, with which role; what is not a date; what leans on another."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import dates
from analysis.ingest.moments import Moment, complete, find
from analysis.ingest.moments.words import MONTHS, NUMBERS

POINTS = """
on 4 May 1992|1992-05-04
On 4 May, 1992|1992-05-04
on May 4, 1992|1992-05-04
on May 4 1992|1992-05-04
on the 9th of July 1975|1975-07-09
on 9 July 1975|1975-07-09
on 1st August 2003|2003-08-01
on August 22nd, 2003|2003-08-22
on 3 Jan. 1999|1999-01-03
on Sept 3, 1999|1999-09-03
on Sept. 3, 1999|1999-09-03
on Monday, 5 May 2003|2003-05-05
on Tuesday 6 May 2003|2003-05-06
on 10.12.2007|2007-12-10
on 2007-12-10|2007-12-10
on 10/12/2007|2007
in March 2016|2016-03
In MARCH 2016|2016-03
in march 2016|2016
in December, 1992|1992-12
on March, 1981|1981-03
in July of 1981|1981-07
in late October 1995|1995-10
in early March 2003|2003-03
in mid-June 2010|2010-06
in 1992|1992
in the year 1992|1992
at the end of 1992|1992
at the beginning of the year 1992|1992
in mid-2003|2003
early 2010|2010
in the summer of 1998|1998
spring 2004|2004
the first half of 2019|2019
Q1 2015|2015
FY 2012|2012
throughout 1999|1999
in 1648|1648
the early 1960s|196X
the mid-1950s|195X
during the 1990s|199X
in the 15th century|14XX
late 19th century|18XX
in the nineteenth century|18XX
circa 1950|1950~
around 1850|1850~
on or about 5 May 1999|1999-05-05~
2015-08|2015-08
""".strip().split("\n")

LISTS = """
in February and November 2018|2018-02 2018-11
in 2001 and 2013|2001 2013
in 1975, 1980 and 1984|1975 1980 1984
in 1975, 1980, and 1984|1975 1980 1984
on 10 and 12 May 2003|2003-05-10 2003-05-12
on May 10 and 12, 2003|2003-05-10 2003-05-12
on 3, 5 and 7 May 2003|2003-05-03 2003-05-05 2003-05-07
in May 2001, June 2004 and July 2009|2001-05 2004-06 2009-07
in March, April and May 2003|2003-03 2003-04 2003-05
on 5 May and 6 June 2001|2001-05-05 2001-06-06
(2002, 2014)|2002 2014
(April and May 2003)|2003-04 2003-05
(1975–1980, 1984)|1975/1980 1984
in 1990 & 1991|1990 1991
""".strip().split("\n")

INTERVALS = """
from 1910 to 1920|1910/1920
between 1990 and 1995|1990/1995
2009–2013|2009/2013
2009-2013|2009/2013
2009 – 2013|2009/2013
from 2001 until 2004|2001/2004
on September 17–20, 2014|2014-09-17/2014-09-20
from August 10–13, 1975|1975-08-10/1975-08-13
on 17–20 September 2014|2014-09-17/2014-09-20
from 3 to 5 May 2003|2003-05-03/2003-05-05
from 28 February to 3 March 2003|2003-02-28/2003-03-03
June 30 – July 2, 1999|1999-06-30/1999-07-02
from September 2009 to September 2013|2009-09/2013-09
between March and June 2010|2010-03/2010-06
In December 2010 – January 2011|2010-12/2011-01
in 2014-15|2014/2015
fiscal year 2014–15|2014/2015
financial year 2009/10|2009/2010
in 1999-00|1999/2000
in the 1914-18 war|1914/1918
late 19th century and early 20th century|18XX/19XX
the 1960s and 1970s|196X/197X
the 18th to 19th centuries|17XX/18XX
""".strip().split("\n")

ROLES = """
since 1972|since|1972/..
Ever since May 1972|since|1972-05/..
from 1992|since|1992/..
starting in 2004|since|2004/..
from 2013 to present|since|2013/..
2013–present|since|2013/..
since the 19th century|since|18XX/..
until 1991|until|../1991
up to 1991|until|../1991
through June 2010|until|../2010-06
by 2030|by|2030
by the end of 2015|by|2015
no later than 2015|by|2015
as of May 2014|as_of|2014-05
before 1960|before|1960
prior to May 1960|before|1960-05
pre-1960|before|1960
after 1960|after|1960
Following 1960|after|1960
in 1960|at|1960
""".strip().split("\n")

NEIGHBOURS = """
1992 saw a treaty|1992
Founded in 1992.|1992
1994: Treaty of trade|1994
• 1902 • Envoys left|1902
2003 – an accord|2003
The summit (2008) failed|2008
the 2011–12 protests|2011/2012
the 1973 war|1973
Chad's 1984 boycott|1984
Trade Agreement, 1994|1994
the treaty of 1848|1848
1922, April.|1922-04
In 2000, Togolese ships came|2000
in 1987, 300 students left|1987
In 2017, May visited Oslo|2017
on 30 February 2003|2003-02
on 31 June 2003|2003-06
on 10.13.2007|2007
November–February 2011|2011-02
""".strip().split("\n")

NOTHING = """
1992 students
with 1500 foreign students
over 2000 companies
more than 1900 men
Resolution 2758
No. 1975
no. 1975 of the list
US$ 2013 million
USD 2013
$2013
2,013
2013.5
ES-11/1
S-2007
62nd
the 5th anniversary
page 39
pp. 1991
Boeing 1947
Agenda 2030
in 500 BC
AD 1066
5 million
He may march
Theresa May spoke
Jan Novak spoke
Oct
1992%
€1992
A1992
1992km
12345
a year
the years
""".strip().split("\n")

LEANING = """
the same year|2002-04|2002
the same year|2002-04-09|2002
that year|2002-04|2002
later that year|2002-04|2002
in the same month|2002-04-09|2002-04
in that same month|2002|2002
earlier that month|2002-04-01|2002-04
later the same month|2002-04-01|2002-04
the same day|2002-04-01|2002-04-01
the same day|2002-04|2002-04
at the same time|2002-04|2002-04
the following year|2002-04|2003
The next year|2002|2003
the previous year|2002-04-09|2001
a year later|1990-05|1991
two years later|1990-05|1992
Two years earlier|1990-05|1988
three years later|1850~|1853~
one month later|1990-12|1991-01
the following month|1990-12-31|1991-01
two months later|1990|
the next day|1990-12-31|1991-01-01
the next day|1990|
ten days later|1990-02-25|1990-03-07
10 days later|1990-02-25|1990-03-07
two weeks later|1990-02-25|1990-03
two weeks later|1990-02|
several years later|1990|
the following year|1910/1920|1921
the following year|1972/..|1973
the following year|../1991|1992
the same year|196X|
in November of that same year|2002-04|2002-11
in August of the same year|2002|2002-08
in March of the following year|2002|2003-03
Later that year, in November|2002|2002-11
on 4 June of that year|2002|2002-06-04
on June 4|2002-04|2002-06-04
on June 4|196X|
in March|2002|2002-03
in March and May|2002|2002-03 2002-05
on June 4–6|2002|2002-06-04/2002-06-06
since March|2002|2002-03/..
on 29 February|2003|2003-02
on the 5th, he left|2002-04|2002-04-05
on the 5th, he left|2002|
""".strip().split("\n")


def dated(text: str) -> list[str]:
    return [date for moment in find(text) for date in moment.dates]


@pytest.mark.parametrize("case", POINTS)
def test_a_date_is_read_at_its_precision_with_its_preposition(case):
    written, date = case.split("|")
    [moment] = find(f"Peru met Chad {written}, all said.")
    assert moment.dates == (date,)
    assert f"Peru met Chad {written}, all said."[moment.start : moment.end] in (written, written[-4:])
    assert moment.precision == dates.parse(date).precision


@pytest.mark.parametrize("case", LISTS)
def test_a_list_names_one_date_for_each_of_its_items(case):
    written, expected = case.split("|")
    [moment] = find(f"They met {written}.")
    assert moment.dates == tuple(expected.split())


@pytest.mark.parametrize("case", INTERVALS)
def test_a_range_is_one_interval(case):
    written, expected = case.split("|")
    [moment] = find(f"They met {written}.")
    assert (moment.dates, moment.role, moment.precision) == ((expected,), "interval", "interval")


@pytest.mark.parametrize("case", ROLES)
def test_a_preposition_gives_a_role(case):
    written, role, expected = case.split("|")
    [moment] = find(f"They met {written}.")
    assert (moment.role, moment.dates) == (role, (expected,))


@pytest.mark.parametrize("case", NEIGHBOURS)
def test_what_stands_around_a_number_makes_it_a_date(case):
    text, expected = case.split("|")
    assert dated(text) == [expected]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_and_names_are_no_dates(text):
    assert find(text) == []


@pytest.mark.parametrize("case", LEANING)
def test_what_leans_on_an_antecedent_is_no_finer_than_both(case):
    text, antecedent, expected = case.split("|")
    [moment] = find(text)
    assert moment.dates == ()
    assert complete(moment, antecedent).dates == tuple(expected.split())
    assert complete(moment, "") == moment


def test_a_leaning_beginning_with_a_date_of_its_own_is_that_date():
    text = "One month later, from August 10–13, 1975, they met."
    [moment] = find(text)
    assert text[moment.start : moment.end] == "One month later, from August 10–13, 1975"
    assert (moment.dates, moment.relative) == (("1975-08-10/1975-08-13",), "")


def test_a_later_date_without_year_is_a_moment_of_its_own():
    first, second = find("on 5 May 2003 and 6 June")
    assert first.dates == ("2003-05-05",)
    assert (second.dates, second.partial, second.precision) == ((), ((6, 6),), "day")


YEARS = st.integers(1700, 2099)
DAYS = st.integers(1, 28)
NAMES = st.sampled_from(list(MONTHS))
SENTENCES = st.one_of(
    st.builds("Togo wrote to Fiji on {} {} {}.".format, DAYS, NAMES, YEARS),
    st.builds("Togo wrote to Fiji in {} {}, then stopped.".format, NAMES, YEARS),
    st.builds("The treaty ({}) lapsed.".format, YEARS),
    st.builds("Envoys came in {}, {} and {}.".format, YEARS, YEARS, YEARS),
    st.builds("They traded from {} to {}.".format, YEARS, YEARS),
    st.builds("Later that year, in {}, they parted.".format, NAMES),
    st.builds("On {} {}, {} it rained.".format, NAMES, DAYS, YEARS),
    st.builds("Some {} people left.".format, st.integers(1, 3000)),
    st.just("Nothing happened."),
)
PIECES = """in on since from to until between and the of , . – - ( ) / May March 3 12 31 1992 2014 15th 1990s century
early later that year same month two days 10.12.2007 2014-15 2001-02-30 No $ % about BC K 's Sept. Q1 present"""
WORDS = st.sampled_from(PIECES.split())
SOUPS = st.lists(WORDS, max_size=40).map(" ".join)
TEXTS = st.one_of(SOUPS, st.lists(WORDS, max_size=30).map("".join), st.text(max_size=200))


@given(TEXTS, st.sampled_from(["", "1990", "1990-05", "1990-05-31", "196X", "1972/..", "1910/1920", "1850~", "1001"]))
def test_every_date_can_be_parsed_and_moments_stand_apart_in_order(text, antecedent):
    found = find(text)
    for moment in found:
        assert 0 <= moment.start < moment.end <= len(text)
        completed = complete(moment, antecedent)
        assert [dates.parse(date).text for date in completed.dates] == list(completed.dates)
        assert bool(moment.dates) != bool(moment.partial or moment.relative)
    assert all(one.end <= other.start for one, other in pairwise(found))


def figures(text: str) -> set[int]:
    """The numbers that a text names, months by their names and the last two digits of years too."""
    numbers = {int(number) for number in re.findall(r"\d+", text)}
    return numbers | {number for name, number in NUMBERS.items() if name in text}


@given(st.one_of(SENTENCES, SOUPS))
def test_no_part_of_a_date_is_invented(text):
    for moment in find(text):
        said = figures(text[moment.start : moment.end])
        for point in [point for date in moment.dates for point in date.split("/") if point[:4].isdigit()]:
            year, *rest = map(int, point.rstrip("~").split("-"))
            assert year in said or year % 100 in said
            assert set(rest) <= said


@given(SENTENCES, SENTENCES)
def test_sentences_side_by_side_are_read_as_each_alone(one, other):
    shift = len(one) + 1
    moved = [Moment(m.start + shift, m.end + shift, m.dates, m.role, m.partial, m.relative) for m in find(other)]
    assert find(f"{one} {other}") == find(one) + moved


HOSTILE = [
    "1, ",
    "in the ",
    "2003, ",
    "May ",
    "5-",
    "the same ",
    "a few ",
    "1992-",
    "early ",
    "9",
    "10.10.",
    "–",
    "two ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_the_text(piece):
    def seconds(size: int) -> float:
        text = (piece * size)[: size * 2]
        begun = time.perf_counter()
        find(text)
        return time.perf_counter() - begun

    small = min(seconds(10_000 + number) for number in range(3))
    assert min(seconds(40_000 + number) for number in range(2)) < 10 * small + 0.05
