"""What a page says is what rows say: no more, no less, of any pair, and of a stated time."""

import random
import re
from collections import Counter
from functools import cache

import pytest

from analysis import tables
from tests import stories

DYADS = ["MEX-BLR", "MEX-KAZ", "MEX-RUS", "BLR-VEN", "BLR-CUB", "BLR-ECU", "BLR-ARG", "BLR-BRA", "BLR-COL", "BLR-PAN"]
OTHERS = ["00_tour", "01_coverage", "02_network", "03_trade", "04_timeline", "06_region"]
PAGES = [("05_dyad", pair) for pair in DYADS] + [(name, "") for name in OTHERS]
SHIPPED = tables.load()
FACTS = {name for name in SHIPPED if SHIPPED.schemas[name].fact}


@cache
def told(name, pair):
    return stories.statements(name, **({"pair": pair} if pair else {}))


def test_a_pair_about_which_nothing_is_told_has_a_page_that_says_so():
    texts = [text for text, _ in told("05_dyad", "NPL-FJI")]
    assert texts[0] == "Nepal–Fiji: little reported"
    assert not [text for text, rows in told("05_dyad", "NPL-FJI") if rows]


def test_deleting_a_row_changes_exactly_the_statements_that_name_it(tmp_path):
    before = told("05_dyad", "MEX-BLR")
    named = sorted({row for _, rows in before for row in rows if SHIPPED.row(row)["table"] in FACTS})
    for row in random.Random(7).sample(named, 10):
        folder = stories.copy_of_data(tmp_path / row)
        gone = stories.without(folder, row)
        after = stories.statements("05_dyad", folder, pair="MEX-BLR")
        lost = Counter(before) - Counter(after)
        assert lost == Counter(one for one in before if gone & set(one[1])), f"{row} deleted"


def test_deleting_a_row_that_a_page_does_not_name_changes_nothing(tmp_path):
    before = told("05_dyad", "MEX-BLR")
    named = {row for _, rows in before for row in rows}
    data = SHIPPED
    letters = {data.schemas[name].letter for name in FACTS} - {"X"}
    others = sorted(row for row in data.rows if row not in named and re.match("[A-Z]", row)[0] in letters)
    for row in random.Random(11).sample(others, 5):
        folder = stories.copy_of_data(tmp_path / row)
        if not stories.without(folder, row) & named:
            assert stories.statements("05_dyad", folder, pair="MEX-BLR") == before, f"{row} deleted"


SWAPS = [("MEX", "ZWE"), ("BLR", "LAO"), ("Mexico", "Zimbabwe"), ("Belarus", "Laos")]


def exchanged(text):
    for one, other in SWAPS:
        text = re.sub(f"{one}|{other}", lambda found, a=one, b=other: b if found[0] == a else a, text)
    return text


def test_exchanging_two_states_and_all_their_names_gives_the_same_page_with_the_names_exchanged(tmp_path):
    before = told("05_dyad", "MEX-BLR")
    folder = stories.copy_of_data(tmp_path)
    for path in [*(folder / "tidy").glob("*.csv"), *folder.glob("*.yaml")]:
        path.write_text(exchanged(path.read_text("utf-8")), "utf-8")
    after = stories.statements("05_dyad", folder, pair="ZWE-LAO")
    assert [(exchanged(text), rows) for text, rows in before] == after


PRESENT = re.compile(
    r"\b(is|are|has|have|does|do|maintains?|operates?|hosts?|enjoys?|remains?|exists?|includes?|covers?|holds|owns)\b"
)
ABOUT_THE_RECORD = re.compile(
    r"may have|never means|(is|are) not (reported|said|known|ranked|told)|is on record|is said|does not name"
    r"|nobody says|that reads as whole|cannot be told|is silent|reporter not said|is left open|they do not"
    r"|exist; beginning not reported"
)
TIMED = ("when the source was written", "as of ")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_no_statement_is_in_the_present_tense_without_its_time(page):
    statements = [text for text, rows in told(*page) if rows]
    untimed = [text for text in statements if PRESENT.search(ABOUT_THE_RECORD.sub("", text))]
    assert [text for text in untimed if not any(time in text for time in TIMED)] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_year_in_a_statement_stands_in_its_rows(page):
    data = SHIPPED
    for text, rows in told(*page):
        held = " ".join(str(value) for row in rows for value in data.row(row).values())
        held += " ".join(source.written_not_before for source in data.sources.values())
        counted = text if "counted from" not in text else text.partition("counted from")[2]
        years = {year for year in re.findall(r"\b(1[89]\d\d|20\d\d)\b", counted) if rows}
        assert years <= set(re.findall(r"1[89]\d\d|20\d\d", held)), text


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_state_in_a_statement_stands_in_its_rows(page):
    data = SHIPPED
    names = {row["name_en"]: row["iso3"] for row in data["countries"].to_dict("records") if row["iso3"] in spoken(data)}
    for text, rows in told(*page):
        held = " ".join(str(value) for row in rows for value in data.row(row).values())
        held += " ".join(" ".join(data.members(code)) for code in re.findall(r"\b[A-Z]+\d+\b", held))
        held += " ".join(source.title for source in data.sources.values() if source.title in text)
        people = re.findall(r"H\d+", held)
        held += " ".join(str(data.row(person)) for person in people)
        absent = [
            name for name, code in names.items() if rows and name in text and code not in held and name not in held
        ]
        assert absent == [], text


def spoken(data):
    return {code for codes in data.facts["countries"] for code in codes}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_statement_is_whole_and_names_living_rows(page):
    data = SHIPPED
    for text, rows in told(*page):
        assert text == text.strip() and "  " not in text, text
        assert not {"nan", "<NA>", "NaT"} & set(text.split()), text
        assert "{" not in text and " ," not in text and ".." not in text and "; ." not in text, text
        assert all(row in data.rows for row in rows), text
