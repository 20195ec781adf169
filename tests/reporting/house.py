"""A house of tiny notebooks, so that a test of the publisher takes a second and not a minute."""

import json
from pathlib import Path

import pytest

from analysis.cli import paper
from analysis.requests import catalogue

PARAMETERS = 'pair: str = "MEX-BLR"  # two states\nyears: str = ""  # such as 1992-2024'
SPAN = (
    '<h1><span class="statement" data-rows="R1 P1">{text}</span>'
    '<a class="mark" href="#row-R1" data-rows="R1 P1" data-mark="R1 +1" aria-label="source: R1 +1"></a></h1>'
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 90"><g id="a"><text x="9" y="30">1992</text></g></svg>'
SHOW = "from IPython.display import HTML, SVG, display\n"


def markdown(text, *tags):
    return {"cell_type": "markdown", "id": "m", "metadata": {"tags": list(tags)}, "source": text}


def code(text, *tags):
    cell = {"cell_type": "code", "id": "c", "metadata": {"tags": list(tags)}, "source": text}
    return cell | {"execution_count": None, "outputs": []}


def notebook(*cells):
    """The text of a notebook with these cells, each under an id of its own."""
    numbered = [cell | {"id": f"cell{number}"} for number, cell in enumerate(cells)]
    return json.dumps({"cells": numbered, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def sound(text="Two states"):
    """The cells of a notebook that shows a statement, a heading and a figure."""
    shown = f"{SHOW}display(HTML('''{SPAN.format(text=text)}'''))"
    title, question = markdown("# A pair"), markdown("## What is drawn?\n\nProse for the notebook's reader only.")
    return [title, code(PARAMETERS, "parameters"), code(shown), question, code(f"{SHOW}display(SVG('''{SVG}'''))")]


def built(folder, **reports):
    """A folder of notebooks in which every report is sound but those named here."""
    notebooks = folder / "notebooks"
    notebooks.mkdir(parents=True, exist_ok=True)
    for name, file in catalogue.REPORTS.items():
        (notebooks / file).write_text(notebook(*reports.get(name, sound())), "utf-8")
    return notebooks


def chromium():
    """Skip where there is no browser; a test that needs one calls this first."""
    if not paper.found():
        pytest.skip("no Chromium; set RELATIONS_BROWSER")


def tree(folder):
    """Every file of a site but the builder's own, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".relations" not in path.parts
    }


def alive(pid):
    """Whether a process is there and no zombie."""
    try:
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
