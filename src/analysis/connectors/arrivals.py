"""Originals from their publishers: each address asked once, what came kept aside until the tables are made of it."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analysis.connectors import at_hand
from analysis.connectors.bounds import Tell
from analysis.connectors.connector import BadOriginal, Connector
from analysis.tables.inventory import Dataset

RAW, ASIDE = "raw", ".new"
ODD = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 100  # letters of a file's name


@dataclass(frozen=True)
class Arrival:
    """An original that came, and where it waits; `first`: its hash and size are not on record yet."""

    path: Path
    address: str
    sha256: str
    size: int
    first: bool


def addresses(one: Connector, described: Dataset, source: str = "") -> dict[str, str]:
    """The address of each original by its role, from the inventory or the one given; raises BadOriginal."""
    if source:
        wanted = dict.fromkeys(at_hand.meant(name(source), one), source)
    else:
        wanted = {each.role: address for each in one.originals if (address := described.address(each.role))}
    missing = [each.role for each in one.originals if each.required and each.role not in wanted]
    if missing:
        what = f"no address is known for {', '.join(missing)}"
        raise BadOriginal(f"{what}; get it from {described.page} and use --from")
    return wanted


def arrive(wanted: Mapping[str, str], described: Dataset, folder: Path, tell: Tell) -> dict[str, Arrival]:
    """Download each address into a folder; by role. Raises DownloadFailed."""
    from analysis.connectors.download import DownloadFailed, download

    came: dict[str, Arrival] = {}
    for role, address in wanted.items():
        before = next((each for each in came.values() if each.address == address), None)
        sha256, size = described.known(role) if address == described.address(role) else ("", 0)
        own = name(address) or f"{role}.csv"
        taken = {each.path.name for each in came.values()}
        path = before.path if before else folder / (f"{role}-{own}" if own in taken else own)
        try:
            received = before or download(address, path, sha256=sha256, size=size, tell=tell)
        except DownloadFailed as error:
            raise DownloadFailed(f"{error}; its page is {described.page}") from error
        first = not sha256 and address == described.address(role)
        came[role] = Arrival(path, address, received.sha256, received.size, first)
    return came


def name(address: str) -> str:
    """The name under which what an address gives is kept: plain letters, none that is hidden; '' if it has none.

    >>> name("https://example.org/a/Votes%201.csv?key=1"), name("https://example.org/.."), name("https://example.org")
    ('Votes_201.csv', '', '')
    """
    path = re.split("[?#]", address.partition("://")[2], maxsplit=1)[0].partition("/")[2]
    return ODD.sub("_", PurePosixPath(path).name).lstrip(".")[-LONGEST:]


@contextmanager
def aside(root: Path, dataset: str) -> Iterator[Path]:
    """A hidden folder of a data set's in `raw` for what is not in its place yet; afterwards it is gone."""
    place = root / RAW / dataset / ASIDE
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        for folder in (place.parent, place.parent.parent):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def settle(place: Path) -> None:
    """Put what waits aside into its place."""
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        path.replace(place.parent / path.name)


def sweep(root: Path) -> None:
    """Remove what a fetch that was killed had kept aside; nobody else fetches now."""
    for place in (root / RAW).glob(f"*/{ASIDE}"):
        shutil.rmtree(place)
