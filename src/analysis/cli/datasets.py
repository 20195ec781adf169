"""`relations datasets`: what each outside data set is, what it can and cannot say, and whether it is here."""

from pathlib import Path

import click

from analysis.cli import options
from analysis.tables.fetched import Fetched
from analysis.tables.inventory import Dataset


@click.command()
@options.data
def command(data: Path | None) -> None:
    """List the data sets: edition, coverage, licence, citation, and which are here."""
    held = options.load(data)
    click.echo("\n\n".join(_told(one, held.fetched.get(name)) for name, one in held.inventory.items()))


def _told(one: Dataset, here: Fetched | None) -> str:
    """One data set in a few lines."""
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
        f"  here      {_here(here) if here else f'no; relations fetch {one.dataset}'}",
    ]
    return "\n".join(lines)


def _here(here: Fetched) -> str:
    return "yes, from " + ", ".join(f"{origin.name} (sha256 {origin.sha256[:12]}…)" for origin in here.origins)
