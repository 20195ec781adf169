"""Lowy's posts: what a post is, to whom, in which edition, and of whom an edition can speak."""

import pandas as pd
import pytest

from analysis import tables
from analysis.connectors.connector import BadOriginal
from analysis.connectors.crosswalk import UNKNOWN
from analysis.connectors.lowy import kind
from tests.connectors.originals import BREAKS, broken, real, write

COPY = ["country", "post_city", "post_country", "type_of_post", "post_type_title", "year"]
SHEETS = ["COUNTRY", "POST CITY", "POST COUNTRY", "TYPE OF POST", "POST TYPE TITLE"]
EMBASSY, CONSULATE, MISSION = "Embassy / High Commission", "Consulate / Consulate-General", "Permanent Mission"
POSTS = pd.DataFrame(
    [
        ("Mexico", "Minsk", "Belarus", EMBASSY, "Embassy", 2016),
        ("Mexico", "Minsk", "Belarus", EMBASSY, "Embassy", 2023),
        ("Mexico", "Brest", "Belarus", CONSULATE, "Vice-Consulate", 2023),
        ("Fiji", "Almaty", "Kazakhstan", "Other", "Trade Office", 2023),
        ("Fiji", "Almaty", "Kazakhstan", CONSULATE, "Consulate-General", 2023),
        ("Fiji", "Geneva", "Switzerland", MISSION, "Mission to UN", 2023),
    ],
    columns=COPY,
)
CELAC = (
    "ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN PRY PER KNA LCA "
    "VCT SUR TTO URY VEN"
)


def workbook(path, posts):
    """The publisher's workbook: a sheet an edition, named by its year, with the columns in capitals."""
    with pd.ExcelWriter(path) as book:
        for year, rows in posts.groupby("year"):
            named = rows.drop(columns="year").set_axis(SHEETS, axis=1)
            named.assign(**{"GDP (B, USD)": 1.0}).to_excel(book, sheet_name=str(year), index=False)
    return path


@pytest.fixture
def held(place, tmp_path):
    """Posts → what was fetched of them, and the rows."""

    def fetched(posts, name="lowy_gdi_posts.parquet"):
        found = place.fetched("lowy", write(tmp_path / name, posts))
        return found, place.rows("lowy")

    return fetched


def test_the_publishers_workbook_and_a_copy_of_it_are_the_same_posts(place, tmp_path, held):
    _, rows = held(POSTS)
    found = place.fetched("lowy", workbook(tmp_path / "DataDownload.xlsx", POSTS))
    pd.testing.assert_frame_equal(place.rows("lowy"), rows)
    assert found.years == (2016, 2023)


def test_a_row_is_a_post_in_an_edition_as_the_tables_keep_posts(held):
    _, rows = held(POSTS)
    row = rows[rows["receiver"].eq("BLR") & rows["year"].eq(2016)].iloc[0].to_dict()
    assert row == {
        "id": "lowy:2016-MEX-MINSK-1",
        "sender": "MEX",
        "receiver": "BLR",
        "kind": "embassy",
        "city": "Minsk",
        "opened": "",
        "closed": "",
        "status": "actual",
        "as_of": "2016",
        "sources": "lowy[2016 Mexico Minsk]",
        "basis": "stated",
        "note": "",
        "year": 2016,
        "title": "Embassy",
    }


@pytest.mark.parametrize(
    "sort, title, meant",
    [
        (EMBASSY, "Embassy & Mission to UN", "embassy"),
        (EMBASSY, "", "embassy"),
        (EMBASSY, "High Commission", "high_commission"),
        (CONSULATE, "Consulate-General and Innovation Centre", "consulate_general"),
        (CONSULATE, "General Consulate", "consulate_general"),
        (CONSULATE, "Deputy High Commission", "consulate_general"),
        (CONSULATE, "Assistant High Commission", "consulate"),
        (CONSULATE, "Consulate (Austrade)", "consulate"),
        (MISSION, "Mission to EU/NATO", "permanent_mission"),
        (MISSION, "Mission to UN/WTO & Consulate-General", "permanent_mission"),
        (MISSION, "Embassy & Mission to FAO", "embassy"),
        ("Other", "Consular Agency", "consulate"),
        ("Other", "Commercial Office", "trade_office"),
        ("Other", "Economic & Cultural Office", "representative_office"),
        ("Other", "Trade & Cultural Office", "representative_office"),
        ("Other", "Liaison office", "representative_office"),
    ],
)
def test_what_a_post_is_follows_its_type_and_then_its_title(sort, title, meant):
    assert kind(sort, title) == meant


@pytest.mark.parametrize(
    "printed, iso3",
    [
        ("Portual", "PRT"),
        ("Nigaragua", "NIC"),
        ("Dominica Republic", "DOM"),
        ("Dominica", "DMA"),
        ("Cura\ufffdao", "CUW"),
        ("Fiji*", "FJI"),
        ("  Korea  Republic of (South Korea) ", "KOR"),
        ("Democratic the Congo", "COD"),
        ("Congo", "COG"),
        ("Kosovo", "XKX"),
        ("Palestinian Territories", "PSE"),
        ("Taiwan", "TWN"),
    ],
)
def test_a_host_as_it_is_printed_means_one_state(held, printed, iso3):
    found, rows = held(POSTS.head(1).assign(post_country=printed))
    assert rows["receiver"].tolist() == [iso3]
    assert not found.no_states


def test_what_is_no_state_has_no_row_and_is_told_of(held):
    odd = POSTS.head(3).assign(post_country=["Somaliland", "Atlantis", "Belarus"])
    found, rows = held(pd.concat([odd, POSTS.head(1).assign(country="European External Action Service")]))
    assert len(rows) == 1
    assert found.no_states["Atlantis"] == UNKNOWN
    assert {"Somaliland", "European External Action Service"} < set(found.no_states)


def test_city_and_state_that_are_exchanged_are_put_right(held):
    _, rows = held(POSTS.head(1).assign(post_country="Brussels", post_city="Belgium"))
    assert rows[["receiver", "city"]].to_numpy().tolist() == [["BEL", "Brussels"]]


def test_a_sender_is_covered_in_the_editions_that_list_it_and_hosts_are_all_states(held):
    found, _ = held(POSTS)
    assert found.senders == {"FJI": [[2023, 2023]], "MEX": [[2016, 2016], [2023, 2023]]}
    assert found.receivers["RUS"] == [[2016, 2023]]
    assert found.complete
    assert not {"HKG", "SUN"} & set(found.receivers)


def test_editions_that_follow_each_other_are_one_span(held):
    found, _ = held(pd.concat([POSTS.head(1).assign(year=year) for year in (2016, 2017, 2019)]))
    assert found.senders == {"MEX": [[2016, 2017], [2019, 2019]]}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_file_changes_no_id(held, seed):
    _, rows = held(POSTS)
    _, shuffled = held(POSTS.sample(frac=1, random_state=seed))
    pd.testing.assert_frame_equal(shuffled, rows)
    assert rows["id"].is_unique


def test_a_row_printed_twice_is_one_post_and_told_of(held):
    found, rows = held(pd.concat([POSTS, POSTS.head(2)]))
    assert len(rows) == len(POSTS)
    assert "2 rows printed twice are kept once" in found.limits


@pytest.mark.parametrize("name", ["DataDownload.xlsx", "lowy_gdi_posts.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_file_is_refused_and_the_old_table_stays(place, tmp_path, held, how, name):
    held(POSTS)
    before = place.here()
    with pytest.raises(BadOriginal) as fault:
        place.fetched("lowy", broken(tmp_path / name, how, POSTS, "post_country"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_the_five_editions_list_42_to_65_states_and_know_every_name(from_real_files):
    place = from_real_files("lowy")
    rows = place.rows("lowy")
    assert rows.groupby("year")["sender"].nunique().to_dict() == {2016: 42, 2017: 60, 2019: 61, 2021: 64, 2023: 65}
    assert len(rows) == 35_509
    assert rows["id"].is_unique
    assert UNKNOWN not in tables.load(place.root).fetched["lowy"].no_states.values()


@real
def test_russia_has_embassies_in_18_of_the_33_states_of_celac_and_six_are_known_to_answer(from_real_files):
    place = from_real_files("lowy")
    posts = place.rows("lowy", year=2023, kind=["embassy", "high_commission"])
    there = set(posts.loc[posts["sender"].eq("RUS"), "receiver"]) & set(CELAC.split())
    back = set(posts.loc[posts["receiver"].eq("RUS"), "sender"]) & there
    assert (len(there), len(back)) == (18, 6)


@real
def test_a_belarusian_post_is_not_spoken_of_for_belarus_is_no_sender(from_real_files):
    place = from_real_files("lowy")
    assert place.rows("lowy", sender="BLR").empty
    assert len(place.rows("lowy", receiver="BLR", year=2023)) > 10


def test_a_list_with_a_row_that_nobody_can_read_is_not_known_to_be_whole(place, tmp_path):
    odd = POSTS.copy()
    odd.loc[0, "post_country"] = "Belorussiya-on-Sea"
    odd.loc[5, "country"] = "Fidji-sur-Mer"
    odd.loc[3, "post_country"] = None
    found = place.fetched("lowy", write(tmp_path / "lowy.csv", odd))
    assert found.gaps == {
        "sender": {"FJI": [[2023, 2023]], "MEX": [[2016, 2016]]},
        "receiver": {"CHE": [[2023, 2023]]},
    }
    assert "1 rows without a sender or a host are left out" in found.limits
    assert found.unread("MEX", "BLR", 2016) and found.unread("MEX", "CHE", 2023) and found.unread("FJI", "MEX", 2023)
    assert not found.unread("MEX", "BLR", 2023) and not found.unread("MEX", "KAZ", 2023)
