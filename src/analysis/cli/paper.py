"""Printing a page to PDF with the Chromium of this machine."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from analysis import files
from analysis.requests.catalogue import BadRequest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 120
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-pdf-header-footer",
)


def found() -> str:
    """Where Chromium lies: RELATIONS_BROWSER, else the first on the path; nothing when there is none."""
    named = os.environ.get("RELATIONS_BROWSER", "")
    places = (shutil.which(named) if named else None, *(shutil.which(name) for name in NAMES))
    return next((place for place in places if place), "")


def browser() -> str:
    """The same; raises BadRequest when there is none."""
    place = found()
    if not place:
        raise BadRequest("no Chromium on this machine; install chromium, or name it in RELATIONS_BROWSER")
    return place


def printed(page: Path, program: str) -> Path:
    """The PDF of a page, beside it; raises OSError when the browser makes none."""
    target = page.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.pdf"
        flags = [*FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        try:
            subprocess.run(
                [program, *flags, page.absolute().as_uri()], capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise OSError(0, "the browser did not answer", program) from error
        if not made.is_file():
            raise OSError(0, "the browser printed nothing", program)
        files.write(target, made.read_bytes())
    return target
