"""A notebook's outputs become a page: what it holds, and what it refuses."""

import base64
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from analysis import tables
from analysis.pages import downloads, executed, inline, page, safe
from analysis.pages.shown import FILES
from analysis.plots import palette
from analysis.requests.catalogue import Request
from tests.reporting import house

DATA = tables.load()
REQUEST = Request("dyad", (("pair", "MEX-BLR"), ("years", "")))
POLICY = "default-src 'none'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"


def shown(mime, content, **metadata):
    data = {mime: content, "text/plain": "in words", **metadata}
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    return house.code("x") | {"outputs": [output]}


def rendered(*cells):
    notebook = nbformat.reads(house.notebook(*cells), as_version=4)
    return page.render(notebook, REQUEST, DATA, 0)


def main_of(html):
    return re.search(r"<main.*?</main>", html, re.DOTALL)[0]


FINDING = shown("text/html", house.SPAN.format(text="Mexico &amp; Belarus"))


def test_the_finding_is_title_heading_and_line_of_the_index():
    made = rendered(house.markdown("# A pair"), FINDING)
    assert made.title == made.finding == "Mexico & Belarus"
    assert "<title>Mexico &amp; Belarus</title>" in made.html
    assert "A pair" not in main_of(made.html)


def test_of_prose_only_headings_reach_the_page():
    html = rendered(house.markdown("# A\n\nsecret\n\n## Why <b>?\n\nprose\n\n#### deep")).html
    assert '<h2 id="q-why-b">Why &lt;b&gt;?</h2>' in html
    assert '<a href="#q-why-b">Why &lt;b&gt;?</a>' in html
    assert not re.search("secret|prose|deep", html)


def test_code_is_hidden_and_the_notebook_offered():
    made = rendered(house.code("print('hello')"), FINDING)
    assert "hello" not in made.html
    assert '<a href="notebook.ipynb" download>' in made.html
    assert b"hello" in made.files["notebook.ipynb"]


def test_every_row_that_a_statement_names_stands_below_with_its_source():
    html = rendered(FINDING).html
    for row in ("R1", "P1"):
        article = re.search(rf'<article id="row-{row}">.*?</article>', html, re.DOTALL)[0]
        ref = DATA.row(row)["sources"].split(";")[0]
        assert ref in article
        assert DATA.sources[ref.split("[")[0]].title in article
    assert "row-R1" not in main_of(html).replace('href="#row-R1"', "")


def test_a_row_that_no_table_holds_is_a_mistake():
    with pytest.raises(KeyError, match="Z9"):
        rendered(shown("text/html", '<span class="statement" data-rows="Z9">x</span>'))


def test_a_figure_brings_its_files_and_its_rows():
    files = {"name": "Net", "csv": "a\n=1+1\n", "png": "aGk=", "thumbnail": "aGk=", "rows": ["R1"]}
    made = rendered(shown("image/svg+xml", house.SVG, **{FILES: files}))
    assert {"net.svg", "net.csv", "net.png", "net-small.png"} <= set(made.files)
    assert made.files["net.csv"] == b"a\n'=1+1\n"
    assert '<figure id="figure-net" data-rows="R1">' in made.html
    assert 'id="row-R1"' in made.html
    assert FILES.encode() not in made.files["notebook.ipynb"]


def test_only_the_first_figure_of_a_page_has_a_thumbnail_if_need_be_of_its_png():
    png = base64.b64encode(palette.png(np.full((900, 600, 4), 255, np.uint8), [])).decode()
    figures = [{"name": name, "csv": "a\n", "png": png, "rows": []} for name in ("net", "map")]
    made = rendered(*(shown("image/svg+xml", house.SVG, **{FILES: figure}) for figure in figures))
    assert {name for name in made.files if "small" in name} == {"net-small.png"}
    assert made.picture == "net-small.png"
    assert made.files["net-small.png"][16:24] == bytes([0, 0, 1, 224, 0, 0, 1, 64])


def test_two_figures_of_one_name_never_share_files_or_ids():
    made = rendered(shown("image/svg+xml", house.SVG), shown("image/svg+xml", house.SVG))
    assert {"figure.svg", "figure-2.svg"} <= set(made.files)
    ids = re.findall(r'\bid="([^"]+)"', made.html)
    assert len(ids) == len(set(ids))


def test_a_figure_grows_smaller_and_stays_the_same_drawing():
    style = "fill: none; stroke: #b4b8bc"
    paths = "".join(f'<g><path id="p{n}" d="M {n} 2  L 3 4 " style="{style}"/></g>' for n in range(9))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{paths}<use href="#p1" fill="url(#p2)"/></svg>'
    small = inline.small(safe.svg(svg), "net")
    assert len(small) < len(svg)
    assert small.count("<path") == 9
    assert f".net-0{{{style}}}" in small
    assert 'href="#net-p1"' in small
    assert "url(#net-p2)" in small
    assert 'd="M1 2L3 4"' in small


def test_a_page_loads_nothing_from_outside_and_names_no_day_and_no_path():
    html = rendered(house.markdown("# A pair\n\n## Why?"), FINDING, shown("image/svg+xml", house.SVG)).html
    assert POLICY in html
    for address in re.findall(r'(?:src|href)="([^"]+)"', html):
        assert not address.startswith(("http", "//", "/")) or f'href="{address}" rel="noreferrer"' in html
    assert "<script>" not in html
    assert str(DATA.root) not in html
    assert '<html lang="en">' in html


def test_a_page_about_nothing_is_still_a_page():
    html = rendered(
        house.markdown("# A pair"), shown("text/html", '<p><span class="words">Not reported.</span></p>')
    ).html
    assert "<h1" in html
    assert "No row of the tables" in html


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)'>x</p>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="//evil.example">x</a>',
    "<style>*{}</style>",
    "<p style='background:url(http://evil.example)'>x</p>",
    "<iframe></iframe>",
    "<form></form>",
    "<svg><script>1</script></svg>",
    "<base href=x>",
    "<!DOCTYPE html>",
    "<meta http-equiv=refresh>",
]


@pytest.mark.parametrize("html", HOSTILE)
def test_html_that_could_act_is_refused(html):
    with pytest.raises(safe.Unsafe, match=r"cell 1 shows .*, which no page may carry"):
        rendered(shown("text/html", html))


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize("around", ["{}", '<p class="a">{}</p>', '<p data-x="{}">', "<p {}>", '<a href="https://a{}">'])
def test_what_is_let_through_at_a_glance_the_slow_look_lets_through_too(html, around):
    text = around.format(html)
    if "<" not in safe.KNOWN.sub("", text):
        check = safe._Check()
        check.feed(text)
        check.close()


def test_most_of_a_page_is_let_through_at_a_glance():
    told = house.SPAN.format(text="Mexico &lt; Belarus") + '<a href="#row-R1" data-rows="R1" aria-label="x: y"></a>'
    assert "<" not in safe.KNOWN.sub("", told)


def test_a_page_that_is_too_large_is_refused_in_one_line(monkeypatch):
    monkeypatch.setattr(page, "LARGEST", 9_000)
    with pytest.raises(safe.Unsafe, match=r"the page has [0-9,]+ bytes with its files, more than 9,000; ") as told:
        rendered(shown("text/html", "<p>much</p>" * 2_000))
    assert "\n" not in str(told.value)


def test_the_offered_notebook_is_what_nbformat_writes():
    cells = [house.markdown("# Ä pair\n\ntwo"), FINDING, shown("image/svg+xml", house.SVG), house.code("a\nb\n")]
    stream = {"output_type": "stream", "name": "stdout", "text": "one\ntwo"}
    notebook = nbformat.reads(house.notebook(*cells, house.code("x") | {"outputs": [stream]}), as_version=4)
    made = executed.normalised(notebook, Path("/nowhere"))
    assert executed.text(made) == nbformat.writes(made) + "\n"
    nbformat.validate(made)


def test_changing_a_copy_of_a_notebook_leaves_it_as_it_was():
    notebook = nbformat.reads(house.notebook(FINDING), as_version=4)
    copy, before = executed.node(notebook), nbformat.writes(notebook)
    copy.cells[0].outputs[0].data["text/html"] = copy.cells[0].metadata["x"] = "changed"
    copy.cells[0].outputs.append({})
    assert nbformat.writes(notebook) == before


@pytest.mark.parametrize(
    "inner",
    [
        "<script>1</script>",
        '<path onload="1"/>',
        '<use href="http://evil.example/x.svg#a"/>',
        "<foreignObject/>",
        '<path style="fill:url(http://evil.example)"/>',
        "<style>@import 'x'</style>",
        '<image href="x.png"/>',
        '<a href="#x"><text>x</text></a>',
        "<broken",
    ],
)
def test_a_figure_that_could_act_is_refused(inner):
    with pytest.raises(safe.Unsafe):
        rendered(shown("image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'))


@pytest.mark.parametrize("cell", ["=1", "+1+1", "-x", "@x", "\tx", "\rx", "\nx"])
def test_no_cell_of_a_csv_is_a_formula(cell):
    assert downloads.guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+5.2", "1e6", "-1.5E-3", "x=1", "2015-02", ""])
def test_numbers_and_plain_text_stay_as_they_are(cell):
    assert downloads.guarded(cell) == cell


@pytest.mark.parametrize("address", ["javascript:1", "ftp://x", "http://x y", 'http://x"onclick=1', "//x", ""])
def test_only_web_addresses_are_linked(address):
    assert safe.link(address) == ""


def test_a_row_says_its_fields_in_words_and_keeps_the_tables_spelling_of_dates():
    html = rendered(shown("text/html", '<span class="statement" data-rows="R5 P24">x</span>')).html
    relation = re.search(r'<article id="row-R5">.*?</article>', html, re.DOTALL)[0]
    assert "<dt>one state<dd>" in relation
    assert "January 1992 (1992-01)" in relation
    assert "stated absent" in html
    assert "stated_absent" not in html


def test_rows_lie_folded_away_on_the_screen():
    html = rendered(FINDING).html
    assert re.search(r'<section id="rows".*?<details>\s*<summary>', html, re.DOTALL)
    assert "<details open" not in html
