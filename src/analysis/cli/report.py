"""`relations report`: one report."""

from functools import partial
from pathlib import Path

import click

from analysis.cli import FAILED, leave, options, paper
from analysis.crews import station
from analysis.crews.crew import Crew
from analysis.dyads import short
from analysis.reporting import build
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest


@click.command()
@click.argument("name")
@click.argument("given", nargs=-1, metavar="[KEY=VALUE]...")
@options.out
@options.lang
@click.option("--pdf", is_flag=True, help="Print the page to a PDF beside it; needs Chromium.")
@options.data
def command(name: str, given: tuple[str, ...], out: Path, lang: str, pdf: bool, data: Path | None) -> None:
    """Make the report NAME, e.g. relations report dyad pair=MEX-BLR, or pair="Mexico-Guinea-Bissau"."""
    with station.early() as stations:  # it imports what makes a page while this process reads the tables
        from analysis.requests import values  # with the tables, and as slow to import

        held = options.load(data)
        request = values.request(name, _parameters(given), lang, held)
        browser = paper.browser() if pdf else ""
        chosen = build.Options(keep=True, crew=partial(Crew, early=stations))
        outcome = build.build([request], out.absolute(), held, chosen)
    for path, cause in outcome.failed.items():
        click.echo(f"relations: {path}: {cause}", err=True)
    if outcome.failed:
        leave(FAILED)
    page = out / request.path / "index.html"
    click.echo(str(paper.printed(page, browser) if pdf else page))


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in given:
        key, sign, text = each.partition("=")
        if not sign or not key:
            raise BadRequest(f"{catalogue.shown(each)} is no parameter; write key=value, such as pair=MEX-BLR")
        if key in found:
            raise BadRequest(f"{short(key)} is given twice; give it once")
        found[key] = text
    return found
