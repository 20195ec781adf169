"""Cells run as IPython's kernel runs them, in this process: no sockets, no kernel, the same outputs."""

import asyncio
import atexit
import builtins
import getpass
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from typing import Any

from analysis.execution import traces

ANSI = re.compile(r"\x1b\[[0-9;]*m")
WANTS_KERNEL = re.compile(r"\bipywidgets\b|\bgetpass\b|(?<![\w.])input\s*\(")
AWAITS = re.compile(r"\b(await|async)\b")
SKIPPED, INTERACTIVE, MAY_FAIL = "skip-execution", "interactive", "raises-exception"
LIMIT = 10_000_000
ARGV = ("ipykernel_launcher.py", "-f", "kernel.json", "--HistoryManager.hist_file=:memory:")
QUIET = (None, "inline", "agg")
INLINE = "module://matplotlib_inline.backend_inline"


class NeedsKernel(Exception):
    """A cell asks for what only a real kernel has: widgets or input()."""


class CellFailed(Exception):
    """A cell raised; `number` counts the cells of the notebook from one, `cause` is one line."""

    def __init__(self, number: int, cause: str) -> None:
        super().__init__(f"cell {number}: {cause}")
        self.number, self.cause = number, cause


def spare_grammar() -> None:
    """Keep jsonschema from building its grammar of international addresses, 1.5 s in every process.

    To be called before nbformat is imported. No field of a notebook is such an address, so nothing goes unchecked;
    another schema in this process has its "iri" formats unchecked, as where the package is not installed.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def needs_kernel(cells: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the text of these cells speaks of widgets or input() outside cells tagged `interactive`."""
    code = (cell for cell in cells if cell["cell_type"] == "code" and INTERACTIVE not in tags(cell))
    return any(WANTS_KERNEL.search(_source(cell)) for cell in code)


def tags(cell: Mapping[str, Any]) -> list[str]:
    """What a cell is tagged with."""
    return list(cell.get("metadata", {}).get("tags", []))


class Kernel:
    """Stands where a shell expects its kernel: there to be found, and refusing what only a real one can do."""

    eventloop = None

    def __init__(self, refuse: Callable[[str], None]) -> None:
        self.refuse = refuse

    def __getattr__(self, name: str) -> Any:
        """Refuse, but for names that Python and the shell itself look for."""
        if name.startswith("__") or name == "io_loop":
            raise AttributeError(name)
        self.refuse(f"get_ipython().kernel.{name}")


class Shell:
    """IPython as ipykernel runs it, without a kernel: one per process, made before forks and before pandas is imported.

    Making it starts no thread, opens no database and no event loop, and writes no file.
    """

    def __init__(self, extensions: Sequence[str] = ("analysis.pages.shown",)) -> None:
        spare_grammar()
        from analysis.execution.outputs import wired

        self.wire, self.session, self.out, self.err = wired()
        self.page, self.wanted, self.extensions = self.wire.page, "", extensions
        self.before: ExitStack | None = None
        if not os.environ.get("MPLBACKEND"):
            os.environ["MPLBACKEND"] = INLINE
        self.shell = self._made()
        self._refuse_comms()

    def run(
        self, cells: Sequence[Any], started: Callable[[int], None] = lambda number: None, limit: int = LIMIT
    ) -> None:
        """Execute the code cells in order and fill in their outputs and counts; raises CellFailed and NeedsKernel.

        `started` is told the number of each cell, of any kind, before its turn.
        """
        from analysis.execution.outputs import captured

        self.before, self.wanted = self.before or traces.before(), ""
        loop = asyncio.new_event_loop()  # a kernel's cells run inside one
        with captured(self.out, self.err), self._asked(), closing(loop):
            asyncio.set_event_loop(loop)
            try:
                loop.run_until_complete(self._all(cells, started, limit))
            finally:
                asyncio.set_event_loop(None)

    def reset(self) -> None:
        """Undo what runs have left in this process: names, settings, figures, folder, surroundings, random state."""
        atexit.unregister(self.shell.atexit_operations)
        self.shell.user_ns.clear()
        self.page.shown.clear()
        if self.before:
            self.before.close()
            self.before = None
        type(self.shell).clear_instance()
        self.shell = self._made()
        traces.forget()

    def _made(self) -> Any:
        """The shell itself: ipykernel's class with its own publisher, put together as ipykernel does."""
        import IPython
        from ipykernel.compiler import XCachingCompiler
        from ipykernel.zmqshell import ZMQInteractiveShell
        from IPython.core.profiledir import ProfileDir
        from traitlets.config import Config

        shell: Any = ZMQInteractiveShell.instance(
            config=Config(HistoryManager={"enabled": False}),
            ipython_dir=os.path.dirname(IPython.__file__),  # noqa: PTH120  # there already, so nothing is made at home
            profile_dir=ProfileDir(),
            user_ns={},
            kernel=Kernel(self._refuse),
            compiler_class=XCachingCompiler,
        )
        for sender in (shell.displayhook, shell.display_pub):
            sender.session, sender.pub_socket = self.session, self.wire
        shell.enable_gui = lambda gui=None: None if gui in QUIET else self._refuse(f"%gui {gui}")
        builtins.get_ipython = shell.get_ipython  # type: ignore[attr-defined]  # pandas asks when it is imported
        for name in ("storemagic", *self.extensions):
            shell.extension_manager.load_extension(name)
        shell.user_ns_hidden.update(shell.user_ns)
        return shell

    async def _all(self, cells: Sequence[Any], started: Callable[[int], None], limit: int) -> None:
        failed = None
        for number, cell in enumerate(cells, 1):
            started(number)
            if cell["cell_type"] != "code":
                continue
            cell["outputs"], cell["execution_count"] = [], None
            if _source(cell).strip() and SKIPPED not in tags(cell):
                fault = await self._one(number, cell, limit)
                failed = failed or fault
        if failed:
            raise failed

    async def _one(self, number: int, cell: Any, limit: int) -> CellFailed | None:
        """Run one cell; a failure after which papermill goes on is returned, any other raised."""
        cell["execution_count"] = self.shell.execution_count
        self.page.begin(str(number), limit)
        self.shell.set_parent({"header": {"msg_id": str(number), "msg_type": "execute_request"}})
        try:
            well = await self._execute(_source(cell))
        finally:
            self.out.flush()
            self.err.flush()
            if os.getpid() != self.wire.owner:
                os._exit(0)  # a cell forked: its child goes no further
            cell["outputs"] = self.page.end()
        self.shell.payload_manager.clear_payload()
        if self.wanted:
            raise NeedsKernel(f"cell {number}: {self.wanted}")
        if self.shell.exit_now:
            raise CellFailed(number, "SystemExit: the cell left the notebook")
        errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
        failure = CellFailed(number, _cause(errors)) if errors or not well else None
        if failure and not well and MAY_FAIL not in tags(cell):
            raise failure
        await asyncio.sleep(0)  # tasks that the cell has left get their turn between cells
        return failure

    async def _execute(self, source: str) -> bool:
        """What ipykernel's do_execute does with the text of a cell; whether it ran well."""
        shell, awaiting = self.shell, self._awaiting(source)
        if awaiting is None:
            result = shell.run_cell(source, store_history=True)
        else:
            result = None
            try:
                result = await shell.run_cell_async(source, store_history=True, transformed_cell=awaiting)
            finally:
                shell.events.trigger("post_execute")
                shell.events.trigger("post_run_cell", result)
        return bool(result and result.success and not shell._last_traceback_during_displayhook)

    def _awaiting(self, source: str) -> str | None:
        """The Python of a cell that awaits at its top level, nothing for others."""
        if not AWAITS.search(source):
            return None
        try:
            transformed = self.shell.transform_cell(source)
        except SyntaxError:
            return None  # the shell meets it again and shows it
        return transformed if self.shell.should_run_async(source, transformed_cell=transformed) else None

    def _refuse(self, what: str) -> None:
        """Remember that a cell asked for what is not here, and raise; it may catch that."""
        self.wanted = self.wanted or what
        raise NeedsKernel(what)

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """Questions to the reader refused, and the command line of a kernel."""
        held = builtins.input, getpass.getpass, sys.argv
        builtins.input = lambda prompt="": self._refuse("input()")
        getpass.getpass = lambda prompt="", stream=None: self._refuse("getpass()")
        sys.argv = list(ARGV)
        try:
            yield
        finally:
            builtins.input, getpass.getpass, sys.argv = held

    def _refuse_comms(self) -> None:
        """Widgets open a comm: refuse it, by whichever way it is opened."""
        import comm
        from ipykernel.comm.comm import BaseComm

        BaseComm.publish_msg = lambda comm, *args, **keys: self._refuse("a widget")  # type: ignore[method-assign]
        comm.create_comm = BaseComm


def _source(cell: Mapping[str, Any]) -> str:
    return "".join(cell["source"])


def _cause(errors: list[Any]) -> str:
    """The first error in one line."""
    text = f"{errors[0]['ename']}: {errors[0]['evalue']}" if errors else "an output could not be shown"
    return ANSI.sub("", text).strip().splitlines()[0]
