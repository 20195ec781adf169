"""The outside data sets that were fetched: `data/derived`, read by pair with pyarrow underneath and pandas at the edge.

Each file is parquet sorted by pair, and says in its own metadata what it was made from and what it covers: a file and
its description cannot part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import files
from analysis.tables import parquet

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "derived"
KEY = b"relations"
LEAST, MOST = 32_768, 256  # rows of a group, groups of a file: a pair is found by the first and last of each group
BATCH = 16_384  # rows that are read at once where all are asked for
COW = "cow"
Spans = Mapping[str, list[list[int]]]


@dataclass(frozen=True)
class Origin:
    """An original file: what it is for, its name, hash and size, and the address that it came from, if any."""

    role: str
    name: str
    sha256: str
    size: int
    address: str = ""


@dataclass(frozen=True)
class Fetched:
    """What is here of a data set.

    years: those that it speaks of, from the file; senders, receivers: state → spans of years in which it can be one,
    by the file, or `cow`: every member of the Correlates of War state system; limits: what this copy cannot say beside
    the inventory's words (such as rounding); no_states: names in the originals that mean no state → what they are;
    rounded: the unit to which this copy's amounts are rounded, 0 for none; complete: the list is whole, so that a pair
    without a row has none of it; gaps: `sender` and `receiver` → the states, and when, of which a row is left out, for
    nobody knows its other end; part_years: the years of a part that speaks of others.
    """

    dataset: str
    edition: str
    years: tuple[int, ...]
    senders: Spans | str = COW
    receivers: Spans | str = COW
    limits: tuple[str, ...] = ()
    no_states: Mapping[str, str] = field(default_factory=dict)
    rounded: float = 0
    complete: bool = False
    gaps: Mapping[str, Spans] = field(default_factory=dict)
    part_years: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    parts: tuple[str, ...] = ("",)
    batch: str = ""

    @property
    def last(self) -> int:
        """The last year that it speaks of."""
        return max(self.years)

    def unread(self, sender: str, receiver: str, year: int) -> bool:
        """Whether a row of one of the two was left out in a year, so that nobody knows what is not listed."""
        lost = [*self.gaps.get("sender", {}).get(sender, []), *self.gaps.get("receiver", {}).get(receiver, [])]
        return any(first <= year <= last for first, last in lost)

    def of(self, part: str) -> Fetched:
        """The same as it is true of one part, whose years may be others."""
        return replace(self, years=tuple(self.part_years.get(part, self.years)))

    @property
    def span(self) -> str:
        """The years that it speaks of: from the first to the last where each follows the one before, else as a list."""
        whole = self.years[-1] - self.years[0] + 1 == len(self.years) > 1
        return f"{self.years[0]}-{self.years[-1]}" if whole else ", ".join(map(str, self.years))


class Derived:
    """The fetched sets of one data folder."""

    def __init__(self, root: Path) -> None:
        """Take the data folder; nothing is read before it is asked for."""
        self.folder = root / FOLDER

    def __deepcopy__(self, memo: object) -> Derived:
        """Itself: nbconvert copies all that a page is made with, and an open connection cannot be copied."""
        return self

    def path(self, dataset: str, part: str = "") -> Path:
        """Where a part of a data set lies."""
        return self.folder / (f"{dataset}_{part}.parquet" if part else f"{dataset}.parquet")

    @cached_property
    def here(self) -> dict[str, Fetched]:
        """The data sets that are whole, by name; one of whose parts some belong to another fetch is left out."""
        found = {}
        for path in sorted(self.folder.glob("*.parquet")) if self.folder.is_dir() else ():
            one = _described(path)
            if one and path == self.path(one.dataset) and self._whole(one):
                found[one.dataset] = one
        return found

    def _whole(self, one: Fetched) -> bool:
        beside = [_described(path) for part in one.parts if part and (path := self.path(one.dataset, part)).is_file()]
        return len(beside) == len(one.parts) - 1 and all(each and each.batch == one.batch for each in beside)

    def size(self, dataset: str, part: str = "") -> int:
        """How many rows a part of a data set has, by the file as it lies."""
        import pyarrow.parquet

        return pyarrow.parquet.read_metadata(self.path(dataset, part)).num_rows

    def torn(self, dataset: str) -> bool:
        """Whether something lies in a data set's place that is not whole: torn, or parts of two fetches."""
        return dataset not in self.here and self.path(dataset).exists()

    def rows(
        self, dataset: str, part: str = "", columns: Iterable[str] = (), order: Iterable[str] = (), **where: Any
    ) -> pd.DataFrame:
        """The rows of a part of a data set in which each column of `where` has the value given, in stored order.

        A value may be a list (any of them) or a range (from its start to before its stop). Text comes as `str`.
        Raises KeyError when the data set is not here, ValueError for what is no column of it.
        """
        self._refuse_missing(dataset, part)
        return parquet.read(self.path(dataset, part), tuple(columns), tuple(order), where)

    def categories(self, dataset: str, part: str = "", columns: Iterable[str] = ()) -> pd.DataFrame:
        """All rows of some columns of text, as categories: for a set that is read whole, in little time and memory.

        Raises KeyError when the data set is not here.
        """
        import pyarrow

        self._refuse_missing(dataset, part)
        held = pyarrow.concat_tables(parquet.categories(self.path(dataset, part), tuple(columns)))
        return held.unify_dictionaries().to_pandas(use_threads=False)

    def groups(self, dataset: str, part: str = "", columns: Iterable[str] = ()) -> Iterator[pd.DataFrame]:
        """The same some thousands of rows at a time, each with categories of its own: in hardly any memory."""
        self._refuse_missing(dataset, part)
        for group in parquet.categories(self.path(dataset, part), tuple(columns)):
            yield group.to_pandas(use_threads=False)

    def batches(self, dataset: str, part: str = "") -> Iterator[list[dict[str, Any]]]:
        """All rows of a part of a data set in stored order, some thousands at a time, as dicts; no number is NaN.

        Raises KeyError when the data set is not here.
        """
        import pyarrow.parquet

        self._refuse_missing(dataset, part)
        with pyarrow.parquet.ParquetFile(self.path(dataset, part)) as file:
            for batch in file.iter_batches(BATCH, use_threads=False):
                columns = [column.to_numpy(zero_copy_only=False).tolist() for column in batch.columns]
                yield [dict(zip(batch.schema.names, cells, strict=True)) for cells in zip(*columns, strict=True)]

    def _refuse_missing(self, dataset: str, part: str) -> None:
        if dataset not in self.here or part not in self.here[dataset].parts:
            raise KeyError(f"{dataset} is not here; run relations fetch {dataset}")


def write(root: Path, one: Fetched, frames: Mapping[str, pd.DataFrame]) -> Fetched:
    """Put a data set in its place whole: every part is on the disk before the first is renamed, the main one last."""
    import pyarrow
    import pyarrow.parquet

    derived, contents = Derived(root), {}
    batch = files.digest(json.dumps([asdict(origin) for origin in one.origins], sort_keys=True).encode())
    whole = replace(one, parts=tuple(sorted(frames)), batch=batch)
    for part in sorted(frames, reverse=True):
        table = pyarrow.Table.from_pandas(frames[part], preserve_index=False)
        told = json.dumps(asdict(whole), sort_keys=True, ensure_ascii=False)
        sink, rows = pyarrow.BufferOutputStream(), max(LEAST, len(table) // MOST)
        pyarrow.parquet.write_table(
            table.replace_schema_metadata({KEY: told.encode()}), sink, compression="zstd", row_group_size=rows
        )
        contents[derived.path(one.dataset, part)] = sink.getvalue().to_pybytes()
    files.write_all(contents)
    return whole


def digests(root: Path) -> dict[str, str]:
    """The hash of each file of the fetched sets, by its path within the data folder."""
    found = {}
    for path in sorted((root / FOLDER).glob("*.parquet")):
        state = path.stat()
        found[f"{FOLDER}/{path.name}"] = _digest(path, state.st_size, state.st_mtime_ns, state.st_ino)
    return found


@lru_cache(maxsize=256)
def _digest(path: Path, *state: int) -> str:
    """The hash of a file, read again only when its size, time or inode changed: every page of a site asks for it."""
    return files.digest(path)


def _described(path: Path) -> Fetched | None:
    """What a parquet file says of itself; None when it is torn or none of ours."""
    import pyarrow
    import pyarrow.parquet

    try:
        told: dict[str, Any] = json.loads((pyarrow.parquet.read_schema(path).metadata or {})[KEY])
        for name in ("years", "limits", "parts"):
            told[name] = tuple(told[name])
        told["origins"] = tuple(Origin(**each) for each in told["origins"])
        return Fetched(**told)
    except (OSError, KeyError, ValueError, TypeError, pyarrow.ArrowInvalid):
        return None
