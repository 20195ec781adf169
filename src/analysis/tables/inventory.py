"""`data/inventory.csv`: what each outside data set is, whose, how far it reaches, and where its files lie."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from analysis import dates, files
from analysis.tables.faults import BadData, Fault, quoted
from analysis.tables.sheet import Sheet, read

NAME = "inventory.csv"
SHAPES = {  # column → what each part of it is, whether there may be several or none, what to write
    "dataset": (r"[a-z][a-z0-9_]*", False, "write small letters, digits and _"),
    "page": (r"https?://[^\s\"'<>]+", False, "write the address of the publisher's page"),
    "addresses": (r"[a-z][a-z0-9_]*=https://[^\s\"'<>]+", True, "write role=https://…"),
    "recorded": (r"[a-z][a-z0-9_]*=[0-9a-f]{64}:[1-9][0-9]*", True, "write role=sha256:size"),
}


@dataclass(frozen=True)
class Dataset:
    """One data set as the inventory describes it.

    edition: of which the years, states and limits speak; years: EDTF spans, several parted by `;`, `..` of no time;
    states: whom it covers, in words; limits: what it cannot say; addresses: role=https://… of each original file,
    parted by blanks; recorded: role=sha256:size of each as it was first fetched from there, empty before.
    """

    dataset: str
    title: str
    publisher: str
    edition: str
    years: str
    states: str
    limits: str
    licence: str
    citation: str
    page: str
    addresses: str
    recorded: str

    def address(self, role: str) -> str:
        """Where the publisher keeps an original; '' where nobody can fetch it without logging in."""
        return _parted(self.addresses).get(role, "")

    def known(self, role: str) -> tuple[str, int]:
        """SHA-256 and size of an original as recorded; ('', 0) when it was never fetched. Raises BadData."""
        for what, remedy in _wrong("recorded", self.recorded):
            raise BadData([Fault(NAME, 0, 0, f"{self.dataset}: {what}", remedy, True)])
        sha256, _, size = _parted(self.recorded).get(role, "").partition(":")
        return sha256, int(size or 0)


COLUMNS = tuple(field.name for field in fields(Dataset))


def described(sheet: Sheet) -> dict[str, Dataset]:
    """The data sets in an inventory as read, by name."""
    return {cells[0]: Dataset(*cells) for cells in sheet.rows}


def inventory(root: Path) -> dict[str, Dataset]:
    """The data sets that a data folder's inventory describes, by name; none where it has no inventory.

    Raises BadData for a header or a row that is not as it should be.
    """
    path = root / NAME
    sheet = read(NAME, path.read_bytes(), COLUMNS) if path.is_file() else Sheet(NAME, COLUMNS)
    if sheet.stops:
        raise BadData(fault.within(root.name) for fault in sheet.faults if fault.stops)
    return described(sheet)


def check(sheet: Sheet, sources: Collection[str]) -> Iterator[Fault]:
    """Every field that is not as it should be; `sources` are the keys of sources.yaml, which no data set may share.

    Whether anything can fetch a data set of that name is not known here.
    """
    seen: dict[str, int] = {}
    for line, row in sheet:
        for column, name in enumerate(COLUMNS, 1):
            for what, remedy in _wrong(name, row[name]):
                yield Fault(NAME, line, column, what, remedy)
        for role in sorted(_parted(row["recorded"]).keys() - _parted(row["addresses"])):
            what = f"recorded {quoted(role)} has no address"
            yield Fault(NAME, line, COLUMNS.index("recorded") + 1, what, "write its address, or delete this")
        name = row["dataset"]
        if name in seen or name in sources:
            where = f"stands already in line {seen[name]}" if name in seen else "is a key in sources.yaml"
            yield Fault(NAME, line, 1, f"dataset {quoted(name)} {where}", "give each its own")
        seen.setdefault(name, line)


def _wrong(name: str, value: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one cell, and what to do about it."""
    if name in SHAPES:
        pattern, many, remedy = SHAPES[name]
        for part in value.split() if many else [value]:
            if not re.fullmatch(pattern, part):
                yield f"{name} {quoted(part)} is malformed" if part else f"{name} is empty", remedy
    elif name == "years":
        for part in value.split(";"):
            yield from _no_date(part)
    elif not value.strip():
        yield f"{name} is empty", "write it"


def _no_date(text: str) -> Iterator[tuple[str, str]]:
    try:
        if text != "..":  # of no time
            dates.parse(text)
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        yield what, remedy


def record(root: Path, dataset: str, role: str, sha256: str, size: int) -> None:
    """Write down the hash and size of an original that was fetched from its publisher for the first time."""
    held = inventory(root)
    recorded = _parted(held[dataset].recorded) | {role: f"{sha256}:{size}"}
    said = " ".join(f"{name}={value}" for name, value in sorted(recorded.items()))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in held.values():
        cells = {name: getattr(one, name) for name in COLUMNS}
        writer.writerow((cells | {"recorded": said} if one.dataset == dataset else cells).values())
    files.write(root / NAME, text.getvalue())


def _parted(cell: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in cell.split() if "=" in part)
