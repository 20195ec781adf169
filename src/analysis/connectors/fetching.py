"""`fetch`: the originals of a data set, from its publisher or from a folder at hand, become tables in their place."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from analysis import files
from analysis.connectors import reading
from analysis.connectors.connector import BadOriginal, Connector, Original, Tidied
from analysis.connectors.crosswalk import Crosswalk
from analysis.tables import Tables, fetched, inventory
from analysis.tables.fetched import Fetched, Origin
from analysis.tables.inventory import Dataset

RAW = "raw"
WEB = ("https://", "http://")


def fetch(data: Tables, one: Connector, source: str = "") -> Fetched:
    """Bring one data set in; what was there before stays until the new one is whole.

    source: '' for the publisher, else a file, a folder or an address. Raises BadOriginal, DownloadFailed, files.Busy.
    """
    described = data.inventory[one.name]
    with files.lock(data.derived.folder):
        paths, addresses = _originals(data.root, one, described, source)
        crosswalk = Crosswalk(one.name, data.atlas, data["state_spells"])
        tidied = _tidied(one, paths, crosswalk)
        whole = Fetched(
            dataset=one.name,
            edition=tidied.edition or described.edition,
            years=tidied.years,
            senders=tidied.senders,
            receivers=tidied.receivers,
            limits=tidied.limits,
            no_states=dict(sorted(crosswalk.no_states.items())),
            rounded=tidied.rounded,
            complete=tidied.complete,
            part_years=tidied.part_years,
            origins=tuple(_origin(role, path, addresses.get(role, "")) for role, path in sorted(paths.items())),
        )
        return fetched.write(data.root, whole, tidied.frames)


def _originals(root: Path, one: Connector, described: Dataset, source: str) -> tuple[dict[str, Path], dict[str, str]]:
    """The path of each original by its role, and the addresses of those that were downloaded."""
    if source and not source.startswith(WEB):
        return _at_hand(Path(source), one), {}
    addresses = {each.role: described.address(each.role) for each in one.originals}
    if source:
        addresses = {one.originals[0].role: source}
    missing = [each.role for each in one.originals if each.required and not addresses.get(each.role)]
    if missing:
        what = f"{one.name}: no address is known for {', '.join(missing)}"
        raise BadOriginal(f"{what}; get it from {described.page} and use --from")
    found = {
        each.role: _downloaded(root, one, each, described, addresses[each.role])
        for each in one.originals
        if addresses.get(each.role)
    }
    return found, addresses


def _downloaded(root: Path, one: Connector, original: Original, described: Dataset, address: str) -> Path:
    """The original from its publisher, whole and of the right shape; its hash is recorded when it is the first."""
    from analysis.connectors.download import download

    name = Path(urlsplit(address).path).name or f"{original.role}.csv"
    target = root / RAW / one.name / name
    sha256, size = described.known(original.role) if address == described.address(original.role) else ("", 0)

    def check(path: Path) -> None:
        reading.shape(path, name, original)

    received = download(address, target, sha256=sha256, size=size, check=check)
    if not sha256 and address == described.address(original.role):
        inventory.record(root, one.name, original.role, received.sha256, received.size)
    return target


def _at_hand(place: Path, one: Connector) -> dict[str, Path]:
    """The originals in a folder, or in and beside a file; raises BadOriginal."""
    if not place.exists():
        raise BadOriginal(f"--from {place}: there is no such file or folder")
    beside = sorted(place.iterdir() if place.is_dir() else place.parent.iterdir())
    known = [path for path in beside if path.is_file()]
    found = {each.role: path for each in one.originals if (path := _first(known, each))}
    if place.is_file():
        named = next((each for each in one.originals if reading.matches(place.name, each)), one.originals[0])
        found[named.role] = place
    for each in one.originals:
        if each.required and each.role not in found:
            folder = place if place.is_dir() else place.parent
            raise BadOriginal(f"{folder} holds no file of {each.role}; wanted: {' or '.join(each.names)}")
    return found


def _first(paths: Iterable[Path], original: Original) -> Path | None:
    """The file that the earliest of an original's names means."""
    held = list(paths)
    for pattern in original.names:
        alone = Original(original.role, (pattern,), original.forms)
        for path in held:
            if reading.matches(path.name, alone):
                return path
    return None


def _tidied(one: Connector, paths: dict[str, Path], crosswalk: Crosswalk) -> Tidied:
    by_role = {each.role: each for each in one.originals}
    frames = {role: reading.read(path, by_role[role]) for role, path in paths.items()}
    try:
        tidied = one.tidy(frames, crosswalk)
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, BadOriginal):
            raise
        names = ", ".join(sorted(path.name for path in paths.values()))
        raise BadOriginal(
            f"{names}: {' '.join(str(error).split())[:120]}; is it a whole file of {one.name}?"
        ) from error
    if tidied.frames[""].empty or not tidied.years:
        names = ", ".join(sorted(path.name for path in paths.values()))
        raise BadOriginal(f"{names}: no row of {one.name} is left of it; get the file again")
    return tidied


def _origin(role: str, path: Path, address: str) -> Origin:
    return Origin(role, path.name, files.digest(path), path.stat().st_size, address)
