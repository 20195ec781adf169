"""The tables as typed frames, with everything that stands beside them."""

import copy
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.countries import Atlas
from analysis.dyads import Dyad
from analysis.tables import checks, computed, curation, factlines, naming
from analysis.tables.computed import Computed
from analysis.tables.curation import Contradiction, Correction, Source
from analysis.tables.fetched import Derived, Fetched
from analysis.tables.inventory import Dataset, described
from analysis.tables.parts import Digests
from analysis.tables.reach import Index
from analysis.tables.schema import Schema
from analysis.tables.tally import Tally, count

Frames = Mapping[str, pd.DataFrame]
Rows = dict[str, dict[str, Any]]
Records = dict[str, list[dict[str, Any]]]


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of one data folder: table → frame, in which text is `str` ('' for nothing) and numbers are nullable.

    root: the folder; stamp: the hash of its files; edition: the data's version; schemas: table → schema; atlas: names
    and lives of states; sources: key → Source; corrections and contradictions: lists; inventory: every data set that
    could be fetched, by name; reads: the pair whose rows alone these are, None for all.
    """

    reads: Dyad | None = None

    def __init__(self, root: Path, folder: checks.Folder, names: str = "un", stamp: str = "") -> None:
        """Build the frames of a folder without faults that stop; `load` is the way to get one."""
        self.root, self.stamp, self.edition = root, stamp, folder.version
        self.schemas: dict[str, Schema] = folder.schemas
        self._frames: Frames = {name: checks.frame(one, folder.schemas[name]) for name, one in folder.sheets.items()}
        self.atlas: Atlas = naming.cldr_atlas(self) if naming.chosen(names) == "cldr" else checks.atlas(folder)
        entries = folder.entries
        built: list[Source] = curation.build(Source, entries["sources.yaml"])
        self.sources = {source.key: source for source in built}
        self.corrections: list[Correction] = curation.build(Correction, entries["corrections.yaml"])
        self.contradictions: list[Contradiction] = curation.build(Contradiction, entries["contradictions.yaml"])
        self.inventory: dict[str, Dataset] = described(folder.inventory)
        self._records: Records = {}
        self._computed: dict[str, Computed] = {}
        self._computed_rows: Rows = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """One table."""
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        """The tables' names in order."""
        return iter(self._frames)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._frames)

    def __deepcopy__(self, memo: object) -> "Tables":
        """Itself: tables are only read, and nbconvert copies all that a page is made with."""
        return self

    def records(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as dictionaries, made once for all who read them: change none."""
        if table not in self._records:
            held = self[table].to_dict("records")
            self._records[table] = [{str(name): value for name, value in row.items()} for row in held]
        return self._records[table]

    @cached_property
    def derived(self) -> Derived:
        """The outside data sets that were fetched."""
        return Derived(self.root)

    @property
    def fetched(self) -> dict[str, Fetched]:
        """What is here of them, by name; see `analysis.tables.fetched`."""
        return self.derived.here

    def source(self, key: str) -> Source:
        """The source of a key in sources.yaml, or a data set as one (`Published`); an unknown key says only itself.

        >>> from analysis import tables
        >>> tables.load().source("un_votes").side
        'third'
        """
        if key in self.sources or key not in self.inventory:
            return self.sources.get(key) or Source(key, key)
        return computed.published(self.inventory[key], self.fetched.get(key))

    def computed(self, dataset: str, selection: Mapping[str, object], count: int, /, **fields: object) -> str:
        """Make a computed row and give its id, which from then on stands for a row: see `analysis.tables.computed`.

        selection: which rows of the data set, words → text; count: how many they are; fields: what was made of them,
        every year, number and proper name of which a sentence may speak. Raises KeyError for a data set that the
        inventory does not have, ValueError when the id already stands for other fields.

        >>> from analysis import tables
        >>> data = tables.load()
        >>> data.computed("un_votes", {"pair": "PER-KEN", "years": "2001"}, 5, identical_share=0.8)
        'un_votes:PER-KEN:2001'
        >>> data.row("un_votes:PER-KEN:2001")["identical_share"]
        0.8
        """
        if dataset not in self.inventory:
            raise KeyError(f"no data set {dataset!r} in inventory.csv")
        one = computed.make(dataset, selection, count, fields)
        if self._computed_rows.setdefault(one.id, one.row()) != one.row():
            raise ValueError(f"{one.id} stands for other fields already; name the measure in its selection")
        self._computed.setdefault(one.id, one)
        return one.id

    @property
    def computed_rows(self) -> Mapping[str, Computed]:
        """The computed rows that were made, by id."""
        return self._computed

    def again(self) -> "Tables":
        """The same tables, sharing all that was made of them, with computed rows of their own."""
        return self.with_computed(())

    def narrowed(self, pair: Dyad, frames: Frames, records: Records, rows: Rows, facts: pd.DataFrame) -> "Tables":
        """The same tables with only these frames, their records, rows by id and facts, as a pair may read them."""
        other = self.again()
        other.reads, other._frames, other._records, other._rows, other.facts = pair, frames, records, rows, facts
        other.tally = self.tally.of(*pair.states)
        for made_of_all in ("index", "digests"):
            other.__dict__.pop(made_of_all, None)
        return other

    def with_computed(self, rows: Iterable[Computed]) -> "Tables":
        """The same tables with these computed rows and no others."""
        other = copy.copy(self)
        other._computed = {one.id: one for one in rows}
        other._computed_rows = {name: one.row() for name, one in other._computed.items()}
        return other

    @property
    def rows(self) -> Mapping[str, dict[str, Any]]:
        """Every row that has an id, by it: its fields, and `table`; the computed rows that were made among them."""
        return ChainMap(self._rows, self._computed_rows)

    @cached_property
    def _rows(self) -> Rows:
        return {
            row["id"]: {str(name): value for name, value in row.items()} | {"table": table}
            for table, frame in self.items()
            if self.schemas[table].letter
            for row in frame.to_dict("records")
        }

    def row(self, row_id: str) -> dict[str, Any]:
        """The row of an id (`A3.signed` is row `A3`); raises KeyError with a sentence when there is none."""
        found = self.rows.get(row_id) or self.rows.get(row_id.split(".")[0])
        if found is None:
            raise KeyError(f"no row {row_id!r} in the tables")
        return found

    @cached_property
    def facts(self) -> pd.DataFrame:
        """Every fact in the fact format; see `analysis.tables.factlines`."""
        return factlines.build(self, self._rows)

    @property
    def own_rows(self) -> Mapping[str, dict[str, Any]]:
        """Every row of the tables that has an id, by it, without computed ones."""
        return self._rows

    @cached_property
    def tally(self) -> Tally:
        """With which others each state has facts; see `analysis.tables.tally`."""
        return count(self)

    @cached_property
    def index(self) -> Index:
        """Where each state is spoken of; see `analysis.tables.reach`."""
        return Index(self)

    @cached_property
    def digests(self) -> Digests:
        """The hashes of all that is in the tables; see `analysis.tables.parts`."""
        return Digests(self)

    def org(self, code: str) -> str:
        """The name of a body or group, its code where it has none."""
        return self._orgs.get(code, {}).get("name") or code

    def members(self, code: str) -> list[str]:
        """The states of which a group is made, [] for anything else."""
        return [state for state in self._orgs.get(code, {}).get("members", "").split(";") if state]

    @cached_property
    def groups(self) -> list[str]:
        """The groups of states by their codes."""
        return [code for code, row in self._orgs.items() if row["kind"] == "group"]

    @cached_property
    def _orgs(self) -> dict[str, dict[str, str]]:
        return {row["org"]: row for row in self["organizations"].to_dict("records")}  # type: ignore[misc]
