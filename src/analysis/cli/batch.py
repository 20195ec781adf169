"""A batch of reports as a person follows it: one bar with the time left, then one line that sums up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from analysis.cli import FAILED, Stopped, leave
from analysis.cli.progress import progress
from analysis.crews.crew import Crew
from analysis.crews.order import Setting
from analysis.reporting import build
from analysis.reporting.build import Done, Options
from analysis.requests.catalogue import Request

if TYPE_CHECKING:
    from analysis.crews.station import Station
    from analysis.tables import Tables

WIDE = 24


def crew(scheduler: str, early: list[Station]) -> Callable[[Setting, int], Crew]:
    """Who makes the pages: this machine, or the workers of a dask scheduler; raises BadRequest without its library."""
    if not scheduler:
        return partial(Crew, early=early)
    from analysis.crews.cluster import Cluster

    return partial(Cluster, address=scheduler, say=partial(click.echo, err=True))


def run(asked: list[Request], out: Path, data: Tables, chosen: Options) -> Done:
    """Build, with a bar where there is a terminal; a build that is stopped says how far it had come."""
    seen = Done()
    with progress("relations build") as show:

        def tick(done: Done) -> None:
            nonlocal seen
            seen = done
            show(bar(done))

        try:
            return build.build(asked, out, data, replace(chosen, tick=tick))
        except (KeyboardInterrupt, Stopped):
            show("")
            click.echo(f"\nrelations: {len(seen.seconds)} of {seen.todo} pages were done", err=True)
            raise


def bar(done: Done) -> str:
    """How far a batch is: a bar, counts, the time left at this pace, and the report that took longest.

    >>> bar(Done(todo=4, seconds={"dyad/mex-blr/en": 1.5}, began=monotonic() - 2))
    '[######                  ] 1/4, about 6 s left; slowest dyad/mex-blr 1.5 s'
    """
    ended = len(done.seconds)
    full = WIDE * ended // max(done.todo, 1)
    told = f"[{'#' * full}{' ' * (WIDE - full)}] {ended}/{done.todo}"
    if done.failed:
        told += f", {len(done.failed)} failed"
    if not ended:
        return told
    left = (monotonic() - done.began) / ended * (done.todo - ended)
    slowest = max(done.seconds, key=lambda path: done.seconds[path])
    return f"{told}, about {_lasting(left)} left; slowest {slowest.removesuffix('/en')} {done.seconds[slowest]:.1f} s"


def _lasting(seconds: float) -> str:
    """A time in the largest unit in which it is more than one."""
    for unit, length in (("h", 3600), ("min", 60)):
        if seconds > 1.5 * length:
            return f"{seconds / length:.1f} {unit}" if unit == "h" else f"{round(seconds / length)} {unit}"
    return f"{round(seconds)} s"


def tell(done: Done, out: Path) -> None:
    """Say what was done, what failed and what changed on the way; ends with the status of a failure."""
    for path, cause in sorted(done.failed.items()):
        click.echo(f"relations: {path}: {cause}", err=True)
    if done.changed:
        click.echo(
            f"relations: while the build ran, {'; '.join(done.changed)}; the pages are of what was there before, "
            "run the same command again",
            err=True,
        )
    counted = f"{len(done.made)} made, {len(done.unchanged)} unchanged, {len(done.failed)} failed"
    click.echo(f"{counted}; open {out / 'index.html'}")
    if done.failed:
        leave(FAILED)
