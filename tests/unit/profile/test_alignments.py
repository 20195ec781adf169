"""Alliance obligations as spells of years, and shared organizations beside the median partner."""

from itertools import pairwise
from statistics import median

import pandas as pd
import pytest
from hypothesis import strategies as st

from analysis import profile, sentences, tables
from analysis.dyads import Dyad
from analysis.panel.ties import OBLIGATIONS
from analysis.profile.alignments import _runs
from analysis.sentences import Words
from tests import stories
from tests.connectors.originals import DATASETS, real
from tests.unit.measures.drawn import law
from tests.unit.profile.world import world

KEN_IND, RUS_FRA, BLR_MEX = Dyad("KEN", "IND"), Dyad("RUS", "FRA"), Dyad("BLR", "MEX")
COVERED = {"years": tuple(range(1815, 2019)), "complete": True}


def atop(*spells):
    """Spells as (sender, receiver, first, last, obligations) → what each owes the other, year by year."""
    rows = [
        {"sender": sender, "receiver": receiver, "year": year, **{name: int(name in owed) for name in OBLIGATIONS}}
        for sender, receiver, first, last, owed in spells
        for year in range(first, last + 1)
    ]
    columns = ["sender", "receiver", "year", *OBLIGATIONS]
    return {"": pd.DataFrame(rows, columns=columns).astype({"year": "int64"})}, COVERED


def both(a, b, first, last, owed):
    return (a, b, first, last, owed), (b, a, first, last, owed)


def told(data, pair, years=""):
    frame, allies = profile.alliances(data, pair, years), profile.allies(data, pair)
    return str(sentences.alignments.alliances(frame, allies, pair, Words(data)))


@law(st.dictionaries(st.integers(1900, 1930), st.sets(st.sampled_from(["KEN", "IND"]), min_size=1)))
def test_spells_hold_each_year_once_with_those_who_owe_it_and_break_where_they_change(held):
    found = list(_runs(held))
    years = [(year, frozenset(who)) for first, last, who in found for year in range(first, last + 1)]
    assert years == [(year, frozenset(held[year])) for year in sorted(held)]
    for (_, end, before), (start, _, after) in pairwise(found):
        assert end + 1 < start or before != after


def test_what_each_owes_the_other_is_one_spell_and_what_one_owes_is_another(tmp_path):
    mutual = both("KEN", "IND", 1970, 1980, ["nonaggression"])
    data = world(tmp_path, atop=atop(*mutual, ("IND", "KEN", 1975, 1978, ["defense"])))
    rows = profile.alliances(data, KEN_IND)
    assert rows[["obligation", "mutual", "sender", "first", "last"]].values.tolist() == [
        ["nonaggression", True, "KEN", 1970, 1980],
        ["defense", False, "IND", 1975, 1978],
        ["", True, "KEN", 1981, 2018],
    ]
    said = told(data, KEN_IND)
    assert "From 1970 to 1980 alliance treaties obliged Kenya and India not to attack each other." in said
    assert "From 1975 to 1978 an alliance treaty obliged India to defend Kenya if attacked; the obligation was" in said
    assert "None bound them in any year from 1981 to 2018, the last year covered." in said


def test_a_state_that_one_continues_is_named_for_its_years_and_never_as_that_one(tmp_path):
    spells = (*both("SUN", "FRA", 1975, 1991, ["consultation"]), *both("RUS", "FRA", 1992, 2018, ["consultation"]))
    data = world(tmp_path, atop=atop(*spells))
    rows = profile.alliances(data, RUS_FRA)
    assert rows[["sender", "first", "last", "past"]].values.tolist() == [
        ["SUN", 1975, 1991, True],
        ["RUS", 1992, 2018, False],
    ]
    assert "From 1992 to 2018, the last year covered, alliance treaties obliged Russia and France" in told(
        data, RUS_FRA
    )
    assert "From 1975 to 1991 alliance treaties obliged the Soviet Union and France" in told(data, RUS_FRA)


def test_no_obligation_is_said_of_the_years_in_which_both_were_in_the_state_system(tmp_path):
    data = world(tmp_path, atop=atop())
    row = profile.alliances(data, BLR_MEX).iloc[0]
    assert (row["status"], row["first"], row["last"]) == ("zero", 1991, 2018)
    assert profile.alliances(data, Dyad("LVA", "MEX"))["stretches"].item() == "1918-1940, 1991-2018"
    assert "in 1918–1940 and 1991–2018)" in told(data, Dyad("LVA", "MEX"))


def test_of_two_that_were_never_members_together_nothing_is_said_to_be_absent(tmp_path):
    data = world(tmp_path, atop=atop())
    assert profile.alliances(data, Dyad("ABW", "FRA"))["status"].tolist() == ["outside"]
    assert told(data, Dyad("ABW", "FRA")).startswith("Alliances of Aruba and France: outside coverage")


def test_years_cut_spells_and_are_said_to_hold_none_where_the_data_set_does_not_reach(tmp_path):
    data = world(tmp_path, atop=atop(*both("KEN", "IND", 1970, 1980, ["defense"])))
    assert profile.alliances(data, KEN_IND, "1975-1976")[["first", "last"]].values.tolist() == [[1975, 1976]]
    assert told(data, KEN_IND, "2019-").endswith("lies within the years asked for.")
    assert "relations fetch atop" in told(tables.load(), KEN_IND)


SHARES = {("MEX", "BLR"): 31, ("MEX", "USA"): 60, ("MEX", "CUB"): 40, ("BLR", "USA"): 20, ("BLR", "CUB"): 31}


def igos(year=2014):
    rows = [(a, b, year, shared) for one, shared in SHARES.items() for a, b in (one, one[::-1])]
    columns = ["sender", "receiver", "year", "igos_shared"]
    return {"": pd.DataFrame(rows, columns=columns)}, {"years": tuple(range(1970, 2015))}


def test_shared_organizations_stand_beside_the_median_partner_and_equals_share_the_best_rank(tmp_path):
    data = world(tmp_path, cow_igo=igos())
    row = profile.shared_bodies(data, BLR_MEX).iloc[0]
    assert (row["shared"], row["a_median"], row["a_rank"], row["a_of"]) == (31, 31, 1, 3)
    assert (row["b_median"], row["b_rank"], row["b_of"]) == (40, 3, 3)
    block = str(sentences.alignments.shared_bodies(profile.shared_bodies(data, BLR_MEX), 2014, Words(data)))
    assert "as many as Belarus's median partner (31), which makes Mexico its closest of 3" in block
    assert "9 fewer than Mexico's median partner (40), which makes Belarus its 3rd closest of 3" in block


@pytest.mark.parametrize(("pair", "status"), [(Dyad("MEX", "CHE"), "not_reported"), (Dyad("MEX", "ABW"), "outside")])
def test_a_pair_without_a_number_is_not_reported_or_outside_never_zero(tmp_path, pair, status):
    data = world(tmp_path, cow_igo=igos())
    row = profile.shared_bodies(data, pair).iloc[0]
    assert row["status"] == status and pd.isna(row["shared"])


@real
def test_shared_organizations_of_mexico_and_belarus_are_those_of_the_file_counted_apart(files):
    row = profile.shared_bodies(files("cow_igo"), Dyad("MEX", "BLR")).iloc[-1]
    file = pd.read_parquet(f"{DATASETS}/cow_igo_shared_dyad_year.parquet")
    file = file[file["year"].eq(2014)]
    for side, code, other in (("a", 70, 370), ("b", 370, 70)):
        ends = file[file["ccode1"].eq(code) | file["ccode2"].eq(code)]
        shared = dict(zip(ends["ccode1"] + ends["ccode2"] - code, ends["dyadigos"].astype(int), strict=True))
        assert row["shared"] == shared[other] == 31
        assert row[f"{side}_median"] == median(shared.values())
        assert row[f"{side}_rank"] == 1 + sum(count > shared[other] for count in shared.values())
        assert row[f"{side}_of"] == len(shared) == 194


@real
def test_spells_of_obligations_are_the_years_of_the_file_counted_apart(files):
    file = pd.read_parquet(f"{DATASETS}/atop51_alliance_directed_dyad_year.parquet")
    rows = profile.alliances(files("atop"), Dyad("USA", "CUB"))
    names = {"defense": "defense", "nonaggression": "nonagg", "consultation": "consul", "offense": "offense"}
    for name, column in names.items():
        years = file[file["ccode1"].eq(2) & file["ccode2"].eq(40) & file[f"atop_{column}"].eq(1)]["year"]
        mine = rows[rows["obligation"].eq(name)].to_dict("records")
        assert [year for row in mine for year in range(row["first"], row["last"] + 1)] == sorted(years)


@real
def test_every_pair_of_the_real_files_is_told_with_what_its_rows_hold(files):
    data = files("atop", "cow_igo")
    for code in ("MEX-RUS", "KEN-IND", "DEU-FRA", "TUV-NRU", "USA-CUB", "RUS-FRA", "ABW-FRA"):
        pair = Dyad(*code.split("-"))
        first = sentences.alignments.alliances(
            profile.alliances(data, pair), profile.allies(data, pair), pair, Words(data)
        )
        second = sentences.alignments.shared_bodies(profile.shared_bodies(data, pair), 2014, Words(data))
        for one in (*first, *second):
            assert stories.unfounded(one.text, one.rows, data) == [], one.text
