"""Agreements and their parties: which instrument an identifier means, who was party to it, and since when."""

import pytest

from analysis.connectors.connector import BadOriginal
from analysis.connectors.messy import middle
from analysis.connectors.treaties import kind, several
from tests.connectors.originals import BREAKS, broken, drawn, make_place, real, write

AGREEMENTS = """
treatyID | Title | Begin | End | Signature | Force | TypeAmbit | TypeAgree | TypeSubject | source
BEES_1970A | Convention On Bees | 1970-05-01 | 9999-12-31 | 1970-05-01 | 1972 | Multilateral | Treaty | Bees, Ox | GGO
BEES_1980E:BEES_1970A | Amendment | 1980 | | 1980 | | | Amendment | 0 | GGO
KEN-PER_1990N | Notes | 1990-02 | 1995-01-01 | 1990-02 | 2899-01-01 | Bilateral | Exchange of letters | | GGO
BEES_1970A | Convention On Bees | 1970-05-01 | | 1970-05-01 | | | | | IEADB
KEN_2001O | Kenya Chad | 2001-03-03 | | 2001-03-03 | | | | | DESTA
KEN_2001O | Kenya Peru | 2001-03-04 | | 2001-03-04 | | | | | DESTA
FIN-RUS_1905A | Agreement On A Lake | 1905-06-05 | | 1905-06-05 | | Bilateral | | | TFDD
FIN-RUS_1905A | Agreement On A Lake | 1905-06-05 | | 1905-06-05 | | | | | GGO
NOR-SWE_1905A | Treaties On The Union | 1905-10-26 | | 1905-10-26 | | | | | TFDD
CHE-FRA_1905A | Notes Of 11 And 15 May 1905 | 1905-05-15 | | 1905-05-15 | | | | | TFDD
"""
PARTIES = """
treatyID | Title | Begin | source | stateID | StateSignature | StateRatification | StateForce | StateEnd
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | MEX | 1970-05-01 | 1971 | 1972-06-31 | 9999-12-31
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | RUS | 1970-05-01 | | | 1999-01-01
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | KAZ | 1970-05-01 | | |
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | HRV | 1971-05-01 | | 1992-10-12 |
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | UKR | | 1975-06 | |
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | YUG | 1994-07-01 | | |
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | SWA - SWZ | 1981-09..1981-10 | | |
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | EUE | | | |
BEES_1970A | Convention On Bees | 1970-05-01 | GGO | | | | |
BEES_1970A | Convention On Bees | 1970-05-01 | IEADB | MEX | | | |
KEN_2001O | Kenya Chad | 2001-03-03 | DESTA | KEN | | | |
KEN_2001O | Kenya Chad | 2001-03-03 | DESTA | TCD | | | |
KEN_2001O | Kenya Peru | 2001-03-04 | DESTA | KEN | | | |
KEN_2001O | Kenya Peru | 2001-03-04 | DESTA | PER | | | |
FIN-RUS[LKS]_1905A | Agreement Between Finland And Others On A Lake | 1905-06-05 | TFDD | FIN | | | |
FIN-RUS[LKS]_1905A | Agreement Between Finland And Others On A Lake | 1905-06-05 | TFDD | USR | | | |
OWLS_1999A | Convention On Owls Of All Sorts And Sizes In The Woods And The Plains | 1999 | GGO | MEX | | | |
"""


def agreements():
    return drawn(AGREEMENTS)


def parties():
    held = drawn(PARTIES)
    return held.assign(Signature=held["Begin"], Force="", End="")


def originals(folder, kind="csv"):
    """Both lists, each bound into one table, as bind_rows and write.csv leave them in R."""
    write(folder / f"agreements.{kind}", agreements())
    write(folder / f"parties.{kind}", parties())
    return folder


@pytest.fixture(scope="module")
def fetched(tmp_path_factory):
    place = make_place(tmp_path_factory.mktemp("treaties"))
    place.fetched("treaties", originals(tmp_path_factory.mktemp("originals")))
    return place


def instruments(place, column):
    """(collection, treaty, full title) → a column of the agreements."""
    held = place.rows("treaties")
    return dict(zip(zip(held["collection"], held["treaty"], held["text"], strict=True), held[column], strict=True))


def acts(place, treaty, collection="GGO"):
    """State → what is told of it as party, each row as signed, ratified, in force, ended."""
    held = place.rows("treaties", "parties", treaty=treaty, collection=collection)
    dates = ["signed", "ratified", "in_force", "ended"]
    return {iso3: each[dates].values.tolist() for iso3, each in held.groupby("iso3")}


# forms and columns


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_every_form_gives_the_same_tables(place, fetched, tmp_path, kind):
    place.fetched("treaties", originals(tmp_path / "originals", kind))
    for part in ("", "parties"):
        assert place.rows("treaties", part).equals(fetched.rows("treaties", part))


def test_rows_have_the_columns_of_their_tables(fetched):
    held, of = fetched.rows("treaties"), fetched.rows("treaties", "parties")
    common = ["status", "as_of", "sources", "basis", "note", "treaty", "amends", "collection"]
    own = ["title", "kind", "signed", "in_force", "ended", "place", "topic", "multilateral", "level"]
    assert list(held)[:18] == ["id", *own, *common]
    assert list(of) == ["treaty", "iso3", "signed", "ratified", "in_force", "ended", "collection"]
    assert held["id"].is_unique and of["iso3"].is_monotonic_increasing
    assert set(of["treaty"]) <= set(held["treaty"])
    assert not held["sources"].str.fullmatch(r"treaties\[[^\[\];=]+\]").eq(False).any()


# who was party


def test_a_party_is_the_state_as_of_its_latest_act(fetched):
    assert acts(fetched, "BEES_1970A") == {
        "MEX": [["1970-05-01", "1971", "1972-06", ""]],  # there is no 31 June; 9999 is no end
        "SUN": [["1970-05-01", "", "", ""], ["1970-05-01", "", "", "1999-01-01"]],  # Kazakhstan's act is the Union's
        "HRV": [["1971-05-01", "", "1992-10-12", ""]],
        "XUA": [["", "1975-06", "", ""]],
        "SCG": [["1994-07-01", "", "", ""]],
        "SWZ": [["1981-09/1981-10", "", "", ""]],
    }


def test_what_is_no_state_is_told(fetched):
    told = fetched.told("treaties")
    assert told.no_states == {"EUE": "the European Communities or Union"}
    assert "1 records of parties name no state" in told.limits


def test_a_name_that_nobody_knows_is_told_and_its_rows_are_left_out(place, tmp_path):
    folder = originals(tmp_path / "originals")
    write(folder / "parties.csv", parties().replace("KAZ", "QQX"))
    assert place.fetched("treaties", folder).no_states["QQX"] == "unknown name"


def test_a_state_is_covered_from_its_first_record_to_the_last_year_or_its_end(fetched):
    told = fetched.told("treaties")
    assert told.years == tuple(range(1905, 2002)) and told.senders == told.receivers
    assert told.senders["MEX"] == [[1970, 2001]] and told.senders["XUA"] == [[1970, 1991]]
    assert "KAZ" not in told.senders


# which instrument


def test_an_identifier_of_several_instruments_does_not_tie_all_their_parties(fetched):
    held = fetched.rows("treaties", "parties", collection="DESTA")
    assert set(zip(held["treaty"], held["iso3"], strict=True)) == {
        *(("KEN_2001O#1", "KEN"), ("KEN_2001O#1", "TCD")),
        *(("KEN_2001O#2", "KEN"), ("KEN_2001O#2", "PER")),
    }
    assert instruments(fetched, "signed")["DESTA", "KEN_2001O#2", "Kenya Peru"] == "2001-03-04"


def test_one_instrument_under_two_spellings_of_its_identifier_has_one_row(fetched):
    lake = [treaty for collection, treaty, _ in instruments(fetched, "id") if collection == "TFDD" and "FIN" in treaty]
    assert lake == ["FIN-RUS[LKS]_1905A"]


def test_an_instrument_that_only_its_parties_name_has_a_row(fetched):
    held = fetched.rows("treaties", treaty="OWLS_1999A").to_dict("records")
    assert [(row["signed"], row["kind"], row["basis"]) for row in held] == [
        ("1999", "treaty", "stated;multilateral=inferred")
    ]
    assert held[0]["title"] == "Convention On Owls Of All Sorts And Sizes In The Woods And…"


def test_rows_of_two_collections_are_not_made_one(fetched):
    assert {collection for collection, treaty, _ in instruments(fetched, "id") if treaty == "BEES_1970A"} == {
        "GGO",
        "IEADB",
    }


def test_a_colon_parts_an_amendment_from_what_it_amends(fetched):
    assert instruments(fetched, "amends")["GGO", "BEES_1980E:BEES_1970A", "Amendment"] == "BEES_1970A"


# dates


def test_a_spreadsheet_s_number_for_a_year_is_read_as_the_year(fetched):
    signed = {key[:2]: day for key, day in instruments(fetched, "signed").items()}
    assert signed["TFDD", "FIN-RUS[LKS]_1905A"] == signed["GGO", "FIN-RUS_1905A"] == "1983"
    assert signed["TFDD", "NOR-SWE_1905A"] == "1905-10-26"  # no year has this number
    assert signed["TFDD", "CHE-FRA_1905A"] == "1905-05-15"  # the title says so
    assert acts(fetched, "FIN-RUS[LKS]_1905A", "TFDD").keys() == {"FIN", "SUN"}


def test_dates_keep_their_precision_and_placeholders_are_none(fetched):
    notes = fetched.rows("treaties", treaty="KEN-PER_1990N").to_dict("records")[0]
    assert (notes["signed"], notes["in_force"], notes["ended"], notes["status"]) == (
        "1990-02",
        "",
        "1995-01-01",
        "ended",
    )
    bees = fetched.rows("treaties", treaty="BEES_1970A", collection="GGO").to_dict("records")[0]
    assert (bees["in_force"], bees["ended"], bees["status"], bees["topic"]) == ("1972", "", "actual", "Bees")


@pytest.mark.parametrize(
    ("text", "day"), [("1991-12-26", "1991-12-26"), ("1963-12", "1963-12-16"), ("1991", "1991-07-02")]
)
def test_the_middle_of_a_date_tells_who_stood_there(text, day):
    assert middle(text).isoformat() == day


# sorts


@pytest.mark.parametrize(
    ("said", "title", "treaty", "collection", "what"),
    [
        ("Treaty", "", "", "GGO", "treaty"),
        ("MOU", "", "", "GGO", "memorandum"),
        ("Amendment of Annex, Appendix, or Other Attachment", "Protocol", "", "GGO", "other"),
        ("", "Protocol On Owls", "", "GGO", "protocol"),
        ("", "Kenya Peru", "KEN-PER_2001O", "DESTA", "agreement"),
        ("", "Regarding Owls", "KEN-PER_2001A", "GGO", "agreement"),
        ("", "Regarding Owls", "OWLS_2001R", "GGO", "other"),
    ],
)
def test_the_kind_is_by_type_then_title_then_collection_then_letter(said, title, treaty, collection, what):
    assert kind(said, title, treaty, collection) == what


@pytest.mark.parametrize(
    ("ambit", "parties", "treaty", "answer"),
    [
        ("Bilateral", 9, "X_1990A", "no"),
        ("Regional", 2, "X_1990A", "yes"),
        ("", 3, "KEN-PER_1990A", "yes"),
        ("External", 2, "OWLS_1990A", "no"),
        ("", 0, "KEN-PER_1990A", "no"),
        ("", 0, "OWLS_1990A", "yes"),
    ],
)
def test_whether_there_are_more_than_two_is_as_said_else_by_parties_else_by_identifier(ambit, parties, treaty, answer):
    assert several(ambit, parties, treaty) == answer


# broken originals


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize(("role", "column"), [("agreements", "TypeAmbit"), ("parties", "stateID")])
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_broken_original_leaves_what_was_there_and_one_line(place, tmp_path, kind, role, column, how):
    place.fetched("treaties", originals(tmp_path / "whole"))
    before = place.here()
    folder = originals(tmp_path / "originals", kind)
    broken(folder / f"{role}.{kind}", how, agreements() if role == "agreements" else parties(), column)
    with pytest.raises(BadOriginal) as error:
        place.fetched("treaties", folder)
    assert f"{role}.{kind}" in str(error.value) and "\n" not in str(error.value)
    assert place.here() == before


def test_the_format_of_r_is_named_with_its_remedy(place, tmp_path):
    for name in ("agreements.rda", "parties.rda"):
        (tmp_path / name).write_bytes(b"RDX3")
    with pytest.raises(BadOriginal, match=r"in R's own format, which is not read; in R, .*write\.csv"):
        place.fetched("treaties", tmp_path)


# the real files


@real
def test_the_real_files_give_the_known_408_records_common_to_mexico_and_russia(from_real_files):
    held = from_real_files("treaties").rows("treaties", "parties", collection="GGO", iso3=["MEX", "RUS", "SUN"])
    of = {side: set(held.loc[held["iso3"].isin(states), "treaty"]) for side, states in SIDES.items()}
    assert len(of["Mexico"] & of["Russia"]) == 408


SIDES = {"Mexico": ["MEX"], "Russia": ["RUS", "SUN"]}


@real
def test_the_real_files_hold_every_instrument_and_tell_every_name(from_real_files):
    place = from_real_files("treaties")
    told = place.told("treaties")
    held, of = place.rows("treaties"), place.rows("treaties", "parties")
    assert (told.years[0], told.last) == (1351, 2024)
    assert "unknown name" not in told.no_states.values()
    keys = set(zip(held["treaty"], held["collection"], strict=True))
    assert set(zip(of["treaty"], of["collection"], strict=True)) <= keys
    assert held["collection"].nunique() == 9
    assert held["title"].str.split().str.len().max() <= 12


@real
def test_no_day_of_1905_in_the_real_files_of_fresh_water_is_a_year(from_real_files):
    water = from_real_files("treaties").rows("treaties", collection="TFDD")
    early = water[water["signed"].str.startswith("1905")]
    assert set(early["signed"]) == {"1905-10-26", "1905-05-15"}
