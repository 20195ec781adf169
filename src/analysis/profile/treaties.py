"""Records of agreements that name two states, by collection; and the agreements between the two alone, one by one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis import dates, language
from analysis.profile.parties import SET, agreements, parties
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

TREATIES = (
    "collection status years records multilateral bilateral amendments past pasts subjects newest instruments rows"
)
BILATERAL = "title short signed in_force ended subject kind collections past rows"
DATED = "date type label countries past rows"
STANDING = "state partner records rank of median rows"
NEWEST = 3
SAME = 0.75  # of the longer words of one title, how many another of the same day must have to be the same instrument
WORD = re.compile(r"\w{4,}")
ABOUT = r"(?=(?:On|Concerning|Regarding|Relating|Relative|About|For|In)\s)"
BETWEEN = re.compile(rf"\s+Between\s.+?\s+{ABOUT}", re.IGNORECASE)  # whom a title names before its subject


def treaties(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """How many records of agreements name both states as parties, collection by collection.

    Shape: one row is a collection, the first, '', all of them: collection, status (value; zero: no record names both;
    outside: none names one of the two), years (as asked for), records (identifiers that name both, or states that they
    continue), multilateral (of these agreements between more than two), bilateral (between the two alone: no third
    party is named), amendments (amendments, extensions, decisions, acts under another agreement; the three add up),
    past (records in which an ended state stands for one of the two), pasts (the codes of these), subjects (pairs of the
    collection's word for a subject and how many agreements have it, most first; of the first row none), newest (of the
    multilateral agreements the three newest: title, short, signed; likewise), instruments (in the first row alone: how
    many rows `bilateral_treaties` has), rows. Order: records, most first. Units: records; one instrument may stand in
    several collections. What an absence is: none among these collections, which hold trade, environment, fresh water,
    health and labour and are no register of treaties. A record names who signed, ratified or is bound, without
    difference. years: "1990-2024"; keeps what was signed within. Errors: ValueError for years that are none. Source of
    the method: Hollway & Sposito, manytreaties.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> treaties(tables.load(), Dyad("MEX", "RUS")).columns[5]
    'bilateral'
    """
    if SET not in data.fetched:
        return select.frame([], TREATIES)
    held = agreements(data, pair, years)
    found = []
    for collection, mine in held.groupby("collection") if len(held) else ():
        own = mine[~mine["apart"]].drop_duplicates("number")
        row = _count(data, pair, mine) | {"collection": str(collection)}
        row["subjects"] = Counter(topic for topic in own["topic"] if topic).most_common(NEWEST)
        several = sorted(select.records(own[~own["alone"]]), key=_age, reverse=True)
        row["newest"] = [
            {"title": one["text"], "short": short(one["text"]), "signed": one["signed"]} for one in several[:NEWEST]
        ]
        found.append(row)
    every = _count(data, pair, held) | {"collection": "", "instruments": len(_instruments(held))}
    found = [every, *sorted(found, key=lambda row: -row["records"])]
    return select.frame([row | {"years": years, "rows": [_counted(data, pair, years, row)]} for row in found], TREATIES)


@once
def bilateral_treaties(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """The agreements between the two alone, one by one: amendments and decisions are left out.

    Shape: one row is an instrument: title (whole, as printed), short (see `short`), signed (EDTF), in_force (a list of
    the dates that the collections give; more than one where they differ), ended (likewise), subject ('' not said),
    kind, collections (that have it), past (an ended state stands for one of the two), rows (one a record). Order:
    newest first. Records of two collections are one instrument where their identifier is the same, or where they were
    signed on one day and their titles share three quarters of their longer words. Units: none. years, and what an
    absence is: as `treaties`. Errors: ValueError for years that are none. Source of the method: as `treaties`; which
    records are one instrument, our own.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> bilateral_treaties(tables.load(), Dyad("MEX", "RUS")).columns[2]
    'signed'
    """
    held = agreements(data, pair, years)
    return select.frame([_instrument(data, pair, one) for one in _instruments(held)], BILATERAL)


def dated_treaties(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """What a timeline can take of them: signature, entry into force and end of the agreements between the two alone.

    Shape: one row is a day or year: date (EDTF), type (signed, in_force, ended), label (the title, shortened),
    countries, past, rows. A date of which two collections give different ones is left out. Order: dates. Units: none.
    years: as `treaties`. Errors: ValueError for years that are none. Source of the method: as `treaties`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> dated_treaties(tables.load(), Dyad("MEX", "RUS")).columns[0]
    'date'
    """
    found = []
    for row in select.records(bilateral_treaties(data, pair, years)):
        told = {"label": row["short"], "countries": list(pair.states)}
        told |= {name: row[name] for name in ("past", "rows")}
        moments = {
            "signed": [row["signed"]] if row["signed"] else [],
            "in_force": row["in_force"],
            "ended": row["ended"],
        }
        found += [{"date": days[0], "type": name, **told} for name, days in moments.items() if len(days) == 1]
    return select.frame(sorted(found, key=lambda row: dates.sort_key(row["date"])), DATED).astype({"past": bool})


def treaty_partners(data: Tables, pair: Dyad) -> pd.DataFrame:
    """With how many records each side stands beside the other, and where that is among all its partners.

    Shape: one row is a side: state, partner, records (that name both), rank (of the partner, 1 for the most, of equals
    the best), of (states that any record names beside the state), median (records with the median of these), rows.
    Order: as in the pair. Units: records; ended states count as those that continue them. Errors: none; no rows where
    the data set is not here or a record names one of the two nowhere. Source of the method: as `treaties`.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> treaty_partners(tables.load(), Dyad("MEX", "RUS")).columns[3]
    'rank'
    """
    known, found = parties(data), []
    two = select.sides(data, pair)
    for state, partner, own, other in zip(pair.states, pair.states[::-1], two, two[::-1], strict=True):
        if known is None or not len(mine := known.of(own)):
            return select.frame([], STANDING)
        inside = known.beside(own, mine)
        met = np.zeros((known.number.max() + 1, len(known.names)), bool)
        met[known.number[inside], known.heir[inside]] = True
        counts = pd.Series(met.sum(axis=0))
        counts = counts[counts.gt(0)]
        shared = len(np.intersect1d(mine, known.of(other)))
        told: dict[str, Any] = {"records": shared, "rank": int(counts.gt(shared).sum()) + 1 if shared else None}
        told |= {"of": len(counts), "median": float(counts.median())}
        ids = [data.computed(SET, {"measure": "partners", "pair": f"{state}-{partner}"}, len(mine), **told)]
        found.append({"state": state, "partner": partner, **told, "rows": ids})
    return select.frame(found, STANDING)


def short(title: str) -> str:
    """A title in a dozen words at most, without saying whom it is between where it goes on to say what it is about.

    >>> short("Agreement Between The Chad Basin Authority And Malta On The Fishing Of Tuna")
    'Agreement … On The Fishing Of Tuna'
    """
    return language.shortened(BETWEEN.sub(" … ", title, count=1))


def _count(data: Tables, pair: Dyad, mine: pd.DataFrame) -> select.Row:
    """The counts of some agreements, each identifier once."""
    once = mine.drop_duplicates("number")
    own = once[~once["apart"].astype(bool)]
    row: dict[str, Any] = {"records": len(once), "past": int(once["past"].sum()), "subjects": [], "newest": []}
    row |= {"bilateral": int(own["alone"].sum()), "amendments": len(once) - len(own)}
    row |= {"multilateral": len(own) - row["bilateral"], "status": "value" if len(once) else "zero"}
    known, sides = parties(data), select.sides(data, pair)
    if known and not all(len(known.of(side)) for side in sides):
        row["status"] = "outside"
    ended = [code for side in sides for code in side[1:]] if row["past"] else []
    row["pasts"] = [code for code in ended if known and np.isin(known.of([code]), once["number"]).any()]
    return row


def _counted(data: Tables, pair: Dyad, years: str, row: select.Row) -> str:
    chosen = {"measure": "records", "pair": pair} | ({"years": years} if years else {})
    if row["collection"]:
        chosen["collection"] = row["collection"] if re.search("[A-Za-z0-9]", row["collection"]) else "unnamed"
    told: dict[str, Any] = {"sides": f"{pair.a};{pair.b}", "status_here": row["status"]}
    told |= {"agreements": row["multilateral"] + row["bilateral"], "instruments": row.get("instruments")}
    told |= {name: row[name] for name in ("records", "multilateral", "bilateral", "amendments")}
    told |= {"with_an_ended_state": row["past"], "ended_states": ";".join(row["pasts"])}
    told["subjects"] = ", ".join(f"{topic} {count}" for topic, count in row["subjects"])
    for at, one in enumerate(row["newest"], 1):
        told |= {f"newest_{at}": one["title"], f"newest_{at}_signed": one["signed"]}
    return data.computed(SET, chosen, row["records"], **told)


def _instrument(data: Tables, pair: Dyad, records: list[select.Row]) -> select.Row:
    """One instrument from its records, whose first is the one with the longest title."""
    records = sorted(records, key=lambda row: -len(row["text"]))
    names = ("treaty", "collection", "signed", "in_force", "ended", "topic", "kind")
    ids = [
        data.computed(
            SET, {"pair": pair, "record": one["id"]}, 1, title=one["text"], **{name: one[name] for name in names}
        )
        for one in records
    ]
    first = records[0]
    row = {
        "title": first["text"],
        "short": short(first["text"]),
        "kind": first["kind"],
        "past": all(one["past"] for one in records),
        "rows": ids,
    }
    row |= {"signed": max((one["signed"] for one in records), key=len)}
    row |= {name: select.unique(one[name] for one in records) for name in ("in_force", "ended")}
    row |= {"subject": next((one["topic"] for one in records if one["topic"]), "")}
    return row | {"collections": sorted({one["collection"] for one in records})}


def _instruments(held: pd.DataFrame) -> list[list[select.Row]]:
    """The records of the agreements between the two alone, instrument by instrument, newest first."""
    own = held[held["alone"].astype(bool) & ~held["apart"].astype(bool)]
    found: list[list[select.Row]] = []
    for row in sorted(select.records(own), key=_age, reverse=True):
        same = next((one for one in found if _same(one, row)), None)
        if same is None:
            found.append([row])
        else:
            same.append(row)
    return found


def _same(instrument: list[select.Row], row: select.Row) -> bool:
    """Whether a record is of the same instrument as those of other collections."""
    if row["collection"] in {one["collection"] for one in instrument}:
        return False
    first = instrument[0]
    if first["treaty"] == row["treaty"] and first["signed"][:4] == row["signed"][:4]:
        return True
    words = [set(WORD.findall(one["text"].casefold())) for one in (first, row)]
    least = min(map(len, words))
    return first["signed"] == row["signed"] != "" and least > 1 and len(words[0] & words[1]) >= SAME * least


def _age(row: select.Row) -> tuple[tuple[str, str], str]:
    return (dates.sort_key(row["signed"]) if row["signed"] else ("", "")), row["text"]
