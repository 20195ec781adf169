"""The one door for writing: whole files or none, hashes, and one builder at a time in a folder."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO


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
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
            parts[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            parts[path].chmod(0o644)
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A hidden file beside `path` to write into: it takes the place of `path` as the block ends, or is removed.

    Its name is fixed: a writer that is killed leaves this one file, which the next overwrites. Busy while one writes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
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
def lock(folder: Path) -> Iterator[None]:
    """Hold `folder` for this process; raises Busy with the holder's process number. The kernel frees it at death."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = f"another build or accept (process {file.read().strip()})"
            raise Busy(f"{holder} holds {folder.parent}; wait for it") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
