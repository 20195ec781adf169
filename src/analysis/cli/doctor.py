"""`relations doctor`: what is missing on this machine, a line for each thing looked at."""

import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import click

from analysis import tables
from analysis.cli import FAILED, leave, options, paper
from analysis.requests import catalogue

LOCK = catalogue.NOTEBOOKS.parent / ".ci" / "requirements.lock"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)([^\\]*)", re.MULTILINE)
OPTIONAL = {
    "RELATIONS_DOCUMENTS": "tests that follow locators into the documents are skipped",
    "RELATIONS_DATASETS": "tests on outside data sets are skipped",
    "RELATIONS_CORPUS": "tests on the labelled corpus are skipped",
}


@click.command()
@options.data
def command(data: Path | None) -> None:
    """Say what is missing here. Lines begin with ok, optional or missing; exits with 1 when something is missing."""
    lines = [*_python(), *_packages(), *_kernel(), *_data(data), *_browser(), *_environment()]
    for line in lines:
        click.echo(line)
    if any(line.startswith("missing") for line in lines):
        leave(FAILED)


def _python() -> Iterator[str]:
    found = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info >= (3, 11)
    yield f"ok        Python {found}" if ok else f"missing   Python 3.11 or newer; this is {found}"


def _packages() -> Iterator[str]:
    """Compare what is installed with the lock file; lines for other platforms hold a marker and are left out."""
    if not LOCK.is_file():
        yield "missing   .ci/requirements.lock; take it from the repository"
        return
    pins = {name: pin for name, pin, marker in PINNED.findall(LOCK.read_text("utf-8")) if ";" not in marker}
    wrong = {name: (_installed(name), pin) for name, pin in pins.items() if _installed(name) != pin}
    for name, (held, pin) in wrong.items():
        yield f"missing   {name} {pin}; {f'{held} is installed' if held else 'not installed'}; run make install"
    if not wrong:
        yield f"ok        {len(pins)} packages as in the lock file"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _kernel() -> Iterator[str]:
    yield "ok        a kernel to run notebooks" if find_spec("ipykernel") else "missing   ipykernel; run make install"


def _data(folder: Path | None) -> Iterator[str]:
    try:
        faults = len(tables.check(tables.find_root(folder)))
    except tables.BadData as error:
        yield f"missing   data; {error.faults[0]}"
        return
    yield f"missing   sound data; relations check finds {faults} faults" if faults else "ok        data without faults"


def _browser() -> Iterator[str]:
    absent = "optional  Chromium; without it no --pdf, no make look, and their tests are skipped"
    yield f"ok        a browser, {Path(paper.found()).name}" if paper.found() else absent


def _environment() -> Iterator[str]:
    for name, without in OPTIONAL.items():
        folder = os.environ.get(name, "")
        if folder and not Path(folder).is_dir():
            yield f"missing   {name} names {folder}, which is no folder"
        else:
            yield f"ok        {name}" if folder else f"optional  {name} is not set; {without}"
