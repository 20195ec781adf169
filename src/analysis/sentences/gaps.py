"""What nobody says, where sources differ, what to check first, and where a pair stands among its partners."""

from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.dyads import Dyad
from analysis.sentences import entries
from analysis.sentences.statement import Block, Bullets, Grid, Paragraph, Statement
from analysis.sentences.words import Row, Words


def unknown(frame: pd.DataFrame, words: Words) -> Block:
    """Everything about the pair that is not reported, each with why."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("unknown.nothing"), absent=True),))])
    return Block([Bullets(tuple(_unknown(row, words) for row in frame.to_dict("records")))])


def differences(frame: pd.DataFrame, words: Words) -> Block:
    """Where sources differ, or one source with itself: about what, of which kind, what we keep and why."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("differ.none"), absent=True),))])
    items = [
        words.say(
            "differ.one",
            row["rows"],
            about=row["about"],
            kind=words.message.word("differ_kind", row["kind"]),
            why=row["why"].rstrip("."),
        )
        for row in frame.to_dict("records")
    ]
    return Block([Bullets(tuple(items), numbered=True)])


def check_first(frame: pd.DataFrame, words: Words) -> Block:
    """What an analyst would look up before relying on the page."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("check.nothing")),))])
    items = [words.say(f"check.{row['what']}", row["rows"]) for row in frame.to_dict("records")]
    return Block([Bullets(tuple(items))])


def last_contact(frame: pd.DataFrame, words: Words) -> Block:
    """The newest dated visit of each rank, one way and the other."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("contact.none"), absent=True),))])
    header = tuple(words.message(f"head.{name}") for name in ("direction", "rank", "latest"))
    body = tuple(
        (
            words.put(f"{words.label(row['sender'])} → {words.label(row['receiver'])}", row["rows"]),
            words.put(words.message.word("rank", row["rank"]), row["rows"]),
            words.put(_contact(row, words), row["rows"]),
        )
        for row in frame.to_dict("records")
    )
    return Block([Grid(header, body)])


def meeting(frame: pd.DataFrame, words: Words) -> Block:
    """The newest dated meeting in which named officials of both sides took part."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("contact.no_meeting"), absent=True),))])
    row = frame.to_dict("records")[-1]
    told = entries.line(row, words)
    text = words.message("contact.meeting", when=dates.say(row["date"]), what=told.text)
    return Block([Paragraph((words.put(text, told.rows),))])


def standing(frame: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """For each side, with how many states the tables hold a fact of a kind, and whether this partner is one."""
    kinds = list(dict.fromkeys(frame["kind"]))
    cells = {(row["kind"], row["state"]): row for row in frame.to_dict("records")}
    body = tuple(
        (words.message.word("fact_kind", kind), *(_standing(cells.get((kind, code)), words) for code in pair.states))
        for kind in kinds
    )
    header = (words.message("head.kind"), *(words.label(code) for code in pair.states))
    return Block([Grid(header, body), Paragraph((Statement(words.message("standing.note")),))])


def _unknown(row: Row, words: Words) -> Statement:
    states = [words.name(code) for code in str(row["direction"]).split("-") if code]
    spoken: dict[str, Any] = {"sender": states[0] if states else "", "receiver": states[-1] if states else ""}
    key = f"unknown.{row['what']}_{row['why']}"
    spoken |= {"label": row.get("label", ""), "kind": words.message.word("listed", row["kind"])}
    spoken["when"] = dates.when(row["date"]) if row.get("date") else ""
    return words.say(key if words.message.has(key) else f"unknown.{row['what']}", row["rows"], absent=True, **spoken)


def _contact(row: Row, words: Words) -> str:
    persons = entries.people(row["people"], words)
    return (
        f"{dates.say(row['date'])}: {persons}" if persons else f"{dates.say(row['date'])}: {language.cap(row['label'])}"
    )


def _standing(row: Row | None, words: Words) -> Statement:
    if row is None or not len(row["rows"]):
        return Statement(words.message("absence.not_reported"), absent=True)
    key = "standing.with" if row["has"] else "standing.without"
    return words.say(key, row["rows"], count=row["partners"], of=row["of"])
