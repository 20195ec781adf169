"""A small invented world in memory: the shipped schemas, and whatever rows a test draws."""

import csv
import io
import json
from pathlib import Path

from analysis import tables

ROOT = Path(__file__).parents[3] / "data"
SOURCES = f"""
- {{key: demo, title: Demo, publisher: Nobody, language: en, family: demo, side: third, sha256: {"0" * 64}}}
- {{key: ministry, title: Ministry, publisher: It, language: en, family: ministry, side: UZB, sha256: {"1" * 64}}}
"""
COMMON = {"status": "actual", "sources": "demo[¶1]", "basis": "stated"}
STATES = {
    "DEU": ("DE", "Germany", "Europe", "Western Europe"),
    "KOR": ("KR", "Korea", "Asia", "Eastern Asia"),
    "LVA": ("LV", "Latvia", "Europe", "Northern Europe"),
    "UZB": ("UZ", "Uzbekistan", "Asia", "Central Asia"),
}


def row(table, text, **more):
    """A row from words as `field=value`, several parted by two blanks; common fields are filled in."""
    given = dict(part.split("=", 1) for part in text.split("  ") if part)
    fact = json.loads((ROOT / f"schemas/{table}.json").read_text("utf-8"))["fact"]
    return (COMMON if fact else {}) | given | more


def files(rows=None, **others):
    """The files of a data folder: table → rows as dicts or words; `others` are further files by name, `_` for `.`."""
    package = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    made = {"datapackage.json": json.dumps(package).encode(), "reading.csv": b"source,locator,reason\n"}
    made |= {"sources.yaml": SOURCES.encode(), "corrections.yaml": b"[]", "contradictions.yaml": b"[]"}
    rows = {"countries": states(), "state_spells": spells()} | (rows or {})
    for resource in package["resources"]:
        schema = (ROOT / resource["schema"]).read_bytes()
        made[resource["schema"]] = schema
        names = [field["name"] for field in json.loads(schema)["fields"]]
        made[resource["path"]] = written(
            names, [_dict(resource["name"], one) for one in rows.get(resource["name"], [])]
        )
    return made | {name.replace("_", "."): content.encode() for name, content in others.items()}


def _dict(table, one):
    return row(table, one) if isinstance(one, str) else one


def written(names, rows):
    """Rows as the bytes of a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def states():
    """Four states."""
    names = ("iso2", "name_en", "region", "subregion")
    rows = [{"iso3": code} | dict(zip(names, about, strict=True)) for code, about in STATES.items()]
    return [one | {"name_es": one["name_en"], "name_ru": one["name_en"]} for one in rows]


def spells():
    """Their lives in the legal reckoning."""
    begun = {"DEU": "1949-05-23", "KOR": "1948-08-15", "LVA": "1991-09-06", "UZB": "1991-09-01"}
    return [{"iso3": code, "system": "legal", "start": day, "name": code} for code, day in begun.items()]


def faults(made):
    """Every fault as a line."""
    return [str(fault) for fault in tables.check_files(made)]


def load(made):
    """The tables of a world."""
    return tables.load_files(made, ROOT)
