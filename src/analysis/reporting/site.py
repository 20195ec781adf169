"""The files that belong to the site and to no single page: index, manifest, assets; and a page for what failed."""

import json
import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.crews.entry import Entry
from analysis.language import Catalogue
from analysis.pages.theme import ASSETS, TEMPLATES
from analysis.requests.catalogue import Request

CELL = re.compile(r"cell \d+: ")
ACROSS = ("network", "trade", "timeline", "region", "coverage", "tour")


def shared(entries: list[Entry], edition: str, asked: Sequence[str] = ()) -> dict[str, bytes]:
    """Index, manifest and assets of a site with these pages, by name; the index in the order of the paths `asked`."""
    found = {f"assets/{path.name}": path.read_bytes() for path in sorted(ASSETS.iterdir())}
    ordered = sorted(entries, key=lambda entry: entry.path)
    listed = json.dumps([entry.manifest() for entry in ordered], indent=1, ensure_ascii=False)
    found |= {"manifest.json": f"{listed}\n".encode(), "index.html": _index(ordered, edition, asked).encode()}
    return found | _failures([entry for entry in ordered if entry.cause])


def _failures(entries: list[Entry]) -> dict[str, bytes]:
    """The reports that could not be made, each in a line with cell and cause; no file where there are none."""
    told = [_failure(entry) for entry in entries]
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in told)
    return {"failures.json": f"[\n{lines}\n]\n".encode()} if told else {}


def _failure(entry: Entry) -> dict[str, object]:
    """One of them; `cell` counts from one, and is null where no cell is to blame."""
    found = entry.manifest()
    cell, _, cause = entry.cause.removeprefix("cell ").partition(": ") if CELL.match(entry.cause) else ("", "", "")
    told = {name: found[name] for name in ("report", "with", "lang", "path")}
    return {**told, "cell": int(cell or 0) or None, "cause": cause or entry.cause, "status": found["status"]}


def failed(request: Request, cause: str) -> bytes:
    """The page that stands where a report could not be made, so that no older page passes for a new one."""
    template = _templates().get_template("failed.html.j2")
    return template.render(say=Catalogue(), lang="en", request=str(request), cause=cause).encode()


def _index(entries: list[Entry], edition: str, asked: Sequence[str]) -> str:
    place = {path: number for number, path in enumerate(asked)}
    ranked = sorted(entries, key=lambda entry: place.get(entry.path, len(place)))
    pairs = [_card(entry) for entry in ranked if entry.report == "dyad"]
    across = [_card(entry) for report in ACROSS for entry in ranked if entry.report == report]
    kinds = [kind for kind in (("dyad", pairs), ("across", across)) if kind[1]]
    return _templates().get_template("site.html.j2").render(say=Catalogue(), lang="en", kinds=kinds, edition=edition)


def _card(entry: Entry) -> dict[str, object]:
    told: dict[str, object] = {"path": entry.path, "slug": entry.path.split("/")[1]}
    told |= {"failed": bool(entry.cause), "stale": bool(entry.stale)}
    told["kicker"] = "" if entry.report == "dyad" else entry.report
    return {**told, "finding": entry.finding, "rows": entry.rows, "picture": entry.picture}


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
