"""The foot of a page: which edition, whose texts, which rows, which tools; nothing that changes by the day."""

import platform
import shlex
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from analysis import dates
from analysis.language import Catalogue
from analysis.reporting import rows, safe
from analysis.reporting.catalogue import Request
from analysis.tables import Description, Tables

LIBRARIES = ("papermill", "nbconvert", "nbclient", "ipykernel", "jinja2", "pandas", "networkx", "matplotlib", "babel")


@dataclass(frozen=True)
class Told:
    """One source of a page: whose text it is, how old it can be, and where it lies."""

    key: str
    title: str
    publisher: str
    address: str
    written: str
    family: str
    side: str
    sha256: str


@cache
def versions() -> dict[str, str]:
    """The versions of Python and of the libraries that a page can depend on."""
    return {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}


def command(request: Request) -> str:
    """The command that makes the page again."""
    given = [shlex.quote(f"{name}={value}") for name, value in request.parameters if value]
    return " ".join(["relations report", request.report, *given])


def told(found: list[Description], data: Tables, say: Catalogue) -> list[Told]:
    """The sources that some rows cite."""
    return [_told(key, data, say) for key in rows.keys(found)]


def _told(key: str, data: Tables, say: Catalogue) -> Told:
    source = data.sources[key]
    written = [
        say(f"page.{word}", date=dates.say(date))
        for word, date in (("not_before", source.written_not_before), ("not_after", source.written_not_after))
        if date
    ]
    side = data.atlas.name(source.side) if source.side in data.atlas else say("page.third")
    return Told(
        key,
        source.title,
        source.publisher,
        safe.link(source.address),
        ", ".join(written) or say("page.undated"),
        source.family,
        side,
        source.sha256,
    )
