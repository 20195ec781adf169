"""Posts by edition, who answers them, and what a passport needs at the end of a year."""

import pytest

from analysis.panel import add_posts, dyad_years
from tests.reference.said import Said, real

pytestmark = real
EDITIONS = (2016, 2017, 2019, 2021, 2023)
EMBASSIES = (
    *("ARG", "BOL", "BRA", "CHL", "COL", "CRI", "CUB", "ECU", "GTM", "GUY", "JAM", "MEX", "NIC", "PAN", "PER", "PRY"),
    *("URY", "VEN"),
)
NO_POST = ("ATG", "BHS", "BLZ", "BRB", "DMA", "DOM", "GRD", "HND", "HTI", "KNA", "LCA", "SLV", "SUR", "TTO", "VCT")
LATIN_AMERICA = (*EMBASSIES, *NO_POST)


@pytest.fixture(scope="module")
def posts(data):
    return Said(add_posts(dyad_years(data, range(2016, 2025)), data))


@pytest.mark.parametrize("edition", EDITIONS)
def test_russia_has_embassies_in_the_same_18_of_33_states_in_every_edition_and_no_post_in_the_others(posts, edition):
    level = {state: posts("posts_level", "RUS", state, edition) for state in LATIN_AMERICA}
    assert sorted(state for state, said in level.items() if said == (3, "value")) == list(EMBASSIES)
    assert {said for state, said in level.items() if state not in EMBASSIES} == {(0, "zero")}


@pytest.mark.parametrize(
    ("edition", "known"),
    [
        *((2016, "ARG BRA CHL MEX"), (2019, "ARG BRA CHL MEX")),
        *((2021, "ARG BRA CHL COL CRI MEX"), (2023, "ARG BRA CHL COL CRI MEX")),
    ],
)
def test_reciprocity_is_known_of_those_that_the_edition_lists_as_senders(posts, edition, known):
    said = {state: posts("post_reciprocity", "RUS", state, edition) for state in LATIN_AMERICA}
    assert sorted(state for state, each in said.items() if each == ("mutual", "value")) == known.split()
    assert {each for state, each in said.items() if state not in known.split()} == {(None, "not_reported")}
    assert posts("posts_level", "GTM", "RUS", edition) == (None, "outside")


@pytest.mark.parametrize(
    ("sender", "receiver", "edition", "level"),
    [
        *(("MEX", "RUS", 2023, 3), ("MEX", "BLR", 2023, 0), ("MEX", "KAZ", 2023, 0), ("RUS", "BLR", 2023, 3)),
        *(("IND", "KEN", 2023, 3), ("RUS", "UKR", 2016, 3), ("RUS", "UKR", 2023, 0), ("RUS", "GEO", 2023, 0)),
        *(("USA", "CUB", 2016, 3), ("USA", "TWN", 2023, 1), ("TWN", "USA", 2023, 1), ("RUS", "PSE", 2023, 1)),
        *(("USA", "IRN", 2023, 0), ("USA", "XKX", 2023, 3), ("USA", "AFG", 2023, 0)),
    ],
)
def test_the_highest_post_that_a_list_has(posts, sender, receiver, edition, level):
    assert posts("posts_level", sender, receiver, edition) == (level, "value" if level else "zero")


@pytest.mark.parametrize("year", [2018, 2020, 2022, 2024])
def test_nothing_is_carried_from_one_edition_to_the_next(posts, year):
    assert posts("posts_level", "RUS", "MEX", year) == (None, "outside")
    assert posts("post_reciprocity", "RUS", "MEX", year) == (None, "outside")


@pytest.mark.parametrize(
    ("passport", "destination", "visas"),
    [
        ("MEX", "RUS", "visa_required closed visa_required visa_required e_visa e_visa e_visa"),
        ("RUS", "MEX", "eta e_visa e_visa e_visa e_visa e_visa eta"),
        ("MEX", "BLR", "visa_free visa_free visa_free visa_free visa_free visa_free visa_free"),
        ("BLR", "MEX", "visa_required " * 7),
        ("MEX", "KAZ", "visa_free closed closed visa_free visa_free visa_free visa_free"),
        ("KEN", "IND", "eta e_visa e_visa e_visa e_visa e_visa e_visa"),
        ("PER", "KAZ", "visa_required e_visa closed e_visa e_visa e_visa e_visa"),
        ("USA", "FRA", "visa_free closed visa_free visa_free visa_free visa_free visa_free"),
        ("RUS", "UKR", "visa_free visa_free visa_free visa_required visa_required visa_required visa_required"),
        ("GBR", "KEN", "visa_on_arrival visa_on_arrival e_visa e_visa e_visa e_visa eta"),
    ],
)
def test_what_a_passport_needs_at_the_last_snapshot_of_each_year(law, passport, destination, visas):
    assert [law("visa", passport, destination, year)[0] for year in range(2019, 2026)] == visas.split()


def test_every_new_word_for_russians_in_mexico_is_a_recode_and_none_for_mexicans_in_russia_since_2021(law):
    assert [law("visa_recode", "RUS", "MEX", year)[0] for year in range(2019, 2026)] == [0, 1, 0, 0, 0, 0, 1]
    assert [law("visa_recode", "MEX", "RUS", year)[0] for year in range(2021, 2026)] == [0, 0, 0, 0, 0]


def test_days_are_those_printed(law):
    assert law("visa_days", "MEX", "BLR", 2024) == (30, "value")
    assert law("visa_days", "USA", "FRA", 2024) == (90, "value")
    assert law("visa_days", "MEX", "RUS", 2024) == (None, "not_reported")


def test_before_the_first_snapshot_and_without_a_passport_nothing_is_said(law):
    assert law("visa", "MEX", "RUS", 2018) == (None, "outside")
    assert law("visa", "MEX", "SSD", 2024)[1] == "value"
