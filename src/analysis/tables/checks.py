"""`check`: every fault of a data folder at once, each with file, line, column and remedy."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.countries import Atlas
from analysis.tables import cells, curation, inventory, lives, references, rules, sheet, yamls
from analysis.tables import schema as schemas_
from analysis.tables.faults import Fault, did_you_mean, quoted
from analysis.tables.files import PACKAGE, Files, snapshot
from analysis.tables.schema import Schema
from analysis.tables.sheet import Sheet

STATES = ("countries", "country_aliases", "state_spells")
BESIDE = {"reading.csv": curation.READING, "decisions.csv": curation.DECIDED, inventory.NAME: inventory.COLUMNS}
KINDS: dict[str, tuple[type, str]] = {
    "sources.yaml": (curation.Source, "key"),
    "corrections.yaml": (curation.Correction, ""),
    "contradictions.yaml": (curation.Contradiction, "id"),
}


@dataclass
class Folder:
    """A data folder as read: schemas and sheets by table, the entries of the YAML files, and the faults of all this."""

    schemas: dict[str, Schema]
    sheets: dict[str, Sheet]
    entries: dict[str, list[yamls.Entry]]
    reading: Sheet
    decided: Sheet
    inventory: Sheet
    version: str
    faults: list[Fault]


def check(root: Path) -> list[Fault]:
    """Every fault of the data folder `root`, in the order of files, lines and columns; paths begin at its own name."""
    return check_files(snapshot(root), root.absolute().name)


def check_files(files: Files, folder: str = "data") -> list[Fault]:
    """The same for files held in memory: path within the folder → bytes."""
    found = read(files)
    if found.schemas:
        found.faults += _between(found)
    return sorted({fault.within(folder) for fault in found.faults})


def read(files: Files) -> Folder:
    """Everything in the files, with the faults that each file has on its own."""
    package, version, faults = _package(files)
    schemas, broken = _schemas(files, package)
    faults += broken
    usable = {} if any(fault.stops for fault in faults) else schemas
    reading, decided, described = (_beside(path, files) for path in BESIDE)
    folder = Folder(usable, {}, {}, reading, decided, described, version, faults)
    for name, one in folder.schemas.items():
        path = f"tidy/{name}.csv"
        folder.sheets[name], own = _table(path, files.get(path), files[f"schemas/{name}.json"], one)
        faults += own
    for path, (kind, unique) in KINDS.items():
        folder.entries[path], broken = yamls.read(path, files.get(path))
        faults += [*broken, *curation.check_shape(path, folder.entries[path], kind, unique)]
    faults += [*reading.faults, *decided.faults, *described.faults]
    return folder


def frame(one: Sheet, schema: Schema) -> pd.DataFrame:
    """A sheet as a typed frame: text as `str` with '' for nothing, numbers as nullable Float64 and Int64."""
    columns = list(zip(*one.rows, strict=True)) if one.rows else [() for _ in schema.fields]
    made = {}
    for field, column in zip(schema.fields, columns, strict=True):
        if field.type == "string":
            made[field.name] = pd.Series(column, dtype="str")
        else:
            numbers = [float(value) if value else None for value in column]
            made[field.name] = pd.array(numbers, dtype="Int64" if field.type == "integer" else "Float64")
    return pd.DataFrame(made)


def atlas(folder: Folder) -> Atlas:
    """The atlas of the states in a folder."""
    return _atlas(*(folder.sheets[name] for name in STATES), *(folder.schemas[name] for name in STATES))


def _between(found: Folder) -> Iterator[Fault]:
    """The faults between files."""
    entries = found.entries["sources.yaml"]
    readable = not any(fault.file == "sources.yaml" and fault.stops for fault in found.faults)
    cited = {entry.text("key"): bool(entry.text("sha256")) for entry in entries} if readable else None
    sound = not any(fault.file == f"tidy/{name}.csv" for fault in found.faults for name in STATES)
    known = references.known(found.schemas, found.sheets, cited, atlas(found) if sound else None)
    for name, one in found.schemas.items():
        yield from references.check_references(found.sheets[name], one, known)
    yield from rules.check_participants(found.schemas, found.sheets)
    if known.atlas:
        yield from lives.check(found.schemas, found.sheets, known.atlas)
    yield from curation.check_sources("sources.yaml", entries, known)
    corrections = found.entries["corrections.yaml"]
    yield from curation.check_corrections("corrections.yaml", corrections, known, _held(found))
    yield from curation.check_contradictions("contradictions.yaml", found.entries["contradictions.yaml"], known)
    yield from curation.check_places(found.sheets["coverage"], known)
    yield from curation.check_reading(found.reading, known)
    yield from curation.check_decisions(found.decided, known)
    yield from inventory.check(found.inventory, known.sources)


def _beside(path: str, files: Files) -> Sheet:
    """A file that stands beside the tables; a folder in which nothing was decided or described yet lacks it."""
    if path not in files and path != "reading.csv":
        return sheet.Sheet(path, BESIDE[path])
    return sheet.read(path, files.get(path), BESIDE[path])


@lru_cache(maxsize=256)
def _table(path: str, content: bytes | None, _schema: bytes, schema: Schema) -> tuple[Sheet, tuple[Fault, ...]]:
    one = sheet.table(path, content, schema)
    own = (*cells.check(one, schema), *references.check_keys(one, schema), *rules.check(one, schema))
    return one, (*one.faults, *own)


@lru_cache(maxsize=8)
def _atlas(*parts: Sheet | Schema) -> Atlas:
    sheets, schemas = parts[:3], parts[3:]
    return Atlas(*(frame(one, schema) for one, schema in zip(sheets, schemas, strict=True)))  # type: ignore[arg-type]


def _held(found: Folder):  # noqa: ANN202
    rows: dict[str, Mapping[str, str]] = {}
    for name, one in found.sheets.items():
        if found.schemas[name].letter:
            rows.update((row["id"], row) for _, row in one)
    return rows.get


def _package(files: Files) -> tuple[list[str], str, list[Fault]]:
    """The tables that the package lists, its version, and its faults."""
    try:
        package = json.loads(files[PACKAGE])
        tables = {one["name"]: (one["path"], one["schema"]) for one in package["resources"]}
        version = str(package["version"])
    except KeyError as error:
        what = "the file is missing" if PACKAGE not in files else f"{error} is missing"
        return [], "", [Fault(PACKAGE, 0, 0, what, "restore it", True)]
    except (ValueError, TypeError, AttributeError) as error:
        return [], "", [Fault(PACKAGE, 0, 0, f"is no data package: {error}", "restore it", True)]
    faults = []
    for name, paths in tables.items():
        if paths != (f"tidy/{name}.csv", f"schemas/{name}.json"):
            what = f"resource {quoted(name)} lies elsewhere"
            faults.append(Fault(PACKAGE, 0, 0, what, f"write tidy/{name}.csv and schemas/{name}.json", True))
    for name in schemas_.TABLES:
        if name not in tables:
            faults.append(Fault(PACKAGE, 0, 0, f"resource {quoted(name)} is missing", "add it", True))
    for path in files:
        name = Path(path).stem
        if path.startswith("tidy/") and (name not in tables or path != f"tidy/{name}.csv"):
            faults.append(Fault(path, 0, 0, "no table of that name", did_you_mean(name, tables, "move it away")))
    return list(tables), version, faults


def _schemas(files: Files, tables: list[str]) -> tuple[dict[str, Schema], list[Fault]]:
    found: dict[str, Schema] = {}
    faults = []
    for name in sorted(tables):
        path = f"schemas/{name}.json"
        try:
            found[name] = schemas_.parse(files[path])
        except KeyError:
            faults.append(Fault(path, 0, 0, "the file is missing", "restore it", True))
        except ValueError as error:
            faults.append(Fault(path, 0, 0, str(error), "restore it", True))
    for name, one in found.items():
        for field in one.fields:
            for table, column in field.targets:
                if table not in found or not found[table].column(column):
                    what = f"field {field.name} refers to {table}.{column}, which is not there"
                    faults.append(Fault(f"schemas/{name}.json", 0, 0, what, "mend it", True))
    return found, faults
