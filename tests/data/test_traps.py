"""Places where the four documents mislead, leave out or say twice, and what a careful analyst made of each."""

import pytest

from analysis import countries, tables

DATA = tables.load()
FACTS = DATA.facts.to_dict("records")


def facts(kind="", **wanted):
    """The facts of a kind whose columns hold what is wanted."""
    return [
        row for row in FACTS if kind in ("", row["kind"]) and all(row[name] == value for name, value in wanted.items())
    ]


def rows(table, **wanted):
    """The rows of a table whose columns hold what is wanted."""
    return [row for row in DATA[table].to_dict("records") if all(row[name] == value for name, value in wanted.items())]


def spell(a, b):
    return [
        (row["start"], row["end"], row["opened_by"], row["closed_by"])
        for row in rows("relations")
        if {row["a"], row["b"]} == {a, b}
    ]


def test_a_billion_with_a_comma_is_one_point_784_billion_and_what_is_printed_is_kept():
    [row] = rows("trade_totals", exporter="MEX", importer="RUS")
    assert row["value_usd"] == 1.784 * 10**9
    assert row["value_text"] == "$1,784 billion USD"
    assert [mend.row for mend in DATA.corrections if mend.prints == row["value_text"]] == [row["id"]]


def test_that_same_year_is_2008_and_november_of_that_same_year_is_2022():
    [commission] = rows("agreements", title="Agreement on the Establishment of a Joint Economic Commission")
    [installed] = rows("events", type="installation")
    assert (commission["signed"], installed["date"]) == ("2008", "2022-11")


def test_the_day_of_the_investment_agreement_survives_only_in_a_references_title():
    [row] = rows("agreements", place="Minsk")
    assert row["signed"] == "2008-09-04"
    assert "signed=reference" in row["basis"]


def test_relations_keep_the_month_and_invent_no_day():
    assert spell("BLR", "MEX") == [("1992-01", "", "establishment", "")]
    assert spell("KAZ", "MEX") == [("1992-01-14", "", "establishment", "")]


def test_mexico_and_russia_have_several_beginnings_and_one_break_and_the_soviet_union_is_its_own():
    assert spell("MEX", "SUN") == [
        ("1924-08", "1930-01-26", "establishment", "severance"),
        ("1942-11", "1991-12", "resumption", "state_end"),
    ]
    assert [start for start, *_ in spell("MEX", "RUS")] == ["1890-12-01", "1991-12"]
    assert [row["type"] for row in facts("event", date="1930-01-26")] == ["severance"]


def test_no_dated_fact_of_the_soviet_years_is_a_fact_of_russia():
    between = [row for row in FACTS if "RUS" in row["countries"] and "1923" <= row["date"][:4] <= "1990"]
    assert [row["id"] for row in between] == []


LOST = [
    ("visits", "BLR", "MEX"),
    ("visits", "MEX", "BLR"),
    ("visits", "KAZ", "MEX"),
    ("visits", "MEX", "RUS"),
    ("visits", "RUS", "MEX"),
]


@pytest.mark.parametrize(("kind", "sender", "receiver"), LOST)
def test_a_heading_whose_list_was_lost_is_not_a_list_of_none(kind, sender, receiver):
    assert [row["completeness"] for row in rows("coverage", kind=kind, sender=sender, receiver=receiver)] == ["lost"]


def test_an_embassy_announced_is_not_an_embassy_open():
    [astana] = rows("posts", sender="MEX", receiver="KAZ")
    [mexico_city] = rows("posts", sender="KAZ", receiver="MEX")
    assert (astana["status"], astana["opened"]) == ("announced", "")
    assert (mexico_city["status"], mexico_city["opened"]) == ("actual", "2016")


def honorary(sender="", receiver=""):
    kept = [
        row
        for row in rows("posts", kind="honorary_consulate")
        if row["sender"] == sender or row["receiver"] == receiver
    ]
    return {row["receiver"] if sender else row["sender"] for row in kept}


def test_the_two_lists_of_honorary_consuls_run_in_opposite_directions():
    assert honorary(sender="BLR") == {"ARG", "BOL", "BRA", "DOM", "MEX", "NIC", "URY"}
    assert honorary(receiver="BLR") == {"DOM", "MEX", "NIC", "PER", "URY", "CHL", "ECU"}


def test_the_two_lists_of_embassies_run_in_opposite_directions():
    kept = [row for row in rows("posts", kind="embassy", status="actual") if "BLR" in (row["sender"], row["receiver"])]
    assert {row["receiver"] for row in kept if row["sender"] == "BLR"} == {"ARG", "BRA", "VEN", "CUB", "ECU"}
    assert {row["sender"] for row in kept if row["receiver"] == "BLR"} == {"BRA", "VEN", "CUB"}


def test_a_deputy_minister_under_two_spellings_is_one_person():
    [person] = [row for row in rows("people") if "Shestakov" in row["name"]]
    assert {"Evgeny Shestakov", "Evgueni Shestakov"} == {person["name"], *person["aliases"].split(";")}
    assert len({row["fact"] for row in rows("participants", person=person["id"])}) >= 6


def test_february_and_november_are_two_visits_and_2001_and_2013_two_launches():
    assert [row["date"] for row in facts("visit", sender="BLR", receiver="COL")] == ["2018-02", "2018-11"]
    assert [row["date"] for row in facts("transport", sender="RUS", receiver="MEX", place="Baikonur, Kazakhstan")] == [
        "2001",
        "2013",
    ]


def test_electric_motors_and_generators_is_one_good():
    assert [row["label"] for row in facts("trade_product", sender="MEX", receiver="KAZ")].count(
        "electric motors and generators"
    ) == 1
    assert not facts("trade_product", label="generators")


def test_a_regional_total_belongs_to_no_country():
    totals = [row for row in facts("trade_total") if row["orgs"]]
    assert [row["value"] for row in totals] == [1358000000, 853800000, 504600000]
    assert {tuple(row["countries"]) for row in totals} == {("BLR",)}


def test_a_superlative_is_a_claim():
    ranked = [row["label"] for row in facts("claim") if "trading partner" in row["label"]]
    assert len(ranked) == 3
    assert not [row for row in FACTS if row["kind"] != "claim" and "biggest" in row["label"]]


def test_copies_of_one_text_are_one_family_and_do_not_corroborate():
    families = {key: source.family for key, source in DATA.sources.items()}
    assert families["wiki-kaz-mex"] == families["wiki-blr-mex"] == families["infogalactic-mex-rus"]
    assert families["mfa-blr-lac"] != families["wiki-blr-mex"]


def test_the_votes_are_mexicos_and_no_vote_of_belarus_is_told():
    votes = [(row["sender"], row["receiver"], row["date"], row["type"]) for row in facts("un_vote")]
    assert votes == [("MEX", "BLR", "2007-12", "abstain"), ("MEX", "BLR", "2022-03", "yes")]


def test_an_accreditation_names_the_seat_and_its_embassy_is_no_embassy_here():
    [row] = facts("mission", type="accreditation", sender="MEX", receiver="BLR")
    assert row["via"] == "RUS"
    assert not [
        row for row in facts("mission", sender="MEX", receiver="BLR", type="embassy") if row["status"] == "actual"
    ]


def test_amounts_of_people_are_numbers_only_where_a_number_is_told():
    assert {(row["origin"], row["kind"]): row["persons"] for row in rows("people_flows") if row["persons"] is not None}[
        ("RUS", "tourism")
    ] == 77000
    assert [row["value"] for row in facts("migration", sender="BLR", receiver="MEX", date="18XX/19XX")] == [None]


def test_a_meeting_in_a_third_country_is_no_visit():
    assert not [row for row in facts("visit") if row["date"] == "2004-11"]
    [met] = facts("event", date="2004-11")
    assert (met["countries"], met["place"]) == (["MEX", "RUS"], "Chile")


def test_sixteen_further_dyads_stand_in_the_block_of_related_articles():
    own = {("BLR", "MEX"), ("MEX", "RUS"), ("MEX", "SUN")}
    dyads = {tuple(sorted((row["a"], row["b"]))) for row in rows("relations")} - own
    assert len(dyads) == 16


def test_no_body_has_the_code_of_a_state_and_a_name_of_a_body_means_no_other():
    assert not set(DATA["organizations"]["org"]) & set(DATA.atlas.codes)
    meant = {}
    for row in DATA["organizations"].to_dict("records"):
        for name in [row["org"], row["name"], *row["aliases"].split(";")]:
            meant.setdefault(countries.key(name), set()).add(row["org"])
    assert [bodies for name, bodies in meant.items() if name and len(bodies) > 1] == []
