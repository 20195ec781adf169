"""Accepted candidates become rows of the right tables; what cannot is told; the tables get no fault by it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import files, tables
from analysis.ingest import accepting, decisions, editing, known, lines
from analysis.ingest.accepting import documents
from analysis.tables import Source, writing
from tests.unit.ingest import drawn

ROOT = Path(__file__).parents[3] / "data"
DATA = tables.load(ROOT)
FILES = tables.snapshot(ROOT)
SOURCE = Source("isl-dom", "Iceland", language="en", family="isl-dom", side="third", written_not_before="2013")
ENTRY = {"sources.yaml": documents.appended(FILES["sources.yaml"], SOURCE)}


def planned(*candidates, files=None):
    held = FILES | ENTRY | (files or {})
    return accepting.planned(held, {decisions.key(one): one for one in candidates}, SOURCE, {})


def added(*candidates, **more):
    """table → the new rows, as they would be written."""
    plan = planned(*candidates, **more)
    assert plan.refused == {}
    return plan.change.added


def visible(row, *names):
    return tuple(row[name] for name in names)


def refused(*candidates):
    [line] = planned(*candidates).refused.values()
    return line


def test_one_candidate_of_each_kind_makes_rows_without_a_fault():
    plan = planned(*drawn.candidates())
    made = writing.apply(FILES | ENTRY, plan.change)
    assert writing.brought(FILES | ENTRY, made) == []
    assert plan.refused == {}
    assert {table: len(rows) for table, rows in plan.change.added.items()} == (
        {"relations": 1, "posts": 2, "visits": 1, "participants": 4, "people": 2, "agreements": 1, "trade_totals": 1}
        | {"trade_products": 1, "memberships": 2, "coverage": 1, "resolutions": 1, "votes": 1, "people_flows": 1}
    )


def test_what_was_accepted_stands_in_the_facts_as_it_was_read():
    plan = planned(*drawn.candidates())
    data = tables.load_files(writing.apply(FILES | ENTRY, plan.change), ROOT)
    mine = data.facts[[sources[0].startswith("isl-dom[") for sources in data.facts["sources"]]]
    told = {(row["kind"], row["type"], row["date"], row["sender"], row["label"]) for row in mine.to_dict("records")}
    for one in drawn.candidates():
        if one["kind"] not in ("coverage", "membership", "un_vote"):
            assert (one["kind"], one["type"], one["date"] or "", one["sender"] or "", one["label"]) in told


def test_accepting_again_changes_nothing():
    first = writing.apply(FILES | ENTRY, planned(*drawn.candidates()).change)
    again = planned(*drawn.candidates(), files=first)
    assert (again.change.added, again.change.changed) == ({}, {})
    assert again.rows == planned(*drawn.candidates()).rows


def test_the_opening_of_a_post_goes_into_its_row_whichever_is_told_first():
    some = drawn.candidates()
    [post] = added(some[1], some[2])["posts"]
    assert visible(post, "opened", "sources") == ("1999", "isl-dom[¶3];opened=isl-dom[¶3]")
    assert added(some[2], some[1])["posts"] == [post]


def test_the_closing_of_a_post_ends_it():
    closed = drawn.candidates()[1] | {"label": "embassy in Santo Domingo closed", "date": "2009"}
    [post] = added(*drawn.candidates()[1:3], closed)["posts"]
    assert visible(post, "opened", "closed", "status") == ("1999", "2009", "ended")


def test_an_opening_told_of_a_post_in_the_tables_goes_into_its_row():
    opened = drawn.one("mission", "embassy in Ecuador opened", 3, type="embassy", date="2012")
    plan = planned(opened | {"sender": "BLR", "receiver": "ECU", "countries": ["BLR", "ECU"]})
    assert plan.change.added == {}
    assert plan.change.changed["P5"]["opened"] == "2012"
    assert plan.change.changed["P5"]["sources"].endswith(";opened=isl-dom[¶3]")


def test_a_break_is_an_event_and_ends_the_spell():
    broken = drawn.one("event", "Iceland broke off relations", 2, type="severance", date="1988")
    rows = added(drawn.candidates()[0], broken)
    assert visible(rows["relations"][0], "start", "end", "closed_by") == ("1977-05-04", "1988", "severance")
    assert rows["events"][0]["type"] == "severance"


def test_a_fact_told_again_adds_its_place_and_no_row():
    again = drawn.one("event", "diplomatic relations established", 2, type="establishment", date="1992-01")
    plan = planned(again | {"countries": ["BLR", "MEX"]})
    assert plan.change.added == {}
    assert plan.change.changed == {"R5": {"sources": "wiki-blr-mex[¶9];wiki-blr-mex[¶12];isl-dom[¶2]"}}


def test_a_finer_date_is_left_to_a_person():
    finer = drawn.one("event", "diplomatic relations established", 2, type="establishment", date="1992-01-20")
    plan = planned(finer | {"countries": ["BLR", "MEX"]})
    assert plan.told == ["R5 is told more precisely: date '1992-01-20' for '1992-01'; mend it by hand"]


def test_a_contradiction_has_its_own_row_and_an_entry_in_the_list():
    other = drawn.one("event", "diplomatic relations established", 2, type="establishment", date="1995")
    plan = planned(other | {"countries": ["BLR", "MEX"]})
    [row] = plan.change.added["relations"]
    made = tables.load_files(writing.apply(FILES | ENTRY, plan.change), ROOT)
    assert made.contradictions[-1].rows == ("R5", row["id"])
    assert plan.told[0].startswith(
        f"{row['id']} contradicts R5 (date '1992-01' and '1995'); say in contradictions.yaml"
    )


def test_persons_known_by_name_or_another_spelling_are_not_added():
    visit = drawn.candidates()[3] | {"people": [{"name": "Oleg Kravchenko", "office": "", "iso3": "BLR"}]}
    rows = added(visit | {"sender": "BLR", "countries": ["BLR", "DOM"]})
    assert "people" not in rows
    assert rows["participants"][0]["person"] == "H3"


def test_who_is_of_the_other_state_was_met():
    rows = added(drawn.candidates()[3])["participants"]
    assert [visible(row, "iso3", "role") for row in rows] == [("ISL", "visitor"), ("DOM", "met")]


def test_a_plan_keeps_its_date_as_the_time_at_which_it_was_told():
    plan = drawn.candidates()[9] | {"date": "2012"}
    assert visible(added(plan)["posts"][0], "status", "opened", "as_of") == ("announced", "", "2012")


def test_a_plan_for_a_time_after_the_writing_is_told_at_the_writing():
    plan = drawn.candidates()[9] | {"date": "2027"}
    assert visible(added(plan)["posts"][0], "status", "opened", "as_of") == ("announced", "", "2013/..")


def test_a_plan_told_again_with_a_date_is_no_second_plan():
    told = drawn.one("mission", "embassy in Astana, announced", 10, type="embassy", status="announced", date="2014-09")
    plan = planned(told | {"sender": "MEX", "receiver": "KAZ", "countries": ["KAZ", "MEX"], "place": "Astana"})
    assert (plan.change.added, list(plan.change.changed)) == ({}, ["P28"])


def test_entry_into_force_goes_into_the_row_of_the_instrument():
    signed = drawn.candidates()[4]
    [row] = added(signed, signed | {"label": f"{signed['label']}, in force", "date": "2007"})["agreements"]
    assert visible(row, "signed", "in_force") == ("2005", "2007")


def test_a_long_title_keeps_a_dozen_words_and_does_not_break_off_behind_a_small_one():
    title = "Agreement on the Prevention of Unregulated Fishing and the Protection of the Coral of the Seas"
    [row] = added(drawn.candidates()[4] | {"label": title})["agreements"]
    assert row["title"] == "Agreement on the Prevention of Unregulated Fishing and the Protection"


def test_a_body_that_nobody_knows_is_added_and_told():
    member = drawn.one("membership", "both members of the Island Whale Forum", 8, type="member", orgs=["IWF"])
    plan = planned(member)
    assert plan.change.added["organizations"][0]["name"] == "Island Whale Forum"
    assert plan.told == ["IWF is a new body; mend its name and kind in organizations.csv"]


def test_a_place_told_thrice_is_cited_thrice():
    one = drawn.candidates()[6]
    places = [{"locator": f"¶{number}"} for number in (7, 9, 7, 2)]
    assert added(one | {"places": places})["trade_products"][0]["sources"] == "isl-dom[¶7];isl-dom[¶9];isl-dom[¶2]"


REFUSED = {
    "receiver is empty; write the receiving state": drawn.candidates()[2] | {"receiver": None},
    "period is empty; write 2015, 2015-02 or 2015-02-28": drawn.candidates()[5] | {"date": None},
    "type 'dance' is not in its list": drawn.candidates()[0] | {"type": "dance"},
    "relations are between two states; name both in countries": drawn.candidates()[0] | {"countries": ["ISL"]},
    "no place in the document is named; ingest it anew": drawn.candidates()[6] | {"places": [{"locator": "p. 4"}]},
    "sender 'XXA' stands in no table": drawn.candidates()[2] | {"sender": "XXA"},
    "title has 13 words; write at most 12": drawn.one("event", "a " * 13, 2, type="forum"),
    "ISL did not exist on 1200": drawn.candidates()[3] | {"date": "1200"},
    "sender and receiver are both 'ISL'": drawn.candidates()[2] | {"receiver": "ISL"},
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_a_row_is_told_in_one_line_and_the_rest_is_written(why):
    plan = planned(REFUSED[why], drawn.candidates()[7])
    [line] = plan.refused.values()
    assert line.startswith("not written: ")
    assert why in line
    assert [*plan.change.added] == ["memberships"]


def test_what_was_refused_leaves_no_trace_and_takes_no_id():
    halfway = drawn.candidates()[3] | {"people": [{"name": "New Body", "iso3": "XXA"}]}
    plan = planned(halfway, drawn.candidates()[3])
    assert plan.change.added == planned(drawn.candidates()[3]).change.added


def test_hidden_characters_of_a_hostile_text_do_not_reach_a_cell():
    evil = drawn.candidates()[6] | {"label": "cod\x1b[2J\u202e \u200b fish\n"}
    assert added(evil)["trade_products"][0]["product"] == "cod[2J fish"


def test_lines_of_the_document_that_no_row_cites_have_a_reason():
    plan = planned(*drawn.candidates()[:6])
    data = tables.load_files(writing.apply(FILES | ENTRY, plan.change), ROOT)
    text = documents.left_out(FILES["reading.csv"], drawn.TEXT, "isl-dom", data)
    assert text.startswith(FILES["reading.csv"])
    left = [line.split(",")[1] for line in text[len(FILES["reading.csv"]) :].decode().splitlines()]
    assert left == ["¶1", *(f"¶{number}" for number in range(7, 13))]
    assert documents.left_out(text, drawn.TEXT, "isl-dom", data) == text


def test_the_relation_to_the_tables_depends_on_the_family():
    again = drawn.one("event", "diplomatic relations established", 2, type="establishment", date="1992-01")
    again |= {"countries": ["BLR", "MEX"]}
    told = {"row": "R5", "differs": []}
    assert known.marked([again], DATA, "wikipedia")[0]["known"] == told | {"relation": "repetition"}
    assert known.marked([again], DATA, "mfa-iceland")[0]["known"] == told | {"relation": "corroboration"}
    other = known.marked([again | {"date": "1995"}], DATA, "wikipedia")[0]["known"]
    assert other == {"row": "R5", "relation": "contradiction", "differs": ["date"]}
    assert known.marked(drawn.candidates()[:1], DATA)[0]["known"] is None


CODES = st.sampled_from(["ISL", "DOM", "BLR", "MEX", "SUN", "XXA", None])
TEXTS = st.sampled_from(
    ["", "a forum", "Agreement on Tea, in force", "embassy in X opened", 'x\x1b,"\n', "word " * 30, None]
)
DATES = st.sampled_from([None, "1992", "1992-01", "2004-06-30", "1999/..", "18XX/19XX", "1200", "2012/2014"])


@st.composite
def candidates(draw):
    """Candidates that rules might make on a bad day."""
    kind = draw(st.sampled_from(lines.KINDS))
    types = st.sampled_from([*editing.types(kind, DATA), "", "dance"])
    made = {"kind": kind, "type": draw(types), "label": draw(TEXTS), "date": draw(DATES), "place": draw(TEXTS)}
    made |= {name: draw(CODES) for name in ("sender", "receiver", "via", "reporter")}
    made |= {"countries": sorted({one for one in draw(st.lists(CODES, max_size=3)) if one}), "value": draw(VALUES)}
    made |= {
        "orgs": draw(st.sampled_from([[], ["UN"], ["LAC33"], ["x y"]])),
        "unit": draw(st.sampled_from(["USD", "", None])),
    }
    made |= {"status": draw(st.sampled_from(["actual", "announced", "stated_absent", "ended", "planned"]))}
    made |= {
        "people": draw(st.sampled_from([[], [{"name": "A B", "iso3": "ISL"}], [{"office": "x"}], [{"name": "\x00"}]]))
    }
    return lines.whole(
        made | {"places": [{"locator": "¶3"}], "basis": draw(st.sampled_from(["stated", "reference", ""]))}
    )


VALUES = st.sampled_from([None, 0, -5, 12.5, 10**14])


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(candidates(), max_size=6))
def test_no_candidate_brings_a_fault_into_the_tables_or_an_exception(some):
    plan = planned(*some)
    assert writing.brought(FILES | ENTRY, writing.apply(FILES | ENTRY, plan.change)) == []
    assert set(plan.rows) | set(plan.refused) == {decisions.key(one) for one in some}


def test_a_whole_change_is_written_to_the_folder(tmp_path):
    root = Path(shutil.copytree(ROOT, tmp_path / "data", ignore=shutil.ignore_patterns("candidates", "derived", "raw")))
    plan = planned(*drawn.candidates())
    plan.change.texts |= ENTRY
    writing.write(root, plan.change)
    assert tables.check(root) == []


def test_nothing_is_written_where_the_folder_changed_after_it_was_read(tmp_path):
    shutil.copytree(ROOT, tmp_path / "data")
    plan = planned(*drawn.candidates())
    with pytest.raises(files.Busy, match="changed meanwhile"):
        writing.write(tmp_path / "data", plan.change, FILES | ENTRY)
    assert tables.snapshot(tmp_path / "data") == FILES


def test_a_document_that_tells_half_of_a_source_is_a_copy_of_it():
    facts = [one for one in DATA.facts.to_dict("records") if one["sources"][0].startswith("wiki-kaz-mex[")]
    told = [lines.whole(one) for one in facts]
    assert known.copied(told, DATA) == "wikipedia"
    assert known.copied(told[:5], DATA) == ""
    assert known.copied([], DATA) == ""
