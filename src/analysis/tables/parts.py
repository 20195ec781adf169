"""What exactly a pair may read, as one short hash for each part: the same hashes, the same view."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from analysis import sources
from analysis.tables import fetched

if TYPE_CHECKING:
    from analysis.tables.frames import Tables
    from analysis.tables.tally import Tally


class Digests:
    """The hash of every row, fact and whole part of some tables, made once."""

    def __init__(self, data: Tables) -> None:
        """Take whole tables."""
        self.data = data
        self.rows = {name: [_digest(row) for row in data.records(name)] for name in data.index.tables}
        self.facts = [_digest(row) for row in data.facts.to_dict("records")]
        self.cites = {name: [keys(row) for row in data.records(name)] for name in data.index.tables}
        self.sources = {key: _digest(vars(one)) for key, one in data.sources.items()}
        self.mended = {one.row: _digest(vars(one)) for one in data.corrections}
        self.disputes = [_digest(vars(one)) for one in data.contradictions]
        self.counted: dict[str, tuple[str, set[str]]] = {}
        self.whole = _whole(data)

    def of(self, a: str, b: str) -> dict[str, str]:
        """The hash of each part of what the pair of two states may read."""
        reach, found = self.data.index.reach(a, b), dict(self.whole)
        cited: set[str] = set()
        for name, places in reach.rows.items():
            found[f"{name}.csv"] = _joined(self.rows[name][at] for at in places)
            cited.update(*(self.cites[name][at] for at in places))
        tallies = [self.tally(a), self.tally(b)]
        cited = cited.union(*(keys for _, keys in tallies))
        found["facts"] = _joined(self.facts[at] for at in reach.facts)
        found["tally"] = _joined([*(one for one, _ in tallies), *self.data.tally.of(a, b).kinds])
        found["sources.yaml"] = _joined(one for key, one in self.sources.items() if key in cited)
        found["contradictions.yaml"] = _joined(self.disputes[number] for number in reach.contradictions)
        found["corrections.yaml"] = _joined(one for row, one in self.mended.items() if row in reach.ids)
        return found

    def tally(self, state: str) -> tuple[str, set[str]]:
        """The hash of what is counted of a state, and the sources that this cites."""
        if state not in self.counted:
            told: Tally = self.data.tally.of(state)
            rows = told.rows()
            cited = {key for row in rows.values() for key in keys(row)}
            self.counted[state] = _digest([*(vars(one) for one in told.shown[state]), *rows.values()]), cited
        return self.counted[state]


def pair_parts(data: Tables, pair: str) -> dict[str, str]:
    """What a pair may read of whole tables, part by part: name of a file, `facts` or `tally` → hash of what it sees.

    The hashes of two sets of tables are equal just where `view` shows the same of both.

    >>> from analysis import tables
    >>> len(pair_parts(tables.load(), "MEX-BLR")["visits.csv"])
    16
    """
    a, _, b = pair.partition("-")
    return data.digests.of(a, b)


def keys(row: dict[str, Any]) -> set[str]:
    """The keys of the sources that a row cites."""
    return {row["source"]} if "source" in row else {ref.key for ref in sources.refs(row.get("sources", ""))}


def _whole(data: Tables) -> dict[str, str]:
    """What every pair reads whole: states, bodies, data sets, and what the tables are."""
    schemas = [vars(one) | {"fields": [repr(field) for field in one.fields]} for one in data.schemas.values()]
    named = {f"{name}.csv": data.records(name) for name in data if name not in data.index.tables}
    said = {"edition": [data.edition], "schemas": schemas, "inventory.csv": map(vars, data.inventory.values())}
    return {name: _joined(map(_digest, rows)) for name, rows in (said | named).items()} | fetched.digests(data.root)


def _digest(content: object) -> str:
    return hashlib.blake2b(json.dumps(content, default=repr).encode(), digest_size=8).hexdigest()


def _joined(digests: Iterable[str]) -> str:
    return hashlib.blake2b(" ".join(digests).encode(), digest_size=8).hexdigest()
