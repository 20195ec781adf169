"""A book kept line by line: each line bears its own hash, so that one that was torn or changed is passed over."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis import files

CHECK = 16  # characters of a line's hash


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
