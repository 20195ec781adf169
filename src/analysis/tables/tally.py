"""With which other states each state has a fact of a kind: what a pair may know of the rows of others.

Of a row of another pair only this is told: id, table, whose tie it shows, where it was read and what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables.frames import Tables

UNCOUNTED = ("claim", "membership")
TOLD = ("id", "table", "sources", "basis")


@dataclass(frozen=True)
class Shown:
    """The rows of the first fact of a kind that shows a partner."""

    kind: str
    partner: str
    rows: tuple[str, ...]


class Tally:
    """The partners of states: what shows each, by state, and `told`, what is known of every row of these by its id."""

    def __init__(
        self, first: dict[str, dict[str, int]], shown: dict[str, list[Shown]], told: dict[str, dict[str, Any]]
    ) -> None:
        """Take for each state the place of its first fact of a kind, and what shows each partner by kind."""
        self._first, self.shown, self.told = first, shown, told

    @property
    def kinds(self) -> list[str]:
        """The kinds of fact that any of the states has, relations first, then as the tables come."""
        places: dict[str, int] = {}
        for first in self._first.values():
            for kind, at in first.items():
                places[kind] = min(at, places.get(kind, at))
        return sorted(places, key=lambda kind: (kind != "relations", places[kind]))

    def of(self, *states: str) -> Tally:
        """The same of some states alone, with only their rows; raises KeyError for one that it is not of."""
        shown = {state: self.shown[state] for state in states}
        rows = {row for each in shown.values() for one in each for row in one.rows}
        first = {state: self._first.get(state, {}) for state in states}
        return Tally(first, shown, {row: self.told[row] for row in self.told if row in rows})

    def rows(self) -> dict[str, dict[str, Any]]:
        """What is known of each row by its id, as a row: `states` whose ties it shows, `pair` of which the first is."""
        ties: dict[str, dict[str, None]] = {}
        for state, each in self.shown.items():
            for one in each:
                for row in one.rows:
                    ties.setdefault(row, {}).update({state: None, one.partner: None})
        return {
            row: self.told[row] | {"states": ";".join(states), "pair": "-".join([*states][:2]), "note": ""}
            for row, states in ties.items()
        }


def count(data: Tables) -> Tally:
    """The tally of all states in whole tables: actual facts, claims and memberships left out."""
    first: dict[str, dict[str, int]] = {}
    shown: dict[str, dict[tuple[str, str], Shown]] = {state: {} for state in data.atlas.codes}
    for at, line in enumerate(_counted(data)):
        for state in line["countries"]:
            first.setdefault(state, {}).setdefault(line["kind"], at)
            mine = shown.setdefault(state, {})
            for partner in _partners(line, state):
                if (line["kind"], partner) not in mine:
                    rows = select.base(data, line["rows"], (state, partner))
                    mine[line["kind"], partner] = Shown(line["kind"], partner, tuple(rows))
    kept = {row for each in shown.values() for one in each.values() for row in one.rows}
    told = {row: {name: data.row(row).get(name, "") for name in TOLD} for row in data.rows if row in kept}
    return Tally(first, {state: list(each.values()) for state, each in shown.items()}, told)


def _counted(data: Tables) -> Iterator[select.Row]:
    """The facts that count, spells of relations as a kind of their own."""
    for row in select.records(data.facts):
        if row["status"] == "actual" and row["kind"] not in UNCOUNTED:
            yield {**row, "kind": "relations"} if row["table"] == "relations" else row


def _partners(line: select.Row, state: str) -> list[str]:
    """The other states of a fact; of a vote only the voter and whom the resolution concerns, not these among them."""
    others = [code for code in line["countries"] if code != state]
    return [code for code in others if line["kind"] != "un_vote" or line["sender"] in (state, code)]
