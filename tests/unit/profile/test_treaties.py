"""Records of agreements: which name both, which are between the two alone, and which are one instrument."""

import pandas as pd

from analysis import profile, sentences, tables
from analysis.dyads import Dyad
from analysis.profile.treaties import short
from analysis.sentences import Words
from tests import stories
from tests.connectors.originals import DATASETS, real
from tests.unit.profile.world import records, world

PAIR, RUS_FIN = Dyad("CHL", "PER"), Dyad("RUS", "FIN")
BEES = "Convention Between Chile And Peru On The Keeping Of Mountain Bees"
ALONE = {("B1", "IEADB"): ["CHL", "PER"], ("B2", "GGO"): ["CHL", "PER"]}
TWICE = [
    ("B1", "IEADB", BEES, "1970-05-01", "1971-01-01", "treaty", "no"),
    ("B2", "GGO", "Keeping Of Mountain Bees Convention", "1970-05-01", "1971-02-01", "agreement", "no"),
]


def told(data, pair=PAIR, years=""):
    frame, bilateral = profile.treaties(data, pair, years), profile.bilateral_treaties(data, pair, years)
    last = data.fetched["treaties"].last if "treaties" in data.fetched else None
    partners = profile.treaty_partners(data, pair)
    return sentences.treaties.treaties(frame, bilateral, partners, last, pair, Words(data))


def held(tmp_path, agreements, named, **more):
    return world(tmp_path, treaties=records(agreements, named, **more))


def test_an_agreement_is_between_the_two_alone_where_no_third_party_is_named_whatever_it_is_called(tmp_path):
    agreements = [
        ("C1", "GGO", "Treaty Between Chile And Peru On Tides", "1980", "", "treaty", "no"),
        ("C2", "GGO", "Treaty Between Chile And Peru On Winds", "1981", "", "treaty", "no"),
        ("C3", "GGO", "Treaty On Rain", "1982", "", "treaty", "yes"),
    ]
    parties = {("C1", "GGO"): ["CHL", "PER"], ("C2", "GGO"): ["CHL", "PER", "BOL"], ("C3", "GGO"): ["CHL", "PER"]}
    data = held(tmp_path, agreements, parties)
    assert profile.bilateral_treaties(data, PAIR)["title"].tolist() == ["Treaty Between Chile And Peru On Tides"]
    every = profile.treaties(data, PAIR).iloc[0]
    assert every[["records", "multilateral", "bilateral", "amendments"]].tolist() == [3, 2, 1, 0]


def test_amendments_and_decisions_are_counted_apart_and_never_listed(tmp_path):
    more = [("B3", "GGO", "Amendment Of The Bees", "1990", "", "other", "no")]
    data = held(tmp_path, TWICE + more, ALONE | {("B3", "GGO"): ["CHL", "PER"]})
    every = profile.treaties(data, PAIR).iloc[0]
    assert every[["records", "bilateral", "amendments"]].tolist() == [3, 2, 1]
    assert "Amendment Of The Bees" not in str(told(data))


def test_records_of_two_collections_of_one_day_and_one_subject_are_one_instrument_with_both_dates(tmp_path):
    data = held(tmp_path, TWICE, ALONE)
    row = profile.bilateral_treaties(data, PAIR).to_dict("records")
    assert [(one["collections"], sorted(one["in_force"]), len(one["rows"])) for one in row] == [
        (["GGO", "IEADB"], ["1971-01-01", "1971-02-01"], 2)
    ]
    assert "1 January 1971 or 1 February 1971, by collection" in str(told(data))
    assert profile.dated_treaties(data, PAIR)[["date", "type"]].values.tolist() == [["1970-05-01", "signed"]]


def test_records_of_one_subject_and_two_days_are_two_instruments(tmp_path):
    later = (*TWICE[1][:3], "1971-05-01", *TWICE[1][4:])
    assert len(profile.bilateral_treaties(held(tmp_path, [TWICE[0], later], ALONE), PAIR)) == 2


def test_an_agreement_that_amends_another_is_an_amendment_whatever_its_kind(tmp_path):
    data = held(tmp_path, TWICE, ALONE, amends={"B2": "B1"})
    assert profile.treaties(data, PAIR).iloc[0][["bilateral", "amendments"]].tolist() == [1, 1]


def test_two_instruments_of_one_day_and_collection_stay_two(tmp_path):
    one, other = TWICE[0], ("B4", "IEADB", BEES, "1970-05-01", "", "treaty", "no")
    data = held(tmp_path, [one, other], {("B1", "IEADB"): ["CHL", "PER"], ("B4", "IEADB"): ["CHL", "PER"]})
    assert len(profile.bilateral_treaties(data, PAIR)) == 2


def test_a_party_that_one_state_continues_counts_for_it_and_is_named(tmp_path):
    agreements = [("S1", "GGO", "Treaty Between Finland And The Soviet Union On Ice", "1950", "", "treaty", "no")]
    data = held(tmp_path, agreements, {("S1", "GGO"): ["SUN", "FIN"]})
    every = profile.treaties(data, RUS_FIN).iloc[0]
    assert (every["past"], every["pasts"]) == (1, ["SUN"])
    assert "In 1 of the records the Soviet Union stands for Russia, which continues it." in str(told(data, RUS_FIN))
    assert "(an ended state's)" in str(told(data, RUS_FIN))


def test_no_record_and_a_state_that_no_record_names_are_two_things(tmp_path):
    data = held(tmp_path, TWICE, ALONE | {("B5", "GGO"): ["KEN"]})
    assert profile.treaties(data, Dyad("CHL", "KEN"))["status"].tolist() == ["zero"]
    assert profile.treaties(data, Dyad("CHL", "IND"))["status"].tolist() == ["outside"]
    assert "together in no record." in str(told(data, Dyad("CHL", "KEN")))
    assert "outside coverage" in str(told(data, Dyad("CHL", "IND")))
    assert "relations fetch treaties" in str(told(tables.load()))


def test_partners_are_ranked_by_records_with_equals_at_the_best_place(tmp_path):
    agreements = [(f"P{at}", "GGO", f"Treaty {at}", "1980", "", "treaty", "yes") for at in range(3)]
    named = [["CHL", "PER", "BOL"], ["CHL", "PER", "BOL"], ["CHL", "ARG"]]
    data = held(tmp_path, agreements, {(f"P{at}", "GGO"): parties for at, parties in enumerate(named)})
    row = profile.treaty_partners(data, PAIR).iloc[0]
    assert (row["records"], row["rank"], row["of"], row["median"]) == (2, 1, 3, 2)


def test_years_keep_what_was_signed_within_and_are_named(tmp_path):
    data = held(tmp_path, TWICE, ALONE)
    assert profile.treaties(data, PAIR, "1960-1970")["records"].tolist()[0] == 2
    assert "together in no record signed in 1980–1990." in str(told(data, PAIR, "1980-1990"))


def test_a_title_is_a_dozen_words_without_whom_it_is_between():
    assert short(BEES) == "Convention … On The Keeping Of Mountain Bees"
    assert short("Border Between Two Rivers") == "Border Between Two Rivers"
    assert len(short("word " * 50).split()) == 13


def test_a_title_that_was_cut_ends_with_its_own_dots():
    words = Words(tables.load())
    cut = words.say("agreement.listed", [], title="On Trade …").text
    assert cut.endswith("Trade …") and words.say("agreement.listed", [], title="On Trade").text.endswith("Trade.")


def test_titles_from_outside_are_text(tmp_path):
    title = "Treaty <img src=x onerror=alert(1)> {0} \u202e On " + "x" * 400
    data = held(tmp_path, [("H1", "GGO", title, "1980", "", "treaty", "no")], {("H1", "GGO"): ["CHL", "PER"]})
    html = told(data)._repr_html_()
    assert "<img" not in html and "\u202e" not in html and "x" * 31 not in html
    assert "&lt;img src=x" in html and "{0}" in html


@real
def test_mexico_and_russia_stand_in_408_records_of_one_collection_as_counted_apart(files):
    file = pd.read_parquet(f"{DATASETS}/treaties_parties.parquet").astype("str")
    own = file[file["source"].eq("GGO")]
    both = [set(own[own["stateID"].eq(iso3)]["treatyID"]) for iso3 in ("MEX", "RUS")]
    rows = profile.treaties(files("treaties"), Dyad("MEX", "RUS")).set_index("collection")
    assert rows.loc["GGO", "records"] == len(both[0] & both[1]) == 408
    assert rows.loc["", "bilateral"] == 1


@real
def test_every_pair_of_the_real_file_is_told_with_what_its_rows_hold(files):
    data = files("treaties")
    for code in ("MEX-RUS", "KEN-IND", "USA-CUB", "TUV-NRU", "XKX-SRB", "ABW-UMI"):
        for one in told(data, Dyad(*code.split("-"))):
            assert stories.unfounded(one.text, one.rows, data) == [], one.text
