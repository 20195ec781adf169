"""`fetch`: the originals of a data set, from its publisher or from a folder at hand, become tables in their place.

Nothing is replaced before everything came and was read: see `arrivals`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from analysis import files
from analysis.connectors import arrivals, at_hand, reading
from analysis.connectors.arrivals import Arrival
from analysis.connectors.bounds import BY_HAND, Tell, nobody, plain
from analysis.connectors.connector import BadOriginal, Connector, Tidied
from analysis.connectors.crosswalk import Crosswalk
from analysis.connectors.faults import FAULTS, told
from analysis.tables import Tables, fetched, inventory
from analysis.tables.fetched import Fetched, Origin

WEB = "://"


def fetch(data: Tables, one: Connector, source: str = "", tell: Tell = nobody) -> Fetched:
    """Bring one data set in; what was there before stays until the new one is whole.

    source: '' for the publisher, else a file, a folder or an address; tell: is given what is being done.
    Raises BadOriginal, DownloadFailed, BadData (of the inventory), files.Busy, OSError.
    """
    described = data.inventory.get(one.name)
    if not described:
        raise BadOriginal(f"{data.root.name}/{inventory.NAME} has no row of {one.name}; restore it")
    with files.lock(data.derived.folder), arrivals.aside(data.root, one.name) as waiting:
        arrivals.sweep(data.root)
        files.sweep(data.derived.folder, data.root / inventory.NAME)
        if source and WEB not in source:
            return _made(data, one, at_hand.found(Path(source), one), {}, tell)
        wanted = arrivals.addresses(one, described, source)
        came = arrivals.arrive(wanted, described, waiting, tell)
        whole = _downloaded(data, one, came, tell)
        with files.unbroken():
            arrivals.settle(waiting)
            for role, each in came.items():
                if each.first:
                    inventory.record(data.root, one.name, role, each.sha256, each.size)
        return whole


def _downloaded(data: Tables, one: Connector, came: Mapping[str, Arrival], tell: Tell) -> Fetched:
    """The tables of what was downloaded; if they cannot be made, that is a failed download."""
    from analysis.connectors.download import DownloadFailed

    paths = {role: each.path for role, each in came.items()}
    try:
        return _made(data, one, paths, {role: each.address for role, each in came.items()}, tell)
    except BadOriginal as error:
        whence = ", ".join(dict.fromkeys(plain(each.address) for each in came.values()))
        page = data.inventory[one.name].page
        raise DownloadFailed(f"cannot fetch {whence}: {error}; else {BY_HAND}; its page is {page}") from error


def _made(data: Tables, one: Connector, paths: Mapping[str, Path], addresses: Mapping[str, str], tell: Tell) -> Fetched:
    """The originals read, tidied and written as tables; raises BadOriginal."""
    crosswalk = Crosswalk(one.name, data.atlas, data["state_spells"])
    by_role = {each.role: each for each in one.originals}
    tell(f"reading {', '.join(sorted({path.name for path in paths.values()}))}")
    frames = {role: reading.read(path, by_role[role]) for role, path in paths.items()}
    with _blamed(one, paths):
        tidied = one.tidy(frames, crosswalk)
        _refuse_impossible(tidied)
        tell("writing")
        whole = Fetched(
            dataset=one.name,
            edition=tidied.edition or data.inventory[one.name].edition,
            years=tidied.years,
            senders=tidied.senders,
            receivers=tidied.receivers,
            limits=tidied.limits,
            no_states=dict(sorted(crosswalk.no_states.items())),
            rounded=tidied.rounded,
            complete=tidied.complete,
            gaps=tidied.gaps,
            part_years=tidied.part_years,
            origins=tuple(_origin(role, path, addresses.get(role, "")) for role, path in sorted(paths.items())),
        )
        return fetched.write(data.root, whole, tidied.frames)


def _refuse_impossible(tidied: Tidied) -> None:
    if tidied.frames[""].empty or not tidied.years:
        raise ValueError("no row is left of it")
    if max(tidied.years) > date.today().year + 1:
        raise ValueError(f"it speaks of the year {max(tidied.years)}")


@contextmanager
def _blamed(one: Connector, paths: Mapping[str, Path]) -> Iterator[None]:
    """What goes wrong in between is the originals' fault, unless the disk's: BadOriginal names them."""
    try:
        yield
    except (BadOriginal, OSError):
        raise
    except FAULTS as error:
        names = ", ".join(sorted({path.name for path in paths.values()}))
        raise BadOriginal(f"{names}: {told(error)}; is it a whole file of {one.name}?") from error


def _origin(role: str, path: Path, address: str) -> Origin:
    return Origin(role, path.name, files.digest(path), path.stat().st_size, address)
