"""Joint bodies, companies, people who move, equipment and routes, and what sources merely claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates, sources
from analysis.profile.votes import memberships
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables


def bodies(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The standing bodies of a pair and the sessions of them that are told.

    Shape: one row is a body or a session of it: id, name, kind, session (a number; missing for the body itself), date
    (EDTF; '' not reported), place, status, people, members (its participants' states and organs), as_of, basis, rows,
    past. Order: date, undated last, then id. Units: none. Errors: none. Source of the method: our own.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> bodies(tables.load(), Dyad("BLR", "CUB"))["date"].tolist()
    ['2016-05', '']
    """
    rows = [{**row, "people": select.people(row["members"])} for row in select.shared(data, "joint_bodies", pair)]
    organs = [{**row, "organs": select.unique(one["org"] for one in row["members"])} for row in rows]
    columns = "id name kind session date place status people states organs as_of basis rows past"
    return _ordered(organs, columns, "date")


def companies(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The companies of each side that are present in the other, as examples.

    Shape: one row is a presence: id, company, home, host, form, via, start, end (EDTF; '' not reported), status,
    as_of, basis, rows, past. In the order of ids. Units: none. Errors: none. Source of the method: forms of presence
    as the sources name them.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> companies(tables.load(), Dyad("MEX", "BLR"))[["company", "home", "host"]].values.tolist()
    [['América Móvil', 'MEX', 'BLR']]
    """
    columns = "id company home host form via start end status as_of basis rows past"
    return select.frame(_own(select.both(data, "presences", pair, "home", "host")), columns)


def flows(data: Tables, pair: Dyad) -> pd.DataFrame:
    """People of one side in, or on their way to or through, the other.

    Shape: one row is a flow or stock: id, origin, destination, kind (migration, asylum, tourism, diaspora, refuge),
    date, persons (a number; missing: not reported), persons_text (as told), status, as_of, basis, rows, past, via_pair
    (from one side to a third state, told at the very place in a source that tells of people between the two; rows then
    name that flow too). Order: date, undated last, then id. Units: persons. Errors: none. Source of the method: UN
    Recommendations on Statistics of International Migration 1998 for stock and flow; none is turned into the other.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = flows(tables.load(), Dyad("MEX", "RUS"))
    >>> found[["origin", "kind", "date", "persons"]].values.tolist()
    [['RUS', 'tourism', '2014', 77000]]
    """
    mine = select.both(data, "people_flows", pair, "origin", "destination")
    told = [{**row, "via_pair": False} for row in _own(mine)]
    columns = "id origin destination kind date persons persons_text status as_of basis rows past via_pair"
    return _ordered([*told, *_onward(data, pair, mine)], columns, "date").astype({"via_pair": bool})


def links(data: Tables, pair: Dyad) -> pd.DataFrame:
    """Equipment supplied, routes flown and launches made from one side for the other.

    Shape: one row is a link: id, kind (equipment, route, launch), sender, receiver, subject, operator, place, date,
    status, as_of, basis, rows, past. Order: date, undated last, then id. Units: none. Errors: none. Source of the
    method: our own; no arms-transfer value is derived.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> links(tables.load(), Dyad("MEX", "RUS")).query("kind == 'launch'")["date"].tolist()
    ['2001', '2013', '2015-05']
    """
    rows = _own(select.both(data, "links", pair))
    return _ordered(rows, "id kind sender receiver subject operator place date status as_of basis rows past", "date")


def claims(data: Tables, pair: Dyad) -> pd.DataFrame:
    """What sources assert of a pair that no table can hold; each is printed only as its author's.

    Shape: one row is a claim: id, about, statement (reads after "said that"), subject (codes), source (the first key
    cited), as_of, basis, rows, past, indirect. Its subject names both sides; or, indirect, a body in which both stand
    (`memberships`) and beside it at most the sides themselves and bodies of one of them, never another state: rows then
    name those memberships too. In the order of ids. Units: none. Errors: none. Source of the method: our own: an
    assertion stays with its author.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> len(claims(tables.load(), Dyad("MEX", "RUS"))) > 0
    True
    """
    two, found = select.sides(data, pair), []
    shared = {row["org"]: row for row in select.records(memberships(data, pair))}
    single = {org: held[0]["id"] for side in two for org, held in select.member_rows(data, side).items()}
    for row in data.records("claims"):
        codes = row["subject"].split(";")
        if select.joins(codes, two):
            found.append({**row, "rows": [row["id"]], "past": select.past(codes, pair), "indirect": False})
        elif any(code in shared for code in codes) and {*two[0], *two[1], *single} >= set(codes):
            by = [shared[code]["rows"] if code in shared else [single[code]] for code in codes if code in single]
            past = any(shared[code]["past"] for code in codes if code in shared)
            rows = select.unique([row["id"], *(one for ids in by for one in ids)])
            found.append({**row, "rows": rows, "past": past, "indirect": True})
    return _claims(found)


def group_claims(data: Tables, state: str, region: str) -> pd.DataFrame:
    """What sources assert of a state and a group of states as a whole, which no partner's row can hold.

    state: one, or several parted by commas. Shape: the columns of `claims`. In the order of ids. Units: none. Errors:
    none. Source of the method: as `claims`; "31 of 33" names no state, so it says nothing of any one of them.

    >>> from analysis import tables
    >>> found = group_claims(tables.load(), "BLR", "LAC33")
    >>> "31 of the 33" in found[found.about.eq("count")]["statement"].iloc[0]
    True
    """
    subjects = [{one, region} for one in select.listed(state)]
    rows = [row for row in data.records("claims") if any(held <= set(row["subject"].split(";")) for held in subjects)]
    return _claims([{**row, "rows": [row["id"]], "past": False, "indirect": False} for row in rows])


def _onward(data: Tables, pair: Dyad, mine: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The flows from one side to a third state that a source tells of at the place of a flow between the two."""
    sides, found = {code for side in select.sides(data, pair) for code in side}, []
    for row in data.records("people_flows"):
        beside = [one["id"] for one in mine if select.places(one) & select.places(row)]
        if beside and row["origin"] in sides and row["destination"] not in sides:
            past = row["origin"] not in pair.states
            found.append({**row, "rows": [row["id"], beside[0]], "past": past, "via_pair": True})
    return found


def _own(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "rows": [row["id"]]} for row in rows]


def _ordered(rows: list[dict[str, Any]], columns: str, day: str) -> pd.DataFrame:
    ordered = sorted(rows, key=lambda row: (dates.sort_key(row[day]), select.number(row["id"])))
    return select.frame(ordered, columns)


def _claims(rows: list[dict[str, Any]]) -> pd.DataFrame:
    first = [sources.refs(row["sources"])[0].key for row in rows]
    told = [{**row, "subject": row["subject"].split(";"), "source": key} for row, key in zip(rows, first, strict=True)]
    columns = "id about statement subject source as_of basis rows past indirect"
    return select.frame(told, columns).astype({"indirect": bool})
