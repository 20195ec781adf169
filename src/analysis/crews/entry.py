"""One page as it is told to the builder and kept in its book."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ENTRY = "entry.json"


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
