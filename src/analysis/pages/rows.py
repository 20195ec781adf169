"""The rows behind a page: every id that a statement names."""

import json
import re
from collections.abc import Iterable

from analysis import files
from analysis.tables import Description, Tables

NAMED = re.compile(r'data-rows="([^"]*)"')


def named(*html: str) -> list[str]:
    """The ids of all rows that some HTML names, once each, sorted by table and number."""
    found = {row for text in html for ids in NAMED.findall(text) for row in ids.split()}
    return sorted(found, key=_order)


def fingerprint(ids: Iterable[str], data: Tables) -> str:
    """SHA-256 over the rows as they stand: it changes with any of them and with nothing else."""
    held = [{name: str(cell) for name, cell in data.row(row).items()} for row in ids]
    return files.digest(json.dumps(held, sort_keys=True, ensure_ascii=False).encode())


def keys(found: Iterable[Description]) -> list[str]:
    """The keys of all sources that some rows cite, in the order of the alphabet."""
    return sorted({citation.key for row in found for citation in row.citations})


def _order(row: str) -> tuple[str, int, str]:
    letters, number, rest = re.match(r"([^0-9]*)([0-9]*)(.*)", row, re.DOTALL).groups()  # type: ignore[union-attr]
    return (letters, int(number or 0), rest)
