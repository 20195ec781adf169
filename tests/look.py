"""`make look`: every page at 1280 and 390 pixels and on A4 on one contact sheet, and what can be counted of it.

Run as `python -m tests.look [SITE [OUT]]`; writes `contact.html`, `contact.png`, a PDF and pictures of each page, and
`faults.json`.
"""

import functools
import html
import json
import re
import sys
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from analysis import files
from analysis.cli import paper

CHECKOUT = Path(__file__).parents[1]
COUNT = (Path(__file__).parent / "look_faults.js").read_text("utf-8")
FLAGS = [flag for flag in paper.FLAGS if flag not in ("--headless", "--no-pdf-header-footer")]
TALLEST = 5000
VIEWS = {"1280": (1280, 900, "screen"), "390": (390, 844, "screen"), "a4": (673, 1010, "print")}


@contextmanager
def browser():
    """Chromium of this machine, driven by playwright; nothing is reached but files."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=paper.browser(), args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


def pages(site):
    """The pages of a site: its index, and each that the manifest lists."""
    listed = json.loads((site / "manifest.json").read_text("utf-8"))
    return [site / "index.html", *(site / entry["path"] / "index.html" for entry in listed)]


def watch(page: Page, site):
    """The list that collects what the browser complains of while `page` loads."""
    found = []
    inside = site.absolute().as_uri()
    page.on(
        "console", lambda message: found.append(_complaint(message)) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: found.append({"kind": "console error", "what": str(error)}))
    page.on("requestfailed", lambda request: found.append({"kind": "failed request", "what": request.url}))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((inside, "data:"))
            else found.append({"kind": "request to outside", "what": request.url})
        ),
    )
    return found


def _complaint(message):
    kind = "CSP violation" if "Content Security Policy" in message.text else "console error"
    return {"kind": kind, "what": message.text}


def look(chromium, path, site, out=None):
    """The faults of one page in every view; with `out` its pictures and its PDF are put there."""
    faults = []
    for view, (width, height, media) in VIEWS.items():
        page = chromium.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        complaints = watch(page, site)
        page.emulate_media(media=media, color_scheme="light")
        page.goto(path.absolute().as_uri())
        where = {"page": path.relative_to(site).as_posix(), "view": view}
        faults += [where | fault for fault in [*page.evaluate(COUNT), *complaints]]
        if out:
            _shoot(page, out / picture(path, site, view), width)
        if out and media == "print":
            page.pdf(
                path=out / picture(path, site, view).replace(".png", ".pdf"), prefer_css_page_size=True, tagged=True
            )
        page.close()
    return faults


def picture(path, site, view):
    """The name of the picture of a page in a view."""
    return f"{re.sub(r'[^a-z0-9]+', '-', path.relative_to(site).as_posix().removesuffix('.html'))}-{view}.png"


def _shoot(page, target, width):
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    target.parent.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": width, "height": tall})
    page.screenshot(path=target)


def sheet(paths, site, faults):
    """The contact sheet: one line a page, its views side by side, and how many faults it has."""
    cells = []
    for path in paths:
        name = path.relative_to(site).as_posix()
        count = sum(fault["page"] == name for fault in faults)
        images = "".join(
            f'<td><a href="{picture(path, site, view)}"><img src="{picture(path, site, view)}" alt="{view}"></a></td>'
            for view in VIEWS
        )
        cells.append(f"<tr><th>{html.escape(name)}<br>{count} faults</th>{images}</tr>")
    style = (
        "body{font:13px sans-serif} td{vertical-align:top;padding:4px}"
        " img{width:300px;max-height:900px;object-fit:cover;object-position:top;border:1px solid #999}"
    )
    head = f"<!DOCTYPE html><meta charset=utf-8><title>Contact sheet</title><style>{style}</style>"
    return f"{head}<table>{''.join(cells)}</table>\n"


def main(site=CHECKOUT / "reports" / "site", out=CHECKOUT / "reports" / "look"):
    """Look at every page of a site; the number of faults."""
    site, out = Path(site).absolute(), Path(out).absolute()
    paths = pages(site)
    with browser() as chromium:
        see = functools.partial(look, chromium, site=site, out=out)
        faults = [fault for path in paths for fault in see(path)]
        files.write(out / "contact.html", sheet(paths, site, faults))
        page = chromium.new_page(viewport={"width": 1200, "height": 900})
        page.goto((out / "contact.html").as_uri())
        page.screenshot(path=out / "contact.png", full_page=True)
    files.write(out / "faults.json", json.dumps(faults, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(paths)} pages, {len(faults)} faults; look at {out / 'contact.html'}")
    return len(faults)


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
