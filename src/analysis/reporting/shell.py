"""Cells run as IPython's kernel runs them, in this process: no sockets, no kernel, the same outputs."""

import asyncio
import builtins
import getpass
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

ANSI = re.compile(r"\x1b\[[0-9;]*m")
WANTS_KERNEL = re.compile(r"\bipywidgets\b|\bgetpass\b|(?<![\w.])input\s*\(")
AWAITS = re.compile(r"\b(await|async)\b")
SKIPPED = "skip-execution"
LIMIT = 10_000_000
MAGICS = "storemagic"
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

    To be called before nbformat is imported. Notebooks' schema has no such address, so nothing goes unchecked;
    another schema in this process would have its "iri" formats unchecked, as where the package is not installed.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def needs_kernel(cells: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the text of these cells speaks of widgets or input() outside cells tagged `interactive`."""
    code = (cell for cell in cells if cell["cell_type"] == "code" and "interactive" not in _tags(cell))
    return any(WANTS_KERNEL.search("".join(cell["source"])) for cell in code)


class Kernel:
    """Stands where a shell expects its kernel: there to be found, and refusing what only a real one can do."""

    eventloop = None

    def __init__(self, refuse: Callable[[str], None]) -> None:
        self.refuse = refuse

    def __getattr__(self, name: str) -> Any:
        """Refuse; names that Python and the shell itself look for are simply not there."""
        if name.startswith("__") or name == "io_loop":
            raise AttributeError(name)
        self.refuse(f"get_ipython().kernel.{name}")


class Shell:
    """IPython as ipykernel runs it, without a kernel: one per process, made before forks and before pandas is imported.

    Making it starts no thread, opens no database and no event loop.
    """

    def __init__(self, extensions: Sequence[str] = ("analysis.pages.shown",)) -> None:
        spare_grammar()
        from ipykernel.compiler import XCachingCompiler
        from ipykernel.zmqshell import ZMQInteractiveShell
        from traitlets.config import Config

        from analysis.reporting.outputs import wired

        self.page, session, self.out, self.err = wired()
        self.wanted = ""
        self.session = session
        self.shell: Any = ZMQInteractiveShell.instance(
            config=Config(HistoryManager={"enabled": False}),
            user_ns={},
            kernel=Kernel(self.refuse),
            compiler_class=XCachingCompiler,
        )
        self.shell.displayhook.session = self.shell.display_pub.session = session
        builtins.get_ipython = self.shell.get_ipython  # type: ignore[attr-defined]  # pandas asks when it is imported
        if not os.environ.get("MPLBACKEND"):
            os.environ["MPLBACKEND"] = INLINE
        for name in (MAGICS, *extensions):
            self.shell.extension_manager.load_extension(name)
        self.shell.user_ns_hidden.update(self.shell.user_ns)
        self._refuse_comms()

    def refuse(self, what: str) -> None:
        """Remember that a cell asked for what is not here, and raise."""
        self.wanted = self.wanted or what
        raise NeedsKernel(what)

    def run(
        self, cells: Sequence[Any], started: Callable[[int], None] = lambda number: None, limit: int = LIMIT
    ) -> None:
        """Execute the code cells in order and fill in their outputs and counts; raises CellFailed and NeedsKernel.

        `started` is told the number of each cell before it runs.
        """
        with self._wired(), self._input(), self._loop() as loop:
            loop.run_until_complete(self._all(cells, started, limit))

    async def _all(self, cells: Sequence[Any], started: Callable[[int], None], limit: int) -> None:
        failed = None
        for number, cell in enumerate(cells, 1):
            started(number)
            if cell["cell_type"] != "code":
                continue
            cell["outputs"], cell["execution_count"] = [], None
            if not "".join(cell["source"]).strip() or SKIPPED in _tags(cell):
                continue
            failed = await self._one(number, cell, limit) or failed
        if failed:
            raise failed

    async def _one(self, number: int, cell: Any, limit: int) -> CellFailed | None:
        """Run one cell; a failure that lets the next ones run is returned, any other raised."""
        cell["execution_count"] = self.shell.execution_count
        self.page.begin(str(number), limit)
        self.shell.set_parent({"header": {"msg_id": str(number), "msg_type": "execute_request"}})
        try:
            well = await self._execute("".join(cell["source"]))
        finally:
            from analysis.reporting.outputs import flushed

            flushed()
            cell["outputs"] = self.page.end()
        self.shell.payload_manager.clear_payload()
        if self.wanted:
            raise NeedsKernel(f"cell {number}: {self.wanted}")
        if self.shell.exit_now:
            raise CellFailed(number, "SystemExit: the cell left the notebook")
        errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
        failure = CellFailed(number, _cause(errors)) if errors or not well else None
        if failure and not well and "raises-exception" not in _tags(cell):
            raise failure
        await asyncio.sleep(0)
        return failure

    async def _execute(self, source: str) -> bool:
        """What ipykernel's do_execute does with the text of a cell; whether it ran well."""
        shell = self.shell
        transformed = self._awaiting(source)
        if transformed is None:
            result = shell.run_cell(source, store_history=True)
        else:
            result = None
            try:
                result = await shell.run_cell_async(source, store_history=True, transformed_cell=transformed)
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

    @contextmanager
    def _wired(self) -> Iterator[None]:
        """The streams and descriptors of this process in the hands of the cells; nothing to read from."""
        from analysis.reporting.outputs import Relief

        self.session.owner, self.wanted = os.getpid(), ""
        held = sys.stdout, sys.stderr, os.dup(0)
        empty = os.open(os.devnull, os.O_RDONLY)
        for stream in held[:2]:
            stream.flush()
        os.dup2(empty, 0)
        self.out.capture()
        self.err.capture()
        relief = Relief([self.out, self.err])
        sys.stdout, sys.stderr = self.out, self.err
        try:
            yield
        finally:
            sys.stdout, sys.stderr = held[:2]
            relief.end()
            self.out.release()
            self.err.release()
            os.dup2(held[2], 0)
            os.close(held[2])
            os.close(empty)

    @contextmanager
    def _input(self) -> Iterator[None]:
        """Questions to the reader refused."""
        held = builtins.input, getpass.getpass
        builtins.input = lambda prompt="": self.refuse("input()")
        getpass.getpass = lambda prompt="", stream=None: self.refuse("getpass()")
        try:
            yield
        finally:
            builtins.input, getpass.getpass = held

    @contextmanager
    def _loop(self) -> Iterator[asyncio.AbstractEventLoop]:
        """An event loop for the time of a run: a kernel's cells run inside one."""
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        try:
            yield loop
        finally:
            asyncio.set_event_loop(None)
            loop.close()

    def _refuse_comms(self) -> None:
        """Widgets open a comm: refuse it, by whichever way it is opened."""
        import comm
        from ipykernel.comm.comm import BaseComm

        BaseComm.publish_msg = lambda comm, *args, **keys: self.refuse("a widget")  # type: ignore[method-assign]
        comm.create_comm = BaseComm


def _tags(cell: Mapping[str, Any]) -> list[str]:
    return list(cell.get("metadata", {}).get("tags", []))


def _cause(errors: list[Any]) -> str:
    """The first error in one line."""
    text = f"{errors[0]['ename']}: {errors[0]['evalue']}" if errors else "an output could not be shown"
    return ANSI.sub("", text).strip().splitlines()[0]
