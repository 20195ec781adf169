"""Posts by edition: which post is which, since when it is listed, who answers, and of whom nothing can be said."""

from itertools import product

import pandas as pd
import pytest

from analysis import profile, sentences, tables
from analysis.dyads import Dyad
from analysis.sentences import Words
from tests import stories
from tests.connectors.originals import DATASETS, real
from tests.unit.profile.world import lowy, world

EDITIONS = [2016, 2017, 2019, 2021, 2023]
MEX_RUS, KEN_IND = Dyad("MEX", "RUS"), Dyad("KEN", "IND")
CELAC = (
    "ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN PRY PER KNA LCA"
    " VCT SUR TTO URY VEN"
)
EMBASSIES = ("embassy", "high_commission")


def posts(city, years, kind="embassy", title="", way=("MEX", "RUS")):
    return [(*way, kind, city, year, title or kind) for year in years]


def told(data, pair=MEX_RUS, years=""):
    networks = [profile.embassies(data, state, years) for state in pair.states]
    frame, answers = profile.postings(data, pair, years), profile.reciprocity(data, pair, years)
    return str(sentences.postings.postings(frame, answers, networks, pair, Words(data)))


def held(tmp_path, *lists, **listed):
    both = {"MEX": EDITIONS, "RUS": EDITIONS} | listed
    return world(tmp_path, lowy=lowy([post for one in lists for post in one], both))


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (EDITIONS, "in every edition since 2016"),
        ([2019, 2021, 2023], "since 2019, not in 2017"),
        ([2023], "in 2023, not in 2021"),
        ([2016, 2017], "in 2016 and 2017, not in 2019"),
        ([2016, 2019], "in 2016 and 2019, not in 2017 and 2021"),
    ],
)
def test_a_post_is_listed_in_editions_and_missing_from_those_beside_them(tmp_path, years, said):
    data = held(tmp_path, posts("Kazan", years, "consulate"))
    row = profile.postings(data, MEX_RUS).to_dict("records")[0]
    assert row["editions"] == years
    assert sentences.postings.when(row, "Mexico", Words(data)) == said
    assert said in told(data)


@pytest.mark.parametrize(
    ("old", "new", "host"),
    [
        ("Kiev", "Kyiv", "UKR"),
        ("Nur-Sultan", "Astana", "KAZ"),
        ("Talinn", "Tallinn", "EST"),
        ("Jeju", "Jeju City", "KOR"),
    ],
)
def test_another_spelling_of_a_city_in_a_later_edition_is_the_same_post(tmp_path, old, new, host):
    way = ("MEX", host)
    later = [2023] if old == "Nur-Sultan" else [2019, 2021, 2023]
    earlier = [year for year in EDITIONS if year not in later and (old != "Nur-Sultan" or year > 2017)]
    data = held(tmp_path, posts(old, earlier, way=way), posts(new, later, way=way))
    rows = profile.postings(data, Dyad("MEX", host)).to_dict("records")
    assert [(row["city"], row["editions"], row["spelled"]) for row in rows] == [(new, [*earlier, *later], [old])]


def test_two_cities_that_one_edition_prints_side_by_side_are_two_posts(tmp_path):
    way = ("MEX", "CHN")
    first, second = (posts(city, EDITIONS, "consulate", way=way) for city in ("San Antonio", "San Antonio del Mar"))
    data = held(tmp_path, first, second)
    assert profile.postings(data, Dyad("MEX", "CHN"))["city"].tolist() == ["San Antonio", "San Antonio del Mar"]


def test_a_city_of_a_like_name_that_joins_another_later_is_a_post_of_its_own(tmp_path):
    way = ("MEX", "CHN")
    data = held(
        tmp_path, posts("Jeju", EDITIONS, "consulate", way=way), posts("Jeju City", [2023], "consulate", way=way)
    )
    assert profile.postings(data, Dyad("MEX", "CHN"))["editions"].tolist() == [EDITIONS, [2023]]


def test_a_city_that_moved_is_another_post(tmp_path):
    data = held(tmp_path, posts("Moscow", [2016, 2017]), posts("Kazan", [2019, 2021, 2023]))
    assert profile.postings(data, MEX_RUS)[["city", "current"]].values.tolist() == [["Kazan", True], ["Moscow", False]]
    assert "Posts of Mexico in Russia that earlier editions listed: an embassy in Moscow (in 2016 and 2017" in told(
        data
    )


def test_of_a_state_that_is_no_sender_nothing_is_said_but_that(tmp_path):
    data = held(tmp_path, posts("Nairobi", EDITIONS, "high_commission", way=("IND", "KEN")), IND=EDITIONS)
    said = told(data, KEN_IND)
    assert "The index did not list Kenya among its senders in 2023: its posts in India are not known." in said
    assert profile.reciprocity(data, KEN_IND)["answer"].unique().tolist() == ["unknown"]
    assert pd.isna(profile.embassies(data, "KEN")["sent"].item())
    assert "neither" not in said and "no post of Kenya" not in said


def test_a_sender_that_is_listed_whole_has_no_post_where_none_is_listed(tmp_path):
    data = held(tmp_path, posts("Moscow", EDITIONS))
    assert "In 2023 the index listed no post of Russia in Mexico, nor did any edition since 2016." in told(data)
    assert "In 2023 Mexico had an embassy in Russia, and Russia had none in Mexico." in told(data)


def test_missions_to_bodies_are_no_posts_between_the_two(tmp_path):
    mission = posts("Moscow", EDITIONS, "permanent_mission", "Mission to CIS")
    data = held(tmp_path, mission, posts("Mexico City", [2023], way=("RUS", "MEX")))
    last = profile.reciprocity(data, MEX_RUS).iloc[-1]
    assert (last["a_posts"], last["b_posts"], last["answer"]) == (0, 1, "receiver_only")
    assert "Counted apart: Mexico's missions to bodies in Russia, Moscow (Mission to CIS)." in told(data)


def test_exchanging_the_states_exchanges_who_answers(tmp_path):
    kinds = ["", "embassy", "high_commission", "consulate", "permanent_mission"]
    cases = list(product(kinds, kinds, [True, False]))
    others = tables.load()["countries"]["iso3"].tolist()[: len(cases)]
    rows, listed = [], {"ZWE": [2023]}
    for other, (there, back, known) in zip(others, cases, strict=True):
        rows += [("ZWE", other, there, "A", 2023, "")] * bool(there) + [(other, "ZWE", back, "B", 2023, "")] * bool(
            back
        )
        listed |= {other: [2023]} if known else {}
    data = world(tmp_path, lowy=lowy(rows, listed))
    turned = {"sender_only": "receiver_only", "receiver_only": "sender_only"}
    for other, (there, back, known) in zip(others, cases, strict=True):
        one, way = (profile.reciprocity(data, Dyad(*ends)).iloc[0] for ends in (("ZWE", other), (other, "ZWE")))
        assert turned.get(one["answer"], one["answer"]) == way["answer"]
        assert (one["a_posts"], one["a_embassy"]) == (way["b_posts"], way["b_embassy"])
        both = there in EMBASSIES, back in EMBASSIES
        wanted = {(True, True): "mutual", (True, False): "sender_only", (False, True): "receiver_only"}.get(
            both, "none"
        )
        assert one["answer"] == (wanted if known else "unknown")


def test_what_an_index_prints_is_text_cut_short(tmp_path):
    title = "Embassy <script>alert(1)</script> {x} " + "word " * 40
    data = held(tmp_path, posts("Mos\ncow\u202e<b>", EDITIONS, title=title))
    frame, answers = profile.postings(data, MEX_RUS), profile.reciprocity(data, MEX_RUS)
    html = sentences.postings.postings(frame, answers, [], MEX_RUS, Words(data))._repr_html_()
    assert "<script>" not in html and "<b>" not in html and "\u202e" not in html
    assert "&lt;b&gt;" in html and "word word …" in html


def test_years_without_an_edition_are_said_to_be_such(tmp_path):
    data = held(tmp_path, posts("Moscow", EDITIONS))
    assert told(data, years="1990-2000").endswith("lies within the years asked for.")


def test_without_the_data_set_the_frames_are_empty_and_the_fetch_is_named(tmp_path):
    data = world(tmp_path)
    assert [len(one) for one in (profile.postings(data, MEX_RUS), profile.reciprocity(data, MEX_RUS))] == [0, 0]
    assert told(data) == "Posts by city and edition are not known here; relations fetch lowy would tell."


@real
def test_russia_had_embassies_in_18_of_33_states_of_celac_in_2023_and_six_are_known_to_answer(files):
    data = files("lowy")
    answers = [profile.reciprocity(data, Dyad("RUS", state)).iloc[-1] for state in CELAC.split()]
    assert [row["year"] for row in answers] == [2023] * 33
    assert sum(row["a_embassy"] for row in answers) == 18
    assert sum(row["answer"] == "mutual" for row in answers) == 6


@real
def test_embassies_sent_are_those_of_the_real_file_but_those_to_what_is_no_state(files):
    file = pd.read_parquet(f"{DATASETS}/lowy_gdi_posts.parquet").astype("str")
    rows = file[file["year"].eq("2023") & file["country"].eq("Russia") & file["type_of_post"].str.startswith("Embassy")]
    hosts = set(rows["post_country"]) - {"Abkhazia", "South Ossetia"}
    assert profile.embassies(files("lowy"), "RUS")["sent"].item() == len(hosts) == 141


@real
def test_every_pair_of_the_real_file_is_told_with_what_its_rows_hold(files):
    data = files("lowy")
    for code in ("MEX-RUS", "KEN-IND", "DEU-FRA", "TUV-NRU", "USA-CHN"):
        pair = Dyad(*code.split("-"))
        networks = [profile.embassies(data, state) for state in pair.states]
        frame, answers = profile.postings(data, pair), profile.reciprocity(data, pair)
        for one in sentences.postings.postings(frame, answers, networks, pair, Words(data)):
            assert stories.unfounded(one.text, one.rows, data) == [], one.text
