"""Hostile text in every text field of the tables: pages are made, nothing in them runs, and the text is readable."""

import csv
import json
import re
import shutil

import pytest
import yaml

from analysis import tables
from analysis.reporting import build
from analysis.requests import values
from tests import look
from tests.reporting import house

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "</title></style></textarea><script>window.hit=1</script>",
    "' onmouseover='window.hit=1' x='",
    "<a href=javascript:window.hit=1>x</a>",
    "{{ 7*7 }}{% raw %}<b>",
    "]]><script>window.hit=1</script>",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The shipped tables with a payload at the end of every cell of free text, and in every source's words."""
    root = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(tables.find_root(), root)
    count = 0
    for schema in sorted((root / "schemas").glob("*.json")):
        fields = json.loads(schema.read_text("utf-8"))["fields"]
        free = [field["name"] for field in fields if _free(field)]
        count += _poison(root / "tidy" / f"{schema.stem}.csv", free)
    listed = yaml.safe_load((root / "sources.yaml").read_text("utf-8"))
    for number, source in enumerate(listed):
        source |= {"title": f"T {PAYLOADS[number % 8]}", "publisher": PAYLOADS[1], "address": "javascript:window.hit=1"}
    (root / "sources.yaml").write_text(yaml.safe_dump(listed, allow_unicode=True), "utf-8")
    assert count > 1000
    return root


def _free(field):
    ruled = {"enum", "pattern", "unique"} & set(field.get("constraints", {}))
    return field["type"] == "string" and not ruled and not field.get("refers") and not field.get("edtf")


def _poison(path, names):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = [(row, name) for row in rows for name in names if name not in ("sources", "basis") and row[name]]
    for number, (row, name) in enumerate(cells):
        row[name] += f" {PAYLOADS[number % len(PAYLOADS)]}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]) if rows else ["id"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(cells)


@pytest.fixture(scope="module")
def site(hostile, tmp_path_factory):
    data, out = tables.load(hostile), tmp_path_factory.mktemp("out")
    reports = ("dyad", "coverage", "network", "trade", "timeline", "region", "tour")
    asked = [values.request(report, {}, "en", data) for report in reports]
    outcome = build.build(asked, out, data, build.Options())
    assert outcome.failed == {}
    return out


def test_no_page_holds_an_element_that_a_text_brought(site):
    for path in look.pages(site):
        html = path.read_text("utf-8")
        assert "window.hit" in html
        assert not re.search(r"<(script|img|svg|a)\b[^>]*window\.hit", html)
        assert "<script>" not in html


def test_nothing_runs_and_the_text_can_be_read(site):
    house.chromium()
    with look.browser() as chromium:
        for path in look.pages(site):
            page = chromium.new_page()
            complaints = look.watch(page, site)
            page.goto(path.as_uri())
            for mark in page.locator("main a.mark").all()[:5]:
                mark.click()
                page.keyboard.press("Escape")
            assert page.evaluate("window.hit") is None, path
            assert complaints == []
            assert "window.hit=1" in page.evaluate("document.body.textContent")
            assert page.evaluate("[...document.links].filter(a => a.protocol === 'javascript:').length") == 0
            page.close()


def test_the_payloads_do_run_where_nobody_escapes_them(tmp_path):
    house.chromium()
    ran = 0
    with look.browser() as chromium:
        for number, payload in enumerate(PAYLOADS):
            (tmp_path / f"{number}.html").write_text(
                f"<!DOCTYPE html><title>x</title><p title='{payload}'>{payload}</p>"
            )
            page = chromium.new_page()
            page.goto((tmp_path / f"{number}.html").as_uri())
            page.evaluate("document.querySelector('p').dispatchEvent(new MouseEvent('mouseover'))")
            ran += page.evaluate("window.hit === 1")
            page.close()
    assert ran >= 5
