"""Whether memory stays flat: `python -m benchmarks.soak [--tiny 5000] [--data FOLDER --pairs 300]`.

A build of so many pages of a tiny notebook, and one of pages of pairs, with everything that a build has around them. At
some pages it is printed what the builder and the process that forks hold, in memory and in open files, the most that
the last workers held, and how many temporary files lie about. 1 where something grew from the tenth page to the last;
the builder's memory may, since it holds the book of all pages.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from analysis import tables
from analysis.reporting import build
from analysis.requests import catalogue, values
from analysis.requests.catalogue import Request
from benchmarks import pairs
from benchmarks.measured import Watch, mib, opened, status

FIRST, LINES = 10, 12
SLACK = 4  # MiB or files: pages in the making at the moment of a look, and memory that is not given back at once
TITLE = 'from IPython.display import HTML\nHTML(\'<h1><span class="statement" data-rows="R1">A pair</span></h1>\')'
HEAD = ("page", "builder", "forks", "worker", "files of both", "temporary")


@dataclass
class Seen:
    """What was held when so many pages were done: MiB of builder, of the process that forks and of the last workers."""

    page: int
    builder: float
    forks: float
    worker: float
    files: int
    temporary: int

    def __str__(self) -> str:
        """A line of the table."""
        return f"| {' | '.join(f'{each:.1f}' if isinstance(each, float) else f'{each:,}' for each in astuple(self))} |"


class Look:
    """Looks at a build of this process whenever so many pages more are done."""

    def __init__(self, pages: int, temporary: Path) -> None:
        """Begin to watch; of so many pages some are told."""
        self.temporary, self.seen = temporary, list[Seen]()
        self.wanted = sorted({FIRST, *range(0, pages, max(1, pages // LINES))} - {0})
        self.watch = Watch(os.getpid())
        self.watch.start()

    def __call__(self, done: build.Done) -> None:
        """Note what is held where it is time; raises SystemExit for a page that failed."""
        if done.failed:
            raise SystemExit(f"{len(done.failed)} failed: {next(iter(done.failed.values()))}")
        if self.wanted and len(done.made) >= self.wanted[0]:
            self.wanted = [number for number in self.wanted if number > len(done.made)]
            self.seen.append(self._now(len(done.made)))
            print(self.seen[-1], flush=True)

    def _now(self, page: int) -> Seen:
        forks = [pid for pid, kind in self.watch.processes().items() if kind == "zygote"]
        held = sum(mib(status(pid).get("VmRSS", "0 kB")) for pid in forks)
        last = [worker.whole for worker in list(self.watch.workers.values())[-FIRST:]]
        files = sum(map(opened, (os.getpid(), *forks)))
        left = len(list(self.temporary.iterdir()))
        return Seen(page, mib(status(os.getpid())["VmRSS"]), held, max(last, default=0.0), files, left)

    def grown(self) -> list[str]:
        """What is more at the end than at the tenth page, beyond some slack."""
        self.watch.stop()
        tenth = next(seen for seen in self.seen if seen.page >= FIRST)
        told = zip(HEAD[2:], astuple(tenth)[2:], astuple(self.seen[-1])[2:], strict=True)
        return [f"{name} grew from {one:.1f} to {other:.1f}" for name, one, other in told if other > one + SLACK]


def tiny(folder: Path) -> Path:
    """A folder of notebooks in which the dyad's is tiny, and reads all rows."""
    parameters = {"metadata": {"tags": ["parameters"]}, "source": 'pair: str = "MEX-BLR"\nyears: str = ""'}
    sources = [parameters, {"metadata": {}, "source": TITLE}]
    empty = {"cell_type": "code", "execution_count": None, "outputs": []}
    cells = [{**empty, "id": f"c{number}", **cell} for number, cell in enumerate(sources)]
    folder.mkdir()
    told = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / catalogue.REPORTS["dyad"]).write_text(json.dumps(told), "utf-8")
    return folder


def soaked(requests: Sequence[Request], data: tables.Tables, notebooks: Path) -> list[str]:
    """Build these pages and say what grew."""
    print(f"| {' | '.join(HEAD)} |\n|{'--:|' * len(HEAD)}")
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder) / "temporary"
        temporary.mkdir()
        os.environ["TMPDIR"], tempfile.tempdir = str(temporary), None
        look = Look(len(requests), temporary)
        build.build(list(requests), Path(folder) / "site", data, build.Options(notebooks=notebooks, tick=look))
        del os.environ["TMPDIR"]
        tempfile.tempdir = None
    return look.grown()


def main() -> int:
    """Print the tables and what grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tiny", type=int, default=5000, help="pages of the tiny notebook")
    parser.add_argument("--pairs", type=int, default=0, help="pages of pairs")
    parser.add_argument("--data", type=Path, help="a data folder; default: the project's own")
    asked = parser.parse_args()
    data, grown = tables.load(asked.data and asked.data.resolve()), []
    if asked.tiny:
        with tempfile.TemporaryDirectory() as folder:
            given = [(("pair", "MEX-BLR"), ("years", str(number))) for number in range(1, asked.tiny + 1)]
            notebooks = tiny(Path(folder) / "notebooks")
            grown += soaked([Request("dyad", each) for each in given], data, notebooks)
    if asked.pairs:
        chosen = pairs.asked(data, asked.pairs)
        requests = [values.request("dyad", {"pair": pair}, "en", data) for pair in chosen]
        grown += soaked(requests, data, catalogue.NOTEBOOKS)
    print("\n".join(grown) or "nothing grew")
    return int(bool(grown))


if __name__ == "__main__":
    sys.exit(main())
