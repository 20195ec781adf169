"""Candidates as they lie in a file, one JSON object a line: read with suspicion, since anybody may have edited them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis import dates
from analysis.tables.factlines import FACT_KINDS

TEXTS = (
    *("kind", "type", "status", "date", "sender", "receiver", "via", "reporter", "place", "unit", "label", "basis"),
    *("note", "doc", "quote", "readable", "rule", "format", "occasion", "value_text", "topic", "level", "purpose"),
)
KINDS = (*FACT_KINDS, "coverage")
EMPTY: dict[str, Any] = {**dict.fromkeys(TEXTS), "status": "actual", "value": None, "label": "", "basis": "stated"}
MOST = 100_000_000
GREATEST = 10**15


class BadCandidates(ValueError):
    """A file does not hold candidates; the message is one line with the place and the remedy."""


def read(path: Path) -> list[dict[str, Any]]:
    """The candidates of a file, every field of the fact format there; raises BadCandidates or OSError."""
    if path.stat().st_size > MOST:
        raise BadCandidates(f"{path} has more than {MOST // 1_000_000} MB; ingest fewer documents at a time")
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise BadCandidates(f"{path} is not UTF-8; write it with relations ingest --out") from error
    return [parsed(line, f"{path}:{number}") for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def parsed(line: str, place: str) -> dict[str, Any]:
    """One candidate; raises BadCandidates with its place in the file."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadCandidates(f"{place}: no JSON; write the file with relations ingest --out") from error
    if not isinstance(found, dict):
        raise BadCandidates(f"{place}: no candidate; write one JSON object a line")
    wrong = problem(found)
    if wrong:
        raise BadCandidates(f"{place}: {wrong}")
    return whole(found)


def whole(found: Mapping[str, Any]) -> dict[str, Any]:
    """A candidate in which every field is there, empty where nothing is said."""
    return EMPTY | {"countries": [], "orgs": [], "people": [], "places": []} | dict(found)


def problem(found: Mapping[str, Any]) -> str:
    """What keeps an object from being a candidate, '' where nothing does."""
    if found.get("kind") not in KINDS:
        return f"kind {str(found.get('kind'))[:40]!r} is none of {', '.join(KINDS)}; mend it"
    for name in TEXTS:
        if not isinstance(found.get(name, ""), str | None):
            return f"{name} is no text; mend it"
    for name in ("countries", "orgs"):
        if not _list(found.get(name, []), str):
            return f"{name} is no list of codes; mend it"
    for name in ("people", "places"):
        if not _list(found.get(name, []), dict):
            return f"{name} is no list of objects; mend it"
    value = found.get("value")
    if not isinstance(value, int | float | None) or isinstance(value, bool) or not -GREATEST < (value or 0) < GREATEST:
        return "value is no number of at most 15 digits; mend it"
    try:
        dates.parse(found.get("date") or "2000")
    except ValueError as error:
        return str(error)
    return ""


def _list(value: object, of: type) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str) and all(isinstance(one, of) for one in value)


def dumped(candidate: Mapping[str, Any]) -> str:
    """A candidate as its line."""
    return json.dumps(candidate, ensure_ascii=False)
