"""`relations datasets`: what each outside data set is, what it can and cannot say, and whether it is here."""

from pathlib import Path

import click

from analysis.cli import options
from analysis.cli.trouble import visible
from analysis.requests.catalogue import BadRequest
from analysis.tables import Tables, inventory
from analysis.tables.inventory import Dataset


@click.command()
@options.data
def command(data: Path | None) -> None:
    """List the data sets: edition, coverage, licence, citation, and which are here."""
    held = options.sound(data)
    if not held.inventory:
        raise BadRequest(f"{held.root.name}/{inventory.NAME} is missing or holds no data set; restore it")
    click.echo("\n\n".join(_told(held, one) for one in held.inventory.values()))


def _told(data: Tables, one: Dataset) -> str:
    """One data set in a few lines."""
    here = data.fetched.get(one.dataset)
    lines = [
        f"{one.dataset}: {one.title}, {one.publisher}",
        f"  edition   {here.edition if here else one.edition}",
        f"  years     {here.span if here else one.years.replace('/', '-').replace(';', ', ')}",
        f"  states    {one.states}",
        f"  not       {one.limits}",
        *(f"  this copy {limit}" for limit in (here.limits if here else ())),
        f"  licence   {one.licence}",
        f"  cite      {one.citation}",
        f"  from      {one.page}",
        f"  here      {_here(data, one.dataset)}",
    ]
    return "\n".join(map(visible, lines))


def _here(data: Tables, dataset: str) -> str:
    """Whether a data set is here, and made from which files."""
    if here := data.fetched.get(dataset):
        return "yes, from " + ", ".join(f"{origin.name} (sha256 {origin.sha256[:12]}…)" for origin in here.origins)
    lies = "no: what lies in its place is torn or of two fetches" if data.derived.torn(dataset) else "no"
    return f"{lies}; relations fetch {dataset}"
