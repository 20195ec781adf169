"""The walk through candidates: every key counts at once, nothing is asked twice, nothing is lost."""

import json

import pytest

from analysis import tables
from analysis.ingest import decisions, editing, lines, review, saying
from analysis.ingest.review import ACCEPT, LATER, REJECT, Review
from tests.unit.ingest import drawn

ALL = drawn.candidates()
KEYS = [decisions.key(one) for one in ALL]
DATA = tables.load()


@pytest.fixture
def path(tmp_path):
    return review.journal(tmp_path / "c.jsonl")


def walk(path, steps, decided=()):
    """A review that goes on at `path`, after these steps."""
    walked = Review(ALL, path, decided)
    for step in steps:
        walked.undo() if step == "undo" else walked.decide(step)
    return walked


def test_candidates_are_asked_about_in_the_order_of_the_document(path):
    assert Review(ALL, path).queue == KEYS
    assert walk(path, [ACCEPT, REJECT]).queue == KEYS[2:]


def test_the_next_call_goes_on_where_the_last_one_stopped(path):
    walk(path, [ACCEPT, REJECT])
    again = Review(ALL, path)
    assert again.queue == KEYS[2:]
    assert (again.place, again.total, again.decided) == (3, 12, 2)


def test_what_is_put_off_comes_last_in_the_next_call(path):
    assert walk(path, [LATER, ACCEPT]).queue == KEYS[2:]
    assert Review(ALL, path).queue == [*KEYS[2:], KEYS[0]]


def test_the_last_step_is_taken_back_and_asked_again_in_a_later_call_too(path):
    walk(path, [ACCEPT, REJECT])
    assert walk(path, ["undo"]).queue == KEYS[1:]
    assert walk(path, ["undo"]).queue == KEYS
    assert Review(ALL, path).undo() is False


def test_what_was_decided_before_is_not_asked(path):
    walked = Review(ALL, path, KEYS[:5])
    assert walked.queue == KEYS[5:]
    assert walked.decided == 5


def test_a_line_that_a_crash_left_unfinished_does_not_count(path):
    walk(path, [ACCEPT])
    whole = path.read_text()
    path.write_text(whole + '{"key": "' + KEYS[1])
    assert Review(ALL, path).queue == KEYS[1:]
    walk(path, [REJECT])
    assert Review(ALL, path).settled() == {KEYS[0]: ACCEPT, KEYS[1]: REJECT}


@pytest.mark.parametrize(
    "junk", ["null", "[]", '{"key": 1}', '{"key": "a", "step": "dance"}', "[" * 9999, '{"step": []}']
)
def test_a_journal_full_of_anything_is_no_error(path, junk):
    path.write_text(f"{junk}\n")
    assert Review(ALL, path).queue == KEYS


def test_an_edited_candidate_stays_the_current_one_and_is_told_as_edited(path):
    walked = Review(ALL, path)
    walked.edit({"date": "1978"})
    assert walked.current()["date"] == "1978"
    walked.decide(ACCEPT)
    walked.decide(REJECT)
    told = [(key, decision, one["date"]) for key, decision, one in Review(ALL, path).outcome()]
    assert told == [(KEYS[0], "edited", "1978"), (KEYS[1], "rejected", "1999")]


def test_an_edit_is_taken_back_like_any_step(path):
    walked = Review(ALL, path)
    walked.edit({"date": "1978"})
    walked.undo()
    assert walked.current()["date"] == "1977-05-04"


def test_a_decision_can_be_opened_again(path):
    walk(path, [ACCEPT]).reopen(KEYS[0])
    assert Review(ALL, path).queue == [*KEYS[1:], KEYS[0]]


EDITS = {
    "date=2004": {"date": "2004"},
    "date=": {"date": None},
    "value = 12.5": {"value": 12.5},
    "countries=Iceland; DOM": {"countries": ["DOM", "ISL"]},
    "sender=Iceland": {"sender": "ISL", "countries": ["DOM", "ISL"]},
    "orgs=UN, EU": {"orgs": ["UN", "EU"]},
    "people=Anna Jonsdottir (President, ISL); Luis Pena": {
        "people": [
            {"name": "Anna Jonsdottir", "office": "President", "iso3": "ISL"},
            {"name": "Luis Pena", "office": None, "iso3": None},
        ]
    },
}
WRONG = {
    "date=2015-02-30": "date '2015-02-30' does not exist; February 2015 has 28 days",
    "sender=Icelend": "no state 'Icelend'; did you mean ISL (Iceland)?",
    "sendr=ISL": "'sendr' is no field; did you mean sender?",
    "type=embasy": "no type 'embasy'; did you mean embassy?",
    "status=actul": "no status 'actul'; did you mean actual?",
    "kind=vist": "no kind 'vist'; did you mean visit?",
    "value=12 million": "value '12 million' is no number; write it in plain units, such as 63300000",
    "people=(": "'(' is no person; write Name (office, ISO3), several parted by semicolons",
}


@pytest.mark.parametrize("line", EDITS)
def test_fields_are_edited_as_name_and_value(line):
    assert editing.changed(ALL[2], line, DATA) == EDITS[line]


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_edit_is_refused_with_a_remedy(line):
    with pytest.raises(ValueError) as told:
        editing.changed(ALL[2], line, DATA)
    assert str(told.value) == WRONG[line]


def test_every_field_that_can_be_edited_is_one_of_a_candidate():
    assert set(editing.FIELDS) - set(lines.whole({})) == {"completeness"}


def test_a_fact_is_said_in_one_line_that_a_terminal_does_not_obey():
    evil = ALL[3] | {"label": "visit\x1b[2J\x07\u202e of\nthe king"}
    said = saying.fact(evil, DATA)
    assert said.isprintable()
    assert said.startswith(
        "visit (head_of_state) · June 2004 · Iceland → Dominican Republic · visit\\x1b[2J\\x07\\u202e of the"
    )


def test_the_quote_stands_between_what_is_around_it():
    before, quote, behind = saying.context(ALL[4], drawn.TEXT)
    assert (
        f"{before}{quote}{behind}" in " ".join(drawn.TEXT.split())
        or quote == "A fisheries agreement was concluded in 2005."
    )
    assert before.rstrip().endswith("Luis Pena.")
    assert behind.lstrip().startswith("Trade")
    assert max(len(before), len(behind)) <= 200


def test_without_the_document_only_the_quote_is_shown():
    assert saying.context(ALL[4], "another text") == ("", "A fisheries agreement was concluded in 2005.", "")


BAD = {
    "no candidate": "[]",
    "no JSON": '{"kind": ',
    "kind 'dance' is none of": json.dumps({"kind": "dance"}),
    "label is no text": json.dumps({"kind": "visit", "label": 5}),
    "countries is no list": json.dumps({"kind": "visit", "countries": "MEX"}),
    "value is no number": json.dumps({"kind": "visit", "value": "5"}),
    "people is no list": json.dumps({"kind": "visit", "people": ["x"]}),
    "date '2015-13' does not exist": json.dumps({"kind": "visit", "date": "2015-13"}),
}


@pytest.mark.parametrize("what", BAD)
def test_a_line_that_is_no_candidate_is_told_with_its_place(tmp_path, what):
    path = tmp_path / "c.jsonl"
    path.write_text(f"{json.dumps(ALL[0])}\n\n{BAD[what]}\n")
    with pytest.raises(lines.BadCandidates) as told:
        lines.read(path)
    assert str(told.value).startswith(f"{path}:3: {what}")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e300", "true"])
def test_a_value_that_is_no_amount_is_refused(tmp_path, value):
    with pytest.raises(lines.BadCandidates):
        lines.parsed(f'{{"kind": "trade_total", "value": {value}}}', "c:1")


@pytest.mark.parametrize("field", ['"places": 5', '"countries": "ISL"', '"date": ["2011"]', '"people": [5]'])
def test_a_journal_spoilt_by_hand_is_refused_with_its_line(path, field):
    walk(path, [ACCEPT])
    with path.open("a") as file:
        file.write(f'{{"key": "{KEYS[1]}", "step": "edit", "fields": {{{field}}}}}\n')
    with pytest.raises(lines.BadCandidates, match=r"decided\.jsonl:2: "):
        Review(ALL, path)
