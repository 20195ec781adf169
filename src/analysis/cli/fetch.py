"""`relations fetch`: outside data sets, from their publishers or from files at hand."""

from pathlib import Path

import click

from analysis import connectors
from analysis.cli import FAILED, leave, options
from analysis.connectors.connector import BadOriginal
from analysis.connectors.crosswalk import UNKNOWN
from analysis.connectors.download import DownloadFailed
from analysis.connectors.fetching import fetch
from analysis.reporting.catalogue import BadRequest, meant, shown
from analysis.tables.fetched import Fetched

NAMED = 5


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="DATASET …")
@click.option("--from", "source", default="", metavar="PATH", help="A file or folder at hand; default: the publisher.")
@options.data
def command(names: tuple[str, ...], source: str, data: Path | None) -> None:
    """Fetch data sets into data/derived; relations datasets lists them."""
    for name in names:
        if name not in connectors.CONNECTORS:
            raise BadRequest(f"no data set {shown(name)}{meant(name, connectors.CONNECTORS)}")
    held, failed = options.load(data), False
    for name in dict.fromkeys(names):
        try:
            _tell(fetch(held, connectors.load(name), source))
        except BadOriginal as error:
            raise BadRequest(str(error)) from error
        except DownloadFailed as error:
            click.echo(f"relations: {name}: {error}", err=True)
            failed = True
    if failed:
        leave(FAILED)


def _tell(one: Fetched) -> None:
    """Say what is here now, and which names nobody knew."""
    span = f"{min(one.years)} to {one.last}" if len(one.years) > 1 else str(one.last)
    click.echo(f"{one.dataset}: edition {one.edition}, years {span}")
    unknown = [name for name, what in one.no_states.items() if what == UNKNOWN]
    if unknown:
        listed = ", ".join(shown(name) for name in unknown[:NAMED]) + (" …" if len(unknown) > NAMED else "")
        told = f"relations: {one.dataset}: {len(unknown)} unknown names, their rows are left out: {listed}"
        click.echo(f"{told}; add them to names/{one.dataset}.csv", err=True)
