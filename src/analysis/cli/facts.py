"""`relations facts`: every fact, as JSON lines or as CSV."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from analysis import files, tables
from analysis.cli import options
from analysis.reporting import downloads, ledger


@click.command()
@options.data
@click.option(
    "--format",
    "form",
    type=options.Named("format", ("jsonl", "csv")),
    metavar="[jsonl|csv]",
    default="jsonl",
    show_default=True,
)
@options.file
def command(data: Path | None, form: str, out: Path | None) -> None:
    """Write every fact in the fact format, one a line."""
    lines = tables.fact_lines(options.load(data))
    text = as_csv(lines) if form == "csv" else "".join(f"{line}\n" for line in lines)
    if out:
        ledger.refuse_unwritable(out.parent, f"--out {out}")
        files.write(out, text)
    else:
        click.echo(text, nl=False)


def as_csv(lines: Iterable[str]) -> str:
    """The facts as CSV: lists are joined by ';', people are written `name (office, state)`."""
    body: list[dict[str, Any]] = [json.loads(line) for line in lines]
    header = list(dict.fromkeys(name for fact in body for name in fact))
    return downloads.table(header, [[_cell(fact.get(name)) for name in header] for fact in body])


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(_person(each) if isinstance(each, dict) else str(each) for each in value)
    return "" if value is None else str(value)


def _person(person: dict[str, str | None]) -> str:
    told = ", ".join(filter(None, (person.get("office"), person.get("iso3"))))
    return f"{person['name']} ({told})" if told else str(person["name"])
