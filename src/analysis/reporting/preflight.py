"""What would stop a build, found before anything is started: the folder, the room in it, the kernel, the notebooks."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from analysis.reporting.ledger import FOLDER, refuse_unwritable
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest

ROOM = 1_000_000  # bytes: less holds no page


def refuse(out: Path, reports: set[str], notebooks: Path) -> None:
    """Raise BadRequest for the first thing that is amiss, with its remedy."""
    refuse_unwritable(out / FOLDER, str(out))
    free = shutil.disk_usage(out).free
    if free < ROOM:
        raise BadRequest(f"{out} has {free:,} bytes left, a page needs {ROOM:,}; make room or name another folder")
    if not find_spec("ipykernel"):
        raise BadRequest("the kernel that runs notebooks is not installed; run pip install ipykernel")
    for report in sorted(reports):
        catalogue.cells(catalogue.notebook(report, notebooks))
