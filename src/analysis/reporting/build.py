"""Making a site: only what changed, some reports at a time, each file whole or not at all."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import files, tables
from analysis.reporting import inputs, site
from analysis.reporting.ledger import FOLDER, Entry, Ledger, refuse_unwritable
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest, ReportFailed, Request
from analysis.tables import Tables

WORKERS = 2


@dataclass(frozen=True)
class Options:
    """How to build: workers, which page only, whether to make all anew, to stop at a failure, to keep other pages."""

    jobs: int = WORKERS
    only: str = ""
    force: bool = False
    fail_fast: bool = False
    keep: bool = False
    notebooks: Path = catalogue.NOTEBOOKS
    say: Callable[[str], None] = print


@dataclass(frozen=True, eq=False)
class Plan:
    """One page: what it is made from, and why it must be made; no reason means that it lies there unchanged."""

    request: Request
    inputs: dict[str, str]
    why: str

    def __str__(self) -> str:
        """The plan as `--dry-run` prints it."""
        return f"build      {self.request} ({self.why})" if self.why else f"unchanged  {self.request}"


@dataclass
class Outcome:
    """What a build did: pages made, pages left as they were, and failures with their causes."""

    made: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def plan(requests: list[Request], out: Path, data: Tables, options: Options) -> list[Plan]:
    """What a build of these requests would do; nothing is written."""
    ledger = Ledger(out)
    held = {request: inputs.of(request, data.root, options.notebooks) for request in _asked(requests, options.only)}
    return [Plan(request, found, _why(ledger, request, found, options.force)) for request, found in held.items()]


def build(requests: list[Request], out: Path, data: Tables, options: Options | None = None) -> Outcome:
    """Make the site in `out`: index, manifest and a folder a page; raises files.Busy, BadRequest, OSError."""
    options = options or Options()
    _asked(requests, options.only)
    Ledger(out)  # both refuse before anything is written
    refuse_unwritable(out / FOLDER, str(out))
    with files.lock(out / FOLDER):
        plans = plan(requests, out, data, options)
        ledger, outcome, seconds = Ledger(out), Outcome(), {}
        outcome.unchanged = [each.request.path for each in plans if not each.why]
        todo = [each for each in plans if each.why]
        for each, future, took in _made(todo, data, options) if todo else ():
            seconds[each.request.path] = round(took, 2)
            _enter(each, future, ledger, outcome)
            options.say(_line(each, outcome, len(todo), took))
            if outcome.failed and options.fail_fast:
                break
        _finish(requests, ledger, data, options)
        files.write(out / FOLDER / "timings.json", json.dumps(seconds, indent=1, sort_keys=True) + "\n")
    return outcome


def _asked(requests: list[Request], only: str) -> list[Request]:
    asked = [request for request in requests if only in ("", request.slug, request.path, request.report)]
    if only and not asked:
        known = [request.slug for request in requests]
        raise BadRequest(f"no page {catalogue.shown(only)} is asked for{catalogue.meant(only, known)}")
    return asked


def _finish(requests: list[Request], ledger: Ledger, data: Tables, options: Options) -> None:
    wanted = {request.path for request in requests}
    if not options.keep:
        ledger.forget(path for path in list(ledger.entries) if path not in wanted)
    ledger.share(site.shared(list(ledger.entries.values()), data.edition, [request.path for request in requests]))


def _why(ledger: Ledger, request: Request, found: dict[str, str], force: bool) -> str:
    before = ledger.entries.get(request.path)
    if before is None:
        return "new"
    changed = [name for name, digest in found.items() if before.inputs.get(name) != digest]
    reasons = {
        f"{' and '.join(changed)} changed": bool(changed),
        "failed before": bool(before.cause),
        "its files are not as they were written": not ledger.whole(request.path),
        "forced": force,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _made(plans: list[Plan], data: Tables, options: Options) -> Iterator[tuple[Plan, Future[Any], float]]:
    """Each plan with its page or the ReportFailed that stopped it, as they come in."""
    from analysis.reporting import work  # slow to import, and of no use where nothing has changed

    faults, took = len(tables.check(data.root)), {}

    def make(each: Plan) -> Any:
        start = time.monotonic()
        try:
            return work.make(each.request, data, faults, options.notebooks)
        finally:
            took[each] = time.monotonic() - start

    pool = ThreadPoolExecutor(max_workers=options.jobs)
    futures = {pool.submit(make, each): each for each in plans}
    try:
        for future in as_completed(futures):
            yield futures[future], future, took[futures[future]]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _enter(each: Plan, future: Future[Any], ledger: Ledger, outcome: Outcome) -> None:
    """Write the page that was made, or the page that says why it could not be."""
    request = each.request
    told = (request.report, dict(request.parameters), request.lang, request.path, inputs.key(each.inputs), each.inputs)
    try:
        made = future.result()
    except ReportFailed as error:
        outcome.failed[request.path] = str(error)
        ledger.put(Entry(*told, cause=str(error)), {"index.html": site.failed(request, str(error))})
        return
    outcome.made.append(request.path)
    entry = Entry(*told, finding=made.finding, rows=made.finding_rows, picture=made.picture)
    ledger.put(entry, {**made.files, "index.html": made.html.encode()})


def _line(each: Plan, outcome: Outcome, total: int, took: float) -> str:
    number = len(outcome.made) + len(outcome.failed)
    cause = outcome.failed.get(each.request.path)
    return f"[{number}/{total}] {each.request}: " + (f"failed, {cause}" if cause else f"{took:.1f} s")
