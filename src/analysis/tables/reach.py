"""What one pair may read: the rows that speak of its two sides, and what hangs on them.

A fact is the pair's when its states hold both sides (an ended state counts as the side that continues it), or when they
are of the sides alone; lists and memberships go by their own columns. With these go their participants, people and
resolutions, and the rows with which they stand in a contradiction. What the tables say of other pairs is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.tables import select
from analysis.tables.makers import KINDS

if TYPE_CHECKING:
    from analysis.tables.frames import Tables


@dataclass(frozen=True)
class Entry:
    """Rows that are read together: of which states they speak, and which fact they are.

    states: their codes; voter: a state without which the rows are not the pair's, '' for none; fact: its place among
    the facts, -1 for rows that are none; alone: whether they are read where they speak of one side alone.
    """

    states: frozenset[str]
    voter: str
    rows: tuple[str, ...]
    fact: int = -1
    alone: bool = True


@dataclass
class Reach:
    """What a pair may read: rows by table and facts, both by their places in order."""

    rows: dict[str, list[int]]
    facts: list[int]
    contradictions: list[int]
    ids: set[str]


class Index:
    """Where each state is spoken of, found once for a set of tables."""

    def __init__(self, data: Tables) -> None:
        """Take whole tables."""
        self.data = data
        self.tables = _lettered(data)
        self.place = {row: (table, at) for table in self.tables for at, row in enumerate(data[table]["id"])}
        self.entries = [*_facts(data), *_alone(data), *_beside_votes(data)]
        self.at: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for code in entry.states or [""]:
                self.at[code].append(number)
        self.disputed: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(data.contradictions):
            for row in one.rows:
                self.disputed[row].append(number)
        self._named = _named(data)
        self._sides: dict[str, tuple[str, ...]] = {}
        self._flows = _same_place(data)

    def side(self, state: str) -> tuple[str, ...]:
        """A state and the ended ones that it continues."""
        if state not in self._sides:
            self._sides[state] = (state, *self.data.atlas.pasts(state))
        return self._sides[state]

    def reach(self, a: str, b: str) -> Reach:
        """What the pair of two states may read."""
        two = (self.side(a), self.side(b))
        codes, between, rows, facts = {*two[0], *two[1]}, set(), set(), []
        for number in {one for code in (*codes, "") for one in self.at.get(code, ())}:
            entry = self.entries[number]
            shared = select.joins(entry.states, two) and (not entry.voter or entry.voter in codes)
            if shared or (entry.alone and entry.states <= codes):
                rows.update(entry.rows)
                between.update(entry.rows if shared else ())
                facts += [entry.fact] if entry.fact >= 0 else []
        disputes = sorted({number for row in between for number in self.disputed.get(row, ())})
        rows.update(row for number in disputes for row in self.data.contradictions[number].rows if row in self.place)
        rows.update(flow for row in between for flow, origin in self._flows.get(row, ()) if origin in codes)
        rows.update(named for row in list(rows) for named in self._named.get(row, ()))
        return Reach(self._places(rows), sorted(facts), disputes, rows)

    def _places(self, rows: Collection[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {table: [] for table in self.tables}
        for row in rows:
            table, at = self.place[row]
            found[table].append(at)
        return {table: sorted(places) for table, places in found.items()}


def _lettered(data: Tables) -> list[str]:
    """The tables whose rows have ids; the others say what states and bodies are, and everybody reads them whole."""
    return [name for name, schema in data.schemas.items() if schema.letter]


def _referring(data: Tables) -> Iterator[tuple[str, Any]]:
    """The fields that name a row with an id."""
    for table in _lettered(data):
        for field in data.schemas[table].fields:
            if any(data.schemas[target].letter for target, _ in field.targets):
                yield table, field


def _named(data: Tables) -> dict[str, list[str]]:
    """The people and resolutions that each row names."""
    found: dict[str, list[str]] = defaultdict(list)
    for table, field in _referring(data):
        for row in data.records(table):
            found[row["id"]] += [key for key in field.keys(row[field.name]) if key in data.own_rows]
    return found


def _facts(data: Tables) -> Iterator[Entry]:
    columns = (data.facts[name] for name in ("countries", "kind", "sender", "rows"))
    for at, (countries, kind, sender, rows) in enumerate(zip(*columns, strict=True)):
        voter = sender if kind == "un_vote" else ""
        yield Entry(frozenset(countries), voter, tuple(rows), at, alone=kind != "membership")


def _alone(data: Tables) -> Iterator[Entry]:
    """Rows that go by their own columns: lists, which are no facts, and memberships, whose facts are of many states."""
    named = {target for _, field in _referring(data) for target, _ in field.targets}
    for table in _lettered(data):
        schema = data.schemas[table]
        if table != "memberships" and (table in KINDS or table in named or schema.column("fact")):
            continue
        fields = [field for field in schema.fields if ("countries", "iso3") in field.targets]
        for row in data.records(table):
            codes = {code for field in fields for code in field.keys(row[field.name])}
            yield Entry(frozenset(code for code in codes if code in data.atlas), "", (row["id"],))


def _beside_votes(data: Tables) -> Iterator[Entry]:
    """What a state that a resolution concerns voted itself: told beside the vote of any other."""
    put: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row, resolution in select.votes(data):
        put[resolution["id"]].append((row["iso3"], row["id"]))
    about = dict(zip(data["resolutions"]["id"], data["resolutions"]["about"], strict=True))
    for resolution, votes in put.items():
        for own, row in votes:
            if own in about[resolution].split(";"):
                yield from (Entry(frozenset((own, other)), "", (row,)) for other, _ in votes if other != own)


def _same_place(data: Tables) -> dict[str, list[tuple[str, str]]]:
    """People on their way to a third state, told at the very place of a flow: by that flow, each with its origin."""
    rows = data.records("people_flows")
    places = [select.places(row) for row in rows]
    return {
        row["id"]: [
            (other["id"], other["origin"])
            for other, there in zip(rows, places, strict=True)
            if other is not row and here & there
        ]
        for row, here in zip(rows, places, strict=True)
    }
