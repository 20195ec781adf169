"""One dated fact, whatever its table, as one sentence; and the timeline made of them."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.sentences import exchange
from analysis.sentences.statement import Block, Bullets, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Row, Words, between


def line(entry: Row, words: Words) -> Statement:
    """What one row of `timeline.entries` tells, in the past tense, without its date."""
    tell = TELL.get(entry["kind"], _label)
    return words.put(f"{tell(entry, words)}{_status(entry, words)}", entry["rows"])


def title(entries: pd.DataFrame, words: Words) -> Block:
    """How many dated entries there are and over which years, as the page's heading."""
    if entries.empty:
        return Block([Heading(Statement(words.message("timeline.empty")), 1)])
    rows = [row for ids in entries["rows"] for row in ids]
    written = list(entries.sort_values("earliest", kind="stable")["date"])
    spoken: dict[str, Any] = {"count": len(entries), "first": dates.say(written[0]), "last": dates.say(written[-1])}
    return Block([Heading(words.say("timeline.title", rows, **spoken), 1)])


def timeline(entries: pd.DataFrame, words: Words) -> Block:
    """Every dated entry, in order: date, what happened."""
    if entries.empty:
        return Block([Paragraph((Statement(words.message("timeline.empty")),))])
    body = tuple(
        (words.put(dates.say(row["date"]), row["rows"]), line(row, words)) for row in entries.to_dict("records")
    )
    return Block([Grid((words.message("head.date"), words.message("head.what")), body, "timeline")])


def undated(entries: pd.DataFrame, words: Words) -> Block:
    """What the sources tell of the pair without a date, in a box of its own."""
    if entries.empty:
        return Block([Paragraph((Statement(words.message("timeline.all_dated")),))])
    return Block([Bullets(tuple(_undated_line(row, words) for row in entries.to_dict("records")))])


def silences(frame: pd.DataFrame, dated: pd.DataFrame, words: Words) -> Block:
    """The long stretches between dated entries, and the lost lists that may have held something of them.

    dated: the entries between which the stretches lie; their dates are said no finer than they are written.
    """
    if frame.empty:
        return Block([Paragraph((Statement(words.message("timeline.no_silence")),))])
    written = dict(zip(dated["id"], dated["date"], strict=True))
    return Block([Bullets(tuple(_silence(row, written, words) for row in frame.to_dict("records")))])


def spells(frame: pd.DataFrame, words: Words) -> Block:
    """The spells of diplomatic relations, each state under its own name."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("relations.unknown"), absent=True),))])
    return Block([Bullets(tuple(spell(row, words) for row in frame.to_dict("records")))])


def spell(row: Row, words: Words) -> Statement:
    """One spell of relations: how and when it began and ended."""
    pair = between(words, (row["a"], row["b"]))
    began = f"{row['opened_by']}{'' if row['start'] else '_undated'}"
    text = words.message(f"relations.{began}", pair=pair, when=dates.when(row["start"]) if row["start"] else "")
    if row["end"]:
        ended = row["closed_by"] or "ended"
        hedge = words.message("relations.inferred") if words.field_basis(row["id"], "end") == "inferred" else ""
        text += words.message(f"relations.{ended}", when=dates.when(row["end"])) + hedge
    return words.put(f"{text}.", row["rows"])


def anniversaries(frame: pd.DataFrame, as_of: str, rows: list[str], words: Words) -> Block:
    """The round anniversaries of relations that fall in the months after `as_of`, and what they count from.

    rows: those from which `as_of` was taken.
    """
    if frame.empty:
        key = "anniversary.none" if as_of else "anniversary.nothing"
        return Block([Paragraph((words.say(key, rows, as_of=dates.say(as_of) if as_of else ""),))])
    items = [
        words.say(
            "anniversary.one",
            [*row["rows"], *rows],
            when=dates.when(row["date"]),
            years=row["years"],
            what=words.message.word("began", row["what"]),
            pair=between(words, (row["a"], row["b"])),
            since=dates.say(row["since"]),
        )
        for row in frame.to_dict("records")
    ]
    return Block([Bullets(tuple(items))])


def people(persons: Iterable[Row], words: Words) -> str:
    """Persons with the offices that they held then."""
    named = [f"{p['name']} ({p['office']})" if p.get("office") else p["name"] for p in persons if p.get("name")]
    return language.listing(named)


def visit(entry: Row, words: Words) -> str:
    """A visit: its format, direction and place, who went and whom they met."""
    row = words.data.rows.get(entry["id"], {})
    own = [person for person in entry["people"] if person.get("iso3") in ("", None, entry["sender"])]
    hosts = [person for person in entry["people"] if person not in own]
    format_ = words.message.word("format", str(row.get("format", ""))) if row.get("format") else ""
    who = people(own, words) or words.message("visit.by", rank=words.message.word("rank", entry["type"]))
    told = words.message(
        "visit.line",
        format=language.cap(f"{format_} visit".strip()),
        sender=words.name(entry["sender"]),
        receiver=words.name(entry["receiver"]),
        place=f" ({entry['place']})" if entry["place"] else "",
        who=who,
    )
    met = words.message("visit.met", people=people(hosts, words)) if hosts else ""
    return told + met + (words.message("visit.purpose", purpose=row["purpose"]) if row.get("purpose") else "")


def _undated_line(row: Row, words: Words) -> Statement:
    told = line(row, words)
    return words.put(f"{told.text.removesuffix('.')}{words.as_of(row.get('as_of', ''))}.", told.rows)


def _silence(row: Row, written: dict[str, str], words: Words) -> Statement:
    months = row["months"] % 12
    key = "timeline.years_months" if months else "timeline.years"
    span = {"years": language.plural(row["years"], "year"), "months": language.plural(months, "month")}
    spoken: dict[str, Any] = {
        "start": dates.say(written[row["after_id"]].split("/")[-1]),
        "end": dates.say(written[row["before_id"]].split("/")[0]),
        "span": words.message(key, **span),
        "lost": words.message("timeline.lost") if len(row["lost"]) else "",
    }
    return words.say("timeline.silence", [*row["rows"], *row["lost"]], **spoken)


def _status(entry: Row, words: Words) -> str:
    status = entry["status"]
    return "." if status == "actual" or entry["kind"] == "mission" else words.message(f"status.{status}")


def _label(entry: Row, words: Words) -> str:
    return language.cap(entry["label"])


def _event(entry: Row, words: Words) -> str:
    if entry["type"] in ("establishment", "resumption", "succession"):
        states = between(words, entry["countries"])
        return words.message(f"relations.{entry['type']}_undated", pair=states).rstrip()
    named = people([person for person in entry["people"] if person["name"] not in entry["label"]], words)
    return entry["label"] + (words.message("event.people", people=named) if named else "")


def _agreement(entry: Row, words: Words) -> str:
    place = words.message("agreement.in", place=entry["place"]) if entry["place"] else ""
    return (
        words.message(
            "agreement.entered" if entry["id"].endswith("in_force") else "agreement.signed", title=entry["label"]
        )
        + place
    )


def _mission(entry: Row, words: Words) -> str:
    row, act = words.data.rows[entry["id"].split(".")[0]], entry["id"].partition(".")[2]
    sender = words.name(entry["sender"])
    if row["table"] == "accreditations" and row["start"]:
        person = str(words.data.rows[row["person"]]["name"]) if row["person"] else ""
        spoken = {"person": person, "rank": words.message.word("rank", row["rank"]), "sender": sender}
        key = "mission.began" if person else "mission.began_unnamed"
        return words.message(key, receiver=words.name(entry["receiver"]), **spoken)
    if not act:
        return words.message("mission.line", of=language.of(sender), label=entry["label"])
    place = ", ".join(part for part in (row["city"], words.name(entry["receiver"])) if part)
    kind = words.message.word("missions", f"one_{row['kind']}").removeprefix("one ")
    return words.message(f"mission.{act}", sender=sender, kind=kind, place=place)


def _vote(entry: Row, words: Words) -> str:
    vote = words.data.rows[entry["id"]]
    title = words.data.rows[vote["resolution"]]["title"]
    return f"{words.name(entry['sender'])} {words.message.word('vote_words', vote['vote'])}: {title}"


def _trade(entry: Row, words: Words) -> str:
    value = exchange.value(words.data.rows[entry["id"]])
    if entry["type"] == "one_way":
        return words.message(
            "trade.one_way", exporter=words.name(entry["sender"]), importer=words.name(entry["receiver"]), value=value
        )
    return words.message("trade.two_way", pair=between(words, entry["countries"]), value=value)


def _goods(entry: Row, words: Words) -> str:
    return words.message(
        "trade.good", exporter=words.name(entry["sender"]), importer=words.name(entry["receiver"]), good=entry["label"]
    )


def _presence(entry: Row, words: Words) -> str:
    row = words.data.rows[entry["id"]]
    spoken = {"company": row["company"], "form": words.message.word("form", row["form"])}
    return words.message("presence.line", home=words.name(row["home"]), host=words.name(row["host"]), **spoken)


def _membership(entry: Row, words: Words) -> str:
    rows = [words.data.rows[row] for row in entry["rows"]]
    joined, others = rows[0], rows[1:]
    spoken = {"state": words.name(joined["iso3"]), "org": words.body(joined["org"])}
    told = words.message("membership.joined", standing=words.message.word("standing", joined["member_as"]), **spoken)
    for row in others:
        spoken = {"state": words.name(row["iso3"]), "standing": words.message.word("standing", row["member_as"])}
        told += words.message("membership.other", **spoken)
    return told


def _flow(entry: Row, words: Words) -> str:
    row = words.data.rows[entry["id"]]
    return exchange.flow(row, words).removesuffix(".")


def _link(entry: Row, words: Words) -> str:
    return exchange.link(words.data.rows[entry["id"]], words).removesuffix(".")


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
