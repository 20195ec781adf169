"""The shipped site in a real browser: nothing overlaps, scrolls sideways, is refused or comes from outside."""

import pytest

from analysis import tables
from analysis.cli import paper
from analysis.reporting import build
from analysis.requests import catalogue, values
from analysis.requests import lists as requests
from tests import look
from tests.reporting import house

LARGEST = 300_000


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of the shipped requests."""
    folder = tmp_path_factory.mktemp("site")
    data = tables.load(tables.find_root().resolve())
    outcome = build.build(requests.read(catalogue.shipped(), data), folder, data, build.Options())
    assert not outcome.failed
    return folder


@pytest.fixture(scope="module")
def chromium():
    house.chromium()
    with look.browser() as found:
        yield found


def test_nothing_that_can_be_counted_is_wrong(site, chromium):
    faults = [fault for path in look.pages(site) for fault in look.look(chromium, path, site)]
    assert faults == []


def test_a_pair_that_the_tables_say_nothing_about_gives_a_page(tmp_path, chromium):
    data = tables.load(tables.find_root().resolve())
    asked = [values.request("dyad", {"pair": "Mexico-Guinea-Bissau"}, "en", data)]
    assert build.build(asked, tmp_path, data, build.Options()).failed == {}
    assert "not reported" in (tmp_path / asked[0].path / "index.html").read_text("utf-8").lower()
    assert [fault for path in look.pages(tmp_path) for fault in look.look(chromium, path, tmp_path)] == []


def test_pages_are_small(site):
    large = {path.parent.parent.name: path.stat().st_size for path in look.pages(site) if path.stat().st_size > LARGEST}
    assert large == {}


@pytest.fixture
def page(site, chromium):
    found = chromium.new_page()
    found.goto((site / "dyad" / "mex-blr" / "en" / "index.html").as_uri())
    yield found
    found.close()


def test_a_click_on_a_mark_opens_its_rows(page):
    mark = page.locator("main a.mark").first
    rows = page.locator("main .statement").first.get_attribute("data-rows").split()
    mark.click()
    shown = page.locator("dialog[open] article")
    assert shown.count() == len(rows)
    assert "[¶" in shown.first.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.className") == "mark"


def test_a_mark_answers_to_the_keyboard(page):
    page.locator("main td a.mark").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog[open] article").count() >= 1
    page.get_by_role("button", name="Close").click()
    assert page.locator("dialog[open]").count() == 0


def test_every_mark_leads_to_its_row(page):
    lost = page.evaluate(
        "[...document.querySelectorAll('a.mark')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert lost == 0


def test_the_index_is_filtered_by_what_is_typed(site, chromium):
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_label("Filter the reports").fill("mexico–kazakhstan")
    assert page.locator(".card:visible").count() == 1
    page.get_by_label("Filter the reports").fill("nowhere")
    assert page.locator("#none-left").is_visible()
    page.close()


def test_the_words_of_a_page_meet_the_contrast_of_wcag_aa(page):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(CONTRAST) == []


def test_a_page_can_be_printed(site):
    house.chromium()
    made = paper.printed(site / "dyad" / "blr-ven" / "en" / "index.html", paper.browser())
    assert made.read_bytes().startswith(b"%PDF")
    made.unlink()


BROKEN = """<!DOCTYPE html><body style="margin:0"><p style="position:absolute;top:0">one one one</p>
<p style="position:absolute;top:2px">two two two</p><div style="width:3000px">wide</div>
<p style="width:20px;overflow:hidden;white-space:nowrap">clipped clipped</p><figure></figure>
<figure><svg width="300" height="60" viewBox="0 0 300 60"><text x="10" y="30">long words</text>
<text x="12" y="31">over them</text><text x="290" y="50">cut off</text></svg></figure>
<img src="nothing.png"><script src="https://127.0.0.1:9/x.js"></script>"""


def test_what_is_wrong_with_a_page_is_seen(tmp_path, chromium):
    (tmp_path / "index.html").write_text(BROKEN)
    kinds = {fault["kind"] for fault in look.look(chromium, tmp_path / "index.html", tmp_path)}
    wrong = {
        "overlapping text",
        "clipped text",
        "sideways scroll",
        "empty figure",
        "failed request",
        "request to outside",
    }
    assert wrong <= kinds


CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const under = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const node of document.querySelectorAll("body *:not(svg, svg *)")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || node.closest("dialog, .skip, .drawn")) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(under(node))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(`${node.tagName} ${node.className}`);
  }
  return [...poor];
}"""
