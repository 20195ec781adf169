"""How fast one pair is read from a large derived table, and with how much memory: `python -m benchmarks.derived`.

The table is made up: exporter, importer, year, product and value, sorted by pair, written as every fetched set is. The
goals are 50 ms for a pair read once before, and 250 MiB for a process that reads nothing else. Times are of the
processor and not of the clock, so that other work on the machine changes them little.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from statistics import median
from string import ascii_uppercase

import numpy as np
import pandas as pd

from analysis.tables import fetched

NAME = "made"
YEARS, PRODUCTS = range(1970, 2020), 10
PAIRS, TIMES = 20, 10
MIB = 1 << 20


def codes(number: int) -> list[str]:
    """So many made-up codes of three letters, sorted."""
    return ["".join(letters) for letters, _ in zip(product(ascii_uppercase, repeat=3), range(number), strict=False)]


def made(rows: int) -> pd.DataFrame:
    """A table of at least so many rows: every pair of states, every year, every product."""
    each = len(YEARS) * PRODUCTS
    number = next(n for n in range(2, 10_000) if n * (n - 1) * each >= rows)
    first, second = np.divmod(np.arange(number * number), number)
    apart = first != second
    names, pairs = pd.Index(codes(number)), int(apart.sum())
    goods = pd.Index([str(one) for one in range(PRODUCTS)])
    return pd.DataFrame(
        {
            "exporter": pd.Categorical.from_codes(first[apart].repeat(each).astype("int16"), names),
            "importer": pd.Categorical.from_codes(second[apart].repeat(each).astype("int16"), names),
            "year": np.tile(np.repeat(np.array(YEARS, "int16"), PRODUCTS), pairs),
            "product": pd.Categorical.from_codes(np.tile(np.arange(PRODUCTS, dtype="int8"), pairs * len(YEARS)), goods),
            "value": np.random.default_rng(1).lognormal(12, 3, pairs * each).round(),
        }
    )


def written(root: Path, rows: int) -> None:
    """Write the table into a data folder, and say how long and how large."""
    frame = made(rows)
    one = fetched.Fetched(NAME, "made", tuple(YEARS))
    began, before = time.process_time(), peak()
    fetched.write(root, one, {"": frame})
    took, more = time.process_time() - began, peak() - before
    size = fetched.Derived(root).path(NAME).stat().st_size / MIB
    print(
        f"{len(frame):,} rows written in {took:.1f} s: {size:.0f} MiB, with {more:.0f} MiB of memory beside the frame"
    )


def read(root: Path, pair: tuple[str, ...], both: bool) -> int:
    """The rows of one pair, in one direction or in both, by a derived table opened before."""
    exporter, importer = (pair, pair) if both else pair
    return len(derived(root).rows(NAME, exporter=exporter, importer=importer))


HELD: dict[Path, fetched.Derived] = {}


def derived(root: Path) -> fetched.Derived:
    """The derived tables of a folder, opened once."""
    return HELD.setdefault(root, fetched.Derived(root))


def reader(root: Path, number: int, both: bool) -> None:
    """Print as JSON what a process that only reads takes: milliseconds of the first pair, of each warm one, MiB."""
    draw, names = random.Random(1), codes(number)
    pairs = [tuple(draw.sample(names, 2)) for _ in range(PAIRS)]
    clocked = [[_milliseconds(root, pair, both) for _ in range(TIMES)] for pair in pairs]
    warm = [each for times in clocked for each in times[1:]]
    told = {"first": clocked[0][0], "cold": median(times[0] for times in clocked[1:]), "warm": median(warm)}
    print(json.dumps(told | {"slowest": max(warm), "memory": peak()}))


def _milliseconds(root: Path, pair: tuple[str, ...], both: bool) -> float:
    began = time.process_time()
    if not read(root, pair, both):
        raise SystemExit(f"{'-'.join(pair)} has no row")
    return (time.process_time() - began) * 1000


def peak() -> float:
    """The most memory that this process has held, in MiB; what it was forked from does not count."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def measured(root: Path, number: int) -> None:
    """Print what a fresh process takes to read pairs, in one direction and in both."""
    for told, both in (("one direction", ""), ("both directions", "both")):
        call = [sys.executable, "-m", "benchmarks.derived", "--reader", str(root), str(number), both]
        found = json.loads(subprocess.run(call, check=True, capture_output=True, text=True, env=os.environ).stdout)
        times = "first {first:.0f} ms, other pairs {cold:.1f} ms, again {warm:.1f} ms (slowest {slowest:.1f} ms)"
        print(f"one pair, {told}: {times.format(**found)}; {found['memory']:.0f} MiB at most")


def main() -> None:
    """Make the table in a temporary folder, then read it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000_000)
    parser.add_argument("--reader", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.reader:
        reader(Path(asked.reader[0]), int(asked.reader[1]), bool(asked.reader[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), asked.rows)
        number = next(n for n in range(2, 10_000) if n * (n - 1) * len(YEARS) * PRODUCTS >= asked.rows)
        measured(Path(folder), number)


if __name__ == "__main__":
    main()
