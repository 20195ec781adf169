"""Shared bodies: the publisher's wide files counted, copies that count already, and both directions of a pair."""

import pandas as pd
import pytest

from analysis.connectors import reading
from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

DYADS = pd.DataFrame(
    [(70, 365, 1990, 2), (70, 365, 1992, 1), (70, 370, 1992, 0)], columns=["ccode1", "ccode2", "year", "dyadigos"]
)
SUMS = ["sum_igo_full", "sum_igo_associate", "sum_igo_observer", "sum_igo_anytype"]
STATES = pd.DataFrame([(70, 1990, 2, 1, 0, 3), (365, 1990, 2, 0, 1, 3)], columns=["ccode", "year", *SUMS])
WIDE = pd.DataFrame(  # 1: both are full members; 0: not so; -1: no body or no state yet; -9: missing
    {"ccode1": 70, "country1": "mexico", "ccode2": [365, 365, 370], "country2": "russia", "year": [1990, 1992, 1992]}
    | {"UN": [1, 1, 0], "Colombo": [1, -9, -1], "EU": [0, 0, 0], "G77": [-1, -9, -1]}
)
WIDE_STATES = pd.DataFrame(  # 1: full member, 2: associate, 3: observer
    {"ccode": [70, 365], "year": 1990, "state": ["mexico", "ussr"]}
    | {"UN": [1, 1], "ILO": [1, 1], "ASEAN": [2, 3], "EU": [0, -9], "G77": [-1, -1]}
)


@pytest.fixture
def held(place, tmp_path):
    """Dyads, and states if there are any, in the form of a copy → what was fetched of them, and the rows."""

    def fetched(dyads, states=None):
        if states is not None:
            write(tmp_path / "cow_igo_state_year.parquet", states)
        found = place.fetched("cow_igo", write(tmp_path / "cow_igo_shared_dyad_year.parquet", dyads))
        return found, place.rows("cow_igo")

    return fetched


@pytest.mark.parametrize("kind", ["csv", "dta", "csv.zip"])
def test_the_publishers_column_a_body_is_counted_to_what_a_copy_says(place, tmp_path, held, kind):
    _, rows = held(DYADS, STATES)
    states = place.rows("cow_igo", "states")
    folder = tmp_path / "published"
    write(folder / f"state_year_formatv3.{kind}", WIDE_STATES)
    place.fetched("cow_igo", write(folder / f"dyadic_formatv3.{kind}", WIDE))
    pd.testing.assert_frame_equal(place.rows("cow_igo"), rows)
    pd.testing.assert_frame_equal(place.rows("cow_igo", "states"), states)


def test_a_long_file_is_counted_stretch_by_stretch(place, tmp_path, held, monkeypatch):
    monkeypatch.setattr(reading, "STRETCH", 2)
    _, rows = held(DYADS)
    place.fetched("cow_igo", write(tmp_path / "dyadic_formatv3.csv", WIDE))
    pd.testing.assert_frame_equal(place.rows("cow_igo"), rows)


def test_each_pair_stands_in_both_directions_and_code_365_by_year(held):
    _, rows = held(DYADS)
    assert rows[["sender", "receiver", "year", "igos_shared", "sender_cow", "receiver_cow"]].values.tolist() == [
        ["BLR", "MEX", 1992, 0, "370", "70"],
        ["MEX", "BLR", 1992, 0, "70", "370"],
        ["MEX", "RUS", 1992, 1, "70", "365"],
        ["MEX", "SUN", 1990, 2, "70", "365"],
        ["RUS", "MEX", 1992, 1, "365", "70"],
        ["SUN", "MEX", 1990, 2, "365", "70"],
    ]


@pytest.mark.parametrize("missing", [None, -9])
def test_a_count_that_is_missing_has_no_row_and_is_never_nought(place, held, missing):
    _, rows = held(DYADS.assign(dyadigos=[2, missing, 0]), STATES.assign(sum_igo_observer=[0, missing]))
    assert rows["igos_shared"].tolist() == [0, 0, 2, 2]
    assert place.rows("cow_igo", "states")["observer"].isna().tolist() == [False, True]


def test_a_state_is_counted_by_kind_of_membership(place, held):
    held(DYADS, STATES)
    rows = place.rows("cow_igo", "states")
    assert rows[["iso3", "cow_code", "year", "full", "associate", "observer", "any"]].values.tolist() == [
        ["MEX", "70", 1990, 2, 1, 0, 3],
        ["SUN", "365", 1990, 2, 0, 1, 3],
    ]


def test_what_is_covered_is_the_years_of_the_file_and_members_of_the_system(held):
    found, _ = held(DYADS)
    assert (found.years, found.senders, found.complete) == ((1990, 1992), "cow", False)
    assert any("missing" in limit for limit in found.limits)


@pytest.mark.parametrize("value", [4, 0.5, -2])
def test_a_membership_that_the_codebook_does_not_know_is_refused(place, tmp_path, value):
    with pytest.raises(BadOriginal, match=r"dyadic_formatv3\.csv .*membership is none of -9, -1, 0, 1"):
        place.fetched("cow_igo", write(tmp_path / "dyadic_formatv3.csv", WIDE.assign(G77=value)))


def test_a_file_without_any_body_is_not_counted_as_sharing_none(place, tmp_path):
    with pytest.raises(BadOriginal, match="no column dyadigos"):
        place.fetched("cow_igo", write(tmp_path / "dyadic_formatv3.csv", WIDE[["ccode1", "ccode2", "year"]]))


@pytest.mark.parametrize("name", ["dyadic_formatv3.csv", "cow_igo_shared_dyad_year.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_tables_stay(place, tmp_path, held, how, name):
    held(DYADS, STATES)
    before = place.here()
    original = WIDE if name.endswith("csv") else DYADS
    with pytest.raises(BadOriginal) as fault:
        place.fetched("cow_igo", broken(tmp_path / "broken" / name, how, original, "ccode1"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_bodies_that_pairs_share_in_2014(from_real_files):
    place = from_real_files("cow_igo")
    pairs = [("MEX", "RUS"), ("RUS", "BLR"), ("KEN", "IND"), ("MEX", "BLR")]
    found = [place.rows("cow_igo", sender=a, receiver=b, year=2014)["igos_shared"].tolist() for a, b in pairs]
    assert found == [[48], [46], [56], [31]]


@real
def test_sharing_is_symmetric_and_the_most_is_106(from_real_files):
    rows = from_real_files("cow_igo").rows("cow_igo")
    assert (len(rows), rows["igos_shared"].max()) == (2 * 917_695, 106)
    key = ["sender_cow", "receiver_cow", "year"]
    swapped = rows.rename(columns={"sender_cow": "receiver_cow", "receiver_cow": "sender_cow"}).set_index(key)
    assert rows.set_index(key)["igos_shared"].sort_index().equals(swapped["igos_shared"].sort_index())


@real
def test_mexico_is_a_full_member_of_93_bodies_in_2014(from_real_files):
    row = from_real_files("cow_igo").rows("cow_igo", "states", iso3="MEX", year=2014).iloc[0]
    assert row[["full", "associate", "observer", "any"]].tolist() == [93, 0, 4, 97]
