"""The files that belong to the site and to no single page: index, manifest, assets; and a page for what failed."""

import itertools
import json
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.language import Catalogue
from analysis.reporting import catalogue
from analysis.reporting.catalogue import Request
from analysis.reporting.ledger import Entry
from analysis.reporting.theme import ASSETS, TEMPLATES


def shared(entries: list[Entry], edition: str) -> dict[str, bytes]:
    """Index, manifest and assets of a site with these pages, by name."""
    found = {f"assets/{path.name}": path.read_bytes() for path in sorted(ASSETS.iterdir())}
    ordered = sorted(entries, key=lambda entry: entry.path)
    listed = json.dumps([entry.manifest() for entry in ordered], indent=1, ensure_ascii=False)
    return {**found, "manifest.json": f"{listed}\n".encode(), "index.html": _index(ordered, edition).encode()}


def failed(request: Request, cause: str) -> bytes:
    """The page that stands where a report could not be made, so that no older page passes for a new one."""
    template = _templates().get_template("failed.html.j2")
    return template.render(say=Catalogue(), lang="en", request=str(request), cause=cause).encode()


def _index(entries: list[Entry], edition: str) -> str:
    order = list(catalogue.REPORTS)
    ranked = sorted(entries, key=lambda entry: order.index(entry.report))
    kinds = [(report, list(map(_card, held))) for report, held in itertools.groupby(ranked, lambda entry: entry.report)]
    kinds.sort(key=lambda kind: len(kind[1]) > 1)  # single reports stand side by side before the long lists
    return _templates().get_template("site.html.j2").render(say=Catalogue(), lang="en", kinds=kinds, edition=edition)


def _card(entry: Entry) -> dict[str, object]:
    told = {"path": entry.path, "slug": entry.path.split("/")[1], "failed": bool(entry.cause)}
    return {**told, "finding": entry.finding, "rows": entry.rows, "picture": entry.picture}


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
