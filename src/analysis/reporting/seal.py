"""A seal on a site that is whole: while it holds there is nothing to do, and neither tables nor the book are opened."""

from __future__ import annotations

import json
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import files
from analysis.execution import versions
from analysis.reporting import inputs, states, trust
from analysis.reporting.journal import Journal
from analysis.reporting.states import Part
from analysis.requests import catalogue

if TYPE_CHECKING:
    from analysis.reporting.ledger import Ledger

FOLDER, FILE = ".relations", "seal"  # the ledger's folder; the ledger itself takes too long to load
PATIENCE = 0.5  # seconds; that clock ticks many times in one
PART = 2_048  # pages whose files are looked at in one go


class Seal:
    """What was asked for and all that it is made from, at one moment, against what the site was sealed with."""

    def __init__(self, out: Path, requests: list[Path], data: Path, notebooks: Path = catalogue.NOTEBOOKS) -> None:
        """Look at the files of requests, the data folder, the notebooks and the code as they are now."""
        self.out, self.journal, self._of = out, Journal(out / FOLDER / FILE), (requests, data, notebooks)
        readable = all(path.is_file() for path in requests)  # and not a pipe, which can be read only once
        self.began, self.question = trust.clock(), self._question()[0] if readable else ""

    def holds(self) -> int:
        """How many pages lie there just as they are asked for; 0 where that takes a longer look."""
        sealed = next(self.journal.read(), {})
        if not self.question or sealed.get("question") != self.question:
            return 0
        try:
            found, newest = states.of(self.out, sealed["parts"])
        except OSError:
            return 0
        return sealed["pages"] if found == sealed["states"] and newest < trust.written(self.journal.path) else 0

    def put(self, ledger: Ledger) -> None:
        """Seal a site that was made or found whole, unless an input was touched since this look at them."""
        if not self.question:
            return
        fresh = [path for path, entry in ledger.entries.items() if not all(each[2] for each in entry.states.values())]
        if fresh:
            _wait(time.time_ns())
            any(map(ledger.wrong, fresh))  # hashes what was too new to be trusted
            ledger.close()
        parts = _parts(ledger)
        found, newest = states.of(self.out, parts)
        if not _wait(newest):
            return
        told, (question, changed) = _told(ledger, parts), self._question()
        if question == self.question and changed < self.began and found == told:
            sealed = {"question": question, "pages": len(ledger.entries), "states": told, "parts": parts}
            self.journal.rewrite([sealed])

    def _question(self) -> tuple[str, int]:
        """One hash over all that the site is made from, and when the last of these files was changed."""
        requests, data, notebooks = self._of
        trusted = trust.Trusted(self.out / FOLDER / inputs.BOOK)
        asked = [trusted.digest(path) for path in [*requests, *sorted(notebooks.glob("*.ipynb"))]]
        held = [asked, inputs.data(data, trusted), inputs.code(trusted), versions.installed()]
        return files.digest(json.dumps(held, sort_keys=True).encode()), trusted.newest


def _wait(moment: int) -> bool:
    """Let the clock of file times pass a moment: what is written from then on has another time. False if it does not.

    It does not where the clock was set back after a file was written.
    """
    until = time.monotonic() + PATIENCE
    while trust.clock() <= moment:
        if time.monotonic() > until:
            return False
        time.sleep(0.004)
    return True


def _parts(ledger: Ledger) -> list[Part]:
    """The files of the pages, pages with files of the same names together; then the shared ones and the book."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for path, entry in sorted(ledger.entries.items()):
        alike.setdefault(tuple(sorted(entry.outputs)), []).append(path)
    pages = [
        (list(names), paths[at : at + PART]) for names, paths in alike.items() for at in range(0, len(paths), PART)
    ]
    return [*pages, (sorted(ledger.shared), [""]), ([ledger.journal.path.name], [FOLDER])]


def _told(ledger: Ledger, parts: list[Part]) -> str:
    """The hash over the states as the book has them; of the shared files it has hashes, and these are compared."""
    found = []
    for names, paths in parts[:-2]:
        held = (ledger.entries[path].states.get(name, ()) for path in paths for name in names)
        found.append(states.digest(array("q", (number for each in held for number in each))))
    places = {ledger.out / name: digest for name, digest in ledger.shared.items()}
    whole = all(place.is_file() and files.digest(place) == digest for place, digest in places.items())
    return states.joined([*found, *(states.look(ledger.out, part)[0] for part in parts[-2:])]) if whole else ""
