"""Making one page in the process at hand: run the notebook, render it, and let it wait whole."""

import os
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from analysis import tables
from analysis.crews import staging
from analysis.crews.order import Order, Setting
from analysis.execution import run, shell
from analysis.execution.shell import CellFailed, NeedsKernel, Shell
from analysis.pages import executed, page, safe
from analysis.requests.catalogue import ReportFailed, Request

READS, DATA = "RELATIONS_READS", "RELATIONS_DATA"


def make(order: Order, setting: Setting, warm: Shell, started: Callable[[int], None]) -> None:
    """Make the page of an order and put it into staging; raises CellFailed, ReportFailed or OSError."""
    staging.put(Path(setting.staging), order, render(order, setting, warm, started))


def render(order: Order, setting: Setting, warm: Shell, started: Callable[[int], None]) -> page.Page:
    """The page of an order; `started` is told the number of each cell as it begins, as it stands in the notebook."""
    surround(order, setting)
    done = _executed(order, setting, warm, started)
    request = Request(order.report, tuple(order.parameters.items()), order.lang)
    data = tables.load(Path(setting.data), order.parameters.get("names") or "un")
    try:
        return page.render(executed.normalised(done, Path(setting.root)), request, data, setting.faults)
    except safe.Unsafe as error:
        raise ReportFailed(str(error)) from error


def surround(order: Order, setting: Setting) -> None:
    """Put this process where the notebook runs, with the data that it may read."""
    os.chdir(setting.root)
    os.environ |= {DATA: setting.data, READS: order.reads}


def _executed(order: Order, setting: Setting, warm: Shell, started: Callable[[int], None]) -> NotebookNode:
    notebook, numbers = parameterised(setting.notebooks[order.report], order.parameters)
    if not shell.needs_kernel(notebook.cells):
        try:
            warm.run(notebook.cells, lambda number: started(numbers[number - 1]))
            return notebook
        except NeedsKernel:
            pass  # only found out on the way; a kernel begins anew
        except CellFailed as error:
            raise CellFailed(numbers[error.number - 1], error.cause) from error
    bare = nbformat.reads(setting.notebooks[order.report], as_version=4)
    return run.execute(bare, order.parameters, Path(setting.data), Path(setting.root), setting.seconds)


def parameterised(text: str, parameters: dict[str, str]) -> tuple[NotebookNode, list[int]]:
    """A notebook as papermill would run it, without interactive cells, and each cell's number in the file."""
    from papermill.parameterize import parameterize_notebook

    read, kept = _read(text)
    notebook = deepcopy(read)
    if not parameters:
        return notebook, kept
    held: Any = parameterize_notebook(notebook, dict(parameters), kernel_name="relations", language="python")
    injected = next(number for number, cell in enumerate(held.cells) if "injected-parameters" in run.tags(cell))
    return held, [*kept[:injected], kept[max(injected - 1, 0)], *kept[injected:]]


@lru_cache(maxsize=16)
def _read(text: str) -> tuple[NotebookNode, list[int]]:
    """The cells of a notebook that are run, and their numbers; read once, and never changed."""
    from papermill.iorw import load_notebook_node

    notebook = load_notebook_node(nbformat.reads(text, as_version=4))
    kept = [number for number, cell in enumerate(notebook.cells, 1) if "interactive" not in run.tags(cell)]
    notebook.cells = [notebook.cells[number - 1] for number in kept]
    return notebook, kept
