"""The lists in the sources: which of them speak of a direction between two states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables


def covers(data: Tables, actor: str, state: str) -> bool:
    """Whether a list of `actor`, a state or a group of states, speaks of `state`."""
    return actor == state or (actor not in data.atlas and state in data.members(actor))


def lists(data: Tables, sender: str, receiver: str, kinds: Iterable[str], completeness: str) -> list[select.Row]:
    """The lists of some kinds and completeness that speak of one direction: `coverage` rows.

    An empty sender or receiver of a list stands for both ways, so its other column may hold either state.
    """
    return [
        row
        for row in data.records("coverage")
        if row["completeness"] == completeness and row["kind"] in set(kinds) and speaks(data, row, sender, receiver)
    ]


def speaks(data: Tables, row: select.Row, sender: str, receiver: str) -> bool:
    """Whether a list speaks of one direction."""
    if row["sender"] and row["receiver"]:
        return covers(data, row["sender"], sender) and covers(data, row["receiver"], receiver)
    actor = row["sender"] or row["receiver"]
    return bool(actor) and (covers(data, actor, sender) or covers(data, actor, receiver))
