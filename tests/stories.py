"""Run a notebook's cells in this process and keep what they show: the statements of a page without a kernel."""

import ast
import csv
import json
import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path

from analysis import dates, tables

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("RELATIONS_DATA", ROOT / "data"))


@contextmanager
def data_root(folder):
    """Notebooks read their tables from `folder` meanwhile."""
    before = os.environ.get("RELATIONS_DATA")
    os.environ["RELATIONS_DATA"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("RELATIONS_DATA") if before is None else os.environ.update(RELATIONS_DATA=before)


def shown(name, folder=DATA, figures=False, **parameters):
    """What the cells of a notebook show, in order; cells that draw are left out unless asked for."""
    return _run(name, folder, figures, parameters)[1]


def _run(name, folder, figures, parameters):
    """The names that a notebook leaves behind, and what its cells show."""
    cells = json.loads((ROOT / f"notebooks/{name}.ipynb").read_text("utf-8"))["cells"]
    space, found = {}, []
    with data_root(folder):
        for cell in (cell for cell in cells if cell["cell_type"] == "code"):
            source = "".join(cell["source"])
            *body, last = ast.parse(source).body
            if not figures and "plots." in ast.unparse(last):
                exec(compile(ast.Module(body, []), name, "exec"), space)
                continue
            if isinstance(last, ast.Expr):
                exec(compile(ast.Module(body, []), name, "exec"), space)
                found.append(eval(compile(ast.Expression(last.value), name, "eval"), space))
            else:
                exec(compile(source, name, "exec"), space)
            if "parameters" in cell["metadata"].get("tags", []):
                space |= parameters
    return space, found


def page(name, folder=DATA, **parameters):
    """The tables of a notebook, with the rows that it computed, and every statement of its page: text and rows."""
    space, blocks = _run(name, folder, False, parameters)
    return space["data"], [(statement.text, statement.rows) for block in blocks for statement in block]


def story(name, folder=DATA, **parameters):
    """The tables of a notebook, with the rows that it computed, and all that its cells show, drawings too."""
    space, found = _run(name, folder, True, parameters)
    return space["data"], found


def statements(name, folder=DATA, **parameters):
    """Every statement that a notebook's page makes: its text and its rows."""
    return page(name, folder, **parameters)[1]


def unfounded(text, rows, data, allowed=()):
    """The years, numbers and proper names of a statement about computed rows that stand in none of its rows.

    A number may be rounded as far as it is printed (`72%` of 0.7199, `US$2.4 billion` of 2445000000); a state is named
    by its code; `allowed` are further names and numbers, such as those of the catalogue's own words. Nothing is asked
    of other statements.
    """
    if not any(":" in row for row in rows):
        return []
    held = [*_held(rows, data), *allowed]
    known = {word.lower() for one in held for word in WORD.findall(one)}
    states = {word for code in data.atlas.codes for word in WORD.findall(data.atlas.name(code))}
    numbers = [float(number.replace(",", "")) for one in held for number in FIGURE.findall(one)]
    wrong = [found[0].strip() for found in PRINTED.finditer(text) if not _printed(found, numbers)]
    for sentence in SENTENCE.split(text.replace("US$", "")):
        first, *others = WORD.findall(sentence) or [""]
        named = [word for word in [first] * (first in states) + others if word[0].isupper()]
        wrong += [word for word in named if word.lower() not in known]
    return [one for one in wrong if one not in allowed]


FIGURE = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?")
PRINTED = re.compile(r"(?<![\w.,/])(\d[\d,]*)(?:\.(\d+))?(?: ?(%|per cent|thousand|million|billion|trillion))?")
SCALE = {"%": 0.01, "per cent": 0.01, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, None: 1}
SENTENCE = re.compile(r"(?<=[.;:!?]) ")
WORD = re.compile(r"[^\W\d_]+")
DATED = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def _held(rows, data):
    """All that a page shows of some rows and of whom they cite, the names of their states and bodies, as texts."""
    held = []
    for one in tables.describe(data, rows):
        fields = [text for field in one.fields for text in (field.value, field.text)]
        codes = [code for text in fields for code in re.findall(r"\b[A-Z][A-Z0-9]+\b", text)]
        about = [vars(data.source(citation.key)) for citation in one.citations]
        held += [*fields, *map(data.atlas.name, codes), *map(data.org, codes)]
        held += [dates.say(text) for text in fields if DATED.fullmatch(text)]
        held += [str(each[name]) for each in about for name in ("title", "publisher", "written_not_before")]
        held += [str(each[name]) for each in about for name in ("edition", "years") if name in each]
    return held


def _printed(found, numbers):
    """Whether a printed number is one of those held, rounded to its last digit."""
    whole, decimals, unit = found.groups()
    number, last = float(f"{whole.rstrip(',').replace(',', '')}.{decimals or 0}"), 10.0 ** -len(decimals or "")
    return any(abs(one / SCALE[unit] - number) <= last / 2 * (1 + 1e-9) for one in numbers)


def copy_of_data(folder):
    """A copy of the shipped data that a test may change."""
    return Path(shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("derived", "raw", "documents")))


def read(path):
    """The lines of a table as lists of cells, its header first."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, lines):
    """Put the lines of a table back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def without(folder, row):
    """Take one row out of the tables of `folder`, and the participants that belong to it."""
    gone = set()
    for path in sorted((folder / "tidy").glob("*.csv")):
        lines = read(path)
        if lines[0][0] != "id":
            continue
        fact = lines[0].index("fact") if "fact" in lines[0] else None
        kept = [line for line in lines if line[0] != row and (fact is None or line[fact] != row)]
        gone |= {line[0] for line in lines} - {line[0] for line in kept}
        if len(kept) != len(lines):
            write(path, kept)
    return gone
