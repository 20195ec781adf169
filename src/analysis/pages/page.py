"""An executed notebook becomes a page in the project's own theme: headings, what the cells show, the rows behind it."""

import base64
import re
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode

from analysis.language import Catalogue
from analysis.pages import colophon, downloads, executed, fields, folding, inline, rows, safe, theme
from analysis.pages.shown import FILES, ROWS
from analysis.requests.catalogue import Request
from analysis.tables import Computed, Tables, describe, read_computed

HEADING = re.compile(r"^(#{1,3}) +(.+?) *#*$", re.MULTILINE)
FINDING = re.compile(r'<span class="statement[^"]*" data-rows="([^"]*)">(.*?)</span>', re.DOTALL)
FIRST = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
LARGEST = 25_000_000  # bytes of a page and its files
SHOWN = {"include_code": True, "include_output": True, "include_markdown": True}  # of a notebook, in nbconvert's words
MARK = re.compile(r'(<a class="mark" [^>]*?) data-rows="[^"]*"')


@dataclass(frozen=True)
class Page:
    """A page and the files beside it; `finding` is its one line for the index, `picture` its first figure's name."""

    html: str
    files: dict[str, bytes]
    title: str
    finding: str
    finding_rows: str
    picture: str = ""


@dataclass
class _Parts:
    """What is gathered from a notebook on the way to its page."""

    title: str = ""
    contents: list[dict[str, Any]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    computed: dict[str, Computed] = field(default_factory=dict)


class _Theme(TemplateExporter):
    """nbconvert's exporter with our templates, which escape whatever they are not told to trust."""

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        environment.autoescape = True
        return environment

    def page(self, notebook: NotebookNode, told: dict[str, Any]) -> str:
        """What `from_notebook_node` gives, without its copies of all that is told, and steps that change nothing."""
        return self.template.render(nb=notebook, resources={"page": told, "global_content_filter": SHOWN})


def render(notebook: NotebookNode, request: Request, data: Tables, faults: int) -> Page:
    """The page of a normalised notebook; raises safe.Unsafe for an output that no page may carry."""
    say = Catalogue(request.lang)
    copy, parts = executed.node(notebook), _Parts()
    for number, cell in enumerate(copy.cells, 1):
        _gather(cell, number, parts)
    folding.fold(copy.cells, parts.contents, say)
    figures = [f'data-rows="{" ".join(figure["rows"])}"' for figure in parts.figures]
    ids, data = rows.named(*parts.shown, *figures), data.with_computed(parts.computed.values())
    found = describe(data, ids)
    first = next((match[1] for text in parts.shown if (match := FIRST.search(text))), "")
    title = unescape(TAG.sub("", first)) or parts.title
    resources = {
        "request": request,
        "say": say,
        "base": "../../../",
        "title": title,
        "kicker": parts.title if first else "",
        "contents": parts.contents,
        "rows": found,
        "told": fields.Reader(data, say),
        "sources": colophon.told(found, data, say),
        "boundaries": colophon.boundaries(found, data, request.lang),
        "fingerprint": rows.fingerprint(ids, data),
        "edition": data.edition,
        "command": colophon.command(request),
        "versions": colophon.versions(),
        "faults": faults,
    }
    html = _exporter().page(copy, resources)
    parts.files["notebook.ipynb"] = executed.text(notebook).encode()
    return _page(html, title, parts)


def _page(html: str, title: str, parts: _Parts) -> Page:
    size = len(html.encode()) + sum(map(len, parts.files.values()))
    if size > LARGEST:
        raise safe.Unsafe(f"the page has {size:,} bytes with its files, more than {LARGEST:,}; let it show less")
    finding = next((match for text in parts.shown if (match := FINDING.search(text))), None)
    words, ids = (unescape(TAG.sub("", finding[2])), finding[1]) if finding else (title, "")
    picture = parts.figures[0]["small"] if parts.figures else ""
    return Page(html, parts.files, title, words, ids, picture)


def _gather(cell: NotebookNode, number: int, parts: _Parts) -> None:
    if cell.cell_type == "markdown":
        cell.metadata["headings"] = [_heading(len(marks), text, parts) for marks, text in HEADING.findall(cell.source)]
    for output in cell.get("outputs", []):
        shown = output.get("data", {})
        try:
            parts.computed |= {one.id: one for one in _computed(shown.get(ROWS, []))}
            if "image/svg+xml" in shown:
                output.metadata["figure"] = _figure(shown, parts)
            elif "text/html" in shown:
                parts.shown.append(safe.html(shown["text/html"]))
                output.data["text/html"] = MARK.sub(r"\1", shown["text/html"])  # what it marks names the rows already
        except safe.Unsafe as error:
            raise safe.Unsafe(f"cell {number} shows {error}, which no page may carry") from error


def _computed(told: Any) -> list[Computed]:
    try:
        return [read_computed(one) for one in told]
    except (ValueError, TypeError) as error:
        raise safe.Unsafe("computed rows that are none") from error


def _heading(level: int, text: str, parts: _Parts) -> dict[str, Any]:
    if level == 1:
        parts.title = parts.title or text
    name = "q-" + (re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part")
    taken = sum(entry["id"].startswith(name) for entry in parts.contents)
    heading = {"level": level, "text": text, "id": f"{name}-{taken + 1}" if taken else name}
    if level > 1:
        parts.contents.append(heading)
    return heading


def _figure(shown: NotebookNode, parts: _Parts) -> dict[str, Any]:
    """A figure for the template; its files are put aside under the figure's name."""
    held = shown.get(FILES, {})
    name = _free(str(held.get("name") or "figure"), [figure["name"] for figure in parts.figures])
    svg = safe.svg(shown["image/svg+xml"])
    saved = {f"{name}.svg": ElementTree.tostring(svg, encoding="unicode").encode()}
    if held:
        saved[f"{name}.csv"] = downloads.again(held["csv"]).encode()
        saved[f"{name}.png"] = base64.b64decode(held["png"])
        if not parts.figures:
            saved[f"{name}-small.png"] = _thumbnail(held, saved[f"{name}.png"])
    parts.files.update(saved)
    links = [(kind, f"{name}.{kind}") for kind in ("csv", "svg", "png") if f"{name}.{kind}" in saved]
    figure = {"name": name, "svg": inline.small(svg, name), "links": links, "rows": held.get("rows", [])}
    figure["small"] = f"{name}-small.png" if held else f"{name}.svg"
    parts.figures.append(figure)
    return figure


def _thumbnail(held: dict[str, Any], png: bytes) -> bytes:
    """The small picture of a page's first figure."""
    if "thumbnail" in held:
        return base64.b64decode(held["thumbnail"])
    from analysis.plots import thumbnails  # matplotlib is slow to import

    return thumbnails.shrunk(png)


def _free(name: str, taken: list[str]) -> str:
    """A name for files that no other figure of the page has."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "figure"
    return stem if stem not in taken else f"{stem}-{len(taken) + 1}"


@cache
def _exporter() -> _Theme:
    return _Theme(extra_template_basedirs=[str(theme.FOLDER)], template_name="relations", template_file="index.html.j2")
