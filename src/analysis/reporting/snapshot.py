"""The data as they are when a build begins: what changes while it runs does not reach its pages."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis import tables
from analysis.tables.files import derived


@contextmanager
def taken(data: Path, folder: Path) -> Iterator[Path]:
    """A copy of a data folder, under its own name, for as long as the block runs; fetched sets are linked, not copied.

    A fetch puts a new file in the place of an old one, so a link keeps what it held.
    """
    top = folder / "inputs"
    copy = top / "data"
    shutil.rmtree(top, ignore_errors=True)
    try:
        for name, content in tables.snapshot(data).items():
            place = copy / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        for path in derived(data):
            _link(path, copy / path.relative_to(data))
        yield copy
    finally:
        shutil.rmtree(top, ignore_errors=True)


def _link(path: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place)
    except OSError:  # another disk, or one without links
        shutil.copyfile(path, place)
