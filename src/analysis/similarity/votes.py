"""How often two states vote alike in the General Assembly, beside how often each does with everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.panel.ballots import SET, Ballots, ballots
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

LEAST = 10  # joint votes: a share of fewer is noise, and is neither drawn nor ranked
COLUMNS = "decade first last issue joint share a_median a_rank a_of b_median b_rank b_of past called mixed enough rows"


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
    known = sorted({word for cell in held.calls["issues"].unique() for word in cell.split(";") if word})
    found = _counted(data, pair, years, known)
    return found.sort_values(["joint", "issue"], ascending=[False, True], ignore_index=True)


def _counted(data: Tables, pair: Dyad, years: str, chosen: list[str] | tuple[str, ...]) -> pd.DataFrame:
    held, found = ballots(data), []
    if held is not None and set(pair.states) <= set(held.states):
        first, last = select.span(years)
        days = held.calls["date"].to_numpy(str)
        covered = {str(year) for year in data.fetched[SET].years}
        inside = (days >= first) & (days <= last) & np.array([day[:4] in covered for day in days])
        for issue in chosen:
            marked = inside & _marked(held, issue)
            groups = [("", marked)] if issue else _decades(days, marked)
            found += [row for decade, mask in groups if (row := _row(data, held, pair, decade, issue, mask))]
    return select.frame(found, COLUMNS).astype({"enough": bool})


def _marked(held: Ballots, issue: str) -> np.ndarray:
    if not issue:
        return np.ones(len(held.calls), bool)
    return np.array([issue in cell.split(";") for cell in held.calls["issues"]])


def _decades(days: np.ndarray, inside: np.ndarray) -> list[tuple[str, np.ndarray]]:
    starts = np.array([f"{day[:3]}0" for day in days])
    return [(f"{start}s", inside & (starts == start)) for start in sorted(set(starts))]


def _row(data: Tables, held: Ballots, pair: Dyad, decade: str, issue: str, mask: np.ndarray) -> dict[str, Any] | None:
    """The row of one group of roll calls, None where the two never both voted in it."""
    cast = held.cast[mask]
    places = [held.states.index(iso3) for iso3 in pair.states]
    joint = np.flatnonzero(mask)[(cast[:, places] != 0).all(axis=1)]
    if not len(joint):
        return None
    years = sorted({int(day[:4]) for day in held.calls["date"].iloc[joint]})
    row: dict[str, Any] = {"decade": decade, "first": years[0], "last": years[-1], "issue": issue, "joint": len(joint)}
    row["share"] = float((held.cast[joint, places[0]] == held.cast[joint, places[1]]).mean())
    row["past"] = [past for iso3 in pair.states if (past := _past(data, held, iso3, joint))]
    days = held.calls["date"].iloc[joint].to_numpy(str)
    then = [{name for iso3 in pair.states for name in data.atlas.earlier(iso3, day, day)} for day in sorted(set(days))]
    row["called"] = sorted(set().union(*then))
    ended = held.past[joint][:, places].any(axis=1)
    row["mixed"] = (bool(row["past"]) and not ended.all()) or (bool(row["called"]) and not all(then))
    row["enough"] = len(joint) >= LEAST
    for side, (own, other) in zip("ab", (places, places[::-1]), strict=True):
        row |= {f"{side}_{name}": value for name, value in _standing(cast, own, other).items()}
    selection = {"pair": str(pair), "years": f"{years[0]}-{years[-1]}"} | ({"issue": issue} if issue else {})
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
        "decade": decade,
    }
    told |= {"joint_votes": row["joint"], "identical_share": row["share"]}
    return row | {"rows": [data.computed(SET, selection, len(joint), **told)]}


def _past(data: Tables, held: Ballots, iso3: str, joint: np.ndarray) -> str:
    """The code under which a state's place was held for some of these roll calls, '' where it voted itself."""
    earlier = held.past[joint, held.states.index(iso3)].any()
    return data.atlas.pasts(iso3)[0] if earlier else ""


def _standing(cast: np.ndarray, own: int, other: int) -> dict[str, Any]:
    """The median partner's share, the other's place among the partners, and how many partners there are."""
    mine = cast[:, [own]]
    both = (mine != 0) & (cast != 0)
    joint, alike = both.sum(axis=0), (both & (mine == cast)).sum(axis=0)
    counted = joint >= LEAST
    counted[own] = False
    if not counted[other]:
        return {"median": None, "rank": pd.NA, "of": pd.NA}
    shares = alike[counted] / joint[counted]
    rank = int((shares > alike[other] / joint[other]).sum()) + 1
    return {"median": float(np.median(shares)), "rank": rank, "of": int(counted.sum())}
