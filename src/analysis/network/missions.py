"""Missions of a pair both ways, whether each is answered, and who covers whom from where."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables import presence, select

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

KINDS = ("embassy", "consulate", "honorary_consulate", "accredited")
COLUMNS = (
    "kind sender receiver answer city seat person since as_of basis status id rows against plans support lost past"
    " asked"
)


def missions(data: Tables, pair: Dyad) -> pd.DataFrame:
    """What the tables say about each kind of mission, from a to b and from b to a.

    Shape: one row is an answer: kind (embassy, consulate, honorary_consulate, accredited from a third state, then any
    other kind that a row names, head_of_mission included), sender, receiver, answer, city, seat, person, since, as_of,
    basis, status, id, rows, against (rows that say otherwise at another time), plans (rows of what was only intended),
    support (complete lists that bear out an absence), lost (lists that were lost), past (an ended state's), asked (the
    rows but for which a kind beyond the first four would not be here, whichever way they tell of it). Two missions of
    one kind and direction have two rows.

    answer: present, announced, planned, explored, ended, stated_absent (a source says that there is none),
    absent_from_complete_list (a list of the kind, complete for a state or its group, does not name it: inferred),
    unknown (nobody says: rows is empty). Each holds as of `as_of`. Units: none. Errors: none.
    Source of the method: our own reading of lists; Bayer 2006, Diplomatic Exchange Data Set (COW), for the kinds.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = missions(tables.load(), Dyad("MEX", "KAZ"))
    >>> found[found.kind.eq("embassy")].answer.tolist()
    ['announced', 'present']
    """
    a, b = select.sides(data, pair)
    rows = _both_ways(data, pair.a, pair.b)
    for one, other in product(a, b):
        if (one, other) != pair.states:
            rows += [{**row, "past": True} for row in _both_ways(data, one, other) if row["rows"]]
    return select.frame(rows, COLUMNS)


def mission_reciprocity(missions: pd.DataFrame) -> pd.DataFrame:
    """Whether each kind of mission is kept both ways, one way, neither way, or nobody can tell.

    Shape: one row is a kind: kind, answer, rows (those of both directions). answer is the dyad's class in the census
    of `network.dyads`: mutual, one_way, unanswered (one way; about the other nobody says), none, unknown. Ended
    states' missions are left out. Units: none. Errors: none. Source: Wasserman & Faust 1994, section 13.2.

    >>> two = pd.DataFrame([["embassy", "ARG", "BRA", "present", ["P1"], False],
    ...                     ["embassy", "BRA", "ARG", "unknown", [], False]],
    ...                    columns=["kind", "sender", "receiver", "answer", "rows", "past"])
    >>> mission_reciprocity(two)[["kind", "answer"]].values.tolist()
    [['embassy', 'unanswered']]
    """
    living, found = [row for row in select.records(missions) if not row["past"]], []
    for kind in select.unique(row["kind"] for row in living):
        mine = [row for row in living if row["kind"] == kind]
        first = (mine[0]["sender"], mine[0]["receiver"])
        out = [row["answer"] for row in mine if (row["sender"], row["receiver"]) == first]
        back = [row["answer"] for row in mine if (row["sender"], row["receiver"]) != first]
        rows = select.unique(row for answer in mine for row in answer["rows"])
        answer = dyad_class(presence.known(out), presence.known(back))
        found.append({"kind": kind, "answer": answer, "rows": rows})
    return select.frame(found, "kind answer rows")


def dyad_class(out: bool | None, back: bool | None) -> str:
    """The class of a dyad from its two directions: True a tie, False known to be none, None nobody says.

    >>> dyad_class(True, True), dyad_class(True, False), dyad_class(None, True), dyad_class(False, None)
    ('mutual', 'one_way', 'unanswered', 'unknown')
    """
    ways = {out, back}
    if ways == {True}:
        return "mutual"
    if ways == {True, False}:
        return "one_way"
    if ways == {True, None}:
        return "unanswered"
    return "none" if ways == {False} else "unknown"


def coverers(data: Tables, states: tuple[str, ...] = ()) -> pd.DataFrame:
    """Who covers whom from where: every head of mission accredited to a state where the mission does not sit.

    Shape: one row is an accreditation: sender, receiver, seat ('' not said), person (name, '' not said), rank, start,
    end, as_of, status, basis, id, rows. states: keep those sent by or to one of them; none: all. Units: none.
    Errors: none. Source of the method: "concurrent accreditation", Vienna Convention on Diplomatic Relations 1961,
    article 5.

    >>> from analysis import tables
    >>> found = coverers(tables.load())
    >>> found[found.sender.eq("MEX") & found.receiver.eq("BLR")][["seat", "person"]].values.tolist()
    [['RUS', 'Rubén Beltrán']]
    """
    names = dict(zip(data["people"]["id"], data["people"]["name"], strict=True))
    rows = [row for row in data.records("accreditations") if presence.concurrent(row)]
    mine = [row for row in rows if not states or {row["sender"], row["receiver"]} & set(states)]
    named = [{**row, "person": names.get(row["person"], ""), "rows": [row["id"]]} for row in mine]
    return select.frame(named, "sender receiver seat person rank start end as_of status basis id rows")


def _both_ways(data: Tables, a: str, b: str) -> list[dict[str, Any]]:
    kinds = select.unique([*KINDS, *presence.kinds(data, a, b), *presence.kinds(data, b, a)])
    found = []
    for kind in kinds:
        ways = [row for way in ((a, b), (b, a)) for row in _answers(data, kind, *way)]
        asked = [] if kind in KINDS else select.unique(one for row in ways for one in row["rows"])
        found += [{**row, "asked": asked} for row in ways]
    return found


def _answers(data: Tables, kind: str, sender: str, receiver: str) -> list[dict[str, Any]]:
    names = {row["id"]: row["name"] for row in data.records("people")}
    found = []
    for answer in presence.answers(data, kind, sender, receiver):
        told = answer.row
        person = names.get(told.get("person", ""), "")
        place = {"city": told.get("city", ""), "seat": told.get("seat", ""), "person": person}
        head = {"kind": kind, "sender": sender, "receiver": receiver, "id": told.get("id", ""), "past": False}
        status = told.get("status", "")
        found.append({**vars(answer), **head, **place, "status": status})
    return found
