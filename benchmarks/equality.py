"""Whether our notebooks hold what stock papermill's do: `python -m benchmarks.equality --data FOLDER [--pairs 50]`.

Half of the pairs are of the benchmark's list, half drawn by chance from all states. Ours are the notebooks that a build
publishes; theirs come from `papermill.execute_notebook` with a stock kernel over all tables, in the environment of our
runs, made fit to be published in the same way. 1 where one differs; the first difference is printed.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat

from analysis import tables
from analysis.execution.surroundings import SURROUNDINGS
from analysis.pages import executed
from analysis.requests import values
from analysis.requests.catalogue import Request
from benchmarks import baselines, pairs
from benchmarks.measured import ROOT, taken

SHOWN = 60


def ours(asked: Sequence[str], data: Path, folder: Path) -> Path:
    """Build the pages of these pairs; the folder of their site."""
    requests, out = pairs.written(asked, folder / "asked.yaml"), folder / "site"
    taken([str(baselines.BIN / "relations"), "build", str(requests), "--out", str(out), "--data", str(data)], cwd=ROOT)
    return out


def theirs(requests: Sequence[Request], data: Path, folder: Path) -> None:
    """Run the notebooks of these requests by two processes of papermill into `folder`."""
    given = [dict(request.parameters) for request in requests]
    env = baselines.surroundings(data, IPYTHONDIR=str(folder / "ipython"), **SURROUNDINGS)
    baselines.processes([given[0::2], given[1::2]], folder, env)


def published(place: Path) -> str:
    """A notebook as papermill left it, as a page would offer it."""
    return executed.text(executed.normalised(nbformat.read(place, as_version=4), ROOT))


def differences(one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    """Where two notebooks are not the same."""
    if len(one["cells"]) != len(other["cells"]):
        yield f"{len(one['cells'])} cells and {len(other['cells'])}"
    for number, (mine, yours) in enumerate(zip(one["cells"], other["cells"], strict=False), 1):
        for name in {**mine, **yours}:
            if mine.get(name) != yours.get(name):
                yield f"cell {number}: {name}: {_apart(json.dumps(mine.get(name)), json.dumps(yours.get(name)))}"
    if {**one, "cells": 0} != {**other, "cells": 0}:
        yield "what stands beside the cells"


def _apart(one: str, other: str) -> str:
    """The first place where two texts part, with what follows there."""
    pairs_of_signs = enumerate(zip(one, other, strict=False))
    place = next((number for number, (mine, yours) in pairs_of_signs if mine != yours), min(len(one), len(other)))
    start = max(0, place - SHOWN // 2)
    return f"{one[start : place + SHOWN]!r} and by papermill {other[start : place + SHOWN]!r}"


def main() -> int:
    """Print how many notebooks are the same, and how each other one differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a data folder with the data sets fetched")
    parser.add_argument("--pairs", type=int, default=50)
    given = parser.parse_args()
    root = given.data.resolve()
    data = tables.load(root)
    listed = pairs.asked(data, (given.pairs + 1) // 2)
    chosen = [*listed, *pairs.any_pairs(data, given.pairs // 2, listed)]
    requests = [values.request("dyad", {"pair": pair}, "en", data) for pair in chosen]
    with tempfile.TemporaryDirectory() as folder:
        site = ours(chosen, root, Path(folder))
        theirs(requests, root, Path(folder))
        told = {}
        for pair, request in zip(chosen, requests, strict=True):
            mine = (site / request.path / "notebook.ipynb").read_text("utf-8")
            yours = published(Path(folder) / f"{pair}.ipynb")
            if mine != yours:
                told[pair] = next(differences(json.loads(mine), json.loads(yours)), "only as text")
    for pair, difference in told.items():
        print(f"{pair}: {difference}")
    print(f"{len(chosen) - len(told)} of {len(chosen)} notebooks are the same")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
