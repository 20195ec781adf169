"""What nobody says, where sources differ, what to check first, and where a pair stands among its partners."""

from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences import acts
from analysis.sentences.statement import Block, Bullets, Grid, Paragraph, Statement
from analysis.sentences.words import Row, Words


def unknown(frame: pd.DataFrame, words: Words) -> Block:
    """Everything about the pair that is not reported, each with why."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("unknown.nothing"), absent=True),))])
    lost = frame[frame["what"].eq("list_lost")]
    told = [_lost(records(group), words) for _, group in lost.groupby(["sender", "receiver"], sort=False)]
    told_of = frame["what"].eq("list_lost") | (frame["what"].eq("mission") & frame["why"].eq("lost"))
    others = records(frame[~told_of])
    return Block([Bullets((*told, *(_unknown(row, words) for row in others)))])


def fetchable(sets: pd.DataFrame, words: Words) -> Block:
    """Which data sets that tell of pairs are not here, and the command that fetches them."""
    absent = sets[~sets["here"]]
    if absent.empty:
        return Block()
    said = {"titles": "; ".join(absent["title"]), "names": " ".join(absent["dataset"])}
    return Block([Paragraph((Statement(words.message("unknown.fetchable", **said), absent=True),))])


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
        for row in records(frame)
    ]
    return Block([Bullets(tuple(items), numbered=True)])


def check_first(frame: pd.DataFrame, words: Words) -> Block:
    """What an analyst would look up before relying on the page."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("check.nothing")),))])
    items = [words.say(f"check.{row['what']}", row["rows"], period=_for(row, words)) for row in records(frame)]
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
        for row in records(frame)
    )
    return Block([Grid(header, body)])


def meeting(frame: pd.DataFrame, words: Words) -> Block:
    """The newest dated meeting in which named officials of both sides took part."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("contact.no_meeting"), absent=True),))])
    row = records(frame)[-1]
    told = acts.line({**words.data.rows[row["id"]], **row}, words)
    text = words.message("contact.meeting", when=dates.say(row["date"]), what=told.text)
    return Block([Paragraph((words.put(text, told.rows),))])


def standing(frame: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """For each side, with how many states the tables hold a fact of a kind, and whether this partner is one."""
    if not frame["has"].any():  # a pair of which no document tells has no place among what documents tell of
        return Block()
    kinds = list(dict.fromkeys(frame["kind"]))
    cells = {(row["kind"], row["state"]): row for row in records(frame)}
    body = tuple(
        (
            language.cap(words.message.word("fact_kind", kind)),
            *(_standing(cells.get((kind, code)), words) for code in pair.states),
        )
        for kind in kinds
    )
    header = (words.message("head.kind"), *(words.label(code) for code in pair.states))
    return Block([Grid(header, body), Paragraph((Statement(words.message("standing.note")),))])


def _lost(rows: list[Row], words: Words) -> Statement:
    """The lists of one direction that were lost, in one statement."""
    kinds = language.listing([words.message.word("listed", row["kind"]) for row in rows])
    ends = {"sender": words.name(rows[0]["sender"]), "receiver": words.name(rows[0]["receiver"])}
    way = words.message("unknown.way", **ends) if all(rows[0][end] for end in ends) else ""
    ids = [one for row in rows for one in row["rows"]]
    return words.say("unknown.list_lost", ids, absent=True, kind=language.cap(kinds), way=way)


def _unknown(row: Row, words: Words) -> Statement:
    ends = [row["sender"], row["receiver"]]
    way = words.message("unknown.way", sender=words.name(ends[0]), receiver=words.name(ends[1])) if all(ends) else ""
    spoken: dict[str, Any] = {
        "kind": language.cap(words.message.word("listed", row["kind"])),
        "mission": words.message(f"missions.{row['kind']}") if row["what"] == "mission" else "",
        "label": language.cap(_bare(row["label"])),
        "vote": row["label"],
        "way": way,
        "sender": words.name(ends[0]) if ends[0] else "",
        "receiver": words.name(ends[1]) if ends[1] else "",
        "why": words.message(f"unknown.because_{row['why']}"),
    }
    key = "covers" if (row["what"], row["kind"]) == ("mission", "accredited") else row["what"]
    if row["what"] == "people":
        return words.say(f"unknown_people.{row['kind']}", row["rows"], absent=True, **spoken)
    return words.say(f"unknown.{key}", row["rows"], absent=True, **spoken)


def _bare(label: str) -> str:
    for status in ("announced", "planned", "explored"):
        label = label.removesuffix(f", {status}")
    return label


def _for(row: Row, words: Words) -> str:
    return words.message("check.period", period=dates.say(row["period"])) if row["period"] else ""


def _contact(row: Row, words: Words) -> str:
    own = [person for person in row["people"] if person.get("iso3") in ("", row["sender"])]
    persons = acts.people(own, words)
    return (
        f"{dates.say(row['date'])}: {persons}" if persons else f"{dates.say(row['date'])}: {language.cap(row['label'])}"
    )


def _standing(row: Row | None, words: Words) -> Statement:
    if row is None or not len(row["rows"]):
        return Statement(words.message("absence.not_reported"), absent=True)
    key = "standing.with" if row["has"] else "standing.without"
    return words.say(key, row["rows"], count=row["partners"], of=language.plural(row["of"], "state"))
