"""Invented originals in the publishers' own formats, and data folders of their own to fetch them into."""

import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from analysis import connectors, tables
from analysis.connectors.fetching import fetch
from analysis.tables.fetched import Fetched

DATASETS = os.environ.get("RELATIONS_DATASETS", "")
real = pytest.mark.skipif(not DATASETS, reason="RELATIONS_DATASETS is not set")
SHIPPED = ("tidy", "schemas")


@dataclass(frozen=True)
class Place:
    """A data folder of a test's own: the shipped tables, and what was fetched into it."""

    root: Path

    def fetched(self, name: str, source: Path | str) -> Fetched:
        """Fetch a data set from a file, a folder or an address, as `relations fetch NAME --from SOURCE` does."""
        return fetch(tables.load(self.root), connectors.load(name), str(source))

    def rows(self, name: str, part: str = "", **where: object) -> pd.DataFrame:
        """The rows of a fetched data set in which each column has the value given."""
        return tables.load(self.root).derived.rows(name, part, **where)

    def told(self, name: str) -> Fetched:
        """What a fetched data set says of itself."""
        return tables.load(self.root).fetched[name]

    def here(self) -> dict[str, bytes]:
        """The bytes of each derived file, by its name."""
        return {path.name: path.read_bytes() for path in sorted((self.root / "derived").glob("*.parquet"))}


def make_place(folder: Path) -> Place:
    """A fresh copy of the shipped data folder, in which nothing was fetched."""
    shipped, root = tables.find_root(), folder / "data"
    root.mkdir()
    for path in shipped.iterdir():
        if path.is_file():
            shutil.copy2(path, root)
        elif path.name in SHIPPED:
            shutil.copytree(path, root / path.name)
    return Place(root)


def write(path: Path, rows: pd.DataFrame | list[dict], header: int = 0) -> Path:
    """Write rows as the kind of file that the name tells: csv, tab, txt, parquet, xlsx, dta; `x.csv.zip` holds `x.csv`.

    header: how many lines of words stand above the columns' names, as some publishers have them.
    """
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".zip":
        inner = write(path.with_suffix(""), frame, header)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(inner, inner.name)
        inner.unlink()
    elif path.suffix == ".parquet":
        frame.to_parquet(path, index=False)
    elif path.suffix == ".xlsx":
        frame.to_excel(path, index=False, startrow=header)
    elif path.suffix == ".dta":
        frame.to_stata(path, write_index=False)
    else:
        words = "Some words of the publisher's\n" * header
        path.write_text(words + frame.to_csv(index=False, sep="," if path.suffix == ".csv" else "\t"), "utf-8")
    return path


def drawn(table: str) -> pd.DataFrame:
    """Rows of text drawn with bars: `id | name` over `1 | bees`."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return pd.DataFrame(lines[1:], columns=lines[0])


BREAKS = ("a column is missing", "no row", "cut in the middle", "a web page", "nothing at all")


def broken(path: Path, how: str, frame: pd.DataFrame, column: str) -> Path:
    """An original with one of the BREAKS; `column` is one that it cannot do without."""
    if how == "a column is missing":
        return write(path, frame.drop(columns=column))
    if how == "no row":
        return write(path, frame.head(0))
    whole = write(path, frame).read_bytes()
    page = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>Please log in</body></html>\n"
    half = len(whole) // 2
    cut = half if path.suffix == ".parquet" else whole.rfind(b"\n", 0, half) + 3  # a row of text has just begun
    path.write_bytes({"cut in the middle": whole[:cut], "a web page": page}.get(how, b""))
    return path
