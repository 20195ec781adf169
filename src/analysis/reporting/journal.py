"""A book kept line by line: each line bears its own hash, so that one that was torn or changed is passed over."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import files

CHECK = 16  # characters of a line's hash


@dataclass(frozen=True)
class Entry:
    """One page: what was asked for, what it was made from, the files that were written, and its line in the index.

    inputs: name → hash; parts: what some of them consist of, one part a line; outputs: file → hash; states: file → its
    state as it lay there; cause: why the page could not be made; stale: the hash, without its banner, of the older page
    that was left in its place; edition: of the data behind the page that lies there.
    """

    report: str
    parameters: dict[str, str]
    lang: str
    path: str
    key: str
    inputs: dict[str, str]
    parts: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    states: dict[str, list[int]] = field(default_factory=dict)
    cause: str = ""
    stale: str = ""
    edition: str = ""
    finding: str = ""
    rows: str = ""
    picture: str = ""

    def manifest(self) -> dict[str, Any]:
        """The page as `manifest.json` lists it."""
        status = "stale" if self.stale else "failed" if self.cause else "done"
        made = {"key": self.key, "inputs": self.inputs, "outputs": self.outputs, "status": status}
        return {"report": self.report, "with": self.parameters, "lang": self.lang, "path": self.path, **made}


FIELDS = set(Entry.__dataclass_fields__)


def noted(note: Path) -> Entry | None:
    """The entry that waits beside a page's files; None where it is not whole."""
    try:
        return Entry(**json.loads(note.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


class Journal:
    """The lines of a file, of which later ones amend earlier ones."""

    def __init__(self, path: Path) -> None:
        """Take the file, which need not exist."""
        self.path, self.lines = path, 0

    def read(self) -> Iterator[dict[str, Any]]:
        """What the lines say that are as they were written."""
        for line in self.path.read_bytes().splitlines() if self.path.is_file() else ():
            self.lines += 1
            check, _, body = line.partition(b" ")
            if files.digest(body)[:CHECK].encode() == check:
                yield json.loads(body)

    def append(self, told: dict[str, Any]) -> None:
        """Add a line and flush it to the disk."""
        files.append(self.path, _line(told))
        self.lines += 1

    def rewrite(self, told: Iterable[dict[str, Any]]) -> None:
        """Put these lines in the place of all others."""
        lines = [f"{_line(each)}\n" for each in told]
        files.write(self.path, "".join(lines))
        self.lines = len(lines)


def _line(told: dict[str, Any]) -> str:
    body = json.dumps(told, separators=(",", ":"))
    return f"{files.digest(body.encode())[:CHECK]} {body}"
