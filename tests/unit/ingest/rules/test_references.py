"""What only the titles of references tell."""

import pytest

from tests.unit.ingest import said

PAGE = "Chad–Peru relations\n\nChad and Peru are far apart.\n\n\nReferences\n\n\n"
TITLES = [
    ("Embassy of Chad in Lima", ["embassy TCD→PER Lima"]),
    ("Embassy of Chad in Lima (in French and Spanish)", ["embassy TCD→PER Lima"]),
    ("Honorary consulates of Peru in Chad", ["honorary_consulate PER→TCD"]),
    ("Peruvian Embassy in Cairo", ["embassy PER→EGY Cairo", "accreditation PER→TCD"]),
    ("Embassy of Fiji in Mali", []),
    ("Embassy of Chad in Lima robbed by night, police say", []),
]


@pytest.mark.parametrize(("title", "facts"), TITLES)
def test_a_post_whose_page_is_cited_is_there(title, facts):
    text = f"{PAGE}  1. Some other title\n  2. {title}\n"
    assert said.short(text, "mission") == [f"mission {fact}" for fact in facts]


def test_a_title_is_the_basis_and_what_it_covers_is_inferred():
    found = said.facts(f"{PAGE}  1. Embassy of Peru in Cairo\n", "mission")
    assert [one["basis"] for one in found] == ["reference", "inferred"]
    assert found[1]["via"] == "EGY"


def test_people_in_a_headline():
    found = said.facts(f"{PAGE}  1. Chadian migrants seeking asylum in Peru\n", "migration")
    assert [(one["type"], one["sender"], one["receiver"], one["basis"]) for one in found] == [
        ("asylum", "TCD", "PER", "reference")
    ]
