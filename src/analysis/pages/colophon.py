"""The foot of a page: which edition, whose texts, which rows, which tools; nothing that changes by the day."""

import platform
import shlex
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version

from analysis import dates
from analysis.language import Catalogue
from analysis.pages import rows, safe
from analysis.requests.catalogue import Request
from analysis.tables import Description, Published, Tables

PUBLISHED = ("edition", "years", "licence", "citation", "limits", "originals")
LAND = "natural_earth"
LIBRARIES = (
    "papermill",
    "nbconvert",
    "nbclient",
    "ipykernel",
    "jinja2",
    "pandas",
    "networkx",
    "igraph",
    "matplotlib",
    "babel",
)


@dataclass(frozen=True)
class Told:
    """One source of a page: whose text it is, how old it can be, and where it lies.

    A data set has also an edition, the years that it speaks of, a licence, the citation that its publisher asks for,
    what it cannot say, and the name and hash of each file that it was made from.
    """

    key: str
    title: str
    publisher: str
    address: str
    written: str
    family: str
    side: str
    sha256: str
    edition: str = ""
    years: str = ""
    licence: str = ""
    citation: str = ""
    limits: tuple[str, ...] = ()
    originals: tuple[tuple[str, str], ...] = ()


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


def boundaries(found: list[Description], data: Tables, lang: str) -> str:
    """Whose view of boundaries the maps of a page draw; '' where no row behind it is of land."""
    if LAND not in rows.keys(found) or LAND not in data.fetched:
        return ""
    from analysis.plots import boundary_note  # matplotlib is slow to import, and most pages draw no land
    from analysis.plots.words import Words

    key, words = boundary_note(data.derived.rows(LAND), lang=lang)
    return Words(lang)(key, **words)


def _told(key: str, data: Tables, say: Catalogue) -> Told:
    source = data.source(key)
    written = [
        say(f"page.{word}", date=dates.say(date))
        for word, date in (("not_before", source.written_not_before), ("not_after", source.written_not_after))
        if date
    ]
    side = data.atlas.name(source.side) if source.side in data.atlas else say("page.third")
    told = Told(
        key,
        source.title,
        source.publisher,
        safe.link(source.address),
        ", ".join(written) or say("page.undated"),
        source.family,
        side,
        source.sha256,
    )
    return (
        replace(told, **{name: getattr(source, name) for name in PUBLISHED}) if isinstance(source, Published) else told
    )
