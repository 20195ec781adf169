"""The kernel that runs a report: IPython's own, which dies with the builder.

It hands figures over with their files, and both figures and statements with the computed rows that they name: those
are in the notebook's tables alone.
"""

import base64
import ctypes
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from typing import Any

PR_SET_PDEATHSIG = 1
FILES = "application/vnd.relations.figure+json"
ROWS = "application/vnd.relations.rows+json"


def tie_to_parent() -> None:
    """Ask Linux to kill this process when its parent dies; elsewhere ipykernel watches the parent itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            raise SystemExit(1)


def hush() -> None:
    """Keep what the kernel says of its own off the builder's terminal; a cell's output travels by message."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def bundle(drawing: Any) -> dict[str, Any]:
    """A drawing as a cell shows it in a report: its SVG and words, and the files that the page offers beside it."""
    from analysis.plots import thumbnail

    table = drawing.data.map(lambda cell: ";".join(map(str, cell)) if isinstance(cell, (list, tuple)) else cell)
    rows = [row for cell in table.get("rows", ()) for row in str(cell).split(";") if row]
    files = {
        "name": drawing.name,
        "csv": table.to_csv(index=False, lineterminator="\n"),
        "png": base64.b64encode(drawing.png()).decode(),
        "thumbnail": base64.b64encode(thumbnail(drawing)).decode(),
        "rows": list(dict.fromkeys(rows)),
    }
    return {"image/svg+xml": drawing.svg(), "text/plain": drawing.alt, FILES: files}


def computed(ids: Iterable[str], space: Mapping[str, Any]) -> dict[str, Any]:
    """The computed rows among these ids as the notebook's tables in `space` have them; nothing where there are none."""
    from analysis.tables import Tables

    named = list(dict.fromkeys(row for row in ids if ":" in row))
    held = [tables.computed_rows for tables in space.values() if isinstance(tables, Tables)] if named else []
    rows = [next((rows[row] for rows in held if row in rows), None) for row in named]
    return {ROWS: [row.told() for row in rows if row]} if named else {}


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython when the kernel starts: it shows drawings by `bundle`, and both these and blocks with rows."""

    def drawing(shown: Any, include: object = None, exclude: object = None) -> dict[str, Any]:
        held = bundle(shown)
        return held | computed(held[FILES]["rows"], shell.user_ns)

    def block(shown: Any, include: object = None, exclude: object = None) -> dict[str, Any]:
        return computed((row for statement in shown for row in statement.rows), shell.user_ns)

    formatter = shell.display_formatter.mimebundle_formatter
    formatter.for_type_by_name("analysis.plots.drawing", "Drawing", drawing)
    formatter.for_type_by_name("analysis.sentences.statement", "Block", block)


def main() -> None:
    """Start the kernel whose connection file the command line names."""
    tie_to_parent()
    hush()
    from ipykernel import kernelapp

    kernelapp.launch_new_instance([*sys.argv[1:], "--IPKernelApp.extra_extensions=analysis.reporting.kernel"])


if __name__ == "__main__":
    main()
