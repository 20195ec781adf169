"""The fact format by example: the rows that give the lines of `fact_format.jsonl`, which other programs read."""

import json
from pathlib import Path

import pytest

from analysis import tables
from analysis.tables import labels
from tests.unit.tables import world

LINES = Path(__file__).with_name("fact_format.jsonl").read_text("utf-8").splitlines()
ROWS = {
    "country_aliases": ["alias=Korean  iso3=KOR  kind=demonym"],
    "organizations": [
        "org=UN  name=United Nations  kind=universal",
        "org=WTO  name=World Trade Organization  kind=universal",
    ],
    "people": ["id=H1  name=A. Karimov  iso3=UZB"],
    "relations": ["id=R1  a=UZB  b=KOR  start=1992-01-29  opened_by=establishment  sources=demo[¶4]"],
    "events": [
        "id=E7  date=2014-09  type=announcement  title=plan for a consulate general in Busan announced  place=Seoul"
        "  sources=demo[¶7]"
    ],
    "visits": [
        "id=V2  date=2014-09  sender=UZB  receiver=KOR  rank=foreign_minister  format=official  place=Seoul"
        "  sources=demo[¶7];ministry[¶2]"
    ],
    "agreements": [
        "id=A3  title=Agreement on the Avoidance of Double Taxation  kind=agreement  signed=2008  place=Tashkent"
        "  multilateral=no  sources=demo[¶9]"
    ],
    "participants": [
        "id=X1  fact=E7  iso3=UZB  role=sender",
        "id=X2  fact=E7  iso3=KOR  role=receiver",
        "id=X3  fact=E7  iso3=UZB  person=H1  office=foreign minister  role=led",
        "id=X4  fact=V2  iso3=UZB  person=H1  office=foreign minister  role=visitor",
        "id=X5  fact=A3  iso3=UZB  role=party",
        "id=X6  fact=A3  iso3=KOR  role=party",
    ],
    "posts": [
        "id=P1  sender=KOR  receiver=UZB  kind=embassy  city=Tashkent  opened=1993  sources=demo[¶12];opened=demo[¶5]",
        "id=P4  sender=UZB  receiver=KOR  kind=consulate_general  city=Busan  status=announced  sources=demo[¶7]",
    ],
    "accreditations": [
        "id=C1  sender=UZB  receiver=LVA  seat=DEU  rank=ambassador  sources=demo[¶13]  basis=reference"
        "  note=survives only in the title of reference 3"
    ],
    "trade_totals": [
        "id=T1  exporter=KOR  importer=UZB  flow=two_way  period=2018  value=2140000000  currency=USD"
        "  value_usd=2140000000  valuation=unknown  value_text=US$2.14 billion  sources=demo[¶15]"
    ],
    "trade_products": [
        "id=G5  exporter=KOR  importer=UZB  product=air and vacuum pumps  hs_codes=8414  hs_edition=HS2022"
        "  mapping=exact  sources=demo[¶15]"
    ],
    "memberships": [
        "id=M1  iso3=KOR  org=UN  member_as=member  sources=demo[¶2]",
        "id=M2  iso3=UZB  org=UN  member_as=member  sources=demo[¶2]",
        "id=M9  iso3=UZB  org=WTO  member_as=observer  start=1994-12  sources=ministry[¶8]",
    ],
    "resolutions": [
        "id=N1  body=UN  date=2007-12  title=the situation of human rights in Uzbekistan  about=UZB  sources=demo[¶6]"
    ],
    "votes": ["id=U1  resolution=N1  iso3=KOR  vote=abstain  sources=demo[¶6]"],
    "people_flows": [
        "id=F1  origin=KOR  destination=UZB  kind=tourism  date=2014  persons=77000  persons_text=about 77,000"
        "  sources=demo[¶10]"
    ],
}


def lines(**changed):
    data = world.load(world.files(ROWS | changed))
    return {json.loads(line)["id"]: json.loads(line) for line in tables.fact_lines(data)}


def test_these_rows_break_no_rule():
    assert world.faults(world.files(ROWS)) == []


def test_these_rows_give_these_lines_to_the_letter():
    assert list(tables.fact_lines(world.load(world.files(ROWS)))) == LINES


def test_a_fact_names_the_rows_that_it_is_made_from():
    facts = world.load(world.files(ROWS)).facts.set_index("id")["rows"]
    assert facts["E7"] == ["E7", "X1", "X2", "X3"]
    assert facts["P1.opened"] == ["P1"]
    assert facts["M1"] == ["M1", "M2"]
    assert facts["U1"] == ["U1", "N1"]


def test_a_membership_told_in_two_places_is_two_lines_with_ids_of_their_own():
    found = lines(
        memberships=[
            "id=M1  iso3=KOR  org=UN  member_as=member  sources=demo[¶2];demo[¶3]",
            "id=M2  iso3=UZB  org=UN  member_as=member  sources=demo[¶2]",
            "id=M3  iso3=LVA  org=UN  member_as=member  sources=demo[¶3]",
        ]
    )
    told = {id: (fact["countries"], fact["sources"]) for id, fact in found.items() if fact["kind"] == "membership"}
    assert told == {"M1": (["KOR", "UZB"], ["demo[¶2]"]), "M1.2": (["KOR", "LVA"], ["demo[¶3]"])}


def test_an_agreement_gives_a_line_for_each_date_and_one_when_it_has_none():
    def ids(**dates):
        title = "id=A3  title=Agreement on Taxes  kind=agreement  multilateral=no"
        words = title + "".join(f"  {field}={date}" for field, date in dates.items())
        return {id: fact["date"] for id, fact in lines(agreements=[words]).items() if fact["kind"] == "agreement"}

    assert ids(signed="2008") == {"A3.signed": "2008"}
    assert ids(signed="2008", in_force="2009-02") == {"A3.signed": "2008", "A3.in_force": "2009-02"}
    assert ids() == {"A3": None}


def test_a_field_with_its_own_basis_lends_it_to_the_line_of_its_date():
    words = "id=A3  title=Agreement on Taxes  kind=agreement  multilateral=no  signed=2008-09-04"
    found = lines(agreements=[words + "  sources=demo[¶9];signed=demo[¶64]  basis=stated;signed=reference"])
    assert (found["A3.signed"]["basis"], found["A3.signed"]["sources"]) == ("reference", ["demo[¶64]", "demo[¶9]"])


def test_what_is_said_not_to_exist_says_so():
    found = lines(
        posts=["id=P1  sender=KOR  receiver=UZB  kind=embassy  status=stated_absent"],
        accreditations=["id=C1  sender=KOR  receiver=UZB  seat=UZB  rank=resident_ambassador  status=stated_absent"],
    )
    assert [found[id]["label"] for id in ("P1", "C1")] == ["no embassy in Uzbekistan", "no resident ambassador"]
    assert {found[id]["status"] for id in ("P1", "C1")} == {"stated_absent"}


def test_an_agreement_that_ended_was_signed_and_in_force_all_the_same():
    row = "id=A3  title=Agreement on Taxes  kind=agreement  multilateral=no"
    found = lines(agreements=[f"{row}  signed=2008  in_force=2009-02  ended=2012  status=ended"])
    assert {id: (fact["status"], fact["label"]) for id, fact in found.items() if fact["kind"] == "agreement"} == {
        "A3.signed": ("actual", "Agreement on Taxes"),
        "A3.in_force": ("actual", "Agreement on Taxes, in force"),
    }


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("announced", "Agreement on Taxes, announced"),
        ("planned", "Agreement on Taxes, planned"),
        ("explored", "Agreement on Taxes, explored"),
        ("stated_absent", "no Agreement on Taxes"),
    ],
)
def test_an_agreement_that_was_not_made_is_one_undated_line(status, label):
    row = "id=A3  title=Agreement on Taxes  kind=agreement  multilateral=no"
    found = lines(agreements=[f"{row}  signed=2008  status={status}"])
    made = [(id, fact["date"], fact["status"], fact["label"]) for id, fact in found.items() if id.startswith("A3")]
    assert made == [("A3", None, status, label)]


def test_who_is_no_member_says_so():
    row = "iso3=KOR  org=UN  status=stated_absent"
    found = lines(memberships=[f"id=M1  member_as=member  {row}", f"id=M2  member_as=observer  {row}"])
    assert found["M1"]["label"] == "not a member of the United Nations"
    assert found["M2"]["label"] == "not an observer of the United Nations"


@pytest.mark.parametrize(
    ("kind", "demonym", "label"),
    [
        ("tourism", "Korean", "Korean tourists in Uzbekistan"),
        ("tourism", "Korea-dweller", "tourists from Korea in Uzbekistan"),
        ("migration", "Koreander", "migrants from Korea in Uzbekistan"),
        ("diaspora", "Koreander", "people from Korea in Uzbekistan"),
        ("diaspora", "Korean", "Korean diaspora in Uzbekistan"),
        ("refuge", "Koreander", "refugees from Korea in Uzbekistan"),
        ("asylum", "Korean", "asylum seekers from Korea bound for Uzbekistan"),
    ],
)
def test_people_who_go_are_named_by_an_adjective_or_by_their_state(kind, demonym, label):
    found = lines(
        country_aliases=[f"alias={demonym}  iso3=KOR  kind=demonym"],
        people_flows=[f"id=F1  origin=KOR  destination=UZB  kind={kind}  persons=7"],
    )
    assert found["F1"]["label"] == label


def test_nouns_for_a_people_stand_before_no_other_noun():
    states = tables.load().atlas
    named = {"ISL", "ESP", "POL", "DNK", "SWE", "FIN", "TUR", "PHL", "LUX", "SRB", "HRV", "GRL", "NZL"}
    making = tables.load()["country_aliases"].query("kind == 'demonym'").drop_duplicates("iso3")
    nouns = {row["iso3"] for row in making.to_dict("records") if not labels.adjectival(row["alias"])}
    assert named <= nouns <= set(states.codes)
    assert not nouns & {"KOR", "BLR", "MEX", "RUS", "SLV", "CHN", "JPN", "GBR", "FRA", "DEU", "THA", "UZB", "PAK"}


def test_a_group_goes_to_orgs_and_a_direction_keeps_it():
    found = lines(
        organizations=["org=UN  name=United Nations  kind=universal", "org=G2  name=Two  kind=group  members=KOR;LVA"],
        trade_totals=[
            "id=T1  exporter=UZB  importer=G2  flow=one_way  period=2018  value=5.5  currency=EUR  valuation=fob"
            "  value_text=5.5"
        ],
    )["T1"]
    assert (found["countries"], found["orgs"], found["sender"], found["receiver"]) == (["UZB"], ["G2"], "UZB", "G2")
    assert (found["value"], found["unit"]) == (5.5, "EUR")


def test_every_line_has_the_keys_of_the_format_in_its_order():
    keys = list(json.loads(LINES[0]))
    assert all(list(json.loads(line)) == keys for line in tables.fact_lines(tables.load()))


def test_ids_of_lines_are_given_once():
    ids = tables.load().facts["id"]
    assert ids.is_unique
