"""Which files need not be read again: a file is trusted while its state is as it was when its bytes were hashed."""

import os
import stat
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis import files
from analysis.reporting.journal import Journal

COARSE = getattr(time, "CLOCK_REALTIME_COARSE", None)
TICK = 20_000_000  # ns; where the clock of file times cannot be asked, they may lie so far behind
State = tuple[int, int, int, int]


def state(path: Path | str, folder: int | None = None) -> State | None:
    """Size, times of bytes and of inode, and inode of a file (within an open `folder`); None where there is none."""
    try:
        found = os.stat(path, dir_fd=folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def settled(found: State, now: int | None = None) -> State:
    """A state to be written down; a file as new as the clock can change unseen, so its state will match nothing."""
    return found if found[2] < (now or clock()) else (found[0], found[1], 0, found[3])


def clock() -> int:
    """Now, as the times of files are counted or a little earlier."""
    return time.time_ns() - TICK if COARSE is None else time.clock_gettime_ns(COARSE)


def written(book: Path) -> int:
    """When a book was last written; what is as new as the book is not believed. 0 where there is none."""
    try:
        found = book.stat()
    except FileNotFoundError:
        return 0
    return min(found.st_mtime_ns, found.st_ctime_ns)


def believed(found: State, held: Sequence[int], age: int) -> bool:
    """Whether a file in this state is the one that was `held` by a book of this age; its bytes need not be read."""
    return found[2] < age and list(found) == list(held)


class Trusted:
    """The hashes of files, from a book where these can be trusted."""

    def __init__(self, book: Path | None, verify: bool = False) -> None:
        """Open a book, which need not exist, or none; verify: hash every file whatever the book says."""
        self.book, self.changed = Journal(book) if book else None, False
        self._age = written(book) if book and not verify else 0
        told = self.book.read() if self.book else ()
        self._known: dict[str, list[Any]] = {each["path"]: each["seen"] for each in told}
        self._seen: dict[str, str] = {}
        self.newest = 0  # when the last of the files that were asked for was changed

    def digest(self, path: Path) -> str:
        """SHA-256 of a file, taken once in the life of this object; raises OSError where there is none."""
        name = str(path)
        if name not in self._seen:
            self._seen[name] = self._digest(path, name)
        return self._seen[name]

    def _digest(self, path: Path, name: str) -> str:
        before, (*held, digest) = state(path), self._known.get(name, ("",))
        self.newest = max(self.newest, before[2] if before else 0)
        if before and believed(before, held, self._age):
            return digest
        now, digest = clock(), files.digest(path)
        if before and state(path) == before:  # else it is being written: hash it again next time
            self._known[name], self.changed = [*settled(before, now), digest], True
        return digest

    def save(self) -> None:
        """Write the book of the files that were asked for, where it is not as it was."""
        kept = {name: self._known[name] for name in sorted(self._seen) if name in self._known}
        if self.book and (self.changed or len(kept) != len(self._known)):
            self.book.rewrite({"path": name, "seen": seen} for name, seen in kept.items())
