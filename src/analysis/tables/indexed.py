"""The newest edition of the Global Diplomacy Index beside the rows of documents: posts that it lists, and lists that
are whole for the states whose posts it follows."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

Row = dict[str, Any]
SET = "lowy"
KINDS = {"embassy", "high_commission", "consulate_general", "consulate"}


def posts(data: Tables, kinds: tuple[str, ...], sender: str, receiver: str) -> list[Row]:
    """The posts of some kinds that the newest edition lists in one direction, as rows of `posts`, each with its id."""
    if SET not in data.fetched:
        return []
    year, held, _ = _edition(data.derived)
    found = [row for row in held.get((sender, receiver), []) if row["kind"] in kinds]
    return [_row(data, row, year, number) for number, row in enumerate(found, 1)]


def whole(data: Tables, kinds: tuple[str, ...], sender: str, receiver: str) -> str:
    """The computed row of a sender's whole list of posts in the newest edition, '' where it is no sender there."""
    if SET not in data.fetched or not set(kinds) & KINDS:
        return ""
    one, year = data.fetched[SET], data.fetched[SET].last
    if not (_covers(one.senders, sender, year) and _covers(one.receivers, receiver, year)):
        return ""
    held = _edition(data.derived)[1]
    if one.unread(sender, receiver, year):
        return ""
    count = _edition(data.derived)[2][sender]
    selection = {"list": "posts", "sender": sender, "receiver": receiver, "edition": str(year)}
    return data.computed(SET, selection, count, posts_there=len(held.get((sender, receiver), [])))


def year(data: Tables) -> str:
    """The year of the newest edition."""
    return str(data.fetched[SET].last)


def _row(data: Tables, row: Row, year: int, number: int) -> Row:
    selection = {"sender": row["sender"], "receiver": row["receiver"], "edition": str(year), "kind": row["kind"]}
    told = {"city": row["city"], "title": row["title"]}
    found = data.computed(SET, selection | {"number": str(number)}, 1, **told)
    return {**row, "id": found, "status": "actual", "as_of": str(year), "basis": "stated", "opened": "", "closed": ""}


@lru_cache(maxsize=4)
def _edition(derived: Derived) -> tuple[int, dict[tuple[str, str], list[Row]], Counter[str]]:
    """The newest edition's year, its posts by sender and receiver, and how many each sender has."""
    last = derived.here[SET].last
    columns = ("sender", "receiver", "kind", "city", "title")
    held: dict[tuple[str, str], list[Row]] = {}
    for row in select.records(derived.rows(SET, columns=columns, year=last)):
        held.setdefault((row["sender"], row["receiver"]), []).append(row)
    return last, held, Counter(row["sender"] for rows in held.values() for row in rows)


def _covers(spans: Any, state: str, year: int) -> bool:
    return spans != "cow" and any(first <= year <= last for first, last in spans.get(state, []))
