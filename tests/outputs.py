"""Run every notebook and store the outputs of the cells tagged for comparison, and no others: `make outputs`."""

import json
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
COMPARED = "nbval-check-output"


def main() -> int:
    """Store the tagged outputs of each notebook of the checkout."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
        ).execute()
        for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
            compared = COMPARED in cell.metadata.get("tags", [])
            cell.metadata.pop("execution", None)
            cell.execution_count = 1 if compared else None
            cell.outputs = [kept(output) for output in cell.outputs] if compared else []
        notebook.metadata["language_info"] = {"name": "python"}
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
        print(path.name)
    return 0


def kept(output):
    """An output that does not tell how often its cell was run."""
    return {**output, "execution_count": 1} if "execution_count" in output else output


if __name__ == "__main__":
    sys.exit(main())
