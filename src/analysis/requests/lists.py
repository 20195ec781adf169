"""Reading `reports/requests/*.yaml`: lists of requests, crossed into single pages."""

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from analysis.requests import catalogue, values
from analysis.requests.catalogue import BadRequest, Request
from analysis.tables import Tables, yamls

KEYS = ("report", "lang", "with")


class Loader(yaml.BaseLoader):
    """Reads every scalar as text, and no key twice: NO is Norway and 2015 a year that was written."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping of a node; raises BadRequest with the place of a key that stands in it twice."""
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                place = f"{key.start_mark.line + 1}:{key.start_mark.column + 1}"
                raise BadRequest(f"{place}: {catalogue.shown(key.value)} stands twice; delete one")
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def read(files: list[Path], data: Tables, notebooks: Path = catalogue.NOTEBOOKS) -> list[Request]:
    """Every page that the files ask for, once each, in order; raises BadRequest naming file and entry."""
    found: dict[str, Request] = {}
    for path in files:
        for number, entry in enumerate(_entries(path), 1):
            try:
                for request in _requests(entry, data, notebooks):
                    _refuse_collision(request, found.setdefault(request.path, request))
            except BadRequest as error:
                raise BadRequest(f"{path.name}: entry {number}: {error}") from error
    return list(found.values())


def _refuse_collision(one: Request, other: Request) -> None:
    """Raise BadRequest for two requests whose pages would lie in one folder."""
    if one != other:
        first, second = (" ".join(f"{name}={text}" for name, text in each.parameters if text) for each in (other, one))
        raise BadRequest(
            f"{second} and {first} would lie in one folder, {one.path}; ask for one of them in another --out"
        )


def _entries(path: Path) -> list[Any]:
    """The entries of a file."""
    if path.is_dir():
        raise BadRequest(f"{path} is a folder; name a file of requests")
    try:
        text = path.read_text("utf-8")
        yamls.refuse_depth(text)
        entries = yaml.load(text, Loader=Loader)
    except OSError as error:
        raise BadRequest(f"{path.name}: {(error.strerror or 'unreadable').lower()}; give a file of requests") from error
    except BadRequest as error:
        raise BadRequest(f"{path.name}:{error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise BadRequest(
            f"{path.name}{place}: no YAML; {getattr(error, 'problem', None) or 'save it as UTF-8'}"
        ) from error
    if not isinstance(entries, list):
        raise BadRequest(f"{path.name}: write a list of requests, each with report and with")
    return entries


def _requests(entry: Any, data: Tables, notebooks: Path) -> Iterator[Request]:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("report"), str):
        raise BadRequest("a request names its report; write report: dyad")
    for key in entry:
        if key not in KEYS:
            raise BadRequest(
                f"a request holds {', '.join(KEYS)}, not {catalogue.shown(str(key))}{catalogue.meant(str(key), KEYS)}"
            )
    given = entry.get("with") or {}
    if not isinstance(given, Mapping):
        raise BadRequest("with holds parameters; write with: {pair: MEX-BLR}")
    choices = {str(name): list(_choices(str(name), choice, data)) for name, choice in given.items()}
    for lang in _texts("lang", entry.get("lang", "en")):
        for chosen in itertools.product(*choices.values()):
            yield values.request(entry["report"], dict(zip(choices, chosen, strict=True)), lang, data, notebooks)


def _choices(name: str, choice: Any, data: Tables) -> Iterator[str]:
    if not isinstance(choice, Mapping):
        yield from _texts(name, choice)
        return
    if set(choice) != {"from", "to"}:
        raise BadRequest(f"{name} as a matrix holds from and to; write {name}: {{from: LAC33, to: [BLR, RUS]}}")
    sides = [_states(f"{name} {side}", choice[side], data) for side in ("from", "to")]
    pairs = [f"{a}-{b}" for a, b in itertools.product(*sides) if a != b]
    if not pairs:
        raise BadRequest(f"{name} as a matrix pairs {sides[0][0]} with itself only; name another state")
    yield from pairs


def _states(name: str, side: Any, data: Tables) -> list[str]:
    """The states of one side of a matrix, `pair from` or `pair to`; a group stands for its states."""
    found = []
    for text in _texts(name, side):
        if not text.strip():
            raise BadRequest(f"{name} is empty; write {values.SUCH_AS['region']}")
        try:
            region = values.value("region", text, data)
        except BadRequest as error:
            raise BadRequest(str(error).replace("region=", f"{name} ", 1)) from error
        found += data.members(region) if "," not in region and region not in data.atlas else region.split(",")
    return found


def _texts(name: str, choice: Any) -> list[str]:
    texts = choice if isinstance(choice, list) else [choice]
    if not texts:
        raise BadRequest(f"{name} is an empty list; write a text in it, or leave it out")
    if not all(isinstance(text, str) for text in texts):
        raise BadRequest(f"{name} holds a nested list; write {name}: text, or {name}: [text, text]")
    return texts
