"""What a page costs at least: its cells' code called in one warm process, without a notebook around it.

`python -m benchmarks.floor` takes `data` and `pairs` as JSON from standard input and prints, as JSON, the processor's
seconds of each page. The tables are loaded once and kept, each pair reads its own rows alone as in a build, cells
tagged `shared` run once, and what a cell gives is shown in every form in which its page shows it. One page goes before,
to warm up.
"""

import ast
import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from analysis import tables
from analysis.execution.surroundings import SURROUNDINGS
from analysis.pages import shown
from analysis.requests import catalogue
from benchmarks.measured import said

WARM = "MEX-BLR"
Cell = tuple[CodeType, CodeType | None]


def seconds(pairs: Sequence[str], data: Path) -> dict[str, float]:
    """The floor of each of these pairs, in the processor's seconds, by a process of its own."""
    given = json.dumps({"data": str(data), "pairs": list(pairs)})
    return said("floor", given, os.environ | SURROUNDINGS | {"RELATIONS_DATA": str(data)})


def compiled(shared: bool) -> list[Cell]:
    """The code cells that are tagged `shared`, or all others: what each does, and the value that it ends with."""
    path = catalogue.notebook("dyad")
    cells = [cell for cell in catalogue.cells(path) if cell["cell_type"] == "code"]
    kept = [cell for cell in cells if "interactive" not in _tags(cell) and ("shared" in _tags(cell)) == shared]
    return [_compiled("".join(cell["source"]), "parameters" in _tags(cell)) for cell in kept]


def _tags(cell: dict[str, Any]) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def _compiled(source: str, parameters: bool) -> Cell:
    tree = ast.parse(f"{source}\npair = asked" if parameters else source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        return compile(tree, "cell", "exec"), None
    value = compile(ast.Expression(last.value), "cell", "eval")
    return compile(ast.Module(tree.body[:-1], []), "cell", "exec"), value


def run(cells: Sequence[Cell], space: dict[str, Any]) -> None:
    """Call the code of these cells, and show what they give."""
    for body, value in cells:
        exec(body, space)
        if value is not None:
            show(eval(value, space), space)


def show(given: Any, space: dict[str, Any]) -> list[Any]:
    """All that a page takes from a drawing or a block."""
    if hasattr(given, "svg"):
        held = shown.bundle(given)
        return [held, shown.computed(held[shown.FILES]["rows"], space)]
    rows = (row for statement in given for row in statement.rows)
    return [given._repr_html_(), repr(given), shown.computed(rows, space)]


def page(pair: str, cells: Sequence[Cell], common: dict[str, Any]) -> float:
    """The processor's seconds that a page of a pair takes."""
    os.environ["RELATIONS_READS"] = pair
    began = time.process_time()
    run(cells, {**common, "asked": pair})
    return time.process_time() - began


def main() -> None:
    """Print the seconds of each page."""
    asked = json.load(sys.stdin)
    tables.keep(Path(asked["data"]))
    common: dict[str, Any] = {}
    run(compiled(shared=True), common)
    cells = compiled(shared=False)
    page(WARM, cells, common)
    gc.collect()
    gc.freeze()
    print(json.dumps({pair: page(pair, cells, common) for pair in asked["pairs"]}))


if __name__ == "__main__":
    main()
