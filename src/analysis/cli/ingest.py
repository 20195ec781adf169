"""`relations ingest`: documents become candidates, one a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from analysis import files, tables
from analysis.cli import facts, options
from analysis.ingest import Ingested, Unreadable, explain, ingest
from analysis.ingest.ingesting import load
from analysis.reporting import ledger
from analysis.requests.catalogue import BadRequest


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC …", type=click.Path(path_type=Path))
@options.data
@click.option(
    "--explain", "explained", is_flag=True, help="Show each sentence with the rules that fired or nearly did."
)
@click.option(
    "--format",
    "form",
    type=options.Named("format", ("jsonl", "csv")),
    metavar="[jsonl|csv]",
    default="jsonl",
    show_default=True,
)
@options.file
def command(documents: tuple[Path, ...], data: Path | None, explained: bool, form: str, out: Path | None) -> None:
    """Read documents (text, Markdown, HTML, wikitext) into candidate facts, each with quote, rule and confidence."""
    for path in documents:
        _refuse(path)
    if out:
        ledger.refuse_unwritable(out.parent, f"--out {out}")
    held = options.load(data)
    try:
        text = (
            "".join(f"{line}\n" for line in _explained(documents, held))
            if explained
            else _written(documents, held, form)
        )
    except Unreadable as error:
        raise BadRequest(str(error)) from error
    if out:
        files.write(out, text)
    else:
        click.echo(text, nl=False)


def _refuse(path: Path) -> None:
    """Refuse what is no file before any is read; raises BadRequest."""
    if not path.exists():
        raise BadRequest(f"{path}: there is no such file; name a document")
    if not path.is_file():
        raise BadRequest(f"{path} is no file; name a document, e.g. {path}/*.txt")


def _explained(documents: Iterable[Path], held: tables.Tables) -> Iterator[str]:
    for path in documents:
        yield from explain(load(path), held)


def _written(documents: Iterable[Path], held: tables.Tables, form: str) -> str:
    """The candidates of all documents as text; what was not read of each is told on the way."""
    found: list[dict[str, Any]] = []
    for one in ingest(documents, held):
        found += one.candidates
        _tell(one)
    lines = (json.dumps(_flat(each) if form == "csv" else each, ensure_ascii=False) for each in found)
    return "".join(facts.as_csv(lines) if form == "csv" else (f"{line}\n" for line in lines))


def _flat(one: dict[str, Any]) -> dict[str, Any]:
    """A candidate whose places and what is known of it are short texts, for a cell each."""
    places = [f"{each['locator']} {each['start']}-{each['end']}" for each in one["places"]]
    known = one["known"] and " ".join((one["known"]["relation"], one["known"]["row"], *one["known"]["differs"]))
    return one | {"places": places, "known": known}


def _tell(one: Ingested) -> None:
    """Say on standard error how many candidates a document has, and how much of it could not be read."""
    number = len(one.candidates)
    unread = ", ".join(f"{count} characters: {why}" for why, count in sorted(one.unread.items()))
    told = f"relations: {one.document.name}: {number} candidate{'s' * (number != 1)}"
    click.echo(told + (f"; not read: {unread}" if unread else ""), err=True)
