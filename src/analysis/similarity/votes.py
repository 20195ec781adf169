"""How often two states vote alike in the General Assembly, beside how often each does with everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import dates
from analysis.panel.ballots import SET, Ballots, ballots
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

LEAST = 10  # joint votes: a share of fewer is noise, and is neither drawn nor ranked
COLUMNS = "decade first last issue joint share a_median a_rank a_of b_median b_rank b_of past called mixed enough rows"


@dataclass(frozen=True, eq=False)
class Group:
    """Some roll calls: their decade or issue and places, and for every two states how many both voted on, and alike."""

    decade: str
    issue: str
    places: np.ndarray
    joint: np.ndarray
    alike: np.ndarray


def agreement(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """Agreement of a pair in the votes of each decade, and where the other stands among each side's partners.

    Shape: one row is a decade in which both voted on something: decade ("2010s"), first, last (years that the data
    set covers of it), issue (''), joint (roll calls on which both cast a vote), share (of these the identical votes),
    a_median and b_median (the share of the median partner of the first and of the second side), a_rank and a_of (the
    place of the second side among the partners of the first, 1 for the most alike, and how many partners there are),
    b_rank and b_of (the other way round), past (codes of states which one of the two continues and which cast some of
    these votes), called (names in law of these years under which one of the two voted, where it has another today:
    North Yemen, West Germany), mixed (some, not all), enough (joint >= 10), rows (the computed row). Order: decades.
    Units: roll calls and shares from 0 to 1. Partners are states with at least 10 joint votes in the decade; of equals
    the rank is the best; medians and ranks are missing where joint is below 10. What an absence is: absent states cast
    no vote, and a resolution adopted without a vote, as most are, is not counted: a low share tells of contested
    questions. No rows where the data set is not here or one side never voted. years: "1990-2019"; keeps the votes
    within. Errors: ValueError for years that are none. Source of the method: proportion of identical votes, Bailey,
    Strezhnev & Voeten 2017, Journal of Conflict Resolution 61(2); a median partner beside it because shares are high
    for most pairs.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> agreement(tables.load(), Dyad("MEX", "BLR")).columns[4:6].tolist()
    ['joint', 'share']
    """
    return _counted(data, pair, years, ("",))


def issues(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """The same for each issue that the data set marks roll calls with, over all years in which both voted.

    Shape: as `agreement`; decade is '' and issue the data set's word; a roll call of two issues stands in both, one of
    none in neither. Order: joint votes, most first. Units, errors and source as there.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> issues(tables.load(), Dyad("MEX", "BLR")).columns[3]
    'issue'
    """
    held = ballots(data)
    if held is None:
        return select.frame([], COLUMNS)
    found = _counted(data, pair, years, sorted(held.marked))
    return found.sort_values(["joint", "issue"], ascending=[False, True], ignore_index=True)


def _counted(data: Tables, pair: Dyad, years: str, chosen: list[str] | tuple[str, ...]) -> pd.DataFrame:
    held, found = ballots(data), []
    if held is not None and set(pair.states) <= set(held.states):
        within = [_groups(held, *select.span(years), data.fetched[SET].years, issue) for issue in chosen]
        found = [row for groups in within for group in groups if (row := _row(data, held, pair, group))]
    return select.frame(found, COLUMNS).astype({"enough": bool})


@lru_cache(maxsize=16)
def _groups(held: Ballots, first: str, last: str, covered: tuple[int, ...], issue: str) -> list[Group]:
    """The roll calls within some days and years covered: those of an issue, or else of all issues decade by decade."""
    days = np.array(held.days)
    inside = (days >= first) & (days <= last) & np.isin(held.years, covered)
    if issue:
        marked = np.isin(np.arange(len(days)), held.marked.get(issue, []))
        return [_group(held, "", issue, inside & marked)]
    starts = held.years // 10 * 10
    return [_group(held, f"{start}s", "", inside & (starts == start)) for start in sorted(set(starts.tolist()))]


def _group(held: Ballots, decade: str, issue: str, mask: np.ndarray) -> Group:
    """The counts of all pairs at once, as products of matrices: whole numbers, which floats of this size hold."""
    cast = held.cast[mask]
    voted = [(cast == vote).astype("float32") for vote in (1, 2, 3)]
    either = (cast != 0).astype("float32")
    joint, alike = either.T @ either, sum(one.T @ one for one in voted)
    return Group(decade, issue, np.flatnonzero(mask), joint.astype("int16"), np.asarray(alike).astype("int16"))


def _row(data: Tables, held: Ballots, pair: Dyad, group: Group) -> dict[str, Any] | None:
    """The row of one group of roll calls, None where the two never both voted in it."""
    places = [held.states.index(iso3) for iso3 in pair.states]
    joint = group.places[(held.cast[group.places][:, places] != 0).all(axis=1)]
    if not len(joint):
        return None
    first, last = int(held.years[joint].min()), int(held.years[joint].max())
    row: dict[str, Any] = {"decade": group.decade, "first": first, "last": last}
    row |= {"issue": group.issue, "joint": len(joint)}
    row["share"] = float((held.cast[joint, places[0]] == held.cast[joint, places[1]]).mean())
    row["past"] = [past for iso3 in pair.states if (past := _past(data, held, iso3, joint))]
    then = _called(data, pair, [held.days[at] for at in joint])
    row["called"] = sorted(set().union(*then))
    ended = held.past[joint][:, places].any(axis=1)
    row["mixed"] = (bool(row["past"]) and not ended.all()) or (bool(row["called"]) and not all(then))
    row["enough"] = len(joint) >= LEAST
    for side, (own, other) in zip("ab", (places, places[::-1]), strict=True):
        row |= {f"{side}_{name}": value for name, value in _standing(group, own, other).items()}
    return row | {"rows": [_told(data, pair, row)]}


def _told(data: Tables, pair: Dyad, row: dict[str, Any]) -> str:
    """The computed row of one group of roll calls."""
    issue = row["issue"]
    selection = {"pair": str(pair), "years": f"{row['first']}-{row['last']}"} | ({"issue": issue} if issue else {})
    fields = {
        f"{name}_{word}": row[f"{side}_{word}"]
        for side, name in zip("ab", pair.states, strict=True)
        for word in ("median", "rank", "of")
    }
    told = {name.lower().replace("_median", "_median_share"): value for name, value in fields.items()}
    told |= {
        "sides": f"{pair.a};{pair.b}",
        "cast_by": ";".join(row["past"]) or None,
        "called": ", ".join(row["called"]) or None,
        "decade": row["decade"],
    }
    told |= {"joint_votes": row["joint"], "identical_share": row["share"]}
    return data.computed(SET, selection, row["joint"], **told)


def _called(data: Tables, pair: Dyad, days: list[str]) -> list[set[str]]:
    """Other names in law under which one of the two voted, day by day; none where neither ever had another."""
    renamed = [iso3 for iso3 in pair.states if data.atlas.earlier(iso3, dates.FIRST_DAY, dates.LAST_DAY)]
    if not renamed:
        return []
    return [{name for iso3 in renamed for name in data.atlas.earlier(iso3, day, day)} for day in sorted(set(days))]


def _past(data: Tables, held: Ballots, iso3: str, joint: np.ndarray) -> str:
    """The code under which a state's place was held for some of these roll calls, '' where it voted itself."""
    earlier = held.past[joint, held.states.index(iso3)].any()
    return data.atlas.pasts(iso3)[0] if earlier else ""


def _standing(group: Group, own: int, other: int) -> dict[str, Any]:
    """The median partner's share, the other's place among the partners, and how many partners there are."""
    joint, alike = group.joint[own].astype(int), group.alike[own].astype(int)
    counted = joint >= LEAST
    counted[own] = False
    if not counted[other]:
        return {"median": None, "rank": pd.NA, "of": pd.NA}
    shares = alike[counted] / joint[counted]
    rank = int((shares > alike[other] / joint[other]).sum()) + 1
    return {"median": float(np.median(shares)), "rank": rank, "of": int(counted.sum())}
