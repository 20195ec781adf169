"""What a command takes: the clock, the processor's time of all that it starts, the memory of those who make pages."""

import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PROC = Path("/proc")
EVERY, SHARES = 0.05, 4  # seconds between two looks; each fourth look asks for shares of memory too, which takes longer
MIB = 1024.0
HAND = os.sysconf("SC_CLK_TCK")
MAKERS = ("analysis.crews.zygote", "analysis.crews.spawned")


@dataclass
class Worker:
    """A process that makes pages: the most that it held, in MiB, in all and with what is shared divided by sharers."""

    number: int
    whole: float = 0.0
    share: float = 0.0


@dataclass
class Taken:
    """What a command took: seconds of clock and processor, how busy others kept the machine, and where it was watched
    the processor's seconds of its first process alone, and its workers.
    """

    wall: float
    processor: float
    others: float
    root: float = 0.0
    workers: list[Worker] = field(default_factory=list)


class Watch(threading.Thread):
    """Looks again and again at the processes below one, and keeps the most that each worker held."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.done = root, threading.Event()
        self.parents: dict[int, int] = {}
        self.kinds: dict[int, str] = {}
        self.workers: dict[int, Worker] = {}
        self.spent = 0.0

    def run(self) -> None:
        """Look until told to stop."""
        looks = 0
        while not self.done.wait(EVERY):
            looks += 1
            self._look(shares=not looks % SHARES)

    def stop(self) -> list[Worker]:
        """The workers in the order in which they came."""
        self.done.set()
        self.join()
        return list(self.workers.values())

    def processes(self) -> dict[int, str]:
        """The processes below the one, with what they are: `zygote`, `worker` or `other`."""
        here = {int(path.name) for path in PROC.iterdir() if path.name.isdigit()}
        for gone in self.parents.keys() - here:
            del self.parents[gone]
            self.kinds.pop(gone, None)
        for pid in sorted(here - self.parents.keys()):
            self.parents[pid] = int(status(pid).get("PPid", "0"))
        return {pid: self._kind(pid) for pid in sorted(here) if self._below(pid)}

    def _look(self, shares: bool) -> None:
        self.spent = max(self.spent, spent(self.root))
        for pid, kind in self.processes().items():
            if kind == "worker" and (held := status(pid).get("VmHWM")):
                worker = self.workers.setdefault(pid, Worker(len(self.workers) + 1))
                worker.whole = max(worker.whole, mib(held))
                worker.share = max(worker.share, share(pid) if shares else 0.0)

    def _below(self, pid: int) -> bool:
        while pid in self.parents and pid != self.root:
            pid = self.parents[pid]
        return pid == self.root

    def _kind(self, pid: int) -> str:
        """What a process is; one is asked again for as long as it may still become another by starting a program.

        A worker that went on in the place of a zygote is one from the first process on that it forks.
        """
        if self.kinds.get(pid) in ("zygote", "worker"):
            return self.kinds[pid]
        forking, spawned = (module in _command(pid) for module in MAKERS)
        above = self.parents.get(pid, 0)
        below = forking and self.kinds.get(above) in ("zygote", "worker")
        if below:
            self.kinds[above] = "zygote"
        self.kinds[pid] = "worker" if spawned or below else "zygote" if forking else "other"
        return self.kinds[pid]


def status(pid: int) -> dict[str, str]:
    """What the system says of a process; {} of one that is gone."""
    try:
        text = (PROC / str(pid) / "status").read_text("utf-8", "replace")
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in text.splitlines())}


def spent(pid: int) -> float:
    """The processor's seconds of a process without those of its children; 0 for one that is gone."""
    try:
        told = (PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / HAND


def share(pid: int) -> float:
    """MiB that a process holds, what it shares divided by those who share it; 0 for one that is gone."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((mib(line[4:]) for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def mib(told: str) -> float:
    """MiB from a size as the system writes it, such as `2048 kB`."""
    return int(told.split()[0]) / MIB


def opened(pid: int) -> int:
    """How many files a process holds open; 0 for one that is gone."""
    try:
        return len(list((PROC / str(pid) / "fd").iterdir()))
    except OSError:
        return 0


def taken(
    command: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path | None = None, watched: bool = False
) -> Taken:
    """Run a command to its end; raises CalledProcessError with what it said where it failed."""
    used, busy, began = _used(), _busy(), time.perf_counter()
    child = subprocess.Popen(command, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watch = Watch(child.pid)
    if watched:
        watch.start()
    told, _ = child.communicate()
    wall = time.perf_counter() - began
    workers = watch.stop() if watched else []
    processor = _used() - used
    if child.returncode:
        print(told)
        raise subprocess.CalledProcessError(child.returncode, list(command))
    others = max(0.0, (_busy() - busy - processor) / wall / (os.cpu_count() or 1))
    return Taken(wall, processor, others, watch.spent, workers)


def said(module: str, given: str, env: Mapping[str, str]) -> Any:
    """What a benchmark in a process of its own prints as JSON; raises CalledProcessError where it failed."""
    command = [sys.executable, "-m", f"benchmarks.{module}"]
    done = subprocess.run(command, input=given, env=env, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, command)
    return json.loads(done.stdout)


def _used() -> float:
    """Seconds of processor of the children of this process that have ended, and of theirs."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def _busy() -> float:
    """Seconds for which the machine's processors have been busy or taken away, all together."""
    user, nice, system, _, _, irq, soft, stolen, *_ = map(int, (PROC / "stat").read_text().splitlines()[0].split()[1:])
    return (user + nice + system + irq + soft + stolen) / HAND


def _command(pid: int) -> str:
    try:
        return (PROC / str(pid) / "cmdline").read_text("utf-8", "replace")
    except OSError:
        return ""
