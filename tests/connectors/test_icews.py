"""Reports in media of what states did to one another, summed by pair and year."""

import pandas as pd
import pytest

from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

SUMS = pd.DataFrame(
    [
        ("Congo, The Democratic Republic Of", "Kenya", 2002, 4.0, 3.0, 2.0, 1.0, 7.5),
        ("Kenya", "Congo, The Democratic Republic Of", 2002, 0.0, 0.0, 0.0, 0.0, 7.5),
        ("Kenya", "Congo, The Democratic Republic Of", 2003, 9.0, 0.0, 1.0, 0.0, 7.5),
        ("Kenya", "Peru", 2003, 1.0, 0.0, 0.0, 0.0, 7.5),
    ],
    columns=["i", "j", "year", "verbCoop", "matlCoop", "verbConf", "matlConf", "i_gdp"],
)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_row_is_a_directed_pair_in_a_year_with_four_counts(place, tmp_path, kind):
    told = place.fetched("icews", write(tmp_path / f"icews.{kind}", SUMS))
    rows = place.rows("icews")
    kinds = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
    assert list(rows) == ["sender", "receiver", "year", *kinds]
    assert rows.values.tolist() == [
        ["COD", "KEN", 2002, 4, 3, 2, 1],
        ["KEN", "COD", 2002, 0, 0, 0, 0],
        ["KEN", "COD", 2003, 9, 0, 1, 0],
        ["KEN", "PER", 2003, 1, 0, 0, 0],
    ]
    assert told.years == (2002, 2003) and told.no_states == {}


def test_the_file_s_own_list_tells_who_can_be_either_side(place, tmp_path):
    told = place.fetched("icews", write(tmp_path / "icews.csv", SUMS))
    assert told.senders == {"COD": [[2002, 2002]], "KEN": [[2002, 2003]]}
    assert told.receivers == {"COD": [[2002, 2003]], "KEN": [[2002, 2002]], "PER": [[2003, 2003]]}


def test_a_name_that_nobody_knows_is_told_and_its_rows_are_left_out(place, tmp_path):
    told = place.fetched("icews", write(tmp_path / "icews.csv", SUMS.replace("Peru", "Atlantis")))
    assert told.no_states == {"Atlantis": "unknown name"} and len(place.rows("icews")) == 3


def test_files_of_single_events_are_refused_with_the_remedy(place, tmp_path):
    events = [{"Event ID": 1, "Event Date": "2002-01-01", "Source Country": "Kenya", "CAMEO Code": "042"}]
    with pytest.raises(BadOriginal, match="holds single events, which are not read; sum them by pair"):
        place.fetched("icews", write(tmp_path / "events.2002.tab", events))
    (tmp_path / "icews.rda").write_bytes(b"RDX3")
    with pytest.raises(BadOriginal, match="in R's own format"):
        place.fetched("icews", tmp_path / "icews.rda")


def test_a_pair_with_two_rows_in_a_year_is_refused(place, tmp_path):
    with pytest.raises(BadOriginal, match="a pair has two rows in a year"):
        place.fetched("icews", write(tmp_path / "icews.csv", pd.concat([SUMS, SUMS.head(1)])))


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_broken_original_leaves_what_was_there_and_one_line(place, tmp_path, kind, how):
    place.fetched("icews", write(tmp_path / "whole" / "icews.csv", SUMS))
    before = place.here()
    with pytest.raises(BadOriginal) as error:
        place.fetched("icews", broken(tmp_path / f"icews.{kind}", how, SUMS, "matlConf"))
    assert f"icews.{kind}" in str(error.value) and "\n" not in str(error.value)
    assert place.here() == before


@real
def test_the_real_file_is_a_whole_square_of_152_states_by_13_years(from_real_files):
    place = from_real_files("icews")
    told = place.told("icews")
    assert len(place.rows("icews")) == 152 * 151 * 13
    assert told.senders == told.receivers and len(told.senders) == 152
    assert told.no_states == {} and told.years == tuple(range(2002, 2015))


@real
@pytest.mark.parametrize(
    ("sender", "receiver", "sums"),
    [("MEX", "RUS", [624, 7, 5, 14]), ("RUS", "MEX", [651, 6, 5, 31]), ("MEX", "BLR", [1, 0, 0, 0])],
)
def test_the_real_file_gives_the_known_sums_of_three_pairs(from_real_files, sender, receiver, sums):
    rows = from_real_files("icews").rows("icews", sender=sender, receiver=receiver)
    assert rows.drop(columns=["sender", "receiver", "year"]).sum().tolist() == sums
