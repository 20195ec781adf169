"""Running a notebook: papermill, a kernel of our own, the same surroundings on every machine."""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import papermill
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from analysis.execution.shell import CellFailed
from analysis.execution.surroundings import SURROUNDINGS
from analysis.requests.catalogue import ReportFailed

START_SECONDS = 120
ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Kernels(KernelSpecManager):
    """The one kernel that reports run on: this Python, whatever the user's Jupyter is set to."""

    surroundings: Mapping[str, str] = {}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The specification of that kernel."""
        argv = [sys.executable, "-m", "analysis.execution.kernel", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Relations", language="python", env=dict(self.surroundings))


def execute(
    notebook: NotebookNode, parameters: Mapping[str, str], data: Path, root: Path, seconds: float
) -> NotebookNode:
    """A notebook run in a kernel of its own with `parameters` over the tables in `data`, from the folder `root`.

    Cells tagged `interactive` are left out: they are for work by hand. Raises CellFailed or ReportFailed.
    """
    kept = [index for index, cell in enumerate(notebook.cells) if "interactive" not in tags(cell)]
    notebook.cells = [notebook.cells[index] for index in kept]
    declared = next((index for index, cell in enumerate(notebook.cells) if "parameters" in tags(cell)), len(kept))
    with tempfile.TemporaryDirectory(prefix="k", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            done = _papermill(notebook, parameters, _manager(data, folder), root, seconds)
        except PapermillExecutionError as error:
            number = kept[error.cell_index - (error.cell_index > declared and bool(parameters))] + 1
            raise CellFailed(number, _line(f"{error.ename}: {error.evalue}", root)) from error
        except CellTimeoutError as error:
            raise ReportFailed(f"a cell ran for more than {seconds:g} seconds and was stopped") from error
        except DeadKernelError as error:
            raise ReportFailed("the kernel died; was it killed for want of memory?") from error
    _refuse_unfinished(done)
    return done


def _papermill(notebook: NotebookNode, parameters: Mapping[str, str], manager: Any, root: Path, seconds: float) -> Any:
    return papermill.execute_notebook(
        notebook,
        None,
        parameters=dict(parameters),
        kernel_name="relations",
        language="python",
        progress_bar=False,
        start_timeout=START_SECONDS,
        execution_timeout=seconds,
        kernel_manager_class=manager,
        resources={"metadata": {"path": str(root)}},
    )


def _manager(data: Path, folder: Path) -> type[AsyncKernelManager]:
    """A class of kernel managers that start our kernel over sockets in `folder`: no ports to race for."""
    surroundings = {**SURROUNDINGS, "RELATIONS_DATA": str(data), "IPYTHONDIR": str(folder / "ipython")}

    class Spec(Kernels):
        pass

    class Manager(AsyncKernelManager):
        def __init__(self, **traits: Any) -> None:
            connection = str(folder / "k.json")
            super().__init__(transport="ipc", connection_file=connection, kernel_spec_manager=Spec(), **traits)

    Spec.surroundings = surroundings
    return Manager


def _refuse_unfinished(notebook: NotebookNode) -> None:
    """Raise when a code cell has not run to its end, as after sys.exit in a cell."""
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if cell.execution_count is None or any(output.output_type == "error" for output in cell.outputs):
            raise ReportFailed(f"the notebook ended before its end, at: {cell.source.strip().splitlines()[0][:60]}")


def tags(cell: NotebookNode) -> list[str]:
    """The tags of a cell."""
    return list(cell.metadata.get("tags", []))


def _line(text: str, root: Path) -> str:
    """The first line of a cause, without colours and without where the project lies."""
    return ANSI.sub("", text).strip().splitlines()[0].replace(f"{root}{os.sep}", "")
