"""Frictionless, a checker of others, comes to the same verdict on every fault that it can see."""

import csv
from pathlib import Path

import frictionless
import pytest

from analysis import tables

ROOT = Path(__file__).parents[2] / "data"
FILES = tables.snapshot(ROOT)
CELLS = [
    ("visits", "sender", "", "constraint-error"),
    ("visits", "sender", "mexico", "constraint-error"),
    ("visits", "sender", "XYZ", "foreign-key"),
    ("visits", "rank", "king", "constraint-error"),
    ("visits", "status", "real", "constraint-error"),
    ("visits", "date", "12/2015", "constraint-error"),
    ("visits", "sources", "", "constraint-error"),
    ("visits", "sources", "a page", "constraint-error"),
    ("visits", "basis", "guessed", "constraint-error"),
    ("visits", "id", "E1", "constraint-error"),
    ("posts", "kind", "house", "constraint-error"),
    ("posts", "receiver", "BLA", "foreign-key"),
    ("votes", "resolution", "N99", "foreign-key"),
    ("votes", "vote", "maybe", "constraint-error"),
    ("memberships", "org", "NOBODY", "foreign-key"),
    ("participants", "person", "H999", "foreign-key"),
    ("accreditations", "seat", "QQQ", "foreign-key"),
    ("trade_totals", "value", "1,784", "type-error"),
    ("trade_totals", "value", "-5", "constraint-error"),
    ("people_flows", "persons", "many", "type-error"),
    ("countries", "lat", "91", "constraint-error"),
    ("coverage", "completeness", "whole", "constraint-error"),
]


@pytest.fixture
def folder(tmp_path):
    """A copy of the data folder, and a way to change a table in it."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def verdict(folder, table=None):
    """What frictionless finds: (file, line, kind of fault); of one table and what it refers to, or of all."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    for name in package.resource_names:
        refers = (
            {key["reference"]["resource"] for key in package.get_resource(table).schema.foreign_keys} if table else []
        )
        if table and name != table and name not in refers:
            package.remove_resource(name)
    for resource in package.resources if table else []:
        if resource.name != table:
            resource.schema.foreign_keys = []
    report = package.validate()
    assert report.tasks and not report.errors
    return {
        (task.name, getattr(error, "row_number", None), error.type) for task in report.tasks for error in task.errors
    }


def wound(folder, table, field, value, line=2):
    path = folder / f"tidy/{table}.csv"
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    rows[line - 1][rows[0].index(field)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def ours(folder, table):
    return {fault.line for fault in tables.check(folder) if fault.file.endswith(f"/tidy/{table}.csv")}


def test_both_pass_the_shipped_tables(folder):
    assert verdict(folder) == set()
    assert tables.check(folder) == []


@pytest.mark.parametrize(("table", "field", "value", "kind"), CELLS)
def test_both_refuse_the_same_cell(folder, table, field, value, kind):
    wound(folder, table, field, value)
    theirs = verdict(folder, table)
    assert (table, 2, kind) in theirs
    assert {line for name, line, _ in theirs if name == table} <= ours(folder, table)


def test_both_refuse_a_row_told_twice(folder):
    path = folder / "tidy/visits.csv"
    path.write_text(path.read_text("utf-8") + path.read_text("utf-8").splitlines()[-1] + "\n", "utf-8")
    assert {kind for _, _, kind in verdict(folder, "visits")} & {"primary-key", "unique-error"}
    assert ours(folder, "visits")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda text: text.replace(",", "", 1), "incorrect-label"),
        (lambda text: text.rstrip("\n") + ",more\n", "extra-cell"),
        (lambda text: text.rstrip("\n").rpartition(",")[0] + "\n", "missing-cell"),
        (lambda text: text + "\n", "blank-row"),
    ],
)
def test_both_refuse_a_table_out_of_shape(folder, change, kind):
    path = folder / "tidy/votes.csv"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    assert kind in {found for _, _, found in verdict(folder, "votes")}
    assert [fault for fault in tables.check(folder) if fault.stops and fault.file.endswith("votes.csv")]
