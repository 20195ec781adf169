"""How fast pages of pairs are made, beside what a user would do without the builder: `python -m benchmarks.batch`.

--data names a data folder with the data sets fetched. All is measured in one run, in rounds that alternate: A and one
cold report of the same pair, C, the whole batch into an empty folder, nothing to do, the floor; each other round the
other way about, so that what else the machine does hits all of them. Prints lines for docs/measurements.md.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from analysis import tables
from benchmarks import baselines, floor, pairs
from benchmarks.measured import ROOT, Taken, taken

RELATIONS = str(baselines.BIN / "relations")
ROUNDS, NOTHING = 2, 3
TENTH = 10
IN_SERIES, LOOPED, AT_LEAST, COLD = 25, 5, 1.15, 0.4
MEMORY, PAGE = 220, 300


@dataclass
class Found:
    """What the rounds gave, in seconds; builds and their sizes as they came."""

    series: list[Taken] = field(default_factory=list)
    cold: list[Taken] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    looped: list[float] = field(default_factory=list)
    builds: list[Taken] = field(default_factory=list)
    nothing: list[float] = field(default_factory=list)
    floor: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


class Bench:
    """One run of the benchmark: what is asked for, and what was found so far."""

    def __init__(self, data: Path, reports: int, sample: int, jobs: int) -> None:
        """Choose the pairs."""
        self.data, self.jobs, self.found = data.resolve(), jobs, Found()
        self.pairs = pairs.asked(tables.load(self.data), reports)
        self.some = pairs.spread(self.pairs, min(sample, reports))
        self.more = pairs.spread(self.pairs, min(2 * sample, reports))

    def run(self) -> None:
        """Go through all rounds."""
        steps = (self.alone, self.loop, self.build, self.least)
        for number in range(ROUNDS):
            for step in steps if number % 2 == 0 else reversed(steps):
                print(f"round {number + 1}: {step.__name__}", file=sys.stderr, flush=True)
                step(number)

    def alone(self, number: int) -> None:
        """A, and one report from the shell, of some pairs in turn."""
        for pair in self.some[number::ROUNDS]:
            self.found.series.append(baselines.in_series(pair, self.data))
            with tempfile.TemporaryDirectory() as out:
                call = [RELATIONS, "report", "dyad", f"pair={pair}", "--out", out, "--data", str(self.data)]
                self.found.cold.append(taken(call, cwd=ROOT))

    def loop(self, number: int) -> None:
        """C over some more pairs."""
        start, each = baselines.looped(self.more[number::ROUNDS], self.data)
        self.found.starts.append(start)
        self.found.looped.append(each)

    def build(self, number: int) -> None:
        """The whole batch into an empty folder, and then again with nothing to do."""
        with tempfile.TemporaryDirectory() as folder:
            requests = pairs.written(self.pairs, Path(folder) / "asked.yaml")
            out = Path(folder) / "site"
            call = [RELATIONS, "build", str(requests), "--out", str(out), "--data", str(self.data)]
            call += ["--jobs", str(self.jobs)]
            self.found.builds.append(taken(call, cwd=ROOT, watched=True))
            self.found.nothing += [taken(call, cwd=ROOT).wall for _ in range(NOTHING)]
            self.found.sizes = sizes(out)

    def least(self, number: int) -> None:
        """The floor of each pair, half of them a round."""
        self.found.floor |= floor.seconds(self.pairs[number::ROUNDS], self.data)


def sizes(site: Path) -> dict[str, int]:
    """Bytes of a site: its largest page, the median of pages and of their whole folders, what pages share."""
    found = {path: path.stat().st_size for path in site.rglob("*") if path.is_file() and ".relations" not in path.parts}
    pages = {path.parent: size for path, size in found.items() if path.match("*/*/*/index.html")}
    folders = [sum(size for path, size in found.items() if path.parent == folder) for folder in pages]
    shared = sum(size for path, size in found.items() if path.parent not in pages)
    each = {"largest": max(pages.values()), "page": int(median(pages.values())), "folder": int(median(folders))}
    return each | {"shared": shared, "pages": len(pages)}


def lines(bench: Bench) -> list[tuple[str, str]]:
    """What was found, as figures with their values."""
    found, number = bench.found, len(bench.pairs)
    wall = median(one.wall for one in found.builds) / number
    series, cold = (median(one.wall for one in each) for each in (found.series, found.cold))
    looped = fmean(found.looped) + fmean(found.starts) / number
    used = median(one.processor for one in found.builds) / number
    least = fmean(found.floor.values())
    some = f"{number} pairs, {bench.jobs} at a time"
    return [
        (f"A, a page: `papermill`, then `jupyter nbconvert`; median of {len(found.series)}", f"{series:.2f} s"),
        (f"C, a page: two loops of papermill and one exporter each; of {len(bench.more)}", f"{looped:.2f} s"),
        (f"a page of `relations build`, {some}, of the clock", f"{wall:.3f} s"),
        ("times A; times C", f"{series / wall:.1f}; {looped / wall:.1f} ({IN_SERIES} and {LOOPED} were wanted)"),
        ("the floor of the same pairs, of the processor", f"{least:.3f} s a page"),
        ("a page of the build, of the processor, all processes", f"{used:.3f} s"),
        ("times the floor", f"{used / least:.2f} ({AT_LEAST} was allowed)"),
        (f"one cold report from the shell; median of {len(found.cold)}", f"{cold:.2f} s"),
        ("of A, the same pairs", f"{cold / series:.2f} ({COLD} was allowed)"),
        (f"nothing to do for {number} pages", f"{median(found.nothing):.2f} s"),
        *_memory([one.workers for one in found.builds]),
        ("the largest page; the median", f"{_kb(found.sizes, 'largest')}; {_kb(found.sizes, 'page')} ({PAGE} allowed)"),
        ("a page with its notebook and downloads, the median", _kb(found.sizes, "folder")),
        ("what all pages share, once a site", _kb(found.sizes, "shared")),
    ]


def _memory(builds: Sequence[Sequence]) -> list[tuple[str, str]]:
    """The most that workers held; each worker of a forking crew makes one page."""
    workers = [worker for build in builds for worker in build]
    if not workers:
        return []
    last = [(build[min(TENTH, len(build)) - 1].whole, build[-1].whole) for build in builds if build]
    most, share = max(worker.whole for worker in workers), max(worker.share for worker in workers)
    told = f"{fmean(one for one, _ in last):.0f}; {fmean(one for _, one in last):.0f} MiB"
    return [
        ("the most memory of a worker; its share", f"{most:.0f} MiB; {share:.0f} MiB ({MEMORY} MiB was allowed)"),
        (f"that of the {TENTH}th worker; of the last", told),
    ]


def _kb(found: dict[str, int], name: str) -> str:
    return f"{found[name] / 1000:.0f} kB"


def compile_all() -> None:
    """Compile the code of this Python's libraries and of the project, so that no side pays for it."""
    places = [sysconfig.get_paths()["purelib"], str(ROOT / "src")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", "-j", "0", *places], stdout=subprocess.DEVNULL)


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a data folder with the data sets fetched")
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--sample", type=int, default=5, help="pairs of A and of a cold report; C takes twice as many")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    compile_all()
    before = os.getloadavg()
    bench = Bench(asked.data, asked.reports, asked.sample, asked.jobs)
    bench.run()
    command = f"python -m benchmarks.batch --data FOLDER --reports {asked.reports} --sample {asked.sample}"
    print("| figure | value | command |\n|---|---|---|")
    for figure, value in lines(bench):
        print(f"| {figure} | {value} | `{command}` |")
        command = "the same" if command != "the same" else command
    others = max(one.others for one in [*bench.found.series, *bench.found.cold, *bench.found.builds])
    told = [" ".join(f"{load:.2f}" for load in each) for each in (before, os.getloadavg())]
    print(f"load before: {told[0]}; after: {told[1]}; others took at most {others:.0%} of the processors meanwhile")
    return 0


if __name__ == "__main__":
    sys.exit(main())
