"""What makes two facts one, kind by kind: which fields must agree, and which may then differ or conflict."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.tables import likeness
from analysis.tables.likeness import COARSER, CONFLICT, FINER, OTHER, SAME, alike, graded, near

Fact = Mapping[str, Any]
ONCE = ("establishment",)
OPENINGS = ("establishment", "resumption", "succession", "unknown")
SPELLS = (*OPENINGS, "severance", "suspension")
SEATED = ("embassy", "high_commission")
EXACT = 0.01


@dataclass(frozen=True)
class Verdict:
    """How a fact stands to another: same, finer (it says more), coarser, conflict or other; the fields that differ."""

    relation: str
    differs: tuple[str, ...] = ()


NOTHING = Verdict(OTHER)


def _text(fact: Fact, name: str) -> str:
    return str(fact.get(name) or "")


def _between(fact: Fact, other: Fact) -> bool:
    """Whether two facts are between the same states and bodies; bodies that only one names do not part them."""
    if set(fact.get("countries") or []) != set(other.get("countries") or []):
        return False
    bodies, others = set(fact.get("orgs") or []), set(other.get("orgs") or [])
    return not bodies or not others or bool(bodies & others)


def _directed(fact: Fact, other: Fact) -> bool:
    return all(_text(fact, end) == _text(other, end) for end in ("sender", "receiver"))


def _judged(fact: Fact, other: Fact, *grades: tuple[str, str]) -> Verdict:
    """The verdict on facts of one identity: a status that denies the other is a conflict, else the grades are joined.

    A plan and the thing planned are two facts, and so are a plan and what was only explored.
    """
    statuses = [
        {"ended": "actual"}.get(_text(one, "status"), _text(one, "status") or "actual") for one in (fact, other)
    ]
    if statuses[0] != statuses[1]:
        denied = set(statuses) == {"actual", "stated_absent"}
        return Verdict(CONFLICT, ("status",)) if denied else NOTHING
    found = {name: grade for name, grade in grades if grade != SAME}
    if not found:
        return Verdict(SAME)
    kinds = set(found.values())
    relation = CONFLICT if CONFLICT in kinds else FINER if FINER in kinds else COARSER
    differs = [name for name in found if relation != CONFLICT or found[name] == CONFLICT]
    return Verdict(relation, tuple(differs))


def _dates(fact: Fact, other: Fact) -> str:
    return graded(_text(fact, "date"), _text(other, "date"))


def _places(fact: Fact, other: Fact) -> str:
    return likeness.named(_text(fact, "place"), _text(other, "place"))


def _event(fact: Fact, other: Fact) -> Verdict:
    """Relations are known by pair and type; any other event by states, date and what happened."""
    if not _between(fact, other):
        return NOTHING
    date, types = _dates(fact, other), (_text(fact, "type"), _text(other, "type"))
    if types[0] in SPELLS or types[1] in SPELLS:
        return _relation(fact, other, date, types)
    words = alike(_text(fact, "label"), _text(other, "label"))
    if date == CONFLICT or words < (0.5 if types[0] == types[1] else 0.7):
        return NOTHING
    return _judged(fact, other, ("date", date), ("place", _places(fact, other)))


def _relation(fact: Fact, other: Fact, date: str, types: tuple[str, str]) -> Verdict:
    """Relations begin once; they may be resumed or pass to a successor on several days that lie years apart."""
    absent = "stated_absent" in (_text(fact, "status"), _text(other, "status"))
    if absent or types[0] == types[1]:
        once = types[0] in ONCE or near(_text(fact, "date"), _text(other, "date"), 366)
        return NOTHING if date == CONFLICT and not once else _judged(fact, other, ("date", date))
    if "unknown" not in types or not set(types) <= set(OPENINGS):
        return NOTHING
    grade = COARSER if types[0] == "unknown" else FINER
    return NOTHING if date == CONFLICT else _judged(fact, other, ("type", grade), ("date", date))


def _visit(fact: Fact, other: Fact) -> Verdict:
    """A visit is known by direction, visitor and date; exchanged sides on one date contradict."""
    date, people = _dates(fact, other), likeness.people(fact, other)
    undated = not (_text(fact, "date") and _text(other, "date"))
    if not _between(fact, other) or people == CONFLICT or (undated and people != SAME):
        return NOTHING
    if not people and _text(fact, "type") != _text(other, "type"):
        return NOTHING
    if not _directed(fact, other):
        told = all(_text(one, end) for one in (fact, other) for end in ("sender", "receiver"))
        sure = told and people == SAME and date != CONFLICT
        return Verdict(CONFLICT, ("sender", "receiver")) if sure else NOTHING
    if date == CONFLICT and not (people == SAME and near(_text(fact, "date"), _text(other, "date"), 31)):
        return NOTHING
    return _judged(fact, other, ("date", date), ("people", people or SAME), ("place", _places(fact, other)))


def _agreement(fact: Fact, other: Fact) -> Verdict:
    """An agreement is known by its parties, its title and its date; its entry into force is a fact of its own."""
    told = [_text(one, "label").removesuffix(", in force") for one in (fact, other)]
    forces = [_text(one, "label").endswith(", in force") for one in (fact, other)]
    date, words = _dates(fact, other), alike(*told)
    if not _between(fact, other) or forces[0] != forces[1]:
        return NOTHING
    if words < (0.6 if _text(fact, "type") == _text(other, "type") else 0.75):
        return NOTHING
    if date == CONFLICT and not (words >= 0.8 and near(_text(fact, "date"), _text(other, "date"), 366)):
        return NOTHING
    return _judged(fact, other, ("date", date), ("place", _places(fact, other)))


def _total(fact: Fact, other: Fact) -> Verdict:
    """A total is known by direction and period; another reporter, another currency or no value is another figure."""
    same = _between(fact, other) and _directed(fact, other) and _text(fact, "type") == _text(other, "type")
    reporters = {_text(fact, "reporter"), _text(other, "reporter")} - {""}
    if not same or len(reporters) > 1 or _text(fact, "unit") != _text(other, "unit"):
        return NOTHING
    date, value = _dates(fact, other), likeness.amounts(fact, other, EXACT)
    if _text(fact, "date") != _text(other, "date"):
        undated = not (_text(fact, "date") and _text(other, "date"))
        return _judged(fact, other, ("date", date)) if undated and value == SAME and fact.get("value") else NOTHING
    return _judged(fact, other, ("value", value))


def _thing(least: float, *, ends: bool = True) -> Callable[[Fact, Fact], Verdict]:
    """The rule of a named thing between two sides: same type, direction (`ends`), name, and a date that agrees."""

    def rule(fact: Fact, other: Fact) -> Verdict:
        same = _between(fact, other) and (not ends or _directed(fact, other))
        date = _dates(fact, other)
        if not same or date == CONFLICT or alike(_text(fact, "label"), _text(other, "label")) < least:
            return NOTHING
        typed = fact["kind"] == "trade_product" or _text(fact, "type") == _text(other, "type")
        return _judged(fact, other, ("date", date), ("place", _places(fact, other))) if typed else NOTHING

    return rule


def _mission(fact: Fact, other: Fact) -> Verdict:
    """A post is known by its two states, kind and city, its opening and closing by these; an accreditation by `via`."""
    if not _directed(fact, other) or _text(fact, "type") != _text(other, "type"):
        return NOTHING
    if _text(fact, "type") == "accreditation":
        return _accreditation(fact, other)
    city, moments = _places(fact, other), (likeness.moment(fact), likeness.moment(other))
    if city == CONFLICT:
        plain = _text(fact, "type") in SEATED and moments == ("", "")
        return _judged(fact, other, ("place", CONFLICT)) if plain else NOTHING
    if moments[0] and moments[1] and moments[0] != moments[1]:
        return NOTHING
    date = _dates(fact, other) if moments[0] == moments[1] else COARSER if moments[1] else FINER
    return _judged(fact, other, ("date", date), ("place", city))


def _accreditation(fact: Fact, other: Fact) -> Verdict:
    people, via = likeness.people(fact, other), likeness.named(_text(fact, "via"), _text(other, "via"))
    resident = ["resident" in _text(one, "label") for one in (fact, other)]
    if people == CONFLICT or via == CONFLICT or resident[0] != resident[1]:
        return NOTHING
    return _judged(fact, other, ("via", via), ("people", people or SAME), ("date", _dates(fact, other)))


def _membership(fact: Fact, other: Fact) -> Verdict:
    """A membership is known by body and state: one status each at a time."""
    bodies = set(fact.get("orgs") or []) & set(other.get("orgs") or [])
    states, others = set(fact.get("countries") or []), set(other.get("countries") or [])
    date, types = likeness.begun(fact, other), {_text(fact, "type"), _text(other, "type")}
    if not bodies or not states or not states <= others:
        return NOTHING
    if len(types) > 1:
        told = bool(_text(fact, "date")) == bool(_text(other, "date"))
        clash = told and date != CONFLICT and "observer" in types
        return _judged(fact, other, ("type", CONFLICT)) if clash else NOTHING
    return _judged(fact, other, ("date", date))


def _vote(fact: Fact, other: Fact) -> Verdict:
    """A vote is known by voter, date and resolution."""
    if _text(fact, "sender") != _text(other, "sender") or _dates(fact, other) == CONFLICT:
        return NOTHING
    subjects = [likeness.resolution(_text(one, "label")) for one in (fact, other)]
    if alike(*subjects) < 0.5:
        return NOTHING
    type_ = SAME if _text(fact, "type") == _text(other, "type") else CONFLICT
    return _judged(fact, other, ("type", type_), ("date", _dates(fact, other)))


def _flow(fact: Fact, other: Fact) -> Verdict:
    """People counted are known by direction, sort and date; another number on the same date contradicts."""
    same = _directed(fact, other) and _text(fact, "type") == _text(other, "type")
    date, value = _dates(fact, other), likeness.amounts(fact, other, EXACT)
    if not same or date == CONFLICT:
        return NOTHING
    if _text(fact, "date") != _text(other, "date") and not (value == SAME and fact.get("value")):
        return NOTHING
    return _judged(fact, other, ("date", date), ("value", value))


def _company(fact: Fact, other: Fact) -> Verdict:
    """A company abroad is known by its name, whatever is said of its form and of whom it is there through."""
    names = [_text(one, "label").partition(", ")[0].partition(" (")[0] for one in (fact, other)]
    same = _directed(fact, other) and alike(*names) >= 0.75
    return _judged(fact, other, ("date", likeness.begun(fact, other))) if same else NOTHING


def _claim(fact: Fact, other: Fact) -> Verdict:
    same = _between(fact, other) and likeness.shared(_text(fact, "label"), _text(other, "label")) >= 0.8
    return _judged(fact, other) if same else NOTHING


RULES: dict[str, Callable[[Fact, Fact], Verdict]] = {
    "event": _event,
    "visit": _visit,
    "agreement": _agreement,
    "trade_total": _total,
    "trade_product": _thing(0.75),
    "mission": _mission,
    "membership": _membership,
    "un_vote": _vote,
    "company_presence": _company,
    "joint_body": _thing(0.75, ends=False),
    "migration": _flow,
    "equipment": _thing(0.75),
    "transport": _thing(0.85),
    "claim": _claim,
}
