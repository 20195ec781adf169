"""One fact, whatever its table, as one sentence in the past tense."""

from collections.abc import Iterable
from typing import Any

from analysis import language
from analysis.sentences import exchange
from analysis.sentences.statement import Statement
from analysis.sentences.words import Row, Words, between

JUDGED = ("dormancy", "cooperation")  # events that a source asserts rather than reports


def line(entry: Row, words: Words) -> Statement:
    """What one row of `timeline.entries` tells, without its date; a reference's title is owned up to."""
    if ":" in entry["id"]:  # a computed row has a title and no parties of its own
        return words.say("agreement.listed", entry["rows"], title=entry["label"])
    told = TELL.get(entry["kind"], _label)(entry, words)
    row = _row(entry, words)
    known = words.message("basis.title_only") if words.field_basis(row["id"], "") == "reference" else ""
    return words.put(f"{known}{language.cap(told)}{_status(entry, words)}", entry["rows"])


def people(persons: Iterable[Row], words: Words) -> str:
    """Persons with the offices that they held then."""
    named = [f"{p['name']} ({p['office']})" if p.get("office") else p["name"] for p in persons if p.get("name")]
    return language.listing(named)


def visit(entry: Row, words: Words) -> str:
    """A visit: its format, direction and place, who went, whom they met and for what."""
    row = _row(entry, words)
    members = _participants(entry, words)
    met = [_participant(one, words) for one in members if one["role"] == "met"]
    went = [_participant(one, words) for one in members if one["role"] != "met"]
    rank = words.message("visit.by", rank=words.message.word("rank", row["rank"]))
    told = words.message(
        "visit.line",
        format=language.cap(f"{words.message.word('format', row['format'])} visit".strip()),
        sender=words.name(entry["sender"]),
        receiver=words.name(entry["receiver"]),
        place=f" ({entry['place']})" if entry["place"] else "",
        who=language.listing(went) or rank,
    )
    told += words.message("visit.met", people=language.listing(met)) if met else ""
    return told + (words.message("visit.purpose", purpose=row["purpose"]) if row["purpose"] else "")


def resolution(row: Row, words: Words) -> str:
    """A resolution by its symbol, where it has one, and by what it is on."""
    key = "votes.resolution" if row["symbol"] else "votes.unnumbered"
    return words.message(key, symbol=row["symbol"], title=row["title"])


def _row(entry: Row, words: Words) -> Row:
    return words.data.rows[entry["id"].split(".")[0]]


def _participants(entry: Row, words: Words) -> list[Row]:
    rows = [words.data.rows[row] for row in entry["rows"] if row in words.data.rows]
    members = [row for row in rows if row["table"] == "participants"]
    return [row for row in members if row["person"] or row["office"] or (row["org"] and row["role"] == "met")]


def _participant(row: Row, words: Words) -> str:
    """A person with the office held, or else the office or the body alone."""
    body = words.label(row["org"]) if row["org"] else ""
    if not row["person"]:
        office = f"the {row['office']}" if row["office"] else words.body(row["org"])
        return f"{office} ({body})" if row["office"] and body else office
    name = str(words.data.rows[row["person"]]["name"])
    return f"{name} ({row['office']})" if row["office"] else name


def _status(entry: Row, words: Words) -> str:
    status = entry["status"]
    simple = status in ("actual", "ended") or entry["kind"] == "mission"
    return "." if simple else words.message(f"status.{status}")


def _label(entry: Row, words: Words) -> str:
    return str(entry["label"])


def _event(entry: Row, words: Words) -> str:
    if entry["type"] in ("establishment", "resumption", "succession"):
        states = between(words, entry["countries"])
        return words.message(f"relations.{entry['type']}_undated", pair=states).rstrip()
    if entry["type"] in JUDGED:
        return words.message("event.judged", author=words.author(_row(entry, words)["id"]), label=entry["label"])
    named = people([person for person in entry["people"] if person["name"] not in entry["label"]], words)
    return entry["label"] + (words.message("event.people", people=named) if named else "")


def _agreement(entry: Row, words: Words) -> str:
    row = _row(entry, words)
    place = words.message("agreement.in", place=entry["place"]) if entry["place"] else ""
    adopted = "adopted" if row["kind"] == "joint_statement" else "signed"
    act = "entered" if entry["id"].endswith("in_force") else adopted if row["signed"] else "named"
    return words.message(f"agreement.{act}", title=row["title"]) + (place if act != "entered" else "")


def _mission(entry: Row, words: Words) -> str:
    row, act = _row(entry, words), entry["id"].partition(".")[2]
    sender = words.name(entry["sender"])
    if row["table"] == "accreditations" and row["start"]:
        person = str(words.data.rows[row["person"]]["name"]) if row["person"] else ""
        spoken = {"person": person, "rank": words.message.word("head_rank", row["rank"]), "sender": sender}
        key = "mission.began" if person else "mission.began_unnamed"
        return words.message(key, receiver=words.name(entry["receiver"]), **spoken)
    if not act:
        return words.message("mission.line", of=language.of(sender), label=entry["label"])
    place = ", ".join(part for part in (row["city"], words.name(entry["receiver"])) if part)
    kind = words.message(f"missions.one_{row['kind']}")
    return words.message(f"mission.{act}", sender=sender, kind=kind, place=place)


def _vote(entry: Row, words: Words) -> str:
    vote = _row(entry, words)
    said = words.message.word("vote_words", vote["vote"])
    return f"{words.name(entry['sender'])} {said} {resolution(words.data.rows[vote['resolution']], words)}"


def _trade(entry: Row, words: Words) -> str:
    row = _row(entry, words)
    ends = (words.name(row["exporter"]), words.name(row["importer"]))
    if entry["type"] == "one_way":
        return words.message("trade.one_way", exporter=ends[0], importer=ends[1], value=exchange.value(row))
    return words.message("trade.two_way", pair=language.listing(ends), value=exchange.value(row))


def _goods(entry: Row, words: Words) -> str:
    ends = {"exporter": words.name(entry["sender"]), "importer": words.name(entry["receiver"])}
    return words.message("trade.good", good=entry["label"], **ends)


def _presence(entry: Row, words: Words) -> str:
    row = _row(entry, words)
    spoken = {"company": row["company"], "form": words.message.word("form", row["form"])}
    return words.message("presence.line", home=words.name(row["home"]), host=words.name(row["host"]), **spoken)


def _membership(entry: Row, words: Words) -> str:
    joined, *others = (words.data.rows[row] for row in entry["rows"])
    spoken: dict[str, Any] = {"state": words.name(joined["iso3"]), "org": words.body(joined["org"])}
    told = words.message("membership.joined", standing=words.message.word("a_standing", joined["member_as"]), **spoken)
    for row in others:
        spoken = {"state": words.name(row["iso3"]), "as_of": words.source_time(row["as_of"])}
        told += words.message("membership.other", standing=words.message.word("a_standing", row["member_as"]), **spoken)
    return told


def _flow(entry: Row, words: Words) -> str:
    return exchange.flow(_row(entry, words), words).removesuffix(".")


def _link(entry: Row, words: Words) -> str:
    return exchange.link(_row(entry, words), words).removesuffix(".")


TELL = {
    "event": _event,
    "visit": visit,
    "agreement": _agreement,
    "mission": _mission,
    "un_vote": _vote,
    "trade_total": _trade,
    "trade_product": _goods,
    "company_presence": _presence,
    "membership": _membership,
    "migration": _flow,
    "transport": _link,
    "equipment": _link,
}
