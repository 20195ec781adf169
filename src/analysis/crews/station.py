"""The builder's end of a process that makes pages: a line of JSON each way, and an eye on whether it lives."""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import analysis
from analysis.crews.link import Link
from analysis.crews.order import Order, Setting
from analysis.execution import limits
from analysis.execution.surroundings import SURROUNDINGS

FORKING, SPAWNED = "analysis.crews.zygote", "analysis.crews.spawned"
GRACE, PATIENCE = 0.2, 2.0


class Gone(Exception):
    """The process ended, or answers no more."""


class Station:
    """A process started for one build; it takes `width` orders at a time."""

    def __init__(self, module: str = FORKING) -> None:
        """Start the process, which imports what it needs before it asks for more."""
        self.width, self.tag = 0, f"{os.getpid()}-{secrets.token_hex(8)}"
        self.folder = tempfile.mkdtemp(prefix="rel-", dir=_short())
        self.said = Path(self.folder, "said")
        code = os.pathsep.join(filter(None, (str(Path(analysis.__file__).parents[1]), os.environ.get("PYTHONPATH"))))
        (theirs, ours), (mine, its) = os.pipe(), os.pipe()
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=theirs,
                stdout=its,
                stderr=said,
                env=os.environ | SURROUNDINGS | {"PYTHONPATH": code, limits.BATCH: self.tag, "TMPDIR": self.folder},
                start_new_session=True,  # a Ctrl-C on the terminal is the builder's alone to answer
            )
        os.close(theirs)
        os.close(its)
        os.set_blocking(mine, False)
        self.link = Link(mine, ours)

    def begin(self, setting: Setting, width: int) -> None:
        """Say what all orders share; the process says when it is ready to work. Raises Gone."""
        self.width = width
        self._send({"setting": asdict(setting), "width": width})

    def send(self, order: Order, *, more: bool) -> None:
        """Hand over an order; more: whether many like it are asked for. Raises Gone."""
        self._send({"order": asdict(order), "more": more})

    def lines(self) -> Iterator[dict[str, Any]]:
        """What the process has said since it was last asked; raises Gone when it has ended, or was stopped."""
        self._refuse_stopped()
        try:
            yield from self.link.lines()
        except EOFError as error:
            raise Gone from error

    def last_words(self) -> str:
        """The last line that the process said of itself, which is what it died of where it died of something."""
        lines = self.said.read_text("utf-8", "replace").split("\n") if self.said.is_file() else []
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def end(self) -> None:
        """End the process and everything that it started, whatever state it is in; one that hangs up is not killed."""
        self.link.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(GRACE)
        self.process.kill()
        limits.end_batch(self.tag)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _send(self, told: dict[str, Any]) -> None:
        try:
            self.link.say(told)
        except OSError as error:
            raise Gone from error

    def _refuse_stopped(self) -> None:
        """Raise Gone for a process that a signal stopped: nobody would wake it."""
        with contextlib.suppress(ChildProcessError):
            number, status = os.waitpid(self.process.pid, os.WNOHANG | getattr(os, "WUNTRACED", 0))
            if number and not os.WIFSTOPPED(status):
                self.process.returncode = os.waitstatus_to_exitcode(status)
            if number:
                raise Gone


@contextlib.contextmanager
def early(*, wanted: bool = True) -> Iterator[list[Station]]:
    """A process started before it is known what for, where it is wanted; who takes it out of the list has to end it."""
    stations = [Station()] if limits.LINUX and wanted else []
    try:
        yield stations
    finally:
        for station in stations:
            station.end()


def _short() -> str | None:
    """A folder for what cells and kernels put aside, whose name is short enough for the path of a socket in it."""
    usual = tempfile.gettempdir()
    return "/tmp" if len(usual) > 60 and Path("/tmp").is_dir() else usual
