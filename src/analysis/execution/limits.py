"""What holds processes within bounds: they die with their parent, leave nobody and take only their share."""

import contextlib
import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LINUX = sys.platform == "linux"
BATCH = "RELATIONS_BATCH"


def die_with_parent(parent: int, number: int = signal.SIGKILL) -> None:
    """Ask Linux for a signal when the parent dies; ends at once where it is dead already."""
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of whatever descendants leave behind, so that it can be found and ended."""
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def cap(memory: int) -> None:
    """Let this process, and each that it starts, have no more memory of its own than this, and leave no core behind."""
    if LINUX:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def give_back() -> None:
    """Return to the system what this process has freed and only keeps for itself; where glibc can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def alone() -> bool:
    """Whether this process runs one thread, so that it may fork; false where that cannot be found out."""
    return LINUX and len(list(Path("/proc/self/task").iterdir())) == 1


def end_orphans(but: Collection[int]) -> None:
    """Kill the children of this process that it did not start itself, and what these leave in turn."""
    here = os.getpid()
    _end(lambda: (pid for pid, folder in _living() if pid not in but and _parent(folder) == here))


def end_batch(tag: str) -> None:
    """Kill every process that was started with this tag in its surroundings, whoever its parent is, but this one."""
    told = f"{BATCH}={tag}\0".encode()
    _end(lambda: (pid for pid, folder in _living() if pid != os.getpid() and told in _surroundings(folder)))


def _end(doomed: Callable[[], Iterator[int]]) -> None:
    for _ in range(100):
        found = list(doomed())
        for pid in found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        if not found:
            return
        time.sleep(0.01)


def _living() -> Iterator[tuple[int, Path]]:
    """The processes that are no zombies; none where there is no /proc."""
    for folder in Path("/proc").iterdir() if LINUX else ():
        if folder.name.isdigit() and _stat(folder)[:1] not in ([], ["Z"], ["X"]):
            yield int(folder.name), folder


def _parent(folder: Path) -> int:
    return int((_stat(folder) or ["", "0"])[1])


def _stat(folder: Path) -> list[str]:
    """A process's state and its parent's number, [] for one that is gone."""
    try:
        return (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
    except OSError:
        return []


def _surroundings(folder: Path) -> bytes:
    try:
        return (folder / "environ").read_bytes() + b"\0"
    except OSError:
        return b""
