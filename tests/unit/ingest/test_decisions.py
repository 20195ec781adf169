"""A candidate decided on is known again, however the document was saved; the file of decisions holds no text."""

from dataclasses import dataclass

from analysis.ingest import decisions
from analysis.ingest.decisions import Decision
from tests.unit.ingest import drawn
from tests.unit.tables import world


@dataclass
class Saved:
    sha256: str


ALL = drawn.candidates()
KEYS = [decisions.key(one) for one in ALL]


def test_every_candidate_has_a_key_of_its_own():
    assert len(set(KEYS)) == len(KEYS)
    assert {len(key) for key in KEYS} == {16}


def test_a_key_does_not_depend_on_place_words_rule_or_file():
    moved = [
        one | {"start": 0, "end": 1, "quote": "x", "doc": "y", "rule": "z", "places": [], "id": "w"} for one in ALL
    ]
    assert [decisions.key(one) for one in moved] == KEYS


def test_a_key_depends_on_what_is_said():
    one = ALL[0]
    changed = [
        one | {name: "2001"} for name in ("kind", "type", "status", "sender", "receiver", "date", "place", "label")
    ]
    changed += [one | {"countries": ["DOM"]}, one | {"value": 5}, one | {"orgs": ["UN"]}]
    assert decisions.key(one) not in [decisions.key(each) for each in changed]


def test_what_was_decided_first_stands_and_is_read_again(tmp_path):
    made = [Decision("demo", "k", "visit", "accepted", ("V1", "X2")), Decision("demo", "k", "visit", "rejected")]
    content = decisions.written([], [*made, Decision("other", "k", "visit", "rejected")])
    (tmp_path / "decisions.csv").write_bytes(content)
    assert decisions.read(tmp_path) == [made[0], Decision("other", "k", "visit", "rejected")]
    assert decisions.written(decisions.read(tmp_path), made) == content


def test_nothing_was_decided_where_there_is_no_file(tmp_path):
    assert decisions.read(tmp_path) == []


def decided(candidates, held, **more):
    sources = {"demo": Saved("0" * 64), "foreign": Saved("1" * 64)}
    return set(decisions.decided(candidates, [Decision(*one) for one in held], sources, **more))


def test_the_document_of_a_source_is_known_by_its_hash_or_by_name():
    held = [("demo", KEYS[0], "event", "accepted"), *(("demo", f"k{n}", "event", "accepted") for n in range(9))]
    assert decided(ALL, held) == set()
    assert decided(ALL, held, digest="0" * 64) == {KEYS[0]}
    assert decided(ALL, held, source="demo") == {KEYS[0]}


def test_a_document_saved_anew_with_more_text_is_known_by_what_was_decided_about_it():
    held = [("demo", key, "event", "rejected") for key in KEYS[:4]]
    longer = [*ALL, drawn.one("claim", "fish was dear", 7, type="prospects")]
    assert decided(longer, held, digest="9" * 64) == set(KEYS[:4])


def test_another_document_that_tells_one_of_many_facts_again_is_asked_about_all():
    held = [("demo", key, "event", "accepted") for key in KEYS]
    assert decided(ALL[:1], held) == set()


def test_the_file_of_decisions_is_checked():
    wrong = ["demo,a,visit,accepted,V1", "demo,a,visit,rejected,", "nobody,b,visit,acepted,", "demo,,x,y,"]
    text = "\n".join(["source,key,kind,decision,rows", *wrong, ""])
    found = [line.removeprefix("data/decisions.csv:") for line in world.faults(world.files(decisions_csv=text))]
    assert [line.split(": ")[0] for line in found] == ["3:2", "4:1", "4:4", "5:2", "5:4"]
    assert found[2] == "4:4: decision 'acepted' is not in its list; did you mean accepted?"


def test_an_unknown_column_of_decisions_is_a_fault():
    [line] = world.faults(world.files(decisions_csv="source,key,kind,decision,rows,quote\n"))
    assert line.startswith("data/decisions.csv:1:6: field 'quote' is not in the schema")
