"""`relations facts --with`: a fetched data set's rows as facts behind those of the tables, and every wrong call."""

import csv
import io
import json

import pandas as pd
import pytest

from analysis import cli, tables
from analysis.tables import fetched
from analysis.tables.factlines import COLUMNS
from analysis.tables.fetched import Fetched, Origin
from tests import stories

COMMON = {"status": "actual", "as_of": "", "basis": "stated", "note": ""}
CALL = {"body": "UN", "title": "dams on the border", "about": "KEN;SOM"}
AMOUNT = {"flow": "one_way", "currency": "USD", "value_text": "", "valuation": "cif"}
BLANK_POST = {"kind": "embassy", "opened": "", "closed": ""}
PACT = {"kind": "agreement", "in_force": "", "ended": "", "place": "", "topic": "", "level": "state"}


def rows(*given, **common):
    """A derived table: what its rows share, and each row's own."""
    return pd.DataFrame([COMMON | common | one for one in given])


def vote(number, iso3, said, call):
    return {
        "id": f"U{number}",
        "resolution": call,
        "iso3": iso3,
        "vote": said,
        "sources": f"un_votes[roll call {call}]",
    }


def amount(number, exporter, importer, value, **more):
    told = {"id": f"demo:{number}", "reporter": importer, "exporter": exporter, "importer": importer}
    return told | {"period": "1999", "value": value, "value_usd": value, "sources": f"cow_trade[{number}]"} | more


SETS = {
    "un_votes": {
        "": rows(vote(1, "IND", "yes", "N1"), vote(2, "KEN", "absent", "N1"), vote(3, "KEN", "no", "N2")),
        "resolutions": rows(
            {"id": "N1", "symbol": "A/RES/99/1", "date": "2001-12-04"},
            {"id": "N2", "symbol": "", "date": "2002"},
            **CALL,
        ),
    },
    "cow_trade": {"": rows(amount(1, "KEN", "IND", 2500.0), amount(2, "IND", "KEN", 0.0), **AMOUNT)},
    "unctad": {
        "": rows(amount(1, "KEN", "IND", 70.5, sitc1=""), amount(2, "KEN", "IND", 20.0, sitc1="7"), **AMOUNT),
    },
    "lowy": {
        "": rows(
            *(
                {"id": f"lowy:{year}", "sender": "IND", "receiver": "KEN", "city": "Nairobi", "as_of": str(year)}
                for year in (2017, 2019)
            ),
            sources="lowy[x]",
            **BLANK_POST,
        )
    },
    "treaties": {
        "": rows(
            {
                "id": "treaties:1",
                "treaty": "T1",
                "title": "Rivers Treaty",
                "signed": "1999-05-01",
                "multilateral": "yes",
            },
            {"id": "treaties:2", "treaty": "T2", "title": "Lakes Treaty", "signed": "", "multilateral": "no"},
            sources="treaties[x]",
            **PACT,
        ),
        "parties": pd.DataFrame({"treaty": ["T1", "T1", "T1", "T2"], "iso3": ["KEN", "IND", "IND", "PER"]}),
    },
    "wb_gdp": {"": pd.DataFrame({"iso3": ["KEN"], "year": [1999], "gdp_usd": [1.0]})},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The shipped tables beside invented editions of some data sets."""
    made = stories.copy_of_data(tmp_path_factory.mktemp("world"))
    for name, frames in SETS.items():
        fetched.write(made, Fetched(name, "first", (1999,), origins=(Origin("rows", "x.csv", "ab" * 32, 1),)), frames)
    return made


@pytest.fixture
def facts(folder, capsys):
    """What the verb writes behind the facts of the tables."""

    def written(*names):
        assert cli.run(["facts", "--data", str(folder), *(word for name in names for word in ("--with", name))]) == 0
        lines = capsys.readouterr().out.splitlines()
        own = list(tables.fact_lines(tables.load(folder)))
        assert lines[: len(own)] == own
        return [json.loads(line) for line in lines[len(own) :]]

    return written


def test_nothing_is_added_unasked(facts):
    assert facts() == []


def test_a_vote_goes_from_the_voter_to_the_state_concerned(facts):
    yes, absent, no = facts("un_votes")
    assert yes == dict.fromkeys(COLUMNS) | {
        **{"id": "U1", "kind": "un_vote", "type": "yes", "status": "actual", "countries": ["IND", "KEN", "SOM"]},
        **{"orgs": ["UN"], "date": "2001-12-04", "sender": "IND", "receiver": "KEN", "people": [], "basis": "stated"},
        **{"label": "voted for A/RES/99/1 (dams on the border)", "sources": ["un_votes[roll call N1]"]},
    }
    assert (absent["sender"], absent["receiver"], absent["type"]) == ("KEN", "SOM", "absent")
    assert (no["label"], no["date"]) == ("voted against a resolution on dams on the border", "2002")


def test_an_amount_goes_from_the_exporter_to_the_importer_and_zero_is_an_amount(facts):
    sold, none = facts("cow_trade")
    assert (sold["kind"], sold["sender"], sold["receiver"], sold["reporter"]) == ("trade_total", "KEN", "IND", "IND")
    assert (sold["value"], sold["unit"], sold["date"]) == (2500, "USD", "1999")
    assert (none["value"], none["sender"]) == (0, "IND")


def test_of_goods_by_section_only_the_total_is_a_fact(facts):
    (total,) = facts("unctad")
    assert (total["id"], total["value"]) == ("demo:1", 70.5)


def test_a_post_is_told_once_an_edition_and_without_a_date(facts):
    posts = facts("lowy")
    assert [post["label"] for post in posts] == [
        "embassy in Nairobi, listed in 2017",
        "embassy in Nairobi, listed in 2019",
    ]
    assert {(post["kind"], post["date"], post["sender"], post["place"]) for post in posts} == {
        ("mission", None, "IND", "Nairobi")
    }


def test_a_treaty_is_between_its_parties(facts):
    rivers, lakes = facts("treaties")
    assert (rivers["id"], rivers["date"], rivers["countries"]) == ("treaties:1.signed", "1999-05-01", ["IND", "KEN"])
    assert (lakes["id"], lakes["date"], lakes["countries"]) == ("treaties:2", None, ["PER"])


def test_several_sets_follow_each_other_each_once(facts):
    both = facts("lowy", "un_votes", "lowy")
    assert [fact["kind"] for fact in both] == ["mission"] * 2 + ["un_vote"] * 3


def test_as_csv_and_in_a_file_they_say_the_same(folder, facts, capsys, tmp_path):
    told = facts("un_votes")
    call = ["facts", "--data", str(folder), "--with", "un_votes"]
    assert cli.run([*call, "--format", "csv", "--out", str(tmp_path / "facts.csv")]) == 0
    assert cli.run([*call, "--format", "csv"]) == 0
    text = capsys.readouterr().out
    assert (tmp_path / "facts.csv").read_text("utf-8") == text
    read = list(csv.DictReader(io.StringIO(text)))[-3:]
    assert [(row["id"], row["countries"], row["value"]) for row in read] == [
        (fact["id"], ";".join(fact["countries"]), "") for fact in told
    ]


def test_a_set_larger_than_a_batch_is_whole_and_in_order(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(fetched, "BATCH", 2)
    data = tables.load(folder)
    assert [json.loads(line)["id"] for line in tables.dataset_lines(data, "un_votes")] == ["U1", "U2", "U3"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("un_vots", "no data set 'un_vots'; did you mean un_votes?"),
        ("votes", "no data set 'votes'; did you mean un_votes?"),
        ("wb_gdp", "wb_gdp holds no facts; those that do are un_votes, cow_trade, unctad, lowy, treaties"),
        ("atop", "atop holds no facts; those that do are un_votes, cow_trade, unctad, lowy, treaties"),
    ],
)
def test_a_set_that_cannot_be_added_is_one_line_and_nothing_is_written(folder, capsys, tmp_path, name, told):
    out = tmp_path / "facts.jsonl"
    assert cli.run(["facts", "--data", str(folder), "--with", name, "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"relations: {told}\n"
    assert not out.exists()


def test_a_set_that_is_not_here_says_how_to_get_it(capsys, tmp_path):
    empty = stories.copy_of_data(tmp_path)
    assert cli.run(["facts", "--data", str(empty), "--with", "un_votes"]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "relations: un_votes is not here; run relations fetch un_votes\n")


def test_check_names_what_is_wrong_with_the_inventory(capsys, tmp_path):
    broken = stories.copy_of_data(tmp_path)
    path = broken / "inventory.csv"
    path.write_text(path.read_text("utf-8").replace("1946/2019", "2019/1946", 1), "utf-8")
    assert cli.run(["check", "--data", str(broken)]) == 2
    (line,) = capsys.readouterr().out.splitlines()
    assert line == ("data/inventory.csv:3:5: date '2019/1946' ends before it begins; write the earlier date first")
