"""papermill's engine `relations` gives what papermill gives without it, and leaves nothing in papermill's process."""

import io
import json
import multiprocessing
from pathlib import Path

import nbformat
import papermill.engines
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from analysis.execution import engine
from tests.reporting.both_ways import by_kernel, normalised, notebook, python

CELLS = [
    "print('one')\n1 + 1",
    # a kernel reads what others write in a thread of its own: it gets the time to
    "import os, time\nos.system('echo two')\ntime.sleep(0.5)\nos.getcwd() == os.path.realpath('.')",
    "import asyncio\nawait asyncio.sleep(0)\ndisplay({'text/html': '<b>'}, raw=True)",
]


def same(held, tmp_path, **options):
    """Both notebooks, after what a reader sees of them was found equal."""
    (tmp_path / "stock").mkdir()
    stock = by_kernel(held, tmp_path / "stock", **options)
    ours = by_kernel(held, tmp_path, engine="relations", **options)
    assert [normalised(cell.outputs) for cell in ours.cells] == [normalised(cell.outputs) for cell in stock.cells]
    assert [cell.execution_count for cell in ours.cells] == [cell.execution_count for cell in stock.cells]
    for name in ("status", "exception"):
        assert [cell.metadata.papermill[name] for cell in ours.cells] == [
            cell.metadata.papermill[name] for cell in stock.cells
        ]
    assert ours.metadata.fault == stock.metadata.fault
    assert ours.metadata.get("language_info") == stock.metadata.get("language_info")
    return stock, ours


@pytest.fixture
def handed(monkeypatch):
    """The names of kernels that papermill's own engine was asked for; it then does nothing."""
    names = []
    monkeypatch.setattr(
        papermill.engines.NBClientEngine, "execute_managed_notebook", lambda manager, name, **_: names.append(name)
    )
    return names


def test_a_notebook_is_what_papermill_makes_of_it(tmp_path):
    _, ours = same(notebook(*CELLS), tmp_path, parameters={"a": 1})
    assert [cell.metadata.papermill.duration is not None for cell in ours.cells] == [True] * 4


def test_a_cell_that_fails_is_told_as_papermill_tells_it(tmp_path):
    stock, _ = same(notebook("print('before')", "1 / 0", "print('after')"), tmp_path)
    assert stock.metadata.fault == "ZeroDivisionError: division by zero"


def test_a_cell_that_leaves_is_told_as_papermill_tells_it(tmp_path):
    nbformat.write(notebook("import sys; sys.exit(0)", "print('after')"), tmp_path / "in.ipynb")
    for name in ("nbclient", "relations"):
        call = ["-m", "papermill", "in.ipynb", f"{name}.ipynb", "--engine", name, "-k", "stock"]
        python(*call, folder=tmp_path)
    stock, ours = (nbformat.read(tmp_path / f"{name}.ipynb", as_version=4) for name in ("nbclient", "relations"))
    assert [normalised(cell.outputs) for cell in ours.cells] == [normalised(cell.outputs) for cell in stock.cells]
    assert [cell.metadata.papermill.status for cell in ours.cells] == ["failed", "pending"]


def test_elsewhere_a_new_process_gives_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "FORK", False)
    same(notebook(*CELLS), tmp_path)


def test_cells_for_work_by_hand_are_left_out(tmp_path):
    held = notebook("input('who?')", tags=["interactive"])
    held.cells.append(nbformat.v4.new_code_cell("1"))
    done = by_kernel(held, tmp_path, engine="relations")
    assert [cell.source for cell in done.cells] == ["1"]


@pytest.mark.parametrize("source", ["input('who?')", "import builtins\ngetattr(builtins, 'in' + 'put')()"])
def test_what_needs_a_kernel_gets_one(source, handed, tmp_path):
    by_kernel(notebook("print('a')", source), tmp_path, engine="relations")
    assert handed == ["stock"]


def test_another_kernel_is_left_to_papermill(handed, tmp_path):
    by_kernel(notebook("1"), tmp_path, engine="relations", kernel="ours")
    assert handed == ["ours"]


def test_a_cell_that_takes_too_long_is_stopped_and_what_was_shown_is_kept(tmp_path):
    held = notebook("print('shown')", "import time; time.sleep(60)")
    with pytest.raises(CellTimeoutError):
        by_kernel(held, tmp_path, engine="relations", execution_timeout=3)
    kept = nbformat.read(tmp_path / "by_kernel.ipynb", as_version=4)
    assert kept.cells[0].outputs[0].text == "shown\n"


def test_a_process_that_dies_is_a_kernel_that_died(tmp_path):
    with pytest.raises(DeadKernelError):
        by_kernel(notebook("import os; os._exit(1)"), tmp_path, engine="relations")


def test_nothing_of_a_notebook_stays_in_papermills_process(tmp_path):
    here = Path.cwd()
    by_kernel(notebook("import os, sys; os.chdir('/'); sys.modules['left'] = os"), tmp_path, engine="relations")
    assert Path.cwd() == here
    assert multiprocessing.active_children() == []


def test_what_cells_print_goes_where_papermill_is_told(tmp_path):
    out, err = io.StringIO(), io.StringIO()
    held = notebook("import sys\nprint('out')\nprint('err', file=sys.stderr)")
    by_kernel(held, tmp_path, engine="relations", stdout_file=out, stderr_file=err)
    assert (out.getvalue(), err.getvalue()) == ("out\n", "err\n")


@pytest.mark.parametrize("first", ["papermill", "analysis.execution.engine"])
def test_papermill_starts_as_quickly_as_before(first, tmp_path):
    script = (
        f"import {first}, sys, json, papermill.engines as e; names = ['pandas', 'matplotlib', 'IPython', 'zmq.green']"
    )
    script += (
        "\nprint(json.dumps([sorted(set(names) & set(sys.modules)), 'relations' in e.papermill_engines._engines]))"
    )
    assert json.loads(python("-c", script, folder=tmp_path)) == [[], True]
