"""Reading one table's file strictly: text stays text, and whatever does not fit is a fault with its line."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.tables.faults import Fault, did_you_mean, quoted
from analysis.tables.schema import Schema

BOM = "\ufeff"
SIGNS = (
    (re.compile(r"version https://git-lfs\b"), "is a git-lfs pointer, not the table", "run git lfs pull"),
    (re.compile(r"\s*<(!doctype|html|\?xml)", re.IGNORECASE), "is a web page, not the table", "restore the file"),
    (re.compile(r"PK\x03\x04"), "is a zip archive, not the table", "save it as CSV"),
)


@dataclass(frozen=True)
class Sheet:
    """A file as read: `rows` are its well-formed rows, `lines` where each begins, `faults` what was wrong with it."""

    path: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row with the line on which it begins."""
        for line, row in zip(self.lines, self.rows, strict=True):
            yield line, dict(zip(self.names, row, strict=True))

    @property
    def stops(self) -> bool:
        """Whether rows are missing from it because they could not be read."""
        return any(fault.stops for fault in self.faults)


@lru_cache(maxsize=256)
def read(path: str, content: bytes | None, names: tuple[str, ...], free: tuple[bool, ...] = ()) -> Sheet:
    """The sheet in `content`, whose header must be `names`; `free` tells which fields hold any text.

    A byte order mark or CRLF ends are faults, but no hindrance.
    """
    if content is None:
        fault = Fault(path, 0, 0, "the file is missing", f"restore it; its header is {','.join(names)}", True)
        return Sheet(path, names, faults=(fault,))
    text, faults = _text(path, content)
    if any(fault.stops for fault in faults):
        return Sheet(path, names, faults=tuple(faults))
    records, broken = _records(path, text)
    faults += broken
    header = records.pop(0)[1] if records else []
    misnamed = _header_faults(path, header, names)
    if misnamed:
        return Sheet(path, names, faults=(*faults, *misnamed))
    whole = [(line, tuple(row)) for line, row in records if len(row) == len(names)]
    faults += [_ragged(path, line, row, names, free) for line, row in records if len(row) != len(names)]
    return Sheet(path, names, tuple(row for _, row in whole), tuple(line for line, _ in whole), tuple(faults))


def table(path: str, content: bytes | None, schema: Schema) -> Sheet:
    """The sheet of one table."""
    return read(path, content, tuple(schema.names), tuple(field.free for field in schema.fields))


def _text(path: str, content: bytes) -> tuple[str, list[Fault]]:
    faults = []
    if not content.strip():
        return "", [Fault(path, 0, 0, "the file is empty", "restore its header line", True)]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x} is not UTF-8"
        return "", [Fault(path, line, 0, found, "save the file as UTF-8", True)]
    if text.startswith(BOM):
        faults.append(Fault(path, 1, 0, "the file begins with a byte order mark", "save it as UTF-8 without one"))
        text = text[1:]
    if "\r\n" in text:
        line = text.count("\n", 0, text.index("\r\n")) + 1
        faults.append(Fault(path, line, 0, "the line ends in CRLF", "save the file with LF ends"))
        text = text.replace("\r\n", "\n")
    for sign, what, remedy in SIGNS:
        if sign.match(text):
            faults.append(Fault(path, 1, 0, what, remedy, True))
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(r"(<<<<<<<|>>>>>>>)( |$)|=======$", line):
            faults.append(Fault(path, number, 0, "a conflict marker stands here", "finish the merge", True))
        if "\0" in line:
            faults.append(Fault(path, number, 0, "a NUL byte stands here", "delete it", True))
    return text, faults


def _records(path: str, text: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """The records with the lines on which they begin, and what kept the reader from going on."""
    records: list[tuple[int, list[str]]] = []
    faults = []
    reader = csv.reader((line + "\n" for line in text.removesuffix("\n").split("\n")), strict=True)
    begins = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return records, faults
        except csv.Error as error:
            faults.append(Fault(path, begins, 0, *_csv_trouble(str(error)), True))
            if "end of data" in str(error):
                return records, faults
            row = None
        if row == []:
            faults.append(Fault(path, begins, 0, "the line is blank", "delete it", True))
        elif row is not None:
            records.append((begins, row))
        begins = reader.line_num + 1


def _csv_trouble(error: str) -> tuple[str, str]:
    if "end of data" in error:
        return "a quote that opens here is never closed", "close it, or double it where it belongs to the text"
    if "new-line" in error:
        return "a carriage return stands within the line", "delete it"
    if "expected after" in error:
        return "text follows a closing quote", "double the quotes that belong to the text"
    return f"the line is no CSV ({error})", "mend its commas and quotes"


def _header_faults(path: str, header: Sequence[str], names: Sequence[str]) -> list[Fault]:
    if list(header) == list(names):
        return []
    faults = []
    for column, name in enumerate(header, 1):
        if name in header[: column - 1]:
            faults.append(
                Fault(path, 1, column, f"field {quoted(name)} stands twice in the header", "delete one", True)
            )
        elif name not in names:
            missing = [one for one in names if one not in header]
            remedy = did_you_mean(name, missing, f"the fields are {','.join(names)}")
            faults.append(Fault(path, 1, column, f"field {quoted(name)} is not in the schema", remedy, True))
    missing = [name for name in names if name not in header]
    if missing:
        faults.append(Fault(path, 1, 0, f"the header lacks {', '.join(missing)}", f"write {','.join(names)}", True))
    if not faults:
        column = next(i for i, (found, name) in enumerate(zip(header, names, strict=True), 1) if found != name)
        what = f"field {quoted(header[column - 1])} stands where {names[column - 1]} belongs"
        faults.append(Fault(path, 1, column, what, f"write {','.join(names)}", True))
    return faults


def _ragged(path: str, line: int, row: Sequence[str], names: Sequence[str], free: Sequence[bool]) -> Fault:
    what = f"{len(row)} fields where the header has {len(names)}"
    extra = len(row) - len(names)
    if extra < 0:
        return Fault(path, line, 0, what, "write a comma for each empty field", True)
    texts = [i for i, name in enumerate(names) if (free[i] if free else True) and name not in ("id", "note")]
    spaced = [i for i in texts if all(cell.startswith(" ") for cell in row[i + 1 : i + 1 + extra])]
    name = names[next(iter(spaced or texts or [0]))]
    return Fault(path, line, 0, what, f"an unquoted comma in {name!r}?", True)
