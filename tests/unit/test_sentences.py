"""Sentences: escaped, timed, owned up to, and the same for any pair."""

import pandas as pd
import pytest

from analysis import dyads, network, sentences, tables
from analysis.sentences import Block, Bullets, Grid, Heading, Paragraph, Statement

DATA = tables.load()
WORDS = sentences.Words(DATA)
HOSTILE = '<script>alert("x")</script>&\'"'


def test_hostile_text_is_shown_and_never_markup():
    statement = Statement(HOSTILE, ("P1",))
    block = Block(
        [
            Heading(statement),
            Paragraph((statement,)),
            Bullets((statement,)),
            Grid((HOSTILE,), ((statement, HOSTILE, statement),)),
        ]
    )
    shown = block._repr_html_()
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#x27;&quot;") == 7


def test_a_statement_names_its_rows_and_its_mark_has_no_words():
    shown = WORDS.put("something happened", ["P28", "E14"]).html()
    assert '<span class="statement" data-rows="P28 E14">Something happened</span>' in shown
    assert '<a class="mark" href="#row-P28" data-rows="P28 E14" data-mark="P28 E14"' in shown
    assert shown.endswith("></a>")


def test_a_row_is_named_once_in_the_order_given():
    assert WORDS.put("told", ["P2", "P1", "P2", ""]).rows == ("P2", "P1")


def test_rows_that_several_cells_share_are_marked_at_the_last_of_them():
    cells = (Statement("a", ("P1",)), Statement("b", ("P1",)), Statement("c", ("P2",)))
    shown = Grid(("", "", ""), (cells,)).html()
    assert shown.count('class="mark"') == 2
    assert shown.count('data-rows="P1"') == 3


def test_rows_shared_by_cells_below_one_another_are_marked_once_where_the_table_says_so():
    body = tuple((Statement(name), Statement(name, ("P1",)), Statement(name, (name,))) for name in ("a", "b"))
    across, down = Grid(("", "", ""), body).html(), Grid(("", "", ""), body, down=True).html()
    assert (across.count('class="mark"'), down.count('class="mark"')) == (4, 3)
    assert down.index('class="mark" href="#row-P1"') > down.index('data-rows="P1">a</td>')
    assert down.count('<td data-rows="P1"') == across.count('<td data-rows="P1"') == 2


def test_a_mark_says_what_survives_only_in_a_reference_and_what_is_inferred():
    reference = next(row["id"] for row in DATA.rows.values() if row.get("basis") == "reference")
    inferred = next(row["id"] for row in DATA.rows.values() if row.get("basis") == "inferred")
    assert WORDS.put("told", [reference, inferred]).marks == (f"{reference}ʳ", f"{inferred}ⁱ")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019/..", " (when the source was written, not before 2019)"),
        ("2022-11", " (as of November 2022)"),
        ("", ""),
    ],
)
def test_a_present_tense_of_a_source_is_told_with_its_time(edtf, words):
    assert WORDS.as_of(edtf) == words


def mission(**fields):
    """One row of `network.missions`: Angola's embassy in Peru."""
    row = {
        "kind": "embassy",
        "sender": "AGO",
        "receiver": "PER",
        "answer": "present",
        "city": "",
        "seat": "",
        "person": "",
    }
    return row | {"since": "", "as_of": "2019/..", "basis": "stated", "rows": ["P1"], "lost": []} | fields


def told(*rows):
    """What the summary says of the missions of Angola and Peru."""
    return [str(one) for one in sentences.missions.told(pd.DataFrame(rows), dyads.Dyad("AGO", "PER"), WORDS)]


def test_each_kind_of_absence_has_words_of_its_own():
    time = "(when the source was written, not before 2019)"
    assert told(mission()) == [f"Angola had an embassy in Peru {time}."]
    assert told(mission(city="Lima", since="1999")) == [f"Angola had an embassy in Lima, from 1999 {time}."]
    assert told(mission(answer="announced")) == [
        "Angola announced an embassy in Peru; whether it opened is not reported."
    ]
    assert told(mission(answer="stated_absent")) == [f"Angola had no resident embassy in Peru {time}."]
    assert told(mission(answer="absent_from_complete_list")) == [
        f"No embassy of Angola in Peru was named in a list that reads as whole {time}."
    ]
    assert told(mission(answer="unknown")) == []


def test_an_inference_owns_up_to_being_one():
    assert told(mission(answer="stated_absent", basis="inferred"))[0].startswith("By inference, Angola had no")


def test_what_neither_has_is_told_once_for_both():
    both = [mission(answer="stated_absent"), mission(answer="stated_absent", sender="PER", receiver="AGO", rows=["P2"])]
    [sentence] = told(*both)
    assert sentence.startswith("Neither Angola nor Peru had an embassy in the other")


def test_a_pair_of_which_the_tables_hold_nothing_is_not_reported_and_never_none():
    pair = dyads.Dyad("NPL", "FJI")
    frame = network.missions(DATA, pair)
    block = sentences.missions.missions(frame, network.mission_reciprocity(frame), pair, WORDS)
    assert {str(one) for one in block} == {"Not reported", "Cannot be told"}


def enumeration(table, field):
    """The values that a schema allows in a field."""
    return next(one.enum for one in DATA.schemas[table].fields if one.name == field)


SPOKEN = [
    ("posts", "kind", "missions.{}"),
    ("posts", "kind", "missions.one_{}"),
    ("people_flows", "kind", "flows.{}"),
    ("people_flows", "kind", "unknown_people.{}"),
    ("links", "kind", "links.{}"),
    ("relations", "opened_by", "relations.{}_undated"),
    ("relations", "closed_by", "relations.{}"),
    ("votes", "vote", "vote_words.{}"),
    ("accreditations", "rank", "head_rank.{}"),
]


@pytest.mark.parametrize(("table", "field", "key"), SPOKEN)
def test_whatever_a_schema_allows_has_words(table, field, key):
    assert [value for value in enumeration(table, field) if not WORDS.message.has(key.format(value))] == []
