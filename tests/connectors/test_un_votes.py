"""Votes in the General Assembly: who sat in a seat on the day, and what a roll call was on."""

from datetime import date

import pandas as pd
import pytest

from analysis.connectors.connector import BadOriginal
from analysis.connectors.roll_calls import ISSUES, part, symbol
from analysis.connectors.wording import WORDS, Wording, plain
from tests.connectors.originals import BREAKS, broken, real, write

CODES = {"Mexico": 70, "Russia": 365, "Belarus": 370, "Ukraine": 369, "Yugoslavia": 345, "Taiwan": 713, "China": 710}
NUMBERS = {"yes": 1, "abstain": 2, "no": 3, "absent": 8, "not a member": 9}
CALLS = pd.DataFrame(
    [
        (1, 2, "1947-11-06", "R/2/1078B", 0, 0, "ADMISSION, TRANSJORDAN", "TO ADOPT A POLISH DRAFT"),
        (2, 46, "1991-12-02", "R/46/90", None, None, "ZEBRAS, U.N. AID TO KENYA", "Aid to zebras in Kenya"),
        (3, 46, "1991-12-06", "R/46/91", None, None, "RIVERS", "Rivers"),
        (
            4,
            61,
            "2006-12-19",
            "R/61/175",
            None,
            None,
            "RIVERS, KENYA",
            "On rivers in Kenya : resolution / adopted by the",
        ),
        (5, 61, "2006-12-19", "R/61/175", None, 1, None, "The President: I shall now put to the vote paragraph 3. A"),
        (6, 61, "2007-03-30", "R/61/176", 0, 0, "LAKES", "On lakes : resolution / adopted by the General Assembly"),
    ],
    columns=["rcid", "session", "date", "unres", "amend", "para", "short", "descr"],
)
FLAGS = {2: ["hr"], 4: ["hr", "ec"]}
MEXICO = ("yes", "abstain", "no", "abstain", "yes", "yes")
CAST = pd.DataFrame(
    [
        *((rcid, "Mexico", vote) for rcid, vote in enumerate(MEXICO, 1)),
        *((rcid, "Russia", "no") for rcid in (1, 2, 4)),
        *((rcid, "Belarus", "yes") for rcid in (1, 2)),
        *((rcid, "Ukraine", "yes") for rcid in (1, 2)),
        *((rcid, "Yugoslavia", "yes") for rcid in (1, 2, 4)),
        (1, "Taiwan", "yes"),
        (2, "China", "yes"),
    ],
    columns=["rcid", "country", "vote"],
)
MORE = [(2, "Taiwan", "not a member"), (3, "Russia", "absent"), (1, "China", "not a member")]


def in_three_files(folder, kind="csv"):
    """The originals as the package `unvotes` keeps them."""
    issues = [{"rcid": rcid, "short_name": name, "issue": ISSUES[name]} for rcid in FLAGS for name in FLAGS[rcid]]
    calls = CALLS.assign(date=pd.to_datetime(CALLS["date"])) if kind == "parquet" else CALLS
    write(folder / f"un_votes.{kind}", CAST.assign(country_code=""))
    write(folder / f"un_roll_calls.{kind}", calls.assign(importantvote=0))
    write(folder / f"un_roll_call_issues.{kind}", issues)
    return folder


def in_one_file(path):
    """The original as its authors publish it: a row a seat and roll call, members or not."""
    votes = pd.concat([CAST, pd.DataFrame(MORE, columns=CAST.columns)])
    held = votes.merge(CALLS, on="rcid").sort_values(["rcid", "country"])
    held = held.assign(ccode=held["country"].map(CODES).astype("float"), vote=held["vote"].map(NUMBERS))
    for name in ISSUES:
        held[name] = [int(name in FLAGS.get(rcid, ())) for rcid in held["rcid"]]
    held = held.assign(member=1.0, Country="XXX", abstain=1, yes=1, no=1, importantvote=0, ident=0, resid=0)
    return write(path, held.rename(columns={"country": "Countryname"}))


FORMS = {
    "three csv files": in_three_files,
    "three parquet files": lambda folder: in_three_files(folder, "parquet"),
    "one csv file": lambda folder: in_one_file(folder / "UNVotes.csv"),
    "one tab file": lambda folder: in_one_file(folder / "UNVotes-1.tab"),
    "one zip": lambda folder: in_one_file(folder / "UNVotes.csv.zip"),
}


@pytest.fixture
def fetched(place, tmp_path):
    place.fetched("un_votes", in_three_files(tmp_path / "originals"))
    return place


def cast(place, **where):
    """The votes as (roll call, state, vote)."""
    frame = place.rows("un_votes", **where)
    return set(zip(frame["resolution"].str[-1].astype(int), frame["iso3"], frame["vote"], strict=True))


def calls(place, column):
    frame = place.rows("un_votes", "resolutions")
    return dict(zip(frame["id"].str[-1].astype(int), frame[column], strict=True))


# in whichever form it is kept


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_votes_and_roll_calls(place, tmp_path, form):
    (tmp_path / "originals").mkdir()
    place.fetched("un_votes", FORMS[form](tmp_path / "originals"))
    assert {one for one in cast(place) if one[2] != "absent"} == {
        *((rcid, "MEX", vote) for rcid, vote in enumerate(MEXICO, 1)),
        *((1, "SUN", "no"), (2, "SUN", "no"), (4, "RUS", "no")),
        *((1, "BYS", "yes"), (2, "BLR", "yes"), (1, "XUA", "yes"), (2, "UKR", "yes")),
        *((1, "YUG", "yes"), (2, "YUG", "yes"), (4, "SRB", "yes"), (1, "CHN", "yes"), (2, "CHN", "yes")),
    }
    assert calls(place, "issues") == dict.fromkeys(range(1, 7), "") | {
        2: "Human rights",
        4: "Economic development;Human rights",
    }
    assert calls(place, "para")[5] == 1
    assert calls(place, "text")[3] == "Rivers"


def test_absence_is_a_vote_only_where_the_publisher_tells_it(place, tmp_path):
    told = place.fetched("un_votes", in_one_file(tmp_path / "UNVotes.csv"))
    assert (3, "SUN", "absent") in cast(place)
    assert not any("absences" in limit for limit in told.limits)
    told = place.fetched("un_votes", in_three_files(tmp_path / "originals"))
    assert any("absences" in limit for limit in told.limits)


def test_rows_have_the_columns_of_their_tables_and_ids_of_their_own(fetched):
    votes, resolutions = fetched.rows("un_votes"), fetched.rows("un_votes", "resolutions")
    assert list(votes) == ["id", "resolution", "iso3", "vote", "status", "as_of", "sources", "basis", "note"]
    assert list(resolutions)[:11] == [
        "id",
        "body",
        "symbol",
        "date",
        "title",
        "about",
        "status",
        "as_of",
        "sources",
        "basis",
        "note",
    ]
    assert votes["id"].is_unique and votes["id"].str.fullmatch("U[1-9][0-9]*").all()
    assert set(votes["resolution"]) <= set(resolutions["id"])
    assert votes["iso3"].is_monotonic_increasing


# who sat there


@pytest.mark.parametrize(
    ("name", "day", "iso3"),
    [
        ("Russia", "1991-12-25", "SUN"),
        ("Russia", "1991-12-26", "RUS"),
        ("Belarus", "1991-08-24", "BYS"),
        ("Belarus", "1991-08-25", "BLR"),
        ("Ukraine", "1991-08-23", "XUA"),
        ("Ukraine", "1991-08-24", "UKR"),
        ("Yugoslavia", "1992-04-26", "YUG"),
        ("Yugoslavia", "1992-04-28", "SCG"),
        ("Yugoslavia", "2006-06-06", "SRB"),
        ("Taiwan", "1949-09-30", "CHN"),
        ("Taiwan", "1949-12-31", "TWN"),
        ("Federal Republic of Germany", "1990-12-18", "DEU"),
        ("German Democratic Republic", "1989-12-19", "DDR"),
        ("Yemen Arab Republic", "1980-10-10", "YEM"),
        ("Yemen People's Republic", "1980-10-10", "YMD"),
        ("Zanzibar", "1963-12-16", "XZB"),
        ("Tanzania", "1962-10-10", "TZA"),
        ("Czechoslovakia", "1992-12-16", "CSK"),
        ("Czechia", "1993-11-16", "CZE"),
        ("Egypt", "1960-11-16", "EGY"),
        ("Congo - Kinshasa", "1960-11-16", "COD"),
        ("Micronesia (Federated States of)", "2000-11-16", "FSM"),
    ],
)
def test_a_seat_is_of_the_state_that_sat_there_on_the_day(place, tmp_path, name, day, iso3):
    folder = in_three_files(tmp_path / "originals")
    write(folder / "un_roll_calls.csv", CALLS.assign(date=day, session=60))
    write(folder / "un_votes.csv", pd.DataFrame({"rcid": [1], "country": [name], "vote": ["yes"]}))
    place.fetched("un_votes", folder)
    assert cast(place) == {(1, iso3, "yes")}


def test_a_name_that_nobody_knows_is_told_and_its_rows_are_left_out(place, tmp_path):
    folder = in_three_files(tmp_path / "originals")
    write(folder / "un_votes.csv", pd.concat([CAST, CAST.head(1).assign(country="Atlantis")]))
    assert place.fetched("un_votes", folder).no_states == {"Atlantis": "unknown name"}
    assert len(cast(place)) == len(CAST)


def test_a_vote_that_is_none_is_refused(place, tmp_path):
    folder = in_three_files(tmp_path / "originals")
    write(folder / "un_votes.csv", CAST.assign(vote="maybe"))
    with pytest.raises(BadOriginal, match="vote maybe is none of"):
        place.fetched("un_votes", folder)


def test_each_state_is_covered_from_its_first_to_its_last_year(place, tmp_path):
    told = place.fetched("un_votes", in_three_files(tmp_path / "originals"))
    assert told.years == (1947, 1991, 2006)
    assert told.senders == told.receivers
    assert told.senders["SUN"] == [[1947, 1991]] and told.senders["RUS"] == [[2006, 2006]]
    assert told.senders["CHN"] == [[1947, 1947], [1991, 1991]]  # between these years another held the seat


# days, symbols, titles, subjects


def test_a_number_from_1_to_7_in_the_day_s_place_of_an_early_session_is_no_day(fetched):
    assert calls(fetched, "date") == {
        1: "1947-11",
        2: "1991-12",
        3: "1991-12",
        4: "2006-12-19",
        5: "2006-12-19",
        6: "2007-03-30",
    }
    assert calls(fetched, "note")[1] == "the file prints 1947-11-06"


def test_an_early_session_with_days_of_the_month_keeps_them(place, tmp_path):
    folder = in_three_files(tmp_path / "originals")
    write(folder / "un_roll_calls.csv", CALLS.assign(date=CALLS["date"].str.replace("1991-12-06", "1991-12-16")))
    place.fetched("un_votes", folder)
    assert [calls(place, "date")[rcid] for rcid in (2, 3)] == ["1991-12-02", "1991-12-16"]


@pytest.mark.parametrize(
    ("printed", "session", "what", "meant"),
    [
        ("R/61/175", 61, "", "A/RES/61/175"),
        ("R/38/71A", 38, "", "A/RES/38/71A"),
        ("A/RES/ES-10/19", 72, "", "A/RES/ES-10/19"),
        ("R/61/175", 61, "paragraph", "R/61/175"),
        ("R/2/1078B", 2, "", "R/2/1078B"),
        ("R/26/2758A", 26, "", "R/26/2758A"),
        ("R/36/435", 36, "", "R/36/435"),
        ("R/677/46", 67, "", "R/677/46"),
        ("R/50/38B/VI", 50, "", "R/50/38B/VI"),
        ("", 40, "", ""),
    ],
)
def test_only_a_resolution_s_own_number_becomes_its_symbol(printed, session, what, meant):
    assert symbol(printed, session, what) == meant


def test_a_part_of_a_resolution_has_its_title_and_says_that_it_is_a_part(fetched):
    assert calls(fetched, "title") == {
        1: "Admission, Transjordan",
        2: "Aid to zebras in Kenya",
        3: "Rivers",
        4: "On rivers in Kenya",
        5: "On rivers in Kenya (paragraph)",
        6: "On lakes",
    }
    assert calls(fetched, "about") == {1: "JOR", 2: "KEN", 3: "", 4: "KEN", 5: "KEN", 6: ""}
    assert calls(fetched, "basis")[2] == "stated;about=inferred" and calls(fetched, "basis")[3] == "stated"


@pytest.mark.parametrize(
    ("amend", "para", "descr", "what"),
    [
        (1, 1, "", "amendment"),
        (0, 1, "", "paragraph"),
        (0, 0, "The President: the motion that no action be taken on draft III. A", "no-action motion"),
        (0, 0, "The Acting President: I put the draft as a whole to the vote. A", "separate vote"),
        (0, 0, "On the President of the Assembly", ""),
    ],
)
def test_what_the_president_said_marks_a_vote_beside_that_on_the_resolution(amend, para, descr, what):
    assert part(amend, para, descr) == what


@pytest.fixture(scope="module")
def wording():
    from analysis import tables
    from analysis.connectors.crosswalk import Crosswalk

    data = tables.load()
    return Wording(data.atlas, Crosswalk("un_votes", data.atlas, data["state_spells"]).on)


@pytest.mark.parametrize(
    ("short", "descr", "title"),
    [
        ("CUBA, U.S. EMBARGO", "TO END AN EMBARGO", "Cuba, U.S. embargo"),
        ("GUINEA-BISSAU AND THE MIDDLE EAST", "", "Guinea-Bissau and the Middle East"),
        ("IAEA--REPORTS", "", "IAEA, reports"),
        ("ISRAEL'S SETTLEMENTS", "", "Israel's settlements"),
        (
            "Rights of bees : resolution / ado",
            "Rights of bees : resolution / adopted by the General Assemly",
            "Rights of bees",
        ),
        ("Rights of bees : resolution / adopted by the General Assembly", "A/71/251 58 - BEES", "Rights of bees"),
        ("BEES", "The President: Draft II is entitled _Rights of bees<d3>. A vote was requested.", "Rights of bees"),
        ("BEES", "Notes with satisfaction that bees have been counted in all regions of the world", "Bees"),
        ("", "", "Separate vote"),
    ],
)
def test_a_title_is_the_resolution_s_own_or_its_heading_in_small_letters(wording, short, descr, title):
    assert wording.title(short, descr) == title


def test_a_title_has_at_most_a_dozen_words(wording):
    title = wording.title(
        "", "one two three four five six seven eight nine ten, eleven twelve thirteen", part="paragraph"
    )
    assert title == "one two three four five six seven eight nine ten, eleven… (paragraph)"
    assert len(title.split()) == WORDS


@pytest.mark.parametrize(
    ("text", "day", "states"),
    [
        ("SITUATION IN CHAD AND JORDAN", "1980-01-01", ["TCD", "JOR"]),
        ("Aid to Nigeria, the Niger and Guinea-Bissau", "2000-01-01", ["NGA", "NER", "GNB"]),
        ("PAPUA NEW GUINEA, NEW GUINEA", "1970-01-01", ["PNG"]),
        ("Democratic People's Republic of Korea", "2005-12-16", ["PRK"]),
        ("KOREA", "1950-10-07", ["KOR", "PRK"]),
        ("CONGO", "1961-04-15", ["COD"]),
        ("Situation in the Democratic Republic of the Congo", "2004-12-20", ["COD"]),
        ("BELARUS'S LAKES", "1980-01-01", ["BYS"]),
        ("Human rights in Belarus", "2006-12-19", ["BLR"]),
        ("SOVIET UNION", "1980-01-01", ["SUN"]),
        ("YUGOSLAVIA", "1994-12-15", ["SCG"]),
        ("tribunal for the former Yugoslavia", "2012-12-15", []),
        ("turkey and china for the guests", "2000-01-01", []),
        ("LATIN AMERICA, AMERICA", "2000-01-01", []),
        ("$US 3 MILLION FOR US", "2000-01-01", []),
        ("U.S. THREATS", "1961-12-15", ["USA"]),
        ("TO ADOPT U.S.S.R. AMENDMENT AND THE GHANA MOTION", "1961-12-15", []),
        ("DRAFT SUBMITTED BY THE U.K. ON CYPRUS", "1961-12-15", ["CYP"]),
        ("AND ARE CAN PER NOR MAR", "2000-01-01", []),
    ],
)
def test_the_states_that_a_text_names_are_found_as_of_the_day_and_no_others(wording, text, day, states):
    assert wording.about(text, "", date.fromisoformat(day)) == states


def test_debris_of_the_files_is_no_text():
    assert plain('"ALGERIA, \\POURPARLERS\\""\tTO ADOPT\t0\t0"') == "ALGERIA, \\POURPARLERS"
    assert plain(float("nan")) == ""


# ideal points


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("IdealpointsJuly2025.tab", ("iso3c", "year", "idealpointall")),
        ("IdealpointsJuly2025.dta", ("iso3c", "year", "idealpointall")),
        ("IdealpointestimatesAll_Jun2024.csv", ("iso3c", "session", "IdealPointAll")),
    ],
)
def test_ideal_points_are_a_part_of_their_own_where_their_file_is_there(place, tmp_path, name, columns):
    folder = in_three_files(tmp_path / "originals")
    since = 1945 if "session" in columns else 0
    points = [("MEX", 1990 - since, -0.5), ("RUS", 1991 - since, 0.25), ("RUS", 1992 - since, 0.75)]
    write(folder / name, pd.DataFrame(points, columns=columns))
    told = place.fetched("un_votes", folder)
    assert told.parts == ("", "ideal", "resolutions") and told.of("ideal").years == (1990, 1991, 1992)
    ideal = place.rows("un_votes", "ideal")
    assert list(ideal) == ["iso3", "year", "ideal_point"]
    assert ideal.values.tolist() == [["MEX", 1990, -0.5], ["RUS", 1992, 0.75], ["SUN", 1991, 0.25]]


# broken originals


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_broken_original_leaves_what_was_there_and_one_line(place, tmp_path, kind, how):
    place.fetched("un_votes", in_three_files(tmp_path / "whole"))
    before = place.here()
    folder = in_three_files(tmp_path / "originals", kind)
    broken(folder / f"un_votes.{kind}", how, CAST, "vote")
    with pytest.raises(BadOriginal) as error:
        place.fetched("un_votes", folder)
    assert f"un_votes.{kind}" in str(error.value) and "\n" not in str(error.value)
    assert place.here() == before


def test_votes_without_their_roll_calls_are_refused(place, tmp_path):
    folder = in_three_files(tmp_path / "originals")
    (folder / "un_roll_calls.csv").unlink()
    with pytest.raises(BadOriginal, match="no file of roll_calls beside the votes"):
        place.fetched("un_votes", folder)
    write(folder / "un_roll_calls.csv", CALLS.head(2).assign(importantvote=0))
    with pytest.raises(BadOriginal, match="are on roll calls that no row describes"):
        place.fetched("un_votes", folder)


def test_the_format_of_r_is_named_with_its_remedy(place, tmp_path):
    (tmp_path / "UNVotes.RData").write_bytes(b"RDX3")
    with pytest.raises(BadOriginal, match=r"in R's own format, which is not read; in R, .*write\.csv"):
        place.fetched("un_votes", tmp_path / "UNVotes.RData")


# the real file


def same(place, one, other):
    """Decade → in how many roll calls two seats voted the same, and in how many both voted."""
    days = place.rows("un_votes", "resolutions").set_index("id")["date"]
    sides = [
        place.rows("un_votes", iso3=states, vote=["yes", "no", "abstain"]).set_index("resolution")["vote"]
        for states in (one, other)
    ]
    both = pd.concat(sides, axis=1, join="inner", keys=["a", "b"])
    decade = both.index.map(days).str[:3] + "0s"
    shares = (both["a"] == both["b"]).groupby(decade).agg(["sum", "size"])
    return {str(name): (int(agreed), int(size)) for name, agreed, size in shares.itertuples()}


@real
def test_the_real_file_gives_the_known_shares_of_mexico_and_the_seat_of_the_soviet_union(from_real_files):
    agreed = same(from_real_files("un_votes"), ["MEX"], ["SUN", "RUS"])
    known = (0.358, 0.476, 0.405, 0.585, 0.841, 0.607, 0.688, 0.606)
    assert [same / both for same, both in agreed.values()][:8] == pytest.approx(known, abs=0.0006)
    assert agreed["1950s"] == (194, 408) and agreed["2010s"] == (553, 913)


@real
@pytest.mark.parametrize(
    ("symbol", "day", "votes"),
    [
        ("A/RES/61/175", "2006-12-19", {"MEX": "abstain", "BLR": "no"}),
        ("A/RES/62/169", "2007-12-18", {"MEX": "abstain", "BLR": "no"}),
    ],
)
def test_the_real_file_has_two_votes_on_belarus(from_real_files, symbol, day, votes):
    place = from_real_files("un_votes")
    [call] = place.rows("un_votes", "resolutions", symbol=symbol).to_dict("records")
    assert (call["date"], call["about"], call["issues"]) == (day, "BLR", "Human rights")
    cast = place.rows("un_votes", resolution=call["id"], iso3=list(votes))
    assert dict(zip(cast["iso3"], cast["vote"], strict=True)) == votes


@real
def test_the_real_file_loses_no_vote_and_no_name(from_real_files):
    place = from_real_files("un_votes")
    votes, resolutions = place.rows("un_votes"), place.rows("un_votes", "resolutions")
    assert (len(votes), len(resolutions)) == (870_109, 6_203)
    assert place.told("un_votes").no_states == {}
    assert not votes.duplicated(["iso3", "resolution"]).any()
    assert not resolutions.loc[resolutions["symbol"].str.startswith("A/RES/"), "symbol"].duplicated().any()
    assert resolutions["title"].ne("").all() and resolutions["title"].str.split().str.len().max() <= WORDS
    assert place.told("un_votes").last == 2019
