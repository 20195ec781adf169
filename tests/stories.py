"""Run a notebook's cells in this process and keep what they show: the statements of a page without a kernel."""

import ast
import csv
import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"


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
    return found


def statements(name, folder=DATA, **parameters):
    """Every statement that a notebook's page makes: its text and its rows."""
    blocks = shown(name, folder, **parameters)
    return [(statement.text, statement.rows) for block in blocks for statement in block]


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
