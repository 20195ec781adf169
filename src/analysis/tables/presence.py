"""What the tables say about a mission of one state in another: that it is there, that it is not, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis import dates
from analysis.tables import indexed
from analysis.tables.listings import covers, lists
from analysis.tables.memo import once
from analysis.tables.select import PLANS, Row, places, unique

if TYPE_CHECKING:
    from analysis.tables import Tables

POSTS = {
    "embassy": ("embassy", "high_commission"),
    "consulate": ("consulate_general", "consulate"),
    "honorary_consulate": ("honorary_consulate",),
}
LISTS = {"embassy": "embassies", "honorary_consulate": "honorary_consulates", "accredited": "accreditations"}
KNOWN_ABSENT = ("stated_absent", "absent_from_complete_list", "ended")


@dataclass(frozen=True)
class Answer:
    """One answer to "does sender keep a mission of this kind in receiver?".

    answer is present, announced, planned, explored, ended, stated_absent, absent_from_complete_list or unknown;
    rows are what it rests on, against what says otherwise at another time, plans what was only intended,
    support the complete lists that bear out an absence, lost the lists that were lost.
    """

    answer: str
    rows: list[str]
    row: Row = field(default_factory=dict)
    since: str = ""
    as_of: str = ""
    basis: str = ""
    against: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


@once
def answers(data: Tables, kind: str, sender: str, receiver: str) -> list[Answer]:
    """The answers for one kind and direction: one for each mission that is there, else just one.

    The newest word wins: a mission seen after it was said to be absent is there, and the other way round.
    A complete list that does not name it makes it absent only where no row says that it was there. Where the Global
    Diplomacy Index is here, its newest edition counts as one source more, and as a whole list for its senders.
    """
    rows = _rows(data, kind, sender, receiver)
    plans = [row["id"] for row in rows if row["status"] in PLANS]
    whole = [row["id"] for row in _complete(data, kind, sender, receiver)]
    lost = [row["id"] for row in lists(data, sender, receiver, ("posts", LISTS.get(kind, "")), "lost")]
    firm = sorted((row for row in rows if row["status"] not in PLANS), key=_moment)
    listed = indexed.posts(data, POSTS.get(kind, ()), sender, receiver)
    indexing = indexed.whole(data, POSTS.get(kind, ()), sender, receiver)
    if listed:
        return _listed(listed, firm, plans, lost)
    if indexing and not _newer(firm, indexed.year(data)):
        against = [row["id"] for row in firm if _says(row) == "present"]
        as_of = indexed.year(data)
        support = unique([indexing, *whole])
        return [Answer("absent_from_complete_list", support, {}, "", as_of, "", against, plans, support, lost)]
    if not firm:
        return [_soft(data, rows, plans, whole, lost)]
    newest = _says(firm[-1])
    agreeing = [row for row in firm if _says(row) == newest]
    against = [row["id"] for row in firm if _says(row) != newest]
    if newest == "present":
        unlisted = _silent(data, kind, sender, receiver, agreeing)
        return [_firm(row, newest, [row["id"]], against + unlisted, plans, [], lost) for row in agreeing]
    return [_firm(agreeing[-1], newest, unique(row["id"] for row in agreeing), against, plans, whole, lost)]


def _listed(listed: list[Row], firm: list[Row], plans: list[str], lost: list[str]) -> list[Answer]:
    """The posts that the index lists, each with what documents tell of one in that city or without a city."""
    there = [row for row in firm if _says(row) == "present"]
    against = [row["id"] for row in firm if row not in there]
    found = []
    for post in listed:
        same = [row for row in there if row.get("city", "") in ("", post["city"])]
        since = next((said for row in same if (said := _since(row))), "")
        row = {**post, **(same[-1] if same else {}), "city": post["city"]}
        ids = unique([*(one["id"] for one in same), post["id"]])
        found.append(Answer("present", ids, row, since, post["as_of"], post["basis"], against, plans, [], lost))
    return found


def _newer(firm: list[Row], year: str) -> bool:
    """Whether the newest word of the documents is of a later year."""
    return bool(firm) and _moment(firm[-1])[0][:4] > year


def known(words: Iterable[str]) -> bool | None:
    """Whether a mission is there: True; False where a source or whole list says so; None where nobody says."""
    said = set(words)
    if "present" in said:
        return True
    return False if said and said <= set(KNOWN_ABSENT) else None


def kinds(data: Tables, sender: str, receiver: str) -> list[str]:
    """The kinds that any row names in one direction, beside the four that are always asked about."""
    found = [row["kind"] for row in data.records("posts") if (row["sender"], row["receiver"]) == (sender, receiver)]
    heads = [row for row in data.records("accreditations") if (row["sender"], row["receiver"]) == (sender, receiver)]
    usual = {kind for post in POSTS.values() for kind in post}
    others = [kind for kind in found if kind not in usual]
    return unique([*others, *("head_of_mission" for row in heads if not concurrent(row))])


def _rows(data: Tables, kind: str, sender: str, receiver: str) -> list[Row]:
    table = "accreditations" if kind in ("accredited", "head_of_mission") else "posts"
    rows = [row for row in data.records(table) if (row["sender"], row["receiver"]) == (sender, receiver)]
    if table == "posts":
        return [row for row in rows if row["kind"] in POSTS.get(kind, (kind,))]
    return [row for row in rows if concurrent(row) == (kind == "accredited")]


def concurrent(row: Row) -> bool:
    """Whether an accreditation is from a third state: its seat is said and is not the receiver."""
    return row["seat"] not in ("", row["receiver"]) and row["rank"] != "resident_ambassador"


def _says(row: Row) -> str:
    if row["status"] == "stated_absent":
        return "stated_absent"
    over = row.get("closed") or row.get("end")
    return "ended" if row["status"] == "ended" or over else "present"


def _since(row: Row) -> str:
    return str(row.get("opened") or row.get("start") or "")


def _moment(row: Row) -> tuple[str, str]:
    times = [time for time in (row["as_of"], row.get("closed"), row.get("end"), _since(row)) if time]
    return max((dates.earliest(str(time)) for time in times), default=""), str(row["id"])


def _firm(
    row: Row, answer: str, rows: list[str], against: list[str], plans: list[str], support: list[str], lost: list[str]
) -> Answer:
    seen = row["as_of"] or row.get("closed") or row.get("end") or _since(row)
    since = _since(row) if answer == "present" else ""
    return Answer(answer, rows, row, since, str(seen), row["basis"], against, plans, support, lost)


def _soft(data: Tables, rows: list[Row], plans: list[str], whole: list[str], lost: list[str]) -> Answer:
    if whole:
        written = data.sources[data.row(whole[0])["source"]].written_not_before
        as_of = f"{written}/.." if written else ""
        found = {"as_of": as_of, "basis": "inferred", "support": whole}
        return Answer("absent_from_complete_list", whole, plans=plans, lost=lost, **found)
    if rows:
        newest = max(rows, key=_moment)
        same = [row["id"] for row in rows if row["status"] == newest["status"]]
        seen = {"as_of": newest["as_of"], "basis": newest["basis"]}
        return Answer(newest["status"], same, newest, plans=plans, lost=lost, **seen)
    return Answer("unknown", [], lost=lost)


def _complete(data: Tables, kind: str, sender: str, receiver: str) -> list[Row]:
    if kind not in LISTS:
        return []
    found = lists(data, sender, receiver, (LISTS[kind],), "complete")
    return [row for row in found if covers(data, row["sender"], sender) and covers(data, row["receiver"], receiver)]


def _silent(data: Tables, kind: str, sender: str, receiver: str, there: list[Row]) -> list[str]:
    """Complete lists that leave out a mission which another source says is there."""
    cited = {place for row in there for place in places(row)}
    whole = _complete(data, kind, sender, receiver)
    return [row["id"] for row in whole if (row["source"], row["locator"]) not in cited]
