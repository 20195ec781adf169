"""What a page is made from: hashes of everything that can change it."""

import json
from functools import cache
from pathlib import Path

from analysis import files, tables
from analysis.pages import colophon
from analysis.requests import catalogue
from analysis.requests.catalogue import Request
from analysis.tables import fetched

CODE = Path(catalogue.__file__).parents[1]
CODE_KINDS = {".py", ".toml", ".j2", ".css", ".js", ".svg", ".json"}


def of(request: Request, data: Path, notebooks: Path = catalogue.NOTEBOOKS) -> dict[str, str]:
    """The hash of each thing that the page depends on, by what it is."""
    given = {"parameters": dict(request.parameters), "lang": request.lang}
    return {
        "notebook": files.digest(catalogue.notebook(request.report, notebooks)),
        "request": _digest(given),
        "data": data_digest(data),
        "code": code_digest(),
        "versions": _digest(colophon.versions()),
    }


def key(inputs: dict[str, str]) -> str:
    """One hash over all of them: the same key, the same page."""
    return _digest(inputs)


def data_digest(data: Path) -> str:
    """SHA-256 over the names and bytes of all tables, schemas, lists and data sets of a folder but what was decided."""
    held = {name: content for name, content in tables.snapshot(data).items() if name != "decisions.csv"}
    return _digest({name: files.digest(content) for name, content in held.items()} | fetched.digests(data))


@cache
def code_digest() -> str:
    """SHA-256 over the names and bytes of all code, words and templates of this package."""
    found = sorted(path for path in CODE.rglob("*") if path.suffix in CODE_KINDS)
    return _digest({path.relative_to(CODE).as_posix(): files.digest(path) for path in found})


def _digest(content: object) -> str:
    return files.digest(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())
