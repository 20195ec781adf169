"""Which pair a part of a document is about."""

import pytest

from analysis.ingest import formats, scene
from tests.unit.ingest import said

ROWS = """Europe

+---------+------------------------+---------------------------------------------+
| Country | Formal Relations Began | Notes                                       |
+=========+========================+=============================================+
| Ireland | 3 May 1981             | Both countries signed an accord in 1990.    |
+---------+------------------------+---------------------------------------------+
|         | 4 June 1982            | See Chad–Malta relations                    |
+---------+------------------------+---------------------------------------------+
|         | 9 July 1983            |                                             |
+---------+------------------------+---------------------------------------------+
"""


def pairs(text):
    """Part by part: the beginning of its text and the pair that it is about, or its home alone."""
    document = formats.read("made-up.txt", text.encode())
    going = scene.Scene(document.blocks, said.gazetteer())
    return {part.blocks[0][0].text[:20]: "-".join(going.setting.pair) or going.setting.home for part in going.parts()}


@pytest.mark.parametrize(
    "opening",
    [
        "CHAD–MALTA RELATIONS are the relations of two states.",
        "Chad–Malta relations",
        "Bilateral relations between Chad and Malta began late.",
        "Chadian–Maltese relations are foreign relations.",
        "Chad and Malta established diplomatic relations in 1980.",
        "Malta's relations with Chad are friendly.",
    ],
)
def test_an_opening_names_the_pair_of_the_whole_document(opening):
    assert pairs(f"{opening}\n\n\nHistory\n\nBoth signed an accord in 1990.")["Both signed an accor"] == "MLT-TCD"


def test_a_heading_names_the_partner_of_the_sections_below_it():
    text = "FOREIGN RELATIONS OF CHAD\n\n\nMalta\n\nAn accord followed.\n\n\nPeru\n\nThe two nations met in 2001."
    found = pairs(text)
    assert (found["An accord followed."], found["The two nations met "]) == ("MLT-TCD", "PER-TCD")


def test_a_row_is_about_the_state_in_its_first_cell_or_the_pair_that_it_refers_to():
    text = "Foreign relations of Chad\n\n" + ROWS.replace("Chad–Malta", "Chad–Malta")
    found = pairs(text)
    assert (found["Ireland"], found["4 June 1982"]) == ("IRL-TCD", "MLT-TCD")


def test_a_row_whose_state_was_lost_has_no_partner():
    assert pairs("Foreign relations of Chad\n\n" + ROWS)["9 July 1983"] == "TCD"


def test_a_paragraph_about_one_state_goes_on_with_the_partner_named_last():
    text = (
        "Latin America\n\nChad attaches importance to the region.\n\nTies with Peru grow.\n\n"
        "An accord was signed in 2001.\n\nCuba is a partner too.\n\nThe two countries met in 2003."
    )
    found = pairs(text)
    assert (found["An accord was signed"], found["The two countries me"]) == ("PER-TCD", "CUB-TCD")


def test_the_summary_of_another_article_has_its_own_pair():
    text = (
        "Chad–Malta relations\n\n\nHistory\n\nBoth met.\n\n\n"
        "Related articles\n\nCuba–Peru relations are old. Both are members."
    )
    found = pairs(text)
    assert (found["Both met."], found["Cuba–Peru relations "]) == ("MLT-TCD", "CUB-PER")


def test_a_heading_gives_its_list_a_direction():
    text = "Chad–Malta relations\n\n\nVisits from Malta to Chad\n\n-   President Borg (2002)\n\n\nHistory\n\nOld ties."
    document = formats.read("made-up.txt", text.encode())
    going = scene.Scene(document.blocks, said.gazetteer())
    ways = {part.blocks[0][0].text: (going.setting.sender, going.setting.receiver) for part in going.parts()}
    assert (ways["President Borg (2002)"], ways["Old ties."]) == (("MLT", "TCD"), ("", ""))


def test_an_office_in_a_title_is_at_home_where_it_belongs_and_not_where_it_stands():
    found = pairs(
        "Embassy of Chad in Valletta\n\n\nAbout us\n\nThe office serves citizens.\n\n\nMALTA\n\nTies date from 1990."
    )
    assert found["Ties date from 1990."] == "MLT-TCD"


def test_what_follows_changes_nothing_that_stood_before():
    text = "Latin America\n\nChad attaches importance to the region.\n\nTies with Peru grow."
    assert pairs(text).items() <= pairs(f"{text}\n\nPoland and Spain met in 1990. Spain and Poland met again.").items()
