"""A process that has everything at hand, and forks one child for each report: a child cannot leave anything behind.

It runs one thread, keeps the tables, and once a report has come out well for which others like it follow, runs its
notebook here as well: what that fills (imports, fonts, templates, what data sets say of all states) every later child
finds filled.
"""

import contextlib
import json
import os
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.sharedctypes import RawArray
from typing import Any

from analysis.crews.bench import Bench
from analysis.crews.link import Link, standard
from analysis.crews.order import Order, Setting
from analysis.execution import limits

TICK = 0.2
LONGEST = 2000  # signs of a cause: it must fit into a pipe that nobody reads yet


@dataclass
class Child:
    """A report that is being made: its process, since when, and where its last word is to be read."""

    order: Order
    began: float
    word: int
    slot: int
    warm: bool
    late: bool = False


class Zygote:
    """Forks children for the orders that come over a link, and says what became of each."""

    def __init__(self, link: Link, bench: Bench, setting: Setting, width: int) -> None:
        """Take what all reports share; one slot a child tells which cell it is at."""
        self.link, self.bench, self.setting = link, bench, setting
        bench.begin(setting)
        self.cells, self.children = RawArray("i", width), dict[int, Child]()
        self.warmed: set[str] = set()

    def serve(self) -> None:
        """Work until the builder hangs up."""
        waker = _woken_by_children()
        self.link.say({"ready": True})
        while True:
            ready = select.select([self.link, waker], [], [], TICK)[0]
            if waker in ready:
                os.read(waker, 1 << 12)
            if self.link in ready:
                for told in self.link.lines():
                    self._fork(Order(**told["order"]), told["warm"])
            self._overdue()
            for child, status in self._ended():
                self._tell(child, status)

    def _fork(self, order: Order, warm: bool) -> None:
        slot = next(number for number in range(len(self.cells)) if number not in self._slots())
        self.cells[slot] = 0
        reading, writing = os.pipe()
        here = os.getpid()
        pid = os.fork()
        if not pid:
            os.close(reading)
            limits.die_with_parent(here)
            self._child(order, slot, writing)
        os.close(writing)
        self.children[pid] = Child(order, time.monotonic(), reading, slot, warm)

    def _slots(self) -> set[int]:
        return {child.slot for child in self.children.values()}

    def _child(self, order: Order, slot: int, writing: int) -> None:
        """The whole life of a child; it never returns."""
        told: dict[str, Any] = {"cause": ""}
        try:
            self.link.close()
            signal.set_wakeup_fd(-1)
            for each in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(each, signal.SIG_DFL)
            limits.cap(self.setting.memory)
            told = self.bench.make(order, lambda cell: self.cells.__setitem__(slot, cell))
        finally:
            unforeseen = sys.exc_info()[1]
            if unforeseen is not None:
                traceback.print_exception(unforeseen)  # for whoever mends it: it lies beside the process's other words
                told = {"cause": f"{type(unforeseen).__name__}: {unforeseen}"[:LONGEST]}
            os.write(writing, json.dumps(told).encode())
            os._exit(0)

    def _overdue(self) -> None:
        """Kill children that have had their time, or that a signal stopped."""
        for pid, child in self.children.items():
            if time.monotonic() - child.began > self.setting.seconds and not child.late:
                child.late = True
                os.kill(pid, signal.SIGKILL)

    def _ended(self) -> Iterator[tuple[Child, int]]:
        """The children that have ended; one that a signal stopped is killed first."""
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
                if not pid:
                    return
                if os.WIFSTOPPED(status):
                    os.kill(pid, signal.SIGKILL)
                elif pid in self.children:
                    limits.end_orphans(but=self.children)
                    yield self.children.pop(pid), status

    def _tell(self, child: Child, status: int) -> None:
        with os.fdopen(child.word, "rb") as file:
            word = file.read()
        told: dict[str, Any] = {"path": child.order.path, "cell": self.cells[child.slot]}
        if child.late:
            told["cause"] = f"it ran for more than {self.setting.seconds:g} seconds and was stopped"
        elif os.WIFSIGNALED(status):
            told["died"] = f"its process was ended by {signal.Signals(os.WTERMSIG(status)).name}"
        else:
            told |= json.loads(word) if word else {"cause": "the cell ended the process that it ran in"}
        told["seconds"] = time.monotonic() - child.began
        self.link.say(told)
        if child.warm and "cause" not in told and "died" not in told:
            self._warm(child.order)

    def _warm(self, order: Order) -> None:
        """Run a notebook that is known to come to its end, so that later children find filled what it fills."""
        if order.report not in self.warmed:
            self.warmed.add(order.report)
            limits.die_with_parent(builder())  # at once: no handler is called while a cell is deep in some library
            self.bench.warm(order)
            limits.die_with_parent(builder(), signal.SIGTERM)


def _woken_by_children() -> int:
    """A pipe that can be read whenever a child has ended."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    return reading


def builder() -> int:
    """The process that started this one; it may have died by now, and another be our parent."""
    return int(os.environ[limits.BATCH].partition("-")[0])


def _leave(number: int, frame: object) -> None:
    raise SystemExit


def main() -> None:
    """Work for the builder at the other end of standard input, and die with it."""
    limits.die_with_parent(builder())
    limits.adopt_orphans()
    link = standard()
    try:
        bench, told = Bench(), link.line()
        zygote = Zygote(link, bench, Setting(**told["setting"]), told["width"])
        limits.die_with_parent(builder(), signal.SIGTERM)
        signal.signal(signal.SIGTERM, _leave)
        with contextlib.suppress(EOFError):
            zygote.serve()
    finally:
        limits.end_batch(os.environ[limits.BATCH])
        shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)


if __name__ == "__main__":
    main()
