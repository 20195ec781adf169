"""Alliance obligations: the five promises as they are listed, rows of none of them, and a list that is whole."""

import pandas as pd
import pytest

from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

SHORT = ["defense", "offense", "neutral", "nonagg", "consul"]
PUBLISHED = pd.DataFrame(
    [
        (70002, 1950, 70, 2, 1, 0, 0, 1, 1),
        (2070, 1950, 2, 70, 1, 0, 0, 1, 1),
        (365370, 1995, 365, 370, 0, 0, 1, 0, 1),
        (370365, 1995, 370, 365, 0, 0, 1, 0, 1),
        (365840, 1943, 365, 840, 0, 0, 0, 0, 0),
    ],
    columns=["ddyad", "year", "stateA", "stateB", *SHORT],
).assign(atopally=1, asymm=0, atopid1=3025, atopid2=None, version=5.1)
COPY = PUBLISHED[["stateA", "stateB", "year", *SHORT]].set_axis(
    ["ccode1", "ccode2", "year", *(f"atop_{name}" for name in SHORT)], axis=1
)
PROMISES = ["defense", "offense", "neutrality", "nonaggression", "consultation"]


@pytest.fixture
def held(place, tmp_path):
    """Rows in the publisher's form → what was fetched of them, and the rows."""

    def fetched(rows, name="atop5_1ddyr.csv"):
        return place.fetched("atop", write(tmp_path / name, rows)), place.rows("atop")

    return fetched


def test_the_publishers_text_stata_file_and_zip_and_a_copy_are_the_same_rows(place, tmp_path, held):
    _, rows = held(PUBLISHED)
    others = {"atop5_1ddyr.csv.zip": PUBLISHED, "atop51_alliance_directed_dyad_year.parquet": COPY}
    others["atop5_1ddyr.dta"] = PUBLISHED.drop(columns="atopid2")
    for name, original in others.items():
        place.fetched("atop", write(tmp_path / "others" / name, original))
        pd.testing.assert_frame_equal(place.rows("atop"), rows)


def test_a_row_is_what_one_state_owes_the_other_in_a_year(held):
    _, rows = held(PUBLISHED)
    assert rows[["sender", "receiver", "year", *PROMISES, "sender_cow", "receiver_cow"]].values.tolist() == [
        ["BLR", "RUS", 1995, 0, 0, 1, 0, 1, "370", "365"],
        ["MEX", "USA", 1950, 1, 0, 0, 1, 1, "70", "2"],
        ["RUS", "BLR", 1995, 0, 0, 1, 0, 1, "365", "370"],
        ["SUN", "PHL", 1943, 0, 0, 0, 0, 0, "365", "840"],
        ["USA", "MEX", 1950, 1, 0, 0, 1, 1, "2", "70"],
    ]


def test_the_list_is_whole_so_that_a_pair_without_a_row_has_no_alliance(held):
    found, _ = held(PUBLISHED)
    assert found.complete
    assert any("without a row has no alliance" in limit for limit in found.limits)


def test_the_edition_is_the_one_that_the_file_names(held):
    found, _ = held(PUBLISHED.assign(version=5.2))
    assert found.edition == "5.2"


def test_a_copy_that_names_no_edition_is_of_the_inventorys(held):
    found, _ = held(COPY, "atop51_alliance_directed_dyad_year.parquet")
    assert (found.edition, found.years) == ("5.1", (1943, 1950, 1995))


@pytest.mark.parametrize("value", [2, -9, None])
def test_a_promise_that_is_neither_0_nor_1_is_refused(held, value):
    with pytest.raises(BadOriginal, match="neither 0 nor 1"):
        held(PUBLISHED.assign(offense=[0, 0, 0, 0, value]))


@pytest.mark.parametrize("name", ["atop5_1ddyr.csv", "atop51_alliance_directed_dyad_year.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path, held, how, name):
    held(PUBLISHED)
    before = place.here()
    original, column = (PUBLISHED, "consul") if name.endswith("csv") else (COPY, "atop_consul")
    with pytest.raises(BadOriginal) as fault:
        place.fetched("atop", broken(tmp_path / "broken" / name, how, original, column))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_every_row_of_the_real_file_is_kept_and_170_promise_nothing(from_real_files):
    rows = from_real_files("atop").rows("atop")
    assert (len(rows), int(rows[PROMISES].sum(axis=1).eq(0).sum())) == (273_296, 170)
    assert not rows.duplicated(["sender_cow", "receiver_cow", "year"]).any()


@real
def test_russia_and_belarus_owe_each_other_defence_in_2018(from_real_files):
    place = from_real_files("atop")
    for sender, receiver in (("RUS", "BLR"), ("BLR", "RUS")):
        rows = place.rows("atop", sender=sender, receiver=receiver, year=2018)
        assert rows[PROMISES].values.tolist() == [[1, 0, 0, 1, 1]]


@real
def test_mexico_and_the_soviet_union_were_allied_from_1942_to_1945_and_never_since(from_real_files):
    place = from_real_files("atop")
    assert place.rows("atop", sender="MEX", receiver="SUN")["year"].tolist() == [1942, 1943, 1944, 1945]
    assert place.rows("atop", sender="MEX", receiver="RUS").empty
