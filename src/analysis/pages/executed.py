"""An executed notebook made fit to be published: the same run gives the same bytes."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from analysis.pages.shown import FILES

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{6,}")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
KEPT = ("text/html", "text/plain", "image/svg+xml")
DEEP = 4  # notebook, cell, output, data


def node(held: Mapping[str, Any]) -> NotebookNode:
    """A notebook as nbformat's nodes; changing a cell, an output or what it is shown as changes nothing else.

    What stands deeper, such as the rows and files of a figure, is not copied.
    """
    return _node(held, DEEP)


def _node(value: Any, deep: int) -> Any:
    if isinstance(value, list):
        return [_node(one, deep) for one in value]
    if deep and isinstance(value, Mapping):
        return NotebookNode({name: _node(one, deep - 1) for name, one in value.items()})
    return value


def normalised(notebook: NotebookNode, root: Path) -> NotebookNode:
    """A copy without times, paths, addresses in memory and random ids; cells are numbered in the order they ran."""
    cells = [_cell(cell, number, root) for number, cell in enumerate(notebook.cells, 1)]
    for count, cell in enumerate((cell for cell in cells if cell["cell_type"] == "code"), 1):
        cell["execution_count"] = count
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
    return node({"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5})


def text(notebook: NotebookNode) -> str:
    """The notebook as the file that the page offers, as nbformat writes it: without the figures' other files."""
    offered = {**notebook, "cells": [_offered(cell) for cell in notebook.cells]}
    return json.dumps(offered, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": ")) + "\n"


def _offered(cell: NotebookNode) -> dict[str, Any]:
    """A cell with its texts in lines."""
    kept = {**cell, "source": cell.source.splitlines(True)}
    if "outputs" in cell:
        kept["outputs"] = [{**output} for output in cell.outputs]
        for output in kept["outputs"]:
            if "text" in output:
                output["text"] = output["text"].splitlines(True)
            if "data" in output:
                output["data"] = {
                    kind: output["data"][kind].splitlines(True) for kind in KEPT if kind in output["data"]
                }
    return kept


def _cell(cell: NotebookNode, number: int, root: Path) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "id": f"cell-{number}",
        "cell_type": cell.cell_type,
        "metadata": {"tags": list(cell.metadata["tags"])} if cell.metadata.get("tags") else {},
        "source": cell.source,
    }
    if cell.cell_type == "code":
        kept["execution_count"] = None
        kept["outputs"] = [_output(output, root) for output in _joined(cell.outputs)]
    return kept


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Outputs with neighbouring pieces of one stream as one, and without what only warns."""
    found: list[NotebookNode] = []
    for output in outputs:
        if output.output_type == "stream" and output.name == "stderr":
            continue
        if output.output_type == "stream" and found and found[-1].output_type == "stream":
            found[-1] = NotebookNode({**found[-1], "text": found[-1].text + output.text})
        else:
            found.append(output)
    return found


def _output(output: NotebookNode, root: Path) -> dict[str, Any]:
    kept = {key: value for key, value in output.items() if key in ("output_type", "name", "text", "data")}
    if output.output_type in ("display_data", "execute_result"):
        kept["metadata"] = {}
        kept["data"] = {kind: value if kind == FILES else _plain(value, root) for kind, value in output.data.items()}
    if "text" in kept:
        kept["text"] = _plain(kept["text"], root)
    return kept


def _plain(value: Any, root: Path) -> Any:
    return ADDRESS.sub("", value).replace(f"{root}/", "").replace(str(root), ".") if isinstance(value, str) else value
