"""What a page is made from: hashes of everything that can change it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import analysis
from analysis import files
from analysis.execution import versions
from analysis.reporting.trust import Trusted
from analysis.requests import catalogue
from analysis.requests.catalogue import Request
from analysis.tables.files import derived, paths

if TYPE_CHECKING:
    from analysis.tables import Tables

CODE = Path(analysis.__file__).parent
CODE_KINDS = {".py", ".toml", ".j2", ".css", ".js", ".svg", ".json"}
BOOK = "trusted.jsonl"
SHORT = 8  # characters of a part's hash: enough to say what changed, which the whole hash has found out
TOLD = {"request": "parameters", "versions": "library versions", "faults": "the number of faults"}


@dataclass(frozen=True)
class Found:
    """The inputs of one page by what they are, as hashes, and what some of them consist of, one part a line."""

    inputs: dict[str, str]
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """One hash over all of them: the same key, the same page."""
        return _digest(self.inputs)

    def changed(self, inputs: dict[str, str], parts: dict[str, str]) -> str:
        """What is not as it was when these were the inputs, such as `data changed (posts.csv)`; '' where all is."""
        names = [name for name in {**self.inputs, **inputs} if self.inputs.get(name) != inputs.get(name)]
        return "; ".join(f"{TOLD.get(name, name)} changed{self._inside(name, parts)}" for name in names)

    def _inside(self, name: str, parts: dict[str, str]) -> str:
        was, now = (
            dict(line.rsplit(" ", 1) for line in each.get(name, "").splitlines()) for each in (parts, self.parts)
        )
        found = [part for part in sorted({**was, **now}) if was.get(part) != now.get(part)]
        if not was or not found:
            return ""
        if name == "versions":
            found = [f"{part} {was.get(part, 'none')} → {now.get(part, 'none')}" for part in found]
        return f" ({', '.join(found)})"


class Inputs:
    """Everything that pages are made from as it lies there at one moment; each file is hashed once."""

    def __init__(
        self, data: Tables, notebooks: Path = catalogue.NOTEBOOKS, folder: Path | None = None, verify: bool = False
    ) -> None:
        """Take the tables and the notebooks; folder: where it stands which files need not be hashed again."""
        self.data, self.notebooks, self.trusted = data, notebooks, Trusted(folder and folder / BOOK, verify)
        self._reads = cache(catalogue.reads)

    def of(self, request: Request) -> Found:
        """What the page of a request is made from."""
        notebook, (parts, told) = catalogue.notebook(request.report, self.notebooks), self._whole
        if self._reads(notebook) == "pair":
            from analysis.tables import pair_parts

            parts = pair_parts(self.data, dict(request.parameters)["pair"])
            told = _told(parts)
        given = {"parameters": dict(request.parameters), "lang": request.lang}
        held = {"notebook": self.trusted.digest(notebook), "request": _digest(given), "data": _digest(parts)}
        return Found(held | self._common, {"data": told, "versions": self._versions})

    @cached_property
    def _whole(self) -> tuple[dict[str, str], str]:
        parts = data(self.data.root, self.trusted)
        return parts, _told(parts)

    @cached_property
    def _versions(self) -> str:
        return "\n".join(f"{name} {version}" for name, version in sorted(versions.installed().items()))

    @cached_property
    def _common(self) -> dict[str, str]:
        from analysis import tables

        faults = len(tables.check(self.data.root))  # the foot of each page says how many there are
        return {"code": code(self.trusted), "versions": _digest(self._versions), "faults": _digest(faults)}

    def save(self) -> None:
        """Write down which files need not be hashed again."""
        self.trusted.save()


def data(root: Path, trusted: Trusted) -> dict[str, str]:
    """The hash of each table, schema, list and fetched set of a data folder but of what was decided."""
    held = {path.relative_to(root).as_posix(): path for path in [*paths(root), *derived(root)]}
    return {name: trusted.digest(path) for name, path in held.items() if name != "decisions.csv"}


def code(trusted: Trusted) -> str:
    """SHA-256 over the names and bytes of all code, words and templates of this package."""
    found = sorted(path for path in CODE.rglob("*") if path.suffix in CODE_KINDS)
    return _digest({path.relative_to(CODE).as_posix(): trusted.digest(path) for path in found})


def _told(parts: dict[str, str]) -> str:
    return "\n".join(f"{name} {parts[name][:SHORT]}" for name in sorted(parts))


def _digest(content: object) -> str:
    return files.digest(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())
