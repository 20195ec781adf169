"""`load`: the tables of a data folder, made once where one process or many ask for them."""

from pathlib import Path

from analysis.tables import checks, fetched, naming
from analysis.tables.faults import BadData
from analysis.tables.files import Files, find_root, snapshot, stamp
from analysis.tables.frames import Tables
from analysis.tables.reads import restricted

KEPT: dict[tuple[Path, str], Tables] = {}


def load(root: Path | None = None, names: str = "un") -> Tables:
    """The tables of a data folder, by default that of the checkout at hand.

    names: what the atlas calls states: `un`, the short names of the tables, or `cldr`, those of Unicode's CLDR; either
    way it understands both. The tables themselves stay as they are. Raises ValueError for another usage.

    Only what one pair may read where the environment names it as RELATIONS_READS, such as MEX-BLR; ValueError for none.

    Raises BadData with every fault that keeps them from being read: files and headers, types, dates, ids, references
    that are none. What breaks other rules is read as it stands; `check` lists it.

    >>> load()["countries"].columns[0]
    'iso3'
    >>> load(names="cldr").atlas.name("TUR")
    'Türkiye'
    """
    naming.chosen(names)
    folder = find_root(root)
    kept = KEPT.get((folder.resolve(), names))
    return restricted(kept.again() if kept else load_files(snapshot(folder), folder, names))


def keep(root: Path | None = None, names: str = "un") -> Tables:
    """Load the tables of a folder for all who call `load` in this process and in those that it forks from now on.

    Each gets tables with computed rows of its own; what was made of the tables by then is shared. What changes in the
    folder afterwards is not seen.
    """
    folder = find_root(root)
    data = load_files(snapshot(folder), folder, names)
    for made in ("index", "tally", "fetched"):  # before any fork, so that no child makes them again
        getattr(data, made)
    KEPT[folder.resolve(), names] = data
    return data.again()


def load_files(files: Files, root: Path, names: str = "un") -> Tables:
    """The same for files held in memory: path within the folder → bytes."""
    found = checks.read(files)
    stopping = [fault.within(root.absolute().name) for fault in found.faults if fault.stops]
    if stopping or not found.schemas:
        raise BadData(stopping)
    return Tables(root, found, names, stamp(files))


def current(data: Tables) -> Tables:
    """Whole tables as they lie in their folder now: these very ones where nothing of them has changed there."""
    sets = {name: digest for name, digest in data.digests.whole.items() if name.startswith(f"{fetched.FOLDER}/")}
    same = data.stamp == stamp(snapshot(data.root)) and sets == fetched.digests(data.root)
    return data if same else load(data.root)
