"""Roll calls that name one side of a pair, in words: those of which no document tells, and what no edition covers."""

import pandas as pd

from analysis import dates
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences import instruments
from analysis.sentences.statement import Block, Grid, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

SHOWN = 8


def votes(told: pd.DataFrame, calls: pd.DataFrame, outside: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """How each side voted about the other: what documents tell, then the roll calls that no document tells of.

    told: as `profile.votes` gives them; calls, outside: as `profile.roll_calls` and `profile.outside`.
    """
    if told.empty and len(calls):
        return roll_calls(calls, outside, pair, words)
    return Block([*instruments.votes(told, words).parts, *roll_calls(calls, outside, pair, words).parts])


def roll_calls(calls: pd.DataFrame, outside: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """How many there are that no document tells of, what no edition covers, and the newest of them."""
    rows = records(calls)
    told: list[Statement] = []
    further = [row for row in rows if not row["known"]]
    late = [_outside(row, words) for row in records(outside)]
    if further:
        named = [further[0]["counted"], *(one for row in further[-SHOWN:] for one in row["rows"])]
        word = "also" if len(further) < len(rows) else "all"
        key = f"rollcalls.{word}" if len(further) > 1 else f"rollcalls.{word}_one"
        shown = words.message("rollcalls.shown", count=SHOWN) if len(further) > SHOWN else ""
        told.append(words.say(key, named, count=len(further), shown=shown))
    parts: list[Part] = [Paragraph((*told, *late))] if told or late else []
    return Block([*parts, *([_table(further[-SHOWN:][::-1], pair, words)] if further else [])])


def _outside(row: Row, words: Words) -> Statement:
    return words.say("rollcalls.outside", row["rows"], absent=True, date=dates.say(row["date"]), last=row["last"])


def _table(rows: list[Row], pair: Dyad, words: Words) -> Grid:
    heads = [words.message(f"rollcalls.head_{name}") for name in ("day", "symbol", "title")]
    return Grid((*heads, *map(words.label, pair.states)), tuple(_cells(row, pair, words) for row in rows))


def _cells(row: Row, pair: Dyad, words: Words) -> tuple[Statement, ...]:
    cast = {row["voter"]: row["vote"], row["about"]: row["partner_vote"] or ("none" if row["seated"] else "no_seat")}
    votes = [words.message.word("rollcalls", cast[state]) + _as_past(row, state, words) for state in pair.states]
    texts = (dates.say(row["date"]), row["symbol"], row["title"], *votes)
    return tuple(words.put(text, row["rows"]) for text in texts)


def _as_past(row: Row, state: str, words: Words) -> str:
    """Who cast the vote, where it was not yet the state itself."""
    atlas = words.data.atlas
    past = [words.label(code) for code in row["past"] if code in atlas.pasts(state)]
    past += atlas.earlier(state, dates.earliest(row["date"]), dates.latest(row["date"]))
    return f" ({past[0]})" if past else ""
