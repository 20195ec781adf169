"""What one pair may read: its rows and nothing of other pairs but what is counted of them."""

import csv
import io
import random
import re
from functools import cache

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from analysis import tables
from analysis.dyads import Dyad
from analysis.pages import rows
from analysis.profile import standing
from analysis.sentences import Words, gaps
from tests import stories

FILES = tables.snapshot(stories.DATA)
SHIPPED = tables.load_files(FILES, stories.DATA)
PAIRS = ["MEX-BLR", "MEX-RUS", "MEX-KAZ", "BLR-RUS", "BLR-CUB", "BLR-VEN", "MEX-PER", "KAZ-RUS", "PER-POL", "NPL-FJI"]
TIDY = sorted(name for name in FILES if name.startswith("tidy/"))


def dyad(pair):
    return Dyad(*pair.split("-"))


def seen(data):
    """All that can be read of some tables, as values that can be compared."""
    frames = {name: data.records(name) for name in data}
    beside = [repr(data.sources), repr(data.corrections), repr(data.contradictions), data.edition, data.tally.kinds]
    return repr(frames), repr(data.own_rows), beside, data.facts.to_csv(), repr(list(data.tally.shown.items()))


@cache
def shipped(pair):
    return seen(tables.view(SHIPPED, dyad(pair)))


@pytest.mark.parametrize("pair", PAIRS)
def test_a_view_of_a_view_is_the_same_and_so_is_that_from_the_other_desk(pair):
    mine = tables.view(SHIPPED, dyad(pair))
    again, other = tables.view(mine, dyad(pair)), tables.view(SHIPPED, Dyad(*pair.split("-")[::-1]))
    assert seen(again) == seen(mine)
    assert seen(other)[0] == seen(mine)[0]
    assert other.rows.keys() == mine.rows.keys()


def test_a_view_is_not_one_of_another_pair():
    with pytest.raises(ValueError, match="tables of MEX-BLR alone; load them anew for MEX-PER"):
        tables.view(tables.view(SHIPPED, dyad("MEX-BLR")), dyad("MEX-PER"))


@pytest.mark.parametrize("pair", PAIRS)
def test_every_row_of_a_view_is_a_row_of_the_tables_as_it_stands(pair):
    mine = tables.view(SHIPPED, dyad(pair))
    for name, frame in mine.items():
        kept = SHIPPED[name].merge(frame[["id"]], on="id") if "id" in frame else SHIPPED[name]
        pd.testing.assert_frame_equal(frame, kept)
        assert mine.records(name) == frame.to_dict("records") if "id" in frame else True
    every = {repr(row) for row in SHIPPED.facts.to_dict("records")}
    assert {repr(row) for row in mine.facts.to_dict("records")} <= every
    assert {row for ids in mine.facts["rows"] for row in ids} <= mine.rows.keys()


@pytest.mark.parametrize("pair", PAIRS)
def test_no_row_of_two_other_states_is_in_a_view_unless_it_stands_beside_the_pairs(pair):
    mine = tables.view(SHIPPED, dyad(pair))
    beside = {row for one in mine.contradictions for row in one.rows}
    for table in ("posts", "visits", "relations", "trade_totals", "presences", "links"):
        for row in mine.records(table):
            ends = [
                row[name]
                for name in ("sender", "receiver", "a", "b", "exporter", "importer", "home", "host")
                if name in row
            ]
            others = {code for code in ends if code in SHIPPED.atlas} - sides(pair)
            assert not others or row["id"] in beside, row


def sides(pair):
    return {code for state in pair.split("-") for code in (state, *SHIPPED.atlas.pasts(state))}


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_shows_the_same_of_its_view_as_of_all_tables_and_names_only_what_it_may_read(pair, monkeypatch):
    whole = [str(one._repr_html_()) for one in stories.shown("05_dyad", pair=pair)]
    monkeypatch.setenv("RELATIONS_READS", pair)
    data, shown = stories._run("05_dyad", stories.DATA, False, {"pair": pair})
    assert data["data"].reads == dyad(pair)
    assert [str(one._repr_html_()) for one in shown] == whole
    named = {row for html in whole for ids in re.findall(r'data-rows="([^"]*)"', html) for row in ids.split()}
    assert named <= data["data"].rows.keys()
    tables.describe(data["data"], named)


@pytest.mark.parametrize("pair", ["MEX-BLR", "BLR-CUB", "MEX-RUS"])
def test_what_a_pair_may_not_read_changes_nothing_on_its_page_whatever_becomes_of_it(pair, tmp_path):
    before = stories.statements("05_dyad", pair=pair)
    mine = tables.view(SHIPPED, dyad(pair))
    unread = SHIPPED.rows.keys() - mine.rows.keys()
    folder = stories.copy_of_data(tmp_path)
    for name in SHIPPED:
        path = folder / "tidy" / f"{name}.csv"
        lines = stories.read(path)
        stories.write(
            path,
            [
                mangled(SHIPPED.schemas[name], line) if line[0] in counted(mine) else line
                for line in lines
                if line[0] not in unread
            ],
        )
    after = tables.view(tables.load(folder), dyad(pair))
    assert stories.statements("05_dyad", folder, pair=pair) == before
    named = sorted({row for _, ids in before for row in ids})
    assert counted(mine) & set(named)
    assert tables.describe(after, named) == tables.describe(mine, named)
    assert rows.fingerprint(named, after) == rows.fingerprint(named, mine)


def counted(data):
    return {row for row, held in data.own_rows.items() if held.get("pair")}


def mangled(schema, line):
    """A row of another pair with other words wherever any may stand."""
    free = [
        field.free and field.name not in ("sources", "basis", "as_of") and not field.edtf for field in schema.fields
    ]
    return [f"{cell} mangled" if cell and loose else cell for cell, loose in zip(line, free, strict=True)]


@st.composite
def edits(draw):
    """A pair, and the shipped files with one cell of a table otherwise: as another row has it, longer, or empty."""
    name = draw(st.sampled_from(TIDY))
    lines = list(csv.reader(io.StringIO(FILES[name].decode())))
    line = draw(st.integers(1, len(lines) - 1))
    column = draw(st.integers(0, len(lines[0]) - 1))
    old = lines[line][column]
    others = sorted({one[column] for one in lines[1:]} - {old})
    lines[line][column] = draw(st.sampled_from([*others[:9], f"{old}x", ""]))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return draw(st.sampled_from(PAIRS)), FILES | {name: text.getvalue().encode()}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits())
def test_the_parts_of_a_pair_are_the_same_just_where_its_view_is(edit):
    pair, files = edit
    try:
        after = tables.load_files(files, stories.DATA)
    except tables.BadData:
        assume(False)
    same = tables.pair_parts(SHIPPED, pair) == tables.pair_parts(after, pair)
    assert same == (shipped(pair) == seen(tables.view(after, dyad(pair))))


def changed(before, after, pair):
    one, other = (tables.pair_parts(data, pair) for data in (before, after))
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def with_post(**more):
    """The shipped tables with a post from Mexico to Peru."""
    lines = FILES["tidy/posts.csv"].decode()
    post = {"id": "P900", "sender": "MEX", "receiver": "PER", "kind": "embassy", "status": "actual", "as_of": "2019"}
    post |= {"sources": "mfa-blr-lac[¶4]", "basis": "stated"} | more
    header = lines.splitlines()[0].split(",")
    line = ",".join(post.get(name, "") for name in header)
    return tables.load_files(FILES | {"tidy/posts.csv": f"{lines}{line}\n".encode()}, stories.DATA)


def test_a_first_post_changes_what_every_pair_of_its_states_counts_and_one_pairs_rows():
    after = with_post()
    assert changed(SHIPPED, after, "MEX-PER") == {"posts.csv", "facts", "tally"}
    assert changed(SHIPPED, after, "MEX-BLR") == {"tally"}
    assert changed(SHIPPED, after, "PER-CHL") == {"tally"}
    assert changed(SHIPPED, after, "BLR-CUB") == set()


@pytest.mark.parametrize(
    "more", [{"city": "Lima"}, {"note": "as told"}, {"opened": "1944"}, {"as_of": "2018"}], ids=str
)
def test_what_is_told_of_a_post_changes_only_its_pair(more):
    before, after = with_post(), with_post(**more)
    some = ["BLR", "RUS", *random.Random(3).sample(SHIPPED.atlas.codes, 30)]
    others = [f"{a}-{b}" for a in ("MEX", "PER", "BLR") for b in some if a != b and {a, b} != {"MEX", "PER"}]
    assert changed(before, after, "MEX-PER") == {"posts.csv", "facts"}
    assert [pair for pair in others if changed(before, after, pair)] == []


def test_a_row_of_another_pair_says_whose_it_is_and_where_it_was_read():
    data = with_post(city="Lima")
    mine = tables.view(data, dyad("MEX-BLR"))
    assert mine.row("P900")["sources"] == "mfa-blr-lac[¶4]"
    assert "city" not in mine.row("P900")
    (told,) = tables.describe(mine, ["P900"])
    assert (told.pair, [(one.name, one.text) for one in told.fields]) == ("MEX-PER", [("states", "Mexico, Peru")])
    assert [one.key for one in told.citations] == ["mfa-blr-lac"]
    words = [str(gaps.standing(standing(one, dyad("MEX-BLR")), dyad("MEX-BLR"), Words(one))) for one in (data, mine)]
    assert words[0] == words[1]


def test_a_run_reads_what_its_environment_says(monkeypatch):
    monkeypatch.setenv("RELATIONS_READS", "MEX-PER")
    assert tables.load().reads == dyad("MEX-PER")
    monkeypatch.setenv("RELATIONS_READS", "MEX-PIR")
    with pytest.raises(
        ValueError, match=r"^RELATIONS_READS: pair=MEX-PIR: no state 'PIR'; did you mean PER \(Peru\)\?$"
    ):
        tables.load()
    monkeypatch.setenv("RELATIONS_READS", "")
    assert tables.load().reads is None


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The tables of a folder, kept for all who load it."""
    monkeypatch.setattr("analysis.tables.loading.KEPT", {})
    folder = stories.copy_of_data(tmp_path)
    tables.keep(folder)
    return folder


def test_kept_tables_are_read_once_and_each_who_loads_them_computes_rows_of_its_own(kept, monkeypatch):
    one, other = tables.load(kept), tables.load(kept)
    one.computed("un_votes", {"pair": "MEX-BLR"}, 3)
    assert (len(one.computed_rows), len(other.computed_rows), len(tables.load(kept).computed_rows)) == (1, 0, 0)
    assert one.facts is other.facts and one.derived is other.derived
    (kept / "tidy/posts.csv").write_text("torn")
    monkeypatch.setenv("RELATIONS_READS", "MEX-BLR")
    mine = tables.load(kept)
    mine.computed("un_votes", {"pair": "MEX-BLR"}, 3)
    assert mine.reads == dyad("MEX-BLR") and len(mine["posts"]) < len(one["posts"])
    assert len(tables.load(kept).computed_rows) == 0


def test_without_keeping_tables_are_read_anew(tmp_path):
    folder = stories.copy_of_data(tmp_path)
    before = tables.load(folder)
    stories.without(folder, "V4")
    assert "V4" in before.rows and "V4" not in tables.load(folder).rows


def test_the_current_tables_are_the_same_ones_until_a_byte_of_a_table_or_a_data_set_changes(tmp_path):
    folder = stories.copy_of_data(tmp_path)
    before = tables.load(folder)
    assert tables.current(before) is before
    (folder / "derived").mkdir(exist_ok=True)
    (folder / "derived/lowy.parquet").write_bytes(b"another")
    assert tables.current(before) is not before
    stories.without(folder, "V4")
    assert "V4" not in tables.current(before).rows


REFERRED = ("people", "resolutions")
FEW = ["MEX", "BLR", "RUS", "SUN", "PER", "KAZ"]


def crowded(folder, seed):
    """The shipped tables with states exchanged at random for a few, so that all rows speak of the same ones."""
    chance = random.Random(seed)
    for name in (name for name in SHIPPED if SHIPPED.schemas[name].letter):
        path = folder / "tidy" / f"{name}.csv"
        head, *lines = stories.read(path)
        columns = [
            at for at, field in enumerate(SHIPPED.schemas[name].fields) if ("countries", "iso3") in field.targets
        ]
        for line, at in ((line, at) for line in lines for at in columns):
            codes = line[at].split(";")
            line[at] = ";".join(chance.choice([code, *FEW]) if code in SHIPPED.atlas else code for code in codes)
        stories.write(
            path, [head, *(line for line in lines if name in ("people", "resolutions") or chance.random() < 0.9)]
        )
    return folder


@pytest.mark.parametrize("seed", range(3))
def test_in_a_crowded_world_too_a_pair_shows_the_same_of_its_view_as_of_all_tables(seed, tmp_path, monkeypatch):
    folder = crowded(stories.copy_of_data(tmp_path), seed)
    pair = "-".join(random.Random(seed).sample(FEW, 2))
    whole = stories.statements("05_dyad", folder, pair=pair)
    monkeypatch.setenv("RELATIONS_READS", pair)
    assert len(tables.load(folder).own_rows) < len(SHIPPED.own_rows)
    assert stories.statements("05_dyad", folder, pair=pair) == whole
