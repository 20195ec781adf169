"""Roll calls of the General Assembly that name one side of a pair, with both sides' votes."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import countries, dates
from analysis.panel.ballots import SET, Ballots, ballots
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

COLUMNS = "date symbol title about voter vote partner_vote seated known rows counted past"
OUTSIDE = "row date last rows"
CALL = ["date", "symbol", "title", "sources"]
WORDS = ("", "yes", "abstain", "no")
NEWEST = 8  # roll calls that a page shows one by one
ALIKE = 0.6  # titles of one resolution as a document and as the data set word it


@once
def roll_calls(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The roll calls whose title names one side, and on which the other voted.

    Shape: one row is a roll call and a side that it names: date (a day, or a month where the data set has no day),
    symbol, title (shortened), about (the side that it names), voter (the other), vote (yes, abstain, no), partner_vote
    (the named side's own vote; '' where it cast none), seated (false where that side is not among the voters of the
    time: China from October 1949 to October 1971, Taiwan since), known (the id of the vote that a document tells of, ''
    where none does), rows (the computed row, and the document's), counted (a computed row of how many there are that no
    document tells of), past (codes of states that one of the two continues and that cast these votes). Order: date. A
    roll call that names both is one row, about the second side. Units: none. That a roll call names a state is inferred
    from its words. A document's vote is known by the voter, the side concerned, its date that holds the roll call's,
    and its symbol or a like title. Errors: none; no rows where the data set is not here. Source of the method: roll
    calls as in Voeten 2013, Data and Analyses of Voting in the UN General Assembly.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> roll_calls(tables.load(), Dyad("MEX", "BLR")).columns[0]
    'date'
    """
    held = ballots(data)
    if held is None or not set(pair.states) <= set(held.states):
        return select.frame([], COLUMNS)
    told, found = _told(data), []
    for concerned, voter in (pair.states, pair.states[::-1]):
        codes = {concerned, *data.atlas.pasts(concerned)}
        places = [held.states.index(iso3) for iso3 in (voter, concerned)]
        named = sorted({at for code in codes for at in held.naming.get(code, ())})
        cast = [at for at in named if held.cast[at, places[0]]]
        for at, call in zip(cast, select.records(held.calls[CALL].take(cast)), strict=True):
            vote, own = (WORDS[held.cast[at, place]] for place in places)
            row = {"date": call["date"], "symbol": call["symbol"], "title": call["title"], "about": concerned}
            row |= {"voter": voter, "vote": vote, "partner_vote": own, "past": _pasts(data, held, at, places)}
            row["seated"] = _seated(held, at, places[1])
            found.append((at, row | _known(data, row, call, told)))
    found = _once(found)
    further = sum(not row["known"] for row in found)
    counted = (
        data.computed(SET, {"measure": "named", "pair": str(pair)}, len(found), further=further, newest=NEWEST)
        if found
        else ""
    )
    found = [{**row, "counted": counted} for row in found]
    ordered = sorted(found, key=lambda row: (dates.sort_key(row["date"]), row["symbol"]))
    return select.frame(ordered, COLUMNS)


def outside(data: Tables, votes: pd.DataFrame) -> pd.DataFrame:
    """Votes that documents tell of and that lie after the last year of the data set.

    Shape: one row is such a vote: row (its id), date (EDTF), last (the last year covered), rows (the vote's own and a
    computed row of the coverage). votes: as `profile.votes` gives them. Units: none. Errors: none. Source of the
    method: our own; coverage as in `relations datasets`.

    >>> from analysis import tables
    >>> outside(tables.load(), pd.DataFrame(columns=["id", "date", "rows"])).columns.tolist()
    ['row', 'date', 'last', 'rows']
    """
    if SET not in data.fetched:
        return select.frame([], OUTSIDE)
    last = data.fetched[SET].last
    late = [row for row in select.records(votes) if row["date"] and int(dates.earliest(row["date"])[:4]) > last]
    covered = data.computed(SET, {"measure": "last year"}, len(data.fetched[SET].years), last_year=last) if late else ""
    return select.frame(
        [{"row": row["id"], "date": row["date"], "last": last, "rows": [*row["rows"], covered]} for row in late],
        OUTSIDE,
    )


def sharpened(data: Tables, row: dict[str, Any], calls: pd.DataFrame) -> dict[str, Any]:
    """A document's vote with what the data set knows better: its day, its symbol, and the other side's own vote."""
    known = [call for call in select.records(calls) if call["known"] == row["id"]]
    if not known:
        return row
    call = known[0]
    told = {"date": call["date"], "symbol": row["symbol"] or call["symbol"]}
    told["partner_vote"] = row["partner_vote"] or call["partner_vote"]
    return {**row, **told, "rows": [*row["rows"], call["rows"][-1]]}


def _seated(held: Ballots, at: int, place: int) -> bool:
    """Whether a state is among the voters of a time: it voted in that year or the year before, and will again.

    Who votes to the end of the data set may miss its last roll calls.
    """
    cast = np.flatnonzero(held.cast[:, place])
    before, after = cast[cast <= at], cast[cast >= at]
    if not len(before):
        return False
    last, now, end = (int(held.years[row]) for row in (before[-1], at, -1))
    return now - last <= 1 and (bool(len(after)) or end - last <= 1)


def _once(found: list[tuple[int, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Each roll call once where a document tells of none of its votes; of one that names both the later row stays."""
    known = {at for at, row in found if row["known"]}
    once = {at: row for at, row in found if at not in known}
    return [*(row for _, row in found if row["known"]), *once.values()]


def _pasts(data: Tables, held: Ballots, at: int, places: list[int]) -> list[str]:
    return [data.atlas.pasts(held.states[place])[0] for place in places if held.past[at, place]]


def _told(data: Tables) -> list[tuple[select.Row, select.Row]]:
    return [(row, resolution) for row, resolution in select.votes(data) if resolution["body"] == "UN"]


def _known(
    data: Tables, row: dict[str, Any], call: dict[str, Any], told: list[tuple[select.Row, select.Row]]
) -> dict[str, Any]:
    """The vote that a document tells of and that this roll call is, with the rows of both."""
    selection = {
        "roll call": call["sources"].split("roll call ")[-1].rstrip("]"),
        "pair": f"{row['voter']}-{row['about']}",
    }
    fields = {key: row[key] for key in ("date", "symbol", "title", "vote", "partner_vote")}
    day = (dates.earliest(row["date"]), dates.latest(row["date"]))
    names = [name for side in ("voter", "about") for name in data.atlas.earlier(row[side], *day)]
    fields |= {"cast_by": ";".join(row["past"]), "called_then": ", ".join(names)}
    computed = data.computed(
        SET, selection, 2 if row["partner_vote"] else 1, **{k: v or None for k, v in fields.items()}
    )
    for vote, resolution in told:
        if vote["iso3"] == row["voter"] and row["about"] in resolution["about"].split(";") and _same(resolution, call):
            return {"known": vote["id"], "rows": [vote["id"], resolution["id"], computed]}
    return {"known": "", "rows": [computed]}


def _same(resolution: select.Row, call: dict[str, Any]) -> bool:
    """Whether a document's resolution can be this roll call: its date holds the day, and symbol or title agree."""
    if not resolution["date"] or not (
        dates.earliest(resolution["date"]) <= dates.latest(call["date"])
        and dates.earliest(call["date"]) <= dates.latest(resolution["date"])
    ):
        return False
    if resolution["symbol"] and resolution["symbol"] == call["symbol"].removeprefix("A/RES/"):
        return True
    own, other = (countries.key(title) for title in (resolution["title"], call["title"]))
    return not resolution["symbol"] and SequenceMatcher(None, own, other, autojunk=False).ratio() >= ALIKE
