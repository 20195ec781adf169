"""Originals as frames: csv, tab, parquet, xlsx, dta, geojson, alone or in a zip, in whichever form they are kept."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from analysis.connectors.connector import BadOriginal, Original

BYTES = 2 << 30
KINDS = (".parquet", ".csv", ".tab", ".tsv", ".txt", ".xlsx", ".dta", ".geojson", ".json")


def read(path: Path, original: Original) -> pd.DataFrame:
    """An original as a frame with our names for its columns; other columns are left out. Raises BadOriginal."""
    return _chosen(frame(path, original), path.name, original)


def _chosen(held: pd.DataFrame, name: str, original: Original) -> pd.DataFrame:
    """The columns of the first form that a frame has, under our names."""
    for form in original.forms:
        if set(form.values()) <= set(held.columns):
            if held.empty:
                raise BadOriginal(f"{name} holds no row; get the file again")
            return held[list(form.values())].set_axis(list(form), axis=1)
    wanted = min((sorted(set(form.values()) - set(held.columns)) for form in original.forms), key=len)
    raise BadOriginal(f"{name} has no column {', '.join(wanted)}; is it the file of {original.role}?")


def frame(path: Path, original: Original, name: str = "") -> pd.DataFrame:
    """A file as a frame, text as text, its kind told by its name; raises BadOriginal for one that cannot be read."""
    try:
        return _frame(name or path.name, path.read_bytes(), original)
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        if isinstance(error, BadOriginal):
            raise
        cause = " ".join(str(error).split())[:120]
        raise BadOriginal(f"{name or path.name} cannot be read ({cause}); get the file again") from error


def shape(path: Path, name: str, original: Original) -> None:
    """Raise BadOriginal where a file that came under `name` is not one that `read` could take."""
    _chosen(frame(path, original, name), name, original)


def _frame(name: str, content: bytes, original: Original) -> pd.DataFrame:
    kind = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    if name.lower().endswith(".gz"):
        content = zlib.decompressobj(31).decompress(content, BYTES)
    if kind == ".zip":
        return _unzipped(content, original)
    if kind not in KINDS:
        raise BadOriginal(f"{name} is of a kind that is not read; there are {', '.join((*KINDS, '.zip'))}")
    return _parsed(kind, content)


def _unzipped(content: bytes, original: Original) -> pd.DataFrame:
    """The member of a zip that the original's names mean, or its only table; nothing is unpacked to the disk."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = [one for one in archive.infolist() if PurePosixPath(one.filename.lower()).suffix in KINDS]
        meant = [one for one in held if matches(PurePosixPath(one.filename).name, original)]
        chosen = meant or held
        if len(chosen) != 1:
            raise BadOriginal(f"the zip holds {len(chosen)} tables where one is wanted; unpack it and name the folder")
        if chosen[0].file_size > BYTES:
            raise BadOriginal(f"{chosen[0].filename} is larger than {BYTES >> 30} GB; unpack it and name the folder")
        return _parsed(PurePosixPath(chosen[0].filename.lower()).suffix, archive.read(chosen[0]))


def _parsed(kind: str, content: bytes) -> pd.DataFrame:
    if kind == ".parquet":
        return pd.read_parquet(io.BytesIO(content))
    if kind == ".xlsx":
        return pd.read_excel(io.BytesIO(content), keep_default_na=False, na_values=[""])
    if kind == ".dta":
        return pd.read_stata(io.BytesIO(content), convert_categoricals=False)
    if kind in (".geojson", ".json"):
        return _features(json.loads(content))
    separator = "," if kind == ".csv" else "\t"
    text = _decoded(content)
    return pd.read_csv(io.StringIO(text), sep=separator, keep_default_na=False, na_values=[""], low_memory=False)


def _features(held: Mapping[str, Any]) -> pd.DataFrame:
    """The features of a GeoJSON, or the list of objects of a JSON, a row each; a geometry is JSON text."""
    if isinstance(held, list):
        return pd.DataFrame(held)
    rows = [dict(one["properties"]) | {"geometry": json.dumps(one["geometry"])} for one in held["features"]]
    return pd.DataFrame(rows)


def _decoded(content: bytes) -> str:
    """Text in UTF-8, or in the Latin alphabet of old files."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def matches(name: str, original: Original) -> bool:
    """Whether a file's name is one of those under which an original is kept."""
    return any(fnmatch(name.lower(), pattern.lower()) for pattern in original.names)
