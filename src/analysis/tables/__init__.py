"""The one way to read and check `data/tidy`, and to write it as facts.

`load` gives the tables, `check` every fault in them, `fact_lines` the fact format, `describe` a row as a page shows it.
"""

from analysis.tables.checks import check, check_files
from analysis.tables.computed import Computed, Published
from analysis.tables.computed import read as read_computed
from analysis.tables.curation import Contradiction, Correction, Source
from analysis.tables.datafacts import dataset_lines
from analysis.tables.descriptions import Citation, Description, Shown, describe
from analysis.tables.factlines import fact_lines, facts
from analysis.tables.faults import BadData, Fault
from analysis.tables.files import find_root, snapshot
from analysis.tables.frames import Tables, keep, load, load_files
from analysis.tables.parts import pair_parts
from analysis.tables.reads import view

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
