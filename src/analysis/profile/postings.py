"""The posts that two states keep in each other by an index of posts in editions, and who answers whose embassy."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.countries import UnknownState, key
from analysis.panel.posts import EMBASSY, LEVELS, NOT_BILATERAL
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables
    from analysis.tables.fetched import Derived

    Same = Callable[[Tables, select.Row, select.Row], bool]

SET = "lowy"
POSTINGS = "sender receiver city kind title body editions covered current spelled rows"
ANSWERS = "year a_embassy b_embassy a_posts b_posts answer rows"
NETWORK = "state year sent hosted senders rows"
EMBASSIES = tuple(kind for kind, level in LEVELS.items() if level == EMBASSY)
ORDER = (*EMBASSIES, "consulate_general", "consulate", "representative_office", "trade_office", NOT_BILATERAL)
ALONE = ORDER[:4]  # of which a sender has one in a city; offices and missions stand side by side
POST = ("id", "sender", "receiver", "kind", "city", "title", "year")
ALIKE = 0.86  # two spellings of a city in different editions of one index, such as Talinn and Tallinn


def postings(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """The posts of each side in the other, city by city, with the editions of the index that list them.

    Shape: one row is a post: sender, receiver, city (as the newest of its editions prints it), kind, title (likewise),
    body (a mission to a body that sits there, no bilateral post), editions (those that list it), covered (those that
    list the sender at all, and so whole), current (the newest of these lists it), spelled (other spellings of the city
    in its editions), rows (the computed row). Order: sender as in the pair, posts of the newest edition first, missions
    to bodies last, kind, city. Units: years of editions. What an absence is: a sender that an edition covers has no
    other post in that edition; of a sender that it does not cover nothing is known. An edition is a snapshot: nothing
    is said of the time between two. years: "2017-2023"; keeps the editions within. Errors: ValueError for years that
    are none. Source of the method: Lowy Institute, Global Diplomacy Index; of two names of a city that no edition
    prints together, one that contains the other, is nearly it, or is the capital's too, is another spelling (our own).

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> postings(tables.load(), Dyad("MEX", "RUS")).columns[2]
    'city'
    """
    found = []
    for sender, receiver in (pair.states, pair.states[::-1]):
        covered = editions(data, sender, years)
        rows = [row for row in _between(data, pair) if (row["sender"], row["receiver"]) == (sender, receiver)]
        within = [row for row in rows if row["year"] in covered]
        mine = [_post(data, post, covered) for post in _posts(data, within)]
        found += sorted(mine, key=lambda row: (row["body"], not row["current"], ORDER.index(row["kind"]), row["city"]))
    return select.frame(found, POSTINGS).astype({"body": bool, "current": bool})


def reciprocity(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """Whether the two had embassies in each other, edition by edition, as far as the index covers them as senders.

    Shape: one row is an edition: year, a_embassy and b_embassy (whether the first has one in the second, and the second
    in the first; missing where the edition does not list that side as a sender, or not whole), answer (mutual,
    sender_only, receiver_only, none, with the pair's first state as the sender; unknown where either is missing),
    a_posts and b_posts (how many posts each had in the other, missions to bodies left out; missing likewise), rows.
    Order: editions. Units: posts; high commissions are embassies. Errors: ValueError for years that are none. Source of
    the method: the mutual, asymmetric and null dyads of Holland & Leinhardt 1970, American Journal of Sociology 76(3).

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> reciprocity(tables.load(), Dyad("MEX", "RUS")).columns[5]
    'answer'
    """
    if SET not in data.fetched:
        return select.frame([], ANSWERS)
    held = [row for row in _between(data, pair) if row["kind"] != NOT_BILATERAL]
    known = {state: editions(data, state, years) for state in pair.states}
    found = []
    for year in _within(data, years):
        row: dict[str, Any] = {"year": year}
        for side, state, other in zip("ab", pair.states, pair.states[::-1], strict=True):
            mine = [row["kind"] for row in held if (row["year"], row["sender"]) == (year, state)]
            embassy, followed = any(kind in EMBASSIES for kind in mine), year in known[state]
            whole = followed and not data.fetched[SET].unread(state, other, year)
            row[f"{side}_embassy"] = embassy if whole or (followed and embassy) else None
            row[f"{side}_posts"] = len(mine) if whole else None
        row["answer"] = _answer(row["a_embassy"], row["b_embassy"])
        found.append(row | {"rows": [_answered(data, pair, row)]})
    types = {f"{side}_{name}": kind for side in "ab" for name, kind in (("embassy", "boolean"), ("posts", "Int64"))}
    return select.frame(found, ANSWERS).astype(types)


def embassies(data: Tables, state: str, years: str = "") -> pd.DataFrame:
    """In how many states one has embassies, and how many of the senders listed have one in it, in the newest edition.

    Shape: one row: state, year, sent (states with an embassy or high commission of this one; missing where the edition
    does not list it as a sender), hosted (senders listed with one in this state), senders (how many are listed), rows.
    Units: states. What an absence is: hosted counts the senders listed only, so it is a least number of all. Errors:
    ValueError for years that are none; no row where the data set is not here. Source of the method: out- and in-degree,
    Freeman 1979, Social Networks 1(3).

    >>> from analysis import tables
    >>> embassies(tables.load(), "RUS").columns[2]
    'sent'
    """
    held = _within(data, years)
    if not held:
        return select.frame([], NETWORK)
    year = held[-1]
    rows = _edition(data.derived, year)
    ties = rows[rows["kind"].isin(EMBASSIES) & rows["sender"].ne(rows["receiver"])]
    mine, theirs = ties[ties["sender"].eq(state)], ties[ties["receiver"].eq(state)]
    listed = year in editions(data, state)
    told = {"sent": mine["receiver"].nunique() if listed else None, "hosted": theirs["sender"].nunique()}
    told["senders"] = rows["sender"].nunique()
    chosen = {"measure": "embassies", "state": state, "year": year}
    ids = [data.computed(SET, chosen, len(mine) + len(theirs), **told)]
    return select.frame([{"state": state, "year": year, **told, "rows": ids}], NETWORK).astype({"sent": "Int64"})


@once
def _between(data: Tables, pair: Dyad) -> list[select.Row]:
    """The posts of all editions that either side has in the other."""
    both = list(pair.states)
    return (
        select.records(data.derived.rows(SET, columns=POST, sender=both, receiver=both)) if SET in data.fetched else []
    )


@lru_cache(maxsize=2)
def _edition(derived: Derived, year: int) -> pd.DataFrame:
    """All posts of an edition, read once."""
    return derived.rows(SET, columns=("sender", "receiver", "kind"), year=year)


def editions(data: Tables, state: str, years: str = "") -> list[int]:
    """The editions that list a state as a sender, and so all of its posts; none where the data set is not here."""
    if SET not in data.fetched:
        return []
    spans = data.fetched[SET].senders
    mine = spans.get(state, []) if not isinstance(spans, str) else []
    return [year for year in _within(data, years) if any(first <= year <= last for first, last in mine)]


def _within(data: Tables, years: str) -> list[int]:
    first, last = select.span(years)
    held = data.fetched[SET].years if SET in data.fetched else ()
    return [year for year in held if first[:4] <= str(year) <= last[:4]]


def _posts(data: Tables, rows: list[select.Row]) -> list[list[select.Row]]:
    """The rows of all editions by post: first those of the same city, then those of another spelling of it."""
    posts: list[list[select.Row]] = []
    for year in sorted({row["year"] for row in rows}):
        left = [row for row in rows if row["year"] == year]
        for same in (lambda _, one, other: key(one["city"]) == key(other["city"]), _same_city):
            left = [row for row in left if not _continued(data, posts, row, same)]
        posts += [[row] for row in left]
    return posts


def _continued(data: Tables, posts: list[list[select.Row]], row: select.Row, same: Same) -> bool:
    """Whether a row goes on with a post of an earlier edition; it is put to it then."""
    for post in posts:
        last = post[-1]
        alike = last["kind"] == row["kind"] and (row["kind"] in ALONE or last["title"] == row["title"])
        if alike and last["year"] < row["year"] and same(data, last, row):
            post.append(row)
            return True
    return False


def _same_city(data: Tables, one: select.Row, other: select.Row) -> bool:
    a, b = key(one["city"]), key(other["city"])
    if not a or not b:
        return False
    if set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True
    near = SequenceMatcher(None, a.replace(" ", ""), b.replace(" ", ""), autojunk=False).ratio() >= ALIKE
    return near or (_capital(data, one) and _capital(data, other))


def _capital(data: Tables, row: select.Row) -> bool:
    """Whether the city was the host's capital in the year of the edition, under the name printed."""
    try:
        return data.atlas.code(row["city"], row["year"], kinds=("capital",)) == row["receiver"]
    except UnknownState:
        return False


def _post(data: Tables, post: list[select.Row], covered: list[int]) -> select.Row:
    newest = post[-1]
    row: dict[str, Any] = {name: newest[name] for name in ("sender", "receiver", "city", "kind", "title")}
    row |= {"editions": [one["year"] for one in post], "covered": covered, "body": newest["kind"] == NOT_BILATERAL}
    row["current"] = newest["year"] == covered[-1]
    row["spelled"] = select.unique(one["city"] for one in post if one["city"] != newest["city"])
    chosen = {"sender": row["sender"], "receiver": row["receiver"], "post": newest["id"].partition(":")[2]}
    chosen |= {"years": f"{covered[0]}-{covered[-1]}"}
    told = {name: row[name] for name in ("city", "kind", "title")} | {
        "listed": _listed(row["editions"]),
        "editions": _listed(covered),
    }
    told |= {"also_printed": ", ".join(row["spelled"])}
    return row | {"rows": [data.computed(SET, chosen, len(post), **told)]}


def _listed(years: list[int]) -> str:
    return ", ".join(map(str, years))


def _answer(a: bool | None, b: bool | None) -> str:
    if a is None or b is None:
        return "unknown"
    return {(True, True): "mutual", (True, False): "sender_only", (False, True): "receiver_only"}.get((a, b), "none")


def _answered(data: Tables, pair: Dyad, row: select.Row) -> str:
    told = {"answer": row["answer"], "sides": f"{pair.a};{pair.b}"}
    for side, state in zip("ab", pair.states, strict=True):
        has = row[f"{side}_embassy"]
        told[f"embassy_{state.lower()}"] = "not listed as a sender" if has is None else "yes" if has else "no"
        told[f"posts_{state.lower()}"] = row[f"{side}_posts"]
    chosen = {"measure": "embassies", "pair": pair, "year": row["year"]}
    return data.computed(SET, chosen, sum(row[f"{side}_posts"] or 0 for side in "ab"), **told)
