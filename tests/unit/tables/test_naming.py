"""States under the names of the tables or of CLDR: what is said changes, what is understood and stored does not."""

import pytest

from analysis import tables

OURS, CLDR = tables.load(), tables.load(names="cldr")
LIVING = [code for code in OURS.atlas.codes if not OURS.atlas.ended(code)]


@pytest.mark.parametrize(
    ("iso3", "lang", "ours", "cldr"),
    [
        ("HKG", "en", "Hong Kong", "Hong Kong SAR China"),
        ("COD", "en", "DR Congo", "Congo - Kinshasa"),
        ("MMR", "en", "Myanmar", "Myanmar (Burma)"),
        ("BIH", "en", "Bosnia and Herzegovina", "Bosnia & Herzegovina"),
        ("COG", "es", "República del Congo", "Congo"),
        ("MHL", "ru", "Маршалловы Острова", "Маршалловы о-ва"),
        ("NAM", "en", "Namibia", "Namibia"),
    ],
)
def test_cldr_says_its_own_names(iso3, lang, ours, cldr):
    assert (OURS.atlas.name(iso3, lang), CLDR.atlas.name(iso3, lang)) == (ours, cldr)


@pytest.mark.parametrize("iso3", ["SUN", "BYS", "YUG", "CSK", "DDR", "XPS", "XKO"])
def test_a_state_unknown_to_cldr_keeps_our_name(iso3):
    assert CLDR.atlas.name(iso3) == OURS.atlas.name(iso3) != iso3


def test_the_usage_of_the_tables_is_the_default():
    assert tables.load(names="un").atlas.name("MMR") == tables.load().atlas.name("MMR") == "Myanmar"


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("iso3", LIVING)
def test_an_atlas_of_cldr_understands_both_names(iso3, lang):
    assert CLDR.atlas.code(OURS.atlas.name(iso3, lang)) == iso3
    assert CLDR.atlas.code(CLDR.atlas.name(iso3, lang)) == iso3


@pytest.mark.parametrize("iso3", LIVING)
def test_our_atlas_understands_the_english_name_of_cldr(iso3):
    assert OURS.atlas.code(CLDR.atlas.name(iso3)) == iso3


def test_the_years_of_a_name_stay_as_they_are():
    for year in (1900, 1950, 1980, 1991, 2020):
        for alias in ("Germany", "Yemen", "Russia", "Vietnam", "Korea", "Burma", "Serbia"):
            said = [understood(data, alias, year) for data in (OURS, CLDR)]
            assert said[0] == said[1]


def understood(data, alias, year):
    """The state that a name means in a year, or the error that says why none."""
    try:
        return data.atlas.code(alias, year)
    except ValueError as error:
        return str(error).split(";")[0]


def test_the_tables_hold_the_same_whatever_states_are_called():
    assert CLDR["countries"].equals(OURS["countries"])
    assert CLDR.facts.equals(OURS.facts)


@pytest.mark.parametrize(
    ("names", "remedy"), [("clrd", "did you mean cldr?"), ("", "use un or cldr"), ("UN", "use un or cldr")]
)
def test_another_usage_is_refused_in_one_line(names, remedy):
    with pytest.raises(ValueError) as caught:
        tables.load(names=names)
    assert str(caught.value) == f"names={names!r} is no usage of names; {remedy}"
