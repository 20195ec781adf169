"""The files of a data folder, taken as they lie: which there are, and where the folder is."""

import os
from collections.abc import Mapping
from pathlib import Path

from analysis.files import digest
from analysis.tables.faults import BadData, Fault

PACKAGE = "datapackage.json"
CURATED = ("sources.yaml", "corrections.yaml", "contradictions.yaml", "reading.csv", "decisions.csv", "inventory.csv")
Files = Mapping[str, bytes]


def find_root(start: Path | None = None) -> Path:
    """The data folder meant by `start`: itself, or the `data` beneath it.

    Without `start` it is the folder that the environment names as RELATIONS_DATA, else the `data` of the nearest folder
    above the working folder, else the installed checkout's. Raises BadData when there is none.
    """
    start = start or (Path(named) if (named := os.environ.get("RELATIONS_DATA")) else None)
    if start:
        places = [start, start / "data"]
    else:
        above = [Path.cwd(), *Path.cwd().parents, Path(__file__).parents[3]]
        places = [folder / "data" for folder in above]
    for place in places:
        if (place / PACKAGE).exists():
            return place
    raise BadData(
        [Fault(f"{start or 'data'}/{PACKAGE}", 0, 0, "there is no such file", "name the folder that holds it", True)]
    )


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a data folder that is read or checked: its path within the folder → its bytes.

    Raises BadData where a folder stands in a file's place.
    """
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths(root)}


def stamp(files: Files) -> str:
    """One hash over the names and bytes of these files."""
    told = "".join(f"{name} {digest(files[name])}\n" for name in sorted(files))
    return digest(told.encode())


def paths(root: Path) -> list[Path]:
    """The files of which a snapshot is made; raises BadData where a folder stands in a file's place."""
    named = [root / name for name in (PACKAGE, *CURATED)]
    named += sorted((root / "schemas").glob("*.json")) + sorted((root / "tidy").glob("*"))
    folders = [path for path in named if path.is_dir() and path.suffix in (".json", ".yaml", ".csv")]
    if folders:
        what = "is a folder where a file belongs"
        raise BadData(Fault(f"{root.name}/{one.relative_to(root)}", 0, 0, what, "restore it", True) for one in folders)
    return [path for path in named if path.is_file()]


def derived(root: Path) -> list[Path]:
    """The files of the data sets that were fetched into a data folder."""
    return sorted((root / "derived").glob("*.parquet"))
