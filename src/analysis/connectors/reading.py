"""Originals as frames: csv, tab, parquet, xlsx, dta, geojson, alone or in a zip, in whichever form they are kept."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

import pandas as pd

from analysis.connectors.connector import CELL, COLUMN, SHEET, BadOriginal, Original
from analysis.connectors.faults import FAULTS, told

GIB, MIB = 1 << 30, 1 << 20
BYTES = 2 * GIB  # of a table in lines of text, unpacked
WHOLE = 512 * MIB  # of a file of another kind, which is in memory as a whole
SHEETS = 64 * MIB  # of a workbook, unpacked
ROWS, LINES = 50_000_000, 200_000  # of a parquet file; of a sheet
TOP, ABOVE = 1 << 16, 20  # a header is looked for in so many bytes and lines
STRETCH = 50_000  # rows
ZIPS = 2  # how many zips may lie one in the other
KINDS = (".parquet", ".csv", ".tab", ".tsv", ".txt", ".xlsx", ".dta", ".geojson", ".json")


def read(path: Path, original: Original) -> pd.DataFrame:
    """An original as a frame with our names for its columns; other columns are left out. Raises BadOriginal."""
    return _chosen(frame(path, original), path.name, original)


def _chosen(held: pd.DataFrame, name: str, original: Original) -> pd.DataFrame:
    """The columns of the first form that a frame has, under our names."""
    for form in original.forms:
        fitting = _long(held, form)
        if set(form.values()) <= set(fitting.columns):
            if fitting.empty:
                raise BadOriginal(f"{name} holds no row; get the file again")
            return fitting[list(form.values())].set_axis(list(form), axis=1)
    wanted = min((sorted(set(form.values()) - set(held.columns)) for form in original.forms), key=len)
    raise BadOriginal(f"{name} has no column {', '.join(wanted)}; is it the file of {original.role}?")


def _long(held: pd.DataFrame, form: Mapping[str, str]) -> pd.DataFrame:
    """A square matrix, in which each row's name is a column's too, as a row a cell where the form asks for cells."""
    rows = [column for column in form.values() if column not in (COLUMN, CELL)]
    if CELL not in form.values() or not set(rows) <= set(held.columns) or not set(held[rows[0]]) <= set(held.columns):
        return held
    return held.melt(id_vars=rows, var_name=COLUMN, value_name=CELL)


def frame(path: Path, original: Original) -> pd.DataFrame:
    """A file as a frame, text as text, its kind told by its name; raises BadOriginal for one that cannot be read."""
    try:
        with path.open("rb") as stream:
            return _frame(path.name, stream, original)
    except BadOriginal:
        raise
    except FAULTS as error:
        raise BadOriginal(f"{path.name} cannot be read ({told(error)}); get the file again") from error


def _frame(name: str, stream: IO[bytes], original: Original, zips: int = 0) -> pd.DataFrame:
    if name.lower().endswith(".gz"):
        with gzip.open(stream) as unpacked:
            return _frame(name[: -len(".gz")], cast(IO[bytes], unpacked), original, zips)
    kind = PurePosixPath(name.lower()).suffix
    if kind == ".zip":
        return _unzipped(name, stream, original, zips + 1)
    if kind in (".rda", ".rdata", ".rds"):
        how = "in R, bind its tables into one (dplyr::bind_rows(…, .id = 'source')) and write.csv that"
        raise BadOriginal(f"{name} is in R's own format, which is not read; {how}")
    if kind not in KINDS:
        raise BadOriginal(f"{name} is of a kind that is not read; there are {', '.join((*KINDS, '.zip'))}")
    return _parsed(kind, name, stream, original)


def _unzipped(name: str, stream: IO[bytes], original: Original, zips: int) -> pd.DataFrame:
    """The member of a zip that the earliest of the original's names means, or its only table; nothing is unpacked."""
    if zips > ZIPS:
        raise BadOriginal(f"{name} is a zip in a zip in a zip; unpack it and name the folder")
    with zipfile.ZipFile(stream) as archive:
        held = {
            one: PurePosixPath(one.filename.lower()) for one in archive.infolist() if "__MACOSX" not in one.filename
        }
        tables = [one for one, path in held.items() if path.suffix in KINDS]
        known = [one for one, path in held.items() if path.suffix in (*KINDS, ".zip")]
        meant = ([one for one in known if fnmatch(held[one].name, each.lower())] for each in original.names)
        chosen = next(filter(None, meant), tables)
        if len(chosen) != 1:
            raise BadOriginal(f"{name} holds {len(chosen)} tables where one is wanted; unpack it and name the folder")
        with archive.open(chosen[0]) as member:
            return _frame(f"{name}/{held[chosen[0]].name}", member, original, zips)


def _parsed(kind: str, name: str, stream: IO[bytes], original: Original) -> pd.DataFrame:
    if kind not in (".parquet", ".xlsx", ".dta", ".geojson", ".json"):
        _refuse_longer(name, stream, BYTES)
        return _text(stream, "," if kind == ".csv" else "\t", original)
    _refuse_longer(name, stream, WHOLE)
    if kind == ".parquet":
        held = _columns(name, stream.read(), original)
    elif kind == ".xlsx":
        held = _sheets(name, io.BytesIO(stream.read()), original)
    elif kind == ".dta":
        held = pd.read_stata(io.BytesIO(stream.read()), convert_categoricals=False)
    else:
        held = _features(json.load(stream))
    return original.condense(held) if original.condense else held


def _refuse_longer(name: str, stream: IO[bytes], most: int) -> None:
    """Refuse what is longer than may be, however it is packed: it is unpacked for that and thrown away."""
    if stream.seek(most + 1) > most and stream.read(1):
        raise BadOriginal(f"{name} is larger than {most // MIB:,} MiB; keep the rows that are needed, as csv")
    stream.seek(0)


def _text(stream: IO[bytes], separator: str, original: Original) -> pd.DataFrame:
    """A table in lines of text, in UTF-8 or in the Latin alphabet of old files."""
    above = _above(stream, separator, original)
    for encoding, errors in (("utf-8-sig", "strict"), ("cp1252", "replace")):
        stream.seek(0)
        try:
            return _lines(stream, original, sep=separator, skiprows=above, encoding=encoding, encoding_errors=errors)
        except UnicodeDecodeError:
            continue
    raise ValueError("it is text in no alphabet that is known")


def _above(stream: IO[bytes], separator: str, original: Original) -> int:
    """How many lines stand above the header; raises ValueError where there is none, or the last line breaks off."""
    known = {column for form in original.forms for column in form.values()}
    top = stream.read(TOP)
    if len(top) == TOP and not {*b"\r\n"} & {*top}:
        raise ValueError(f"its first line is longer than {TOP:,} bytes")
    rows = [
        next(csv.reader([line], delimiter=separator), [])
        for line in top.decode("utf-8-sig", "replace").splitlines()[:ABOVE]
    ]
    above = next((number for number, row in enumerate(rows) if known & set(row)), 0)
    if rows and not isinstance(stream, (zipfile.ZipExtFile, gzip.GzipFile)):  # these know their own end
        stream.seek(max(0, stream.seek(0, io.SEEK_END) - TOP))
        last = stream.read().decode("utf-8", "replace").split("\n")[-1]
        if last and len(next(csv.reader([last], delimiter=separator), [])) < len(rows[above]) > 1:
            raise ValueError("it breaks off in the middle of a row")
    return above


def _lines(stream: IO[bytes], original: Original, **how: Any) -> pd.DataFrame:
    """The rows; of a file that is condensed, a stretch at a time, so that it is never held whole."""
    how |= {
        "keep_default_na": False,
        "na_values": [""],
        "low_memory": False,
        "dtype": dict.fromkeys(original.text, "str"),
    }
    if original.condense:
        return pd.concat(map(original.condense, pd.read_csv(stream, chunksize=STRETCH, **how)), ignore_index=True)
    known = {column for form in original.forms for column in form.values()}
    return pd.read_csv(stream, usecols=lambda name: name in known or CELL in known, **how)


def _columns(name: str, content: bytes, original: Original) -> pd.DataFrame:
    """The columns of a parquet file that an original's forms name, or all of them where they are condensed."""
    import pyarrow
    import pyarrow.parquet

    # a buffer of Arrow's own and one thread: over a file of Python's its threads may abort the process as it ends
    held = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(content))
    _refuse_more(name, held.metadata.num_rows, ROWS)
    known = {column for form in original.forms for column in form.values()}
    some = None if original.condense or CELL in known else [one for one in held.schema_arrow.names if one in known]
    return held.read(some, use_threads=False).to_pandas(use_threads=False)


def _sheets(name: str, content: IO[bytes], original: Original) -> pd.DataFrame:
    """The sheets of a workbook that have an original's columns, one below the other; without any, its first."""
    with zipfile.ZipFile(content) as archive:
        if sum(one.file_size for one in archive.infolist()) > SHEETS:
            raise BadOriginal(f"{name} is larger than {SHEETS // MIB} MiB unpacked; save its table as csv")
    held = pd.read_excel(content, sheet_name=None, nrows=LINES + 1, keep_default_na=False, na_values=[""])
    for one in held.values():
        _refuse_more(name, len(one), LINES)
    named = [one.assign(**{SHEET: str(sheet)}) for sheet, one in held.items()]
    meant = [one for one in named if any(set(form.values()) <= set(one.columns) for form in original.forms)]
    return pd.concat(meant or named[:1], ignore_index=True)


def _refuse_more(name: str, rows: int, most: int) -> None:
    if rows > most:
        raise BadOriginal(f"{name} has more than {most:,} rows; keep those that are needed, as csv")


def _features(held: Mapping[str, Any]) -> pd.DataFrame:
    """The features of a GeoJSON, or the list of objects of a JSON, a row each; a geometry is JSON text."""
    if isinstance(held, list):
        return pd.DataFrame(held)
    rows = [dict(one["properties"]) | {"geometry": json.dumps(one["geometry"])} for one in held["features"]]
    return pd.DataFrame(rows)


def matches(name: str, original: Original) -> bool:
    """Whether a file's name is one of those under which an original is kept."""
    return any(fnmatch(name.lower(), pattern.lower()) for pattern in original.names)
