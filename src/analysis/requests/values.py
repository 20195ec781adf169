"""Reading the value of a parameter: names become codes, dates must exist, and nothing unknown gets through."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from analysis import dates, dyads
from analysis.countries import UnknownState
from analysis.dyads import short
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest, Parameter, Request
from analysis.tables import Tables, naming
from analysis.tables.factlines import FACT_KINDS

LAYERS = (
    "relations",
    "embassies",
    "honorary",
    "accreditations",
    "visits",
    "agreements",
    "trade",
    "bodies",
    "votes",
    "companies",
    "goods",
    "joint_bodies",
    "supplies",
    "alliances",
    "posts",
)
SUCH_AS = {
    "pair": "two states with a hyphen, such as MEX-BLR",
    "pairs": "pairs such as MEX-BLR,MEX-KAZ",
    "state": "a state such as BLR, or several parted by commas",
    "region": "a group such as LAC33, or states parted by commas",
}
MOST = 4  # states beside each other in one figure
YEARS = re.compile(r"([0-9]{4})(?:[-:]([0-9]{4}))?")


def request(
    report: str, given: Mapping[str, str], lang: str, data: Tables, notebooks: Path = catalogue.NOTEBOOKS
) -> Request:
    """The request that some words ask for, every parameter in its one spelling; raises BadRequest."""
    declared = catalogue.parameters(catalogue.notebook(report, notebooks))
    catalogue.refuse_unknown(report, given, declared)
    catalogue.refuse_language(lang)
    read = {name: _read(parameter, given.get(name), data) for name, parameter in declared.items()}
    return Request(report, tuple(read.items()), lang)


def _read(parameter: Parameter, given: str | None, data: Tables) -> str:
    """A parameter's value in its one spelling; an empty one where the notebook says what that means."""
    name, text = parameter.name, (parameter.default if given is None else given).strip()
    found = value(name, text, data) if text else ""
    if found or not parameter.default or "empty:" in parameter.comment:
        return found
    if name in SUCH_AS:
        raise BadRequest(f"{name} is empty; write {SUCH_AS[name]}")
    return value(name, parameter.default, data)


def value(name: str, text: str, data: Tables) -> str:
    """The one spelling of a parameter's value; raises BadRequest with the remedy."""
    if not text.isprintable():
        raise BadRequest(f"{name}={catalogue.shown(text)} holds a character that cannot be printed; leave it out")
    return READERS[name](name, text, data) if name in READERS else text


def _pair(name: str, text: str, data: Tables) -> str:
    _refuse_groups(name, re.split("[-–]", text), data)
    try:
        return str(dyads.Dyad.parse(text, data.atlas))
    except ValueError as error:
        raise BadRequest(str(error).replace("pair=", f"{name}=", 1)) from error


def _pairs(name: str, text: str, data: Tables) -> str:
    return ",".join(dict.fromkeys(_pair(name, part, data) for part in _parts(text)))


def _years(name: str, text: str, data: Tables) -> str:
    found = YEARS.fullmatch(text)
    if not found:
        raise BadRequest(f"{name}={short(text)} are no years; write 2015, 1992-2015 or 1992:2015")
    first, last = found[1], found[2] or found[1]
    if first > last:
        raise BadRequest(f"{name}={short(text)} ends before it begins; write {last}-{first}")
    return first if first == last else f"{first}-{last}"


def _date(name: str, text: str, data: Tables) -> str:
    try:
        dates.parse(text)
    except ValueError as error:
        raise BadRequest(f"{name}={short(text)}: {_told(error, text)}") from error
    return text


def _state(name: str, text: str, data: Tables) -> str:
    _refuse_groups(name, [text], data)
    try:
        return data.atlas.code(text)
    except UnknownState as error:
        raise BadRequest(f"{name}={short(text)}: {_told(error, text)}") from error


def _states(name: str, text: str, data: Tables) -> str:
    found = list(dict.fromkeys(_state(name, part, data) for part in _parts(text) or [text]))
    if len(found) > MOST:
        raise BadRequest(f"{name}={short(text)} names {len(found)} states; name at most {MOST}")
    return ",".join(found)


def _region(name: str, text: str, data: Tables) -> str:
    groups = data.groups
    if text.upper() in groups:
        return text.upper()
    if "," not in text and text not in data.atlas:
        raise BadRequest(
            f"{name}={short(text)}: no group {catalogue.shown(text)}{catalogue.meant(text.upper(), groups)}"
        )
    return ",".join(dict.fromkeys(_state(name, part, data) for part in _parts(text)))


def _refuse_groups(name: str, parts: list[str], data: Tables) -> None:
    """Raise BadRequest where a group stands for a state."""
    for part in parts:
        if part.strip().upper() in data.groups:
            raise BadRequest(f"{name}: {part.strip().upper()} is a group; name a state")


def _told(error: ValueError, text: str) -> str:
    """What is wrong with a text, the text cut where it is long."""
    return str(error).replace(repr(text), catalogue.shown(text))


def _usage(name: str, text: str, data: Tables) -> str:
    try:
        return naming.chosen(text.lower())
    except ValueError as error:
        raise BadRequest(f"{name}={short(text)} {str(error).partition(' ')[2]}") from error


def _words(known: tuple[str, ...]) -> Callable[[str, str, Tables], str]:
    def read(name: str, text: str, data: Tables) -> str:
        told = f"{name}={short(text)}"
        for part in _parts(text):
            if part not in known:
                raise BadRequest(
                    f"{told}: no {name.removesuffix('s')} {catalogue.shown(part)}{catalogue.meant(part, known)}"
                )
        return ",".join(dict.fromkeys(_parts(text)))

    return read


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


READERS: dict[str, Callable[[str, str, Tables], str]] = {
    "pair": _pair,
    "pairs": _pairs,
    "years": _years,
    "as_of": _date,
    "date": _date,
    "state": _states,
    "region": _region,
    "layers": _words(LAYERS),
    "names": _usage,
    "kinds": _words(FACT_KINDS),
}
