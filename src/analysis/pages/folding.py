"""Sections that have nothing to tell become one sentence: their headings and empty figures leave the page."""

from html import escape
from typing import Any

from nbformat import NotebookNode

from analysis.language import Catalogue

SILENT, NAMED = ('class="words silent"', 'class="absent"'), "data-rows="
KEPT, PLACE = "brief", "folded"


def fold(cells: list[NotebookNode], contents: list[dict[str, Any]], say: Catalogue) -> None:
    """Take what only says "not reported" off the page, and name it in one sentence in the cell tagged `folded`.

    A section is what follows a heading up to the next one; those tagged `brief` stay as they are. A heading stays while
    a section below it speaks. Changes cells and contents.
    """
    sections = _sections(cells)
    silent = [section for section in sections if _is_silent(section)]
    empty = [section for section in sections if _is_empty(section)]
    for _, body in silent:
        for cell in body:
            cell.outputs = []
    for at, (head, _) in enumerate(sections):
        if any(head is one for one, _ in (*silent, *empty)) and not _speaks_below(sections, at):
            gone = {heading["id"] for heading in head.metadata["headings"]}
            head.metadata["headings"] = []
            contents[:] = [entry for entry in contents if entry["id"] not in gone]
    names = [head.metadata["named"] for head, _ in silent if not head.metadata["headings"]]
    if names:
        _tell(cells, say("page.folded", sections="; ".join(names)))


def _sections(cells: list[NotebookNode]) -> list[tuple[NotebookNode, list[NotebookNode]]]:
    """Each cell with a heading, and the code cells up to the next one."""
    found: list[tuple[NotebookNode, list[NotebookNode]]] = []
    for cell in cells:
        if cell.cell_type == "markdown" and cell.metadata.get("headings"):
            cell.metadata["named"] = cell.metadata["headings"][-1]["text"]
            found.append((cell, []))
        elif cell.cell_type == "code" and found:
            found[-1][1].append(cell)
    return found


def _is_silent(section: tuple[NotebookNode, list[NotebookNode]]) -> bool:
    head, body = section
    shown = [output for cell in body for output in cell.outputs if _shows(output)]
    return KEPT not in head.metadata.get("tags", []) and bool(shown) and all(map(_says_nothing, shown))


def _is_empty(section: tuple[NotebookNode, list[NotebookNode]]) -> bool:
    """Whether a section shows nothing at all, and no heading stands right below its own."""
    shown = [output for cell in section[1] for output in cell.outputs if _shows(output)]
    return KEPT not in section[0].metadata.get("tags", []) and bool(section[1]) and not shown


def _shows(output: NotebookNode) -> bool:
    return "figure" in output.get("metadata", {}) or bool(output.get("data", {}).get("text/html", "").strip())


def _says_nothing(output: NotebookNode) -> bool:
    if "figure" in output.metadata:
        return not output.metadata["figure"]["rows"]
    text = output.data.get("text/html", "")
    return any(word in text for word in SILENT) and NAMED not in text


def _speaks_below(sections: list[tuple[NotebookNode, list[NotebookNode]]], at: int) -> bool:
    """Whether a section under this heading speaks."""
    level = _level(sections[at][0])
    for section in sections[at + 1 :]:
        if _level(section[0]) <= level:
            return False
        if not _is_silent(section) and any(_shows(output) for cell in section[1] for output in cell.outputs):
            return True
    return False


def _level(head: NotebookNode) -> int:
    return min((heading["level"] for heading in head.metadata["headings"]), default=9)


def _tell(cells: list[NotebookNode], sentence: str) -> None:
    """Put the sentence under what the tagged cell shows, or under the last thing shown."""
    shown = [
        cell
        for cell in cells
        if cell.cell_type == "code" and any("text/html" in o.get("data", {}) for o in cell.outputs)
    ]
    tagged = [cell for cell in shown if PLACE in cell.metadata.get("tags", [])]
    for cell in (tagged or shown)[-1:]:
        output = next(one for one in cell.outputs if "text/html" in one.get("data", {}))
        output.data["text/html"] += f'<p class="folded"><span class="words">{escape(sentence)}</span></p>'
