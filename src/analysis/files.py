"""The one door for writing: whole files or none, hashes, and one builder at a time in a folder."""

import fcntl
import hashlib
import os
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

PART = ".part"
STOPPING = (signal.SIGINT, signal.SIGTERM)


class Busy(Exception):
    """Another process holds the folder."""


def write(path: Path, content: str | bytes) -> None:
    """Put `content` at `path` whole: written beside it, flushed to the disk, then renamed over it."""
    write_all({path: content})


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Put several contents at their paths: none is renamed into its place before all of them lie on the disk."""
    parts: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
            parts[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            parts[path].chmod(0o644)
        with unbroken():
            for path, part in parts.items():
                part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl-C and TERM wait for the end of the block; they interrupt no thread but the main one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {each: signal.signal(each, lambda number, _: came.append(number)) for each in STOPPING}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler or signal.SIG_DFL)
        for each in came:
            signal.raise_signal(each)


def sweep(folder: Path, *beside: Path) -> None:
    """Remove what writers that were killed left of files in a folder, and of others; nobody may write them now."""
    for path in (folder / "*", *beside):
        for part in path.parent.glob(f".{path.name}.*{PART}"):
            part.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A hidden file beside `path` to write into: it takes the place of `path` as the block ends, or is removed.

    Its name is fixed: a writer that is killed leaves this one file, which the next overwrites. Busy while one writes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{PART}")
    with part.open("ab+") as file, ExitStack() as undo:
        if not _taken(file, part):
            raise Busy(f"another process writes {path}; wait for it")
        undo.callback(part.unlink, missing_ok=True)
        file.seek(0)
        file.truncate()
        yield file
        file.flush()
        os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
        undo.pop_all()


def _taken(file: IO[bytes], path: Path) -> bool:
    """Whether this process alone holds the file, and it still is the one at the path: its last holder may move it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())


def append(path: Path, line: str) -> None:
    """Add a line to a file and flush it to the disk; what a crash left unfinished before it stays a line of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        torn = file.read(1) not in (b"", b"\n")
        file.write((b"\n" if torn else b"") + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def digest(content: bytes | Path) -> str:
    """SHA-256 of some bytes, or of a file's, in hexadecimal."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def lock(folder: Path, wait: bool = False) -> Iterator[None]:
    """Hold `folder` for this process; the kernel frees it at death. Raises Busy with the holder's process number.

    wait: wait until it is free instead.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            file.seek(0)
            holder = f"another build, accept or fetch (process {file.read().strip() or 'unknown'})"
            raise Busy(f"{holder} holds {folder.parent}; wait for it") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
