"""Votes of each side about the other, and the bodies in which both sit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates
from analysis.panel.rollcalls import roll_calls, sharpened
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables


def votes(data: Tables, pair: Dyad) -> pd.DataFrame:
    """How each side voted on resolutions that concern the other.

    Shape: one row is a vote: voter, about (the side concerned), date, vote (yes, no, abstain, absent), partner_vote
    (how the state concerned voted itself; '' not reported), title, body, symbol ('' not said), also (other states the
    resolution concerns), as_of, basis, id, resolution, rows (the vote's and the resolution's; the partner's vote's
    where told, and the roll call's where the votes of the Assembly are here: then date, symbol and partner_vote are
    as exact as these), past. Order: date, then id. Units: none. Errors: none. Source of the method: roll calls as in
    Voeten 2013, Data and Analyses of Voting in the UN General Assembly; no agreement score is made of single votes.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> votes(tables.load(), Dyad("MEX", "BLR"))[["voter", "date", "vote", "partner_vote"]].values.tolist()
    [['MEX', '2007-12', 'abstain', ''], ['MEX', '2022-03', 'yes', '']]
    """
    put = select.votes(data)
    cast, calls = [row for row, _ in put], roll_calls(data, pair)
    a, b = select.sides(data, pair)
    found = []
    for voters, others in ((a, b), (b, a)):
        for row, resolution in put:
            about = [code for code in resolution["about"].split(";") if code]
            met = next((code for code in about if code in others), "")
            if row["iso3"] in voters and met:
                found.append(_vote(row, resolution, met, about, cast) | {"past": select.past((row["iso3"], met), pair)})
    found = [sharpened(data, row, calls) for row in found]
    ordered = sorted(found, key=lambda row: (dates.sort_key(row["date"]), select.number(row["id"])))
    columns = "voter about date vote partner_vote title body symbol also as_of basis id resolution rows past"
    return select.frame(ordered, columns)


@once
def memberships(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The bodies in which the tables have both sides, and as what.

    Shape: one row is a body: org, name, a_as, b_as (member, founder, observer, associate), a_start, b_start (EDTF; ''
    not reported), shared (both full members: member or founder), since (the later beginning where both are known),
    as_of (the later of the two), a_as_of, b_as_of (each row's own), basis, rows (both memberships'), past. Order: the
    first side's rows. A body that is missing here is one about which no source read tells; most memberships of states
    are not in four documents. Units: none. Errors: none. Source of the method: joint membership as in COW IGO v3,
    Pevehouse et al. 2020; observers are no full members.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = memberships(tables.load(), Dyad("MEX", "BLR"))
    >>> found[found.shared]["org"].tolist(), found[~found.shared.astype(bool)]["b_as"].unique().tolist()
    (['UN'], ['observer'])
    """
    ours, theirs = (select.member_rows(data, side) for side in select.sides(data, pair))
    found = [_body(data, org, ours[org], theirs[org], pair) for org in ours if org in theirs]
    columns = "org name a_as b_as a_start b_start shared since as_of a_as_of b_as_of basis rows past"
    return select.frame(found, columns).astype({"shared": bool})


def _vote(row: Any, resolution: Any, met: str, about: list[str], cast: list[Any]) -> dict[str, Any]:
    partner = next((one for one in cast if one["resolution"] == resolution["id"] and one["iso3"] == met), None)
    rows = [row["id"], resolution["id"], *([partner["id"]] if partner else [])]
    told = {name: resolution[name] for name in ("date", "title", "body", "symbol")}
    others = [code for code in about if code not in (met, row["iso3"])]
    who = {"voter": row["iso3"], "about": met, "also": others, "partner_vote": partner["vote"] if partner else ""}
    return {**row, **told, **who, "rows": rows}


def _body(data: Tables, org: str, ours: list[Any], theirs: list[Any], pair: Dyad) -> dict[str, Any]:
    a, b = _standing(ours), _standing(theirs)
    starts = (a["start"], b["start"])
    return {
        "org": org,
        "name": data.org(org),
        "a_as": a["member_as"],
        "b_as": b["member_as"],
        "a_start": a["start"],
        "b_start": b["start"],
        "shared": a["member_as"] in select.FULL and b["member_as"] in select.FULL,
        "since": max(starts, key=dates.sort_key) if all(starts) else "",
        "as_of": max(a["as_of"], b["as_of"], key=lambda day: dates.earliest(day)),
        "a_as_of": a["as_of"],
        "b_as_of": b["as_of"],
        "basis": a["basis"]
        if a["basis"] == b["basis"]
        else "inferred"
        if "inferred" in (a["basis"], b["basis"])
        else "",
        "rows": [a["id"], b["id"]],
        "past": select.past((a["iso3"], b["iso3"]), pair),
    }


def _standing(rows: list[Any]) -> Any:
    """The strongest membership of a state in a body, the dated one among equals."""
    return min(rows, key=lambda row: (row["member_as"] not in select.FULL, not row["start"], select.number(row["id"])))
