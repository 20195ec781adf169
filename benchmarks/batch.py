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
from pathlib import Path

from analysis import tables
from benchmarks import baselines, figures, floor, pairs
from benchmarks.measured import ROOT, taken

RELATIONS = str(baselines.BIN / "relations")
ROUNDS, NOTHING = 2, 3


class Bench:
    """One run of the benchmark: what is asked for, and what was found so far."""

    def __init__(self, data: Path, reports: int, sample: int, jobs: int) -> None:
        """Choose the pairs."""
        self.data, self.jobs, self.found = data.resolve(), jobs, figures.Found()
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
            self.found.sizes = figures.sizes(out)

    def least(self, number: int) -> None:
        """The floor of each pair, half of them a round."""
        self.found.floor |= floor.seconds(self.pairs[number::ROUNDS], self.data)


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
    command = f"`.venv/bin/python -m benchmarks.batch --data FOLDER --reports {asked.reports} --sample {asked.sample}`"
    print("| figure | value | command |\n|---|---|---|")
    for figure, value in figures.lines(bench.found, len(bench.pairs), asked.jobs, bench.data):
        print(f"| {figure} | {value} | {command} |")
        command = "the same"
    others = max(one.others for one in [*bench.found.series, *bench.found.cold, *bench.found.builds])
    told = [" ".join(f"{load:.2f}" for load in each) for each in (before, os.getloadavg())]
    print(f"load before: {told[0]}; after: {told[1]}; others took at most {others:.0%} of the processors meanwhile")
    return 0


if __name__ == "__main__":
    sys.exit(main())
