"""Making a site: only what changed, some reports at a time, each page whole or not at all."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import files, tables
from analysis.crews import staging
from analysis.crews.crew import Crew
from analysis.crews.entry import ENTRY, Entry, noted
from analysis.crews.order import MEMORY, SECONDS, WORKERS, Order, Outcome, Setting
from analysis.reporting import inputs, log, preflight, site, snapshot
from analysis.reporting.ledger import FOLDER, STAGING, Ledger
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest, Request

if TYPE_CHECKING:
    from analysis.tables import Tables

Note = Callable[..., None]


@dataclass(frozen=True)
class Options:
    """How to build: reports at a time, which page only, all anew, every file hashed, to stop at a failure, to keep."""

    jobs: int = WORKERS
    only: str = ""
    force: bool = False
    verify: bool = False
    fail_fast: bool = False
    wait: bool = False
    keep: bool = False
    seconds: float = SECONDS
    memory: int = MEMORY
    notebooks: Path = catalogue.NOTEBOOKS
    tick: Callable[[Done], None] = lambda done: None
    crew: Callable[[Setting, int], Crew] = Crew
    seal: Callable[[Ledger], None] = lambda ledger: None


@dataclass(frozen=True, eq=False)
class Plan:
    """One page: what it is made from, and why it must be made; no reason means that it lies there unchanged."""

    request: Request
    found: inputs.Found
    why: str

    def __str__(self) -> str:
        """The plan as `--dry-run` prints it."""
        return f"build      {self.request} ({self.why})" if self.why else f"unchanged  {self.request}"

    def order(self, notebooks: Path) -> Order:
        """The plan as an order for those who make pages."""
        pair = dict(self.request.parameters).get("pair", "")
        reads = pair if catalogue.reads(catalogue.notebook(self.request.report, notebooks)) == "pair" else ""
        told = (self.request.report, dict(self.request.parameters), self.request.lang, self.request.path)
        return Order(*told, self.found.key, self.found.inputs, self.found.parts, reads)


@dataclass
class Done:
    """What a build did: pages to make, made, left as they were, and failures with their causes."""

    todo: int = 0
    made: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)


def plan(requests: list[Request], out: Path, data: Tables, options: Options) -> list[Plan]:
    """What a build of these requests would do; nothing is written."""
    return _plans(_asked(requests, options.only), Ledger(out, options.verify), data, options)


def build(requests: list[Request], out: Path, data: Tables, options: Options | None = None) -> Done:
    """Make the site in `out`: index, manifest and a folder a page; raises files.Busy, BadRequest, OSError."""
    options = options or Options()
    asked = _asked(requests, options.only)
    Ledger(out)  # both refuse before anything is written
    preflight.refuse(out, {request.report for request in asked}, options.notebooks)
    with files.lock(out / FOLDER, options.wait), log.kept(out / FOLDER) as note:
        ledger, done = Ledger(out, options.verify), Done()
        plans = _plans(asked, ledger, data, options, save=True)
        _adopt(plans, ledger, data, done)
        todo = [each for each in plans if each.why and each.request.path not in done.made]
        done.unchanged = [each.request.path for each in plans if not each.why]
        done.todo = len(todo)
        note("begin", pages=len(plans), todo=[each.request.path for each in todo], adopted=done.made)
        if todo:
            _make(todo, ledger, data, options, done, note)
        _finish(requests, ledger, data, options)
        if not (done.failed or done.changed or options.only):
            options.seal(ledger)
        note("end", made=len(done.made), failed=len(done.failed), changed=done.changed)
    return done


def _asked(requests: list[Request], only: str) -> list[Request]:
    asked = [request for request in requests if only in ("", request.slug, request.path, request.report)]
    if only and not asked:
        known = [request.slug for request in requests]
        raise BadRequest(f"no page {catalogue.shown(only)} is asked for{catalogue.meant(only, known)}")
    return asked


def _plans(asked: list[Request], ledger: Ledger, data: Tables, options: Options, save: bool = False) -> list[Plan]:
    held = inputs.Inputs(data, options.notebooks, ledger.out / FOLDER, options.verify)
    found = {request: held.of(request) for request in asked}
    if save:
        held.save()
    return [Plan(request, each, _why(ledger, request, each, options.force)) for request, each in found.items()]


def _why(ledger: Ledger, request: Request, found: inputs.Found, force: bool) -> str:
    before = ledger.entries.get(request.path)
    if before is None:
        return "new"
    if changed := found.changed(before.inputs, before.parts):
        return changed
    if before.cause:
        return "failed before"
    if wrong := ledger.wrong(request.path):
        return f"its files are not as they were written ({wrong})"
    return "forced" if force else ""


def _adopt(plans: Iterable[Plan], ledger: Ledger, data: Tables, done: Done) -> None:
    """Take over the pages that a build which was stopped had finished, and left waiting."""
    wanted = {each.request.path: each.found.key for each in plans if each.why}
    adopted = ledger.adopt(ledger.out / FOLDER / STAGING, wanted, data.edition)
    done.made = [entry.path for entry in adopted]


def _make(todo: list[Plan], ledger: Ledger, data: Tables, options: Options, done: Done, note: Note) -> None:
    orders = [each.order(options.notebooks) for each in todo]
    texts = {order.report: catalogue.notebook(order.report, options.notebooks).read_text("utf-8") for order in orders}
    faults, root = len(tables.check(data.root)), str(options.notebooks.parent)
    with snapshot.taken(data.root, ledger.out / FOLDER) as held:
        waiting = ledger.out / FOLDER / STAGING
        setting = Setting(root, str(held), str(waiting), texts, faults, options.seconds, options.memory)
        crew = options.crew(setting, min(options.jobs, len(orders)))
        try:
            for order, outcome in crew.make(orders, lambda: options.tick(done)):
                _enter(order, outcome, ledger, data, done)
                note("page", path=order.path, cause=outcome.failed, seconds=round(outcome.seconds, 3))
                if outcome.cause and options.fail_fast:
                    break
        finally:
            crew.end()
    done.changed = _changed(todo, data, options)


def _changed(todo: list[Plan], data: Tables, options: Options) -> list[str]:
    """The inputs that are not as they were when the build began; what was made is of what they were."""
    now = inputs.Inputs(tables.current(data), options.notebooks)
    return sorted({why for each in todo if (why := now.of(each.request).changed(each.found.inputs, each.found.parts))})


def _enter(order: Order, outcome: Outcome, ledger: Ledger, data: Tables, done: Done) -> None:
    """Put the page into its place, or say there why it could not be made."""
    done.seconds[order.path] = round(outcome.seconds, 2)
    if not outcome.cause:
        staged = staging.place(ledger.out / FOLDER / STAGING, order.path)
        waits = noted(staged / ENTRY)
        if waits is None:
            raise FileNotFoundError(errno.ENOENT, "a finished page is gone", str(staged))
        ledger.publish(replace(waits, edition=data.edition), staged)
        done.made.append(order.path)
        return
    done.failed[order.path] = outcome.failed
    made = (order.report, order.parameters, order.lang, order.path, order.key, order.inputs, order.parts)
    request = Request(order.report, tuple(order.parameters.items()), order.lang)
    page = site.failed(request, outcome.failed)
    ledger.fail(Entry(*made, cause=outcome.failed), page)


def _finish(requests: list[Request], ledger: Ledger, data: Tables, options: Options) -> None:
    wanted = {request.path for request in requests}
    if not options.keep:
        ledger.forget(path for path in list(ledger.entries) if path not in wanted)
    ledger.share(site.shared(list(ledger.entries.values()), data.edition, [request.path for request in requests]))
    ledger.close()
