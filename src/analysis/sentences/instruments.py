"""Instruments, votes, joint bodies and shared memberships of a pair, in words."""

from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences import acts
from analysis.sentences.statement import Block, Bullets, Grid, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words


def instruments(frame: pd.DataFrame, words: Words) -> Block:
    """A table of instruments: title, when and where signed, by whom, how far it got."""
    if frame.empty:
        return _nothing("agreements.none", words)
    header = tuple(words.message(f"head.{name}") for name in ("instrument", "signed", "by", "status"))
    body = tuple(
        (
            words.put(row["title"], row["rows"]),
            words.put(_signed(row, words), row["rows"], not row["signed"]),
            words.put(_signatories(row, words), row["rows"], not len(row["signatories"])),
            words.put(state(row, words), row["rows"]),
        )
        for row in records(frame)
    )
    return Block([Grid(header, body)])


def state(row: Row, words: Words) -> str:
    """How far an instrument got, and that its entry into force is not reported where it is not."""
    if row["ended"]:
        return words.message("agreements.ended", when=dates.when(row["ended"]))
    if row["status"] != "actual":
        return words.message.word("statuses", row["status"])
    if row["in_force"]:
        return words.message("agreements.in_force", when=dates.when(row["in_force"]))
    reached = "adopted" if (row["kind"], row["state"]) == ("joint_statement", "signed") else row["state"]
    told = words.message.word("agreement_states", reached)
    if len(row["promulgated"]):
        states = language.listing([words.name(code) for code in row["promulgated"]])
        told = words.message("agreements.by", state=told, states=states)
    return words.message("agreements.not_known", state=told)


def votes(frame: pd.DataFrame, words: Words) -> Block:
    """Votes of one side about the other, and that the other's vote is not reported."""
    if frame.empty:
        return _nothing("votes.none", words)
    return Block([Bullets(tuple(vote(row, words) for row in records(frame)))])


def vote(row: Row, words: Words) -> Statement:
    """One vote: voter, body, what on, when."""
    return words.say(
        "votes.one",
        row["rows"],
        voter=words.name(row["voter"]),
        vote=words.message.word("vote_words", row["vote"]),
        resolution=acts.resolution(row, words),
        when=dates.when(row["date"]) if row["date"] else words.message("time.undated"),
        body=words.body(row["body"]),
        partner=_partner_vote(row, words),
    )


def bodies(frame: pd.DataFrame, words: Words) -> Block:
    """Standing bilateral bodies and their sessions."""
    if frame.empty:
        return _nothing("bodies.none", words)
    items = []
    for row in records(frame):
        session = (
            words.message("bodies.session", number=language.ordinal(int(row["session"])))
            if pd.notna(row["session"])
            else ""
        )
        when = _founded(row, words) if row["date"] else ""
        place = words.message("bodies.place", place=row["place"]) if row["place"] else ""
        text = f"{row['name']}{session}{when}{place}"
        items.append(
            words.put(f"{text}{words.source_time(row['as_of']) if not when else ''}{_ending(row, words)}", row["rows"])
        )
    return Block([Bullets(tuple(items))])


def memberships(frame: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """Bodies in which sources place both states, each in its own standing."""
    shared = frame[frame.a_as.ne("") & frame.b_as.ne("")]
    if shared.empty:
        return _nothing("members.none", words)
    header = (words.message("head.body"), words.label(pair.a), words.label(pair.b))
    body = tuple(
        (
            words.put(words.label(row["org"]), row["rows"]),
            words.put(_standing(row, "a", words), row["rows"]),
            words.put(_standing(row, "b", words), row["rows"]),
        )
        for row in records(shared)
    )
    full = shared[shared["shared"].astype(bool)]
    if full.empty:
        return Block([Grid(header, body)])
    names = language.listing([words.body(org) for org in full["org"]])
    told = words.say("members.full", [row for ids in full["rows"] for row in ids], names=names)
    return Block([Grid(header, body), Paragraph((told,))])


def plans(frame: pd.DataFrame, words: Words) -> Block:
    """What was announced, planned or explored and has no later row that says that it happened."""
    if frame.empty:
        return _nothing("plans.none", words)
    return Block([Bullets(tuple(_plan(row, words) for row in records(frame)))])


def claims(frame: pd.DataFrame, words: Words) -> Block:
    """What sources assert, under the author of each and the time of its writing."""
    if frame.empty:
        return _nothing("claims.none", words)
    groups: dict[str, list[Row]] = {}
    for row in records(frame):
        lead = words.message("claims.lead", author=words.author(row["id"]), as_of=words.source_time(row["as_of"]))
        groups.setdefault(lead, []).append(row)
    parts: list[Part] = []
    for lead, rows in groups.items():
        parts.append(Paragraph((words.put(lead, [one for row in rows for one in row["rows"]]),)))
        parts.append(Bullets(tuple(words.put(f"{row['statement']}.", row["rows"]) for row in rows)))
    return Block(parts)


def claim(row: Row, words: Words) -> Statement:
    """One assertion: who says so, what, and for when."""
    said = {"author": words.author(row["id"]), "statement": row["statement"], "as_of": words.source_time(row["as_of"])}
    return words.say("claims.one", row["rows"], **said)


def _founded(row: Row, words: Words) -> str:
    key = (
        "bodies.founded"
        if row["kind"] in ("commission", "friendship_group") and pd.isna(row["session"])
        else "bodies.on"
    )
    return words.message(key, date=dates.say(row["date"]))


def _partner_vote(row: Row, words: Words) -> str:
    spoken: dict[str, Any] = {
        "partner": words.name(row["about"]),
        "vote": words.message.word("vote_words", row["partner_vote"]),
    }
    return words.message("votes.partner" if row["partner_vote"] else "votes.partner_unknown", **spoken)


def _plan(row: Row, words: Words) -> Statement:
    when = words.message("plans.when", when=dates.when(row["date"])) if row["date"] else ""
    states = [words.name(code) for code in (row["sender"], row["receiver"]) if code]
    way = words.message("plans.between", sender=states[0], receiver=states[1]) if len(states) == 2 else ""
    return words.say(
        f"plans.{row['status']}",
        row["rows"],
        label=row["label"].removesuffix(f", {row['status']}"),
        between=way,
        when=when,
    )


def _signed(row: Row, words: Words) -> str:
    said = dates.say(row["signed"]) if row["signed"] else words.message("absence.not_reported")
    return f"{said}, {row['place']}" if row["place"] else said


def _signatories(row: Row, words: Words) -> str:
    named = [_signatory(person, words) for person in row["signatories"] if person.get("name")]
    return "; ".join(named) or words.message("absence.not_reported")


def _signatory(person: Row, words: Words) -> str:
    state = words.label(person["iso3"]) if person.get("iso3") else words.message("absence.not_reported")
    return words.message("agreements.signatory", name=person["name"], office=person["office"], state=state)


def _standing(row: Row, side: str, words: Words) -> str:
    start, seen = row[f"{side}_start"], words.source_time(row[f"{side}_as_of"])
    since = words.message("missions.since", date=dates.say(start.split("/")[0])) if start else ""
    return words.message.word("standing", row[f"{side}_as"]) + (since or seen)


def _ending(row: Row, words: Words) -> str:
    return "." if row["status"] == "actual" else words.message(f"status.{row['status']}")


def _nothing(key: str, words: Words) -> Block:
    return Block([Paragraph((Statement(words.message(key), absent=True),))])
