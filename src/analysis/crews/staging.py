"""Where a finished page waits whole until the builder puts it in its place."""

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import files
from analysis.crews.entry import ENTRY, Entry
from analysis.crews.order import Order

if TYPE_CHECKING:  # the builder has no use for what renders pages, which is slow to import
    from analysis.pages.page import Page


def place(staging: Path, path: str) -> Path:
    """The folder in which the page of a path waits."""
    return staging / hashlib.sha256(path.encode()).hexdigest()[:16]


def put(staging: Path, order: Order, page: "Page") -> None:
    """Write a page's files and its entry, each flushed to the disk; the folder has its name only when all are there."""
    contents = {**page.files, "index.html": page.html.encode()}
    outputs = {name: files.digest(contents[name]) for name in sorted(contents)}
    told = {name: value for name, value in order.told().items() if name != "reads"}
    entry = Entry(**told, outputs=outputs, finding=page.finding, rows=page.finding_rows, picture=page.picture)
    whole = place(staging, order.path)
    part = whole.with_suffix(files.PART)
    for old in (part, whole):
        shutil.rmtree(old, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name, content in {**contents, ENTRY: json.dumps(asdict(entry)).encode()}.items():
            _flushed(part / name, content)
        part.rename(whole)
    except OSError:
        with contextlib.suppress(OSError):
            shutil.rmtree(part)
        raise


def _flushed(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
