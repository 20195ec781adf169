"""`load`: the tables as typed frames, with everything that stands beside them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.countries import Atlas
from analysis.tables import checks, curation, factlines, naming
from analysis.tables.faults import BadData
from analysis.tables.fetched import Derived, Fetched
from analysis.tables.files import Files, find_root, snapshot
from analysis.tables.inventory import Dataset, inventory
from analysis.tables.schema import Schema


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of one data folder: table → frame, in which text is `str` ('' for nothing) and numbers are nullable.

    root: the folder; edition: the data's version; schemas: table → schema; atlas: names and lives of states; sources:
    key → Source; corrections and contradictions: lists.
    """

    def __init__(self, root: Path, folder: checks.Folder, names: str = "un") -> None:
        """Build the frames of a folder without faults that stop; `load` is the way to get one."""
        self.root, self.edition = root, folder.version
        self.schemas: dict[str, Schema] = folder.schemas
        self._frames = {name: checks.frame(sheet, folder.schemas[name]) for name, sheet in folder.sheets.items()}
        self.atlas: Atlas = naming.cldr_atlas(self) if naming.chosen(names) == "cldr" else checks.atlas(folder)
        entries = folder.entries
        built: list[curation.Source] = curation.build(curation.Source, entries["sources.yaml"])
        self.sources = {source.key: source for source in built}
        self.corrections: list[curation.Correction] = curation.build(curation.Correction, entries["corrections.yaml"])
        self.contradictions: list[curation.Contradiction] = curation.build(
            curation.Contradiction, entries["contradictions.yaml"]
        )

    def __getitem__(self, name: str) -> pd.DataFrame:
        """One table."""
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        """The tables' names in order."""
        return iter(self._frames)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._frames)

    @cached_property
    def derived(self) -> Derived:
        """The outside data sets that were fetched."""
        return Derived(self.root)

    @property
    def fetched(self) -> dict[str, Fetched]:
        """What is here of them, by name; see `analysis.tables.fetched`."""
        return self.derived.here

    @cached_property
    def inventory(self) -> dict[str, Dataset]:
        """Every data set that could be fetched, by name; see `analysis.tables.inventory`."""
        return inventory(self.root)

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Every row that has an id, by it: its fields, and `table`."""
        return {
            row["id"]: {str(name): value for name, value in row.items()} | {"table": table}
            for table, frame in self.items()
            if self.schemas[table].letter
            for row in frame.to_dict("records")
        }

    def row(self, row_id: str) -> dict[str, Any]:
        """The row of an id (`A3.signed` is row `A3`); raises KeyError with a sentence when there is none."""
        found = self.rows.get(row_id.split(".")[0])
        if found is None:
            raise KeyError(f"no row {row_id!r} in the tables")
        return found

    @cached_property
    def facts(self) -> pd.DataFrame:
        """Every fact in the fact format; see `analysis.tables.factlines`."""
        return factlines.build(self, self.rows)

    def org(self, code: str) -> str:
        """The name of a body or group, its code where it has none."""
        return self._orgs.get(code, {}).get("name") or code

    def members(self, code: str) -> list[str]:
        """The states of which a group is made, [] for anything else."""
        return [state for state in self._orgs.get(code, {}).get("members", "").split(";") if state]

    @cached_property
    def _orgs(self) -> dict[str, dict[str, str]]:
        return {row["org"]: row for row in self["organizations"].to_dict("records")}  # type: ignore[misc]


def load(root: Path | None = None, names: str = "un") -> Tables:
    """The tables of a data folder, by default that of the checkout at hand.

    names: what the atlas calls states: `un`, the short names of the tables, or `cldr`, those of Unicode's CLDR; either
    way it understands both. The tables themselves stay as they are. Raises ValueError for another usage.

    Raises BadData with every fault that keeps them from being read: files and headers, types, dates, ids, references
    that are none. What breaks other rules is read as it stands; `check` lists it.

    >>> load()["countries"].columns[0]
    'iso3'
    >>> load(names="cldr").atlas.name("TUR")
    'Türkiye'
    """
    naming.chosen(names)
    folder = find_root(root)
    return load_files(snapshot(folder), folder, names)


def load_files(files: Files, root: Path, names: str = "un") -> Tables:
    """The same for files held in memory: path within the folder → bytes."""
    found = checks.read(files)
    stopping = [fault.within(root.absolute().name) for fault in found.faults if fault.stops]
    if stopping or not found.schemas:
        raise BadData(stopping)
    return Tables(root, found, names)
