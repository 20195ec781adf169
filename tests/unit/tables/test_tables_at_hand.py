"""What the loaded tables answer: rows, names, groups, and a row as a page shows it."""

import pytest

from analysis import tables
from tests.unit.tables import world

DATA = tables.load(world.ROOT)


def test_a_row_is_found_by_its_id_and_by_that_of_a_line_of_the_fact_format():
    assert (DATA.row("V1")["sender"], DATA.row("V1")["table"]) == ("BLR", "visits")
    assert DATA.row("A1.signed") == DATA.row("A1") == DATA.rows["A1"]
    with pytest.raises(KeyError, match="no row 'V999' in the tables"):
        DATA.row("V999")


def test_bodies_have_names_and_groups_have_states():
    assert DATA.org("UN") == "United Nations"
    assert DATA.org("XYZ") == "XYZ"
    assert len(DATA.members("LAC33")) == 33
    assert DATA.members("UN") == []


def test_tables_are_a_mapping_with_what_stands_beside_them():
    assert sorted(DATA) == list(DATA) and len(DATA) == 23
    assert DATA.edition and DATA.root == world.ROOT
    assert DATA.sources["mfa-blr-lac"].side == "BLR"
    assert {one.row for one in DATA.corrections} <= set(DATA.rows)
    assert all(set(one.rows) <= set(DATA.rows) for one in DATA.contradictions)


def test_every_fact_names_living_rows_and_its_own_first():
    for fact in DATA.facts.to_dict("records"):
        assert set(fact["rows"]) <= set(DATA.rows)
        assert fact["id"].split(".")[0] == fact["rows"][0]
        assert DATA.row(fact["id"])["table"] == fact["table"]


def test_every_row_of_a_fact_table_is_in_a_fact():
    """Only resolutions and participants have no line of their own; they are in those of others."""
    told = {row for rows in DATA.facts["rows"] for row in rows}
    facts = {row["id"] for row in DATA.rows.values() if DATA.schemas[row["table"]].fact}
    assert facts - told == set()


def test_countries_of_a_fact_are_states_and_orgs_are_bodies():
    for fact in DATA.facts.to_dict("records"):
        assert all(state in DATA.atlas for state in fact["countries"]) and fact["countries"] == sorted(
            fact["countries"]
        )
        assert all(DATA.org(org) != org for org in fact["orgs"])
        assert {fact["sender"], fact["receiver"]} <= {"", *fact["countries"], *fact["orgs"]}


def test_a_description_names_keys_sources_and_bases():
    (one,) = tables.describe(DATA, ["A1.signed"])
    shown = {field.name: field for field in one.fields}
    assert (one.id, one.table, one.title) == ("A1", "agreements", "One row is an instrument.")
    assert (shown["signed"].text, shown["signed"].basis, shown["kind"].basis) == ("2008-09-04", "reference", "stated")
    assert not {"id", "sources", "basis", "note"} & set(shown)
    assert ("Belarus–Mexico relations", "¶64", "signed") in [(c.title, c.locator, c.field) for c in one.citations]
    vote, total = tables.describe(DATA, ["U1", "T1"])
    assert {field.name: field.text for field in vote.fields}["iso3"] == "Mexico"
    assert {field.name: field.text for field in total.fields}["value"] == "63300000"
    assert total.note


def test_every_row_can_be_described():
    described = tables.describe(DATA, DATA.rows)
    assert [one.id for one in described] == list(DATA.rows)
    assert all(one.fields for one in described)
    assert all(one.citations for one in described if one.table != "people")
