"""How near two cells of facts are: dates, names, people, amounts and titles, each with a grade.

A grade is `same`, `finer` (the first says more), `coarser` (the second does) or `conflict`.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date as day
from functools import lru_cache
from typing import Any

from analysis import dates

Fact = Mapping[str, Any]
SAME, FINER, COARSER, CONFLICT, OTHER = "same", "finer", "coarser", "conflict", "other"
WORD = re.compile(r"\w+")
EMPTY = frozenset(("a", "an", "and", "at", "between", "by", "for", "from", "in", "into", "its", "of", "on", "or")) | {
    *("the", "their", "to", "was", "were", "with"),
}
VOTED = re.compile(r"(?i)^(voted (for|against|on)|abstained on|was absent for)\s+(a resolution on\s+)?")


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words that carry the meaning of a label, without accents, endings and small words.

    >>> sorted(words("Agreement on the Abolition of Visas"))
    ['abolit', 'agreem', 'visa']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    found = [word for word in WORD.findall(plain) if word not in EMPTY]
    return frozenset(word[:6] if len(word) > 6 else word.removesuffix("s") for word in found)


def alike(one: str, other: str) -> float:
    """How much of the shorter of two labels stands in the longer: 0 to 1; another number makes it another thing.

    >>> alike("Agreement on visas", "agreement on the abolition of visas"), alike("tea", "coffee")
    (1.0, 0.0)
    """
    a, b = words(one), words(other)
    if not a or not b or _numbers(a) != _numbers(b):
        return float(a == b)
    shared = len(a & b)
    lone = min(len(a), len(b)) == 1 and max(len(a), len(b)) > 2
    return shared / (max(len(a), len(b)) if lone else min(len(a), len(b)))


def shared(one: str, other: str) -> float:
    """How much of both labels together is in both: 0 to 1, for sentences, which small words part."""
    a, b = words(one), words(other)
    return len(a & b) / len(a | b) if a | b and _numbers(a) == _numbers(b) else float(a == b)


def _numbers(found: frozenset[str]) -> set[str]:
    return {word for word in found if word.isdigit()}


def graded(one: str, other: str) -> str:
    """How one date stands to another: the finer lies within the coarser, no date is the coarsest.

    >>> graded("2003-05", "2003"), graded("", "2003"), graded("2003", "2004"), graded("2003~", "2003")
    ('finer', 'coarser', 'conflict', 'same')
    """
    if not one or not other:
        return SAME if one == other else FINER if one else COARSER
    a, b = dates.parse(one), dates.parse(other)
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return SAME
    if b.earliest <= a.earliest and a.latest <= b.latest:
        return FINER
    if a.earliest <= b.earliest and b.latest <= a.latest:
        return COARSER
    return CONFLICT if a.latest < b.earliest or b.latest < a.earliest else SAME


def near(one: str, other: str, days: int) -> bool:
    """Whether two dates lie no more than so many days apart; an unknown date is near nothing."""
    if not one or not other:
        return False
    a, b = dates.parse(one), dates.parse(other)
    gap = max(_count(a.earliest) - _count(b.latest), _count(b.earliest) - _count(a.latest))
    return gap <= days


def begun(fact: Fact, other: Fact) -> str:
    """The grade of when two standing things began: `1994/..` and `1994` begin alike."""
    return graded(*(str(one.get("date") or "").split("/")[0].strip(".") for one in (fact, other)))


def named(one: str, other: str) -> str:
    """The grade of two names of a place: one that holds the other says more.

    >>> named("Nukuʻalofa", ""), named("Suva, Fiji", "Suva"), named("Suva", "Apia")
    ('finer', 'finer', 'conflict')
    """
    a, b = words(one), words(other)
    if a == b:
        return SAME
    return FINER if a > b else COARSER if a < b else CONFLICT


def people(fact: Fact, other: Fact) -> str:
    """The grade of the people of two facts by surname: same when one is in both, '' when neither names any."""
    a, b = (_surnames(one) for one in (fact, other))
    if not a and not b:
        return ""
    if not a or not b:
        return FINER if a else COARSER
    return SAME if a & b else CONFLICT


def amounts(fact: Fact, other: Fact, exact: float) -> str:
    """The grade of two values: same within a share of the greater, conflict otherwise; no value is the coarser."""
    a, b = fact.get("value"), other.get("value")
    if a is None or b is None:
        return SAME if a is b else FINER if b is None else COARSER
    return SAME if abs(float(a) - float(b)) <= exact * max(abs(float(a)), abs(float(b))) else CONFLICT


def moment(fact: Fact) -> str:
    """Whether a line about a post tells of its opening, its closing, or '' of the post itself."""
    if not fact.get("date"):
        return ""
    return "closed" if str(fact.get("label") or "").endswith("closed") else "opened"


def resolution(label: str) -> str:
    """What a vote was about, from its label.

    >>> resolution("abstained on fishing rights")
    'fishing rights'
    """
    return VOTED.sub("", label)


def _surnames(fact: Fact) -> set[str]:
    """The last word of each visitor's name, of everybody's where no side is told: people met do not part two visits."""
    named = [one for one in fact.get("people") or [] if one.get("name")]
    own = [one for one in named if fact.get("sender") and one.get("iso3") == fact["sender"]]
    return {min(words(one["name"].split()[-1]), default="") for one in own or named} - {""}


def _count(iso: str) -> int:
    return day.fromisoformat(iso).toordinal()
