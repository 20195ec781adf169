"""Visas of the Passport Index: what a word means in its codebook, and whether a new word is a new policy."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.connectors.connector import BadOriginal
from analysis.connectors.visas import CODEBOOKS, meaning
from tests.connectors.originals import BREAKS, broken, real, write

LATEST = pd.DataFrame(
    [
        *(("MEX", "MEX", "-1"), ("MEX", "NAM", "90"), ("MEX", "FJI", "visa required")),
        *(("NAM", "MEX", "eta"), ("NAM", "NAM", "-1"), ("NAM", "FJI", "visa free")),
        *(("FJI", "MEX", "no admission"), ("FJI", "NAM", "visa on arrival"), ("FJI", "FJI", "-1")),
    ],
    columns=["Passport", "Destination", "Requirement"],
)
ISO2, NAMES = {"MEX": "MX", "NAM": "NA", "FJI": "FJ"}, {"MEX": "Mexico", "NAM": "Namibia", "FJI": "Fiji"}
EXCHANGED = ("before November 2020 the file exchanges its words for eTA and visa on arrival; they are read as meant",)
DAYS = st.dates().map(str)


def told(words):
    """The file of changes in which Namibians' words in Mexico are these, by day, and all others are the latest."""
    rows = [("NAM", "MEX", word, day) for day, word in words.items()]
    still = [(*row, "2019-11-23") for row in LATEST.itertuples(index=False) if tuple(row[:2]) != ("NAM", "MEX")]
    return pd.DataFrame(rows + still, columns=["passport", "destination", "requirement", "snapshot"])


@pytest.fixture
def changed(place, tmp_path):
    """Words by day → the rows made of them for one pair, the latest matrix being true to the last."""

    def fetched(words):
        last = LATEST["Requirement"].mask(LATEST["Requirement"].eq("eta"), list(words.values())[-1])
        write(tmp_path / "passport-index-tidy-iso3.csv", LATEST.assign(Requirement=last))
        write(tmp_path / "passport_index_changes_2019_2025.parquet", told(words))
        place.fetched("passport_index", tmp_path)
        return place.rows("passport_index", sender="NAM", receiver="MEX")

    return fetched


def matrix(rows):
    """The publisher's matrix: a row a passport, a column a destination."""
    wide = rows.pivot(index=rows.columns[0], columns=rows.columns[1], values=rows.columns[2])
    return wide.rename_axis(index="Passport", columns=None).reset_index()


@pytest.mark.parametrize("codes", [{}, ISO2, NAMES], ids=["alpha-3", "alpha-2", "names"])
@pytest.mark.parametrize("shape", [lambda rows: rows, matrix], ids=["tidy", "matrix"])
def test_all_six_files_of_the_publisher_say_the_same(place, tmp_path, codes, shape):
    place.fetched("passport_index", write(tmp_path / "passport-index-tidy-iso3.csv", LATEST))
    expected = place.rows("passport_index")
    named = LATEST.replace({"Passport": codes, "Destination": codes})
    place.fetched("passport_index", write(tmp_path / "passport-index-other.csv", shape(named)))
    pd.testing.assert_frame_equal(place.rows("passport_index"), expected)
    assert len(expected) == 9


def test_the_latest_matrix_alone_is_one_snapshot(place, tmp_path):
    found = place.fetched("passport_index", write(tmp_path / "passport-index-tidy-iso3.csv", LATEST))
    rows = place.rows("passport_index", sender="MEX")
    assert dict(zip(rows["receiver"], rows["visa"], strict=True)) == {
        "FJI": "visa_required",
        "MEX": "own",
        "NAM": "visa_free",
    }
    assert rows["days"].dropna().tolist() == [90]
    assert (found.years, found.edition, set(rows["date"])) == ((2025,), "2025-01-12", {"2025-01-12"})
    assert found.senders == found.receivers == {"FJI": [[2025, 2025]], "MEX": [[2025, 2025]], "NAM": [[2025, 2025]]}


@pytest.mark.parametrize(
    "day, words",
    [
        ("2019-12-17", {"3": "visa_free", "2": "visa_on_arrival", "1": "eta", "0": "visa_required"}),
        ("2020-05-09", {"VF": "visa_free", "ETA": "visa_on_arrival", "VOA": "eta", "VR": "visa_required"}),
        ("2021-01-25", {"covid ban": "closed", "EVW": "e_visa", "Hayya Entry Permit": "e_visa", "e-visa": "e_visa"}),
        ("2025-01-12", {"eta": "eta", "e-visa": "e_visa", "no admission": "no_admission", "-1": "own"}),
    ],
)
def test_a_word_means_what_the_codebook_of_its_day_says(day, words):
    assert {word: meaning(word, day) for word in words} == {word: (visa, None) for word, visa in words.items()}


@given(days=st.integers(4, 999), day=DAYS)
def test_a_number_is_the_days_of_a_visa_free_stay(days, day):
    assert meaning(str(days), day) == ("visa_free", days)


@given(day=DAYS, word=st.sampled_from([word for _, book in CODEBOOKS for word in book if not word.isdecimal()]))
def test_a_word_of_any_codebook_has_a_meaning_on_any_day(day, word):
    visa, days = meaning(word, day)
    assert visa and days is None


def test_a_new_codebook_is_no_new_policy(changed):
    rows = changed({"2019-11-23": "1", "2020-02-07": "VOA", "2020-11-19": "e-visa", "2025-01-12": "eta"})
    assert rows["visa"].tolist() == ["eta", "eta", "e_visa", "eta"]
    assert rows["recode"].tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    "before, after, day, change",
    [
        ("3", "90", "2020-02-07", "codebook"),
        ("0", "90", "2020-02-07", "visa"),
        ("2", "ETA", "2020-02-07", "codebook"),
        ("1", "ETA", "2020-02-07", "visa"),
    ],
)
def test_days_printed_for_the_first_time_are_no_new_policy_and_another_visa_is(changed, before, after, day, change):
    assert changed({"2019-11-23": before, day: after})["change"].tolist() == ["", change]


@pytest.mark.parametrize(
    "before, after, change",
    [
        ("ETA", "e-visa", "codebook"),
        ("VR", "no admission", "codebook"),
        ("VR", "visa required", "codebook"),
        ("VR", "covid ban", "visa"),
        ("ETA", "visa required", "visa"),
        ("VF", "e-visa", "visa"),
    ],
)
def test_the_words_of_november_2020_tell_e_visas_and_refusals_apart_and_a_closed_border_is_policy(
    changed, before, after, change
):
    assert changed({"2020-02-07": before, "2020-11-19": after})["change"].tolist() == ["", change]


@pytest.mark.parametrize(
    "before, after, change",
    [
        ("visa required", "e-visa", "visa"),
        ("covid ban", "visa required", "visa"),
        ("30", "90", "days"),
        ("visa free", "90", "codebook"),
        ("90", "visa free", "codebook"),
        ("EVW", "e-visa", "codebook"),
    ],
)
def test_within_a_codebook_another_visa_or_another_stay_is_policy_and_another_word_for_the_same_is_not(
    changed, before, after, change
):
    rows = changed({"2022-01-05": before, "2022-02-10": after})
    assert rows["change"].tolist() == ["", change]
    assert rows["recode"].tolist() == [False, change == "codebook"]


def test_where_the_latest_matrix_differs_from_the_last_change_it_is_followed_and_told_of(place, tmp_path):
    states = ["ARG", "BOL", "BRA", "CHL", "COL", "CRI", "CUB", "ECU", "GTM", "MEX", "PAN", "PER"]
    pairs = pd.DataFrame([(one, other) for one in states for other in states], columns=["passport", "destination"])
    latest = pairs.assign(requirement=["eta"] + ["90"] * 143)
    write(tmp_path / "passport_index_2025_01_12.parquet", latest)
    old = latest.assign(requirement=latest["requirement"].replace("eta", "e-visa"), snapshot="2024-01-05")
    write(tmp_path / "passport_index_changes.csv", old)
    found = place.fetched("passport_index", tmp_path)
    assert place.rows("passport_index", sender="ARG", receiver="ARG")["visa"].tolist() == ["eta"]
    assert found.limits == ("1 pairs in which the latest matrix differs from the last change; the matrix is followed",)


def test_a_change_after_the_latest_matrix_is_newer_than_it(place, tmp_path):
    write(tmp_path / "passport-index-tidy-iso3.csv", LATEST)
    write(tmp_path / "passport_index_changes.csv", told({"2025-01-12": "eta", "2026-02-01": "visa required"}))
    found = place.fetched("passport_index", tmp_path)
    rows = place.rows("passport_index", sender="NAM", receiver="MEX")
    assert rows[["date", "visa"]].values.tolist() == [["2025-01-12", "eta"], ["2026-02-01", "visa_required"]]
    assert (found.edition, found.limits) == ("2026-02-01", EXCHANGED)


def test_two_words_for_a_pair_in_one_snapshot_are_refused(place, tmp_path):
    write(tmp_path / "passport-index-tidy-iso3.csv", LATEST)
    twice = pd.concat([told({"2025-01-12": "eta"}), told({"2025-01-12": "90"}).head(1)])
    write(tmp_path / "passport_index_changes.csv", twice)
    with pytest.raises(BadOriginal, match="it says two things of NAM MEX 2025-01-12"):
        place.fetched("passport_index", tmp_path)


def test_a_passport_that_nobody_knows_is_told_and_the_others_stay(place, tmp_path):
    odd = LATEST.assign(Passport=LATEST["Passport"].replace("FJI", "FJX"))
    found = place.fetched("passport_index", write(tmp_path / "passport-index-tidy-iso3.csv", odd))
    assert found.no_states == {"FJX": "unknown name"}
    assert "FJI" not in found.senders and "FJI" in found.receivers


def test_two_editions_are_not_joined(place, tmp_path):
    write(tmp_path / "passport-index-tidy-iso3.csv", LATEST)
    write(tmp_path / "passport_index_changes.csv", told({"2019-11-23": "0"}))
    with pytest.raises(BadOriginal, match="two editions"):
        place.fetched("passport_index", tmp_path)


def test_a_matrix_of_an_earlier_codebook_has_no_day_and_is_refused(place, tmp_path):
    early = LATEST.assign(Requirement=LATEST["Requirement"].replace("eta", "e-visa"))
    with pytest.raises(BadOriginal, match="no pair has 'eta'"):
        place.fetched("passport_index", write(tmp_path / "passport-index-tidy-iso3.csv", early))


def test_a_word_of_no_codebook_is_told_of_and_has_no_visa(place, tmp_path):
    odd = LATEST.assign(Requirement=LATEST["Requirement"].replace("no admission", "by lot"))
    found = place.fetched("passport_index", write(tmp_path / "passport-index-tidy-iso3.csv", odd))
    assert found.limits == ("words of no codebook, without a visa: by lot (1)",)
    assert place.rows("passport_index", sender="FJI", receiver="MEX")["visa"].tolist() == [""]


@pytest.mark.parametrize("kept", [slice(0, 6), slice(0, 8)])
def test_a_matrix_that_lacks_pairs_is_refused(place, tmp_path, kept):
    path = write(tmp_path / "passport-index-tidy-iso3.csv", LATEST.sort_values("Requirement").iloc[kept])
    with pytest.raises(BadOriginal, match="of 6 pairs of 3 states"):
        place.fetched("passport_index", path)


@pytest.mark.parametrize("name", ["passport-index-tidy-iso3.csv", "passport_index_2025_01_12.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path, how, name):
    place.fetched("passport_index", write(tmp_path / name, LATEST))
    before = place.here()
    with pytest.raises(BadOriginal) as fault:
        place.fetched("passport_index", broken(tmp_path / name, how, LATEST, "Requirement"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_russians_words_in_mexico_changed_three_times_and_the_policy_never(from_real_files):
    rows = from_real_files("passport_index").rows("passport_index", sender="RUS", receiver="MEX")
    assert rows["date"].tolist() == ["2019-11-23", "2020-02-07", "2020-11-19", "2025-01-12"]
    assert rows["recode"].tolist() == [False, True, True, True]


@real
def test_mexicans_in_russia_met_a_closed_border_then_a_visa_then_an_e_visa(from_real_files):
    rows = from_real_files("passport_index").rows("passport_index", sender="MEX", receiver="RUS")
    policy = rows[~rows["recode"]]
    assert dict(zip(policy["date"], policy["visa"], strict=True)) == {
        "2019-11-23": "visa_required",
        "2020-11-19": "closed",
        "2021-09-24": "visa_required",
        "2023-08-15": "e_visa",
    }


@real
def test_all_819_new_words_of_january_2025_are_a_recode(from_real_files):
    rows = from_real_files("passport_index").rows("passport_index", date="2025-01-12")
    assert (len(rows), rows["recode"].sum()) == (819, 819)


@real
def test_the_labels_of_february_2020_are_exchanged_in_the_files(from_real_files):
    rows = from_real_files("passport_index").rows("passport_index", date=["2019-11-23", "2020-02-07"])
    before = rows.groupby(["sender", "receiver"])["printed"].shift()
    exchanged = rows.assign(before=before).groupby(["before", "printed"]).size()
    assert exchanged["1", "VOA"] > 700 and exchanged["2", "ETA"] > 8_000
    assert exchanged.get(("1", "ETA"), 0) + exchanged.get(("2", "VOA"), 0) < 5


@real
def test_the_real_files_have_fifty_snapshots_of_199_passports_and_no_unknown_word(from_real_files):
    place = from_real_files("passport_index")
    found = tables.load(place.root).fetched["passport_index"]
    assert place.rows("passport_index")["date"].nunique() == 50
    assert (len(found.senders), found.years, found.limits) == (199, tuple(range(2019, 2026)), EXCHANGED)
