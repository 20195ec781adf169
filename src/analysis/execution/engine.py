"""papermill's engine `relations`: a notebook's cells run in a child of papermill's process, by a shell and no kernel.

papermill imports this module whenever it starts, and takes it for the engine: what is heavy waits for the child.
"""

import logging
import multiprocessing
import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NBClientEngine
from papermill.log import logger

from analysis.execution.shell import INTERACTIVE, CellFailed, NeedsKernel, Shell, needs_kernel, tags

GIVEN = ("outputs", "execution_count")
FORK = sys.platform == "linux"  # macOS's frameworks do not survive a fork


class Relations(Engine):
    """Runs what is written for this Python; the rest, and what asks for widgets or input(), a kernel runs as ever."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Run the notebook but for its cells tagged `interactive`."""
        nb_man.nb.cells = [cell for cell in nb_man.nb.cells if INTERACTIVE not in tags(cell)]
        _begin(nb_man)
        if needs_kernel(nb_man.nb.cells) or not _ours(kernel_name) or not _run(nb_man, options):
            _begin(nb_man)
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)


execute_notebook, nb_kernel_name, nb_language = (
    Relations.execute_notebook,
    Relations.nb_kernel_name,
    Relations.nb_language,
)


def _begin(manager: Any) -> None:
    manager.notebook_start()
    if manager.pbar:
        manager.pbar.reset(total=len(manager.nb.cells))


def _ours(name: str) -> bool:
    """Whether a kernel of this name is IPython's, with this Python and nothing special."""
    try:
        spec = KernelSpecManager().get_kernel_spec(name)
    except NoSuchKernel:
        return False
    here = spec.argv[0] in ("python", "python3") or Path(spec.argv[0]).parent == Path(sys.executable).parent
    return here and "ipykernel_launcher" in spec.argv and not spec.env


def _run(manager: Any, options: dict[str, Any]) -> bool:
    """Follow a child from cell to cell, as papermill follows its kernel; False where it needs one after all."""
    seconds, cells, at = options.get("execution_timeout") or options.get("timeout") or -1, manager.nb.cells, 0
    log: Any = SimpleNamespace(log=logger, **dict.fromkeys(("log_output", "stdout_file", "stderr_file")) | options)
    ours, theirs = multiprocessing.Pipe()
    context: Any = multiprocessing.get_context("fork" if FORK else "spawn")
    child = context.Process(target=_child, args=(theirs, cells, os.getpid()))
    child.start()
    theirs.close()
    try:
        while ours.poll(seconds if seconds > 0 else None):
            call, at, given = ours.recv()
            if not call:
                manager.nb.metadata.update(given)
                return bool(given)
            cells[at].update(given)
            for output in given.get("outputs", ()):
                PapermillNotebookClient.log_output_message(log, output)
            getattr(manager, call)(cells[at], cell_index=at)
        raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", seconds, cells[at])
    except EOFError:
        raise DeadKernelError("Kernel died") from None
    finally:
        child.kill()
        child.join()


def _child(link: Connection, cells: list[Any], parent: int) -> None:
    """The whole life of the child: it names what papermill's manager is to do, with what the cell gave."""
    if FORK:
        from analysis.execution import limits

        limits.die_with_parent(parent)
    logging.basicConfig(handlers=[], force=True, level=logging.WARNING)  # papermill's own would hear the cells
    at = 0

    def started(number: int) -> None:
        nonlocal at
        ended()
        at = number
        link.send(("cell_start", at - 1, {}))

    def ended() -> None:
        if at:
            given = {key: value for key, value in cells[at - 1].items() if key in GIVEN}
            link.send(("cell_complete", at - 1, given))

    try:
        Shell(()).run(cells, started)
    except NeedsKernel:
        return link.send(("", 0, {}))
    except CellFailed as fault:
        if fault.number == at:
            link.send(("cell_exception", at - 1, {}))
    ended()
    from ipykernel.ipkernel import IPythonKernel

    return link.send(("", 0, {"language_info": IPythonKernel.language_info}))
