"""A crew whose hands are the workers of a dask scheduler; what they make has the same bytes, and waits in staging too.

An order goes to one worker by its address: which worker was lost with it, and how often, is counted as at home.
"""

import contextlib
import logging
import multiprocessing
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Timer
from typing import Any

from analysis import files
from analysis.crews import crew, staging
from analysis.crews.order import Order, Outcome
from analysis.crews.station import Gone, Station
from analysis.execution import versions
from analysis.requests.catalogue import BadRequest

try:
    import dask.config
    from distributed import Client, Future, LocalCluster, get_worker
    from distributed.client import ClosedClientError
    from distributed.comm.addressing import resolve_address

    from analysis.crews.parcel import Parcel, packed
except ModuleNotFoundError as missing:
    raise BadRequest(f"a cluster needs {missing.name}; run pip install relations[cluster]") from missing

LOCAL = "local"
PATIENCE = 5.0  # seconds for an answer of the scheduler's
WAITING = 60.0  # seconds without any worker
LOOK, LEAVING = 1.0, 1.0
LOGS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
APART = "import os; os.getsid(0) == os.getpid() or os.setsid()"  # no Ctrl-C at the terminal for it


class Seat(Station):
    """A dask worker with the face of a station: it takes as many orders at a time as it has threads."""

    def __init__(self, cluster: "Cluster", address: str, width: int) -> None:
        """Take a worker of a cluster; it has its parcel before it has any order."""
        self.cluster, self.address, self.width, self.link = cluster, address, width, cluster.bell
        self.futures, self.greeted = dict[str, Future](), False

    def send(self, order: Order, *, more: bool) -> None:
        """Hand over an order; more: whether many like it are asked for."""
        self.futures[order.path] = future = self.cluster.client.submit(
            lambda name, told: vars(get_worker())["plugins"][name].make(told),  # a lambda travels by value
            self.cluster.name,
            {"order": asdict(order), "more": more},
            key=f"{order.path} {time.monotonic_ns()}",
            workers=[self.address],
        )
        future.add_done_callback(self.cluster.ring)

    def lines(self) -> Iterator[dict[str, Any]]:
        """What has become of orders since it was last asked; raises Gone when the worker is gone."""
        if not self.greeted:
            self.greeted = True
            yield {"ready": True}
        for path in [path for path, future in self.futures.items() if future.done()]:
            yield {"path": path, **self._told(path, self.futures.pop(path))}
        if self.address not in self.cluster.workers:
            raise Gone

    def end(self) -> None:
        """Ask for nothing more; a worker that is there but does not answer gets no other order."""
        self.cluster.client.cancel(list(self.futures.values()))
        if self.cluster.workers.pop(self.address, 0):
            self.cluster.stuck.add(self.address)

    def _told(self, path: str, future: Future) -> dict[str, Any]:
        """What became of an order; the files of its page are put into staging."""
        if future.status == "cancelled":
            raise self.cluster.severed()
        if future.status == "error":  # no fault of the page's, these are told of
            self.cluster.say(f"worker {self.address} is left out: {future.exception(PATIENCE)!r}")
            raise Gone
        try:
            told, found = future.result(PATIENCE)
        except OSError as error:
            raise Gone from error
        if told.get("refused"):
            raise BadRequest(f"worker {self.address}: {told['refused']}; mend that there, or leave this worker out")
        if found:
            _put(staging.place(Path(self.cluster.setting.staging), path), found)
        return told


@dataclass(eq=False)
class Cluster(crew.Crew):
    """Makes pages on the workers of the scheduler at an address; `local`: of one started here, with `jobs` workers."""

    stations: list[Any] = field(default_factory=list)
    address: str = LOCAL
    say: Callable[[str], None] = print
    workers: dict[str, int] = field(default_factory=dict)
    stuck: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Give a worker the time for all that it may try by itself."""
        self.packed = packed(self.setting)
        self.name = f"relations-{files.digest(self.packed)[:16]}"
        self.setting = replace(self.setting, seconds=crew.TRIES * (self.setting.seconds + crew.GRACE))
        self.client: Any = None
        self.own: Any = None
        self.forking = True
        self.bell, self._rung = multiprocessing.Pipe(duplex=False)
        self._looked = self._found = 0.0

    def start(self) -> None:
        """Take in the workers that are there; that others went is not held against the work."""
        if self.client is None:
            self._connect()
        self.idle = self.lost = 0
        for address in self.workers.keys() - {station.address for station in self.stations}:
            seat = Seat(self, address, self.workers[address])
            self.stations.append(seat)
            self.out[seat] = {}

    def make(self, orders: Iterable[Order], tick: Callable[[], None] = lambda: None) -> Iterator[tuple[Order, Outcome]]:
        """Each order with its outcome, as they come back."""

        def look() -> None:
            self._look()
            tick()

        yield from super().make(orders, look)

    def end(self) -> None:
        """Let the workers go: what they unpacked and started goes, whatever they were at."""
        with contextlib.suppress(OSError, ValueError, ClosedClientError):  # the scheduler, or the parcel, may be gone
            super().end()
            if self.client is not None:
                leave = self.client.scheduler.unregister_worker_plugin
                self.client.sync(leave, name=self.name, callback_timeout=LEAVING)
        killing = Timer(LEAVING, self._kill)
        killing.start()
        for each in filter(None, (self.client, self.own)):
            with contextlib.suppress(OSError):
                each.close(PATIENCE)
        killing.cancel()

    def ring(self, future: Future) -> None:
        """Say that some worker has something to say; it is a thread of dask's that calls."""
        with contextlib.suppress(OSError):
            self._rung.send_bytes(b".")

    def severed(self) -> OSError:
        """What is raised when the scheduler answers no more."""
        return OSError(0, "the scheduler is lost, what was made stays", self.address)

    def _connect(self) -> None:
        for name in LOGS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters of it is said in a line of ours
        try:
            if self.address == LOCAL:
                dask.config.set({"distributed.worker.profile.enabled": False})  # a tenth of the work
                quiet = {"dashboard_address": ":0", "silence_logs": logging.CRITICAL, "preload": [APART]}
                self.own = LocalCluster(self.jobs, threads_per_worker=1, **quiet)
            else:
                resolve_address(self.address)  # a client of an address that is none would not let go
            self.client = Client(self.own or self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            remedy = "start one with dask scheduler, or write --scheduler local"
            raise BadRequest(f"no scheduler answers at {self.address}; {remedy}") from error
        self.say(f"dashboard: {self.client.dashboard_link}")
        self._refuse_other_python()
        self.client.register_plugin(Parcel(self.name, self.packed))
        self._look()

    def _kill(self) -> None:
        """End workers started here that do not leave by themselves."""
        for process in multiprocessing.active_children() if self.own else ():
            process.kill()

    def _refuse_other_python(self) -> None:
        """Raise BadRequest where no code of this Python can be understood; other versions are compared there."""
        ours = versions.installed()["python"]
        for address, told in self.client.get_versions()["workers"].items():
            theirs = told["host"]["python"]
            if not theirs.startswith(f"{ours}."):
                raise BadRequest(f"worker {address} has Python {theirs}, not {ours}; start it with that one")

    def _look(self) -> None:
        """See now and then which workers there are."""
        while self.bell.poll():
            self.bell.recv_bytes()
        now = time.monotonic()
        if now - self._looked < LOOK:
            return
        try:
            found = self.client.nthreads(callback_timeout=PATIENCE)
        except OSError as error:
            raise self.severed() from error
        self.workers = {address: found[address] for address in found.keys() - self.stuck}
        self._looked, self._found = now, now if self.workers else self._found or now
        if now - self._found > WAITING:
            raise OSError(0, f"it has no worker of use; start one with dask worker {self.address}", self.address)
        self.start()


def _put(place: Path, contents: dict[str, bytes]) -> None:
    """Let the files of a page wait in staging; the folder has its name only when all are there."""
    part = place.with_suffix(files.PART)
    for old in (part, place):
        shutil.rmtree(old, ignore_errors=True)
    files.write_all({part / name: content for name, content in contents.items()})
    part.rename(place)
