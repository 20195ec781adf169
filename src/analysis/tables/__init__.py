"""The one way to read and check `data/tidy`, and to write it as facts.

`load` gives the tables, `check` every fault in them, `fact_lines` the fact format, `describe` a row as a page shows it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.tables.checks import check, check_files
    from analysis.tables.computed import Computed, Published
    from analysis.tables.computed import read as read_computed
    from analysis.tables.curation import Contradiction, Correction, Source
    from analysis.tables.datafacts import dataset_lines
    from analysis.tables.descriptions import Citation, Description, Shown, describe
    from analysis.tables.factlines import fact_lines, facts
    from analysis.tables.faults import BadData, Fault
    from analysis.tables.files import find_root, snapshot
    from analysis.tables.frames import Tables
    from analysis.tables.loading import current, keep, load, load_files
    from analysis.tables.parts import pair_parts
    from analysis.tables.reads import view

HOMES = {
    "checks": ("check", "check_files"),
    "computed": ("Computed", "Published", "read_computed"),
    "curation": ("Contradiction", "Correction", "Source"),
    "datafacts": ("dataset_lines",),
    "descriptions": ("Citation", "Description", "Shown", "describe"),
    "factlines": ("fact_lines", "facts"),
    "faults": ("BadData", "Fault"),
    "files": ("find_root", "snapshot"),
    "frames": ("Tables",),
    "loading": ("current", "keep", "load", "load_files"),
    "parts": ("pair_parts",),
    "reads": ("view",),
}
__all__ = [
    "BadData",
    "Citation",
    "Computed",
    "Contradiction",
    "Correction",
    "Description",
    "Fault",
    "Published",
    "Shown",
    "Source",
    "Tables",
    "check",
    "check_files",
    "current",
    "dataset_lines",
    "describe",
    "fact_lines",
    "facts",
    "find_root",
    "keep",
    "load",
    "load_files",
    "pair_parts",
    "read_computed",
    "snapshot",
    "view",
]


def __getattr__(name: str) -> Any:
    """What is here by its name, loaded when it is first asked for: who only finds the folder needs no pandas."""
    home = next((home for home, names in HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    module = import_module(f"{__name__}.{home}")
    return globals().setdefault(name, getattr(module, {"read_computed": "read"}.get(name, name)))
