"""Things done on a day: relations, events, visits, agreements, votes and sessions of joint bodies as rows."""

import re

from analysis import dates
from analysis.ingest.accepting.batch import Batch, Candidate, Refused, clean, shortened
from analysis.language import cap
from analysis.tables import likeness
from analysis.tables.identity import OPENINGS

IN_FORCE = ", in force"
BROKEN = ("severance", "suspension")
STATUSES = re.compile(r", (announced|planned|explored|ended)$")
SESSION = re.compile(r", session ([1-9][0-9]{0,3})$")
SYMBOL = re.compile(r"(?:resolution\s+)?([A-Z0-9]+(?:/[A-Z0-9.-]+)+)\s*(?:\((.*)\))?")
UNREAL = ("stated_absent", "announced", "planned", "explored")


def event(batch: Batch, one: Candidate) -> list[str]:
    """A beginning of relations is a spell; anything else an event with its participants, a break both."""
    if one["type"] in OPENINGS:
        return [_spell(batch, one)]
    type_ = "severance" if one["type"] in BROKEN else one["type"]
    title = cap(STATUSES.sub("", one["label"]))
    row = batch.add("events", one, date=one["date"], type=type_, title=title, place=one["place"])
    if not (one["countries"] or one["orgs"]):
        raise Refused("no states are named; name countries")
    batch.participants(row, one, "subject")
    return [row, *(_broken(batch, one) if one["type"] in BROKEN and one["status"] == "actual" else ())]


def _spell(batch: Batch, one: Candidate) -> str:
    a, b = _two(one)
    start = one["date"] if one["status"] not in UNREAL else ""
    for row in batch.rows("relations"):
        undated = {row["a"], row["b"]} == {a, b} and row["opened_by"] == "unknown" and not row["start"]
        if undated and start and row["status"] == one["status"] == "actual":
            batch.set(row["id"], start=start, opened_by=one["type"], as_of="")
            batch.cite(row["id"], one, "start", "opened_by")
            return row["id"]
    return batch.add("relations", one, a=a, b=b, start=start, opened_by=one["type"])


def _broken(batch: Batch, one: Candidate) -> list[str]:
    """A break ends the spell of the pair that lasts."""
    pair, day = set(one["countries"]), one["date"]
    open_ = [row for row in batch.rows("relations") if {row["a"], row["b"]} == pair and not row["end"]]
    before = [row for row in open_ if day and row["start"] and dates.earliest(row["start"]) <= dates.latest(day)]
    for row in before[-1:]:
        batch.set(row["id"], end=day, closed_by=one["type"])
        batch.cite(row["id"], one, "end", "closed_by")
    return [row["id"] for row in before[-1:]]


def _two(one: Candidate) -> tuple[str, str]:
    if len(one["countries"]) != 2:
        raise Refused("relations are between two states; name both in countries")
    return one["countries"][0], one["countries"][1]


def visit(batch: Batch, one: Candidate) -> list[str]:
    """A visit with the visitor and whoever was met."""
    fields = {"rank": one["type"], "format": one["format"], "occasion": one["occasion"], "purpose": one["purpose"]}
    ends = {name: one[name] for name in ("sender", "receiver", "date", "place")}
    row = batch.add("visits", one, **ends, **fields)
    batch.participants(row, one, "visitor", parties=False)
    return [row]


def agreement(batch: Batch, one: Candidate) -> list[str]:
    """An instrument with its parties; where its signing is known, its entry into force goes into the same row."""
    title = clean(STATUSES.sub("", one["label"].removesuffix(IN_FORCE)))
    moment = "in_force" if one["label"].endswith(IN_FORCE) else "signed"
    day = one["date"] if one["status"] not in UNREAL else ""
    held = _instrument(batch, one, title, moment) if day else ""
    if held:
        batch.set(held, **{moment: str(day)})
        batch.cite(held, one, moment)
        return [held]
    many = "yes" if len(one["countries"]) > 2 else "no"
    fields = {"kind": one["type"], "place": one["place"], "topic": one["topic"], "level": one["level"]}
    row = batch.add("agreements", one, title=shortened(title), multilateral=many, **{moment: day}, **fields)
    if not (one["countries"] or one["orgs"]):
        raise Refused("no parties are named; name countries")
    batch.participants(row, one, "signatory")
    return [row]


def _instrument(batch: Batch, one: Candidate, title: str, moment: str) -> str:
    """The instrument of the same parties and title that lacks this date, '' where there is none."""
    parties: dict[str, set[str]] = {}
    for row in batch.rows("participants"):
        parties.setdefault(row["fact"], set()).update({row["iso3"]} if row.get("role") == "party" else set())
    for row in batch.rows("agreements"):
        same = parties.get(row["id"], set()) - {""} == set(one["countries"]) and row["status"] == one["status"]
        alone = row.get("in_force", "") == "" and row.get("signed", "") != "" if moment == "in_force" else False
        if same and alone and likeness.alike(row["title"], title) >= 0.8:
            return str(row["id"])
    return ""


def vote(batch: Batch, one: Candidate) -> list[str]:
    """A vote, and its resolution where no row holds that."""
    subject = likeness.resolution(one["label"])
    found = SYMBOL.fullmatch(subject)
    symbol, title = (found[1], found[2] or found[1]) if found else ("", subject)
    body = next(iter(one["orgs"]), "UN")
    resolution = _resolution(batch, body, symbol, title, one["date"] or "")
    if resolution:
        batch.cite(resolution, one)
    else:
        about = ";".join(state for state in [one["receiver"], *one["countries"]] if state and state != one["sender"])
        about = ";".join(dict.fromkeys(about.split(";"))) if about else ""
        fields = {"symbol": symbol, "title": shortened(title), "about": about}
        resolution = batch.add("resolutions", one, body=body, date=one["date"], **fields)
    return [_cast(batch, one, resolution), resolution]


def _cast(batch: Batch, one: Candidate, resolution: str) -> str:
    """The vote's own row; who voted once does not vote again."""
    for row in batch.rows("votes"):
        if (row["resolution"], row["iso3"]) == (resolution, one["sender"]):
            if row["vote"] != one["type"]:
                raise Refused(f"{row['id']} holds the vote {row['vote']!r}; mend it by hand, or reject this")
            batch.cite(row["id"], one)
            return str(row["id"])
    return batch.add("votes", one, resolution=resolution, iso3=one["sender"], vote=one["type"])


def _resolution(batch: Batch, body: str, symbol: str, title: str, day: str) -> str:
    for row in batch.rows("resolutions"):
        near = likeness.graded(row["date"], day) != likeness.CONFLICT and likeness.alike(row["title"], title) >= 0.6
        if row["body"] == body and (symbol == row["symbol"] if symbol and row["symbol"] else near):
            return str(row["id"])
    return ""


def joint_body(batch: Batch, one: Candidate) -> list[str]:
    """A standing body or a session of it, with the states between which it is."""
    label = STATUSES.sub("", one["label"])
    session = SESSION.search(label)
    number = session[1] if session else one.get("session")
    fields = {"session": number, "date": one["date"], "place": one["place"]}
    row = batch.add("joint_bodies", one, name=SESSION.sub("", label), kind=one["type"], **fields)
    if not (one["countries"] or one["orgs"]):
        raise Refused("no parties are named; name countries")
    batch.participants(row, one, "subject")
    return [row]
