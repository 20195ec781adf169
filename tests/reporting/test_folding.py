"""Sections that have nothing to tell become one sentence."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from analysis.language import Catalogue
from analysis.pages.folding import fold

SAYS = '<p><span class="statement" data-rows="R1">Told.</span></p>'
SILENT = '<p><span class="words silent">Nothing: not reported.</span></p>'
NOTHING = ""


def page(*sections):
    """Cells of (level, heading, what it shows), and the page's contents."""
    cells, contents = [], []
    for level, name, html in sections:
        head = new_markdown_cell(f"{'#' * level} {name}")
        head.metadata["headings"] = [{"level": level, "text": name, "id": f"q-{name}"}]
        contents.append({"level": level, "text": name, "id": f"q-{name}"})
        output = new_output("execute_result", {"text/html": html})
        cells += [head, *([] if html is None else [new_code_cell("x", outputs=[output])])]
    return cells, contents


def folded(*sections):
    """The headings that stay, and the sentence at the end."""
    cells, contents = page(*sections)
    fold(cells, contents, Catalogue())
    shown = "".join(output.data["text/html"] for cell in cells for output in cell.get("outputs", []))
    return [entry["text"] for entry in contents], shown.partition('<p class="folded">')[2]


def test_a_silent_section_is_named_in_one_sentence():
    stay, sentence = folded((2, "Trade", SAYS), (2, "People", SILENT), (2, "Votes", SILENT))
    assert stay == ["Trade"] and "People; Votes" in sentence and "not mean none" in sentence


def test_a_section_that_shows_nothing_goes_without_a_word():
    assert folded((2, "Trade", SAYS), (3, "Gaps", NOTHING)) == (["Trade"], "")


def test_a_heading_stays_while_a_section_below_it_speaks():
    stay, sentence = folded((2, "Missions", SILENT), (3, "Index", SAYS), (2, "Trade", SAYS))
    assert stay == ["Missions", "Index", "Trade"] and sentence == ""


def test_a_page_that_speaks_throughout_stays_as_it_is():
    assert folded((2, "Trade", SAYS), (2, "Votes", SAYS)) == (["Trade", "Votes"], "")
