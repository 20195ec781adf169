"""`relations facts`: every fact, as JSON lines or as CSV."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click

from analysis import files, tables
from analysis.cli import options
from analysis.pages import downloads
from analysis.reporting import ledger
from analysis.requests.catalogue import BadRequest, meant, shown
from analysis.tables.datafacts import HOLD
from analysis.tables.factlines import COLUMNS

AT_ONCE = 1000  # lines


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
@click.option("--with", "added", multiple=True, metavar="DATASET", help="A fetched data set to add; may be repeated.")
@options.file
def command(data: Path | None, form: str, added: tuple[str, ...], out: Path | None) -> None:
    """Write every fact in the fact format, one a line."""
    held = options.load(data)
    for name in added:
        _refuse(name, held)
    lines = chain(tables.fact_lines(held), *(tables.dataset_lines(held, name) for name in dict.fromkeys(added)))
    text = as_csv(lines, COLUMNS) if form == "csv" else (f"{line}\n" for line in lines)
    if out:
        ledger.refuse_unwritable(out.parent, f"--out {out}")
        with files.replacing(out) as file:
            file.writelines(piece.encode() for piece in text)
    else:
        for some in iter(lambda: "".join(islice(text, AT_ONCE)), ""):
            click.echo(some, nl=False)


def _refuse(name: str, held: tables.Tables) -> None:
    """Raise BadRequest for a data set that nobody knows, that holds no facts, or that is not here."""
    if name not in held.inventory:
        raise BadRequest(f"no data set {shown(name)}{meant(name, held.inventory)}")
    if name not in HOLD:
        raise BadRequest(f"{name} holds no facts; those that do are {', '.join(HOLD)}")
    if name not in held.fetched:
        raise BadRequest(f"{name} is not here; run relations fetch {name}")


def as_csv(lines: Iterable[str], header: Sequence[str] = ()) -> Iterator[str]:
    """The facts as lines of CSV: lists are joined by ';', people are written `name (office, state)`.

    header: the columns; without it, all that some fact has.
    """
    facts: Iterable[dict[str, Any]] = map(json.loads, lines)
    if not header:
        facts = list(facts)
        header = list(dict.fromkeys(name for fact in facts for name in fact))
    return downloads.lines(header, ([_cell(fact.get(name)) for name in header] for fact in facts))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(_person(each) if isinstance(each, dict) else str(each) for each in value)
    return "" if value is None else str(value)


def _person(person: dict[str, str | None]) -> str:
    told = ", ".join(filter(None, (person.get("office"), person.get("iso3"))))
    return f"{person['name']} ({told})" if told else str(person["name"])
