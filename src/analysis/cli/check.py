"""`relations check`: every fault of the tables, one line each."""

from pathlib import Path

import click

from analysis import tables
from analysis.cli import BAD_INPUT, leave, options


@click.command()
@options.data
def command(data: Path | None) -> None:
    """Validate every table: one line a fault, file:line:column: what; remedy. Exits with 2 when there is one."""
    faults = tables.check(options.root(data))
    for fault in faults:
        click.echo(str(fault))
    if faults:
        leave(BAD_INPUT)
