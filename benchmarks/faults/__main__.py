"""Every kind of fault, so many times each, as a table: `python -m benchmarks.faults --runs 20 --seed 1`.

`--nth` fails the first, second, third … call of every kind instead; `--batch` kills a batch of 200 reports.
"""

import argparse
import sys
import time
from pathlib import Path

from benchmarks.faults import batch, nth, run
from benchmarks.faults.kinds import KINDS
from benchmarks.faults.run import Verdict
from benchmarks.faults.world import World, fresh


def main() -> int:
    """Run what the command line asks for; 1 where a run failed or its fault was not observed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", default="", help="only kinds whose name contains this")
    parser.add_argument("--nth", action="store_true")
    parser.add_argument("--batch", action="store_true")
    asked = parser.parse_args()
    with fresh() as name:
        if asked.nth:
            return nth.table(Path(name), asked.kind)
        if asked.batch:
            return batch.table(Path(name), asked.runs, asked.seed)
        return table(Path(name), asked.runs, asked.seed, asked.kind)


def table(folder: Path, runs: int, seed: str, only: str) -> int:
    """All kinds, a line each."""
    worlds = {asking: World(folder / f"world-{asking}", asking=asking) for asking in (False, True)}
    lines, failed = [], 0
    for kind in (kind for kind in KINDS if only in kind.name):
        found = []
        for number in range(runs):
            found.append(run.one(kind, worlds[kind.asking], f"{seed}.{number}"))
            print(found[-1], file=sys.stderr, flush=True)
        lines.append(line(found))
        failed += sum(not each.well for each in found)
    print(f"{time.strftime('%Y-%m-%d')}: {runs} runs a kind, seed {seed}\n")
    print("| fault | observed | well | seconds a run |\n|---|--:|--:|--:|\n" + "\n".join(lines))
    return min(failed, 1)


def line(found: list[Verdict]) -> str:
    """The runs of one kind as a line of the table."""
    seen, well = sum(bool(each.evidence) for each in found), sum(each.well for each in found)
    missing = found[0].missing
    lasted = sum(each.seconds for each in found) / len(found)
    return f"| {found[0].kind} | {missing or f'{seen} of {len(found)}'} | {well} of {len(found)} | {lasted:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
