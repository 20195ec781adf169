"""Computed rows: what many rows of a data set come to, under one id, as a page shows it."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.sentences import Words
from analysis.sources import refs
from analysis.tables import computed, fetched
from analysis.tables.fetched import Fetched, Origin
from tests import stories

SHIPPED = tables.load()
VOTES = {"pair": "KEN-IND", "years": "2001-2003"}
WORDS = st.text(st.characters(codec="ascii", categories=["Ll", "Lu", "Nd"]), min_size=1)
NAMES = st.from_regex(r"[a-z]{3,9}_[a-z]{3,9}", fullmatch=True)
VALUES = st.one_of(st.text(min_size=1), st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15))


@pytest.fixture
def data(tmp_path):
    """The shipped tables beside an invented edition of a data set."""
    folder = stories.copy_of_data(tmp_path)
    origin = Origin("votes", "votes.csv", "ab" * 32, 9)
    one = Fetched(
        "un_votes", "sessions 56-58", (2001, 2002, 2003), limits=("no votes of committees",), origins=(origin,)
    )
    fetched.write(folder, one, {"": pd.DataFrame({"iso3": ["IND", "KEN"], "vote": ["yes", "no"]})})
    return tables.load(folder)


def test_its_id_says_the_data_set_and_which_rows(data):
    assert data.computed("un_votes", VOTES, 31) == "un_votes:KEN-IND:2001-2003"
    assert data.computed("un_votes", {"issue": "Arms control & peace"}, 3) == "un_votes:Arms-control-peace"


def test_it_is_a_row_among_the_rows(data):
    made = data.computed("un_votes", VOTES, 31, joint_votes=31, identical_share=0.8)
    assert data.row(made) is data.rows[made]
    assert data.row(made) == {
        **{"id": made, "table": "un_votes", "pair": "KEN-IND", "years": "2001-2003", "count": 31, "basis": ""},
        **{"joint_votes": 31, "identical_share": 0.8, "note": ""},
        "sources": "un_votes[pair KEN-IND, years 2001-2003]",
    }
    assert data.row("A1.signed")["id"] == "A1"


def test_it_is_no_fact_and_changes_no_table(data):
    before = data.facts.copy()
    data.computed("un_votes", VOTES, 31)
    assert tables.load(data.root).facts.equals(before)
    assert "un_votes" not in data
    assert not [row for ids in data.facts["rows"] for row in ids if ":" in row]


def test_told_twice_alike_it_is_one_row_and_otherwise_a_mistake(data):
    made = data.computed("un_votes", VOTES, 31, joint_votes=31, identical_share=0.8)
    assert data.computed("un_votes", VOTES, 31, identical_share=0.8, joint_votes=31.0) == made
    assert list(data.computed_rows) == [made]
    for count, fields in ((30, {}), (31, {"joint_votes": 30, "identical_share": 0.8}), (31, {"joint_votes": 31})):
        with pytest.raises(ValueError, match=f"{made} stands for other fields"):
            data.computed("un_votes", VOTES, count, **fields)


def test_a_data_set_that_the_inventory_does_not_have_is_a_mistake(data):
    with pytest.raises(KeyError, match="'votes'"):
        data.computed("votes", VOTES, 1)


@pytest.mark.parametrize("selection", [{}, {"pair": ""}, {"pair": "–"}, {"pair": "MEX-BLR", "years": " "}])
def test_a_selection_without_words_is_no_id(selection):
    with pytest.raises(ValueError, match="no id"):
        computed.make("un_votes", selection, 1, {})


@pytest.mark.parametrize(
    "name", ["id", "table", "count", "sources", "basis", "note", "status", "pair", "Share", "a-b", ""]
)
def test_a_field_has_a_name_of_its_own(name):
    with pytest.raises(ValueError, match="no name"):
        computed.make("un_votes", {"pair": "MEX-BLR"}, 1, {name: 1})


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT, ""])
def test_what_is_not_there_has_no_field(nothing):
    made = computed.make("un_votes", VOTES, 1, {"joint_votes": 3, "share": nothing})
    assert made.fields == (("joint_votes", 3),)


@pytest.mark.parametrize("value", [[1], {"a": 1}, float("inf"), pd.Timestamp("2001-01-01"), b"x"])
def test_a_value_is_text_or_a_number(value):
    with pytest.raises(TypeError, match="rank is"):
        computed.make("un_votes", VOTES, 1, {"rank": value})


def test_numbers_that_machines_add_differently_are_one_number():
    several = [0.1 + 0.2, 0.3, pd.Series([0.1, 0.2]).sum()]
    assert len({computed.make("un_votes", VOTES, 1, {"share": value}) for value in several}) == 1


@given(st.dictionaries(NAMES, WORDS, min_size=1, max_size=4), st.integers(0, 10**6), st.data())
def test_what_is_told_is_read_again(selection, count, drawn):
    fields = drawn.draw(st.dictionaries(NAMES.filter(lambda name: name not in selection), VALUES, max_size=5))
    made = computed.make("un_votes", selection, count, fields)
    assert computed.read(json.loads(json.dumps(made.told()))) == made
    assert computed.ID.fullmatch(made.id)
    assert [ref.key for ref in refs(made.row()["sources"])] == ["un_votes"]


TOLD = computed.make("un_votes", VOTES, 31, {"rank": 2}).told()


@pytest.mark.parametrize(
    "held",
    [
        *(None, [], "un_votes:x", {}, TOLD | {"id": "un_votes:USA-IND"}, TOLD | {"fields": [["rank", [1]]]}),
        *(TOLD | {"count": "many"}, TOLD | {"dataset": "<b>"}, TOLD | {"selection": 5}),
    ],
)
def test_what_nobody_told_is_refused(held):
    with pytest.raises(ValueError):
        computed.read(held)


def test_a_reader_sees_its_selection_its_fields_and_whose_it_is(data):
    (row,) = tables.describe(data, [data.computed("un_votes", VOTES, 12345, identical_share=2 / 3, partner="CUB")])
    shown = {field.name: (field.value, field.text) for field in row.fields}
    assert shown == {
        "pair": ("KEN-IND", "Kenya–India"),
        "years": ("2001-2003", "2001-2003"),
        "identical_share": ("0.666666666667", "66.7%"),
        "partner": ("CUB", "Cuba"),
        "count": ("12345", "12,345"),
    }
    assert row.title == data.inventory["un_votes"].title
    (cited,) = row.citations
    assert (cited.key, cited.locator, cited.edition) == ("un_votes", "pair KEN-IND, years 2001-2003", "sessions 56-58")


def test_a_data_set_is_a_source_as_it_is_here_or_else_as_the_inventory_has_it(data):
    here, elsewhere = data.source("un_votes"), SHIPPED.source("un_votes")
    assert (here.edition, here.years, here.written_not_before) == ("sessions 56-58", "2001-2003", "2003")
    assert (here.sha256, here.originals, here.side) == ("ab" * 32, (("votes.csv", "ab" * 32),), "third")
    assert (elsewhere.edition, elsewhere.sha256) == (SHIPPED.inventory["un_votes"].edition, "")
    assert here.family == here.key == "un_votes"
    assert here.limits == (SHIPPED.inventory["un_votes"].limits, "no votes of committees")


def test_a_source_is_its_own_and_an_unknown_key_says_only_itself():
    assert [SHIPPED.source(key) for key in SHIPPED.sources] == list(SHIPPED.sources.values())
    assert (SHIPPED.source("nobody").title, SHIPPED.source("nobody").publisher) == ("nobody", "")


def test_a_mark_is_the_data_set_once(data):
    first = data.computed("un_votes", VOTES, 31)
    second = data.computed("un_votes", VOTES | {"issue": "trade"}, 3)
    told = Words(data).put("they voted alike", [first, "A1", second])
    assert told.rows == (first, "A1", second)
    assert [mark.rstrip("ʳⁱ") for mark in told.marks] == ["un_votes", "A1"]
    assert 'aria-label="source: un_votes A1' in told.mark()
    assert f'href="#row-{first}"' in told.mark()


def test_its_author_is_the_publisher_who_takes_no_side(data):
    made = data.computed("un_votes", VOTES, 31)
    assert Words(data).author(made) == data.inventory["un_votes"].publisher
    assert Words(data).side(made) == ""


def test_tables_with_computed_rows_of_another_place_have_those_alone(data):
    mine = data.computed("un_votes", VOTES, 31)
    theirs = computed.make("un_votes", VOTES, 30, {"joint_votes": 30})
    other = data.with_computed([theirs])
    assert other.row(mine)["count"] == 30
    assert data.row(mine)["count"] == 31
    assert other.row("A1") == data.row("A1")
    assert set(data.with_computed([]).rows) == set(SHIPPED.rows)
