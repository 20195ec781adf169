"""What a cell shows in a report: figures with their files, and with statements the computed rows that they name.

Computed rows are in the notebook's tables alone, so they travel with the output.
"""

import base64
from collections.abc import Iterable, Mapping
from typing import Any

FILES = "application/vnd.relations.figure+json"
ROWS = "application/vnd.relations.rows+json"


def bundle(drawing: Any) -> dict[str, Any]:
    """A drawing as a cell shows it in a report: its SVG and words, and the files that the page offers beside it."""
    from analysis.plots import thumbnail

    lists = {name: column.map(_joined) for name, column in drawing.data.items() if column.dtype == object}
    table = drawing.data.assign(**lists)
    rows = [row for cell in table.get("rows", ()) for row in str(cell).split(";") if row]
    files = {
        "name": drawing.name,
        "csv": table.to_csv(index=False, lineterminator="\n"),
        "png": base64.b64encode(drawing.png()).decode(),
        "rows": list(dict.fromkeys(rows)),
    }
    if drawing.small:  # a page makes another one's thumbnail of its PNG, should it need one
        files["thumbnail"] = base64.b64encode(thumbnail(drawing)).decode()
    return {"image/svg+xml": drawing.svg(), "text/plain": drawing.alt, FILES: files}


def _joined(cell: Any) -> Any:
    return ";".join(map(str, cell)) if isinstance(cell, (list, tuple)) else cell


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
