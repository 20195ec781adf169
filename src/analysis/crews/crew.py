"""Those who make the pages of one build: orders go out as hands are free, and come back with what became of them."""

import contextlib
import select
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from analysis.crews.order import Order, Outcome, Setting
from analysis.crews.station import FORKING, SPAWNED, Gone, Station
from analysis.execution import limits

TRIES = 3
GRACE = 60.0  # seconds beyond a report's own until a process that says nothing is taken for stuck
WORTH = 6  # for so many reports of one notebook it is worth making the first of them alone
TICK = 0.2


@dataclass
class Crew:
    """Processes that make pages, `jobs` at a time; forked where that can be done, else spawned and used again."""

    setting: Setting
    jobs: int
    forking: bool = limits.LINUX
    early: list[Station] = field(default_factory=list)
    stations: list[Station] = field(default_factory=list)
    ready: set[Station] = field(default_factory=set)
    out: dict[Station, dict[str, tuple[Order, float]]] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)
    cells: dict[str, int] = field(default_factory=dict)
    heard: dict[Station, float] = field(default_factory=dict)
    lost: int = 0
    idle: int = 0

    def start(self) -> None:
        """Start the processes, so that they import while the builder still plans."""
        width, count = (self.jobs, 1) if self.forking else (1, self.jobs)
        while len(self.stations) < count:
            station = self.early.pop() if self.early else Station(FORKING if self.forking else SPAWNED)
            self.stations.append(station)
            self.out[station] = {}
            with contextlib.suppress(Gone):  # it is found to be gone where its words are read
                station.begin(self.setting, width)

    def make(self, orders: Iterable[Order], tick: Callable[[], None] = lambda: None) -> Iterator[tuple[Order, Outcome]]:
        """Each order with its outcome, as they come back; `tick` is called now and then while all work."""
        waiting = deque(orders)
        kinds = Counter(order.report for order in waiting)
        self.start()
        while waiting or any(self.out.values()):
            self._hand_out(waiting, kinds)
            select.select([station.link for station in self.stations], [], [], TICK)
            tick()
            for station in list(self.stations):
                yield from self._heard(station, waiting)

    def end(self) -> None:
        """End all processes and whatever they started."""
        while self.stations:
            self.stations.pop().end()

    def _hand_out(self, waiting: deque[Order], kinds: Counter[str]) -> None:
        for station in self.ready & set(self.stations):
            while waiting and len(self.out[station]) < station.width:
                order = waiting.popleft()
                self.out[station][order.path] = order, time.monotonic()
                try:
                    station.send(order, more=kinds[order.report] >= WORTH and self.lost < TRIES)
                except Gone:
                    break  # it is found to be gone where its words are read

    def _heard(self, station: Station, waiting: deque[Order]) -> Iterator[tuple[Order, Outcome]]:
        try:
            for told in station.lines():
                self.heard[station] = time.monotonic()
                if told.get("ready"):
                    self.ready.add(station)
                elif "at" in told:
                    self.cells[told["path"]] = told["at"]
                else:
                    self.idle = 0
                    yield from self._judged(self.out[station].pop(told["path"])[0], told, waiting)
                if told.get("last"):
                    self._replace(station)
                    return
        except Gone:
            self.lost += 1
            yield from self._lost(station, waiting, {"died": "the process that made it ended"})
            return
        if self._silent(station):
            self.lost += 1
            late = f"it ran for more than {self.setting.seconds:g} seconds and was stopped"
            yield from self._lost(
                station, waiting, {"died": "its process did not answer"} if self.forking else {"cause": late}
            )

    def _silent(self, station: Station) -> bool:
        """Whether a process should have said more by now; one that forks sees to the time of each report itself."""
        limit = self.setting.seconds + (GRACE if self.forking else 0)
        last = self.heard.get(station, 0.0) if self.forking else 0.0  # reports wait there for others to end
        return any(time.monotonic() - max(began, last) > limit for _, began in self.out[station].values())

    def _judged(self, order: Order, told: dict[str, Any], waiting: deque[Order]) -> Iterator[tuple[Order, Outcome]]:
        """What became of an order; one whose process died by no fault that we know is tried again."""
        if told.get("errno"):
            raise OSError(told["errno"], told["cause"], self.setting.staging)
        self.tries[order.path] += 1
        if "died" in told and self.tries[order.path] < TRIES:
            waiting.appendleft(order)
            return
        cause = f"{told['died']}, {TRIES} times" if "died" in told else told.get("cause", "")
        yield order, Outcome(order.path, cause, told.get("cell", 0) if cause else 0, told.get("seconds", 0.0))

    def _lost(self, station: Station, waiting: deque[Order], told: dict[str, Any]) -> Iterator[tuple[Order, Outcome]]:
        """Put another process in the place of one that is gone, and judge what it was at work on."""
        orders = [order for order, _ in self.out[station].values()]
        self.idle = 0 if orders else self.idle + 1
        if self.idle >= TRIES:
            raise OSError(0, f"the processes that make pages do not start: {station.last_words()}", self.setting.root)
        self._replace(station)
        for order in orders:
            yield from self._judged(order, {**told, "cell": self.cells.get(order.path, 0)}, waiting)

    def _replace(self, station: Station) -> None:
        del self.out[station]
        self.stations.remove(station)
        self.ready.discard(station)
        station.end()
        self.start()
