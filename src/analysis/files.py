"""The one door for writing: whole files or none, hashes, and one builder at a time in a folder."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Busy(Exception):
    """Another process holds the folder."""


def write(path: Path, content: str | bytes) -> None:
    """Put `content` at `path` whole: written beside it, flushed to the disk, then renamed over it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def digest(content: bytes | Path) -> str:
    """SHA-256 of some bytes, or of a file's, in hexadecimal."""
    return hashlib.sha256(content.read_bytes() if isinstance(content, Path) else content).hexdigest()


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold `folder` for this process; raises Busy with the holder's process number. The kernel frees it at death."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise Busy(f"another build (process {file.read().strip()}) holds {folder.parent}") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
