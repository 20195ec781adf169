"""`relations lab`: the notebooks, to work in by hand."""

import os
import sys
from pathlib import Path

import click

from analysis.cli import options
from analysis.requests import catalogue

SETTINGS = Path(__file__).parent / "lab_settings"


@click.command(context_settings={"ignore_unknown_options": True})
@options.data
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(data: Path | None, arguments: tuple[str, ...]) -> None:
    """Start JupyterLab in the checkout; further ARGUMENTS go to it."""
    checkout = catalogue.NOTEBOOKS.parent
    os.environ["RELATIONS_DATA"] = str(options.root(data))
    os.chdir(checkout)
    flags = [f"--ServerApp.root_dir={checkout}", "--LabApp.default_url=/lab/tree/notebooks/00_tour.ipynb"]
    flags += [f"--LabApp.app_settings_dir={SETTINGS}"]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *flags, *arguments])
