"""The instruments of a pair by what is known of their fate, and the plans that are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis import dates, sources
from analysis.tables import pending, select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

COLUMNS = (
    "id title kind signed signed_basis in_force ended place level topic multilateral status state promulgated"
    " signatories organs basis as_of rows past"
)


def instruments(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The instruments that sources name between a pair, as examples unless a list is complete, with their state.

    Shape: one row is an instrument: id, title, kind, signed (EDTF; '' not reported), signed_basis (the basis of that
    date), in_force, ended, place, level (who signed: state, government, ministry, agency), topic, multilateral,
    status, state, promulgated (states whose promulgation an event tells), signatories (a list of name, iso3, office,
    role, id), organs (bodies that are parties), basis, as_of, rows (its own, its participants', and those of the event
    that promulgates it), past. Order: signature, unsigned last, then id.
    state is the furthest step that a row tells: ended, in_force, promulgated (a state published it, which shows no
    entry into force), signed, undated (named, no date), or the plan's own status (announced, planned, explored).
    A missing in_force is "not reported", never "not in force". Units: none. Errors: none.
    Source of the method: the steps of the Vienna Convention on the Law of Treaties 1969, articles 10-24 and 54.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = instruments(tables.load(), Dyad("MEX", "BLR"))
    >>> found[["signed", "place", "in_force"]].values.tolist()[0]
    ['2008', '', '']
    """
    public = pending.promulgations(data, pair)
    found = [_instrument(row, public.get(row["id"], [])) for row in select.shared(data, "agreements", pair)]
    ordered = sorted(found, key=lambda row: (dates.sort_key(row["signed"]), select.number(row["id"])))
    return select.frame(ordered, COLUMNS)


def plans(data: Tables, pair: Dyad) -> pd.DataFrame:
    """What was announced, planned or only explored between a pair and of which no row tells that it happened.

    Shape: one row is a plan: id, kind, type, status (announced, planned, explored), sender, receiver, label, date
    (when it was told: its own date or as_of), basis, rows, past. A plan is closed, and left out, by an actual row of
    the same kind and direction. Order: as told, then id. Units: none. Errors: none. Source of the method: our own.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = plans(tables.load(), Dyad("MEX", "KAZ"))
    >>> found[found.kind.eq("mission")][["sender", "receiver", "type", "status"]].values.tolist()
    [['MEX', 'KAZ', 'embassy', 'announced']]
    """
    return pending.plans(data, pair)


def _instrument(row: select.Row, public: list[select.Row]) -> select.Row:
    basis = sources.bases(row["basis"])
    people = [one for one in select.people(row["members"]) if one["role"] == "signatory"]
    organs = select.unique(one["org"] for one in row["members"] if one["role"] == "party")
    signed = basis.get("signed", basis.get("", ""))
    by = select.unique(one["iso3"] for event in public for one in event["members"] if one["role"] == "sender")
    rows = select.unique([*row["rows"], *(one for event in public for one in event["rows"])])
    told = {"signed_basis": signed, "signatories": people, "organs": organs, "promulgated": by, "rows": rows}
    return {**row, **told, "state": _state(row, bool(public))}


def _state(row: select.Row, public: bool) -> str:
    if row["status"] in select.PLANS:
        return row["status"]
    if row["ended"] or row["status"] == "ended":
        return "ended"
    if row["in_force"]:
        return "in_force"
    if public:
        return "promulgated"
    return "signed" if row["signed"] else "undated"
