"""Rows of a parquet file as a frame, read in the thread that asks: a process that forks may have no other.

A file is sorted by pair, and says of each group of rows the least and greatest value of each column: of the groups that
cannot hold what is asked for nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow
    import pyarrow.parquet

SEVERAL = (list, tuple, set, frozenset)


def read(path: Path, columns: Sequence[str], order: Sequence[str], where: Mapping[str, Any]) -> pd.DataFrame:
    """The rows in which each column of `where` has the value given, in stored order or by `order`.

    columns: none for all of them. A value may be a list (any of them) or a range (from its start to before its stop).
    Text comes as `str`, whole numbers of which some are missing as nullable ones. ValueError for what is no column.
    """
    import pyarrow
    import pyarrow.parquet

    state = path.stat()
    told = _told(path, state.st_size, state.st_mtime_ns, state.st_ino)
    with pyarrow.parquet.ParquetFile(path, metadata=told, pre_buffer=False) as file:
        known = file.schema_arrow.names
        names = list(columns) or known
        needed = list(dict.fromkeys([*names, *order]))
        for name in (*needed, *where):
            if name not in known:
                raise ValueError(f"{name!r} is no column of {path.name}")
        parts = [_plain(part) for at in _groups(file, where) for part in _rows(file, at, needed, where)]
        found = pyarrow.concat_tables(parts or [_plain(file.schema_arrow.empty_table().select(needed))])
    if order:
        found = found.sort_by([(name, "ascending") for name in order])
    return _frame(found.select(names))


def categories(path: Path, columns: Sequence[str]) -> Iterator[pyarrow.Table]:
    """All rows of some columns of text, a group of rows at a time, each column as a dictionary and numbers in it."""
    import pyarrow.parquet

    names = list(columns)
    with pyarrow.parquet.ParquetFile(path, pre_buffer=False, read_dictionary=names) as file:
        for at in range(file.num_row_groups):
            yield file.read_row_group(at, names, use_threads=False).select(names)


@lru_cache(maxsize=64)
def _told(path: Path, *state: int) -> pyarrow.parquet.FileMetaData:
    """What a file says of itself, read again only when its size, time or inode changed."""
    import pyarrow.parquet

    return pyarrow.parquet.read_metadata(path)


def _groups(file: pyarrow.parquet.ParquetFile, where: Mapping[str, Any]) -> Iterator[int]:
    """The groups of rows that can hold what is asked for, by what the file says of them."""
    places = {name: file.schema_arrow.names.index(name) for name in where}
    for at in range(file.num_row_groups):
        group = file.metadata.row_group(at)
        may = (_may_hold(group.column(place).statistics, where[name]) for name, place in places.items())
        if group.num_rows and all(may):
            yield at


def _may_hold(bounds: Any, value: Any) -> bool:
    if bounds is None or not bounds.has_min_max:
        return True
    if isinstance(value, range):
        return bounds.min < value.stop and value.start <= bounds.max
    return any(bounds.min <= one <= bounds.max for one in (value if isinstance(value, SEVERAL) else (value,)))


def _rows(
    file: pyarrow.parquet.ParquetFile, at: int, names: list[str], where: Mapping[str, Any]
) -> Iterator[pyarrow.Table]:
    """The rows of one group that hold what is asked for; the other columns are read only where there are any."""
    if not where:
        yield file.read_row_group(at, names, use_threads=False).select(names)
        return
    tested = _plain(file.read_row_group(at, list(where), use_threads=False))
    places = np.flatnonzero(np.logical_and.reduce([_holds(tested[name], value) for name, value in where.items()]))
    if len(places):
        yield file.read_row_group(at, names, use_threads=False).select(names).take(places)


def _holds(column: pyarrow.ChunkedArray, value: Any) -> np.ndarray:
    import pyarrow
    import pyarrow.compute

    if isinstance(value, range):
        numbers = column.to_numpy()
        return (numbers >= value.start) & (numbers < value.stop)
    values = pyarrow.array(sorted(value) if isinstance(value, SEVERAL) else [value], column.type)
    options = pyarrow.compute.SetLookupOptions(values, skip_nulls=True)
    return pyarrow.compute.call_function("is_in", [column], options).to_numpy()


def _plain(table: pyarrow.Table) -> pyarrow.Table:
    """The table without dictionaries: two groups of rows may have different ones."""
    import pyarrow

    for at, field in enumerate(table.schema):
        if pyarrow.types.is_dictionary(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(field.type.value_type))
    return table


def _frame(table: pyarrow.Table) -> pd.DataFrame:
    import pandas as pd
    import pyarrow

    frame = table.to_pandas(use_threads=False)
    for name, column in zip(table.column_names, table.columns, strict=True):
        if column.null_count and pyarrow.types.is_integer(column.type):
            nullable = pd.api.types.pandas_dtype(str(column.type).replace("int", "Int").replace("u", "U"))
            frame[name] = column.to_pandas(types_mapper={column.type: nullable}.get)
    return frame
