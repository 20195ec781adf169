"""A fact that a document tells several times is one candidate with several places, at the finest date told."""

import re
from collections import deque
from collections.abc import Iterable
from typing import Any

from analysis import dates
from analysis.ingest.actors import surname

Candidate = dict[str, Any]
LAST = 50
WORD = re.compile(r"\w{3,}")
FINENESS = {"day": 5, "interval": 4, "month": 3, "year": 2, "decade": 1, "century": 0, "": -1}
COMMON = frozenset(
    (
        "the",
        "and",
        "for",
        "with",
        "agreement",
        "memorandum",
        "understanding",
        "treaty",
        "protocol",
        "convention",
        "accord",
        "joint",
        "commission",
        "intergovernmental",
        "cooperation",
    )
)
MUTUAL = ("establishment", "anniversary")
ONCE = ("establishment", "recognition", "severance", "suspension", "resumption", "anniversary")
UNDATED = ("visit", "agreement", "trade_product", "membership", "company_presence", "migration", "joint_body", "claim")
ALIKE = {"agreement": 0.6, "event": 0.5, "un_vote": 0.5, "migration": 0.5, "joint_body": 0.5, "visit": 0.0}


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates in order, each fact once.

    Only the last few of a kind between the same states are compared, which keeps a document of any length linear.
    """
    kept: list[Candidate] = []
    near: dict[tuple[str, ...], deque[Candidate]] = {}
    for one in candidates:
        earlier = near.setdefault(_bucket(one), deque(maxlen=LAST))
        same = next((other for other in earlier if _same(other, one)), None)
        if same:
            _join(same, one)
        else:
            kept.append(one)
            earlier.append(one)
    return kept


def _bucket(one: Candidate) -> tuple[str, ...]:
    exact = {
        "mission": (one["place"] or "", one["label"].rpartition(" ")[2] if one["date"] else ""),
        "trade_total": (str(one["value"]), one["unit"] or "", one["date"] or ""),
        "trade_product": (one["label"].casefold(),),
        "membership": (*one["orgs"],),
        "company_presence": (one["label"].casefold(),),
        "coverage": (one["label"],),
        "equipment": (one["label"].casefold(),),
        "transport": (one["label"].casefold(),),
    }.get(one["kind"], ())
    mutual = one["kind"] == "event" and one["type"] in MUTUAL
    way = () if mutual else (one["sender"] or "", one["receiver"] or "")
    return (one["kind"], one["status"], one["basis"], *one["countries"], *way, *exact)


def _same(one: Candidate, other: Candidate) -> bool:
    if not _dates_agree(one, other) or (one["kind"] != "visit" and _act(one) != _act(other)):
        return False
    if one["kind"] == "visit":
        return _persons_agree(one, other)
    if one["kind"] == "event" and one["type"] in ONCE:
        return True
    if one["value"] != other["value"] and None not in (one["value"], other["value"]):
        return False
    least = ALIKE.get(one["kind"])
    return least is None or _likeness(one["label"], other["label"]) >= least


def _act(one: Candidate) -> str:
    """What must be alike beside the direction: the type, but a post's kind only as far as it tells."""
    return one["type"] if one["kind"] in ("mission", "event", "agreement", "migration") else ""


def _dates_agree(one: Candidate, other: Candidate) -> bool:
    """Whether two dates can be the same: equal, one within the other, or one of them not told where that may be."""
    first, second = one["date"] or "", other["date"] or ""
    if first == second:
        return True
    if not first or not second:
        return one["kind"] in UNDATED or one["type"] == "establishment"
    if "/" in first and "/" in second:
        return False
    begin, end = sorted((dates.parse(first), dates.parse(second)), key=lambda span: FINENESS[span.precision])
    return begin.earliest <= end.earliest and end.latest <= begin.latest


def _persons_agree(one: Candidate, other: Candidate) -> bool:
    names = [{surname(person["name"]) for person in each["people"]} for each in (one, other)]
    if all(names):
        return bool(names[0] & names[1])
    return bool(one["date"] and other["date"])


def _likeness(one: str, other: str) -> float:
    first, second = (set(WORD.findall(each.casefold())) for each in (one, other))
    first, second = first - COMMON or first, second - COMMON or second
    return len(first & second) / min(len(first), len(second)) if first and second else float(one == other)


def _join(one: Candidate, other: Candidate) -> None:
    """Let a candidate take the places of another, and its date where that is finer."""
    near = one["places"][-LAST:]
    one["places"] += [place for place in other["places"] if place not in near]
    one["confidence"] = max(one["confidence"], other["confidence"])
    if _fineness(other) > _fineness(one):
        one["date"] = other["date"]
    for name in ("place", "people", "value", "unit"):
        one[name] = one[name] or other[name]


def _fineness(one: Candidate) -> int:
    return FINENESS[dates.parse(one["date"]).precision] if one["date"] else -1
