"""What must hold after every fault: whole pages, nobody left, the right status in one line, and a rerun that heals."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator

from benchmarks.faults.scene import Ended, Scene
from benchmarks.faults.world import within
from tests.reporting import house

RESUME = "relations: stopped; run the same command again to go on"
STALE = re.compile(rb"<!--stale-->(.*?)<!--/stale-->\n", re.DOTALL)
STAGED = ".relations/staging"


def whole(scene: Scene, causes: dict[str, str], new: str = "new") -> Iterator[str]:
    """Every page that a reader can see is of one build; one that failed tells its cause, on the old page if there is.

    causes: path → what the page of a report that failed must say, as a regular expression.
    """
    found = house.tree(scene.out) if scene.out.exists() else {}
    known = {name for version in (("old", new) if scene.old else (new,)) for name in scene.world.files(version)}
    beside = {"failures.json", *(f"{path}/index.html" for path in causes)}
    for name in sorted(found.keys() - known - beside):
        if not name.endswith(".part"):  # a killed writer's: hidden, never served, and gone after the next run
            yield f"{name} was not there before"
    for path in scene.world.paths:
        page = {name: held for name, held in within(found, path).items() if not name.endswith(".part")}
        if path in causes:
            yield from _failed(scene, path, page, causes[path])
        elif page and page != scene.world.page(new, path) and not (scene.old and page == scene.world.page("old", path)):
            yield f"{path} is not whole: {sorted(page)}"


def _failed(scene: Scene, path: str, page: dict[str, bytes], cause: str) -> Iterator[str]:
    html = page.get("index.html", b"")
    banners = STALE.findall(html)
    if not re.search(cause, " ".join([html.decode("utf-8", "replace")])):
        yield f"the page of {path} does not say {cause}"
    if scene.old and len(banners) != 1:
        yield f"the old page of {path} bears {len(banners)} banners"
    bare = {**page, "index.html": STALE.sub(b"", html)}
    if scene.old and bare != scene.world.page("old", path):
        yield f"the old page of {path} is not whole"
    if not scene.old and sorted(page) != ["index.html"]:
        yield f"beside the error page of {path} lies something else: {sorted(page)}"


def listed(scene: Scene, causes: dict[str, str]) -> Iterator[str]:
    """`failures.json` names each report that failed with its cell and its cause, and no other."""
    place = scene.out / "failures.json"
    if not place.is_file():
        yield "there is no failures.json"
        return
    told = {each["path"]: f"cell {each['cell']}: {each['cause']}" for each in json.loads(place.read_text("utf-8"))}
    if told.keys() != causes.keys():
        yield f"failures.json lists {sorted(told)}"
    for path in told.keys() & causes.keys():
        if not re.search(causes[path], told[path]):
            yield f"failures.json does not say {causes[path]} of {path}: {told[path]}"


def others(scene: Scene, causes: Collection[str]) -> Iterator[str]:
    """Every report that did not fail has its new page."""
    found = house.tree(scene.out)
    for path in scene.world.paths:
        if path not in causes and within(found, path) != scene.world.page("new", path):
            yield f"{path} has not its new page"


def said(ended: Ended, statuses: Collection[int]) -> Iterator[str]:
    """The exit status is a right one, what is wrong is told in a line each, and never as a traceback."""
    lines = ended.err.splitlines()
    if ended.status not in statuses:
        yield f"status {ended.status}, not {sorted(statuses)}: {ended.err.strip()[-300:]}"
    if "Traceback" in ended.err + ended.out:
        yield f"a traceback: {ended.err.strip().splitlines()[-1]}"
    if ended.status > 0 and not all(line.startswith("relations: ") for line in lines if line):
        yield f"strange lines: {ended.err.strip()[:300]}"
    if ended.status in (2, 75) and len(lines) != 1:
        yield f"{len(lines)} lines instead of one"
    if ended.status in (1, 2, 75) and not lines:
        yield "nothing is said"
    if ended.status in (130, 143) and (lines or [""])[-1] != RESUME:
        yield f"no line on how to go on: {lines[-1:]}"


def nobody(scene: Scene) -> Iterator[str]:
    """No process of the batch is alive two seconds after the builder's end."""
    for each in scene.left():
        yield f"process {each.pid} is left: {each.told[:80]}"


def finished(scene: Scene) -> set[str]:
    """The paths whose pages need not be made again: in their places, or whole in staging."""
    found, staged = house.tree(scene.out) if scene.out.exists() else {}, scene.out / STAGED
    there = {path for path in scene.world.paths if within(found, path) == scene.world.page("new", path)}
    notes = [*staged.glob("*/entry.json"), *staged.glob("*.json")]
    return there | {json.loads(note.read_bytes())["path"] for note in notes if not note.parent.suffix}


def healed(scene: Scene, version: str = "new") -> Iterator[str]:
    """A plain rerun gives the uninterrupted site byte for byte and runs nothing that was finished."""
    done = finished(scene) if version == "new" else set[str]()  # what changed on the way is rightly made anew
    before = len(scene.executed())
    scene.world.bad({})
    ended = scene.run()
    yield from (f"the rerun: {each}" for each in said(ended, {0}))
    yield from (f"after the rerun {each}" for each in nobody(scene))
    found, wanted = house.tree(scene.out), scene.world.files(version)
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            yield f"after the rerun {name} is not as in the uninterrupted site"
    for pair, times in Counter(pair for pair, _, _ in scene.executed()[before:]).items():
        again = {f"dyad/{pair.lower()}/en", f"trade/{pair.lower()}/en"} & done
        if times > 1 or (again and not scene.world.asking):
            yield f"{pair} was run again"
