"""What is found in the documents with hand labels, whose place RELATIONS_CORPUS names."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import tables
from analysis.ingest import ingest
from tests.ingest.exchange import Exchange
from tests.unit.ingest import said

CORPUS = Path(os.environ.get("RELATIONS_CORPUS", "-"))
SEEDS = Path(os.environ.get("RELATIONS_DOCUMENTS", "-"))
SOURCE = Path(__file__).parents[2] / "src/analysis"
WORD = re.compile(r"\w+")
RUN = 4
LONG = 7  # outside of what reads documents, where plain words and names of bodies meet by chance
LENIENT = ("--tolerate-dup", "--no-context")
STRICT = ("--key", "--direction", "--tolerate-dup")

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="RELATIONS_CORPUS is not set")


@pytest.fixture(scope="module")
def data():
    return tables.load()


def documents():
    return sorted((CORPUS / "docs").glob("*.txt"))


def candidates(paths, data):
    return [one for each in ingest(paths, data) for one in each.candidates]


def scored(found, labels, folder, options):
    """Precision, recall and F1 as the scorer beside the labels gives them."""
    (folder / "gold.json").write_text(json.dumps(labels), "utf-8")
    (folder / "found.jsonl").write_text("".join(json.dumps(one) + "\n" for one in found), "utf-8")
    call = [sys.executable, CORPUS / "score.py", folder / "found.jsonl", "--gold", folder / "gold.json", "--json"]
    told = subprocess.run([*call, "--docs", CORPUS / "docs", *options], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)["overall"]


def labels():
    return json.loads((CORPUS / "gold.json").read_text("utf-8"))


def test_kinds_pairs_and_dates_are_found(data, tmp_path):
    found = scored(candidates(documents(), data), labels(), tmp_path, LENIENT)
    assert found["f1"] >= 0.86 and found["precision"] >= 0.88, found


def test_the_right_thing_in_the_right_direction_is_found(data, tmp_path):
    found = scored(candidates(documents(), data), labels(), tmp_path, STRICT)
    assert found["f1"] >= 0.75, found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_states_exchanged_as_much_is_found(data, tmp_path, seed):
    plain = scored(candidates(documents(), data), labels(), tmp_path, LENIENT)["f1"]
    exchange = Exchange(data, said.gazetteer(), seed)
    for path in documents():
        (tmp_path / path.name).write_text(exchange.text(path.read_text("utf-8")), "utf-8")
    found = candidates(sorted(tmp_path.glob("*.txt")), data)
    assert scored(found, exchange.labels(labels()), tmp_path, LENIENT)["f1"] >= plain - 0.03


def runs(text, run):
    words = WORD.findall(text.casefold())
    return {tuple(words[place : place + run]) for place in range(len(words) - run + 1)}


@pytest.mark.parametrize(("part", "run"), [("ingest", RUN), ("", LONG)])
def test_no_run_of_words_of_a_document_stands_in_the_source(part, run):
    read = [*documents(), *SEEDS.glob("*.txt")]
    known = set().union(*(runs(path.read_text("utf-8"), run) for path in read))
    files = [path for path in (SOURCE / part).rglob("*") if path.suffix in (".py", ".toml", ".html", ".js", ".css")]
    met = {f"{path.name}: {' '.join(one)}" for path in files for one in runs(path.read_text("utf-8"), run) & known}
    assert not met


def test_every_quote_is_what_stands_at_its_place(data):
    for each in ingest(documents(), data):
        for one in each.candidates:
            assert each.document.text[one["start"] : one["end"]] == one["quote"] != ""
