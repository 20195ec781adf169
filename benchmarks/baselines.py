"""What a user would do without this project's builder: A, papermill and nbconvert in series; C, a loop in a process.

`python -m benchmarks.baselines` is one process of C: from standard input it takes JSON, `folder` and `each`, parameters
of the pages to make, and prints JSON: the seconds until it could begin, and those of each page.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import fmean
from typing import Any

from analysis.requests import catalogue
from benchmarks.measured import ROOT, Taken, said, taken

NOTEBOOK = catalogue.notebook("dyad")
BIN = Path(sys.executable).parent


def surroundings(data: Path, **more: str) -> dict[str, str]:
    """The environment of a baseline: this one's, with the data folder and this Python's programs first."""
    path = os.pathsep.join((str(BIN), os.environ.get("PATH", "")))
    return os.environ | {"RELATIONS_DATA": str(data), "PATH": path} | more


def in_series(pair: str, data: Path) -> Taken:
    """A: a page of a pair by one command after the other."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.ipynb"
        run = [str(BIN / "papermill"), str(NOTEBOOK), str(made), "-p", "pair", pair, "-k", "python3"]
        show = [str(BIN / "jupyter"), "nbconvert", "--to", "html", str(made)]
        one, other = (taken(command, surroundings(data), ROOT) for command in (run, show))
        return Taken(one.wall + other.wall, one.processor + other.processor, max(one.others, other.others))


def looped(pairs: Sequence[str], data: Path) -> tuple[float, float]:
    """C: pages of these pairs by two processes: the seconds until both can begin, and those of a page from then on."""
    with tempfile.TemporaryDirectory() as folder:
        halves = [[{"pair": pair} for pair in pairs[start::2]] for start in (0, 1)]
        told = processes([half for half in halves if half], Path(folder), surroundings(data), html=True)
    return max(one["start"] for one in told), fmean(fmean(one["each"]) for one in told) / len(told)


def processes(
    lots: Sequence[Sequence[Mapping[str, str]]], folder: Path, env: Mapping[str, str], html: bool = False
) -> list[dict[str, Any]]:
    """One process of C for each of these lots of parameters, all at once, and what each of them says."""
    asked = [json.dumps({"folder": str(folder), "each": list(lot), "html": html}) for lot in lots]
    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(lambda told: said("baselines", told, env), asked))


def main() -> None:
    """Make the pages that standard input asks for, as a loop in a notebook or script would."""
    asked, began = json.load(sys.stdin), time.perf_counter()
    import papermill
    from nbconvert import HTMLExporter

    exporter, folder, each = HTMLExporter(), Path(asked["folder"]), []
    start = time.perf_counter() - began
    for parameters in asked["each"]:
        began, made = time.perf_counter(), folder / f"{parameters['pair']}.ipynb"
        more = {"kernel_name": "python3", "progress_bar": False, "cwd": str(ROOT)}
        done = papermill.execute_notebook(str(NOTEBOOK), str(made), parameters=parameters, **more)
        if asked["html"]:
            made.with_suffix(".html").write_text(exporter.from_notebook_node(done)[0], "utf-8")
        each.append(time.perf_counter() - began)
    print(json.dumps({"start": start, "each": each}))


if __name__ == "__main__":
    main()
