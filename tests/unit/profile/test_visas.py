"""Visas both ways: what is a new policy, between which snapshots, and what is a new word only."""

import pandas as pd

from analysis import profile, sentences, tables
from analysis.dyads import Dyad
from analysis.sentences import Words
from tests import stories
from tests.connectors.originals import DATASETS, real
from tests.unit.profile.world import passports, world

MEX_RUS = Dyad("MEX", "RUS")
OUT = ("MEX", "RUS")
BACK = ("RUS", "MEX")
ELSE = ("PER", "CHL")
CHANGES = [
    (*OUT, "2019-11-23", "visa_required", None, ""),
    (*OUT, "2020-02-07", "visa_required", None, "codebook"),
    (*OUT, "2020-11-19", "closed", None, "visa"),
    (*OUT, "2021-09-24", "visa_free", 30, "visa"),
    (*OUT, "2021-12-14", "visa_free", 90, "days"),
    (*BACK, "2019-11-23", "eta", None, ""),
    (*BACK, "2020-11-19", "e_visa", None, "codebook"),
    (*BACK, "2021-12-14", "eta", None, "codebook"),
    (*ELSE, "2020-05-09", "visa_free", None, ""),
    (*ELSE, "2021-08-09", "visa_required", None, "visa"),
]


def told(data, pair=MEX_RUS, years=""):
    frame, changes = profile.visas(data, pair, years), profile.visa_changes(data, pair, years)
    return str(sentences.visas.visas(frame, changes, Words(data)))


def test_a_change_is_dated_by_the_last_snapshot_with_the_old_policy_and_the_first_with_the_new(tmp_path):
    data = world(tmp_path, passport_index=passports(CHANGES))
    rows = profile.visa_changes(data, MEX_RUS)
    assert rows[["old", "new", "after", "by"]].values.tolist() == [
        ["visa_required", "closed", "2020-05-09", "2020-11-19"],
        ["closed", "visa_free", "2021-08-09", "2021-09-24"],
        ["visa_free", "visa_free", "2021-09-24", "2021-12-14"],
    ]
    said = told(data)
    assert "visa required; closed in the pandemic (between 9 May and 19 November 2020); no visa for 30 days" in said
    assert "no visa for 90 days (between 24 September and 14 December 2021)" in said


def test_a_new_word_for_an_old_policy_is_counted_apart_and_is_no_change(tmp_path):
    data = world(tmp_path, passport_index=passports(CHANGES))
    back = profile.visas(data, MEX_RUS).iloc[1]
    assert (back["visa"], back["changes"], back["recodes"], back["since"]) == ("eta", 0, 2, "")
    assert "did not change; 2 changes of wording were new codebooks, not new policies" in told(data)
    assert "1 change of wording was a new codebook, not a new policy" in told(data)


def test_what_was_needed_is_that_of_the_newest_snapshot_of_all_pairs(tmp_path):
    data = world(tmp_path, passport_index=passports(CHANGES))
    assert told(data).startswith(
        "Holders of a passport of Mexico needed no visa for Russia for 90 days; holders of a passport of Russia needed"
        " an electronic authorisation for Mexico, as of the snapshot of 14 December 2021."
    )


def test_years_keep_their_snapshots_and_count_from_the_first_of_them(tmp_path):
    data = world(tmp_path, passport_index=passports(CHANGES))
    out = profile.visas(data, MEX_RUS, "2020").iloc[0]
    assert (out["visa"], out["first"], out["last"]) == ("closed", "2020-02-07", "2020-11-19")
    assert (out["changes"], out["recodes"]) == (1, 0)
    assert told(data, years="1990-2000").endswith("lies within the years asked for.")


def test_a_state_that_the_index_does_not_list_is_outside_and_none_is_said_to_be_closed(tmp_path):
    data = world(tmp_path, passport_index=passports(CHANGES))
    assert profile.visas(data, Dyad("MEX", "ABW"))["status"].tolist() == ["outside", "outside"]
    assert told(data, Dyad("MEX", "ABW")).count("outside coverage") == 2
    assert "relations fetch passport_index" in told(tables.load())


def test_a_word_that_means_nothing_between_two_states_is_not_known(tmp_path):
    rows = [*CHANGES, (*OUT, "2021-12-20", "own", None, "visa"), (*BACK, "2021-12-20", "", None, "visa")]
    data = world(tmp_path, passport_index=passports(rows))
    assert profile.visas(data, MEX_RUS)["status"].tolist() == ["not_reported", "not_reported"]
    assert told(data).count("not known, since the index printed") == 2


@real
def test_policies_between_mexico_and_russia_are_those_of_the_file_read_apart(files):
    data = files("passport_index")
    out, back = (profile.visas(data, MEX_RUS).iloc[at] for at in range(2))
    assert (out["visa"], out["since"], out["changes"]) == ("e_visa", "2023-08-15", 3)
    assert (back["visa"], back["since"], back["changes"], back["recodes"]) == ("eta", "", 0, 3)
    file = pd.read_parquet(f"{DATASETS}/passport_index_changes_2019_2025.parquet").astype("str")
    mine = file[file["passport"].eq("MEX") & file["destination"].eq("RUS")].sort_values("snapshot")
    assert mine["requirement"].tolist() == ["0", "VR", "covid ban", "visa required", "e-visa"]
    snapshots = sorted(file["snapshot"].unique())
    changes = profile.visa_changes(data, MEX_RUS)
    assert changes["by"].tolist() == mine["snapshot"].tolist()[2:]
    assert changes["after"].tolist() == [snapshots[snapshots.index(day) - 1] for day in changes["by"]]


@real
def test_every_pair_of_the_real_file_is_told_with_what_its_rows_hold(files):
    data = files("passport_index")
    for code in ("MEX-RUS", "KEN-IND", "USA-CUB", "XKX-SRB", "BHR-ALB", "ABW-FRA"):
        pair = Dyad(*code.split("-"))
        for one in sentences.visas.visas(profile.visas(data, pair), profile.visa_changes(data, pair), Words(data)):
            assert stories.unfounded(one.text, one.rows, data) == [], one.text
