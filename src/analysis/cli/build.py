"""`relations build`: the site."""

from dataclasses import replace
from pathlib import Path

import click

from analysis.cli import options
from analysis.crews import station
from analysis.crews.order import WORKERS
from analysis.reporting import seal
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest


@click.command()
@click.argument("files", nargs=-1, metavar="[REQUESTS]...", type=click.Path(path_type=Path))
@options.out
@click.option("-j", "--jobs", type=click.IntRange(1, 64), default=WORKERS, show_default=True, help="Reports at a time.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and why; write nothing.")
@click.option("--why", is_flag=True, help="Say of every page whether it is made, and what changed.")
@click.option("--only", default="", metavar="SLUG", help="Only the pages of this slug, e.g. mex-blr.")
@click.option("--force", is_flag=True, help="Make unchanged pages again too.")
@click.option("--verify", is_flag=True, help="Trust no file by its state: hash every one.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first report that fails.")
@click.option("--wait", is_flag=True, help="Wait for another build of the folder instead of refusing.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="A dask scheduler, or `local`: one of this machine.")
@options.data
def command(
    files: tuple[Path, ...],
    out: Path,
    jobs: int,
    dry_run: bool,
    why: bool,
    only: str,
    force: bool,
    verify: bool,
    fail_fast: bool,
    wait: bool,
    scheduler: str,
    data: Path | None,
) -> None:
    """Make the site that the files of REQUESTS ask for; default: all of reports/requests."""
    root, listed = options.root(data), list(files) or catalogue.shipped()
    sealed = seal.Seal(out.absolute(), listed, root)
    plain = not (dry_run or why or only or force or verify)
    if plain and (count := sealed.holds()):
        click.echo(f"0 made, {count} unchanged, 0 failed; open {out / 'index.html'}")
        return
    with station.early(wanted=not (dry_run or scheduler)) as stations:
        from analysis.cli import batch  # with the tables slow to import, and of no use till here
        from analysis.reporting import build
        from analysis.requests import lists

        held = options.load(data)
        asked = lists.read(listed, held)
        if not asked:
            raise BadRequest("no page is asked for; write a request, such as - {report: dyad, with: {pair: MEX-BLR}}")
        chosen = build.Options(jobs, only, force, verify, fail_fast, wait=wait, seal=sealed.put)
        if why or dry_run:
            for each in build.plan(asked, out.absolute(), held, chosen):
                click.echo(str(each))
        if not dry_run:
            chosen = replace(chosen, crew=batch.crew(scheduler, stations))
            batch.tell(batch.run(asked, out.absolute(), held, chosen), out)
