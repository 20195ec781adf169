"""Are two facts the same, or in conflict? One rule a kind, on dicts in the fact format.

Each kind has an identity of its own: what must agree for two facts to be about one thing. A visit is known by its
direction, its visitor and its date; a post by its two states, its kind and its city; a total by direction and period.
Only where the identity agrees can other fields conflict: the value of a total, the day on which relations began. What
one fact leaves open agrees with everything; it makes that fact the coarser of the two.
"""

from typing import Any

import pandas as pd

from analysis.tables.identity import NOTHING, RULES, Fact, Verdict
from analysis.tables.likeness import COARSER, CONFLICT, FINER, OTHER, SAME

ORDER = (SAME, CONFLICT, COARSER, FINER)


def compare(fact: Fact, other: Fact) -> Verdict:
    """How `fact` stands to `other`; facts of two kinds are always other.

    >>> total = {"kind": "trade_total", "type": "two_way", "countries": ["FJI", "TON"], "date": "2011", "unit": "USD"}
    >>> compare(total | {"value": 5e6}, total | {"value": 9e6})
    Verdict(relation='conflict', differs=('value',))
    """
    if fact["kind"] != other["kind"] or fact["kind"] not in RULES:
        return NOTHING
    return RULES[fact["kind"]](fact, other)


class Held:
    """The facts of some tables, ready to be searched for what is the same as, or in conflict with, another fact."""

    def __init__(self, facts: pd.DataFrame) -> None:
        """Take a frame in the fact format, as `Tables.facts` is."""
        self._by: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for fact in facts.to_dict("records"):
            row: dict[str, Any] = {str(name): None if value is pd.NA else value for name, value in fact.items()}
            for actor in [*row["countries"], *row["orgs"]]:
                self._by.setdefault((row["kind"], actor), []).append(row)

    def find(self, fact: Fact) -> list[tuple[dict[str, Any], Verdict]]:
        """Every fact held that is the same or in conflict, each with how `fact` stands to it, the nearest first."""
        actors = fact.get("countries") or fact.get("orgs") or []
        shelves = [self._by.get((fact["kind"], actor), []) for actor in actors]
        judged = [(row, compare(fact, row)) for row in min(shelves, key=len, default=[])]
        found = [(row, verdict) for row, verdict in judged if verdict.relation != OTHER]
        if not found and fact["kind"] == "membership" and len(fact["countries"]) > 1:
            return self._shared(fact)
        return sorted(found, key=lambda one: (ORDER.index(one[1].relation), len(one[1].differs)))

    def _shared(self, fact: Fact) -> list[tuple[dict[str, Any], Verdict]]:
        """A membership of several states, found state by state: finer where the tables lack one of them."""
        each = [self.find({**fact, "countries": [state]})[:1] for state in fact["countries"]]
        whole = all(each)
        return [(row, verdict if whole else Verdict(FINER, ("countries",))) for found in each for row, verdict in found]
