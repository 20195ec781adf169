"""The one door by which rows come into `data/tidy`: new ids, the files' own CSV, and all of a change or nothing.

A change is made in memory first and checked there; only when it brings no fault that was not there before is it
written. Rows that it does not touch keep their bytes.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import files
from analysis.tables import checks, curation, sheet, yamls
from analysis.tables import schema as schemas_
from analysis.tables.faults import BadData, Fault
from analysis.tables.files import Files, snapshot
from analysis.tables.schema import Schema

Row = Mapping[str, str]
LOCKED = "candidates"
CONTRADICTIONS = "D"


@dataclass
class Change:
    """What is to be written: new rows by table, new cells by id and field, and other files of the folder whole."""

    added: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    changed: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)


class Numbers:
    """Ids that were never given: behind the greatest of a table, of what was decided and of what is contradicted."""

    def __init__(self, held: Files) -> None:
        """Look through the files of a folder."""
        schemas = _schemas(held)
        self.letters = {schema.name: schema.letter for schema in schemas.values() if schema.letter}
        self._greatest = dict.fromkeys(self.letters.values(), 0) | {CONTRADICTIONS: 0}
        for name in self.letters:
            path = f"tidy/{name}.csv"
            self._look(row[0] for row in sheet.table(path, held.get(path), schemas[name]).rows)
        decided = sheet.read("decisions.csv", held.get("decisions.csv"), curation.DECIDED)
        self._look(one for row in decided.rows for one in row[-1].split(";"))
        for path in ("contradictions.yaml", "corrections.yaml"):
            for entry in yamls.read(path, held.get(path))[0]:
                self._look([entry.text("id"), entry.text("row"), *entry.items("rows")])

    def _look(self, ids: Iterable[str]) -> None:
        for one in ids:
            if re.fullmatch("[A-Z][1-9][0-9]{0,8}", one):
                self._greatest[one[0]] = max(self._greatest.get(one[0], 0), int(one[1:]))

    def next(self, table: str) -> str:
        """The next id of a table, or of `contradictions`; it is given once."""
        letter = self.letters.get(table, CONTRADICTIONS)
        self._greatest[letter] += 1
        return f"{letter}{self._greatest[letter]}"

    def back(self, row_id: str) -> None:
        """Take the id given last back: its row was never written."""
        if self._greatest[row_id[0]] == int(row_id[1:]):
            self._greatest[row_id[0]] -= 1


def add(root: Path, rows: Mapping[str, Iterable[Row]]) -> dict[str, list[str]]:
    """Add rows without ids to tables of a folder: the ids that they were given, by table.

    Raises BadData with what would be wrong then that is not wrong now; nothing is written in that case.
    """
    numbers = Numbers(snapshot(root))
    named = {table: [_named(table, row, numbers) for row in some] for table, some in rows.items()}
    write(root, Change({table: [dict(row) for row in some] for table, some in named.items()}))
    return {table: [row.get("id", "") for row in some] for table, some in named.items()}


def write(root: Path, change: Change, before: Files | None = None) -> None:
    """Write a change into a folder, whole or not at all; raises BadData with the faults that it would bring.

    Nobody else writes meanwhile: raises files.Busy where somebody does, or did since the folder was as in `before`.
    """
    with files.lock(root / LOCKED):
        held = snapshot(root)
        if before is not None and held != before:
            raise files.Busy(f"{root} was changed meanwhile; nothing was written, run the same command again")
        made = apply(held, change)
        faults = brought(held, made, root.absolute().name)
        if faults:
            raise BadData(faults)
        files.write_all({root / path: content for path, content in made.items() if held.get(path) != content})


def brought(held: Files, made: Files, folder: str = "data") -> list[Fault]:
    """The faults of the files `made` that the files `held` did not have."""
    before = set(map(str, checks.check_files(held, folder)))
    return [fault for fault in checks.check_files(made, folder) if str(fault) not in before]


def apply(held: Files, change: Change) -> dict[str, bytes]:
    """The files as a change leaves them; raises KeyError for a row or a field that is not there."""
    schemas = _schemas(held)
    made = dict(held) | change.texts
    tables = {schema.letter: name for name, schema in schemas.items() if schema.letter}
    cells: dict[str, dict[str, dict[str, str]]] = {}
    for row_id, fields in change.changed.items():
        cells.setdefault(tables[row_id[0]], {})[row_id] = fields
    for table in sorted({*cells, *change.added}):
        path = f"tidy/{table}.csv"
        made[path] = _table(path, made[path], schemas[table], cells.get(table, {}), change.added.get(table, []))
    return made


def _named(table: str, row: Row, numbers: Numbers) -> dict[str, str]:
    return ({"id": numbers.next(table)} if table in numbers.letters else {}) | dict(row)


def _schemas(held: Files) -> dict[str, Schema]:
    return {name: schemas_.parse(held[f"schemas/{name}.json"]) for name in schemas_.TABLES}


def _table(path: str, content: bytes, schema: Schema, cells: Mapping[str, Row], added: Iterable[Row]) -> bytes:
    """A table's file with some cells changed and rows added; every other row as it was."""
    read = sheet.table(path, content, schema)
    if read.stops:
        raise BadData(read.faults)
    lines = content.decode("utf-8").removesuffix("\n").split("\n")
    ends = [*(line - 1 for line in read.lines[1:]), len(lines)] if read.rows else []
    rows: list[tuple[Any, str]] = []
    missing = set(cells)
    for (line, row), end in zip(read, ends, strict=True):
        text = "\n".join(lines[line - 1 : end])
        if row.get("id") in cells:
            missing.discard(row["id"])
            text = _line({**row, **_known(cells[row["id"]], schema)}, schema)
        rows.append((_place(row, schema), text))
    if missing:
        raise KeyError(f"no row {min(missing)} in {path}")
    news = [(_place(row, schema), _line(_known(row, schema), schema)) for row in added]
    return "\n".join([lines[0], *_merged(rows, news), ""]).encode()


def _merged(rows: list[tuple[Any, str]], news: list[tuple[Any, str]]) -> Iterator[str]:
    """The old lines in their order, each new one before the first that belongs behind it."""
    waiting = sorted(news, key=lambda one: one[0])
    for place, text in rows:
        while waiting and waiting[0][0] < place:
            yield waiting.pop(0)[1]
        yield text
    yield from (text for _, text in waiting)


def _place(row: Row, schema: Schema) -> Any:
    """What a table's rows are sorted by: the number of the id, else the key."""
    return int(row["id"][1:]) if schema.letter else tuple(row[name] for name in schema.key)


def _known(row: Row, schema: Schema) -> Row:
    strange = next((name for name in row if name not in schema.names), None)
    if strange:
        raise KeyError(f"no field {strange!r} in {schema.name}")
    return row


def _line(row: Row, schema: Schema) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow([row.get(name, "") for name in schema.names])
    return text.getvalue()
