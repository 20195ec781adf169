"""The builder's book: what was made from what, and the hash of every file that it wrote."""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from analysis import files
from analysis.requests.catalogue import BadRequest

FOLDER = ".relations"


def refuse_unwritable(folder: Path, told: str) -> None:
    """Make a folder and try to write there; raises BadRequest naming it as it was `told`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise BadRequest(f"{told} cannot be written, {cause}; name another") from error


@dataclass(frozen=True)
class Entry:
    """One page: what was asked for, what it was made from, the files that were written, and its line in the index."""

    report: str
    parameters: dict[str, str]
    lang: str
    path: str
    key: str
    inputs: dict[str, str]
    outputs: dict[str, str] = field(default_factory=dict)
    cause: str = ""
    finding: str = ""
    rows: str = ""
    picture: str = ""

    def manifest(self) -> dict[str, Any]:
        """The page as `manifest.json` lists it."""
        status = "failed" if self.cause else "done"
        made = {"key": self.key, "inputs": self.inputs, "outputs": self.outputs, "status": status}
        return {"report": self.report, "with": self.parameters, "lang": self.lang, "path": self.path, **made}


class Ledger:
    """The book of one site; files that it does not name are never touched."""

    def __init__(self, out: Path) -> None:
        """Open the book of the site in `out`; raises BadRequest when the folder holds somebody else's index."""
        self.out = out
        self.file = out / FOLDER / "ledger.json"
        self.entries: dict[str, Entry] = {}
        self.shared: dict[str, str] = {}
        if self.file.is_file():
            self._read()
        elif (out / "index.html").exists():
            raise BadRequest(f"{out} holds an index.html that relations did not write; choose an empty folder")

    def _read(self) -> None:
        """Take over what the file holds; a book that cannot be read is begun anew, and every page is made again."""
        try:
            held = json.loads(self.file.read_text("utf-8"))
            self.entries = {entry["path"]: Entry(**entry) for entry in held["entries"]}
            self.shared = dict(held["shared"])
        except (ValueError, KeyError, TypeError):
            self.entries, self.shared = {}, {}

    def save(self) -> None:
        """Write the book."""
        entries = [asdict(self.entries[path]) for path in sorted(self.entries)]
        files.write(self.file, json.dumps({"entries": entries, "shared": self.shared}, indent=1) + "\n")

    def whole(self, path: str) -> bool:
        """Whether every file of a page lies there as it was written."""
        entry = self.entries[path]
        return all(_same(self.out / path / name, digest) for name, digest in entry.outputs.items())

    def put(self, entry: Entry, contents: dict[str, bytes]) -> None:
        """Write a page's files, the page itself last, enter it, and remove what an older run wrote beside it."""
        folder = self.out / entry.path
        before = self.entries.get(entry.path)
        for name in sorted(contents, key=lambda name: (name == "index.html", name)):
            self._write(folder / name, contents[name])
        outputs = {name: files.digest(contents[name]) for name in sorted(contents)}
        self.entries[entry.path] = Entry(**{**asdict(entry), "outputs": outputs})
        if before:
            self._remove(folder, {name: old for name, old in before.outputs.items() if name not in outputs})
        self.save()

    def share(self, contents: dict[str, bytes]) -> None:
        """Write the files that belong to no single page."""
        new = {name: files.digest(content) for name, content in contents.items()}
        for name, content in contents.items():
            if not _same(self.out / name, new[name]):
                self._write(self.out / name, content)
        self._remove(self.out, {name: old for name, old in self.shared.items() if name not in new})
        self.shared = new
        self.save()

    def forget(self, paths: Iterable[str]) -> None:
        """Remove pages that nobody asks for any more: the files that we wrote, and folders left empty."""
        for path in list(paths):
            self._remove(self.out / path, self.entries.pop(path).outputs)
        self.save()

    def _write(self, path: Path, content: bytes) -> None:
        if not path.parent.resolve().is_relative_to(self.out.resolve()):
            raise BadRequest(f"{path} leads out of {self.out}; remove the link")
        files.write(path, content)

    def _remove(self, folder: Path, outputs: dict[str, str]) -> None:
        for name, digest in outputs.items():
            path = folder / name
            if path.resolve().is_relative_to(self.out.resolve()) and _same(path, digest):
                path.unlink()
                _prune(path.parent, self.out)


def _same(path: Path, digest: str) -> bool:
    return path.is_file() and files.digest(path) == digest


def _prune(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
