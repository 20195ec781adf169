"""The time of which a report speaks: when the newest source that it rests on was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import dates, sources
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables


def as_of(data: Tables, pair: Dyad | None = None) -> str:
    """The time of a report: the newest `written_not_before` of the sources that its rows cite, or of all where none is.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> as_of(tables.load(), Dyad("MEX", "KAZ"))
    '2024'
    """
    return _newest(data, pair)[0]


def as_of_rows(data: Tables, pair: Dyad | None = None) -> list[str]:
    """The rows that `as_of` rests on: those of the first fact that cites the newest source; none where nothing does."""
    return _newest(data, pair)[1]


def _newest(data: Tables, pair: Dyad | None) -> tuple[str, list[str]]:
    day, rows = "", []
    for fact in select.records(data.facts if pair is None else select.facts(data, pair)):
        for key in (ref.key for text in fact["sources"] for ref in sources.refs(text)):
            written = data.sources[key].written_not_before if key in data.sources else ""
            if written and (not day or dates.sort_key(written) > dates.sort_key(day)):
                day, rows = written, fact.get("base", fact["rows"])
    return day, rows
