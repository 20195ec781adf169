"""`relations build`: the site."""

from pathlib import Path

import click

from analysis.cli import FAILED, leave, options
from analysis.reporting import build
from analysis.requests import lists as requests
from analysis.requests.catalogue import BadRequest


@click.command()
@click.argument("files", nargs=-1, metavar="[REQUESTS]...", type=click.Path(path_type=Path))
@options.out
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=build.WORKERS, show_default=True, help="Reports at a time."
)
@click.option("--dry-run", is_flag=True, help="Say what would be made, and why; write nothing.")
@click.option("--only", default="", metavar="SLUG", help="Only the pages of this slug, e.g. mex-blr.")
@click.option("--force", is_flag=True, help="Make unchanged pages again too.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first report that fails.")
@options.data
def command(
    files: tuple[Path, ...],
    out: Path,
    jobs: int,
    dry_run: bool,
    only: str,
    force: bool,
    fail_fast: bool,
    data: Path | None,
) -> None:
    """Make the site that the files of REQUESTS ask for; default: all of reports/requests."""
    held = options.load(data)
    asked = requests.read(list(files) or requests.shipped(), held)
    if not asked:
        raise BadRequest("no page is asked for; write a request, such as - {report: dyad, with: {pair: MEX-BLR}}")
    chosen = build.Options(jobs, only, force, fail_fast, say=click.echo)
    if dry_run:
        for each in build.plan(asked, out.absolute(), held, chosen):
            click.echo(str(each))
        return
    _tell(build.build(asked, out.absolute(), held, chosen), out)


def _tell(outcome: build.Outcome, out: Path) -> None:
    for path, cause in sorted(outcome.failed.items()):
        click.echo(f"relations: {path}: {cause}", err=True)
    counted = f"{len(outcome.made)} made, {len(outcome.unchanged)} unchanged, {len(outcome.failed)} failed"
    click.echo(f"{counted}; open {out / 'index.html'}")
    if outcome.failed:
        leave(FAILED)
