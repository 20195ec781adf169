"""Fields of a candidate changed by a person, as `name=value`, each checked at once."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from analysis import dates
from analysis.countries import NAMES
from analysis.ingest.accepting.batch import clean
from analysis.ingest.lines import KINDS
from analysis.sources import BASES
from analysis.tables import Tables
from analysis.tables.faults import did_you_mean, quoted

Candidate = Mapping[str, Any]
TYPES = {
    "event": ("relations.opened_by", "relations.closed_by", "events.type"),
    "visit": ("visits.rank",),
    "agreement": ("agreements.kind",),
    "trade_total": ("trade_totals.flow",),
    "trade_product": ("trade_products.mapping",),
    "mission": ("posts.kind",),
    "membership": ("memberships.member_as",),
    "un_vote": ("votes.vote",),
    "company_presence": ("presences.form",),
    "joint_body": ("joint_bodies.kind",),
    "migration": ("people_flows.kind",),
    "equipment": ("links.kind",),
    "transport": ("links.kind",),
    "coverage": ("coverage.kind",),
}
LISTED = {
    "status": "events.status",
    "format": "visits.format",
    "occasion": "visits.occasion",
    "level": "agreements.level",
    "completeness": "coverage.completeness",
}
PERSON = re.compile(r"([^()]+)(?:\(([^()]*?)(?:,\s*)?([A-Z]{3})?\))?")


def changed(candidate: Candidate, line: str, data: Tables) -> dict[str, Any]:
    """The fields that `name=value` changes, with what follows from it; raises ValueError with one line and a remedy.

    An empty value empties the field. A state may be written by its code or its name.
    """
    name, sign, value = (part.strip() for part in line.partition("="))
    if not sign or name not in FIELDS:
        remedy = did_you_mean(name, FIELDS, f"write name=value; names are {', '.join(FIELDS)}")
        raise ValueError(f"{quoted(name)} is no field; {remedy}")
    found = FIELDS[name](value, name, candidate, data) if value else EMPTIED.get(name)
    fields = {name: found}
    if name in ("sender", "receiver"):
        fields["countries"] = _between(candidate, name, found)
    return fields


def types(kind: str, data: Tables) -> list[str]:
    """The types that a kind of candidate may have, as the schemas list them; none where any word may stand."""
    named = [one.split(".") for one in TYPES.get(kind, ())]
    found = [value for table, field in named for value in data.schemas[table].field(field).enum]
    return list(dict.fromkeys([*found, "accreditation"] if kind == "mission" else found))


def _between(candidate: Candidate, end: str, state: Any) -> list[str]:
    others = [code for code in candidate["countries"] if code not in (candidate[end], state)]
    return sorted({*others, *([state] if state else [])})


def _text(value: str, *_: Any) -> str:
    return clean(value)


def _date(value: str, *_: Any) -> str:
    dates.parse(value)
    return value


def _number(value: str, name: str, *_: Any) -> float:
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", value):
        raise ValueError(f"{name} {quoted(value)} is no number; write it in plain units, such as 63300000")
    return float(value)


def _one_of(value: str, name: str, known: list[str] | tuple[str, ...]) -> str:
    if value not in known:
        remedy = did_you_mean(value, known, f"there are {', '.join(known)}")
        raise ValueError(f"no {name} {quoted(value)}; {remedy}")
    return value


def _kind(value: str, name: str, *_: Any) -> str:
    return _one_of(value, name, KINDS)


def _basis(value: str, name: str, *_: Any) -> str:
    return _one_of(value, name, BASES)


def _type(value: str, name: str, candidate: Candidate, data: Tables) -> str:
    known = types(candidate["kind"], data)
    return _one_of(value, name, known) if known else clean(value)


def _enumerated(value: str, name: str, candidate: Candidate, data: Tables) -> str:
    table, field = LISTED[name].split(".")
    return _one_of(value, name, data.schemas[table].field(field).enum)


def _state(value: str, _name: str, _candidate: Candidate, data: Tables) -> str:
    return value if value in _bodies(data) else data.atlas.code(value, kinds=NAMES)


def _states(value: str, name: str, candidate: Candidate, data: Tables) -> list[str]:
    return sorted({data.atlas.code(part, kinds=NAMES) for part in re.split(r"[;,]", value) if part.strip()})


def _orgs(value: str, *_: Any) -> list[str]:
    return [part.strip() for part in re.split(r"[;,]", value) if part.strip()]


def _bodies(data: Tables) -> set[str]:
    return set(data["organizations"]["org"])


def _people(value: str, _name: str, _candidate: Candidate, data: Tables) -> list[dict[str, str | None]]:
    found = []
    for part in value.split(";"):
        person = PERSON.fullmatch(part.strip())
        if not person or (person[3] and person[3] not in data.atlas):
            raise ValueError(f"{quoted(part)} is no person; write Name (office, ISO3), several parted by semicolons")
        found.append({"name": clean(person[1]), "office": clean(person[2]) or None, "iso3": person[3]})
    return found


EMPTIED: dict[str, Any] = {
    "countries": [],
    "orgs": [],
    "people": [],
    "label": "",
    "status": "actual",
    "basis": "stated",
}
FIELDS: dict[str, Callable[..., Any]] = {
    "kind": _kind,
    "type": _type,
    "status": _enumerated,
    "date": _date,
    "sender": _state,
    "receiver": _state,
    "countries": _states,
    "orgs": _orgs,
    "via": _state,
    "reporter": _state,
    "place": _text,
    "people": _people,
    "value": _number,
    "unit": _text,
    "label": _text,
    "basis": _basis,
    "note": _text,
    "format": _enumerated,
    "occasion": _enumerated,
    "purpose": _text,
    "topic": _text,
    "level": _enumerated,
    "value_text": _text,
    "completeness": _enumerated,
}
