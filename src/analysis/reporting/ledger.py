"""The builder's book: what was made from what, and the hash and state of every file that it wrote."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis import files
from analysis.crews.entry import ENTRY, FIELDS, Entry, noted
from analysis.reporting import places, trust
from analysis.reporting.journal import Journal
from analysis.reporting.places import INDEX
from analysis.requests.catalogue import BadRequest

FOLDER = ".relations"
STAGING = "staging"
SLACK = 64  # lines by which the journal may be longer than the book before it is written anew


def refuse_unwritable(folder: Path, told: str) -> None:
    """Make a folder and try to write there; raises BadRequest naming it as it was `told`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise BadRequest(f"{told} cannot be written, {cause}; name another") from error


class Ledger:
    """The book of one site; files that it does not name are never touched."""

    def __init__(self, out: Path, verify: bool = False) -> None:
        """Open the book of the site in `out`; verify: hash every file. Raises BadRequest where the site is not ours."""
        self.out, self.journal = out, Journal(out / FOLDER / "ledger.jsonl")
        self.entries: dict[str, Entry] = {}
        self.shared: dict[str, str] = {}
        self._moved, self._age = False, 0 if verify else trust.written(self.journal.path)
        if (out / INDEX).exists() and not (out / FOLDER).is_dir():
            raise BadRequest(f"{out} holds an index.html that relations did not write; choose an empty folder")
        for told in self.journal.read():
            self._take(told)

    def _take(self, told: dict[str, Any]) -> None:
        """Take over a line of the journal; a page that an older version of this class entered is made anew."""
        if "shared" in told:
            self.shared = told["shared"]
        elif "gone" in told:
            self.entries.pop(told["gone"], None)
        elif told.keys() == FIELDS:
            self.entries[told["path"]] = Entry(**told)

    def wrong(self, path: str) -> str:
        """The first file of a page that does not lie there as it was written; '' where all do."""
        entry = self.entries[path]
        states = dict(entry.states)
        for name, digest in entry.outputs.items():
            place, now = self.out / path / name, trust.clock()
            found = trust.state(place)
            if found is None:
                return name
            if not trust.believed(found, states.get(name, ()), self._age):
                if files.digest(place) != digest:
                    return name
                states[name] = list(trust.settled(found, now))
        if states != entry.states:
            self.entries[path], self._moved = replace(entry, states=states), True
        return ""

    def enter(self, entry: Entry) -> None:
        """Write a page's line into the journal, with the states of its files as they lie there."""
        now, folder = trust.clock(), self.out / entry.path
        found = {name: trust.state(folder / name) for name in entry.outputs}
        states = {name: list(trust.settled(each, now)) for name, each in found.items() if each}
        self.entries[entry.path] = replace(entry, states=states)
        self.journal.append(vars(self.entries[entry.path]))

    def publish(self, entry: Entry, staged: Path) -> None:
        """Put a page that waits whole in `staged` into its place and enter it; what an older run wrote goes."""
        self._begin(entry, staged)
        self._finish(entry, staged)

    def _begin(self, entry: Entry, staged: Path) -> None:
        """Note beside `staged` that its files are on their way, so that the next build can finish what this began."""
        places.refuse_leading_out(self.out / entry.path, self.out)
        if (staged / ENTRY).exists():
            (staged / ENTRY).replace(_note(staged))
        else:
            files.write(_note(staged), json.dumps(vars(entry)))

    def _finish(self, entry: Entry, staged: Path) -> None:
        folder, before = self.out / entry.path, self.entries.get(entry.path)
        old = before.outputs if before else {}
        if not self._lies(entry):
            places.move(staged, folder, ours={*old, *entry.outputs})
        places.remove(folder, {name: digest for name, digest in old.items() if name not in entry.outputs}, self.out)
        self.enter(entry)
        shutil.rmtree(staged, ignore_errors=True)
        _note(staged).unlink(missing_ok=True)

    def adopt(self, staging: Path, wanted: Mapping[str, str], edition: str = "") -> list[Entry]:
        """Publish what a killed build left whole and is wanted (path → key), and finish what it had begun to publish.

        Gives the entries that were wanted; all else in staging is removed.
        """
        for note in sorted(staging.glob(f"*/{ENTRY}")):
            entry = noted(note)
            if entry and wanted.get(entry.path) == entry.key and self._complete(entry, note.parent):
                self._begin(entry, note.parent)
        found = []
        for note in sorted(staging.glob("*.json")):
            entry, staged = noted(note), note.with_suffix("")
            if entry and self._complete(entry, staged):
                self._finish(replace(entry, edition=entry.edition or edition), staged)
                found += [entry] if wanted.get(entry.path) == entry.key else []
        shutil.rmtree(staging, ignore_errors=True)
        return found

    def _complete(self, entry: Entry, staged: Path) -> bool:
        """Whether each file of a page waits in staging, or was moved to its place before."""
        found = entry.outputs.items()
        there = self.out / entry.path
        return all(places.same(staged / name, each) or places.same(there / name, each) for name, each in found)

    def _lies(self, entry: Entry) -> bool:
        return all(places.same(self.out / entry.path / name, digest) for name, digest in entry.outputs.items())

    def put(self, entry: Entry, contents: Mapping[str, bytes]) -> None:
        """Write a page of these files, and enter it."""
        staged = self.out / FOLDER / STAGING / files.digest(entry.path.encode())[:16]
        shutil.rmtree(staged, ignore_errors=True)
        for name, content in contents.items():
            files.write(staged / name, content)
        self.publish(replace(entry, outputs={name: files.digest(contents[name]) for name in sorted(contents)}), staged)

    def fail(self, entry: Entry, page: bytes) -> None:
        """Enter a page that could not be made: the older one stays under a banner, or `page` stands in its place."""
        before = self.entries.get(entry.path)
        bare = before and self._bare(before)
        if not before or bare is None:
            self.put(entry, {INDEX: page})
            return
        marked = places.bannered(bare, places.stale(before.edition, entry.cause))
        files.write(self.out / entry.path / INDEX, marked)
        outputs = {**before.outputs, INDEX: files.digest(marked)}
        self.enter(replace(before, outputs=outputs, cause=entry.cause, stale=files.digest(bare)))

    def _bare(self, entry: Entry) -> bytes | None:
        """The page that was made from an entry, without the banner that it may bear; None where none lies there."""
        folder, first = self.out / entry.path, entry.stale or ("" if entry.cause else entry.outputs[INDEX])
        bare = places.bannered((folder / INDEX).read_bytes(), b"") if (folder / INDEX).is_file() else b""
        others = {name: digest for name, digest in entry.outputs.items() if name != INDEX}
        whole = all(places.same(folder / name, digest) for name, digest in others.items())
        return bare if whole and files.digest(bare) == first else None

    def share(self, contents: Mapping[str, bytes]) -> None:
        """Write the files that belong to no single page, and remove those that are shared no more."""
        new = {name: files.digest(content) for name, content in contents.items()}
        if not new.keys() <= self.shared.keys():
            self.journal.append(
                {"shared": {**self.shared, **new}}
            )  # known before they are there: a kill leaves none behind
        for name, content in contents.items():
            if not places.same(self.out / name, new[name]):
                places.refuse_leading_out((self.out / name).parent, self.out)
                files.write(self.out / name, content)
        gone = {name: old for name, old in self.shared.items() if name not in new}
        places.remove(self.out, gone, self.out)
        if new != self.shared:
            self.shared = new
            self.journal.append({"shared": new})

    def forget(self, paths: Iterable[str]) -> None:
        """Remove pages that nobody asks for any more: the files that we wrote, and folders left empty."""
        for path in list(paths):
            places.remove(self.out / path, self.entries.pop(path).outputs, self.out)
            self.journal.append({"gone": path})

    def close(self) -> None:
        """Write the journal anew where it has grown far beyond the book, or the book knows more."""
        if self._moved or self.journal.lines > 2 * len(self.entries) + SLACK:
            told = [vars(self.entries[path]) for path in sorted(self.entries)]
            self.journal.rewrite([*told, {"shared": self.shared}])
            self._moved = False


def _note(staged: Path) -> Path:
    return staged.with_name(f"{staged.name}.json")
