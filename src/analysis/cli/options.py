"""Options that several verbs share, and the tables that they name."""

from pathlib import Path

import click

from analysis import tables
from analysis.reporting import catalogue

SITE = catalogue.NOTEBOOKS.parent / "reports" / "site"

data = click.option(
    "--data", type=click.Path(path_type=Path), help="The data folder; default: the nearest one above here."
)
out = click.option(
    "--out", type=click.Path(path_type=Path), default=SITE, show_default="reports/site", help="The site's folder."
)
lang = click.option("--lang", default="en", show_default=True, help="The page's language: en, es or ru.")


def load(folder: Path | None) -> tables.Tables:
    """The tables of the folder named, their root as an absolute path."""
    return tables.load(tables.find_root(folder).resolve())
