"""A process that has everything at hand, and forks one child for each report: a child cannot leave anything behind.

It runs one thread and keeps the tables. Where many reports of one notebook are to be made, the first of them is made
alone, and once it has come out well its child goes on in this process's place: what it has filled (imports, fonts,
templates, what data sets say of all states) every later child finds filled. Who has given up its place only waits.
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
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.sharedctypes import RawArray, RawValue
from typing import Any

from analysis.crews.bench import Bench
from analysis.crews.link import Link, standard
from analysis.crews.order import Order, Setting
from analysis.execution import limits

TICK = 0.2
LEADERS = 3  # so many reports of a notebook are tried as the one whose child goes on
LONGEST = 2000  # signs of a cause: it must fit into a pipe that nobody reads yet


@dataclass
class Child:
    """A report that is being made: its process, since when, and where its last word is to be read."""

    order: Order
    began: float
    word: int
    slot: int
    late: bool = False


class Zygote:
    """Forks children for the orders that come over a link, and says what became of each."""

    def __init__(self, link: Link, bench: Bench, setting: Setting, width: int) -> None:
        """Take what all reports share; one slot a child tells which cell it is at."""
        self.link, self.bench, self.setting = link, bench, setting
        bench.begin(setting)
        self.cells, self.children = RawArray("i", width), dict[int, Child]()
        self.waiting, self.led, self.leader = deque[dict[str, Any]](), Counter[str](), 0
        self.turn, self.turns = RawValue("i", 0), 0  # how often a child went on: by all of them, and up to this one

    def serve(self) -> None:
        """Work until the builder hangs up; raises EOFError then."""
        waker = _woken_by_children()
        while True:
            watched: list[Any] = [waker] if self.leader else [waker, self.link]
            ready = select.select(watched, [], [], TICK)[0]
            if waker in ready:
                os.read(waker, 1 << 12)
            if self.link in ready:
                self.waiting.extend(self.link.lines())
            if self.turn.value > self.turns:
                self._follow()
            self._begin()
            self._overdue()
            for child, status in self._ended():
                self._tell(child, status)

    def _begin(self) -> None:
        """Fork for the orders that wait; one that may lead begins when no other is at work, and none beside it."""
        while self.waiting and not self.leader:
            order = Order(**self.waiting[0]["order"])
            leads = self.waiting[0]["more"] and self.led[order.report] < LEADERS
            if leads and self.children:
                return
            self.waiting.popleft()
            self._fork(order, leads)

    def _fork(self, order: Order, leads: bool) -> None:
        slot = next(number for number in range(len(self.cells)) if number not in self._slots())
        self.cells[slot] = 0
        reading, writing = os.pipe()
        here, child = os.getpid(), Child(order, time.monotonic(), reading, slot)
        pid = os.fork()
        if not pid:
            os.close(reading)
            limits.die_with_parent(here)
            self._child(child, leads, writing)
        os.close(writing)
        self.children[pid] = child
        if leads:
            self.leader = pid
            self.led[order.report] += 1

    def _slots(self) -> set[int]:
        return {child.slot for child in self.children.values()}

    def _child(self, child: Child, leads: bool, writing: int) -> None:
        """The whole life of a child; it never returns."""
        told: dict[str, Any] = {"cause": ""}
        try:
            if not leads:
                self.link.close()
            signal.set_wakeup_fd(-1)
            for each in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(each, signal.SIG_DFL)
            limits.cap(self.setting.memory)
            told = self.bench.make(child.order, lambda cell: self.cells.__setitem__(child.slot, cell))
            if leads and not told and limits.alone():
                self._lead(child)
        finally:
            unforeseen = sys.exc_info()[1]
            if unforeseen is not None:
                traceback.print_exception(unforeseen)  # for whoever mends it: it lies beside the process's other words
                told = {"cause": f"{type(unforeseen).__name__}: {unforeseen}"[:LONGEST]}
            os.write(writing, json.dumps(told).encode())
            os._exit(0)

    def _lead(self, child: Child) -> None:
        """Go on as the process that forks; it never returns."""
        self.bench.tidy()
        limits.adopt_orphans()
        limits.end_orphans(but=())
        self.children, self.leader = {}, 0
        self.led[child.order.report] = LEADERS
        self.turns += 1
        self.turn.value = self.turns
        with contextlib.suppress(EOFError, BrokenPipeError):
            self.link.say({"path": child.order.path, "cell": 0, "seconds": time.monotonic() - child.began})
            self.serve()
        os._exit(0)

    def _follow(self) -> None:
        """Wait for the child that goes on in this process's place, and end with it; raises SystemExit."""
        self.link.close()
        limits.end_orphans(but=self.children)
        while True:
            _, status = os.waitpid(self.leader, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                raise SystemExit
            os.kill(self.leader, signal.SIGKILL)

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
        if self.turn.value > self.turns:
            raise SystemExit  # it had gone on in this process's place, and has said so itself
        self.leader = 0  # it has ended, if there was one: nobody works beside it
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
        link.say({"ready": True})
        with contextlib.suppress(EOFError):
            zygote.serve()
    finally:
        limits.end_batch(os.environ[limits.BATCH])
        shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)


if __name__ == "__main__":
    main()
