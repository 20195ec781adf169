"""`check`, rule by rule: each fault stands at its line and column with a remedy, and right rows have none."""

from dataclasses import fields

import pytest

from analysis import tables
from tests.unit.tables import world

VISIT = "id=V1  date=2014-09  sender=UZB  receiver=KOR  rank=foreign_minister"
POST = "id=P1  sender=UZB  receiver=KOR  kind=embassy"
TOTAL = "id=T1  exporter=KOR  importer=UZB  flow=two_way  period=2018  valuation=unknown  value_text=some"
GOOD = "id=G1  exporter=KOR  importer=UZB  product=pumps"
EVENT = "id=E1  type=meeting  title=They met"
PARTY = "id=X1  fact=E1  iso3=UZB  role=party"
ORGS = ["org=UN  name=United Nations  kind=universal"]


def found(table, *words, **others):
    """The faults of a world with these rows of one table, without the table's path."""
    return [line.removeprefix(f"data/tidy/{table}.csv:") for line in world.faults(world.files({table: words} | others))]


def test_a_row_that_keeps_every_rule_has_no_fault():
    assert found("visits", VISIT) == []


CELLS = {
    "date=2015-02-30": "2:2: date '2015-02-30' does not exist; February 2015 has 28 days",
    "date=12/2015": "2:2: date '12/2015' is no EDTF date; write 2015, 2015-02 or 2015-02-28",
    "date=2015/2014": "2:2: date '2015/2014' ends before it begins; write the earlier date first",
    "date= 2015": "2:2: date ' 2015' begins or ends with a blank; delete the blank",
    "receiver=KOQ": "2:4: receiver 'KOQ' is no state in countries.csv; did you mean KOR?",
    "receiver=kor": "2:4: receiver 'kor' is no state in countries.csv; did you mean KOR?",
    "receiver=": "2:4: receiver is empty; write the state visited",
    "receiver=UZB": "2:4: sender and receiver are both 'UZB'; a fact between states needs two",
    "rank=foreign_minster": "2:5: rank 'foreign_minster' is not in its list; did you mean foreign_minister?",
    "format=x": "2:6: format 'x' is not in its list; write state, official, working",
    "place=Se\u200boul": "2:8: place holds U+200B, zero width space; delete it",
    "place=Se\u202eoul": "2:8: place holds U+202E, right-to-left override; delete it",
    "place=Bogota\u0301": "2:8: place 'Bogota\u0301' is not in Unicode form NFC; type its accents anew",
    "purpose=" + "word " * 12 + "word": "2:9: purpose has 13 words; write at most 12",
    "sources=": "2:12: sources is empty; write key[¶N]",
    "sources=demo": "2:12: 'demo' is no reference; write key[¶N]",
    "sources=dem[¶1]": "2:12: source 'dem' is not in sources.yaml; did you mean demo?",
    "sources=demo[p. 4]": "2:12: locator 'p. 4' of demo is no paragraph; write ¶ and its number, ¶12",
    "sources=demo[¶1];demo[¶1]": "2:12: sources names demo[¶1] twice; name it once",
    "sources=demo[¶1];plaice=demo[¶2]": "2:12: sources gives 'plaice' one of its own, no field here; did you"
    " mean place?",
    "sources=demo[¶1];place=demo[¶2]": "2:12: sources gives place one of its own, but place is empty; fill it or delete"
    " this",
    "basis=guessed": "2:13: basis 'guessed' is none of stated, reference, inferred; write stated, reference or"
    " inferred",
    "basis=stated;date=stated;date=inferred": "2:13: basis names date twice; name it once",
    "id=V01": "2:1: id 'V01' is malformed; write the letter V and a number, given once, never reused",
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_that_breaks_a_rule_is_told_with_its_place_and_remedy(cell):
    field, value = cell.split("=", 1)
    assert found("visits", world.row("visits", VISIT, **{field: value})) == [CELLS[cell]]


NUMBERS = {
    "value=1,784": "2:7: value '1,784' is no number; write at most 15 digits, with a point before decimals",
    "value=1e9": "2:7: value '1e9' is no number; write at most 15 digits, with a point before decimals",
    "value=-5": "2:7: value -5 is out of range; write 0 to inf",
    "currency=": "2:8: currency is empty beside a value; write its ISO 4217 code",
    "value=": "2:7: value is empty beside a currency; write it in plain units, or empty the currency",
    "value_usd=6": "2:9: value_usd 6 differs from value 5 in USD; write it alike",
    "exporter=NATO": "2:3: exporter 'NATO' is no state in countries.csv and no body in organizations.csv; add it to"
    " countries.csv or organizations.csv",
}


@pytest.mark.parametrize("cell", NUMBERS)
def test_an_amount_is_a_number_with_its_currency(cell):
    field, value = cell.split("=", 1)
    row = world.row("trade_totals", TOTAL, **{"value": "5", "currency": "USD"} | {field: value})
    assert found("trade_totals", row) == [NUMBERS[cell]]


def test_an_id_is_given_once_and_rows_stand_in_order():
    assert found("visits", VISIT, VISIT) == ["3:1: id 'V1' stands already in line 2; give each row its own"]
    two, ten = VISIT.replace("V1", "V2"), VISIT.replace("V1", "V10")
    assert found("visits", two, ten) == []
    assert found("visits", ten, two) == ["3:1: id V2 comes after V10; sort the rows by number"]


def test_a_key_of_several_fields_is_given_once():
    alias = "alias=Corea  iso3=KOR  kind=name"
    line = "3:1: alias, iso3, kind 'Corea, KOR, name' stands already in line 2; give each row its own"
    assert found("country_aliases", alias, alias) == [line]


def test_an_end_does_not_lie_before_its_beginning():
    assert found("posts", POST + "  opened=1993  closed=1993-05") == []
    line = "2:7: closed '1990' lies before opened '1993'; exchange them, or mend one"
    assert found("posts", POST + "  opened=1993  closed=1990  note=why") == [line]


@pytest.mark.parametrize("status", ["stated_absent", "announced", "planned", "explored"])
def test_what_is_not_there_was_never_opened(status):
    line = f"2:6: opened is '1993' where status is {status}; empty it, or mend the status"
    assert found("posts", POST + f"  opened=1993  status={status}") == [line]


def test_nobody_is_named_where_there_is_none():
    head = "id=C1  sender=UZB  receiver=KOR  rank=ambassador  status=stated_absent  person=H1"
    lines = found("accreditations", head, people=["id=H1  name=A. Karimov"])
    assert lines == ["2:5: a person is named where status is stated_absent; empty it, or mend the status"]


def test_codes_of_goods_go_with_their_mapping_and_edition():
    assert found("trade_products", GOOD + "  mapping=none") == []
    assert found("trade_products", GOOD + "  mapping=exact  hs_codes=8414;0101  hs_edition=HS2022") == []
    assert [line[:4] for line in found("trade_products", GOOD + "  mapping=exact")] == ["2:6:"]
    assert [line[:4] for line in found("trade_products", GOOD + "  mapping=exact  hs_codes=84")] == ["2:7:"]
    assert [line[:4] for line in found("trade_products", GOOD + "  mapping=none  hs_codes=84  hs_edition=HS2022")] == [
        "2:8:"
    ]


def test_a_date_lies_within_the_life_of_the_states_or_a_note_says_why():
    early = VISIT.replace("2014-09", "1989")
    line = "2:3: sender UZB did not exist on 1989; name the state of that time, or say in the note why it stands here"
    assert found("visits", early) == [line]
    assert found("visits", early + "  note=as the source names it") == []
    assert found("visits", VISIT.replace("2014-09", "1991")) == [], "some day of 1991 lies within its life"


def test_the_states_of_an_event_lived_when_it_happened():
    event = EVENT + "  date=1989"
    line = "data/tidy/participants.csv:2:3: iso3 UZB did not exist on 1989; name the state of that time, or say in the"
    assert world.faults(world.files({"events": [event], "participants": [PARTY]}))[0].startswith(line)
    for events, parties in (([event + "  note=why"], [PARTY]), ([event], [PARTY + "  note=why"])):
        assert world.faults(world.files({"events": events, "participants": parties})) == []


def test_an_event_is_between_somebody():
    line = "2:1: E1 has no party, sender or receiver; add its states to participants.csv"
    assert found("events", EVENT) == [line]
    assert found("events", EVENT, participants=[PARTY]) == []


def test_a_participant_is_somebody_in_a_living_fact():
    events = {"events": [EVENT]}
    cases = {
        "id=X2  fact=E9  iso3=KOR  role=party": "3:2: fact 'E9' is no row; name a living row's id",
        "id=X2  fact=E1  role=met": "3:3: the row names no state, body or person; name one",
        "id=X2  fact=E1  person=H1  role=party": "3:3: a party is a state or a body; name it in iso3 or org",
        "id=X2  fact=E1  org=UNN  role=party": "3:4: org 'UNN' is no body in organizations.csv; did you mean UN?",
        "id=X2  fact=E1  person=H2  role=met": "3:5: person 'H2' is no person in people.csv; add it to people.csv",
    }
    beside = events | {"people": ["id=H1  name=A. Karimov"], "organizations": ORGS}
    for words, line in cases.items():
        assert found("participants", PARTY, words, **beside) == [line]


def test_lists_of_keys_are_looked_up_one_by_one():
    claim = "id=Q1  about=ranking  statement=something was large  subject="
    assert found("claims", claim + "UZB;UN", organizations=ORGS) == []
    line = "2:2: subject 'UNN' is no state in countries.csv and no body in organizations.csv; did you mean UN?"
    assert found("claims", claim + "UZB;UNN", organizations=ORGS) == [line]
    assert found("claims", claim + "UZB;UZB") == ["2:2: subject names UZB twice; name it once"]


def test_a_list_names_a_place_in_a_source():
    coverage = "id=K1  locator=¶2  kind=visits  completeness=lost  source="
    assert found("coverage", coverage + "demo") == []
    assert found("coverage", coverage + "dem") == ["2:2: source 'dem' is not in sources.yaml; did you mean demo?"]


def test_lines_left_out_are_named_once_with_a_reason():
    text = "source,locator,reason\ndemo,¶1,title\ndemo,¶1,again\ndemo,1,\nnobody,¶1,x\n"
    assert [line.split(": ")[0] for line in world.faults(world.files(reading_csv=text))] == [
        f"data/reading.csv:{place}" for place in ("3:2", "4:2", "4:3", "5:1")
    ]


CORRECTION = """
- row: T1
  field: value
  source: "demo[¶15]"
  prints: "5,0"
  reads: "5"
  why: "a decimal comma"
  expect: "5,0"
"""


def test_a_correction_holds_while_the_row_holds_what_it_reads():
    def lines(text):
        row = TOTAL + "  value=5  currency=USD"
        return world.faults(world.files({"trade_totals": [row]}, corrections_yaml=text))

    assert lines(CORRECTION) == []
    place = "data/corrections.yaml:"
    assert lines(CORRECTION.replace('"5"', '"50"')) == [
        f"{place}6:3: T1 holds value '5', not '50'; mend the row, or the correction"
    ]
    assert lines(CORRECTION.replace("T1", "T2")) == [f"{place}2:3: row 'T2' is no row; mend the id, or delete this"]
    assert lines(CORRECTION.replace(": value", ": valeu")) == [
        f"{place}3:3: T1 has no field 'valeu'; did you mean value?"
    ]
    assert lines(CORRECTION.replace("demo[¶15]", "dome[¶15]"))[0].startswith(f"{place}4:3: source 'dome' is not")
    assert lines(CORRECTION.replace("why:", "wy:")) == [
        f"{place}2:1: why is empty; write it",
        f"{place}7:3: field 'wy' is unknown; did you mean why?",
    ]


CONTRADICTION = """
- id: D1
  rows: [V1, V2]
  kind: precision
  about: "the date"
  chosen: V1
  why: "the finer one stands"
"""


def test_a_contradiction_holds_while_its_rows_live():
    def lines(text, *rows):
        return world.faults(world.files({"visits": rows}, contradictions_yaml=text))

    both = (VISIT, VISIT.replace("V1", "V2"))
    place = "data/contradictions.yaml:"
    assert lines(CONTRADICTION, *both) == []
    assert lines(CONTRADICTION, both[0]) == [f"{place}3:3: row 'V2' is no row; mend the id, or delete this"]
    assert lines(CONTRADICTION.replace("chosen: V1", "chosen: both"), *both) == []
    assert lines(CONTRADICTION.replace("chosen: V1", "chosen: V3"), *both) == [
        f"{place}6:3: chosen 'V3' is none of V1, V2; name one of them, or both"
    ]
    assert lines(CONTRADICTION.replace("precision", "precission"), *both)[0].endswith("did you mean precision?")
    assert lines(CONTRADICTION + CONTRADICTION, *both)[0].startswith(f"{place}9:3: id 'D1' stands already in line 2")


def test_sources_are_a_list_or_a_mapping_and_their_fields_are_checked():
    text = "demo:\n  title: Demo\n  language: no\n  family: demo\n  side: third\n"
    data = world.load(world.files(sources_yaml=text))
    assert (data.sources["demo"].title, data.sources["demo"].language) == ("Demo", "no")
    assert {one.name for one in fields(tables.Source)} >= {"key", "title", "family", "side", "sha256"}
    wrong = text.replace("third", "XYZ") + "  sha256: abc\n  written_not_before: 2015-13\n"
    assert [line.split(": ")[0] for line in world.faults(world.files(sources_yaml=wrong))] == [
        f"data/sources.yaml:{place}" for place in ("5:3", "6:3", "7:3")
    ]


def test_a_stray_file_among_the_tables_is_told():
    made = world.files() | {"tidy/visit.csv": b"x\n"}
    assert world.faults(made) == ["data/tidy/visit.csv: no table of that name; did you mean visits?"]


def test_paths_begin_at_the_folders_own_name(tmp_path):
    for name, content in (world.files() | {"tidy/visits.csv": b""}).items():
        path = tmp_path / "facts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert (
        str(tables.check(tmp_path / "facts")[0]) == "facts/tidy/visits.csv: the file is empty; restore its header line"
    )
