"""Which reports exist, which parameters their notebooks declare, and one request for one report."""

import ast
import difflib
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import analysis
from analysis.dyads import short

NOTEBOOKS = Path(analysis.__file__).parents[2] / "notebooks"
SHIPPED = NOTEBOOKS.parent / "reports" / "requests"
REPORTS = {
    "tour": "00_tour.ipynb",
    "coverage": "01_coverage.ipynb",
    "network": "02_network.ipynb",
    "trade": "03_trade.ipynb",
    "timeline": "04_timeline.ipynb",
    "dyad": "05_dyad.ipynb",
    "region": "06_region.ipynb",
}
READS = ("pair", "all")
LANGUAGES = ("en",)
PLANNED = ("es", "ru")
LONGEST_SLUG = 80


class BadRequest(ValueError):
    """What was asked for cannot be made; the message is one line that holds the remedy."""


class ReportFailed(Exception):
    """A report could not be made; the message names the cell and the cause in one line."""


@dataclass(frozen=True)
class Parameter:
    """A parameter as a notebook declares it: text, with the comment that explains it."""

    name: str
    default: str
    comment: str


@dataclass(frozen=True)
class Request:
    """One page that is asked for: a report, every parameter in its one spelling, and a language."""

    report: str
    parameters: tuple[tuple[str, str], ...]
    lang: str = "en"

    @property
    def slug(self) -> str:
        """The parameters as a folder's name: `mex-blr`, or `all` when none says anything."""
        said = [value for _, value in self.parameters if value]
        slug = "_".join(re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") for value in said)
        told = re.fullmatch(r"[A-Za-z0-9,_-]*", "_".join(said)) and len(slug) <= LONGEST_SLUG
        return (slug if told else f"{slug[:LONGEST_SLUG]}-{_short(self.parameters)}") or "all"

    @property
    def path(self) -> str:
        """Where the page's files lie below the site's folder."""
        return f"{self.report}/{self.slug}/{self.lang}"

    def __str__(self) -> str:
        """The request as a line of the log names it."""
        return f"{self.report} {self.slug}" + ("" if self.lang == "en" else f" {self.lang}")


def shipped() -> list[Path]:
    """The request files that come with the project."""
    return sorted(SHIPPED.glob("*.yaml"))


def notebook(report: str, folder: Path = NOTEBOOKS) -> Path:
    """The notebook behind a report; raises BadRequest with the nearest name."""
    if report not in REPORTS:
        raise BadRequest(f"no report {shown(report)}{meant(report, REPORTS)}")
    path = folder / REPORTS[report]
    if not path.is_file():
        raise BadRequest(f"report {report} has no notebook {path.name} in {folder.name}/; restore it")
    return path


def cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook file; raises BadRequest when it is half-saved or no notebook."""
    return list(_whole(path)["cells"])


def reads(path: Path) -> str:
    """What a notebook declares to read: `pair`, only what its pair may read, or `all`, as where it says nothing.

    Raises BadRequest for anything else.
    """
    said = _metadata(path).get("reads", "all")
    if said not in READS:
        raise BadRequest(f"{path.name}: metadata.relations.reads is {shown(str(said))}; write pair or all")
    return said


def parameters(path: Path) -> dict[str, Parameter]:
    """The parameters that a notebook's cell tagged `parameters` declares, in order; literals only."""
    tagged = [cell for cell in cells(path) if "parameters" in cell.get("metadata", {}).get("tags", [])]
    found = {}
    for cell in tagged:
        source = "".join(cell["source"])
        for statement in _statements(source, path):
            parameter = _parameter(statement, source.splitlines(), path)
            found[parameter.name] = parameter
    return found


def _metadata(path: Path) -> dict[str, Any]:
    """What a notebook file says of itself to this project."""
    held = _whole(path).get("metadata", {})
    said = held.get("relations", {}) if isinstance(held, dict) else {}
    if not isinstance(said, dict):
        raise BadRequest(f"{path.name}: metadata.relations is {shown(str(said))}; write an object such as reads: pair")
    return said


def refuse_unknown(report: str, given: Iterable[str], declared: Mapping[str, Parameter]) -> None:
    """Raise BadRequest for a name that the report does not take; papermill itself only warns."""
    for name in given:
        if name not in declared:
            takes = ", ".join(declared) or "no parameters"
            raise BadRequest(f"{report} takes {takes}, not {shown(name)}{meant(name, declared)}")


def refuse_language(lang: str) -> None:
    """Raise BadRequest for a language in which no page can be written."""
    if lang in PLANNED:
        raise BadRequest(f"lang={lang} is not there yet; use en")
    if lang not in LANGUAGES:
        raise BadRequest(f"no language {shown(lang)}; use en")


def shown(text: str) -> str:
    """A word of the user's as an error echoes it: in quotes, cut where it is long."""
    return repr(short(text))


def meant(text: str, known: Iterable[str]) -> str:
    """The remedy for a misspelt word: '; did you mean dyad?', or the words that there are."""
    words = list(known)
    near = difflib.get_close_matches(text, words, n=1, cutoff=0.5)
    if near:
        return f"; did you mean {near[0]}?"
    return f"; there are {', '.join(words)}" if words else ""


def _whole(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
        list(found["cells"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadRequest(f"{path.name} is no whole notebook; save it again in JupyterLab") from error
    return found


def _statements(source: str, path: Path) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError as error:
        raise BadRequest(
            f"{path.name}: the parameters cell is no Python: {error.msg} in line {error.lineno}"
        ) from error


def _parameter(statement: ast.stmt, lines: list[str], path: Path) -> Parameter:
    match statement:
        case ast.AnnAssign(
            target=ast.Name(id=name), annotation=ast.Name(id="str"), value=ast.Constant(value=str(default))
        ):
            comment = lines[(statement.end_lineno or 1) - 1][statement.end_col_offset or 0 :].strip(" #")
            return Parameter(name, default, comment)
    raise BadRequest(f'{path.name}: write parameters as name: str = "value"  # comment, not {ast.unparse(statement)}')


def _short(parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]
