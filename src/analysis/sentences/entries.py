"""Dated entries in order, spells, silences, anniversaries, and what has no date."""

from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.records import records
from analysis.sentences.acts import line
from analysis.sentences.statement import Block, Bullets, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Row, Words, between


def title(entries: pd.DataFrame, words: Words) -> Block:
    """How many dated entries there are and over which years, as the page's heading."""
    if entries.empty:
        return Block([Heading(Statement(words.message("timeline.empty")), 1)])
    rows = [row for ids in entries["rows"] for row in ids]
    firm = entries[~entries["precision"].isin(["century", "decade"]) & ~entries["date"].str.contains("X")]
    written = list((firm if len(firm) else entries).sort_values("earliest", kind="stable")["date"])
    spoken: dict[str, Any] = {"count": len(entries), "first": dates.say(written[0]), "last": dates.say(written[-1])}
    return Block([Heading(words.say("timeline.title", rows, **spoken), 1)])


def timeline(entries: pd.DataFrame, words: Words) -> Block:
    """Every dated entry, in order: date, what happened."""
    if entries.empty:
        return Block([Paragraph((Statement(words.message("timeline.empty"), absent=True),))])
    body = tuple((words.put(dates.say(row["date"]), row["rows"]), line(row, words)) for row in records(entries))
    return Block([Grid((words.message("head.date"), words.message("head.what")), body, "timeline")])


def undated(entries: pd.DataFrame, words: Words) -> Block:
    """What the sources tell of the pair without a date, in a box of its own."""
    if entries.empty:
        return Block()
    return Block([Bullets(tuple(_undated_line(row, words) for row in records(entries)))])


def silences(frame: pd.DataFrame, dated: pd.DataFrame, words: Words) -> Block:
    """The long stretches between dated entries, and the lost lists that may have held something of them.

    dated: the entries between which the stretches lie; their dates are said no finer than they are written.
    """
    if frame.empty:
        rows = [row for ids in dated["rows"] for row in ids]
        if not rows:
            return Block()
        return Block([Paragraph((words.say("timeline.no_silence", rows),))])
    written = dict(zip(dated["id"], dated["date"], strict=True))
    return Block([Bullets(tuple(_silence(row, written, words) for row in records(frame)))])


def spells(frame: pd.DataFrame, words: Words) -> Block:
    """The spells of diplomatic relations, each state under its own name."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("relations.unknown"), absent=True),))])
    return Block([Bullets(tuple(spell(row, words) for row in records(frame)))])


def spell(row: Row, words: Words) -> Statement:
    """One spell of relations: how and when it began and ended."""
    pair = between(words, (row["a"], row["b"]))
    began = f"{row['opened_by']}{'' if row['start'] else '_undated'}"
    known = words.hedge(words.field_basis(row["id"], "opened_by"))
    text = known + words.message(f"relations.{began}", pair=pair, when=dates.when(row["start"]) if row["start"] else "")
    text += "" if row["start"] else words.as_of(row["as_of"])
    if row["end"]:
        ended = row["closed_by"] or "ended"
        hedge = words.message("relations.inferred") if words.field_basis(row["id"], "end") == "inferred" else ""
        text += words.message(f"relations.{ended}", when=dates.when(row["end"])) + hedge
    return words.put(f"{text}.", row["rows"])


def anniversaries(
    frame: pd.DataFrame,
    following: pd.DataFrame,
    as_of: str,
    rows: list[str],
    words: Words,
) -> Block:
    """The round anniversaries in the months after `as_of`, or else the next ones, and what they count from.

    following: the next round year of each spell that lasts. rows: those from which `as_of` was taken.
    """
    chosen, key = (frame, "anniversary.one") if len(frame) else (following, "anniversary.next")
    if chosen.empty:
        return Block([Paragraph((Statement(words.message("anniversary.nothing"), absent=True),))])
    items = [
        words.say(
            key,
            [*row["rows"], *rows],
            as_of=dates.say(as_of),
            when=dates.when(row["date"]),
            years=row["years"],
            what=words.message.word("began", row["what"]),
            pair=between(words, (row["a"], row["b"])),
            since=dates.say(row["since"]),
        )
        for row in records(chosen)
    ]
    return Block([Bullets(tuple(items))])


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
