"""Originals at hand: which files of a folder, or in and beside a file, are those that a data set is made from."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from analysis.connectors import reading
from analysis.connectors.connector import BadOriginal, Connector, Original


def found(place: Path, one: Connector) -> dict[str, Path]:
    """The originals in a folder, or in and beside a file, by role; raises BadOriginal."""
    beside = _files(place)
    held = {each.role: path for each in one.originals if (path := _first(beside, each))}
    if place.is_file():
        held[meant(place.name, one)[0]] = place
    folder = place if place.is_dir() else place.parent
    for each in one.originals:
        if each.required and each.role not in held:
            raise BadOriginal(f"{folder} holds no file of {each.role}; wanted: {' or '.join(each.names)}")
    return held


def meant(name: str, one: Connector) -> list[str]:
    """The roles of which a file's name is one, or that of the first original."""
    return [each.role for each in one.originals if reading.matches(name, each)] or [one.originals[0].role]


def _files(place: Path) -> list[Path]:
    """The files in a folder, or beside a file and itself; raises BadOriginal for a place that is neither."""
    told = f"--from {place}"
    try:
        if not place.exists():
            raise BadOriginal(f"{told}: there is no such file or folder; look at its spelling")
        if not place.is_file() and not place.is_dir():
            raise BadOriginal(f"{told} is neither a file nor a folder; name one")
        if place.is_file():
            place.open("rb").close()
        return sorted(path for path in (place if place.is_dir() else place.parent).iterdir() if path.is_file())
    except OSError as error:
        raise BadOriginal(f"{told}: {(error.strerror or str(error)).lower()}; name another, or mend that") from error


def _first(paths: Iterable[Path], original: Original) -> Path | None:
    """The file that the earliest of an original's names means."""
    held = list(paths)
    for pattern in original.names:
        for path in held:
            if reading.matches(path.name, replace(original, names=(pattern,))):
                return path
    return None
