"""What holds of every document, tried on some hundred made by chance; `benchmarks.ingest fuzz` tries thousands."""

import ast
import os
import statistics
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from analysis.ingest import ingest

from . import fuzz, laws

NUMBER = 200
SEED = 3
ALIKE = 0.95
ROOT = Path(__file__).parents[3]
READ = """
from tests.unit.ingest import fuzz, laws
print([laws.read(text)[1] for _, text in fuzz.harmed_ones(20, 5)])
"""


@pytest.mark.parametrize("part", range(5))
def test_harmed_documents_keep_the_laws(part):
    for name, text in list(fuzz.harmed_ones(NUMBER, SEED))[part::5]:
        assert laws.tried(name, text) == []


def test_invented_articles_keep_the_laws_in_every_form():
    for number in range(12):
        for form, write in fuzz.FORMS.items():
            text = write(fuzz.article(Random(number)))
            assert laws.tried(f"{form} {number}", text, harmed=False) == []


def test_one_article_tells_the_same_in_every_form():
    shares = [laws.forms_alike(fuzz.article(Random(number))) for number in range(15)]
    for form in shares[0]:
        assert statistics.mean(each[form] for each in shares) >= ALIKE, form


def test_the_articles_tell_something():
    _, found = laws.read(fuzz.as_text(fuzz.article(Random(1))))
    assert {"mission", "visit", "agreement"} <= {one["kind"] for one in found}


def test_reading_is_the_same_whatever_the_order_of_sets():
    told = set()
    for seed in "012":
        told.add(
            subprocess.check_output([sys.executable, "-c", READ], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT)
        )
    assert len(told) == 1


def test_a_long_document_tells_the_same_by_the_command_as_here(tmp_path):
    draw = Random(6)
    text = "\n\n".join(fuzz.as_text(fuzz.essay(draw)) for _ in range(40))
    path = tmp_path / "made-up"
    path.write_text(text, "utf-8")
    [told] = ingest([path], laws.data())
    assert [one | {"id": ""} for one in told.candidates] == laws.read(text)[1]


def test_no_exception_is_hidden():
    caught = [
        (path.name, handler.lineno)
        for path in (ROOT / "src" / "analysis" / "ingest").rglob("*.py")
        for handler in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(handler, ast.ExceptHandler)
        and (handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException"))
    ]
    assert caught == []
