"""Offices and names of persons in a sentence."""

import pytest

from analysis.ingest import offices, tagging, titles
from tests.unit.ingest import said


def read(text):
    marks = tagging.tag(text, said.gazetteer()).marks
    return [(mark.tag, mark.text) for mark in marks if mark.tag in ("office", "name")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Foreign Minister Ana de Souza left.", [("office", "Foreign Minister"), ("name", "Ana de Souza")]),
        ("Then Mr. J.K. Okoro came.", [("name", "J.K. Okoro")]),
        ("The Deputy Trade Minister resigned.", [("office", "Deputy Trade Minister")]),
        (
            "He met the Minister of Trade, Industry and Energy, Foreign Minister Ito and others.",
            [("office", "Minister of Trade, Industry and Energy"), ("office", "Foreign Minister"), ("name", "Ito")],
        ),
        ("Its energy ministers met.", [("office", "energy ministers")]),
        ("It elected its House of Representatives.", [("name", "House"), ("name", "Representatives")]),
        ("It held general elections.", []),
        ("Later King Hamad bin Isa Al Karim spoke.", [("office", "King"), ("name", "Hamad bin Isa Al Karim")]),
        ("Later President Milan Novak spoke.", [("office", "President"), ("name", "Milan Novak")]),
        ("Later President Novak's car broke.", [("office", "President"), ("name", "Novak")]),
        ("A chargé d'affaires ad interim came.", [("office", "chargé d'affaires ad interim")]),
    ],
)
def test_offices_and_names_are_marked(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("office", "rank"),
    [
        ("President", "head_of_state"),
        ("Vice-President", "deputy_head_of_government"),
        ("Vice President of the Senate", "speaker"),
        ("Prime Minister", "head_of_government"),
        ("Deputy PM", "deputy_head_of_government"),
        ("Minister of Foreign Trade", "minister"),
        ("Minister of External Relations", "foreign_minister"),
        ("Under-Secretary for Foreign Affairs", "deputy_foreign_minister"),
        ("Vice Minister of Health", "deputy_minister"),
        ("Speaker of the Sejm", "speaker"),
        ("Special Envoy", "envoy"),
        ("Secretary-General", "senior_official"),
        ("parliamentarians", "member_of_parliament"),
        ("delegation", "delegation"),
    ],
)
def test_an_office_has_a_rank(office, rank):
    assert offices.rank(office) == rank


def test_an_institution_is_no_person():
    assert titles.is_person("Ana Souza")
    assert not titles.is_person("Joint Trade Commission")
    assert not titles.is_person("UNESCO")
