"""One run: a builder at work in a world, its processes, what its cells have run, and a site to look at."""

import contextlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.faults.world import TOKEN, World

PATIENCE = 2.0
LONG = 240.0  # seconds within which anything at all must have come to its end
ZYGOTE, KERNEL = "analysis.crews.zygote", "analysis.execution.kernel"


class NotSeen(Exception):
    """The fault was not observed, so the run proves nothing."""


class NotRun(Exception):
    """This machine cannot bring the fault about."""


@dataclass(frozen=True)
class Process:
    """Who runs, whose child it is, and what it was started as."""

    pid: int
    parent: int
    told: str


@dataclass
class Ended:
    """What a builder left behind: its status, what it said, and how long it took."""

    status: int
    out: str
    err: str
    seconds: float


@dataclass
class Scene:
    """A world with one site in it, at first the old one or none; `bad` says which pages' cells do what."""

    world: World
    random: Random
    old: bool
    seconds: float = 120
    bad: dict[str, str] = field(default_factory=dict)
    folder: Path = field(init=False)
    token: str = field(default_factory=lambda: secrets.token_hex(8))
    builder: "subprocess.Popen[str]" = field(init=False)
    began: float = 0.0
    undo: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)

    def __enter__(self) -> "Scene":
        self.world.mend()
        self.world.files("new")
        self.folder = self.world.folder / f"run-{self.token}"
        self.folder.mkdir()
        self.undo.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.undo.callback(self.end_all)
        self.lay()
        self.world.bad(self.bad)
        return self

    def __exit__(self, *error: object) -> None:
        self.undo.close()

    @property
    def out(self) -> Path:
        """The site's folder."""
        return self.folder / "site"

    def lay(self) -> None:
        """Begin with the old site where this run has one."""
        if self.old:
            shutil.copytree(self.world.site("old"), self.out, dirs_exist_ok=True)

    def start(self, more: Mapping[str, str] | None = None, before: Callable[[], None] | None = None) -> None:
        """Start the builder."""
        self.began = time.monotonic()
        self.builder = self._popen(more or {}, before)

    def wait(self) -> Ended:
        """Wait for the builder's end."""
        try:
            out, err = self.builder.communicate(timeout=LONG)
        except subprocess.TimeoutExpired as error:
            raise AssertionError(f"the builder did not end within {LONG:g} s") from error
        return Ended(self.builder.returncode, out, err, time.monotonic() - self.began)

    def run(self, more: Mapping[str, str] | None = None) -> Ended:
        """One whole run of the command, without regard to the builder at work."""
        began, builder = time.monotonic(), self._popen(more or {}, None)
        out, err = builder.communicate(timeout=LONG)
        return Ended(builder.returncode, out, err, time.monotonic() - began)

    def _popen(self, more: Mapping[str, str], before: Callable[[], None] | None) -> "subprocess.Popen[str]":
        surroundings = self.world.surroundings(self.token) | dict(more)
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        command = self.world.command(self.out, seconds=self.seconds)
        builder = subprocess.Popen(
            command, env=surroundings, cwd=self.world.folder, preexec_fn=before, start_new_session=True, **pipes
        )
        return builder

    def struck(self) -> None:
        """The builder's time is counted from here on."""
        self.began = time.monotonic()

    def until(self, found: Callable[[], Any], what: str) -> Any:
        """What is found as soon as there is something; NotSeen when the builder ends first."""
        while not (held := found()):
            if self.builder.poll() is not None:
                raise NotSeen(f"the builder ended before {what}")
            if time.monotonic() - self.began > LONG:
                raise NotSeen(f"waited in vain for {what}")
            time.sleep(0.01)
        return held

    def moment(self, first: int = 0, upto: int | None = None) -> int:
        """Wait for a random moment: so many cells have begun, none of which the rest of the batch waits for."""
        last = len(self.world.paths) - 1 if upto is None else upto
        begun = self.random.randint(first, last)
        if begun:
            self.until(lambda: len(self.executed()) >= begun, f"cell {begun} began")
            time.sleep(self.random.uniform(0, 0.15))
        else:
            self.until(lambda: self.named(ZYGOTE), "the first process was started")
            time.sleep(self.random.uniform(0, 1))
        return begun

    def executed(self) -> list[tuple[str, int, int]]:
        """Pair, process and parent of each time that a report's cells were run."""
        told = [line.split() for line in self.world.ran.read_text().splitlines()]
        return [(pair, int(pid), int(parent)) for pair, pid, parent in told]

    def processes(self) -> list[Process]:
        """All processes of this run that are alive, the builder included."""
        return list(_marked(f"{TOKEN}={self.token}\0".encode()))

    def named(self, module: str, parent: int | None = None) -> list[Process]:
        """Those that run a module, or are forked from such a process."""
        held = [each for each in self.processes() if module in each.told]
        return [each for each in held if parent in (None, each.parent)]

    def left(self) -> list[Process]:
        """Who is still alive two seconds after the builder's end; longer where others keep the processors busy."""
        until = time.monotonic() + PATIENCE * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        while (held := self.processes()) and time.monotonic() < until:
            time.sleep(0.05)
        return held

    def end_all(self) -> None:
        """End what a run that went wrong has left."""
        for each in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(each.pid, signal.SIGKILL)


def _marked(mark: bytes) -> Iterator[Process]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            with contextlib.suppress(OSError, IndexError):
                if mark in (folder / "environ").read_bytes() + b"\0":
                    state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                    told = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                    if state not in "ZX":  # a zombie has ended
                        yield Process(int(folder.name), int(parent), told)


def sent(pids: Sequence[int], number: int) -> None:
    """Send a signal; NotSeen when a process is gone already."""
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError as error:
            raise NotSeen("the process had ended already") from error


def spoken(words: str, ended: Ended) -> str:
    """The error's own words in what the builder said."""
    found = re.search(words, ended.err)
    if not found:
        raise NotSeen(f"nothing is said of {words}: status {ended.status}, {ended.err.strip()[-200:]}")
    return found[0]
