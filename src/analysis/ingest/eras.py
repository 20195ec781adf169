"""States as they were at the date of a fact: before a state was, its forerunner."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from analysis import dates
from analysis.countries import Atlas

Candidate = dict[str, Any]
STEM = 5  # letters: Czechia is in Czechoslovakia, Serbia in Serbia and Montenegro
FIELDS = ("sender", "receiver", "via", "reporter")


def placed(candidate: Candidate, named: Collection[str], atlas: Atlas) -> Candidate:
    """A candidate whose states are those that were, at its date.

    A state that did not exist yet gives way to the one that it continues in law, or that bears its name, if that did
    and the document has named it: the Soviet Union stands in for Russia in 1950, Czechoslovakia for Slovakia.
    """
    if not candidate["date"]:
        return candidate
    first, last = dates.earliest(candidate["date"]), dates.latest(candidate["date"])
    then = {code: _then(code, first, last, named, atlas) for code in candidate["countries"]}
    if all(code == other for code, other in then.items()):
        return candidate
    ways = {name: then.get(candidate[name], candidate[name]) for name in FIELDS}
    people = [person | {"iso3": then.get(person["iso3"], person["iso3"])} for person in candidate["people"]]
    return candidate | ways | {"countries": sorted({*then.values()}), "people": people}


@lru_cache(maxsize=512)
def _pasts(code: str, atlas: Atlas) -> tuple[str, ...]:
    """The ended states of which a state can be the heir: those it continues, and those that bear its name."""
    stem = atlas.name(code).casefold()[:STEM]
    bearing = [one for one in atlas.codes if atlas.ended(one) and stem in atlas.name(one).casefold()]
    return tuple(dict.fromkeys([*atlas.pasts(code), *bearing]))


def _then(code: str, first: str, last: str, named: Collection[str], atlas: Atlas) -> str:
    """The state that a code stands for in a stretch of days: itself, unless only its one named forerunner was."""
    if code not in atlas or atlas.existed(code, first, last):
        return code
    past = [one for one in _pasts(code, atlas) if one in named and atlas.existed(one, first, last)]
    return past[0] if len(past) == 1 else code
