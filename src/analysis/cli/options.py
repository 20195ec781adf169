"""Options that several verbs share, and the tables that they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from analysis import tables
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest
from analysis.tables.files import PACKAGE

SITE = catalogue.NOTEBOOKS.parent / "reports" / "site"


class Place(click.ParamType):
    """A path that is looked at before any work is done; what cannot serve is refused with the remedy."""

    name = "path"

    def __init__(self, look: Callable[[str, Path], None], remedy: str) -> None:
        """Take what looks at the option and its path, and what to name where the option is empty."""
        self.look, self.remedy = look, remedy

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; raises BadRequest."""
        option = param.opts[0] if param else "path"
        if not str(value).strip():
            raise BadRequest(f"{option} is empty; name {self.remedy}")
        try:
            self.look(f"{option} {value}", Path(value))
        except OSError as error:
            raise BadRequest(f"{option} {value}: {(error.strerror or str(error)).lower()}; name another") from error
        return Path(value)


class Named(click.ParamType):
    """One of a few words; another is refused with the nearest one."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Take what such a word is called, and the words."""
        self.name, self.known = name, known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; raises BadRequest."""
        if value not in self.known:
            raise BadRequest(f"no {self.name} {catalogue.shown(value)}{catalogue.meant(value, self.known)}")
        return value


def _folder(told: str, path: Path) -> None:
    """Refuse what is no folder and can become none."""
    if path.exists() and not path.is_dir():
        raise BadRequest(f"{told} is a file; name a folder")
    above = next((each for each in path.parents if each.exists()), path)
    if not above.is_dir():
        raise BadRequest(f"{told}: {above} is a file; name a folder elsewhere")


def _file(told: str, path: Path) -> None:
    """Refuse what is no file and can become none; a device would be replaced by a file."""
    if path.is_dir():
        raise BadRequest(f"{told} is a folder; name a file in it")
    if path.exists() and not path.is_file():
        raise BadRequest(f"{told} is a device; leave the option out to write to standard output")
    _folder(told, path.parent if path.parent.is_dir() else path / "file")


def _tables(told: str, path: Path) -> None:
    """Refuse what holds no tables."""
    if not path.exists():
        raise BadRequest(f"{told}: there is no such folder; name the one that holds {PACKAGE}")
    if not path.is_dir():
        raise BadRequest(f"{told} is a file; name the folder that holds {PACKAGE}")
    if not any((folder / PACKAGE).exists() for folder in (path, path / "data")):
        raise BadRequest(f"{told} holds no {PACKAGE}; name the folder that does")


data = click.option(
    "--data",
    type=Place(_tables, f"the folder that holds {PACKAGE}"),
    metavar="FOLDER",
    help="The data folder; default: the nearest one above here.",
)
out = click.option(
    "--out",
    type=Place(_folder, "a folder"),
    default=SITE,
    metavar="FOLDER",
    show_default="reports/site",
    help="The site's folder.",
)
FILE = Place(_file, "a file")
file = click.option("--out", type=FILE, metavar="FILE", help="A file to write; default: standard output.")
lang = click.option("--lang", default="en", show_default=True, help="The page's language: en, es or ru.")


def root(folder: Path | None) -> Path:
    """The data folder that is meant, as an absolute path; raises BadRequest when there is none."""
    try:
        return tables.find_root(folder).resolve()
    except tables.BadData as error:
        raise BadRequest(str(error)) from error


def load(folder: Path | None) -> tables.Tables:
    """The tables of the folder named, their root as an absolute path."""
    return tables.load(root(folder))


def sound(folder: Path | None) -> tables.Tables:
    """The same for verbs that are about something else: of faulty tables the first fault; raises BadRequest."""
    try:
        return load(folder)
    except tables.BadData as error:
        first, *more = error.faults
        beside = f"; relations check names {len(more)} more" if more else ""
        raise BadRequest(f"{first}{beside}") from error
