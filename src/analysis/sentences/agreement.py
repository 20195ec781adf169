"""How often two states vote alike, in words: with the number of votes, and beside both sides' other partners."""

from typing import Any, Protocol

import pandas as pd

from analysis import language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.statement import Block, Grid, Paragraph, Statement
from analysis.sentences.words import Row, Words


class Covers(Protocol):
    """What is asked of a data set that is here: the last year of which it speaks."""

    @property
    def last(self) -> int: ...


def agreement(decades: pd.DataFrame, issues: pd.DataFrame, here: Covers | None, pair: Dyad, words: Words) -> Block:
    """The latest decade in a sentence, every decade in a table, then the issues.

    here: what is here of the votes; None where they were not fetched.
    """
    if here is None:
        return _one(Statement(words.message("voting.not_here"), absent=True))
    if decades.empty:
        return _one(Statement(words.message("voting.none"), absent=True))
    told = [latest(decades, pair, words), *_pasts(decades, pair, words), Statement(words.message("voting.counted"))]
    ids = [row for rows in decades["rows"].iloc[-1:] for row in rows]
    told.append(words.say("voting.outside", ids, absent=True, last=here.last))
    return Block([Paragraph(tuple(told)), _decades(decades, pair, words), *_issues(issues, pair, words)])


def latest(decades: pd.DataFrame, pair: Dyad, words: Words) -> Statement:
    """Agreement in the newest decade that holds enough votes for a share; without one, how few there are."""
    enough = decades[decades["enough"]]
    row = records(enough if len(enough) else decades)[-1]
    said: dict[str, Any] = {"years": _years(row), "joint": row["joint"]}
    if not row["enough"]:
        return words.say("voting.few", row["rows"], absent=True, **said)
    said |= {"a": words.name(pair.a), "b": words.name(pair.b), "share": _share(row["share"])}
    return words.say("voting.one", row["rows"], standing=_standing(row, pair, words), **said)


def _pasts(decades: pd.DataFrame, pair: Dyad, words: Words) -> list[Statement]:
    """Whose votes the earlier ones are, where the state was not yet there."""
    told = []
    for state in pair.states:
        mine = [row for row in records(decades) if set(row["past"]) & set(words.data.atlas.pasts(state))]
        if mine:
            past = next(code for code in mine[-1]["past"] if code in words.data.atlas.pasts(state))
            said = {"past": words.name(past), "state": words.name(state), "last": mine[-1]["last"]}
            told.append(words.say("voting.past", mine[-1]["rows"], **said))
    return told


def _standing(row: Row, pair: Dyad, words: Words) -> str:
    told = []
    for side, (state, other) in zip("ab", (pair.states, pair.states[::-1]), strict=True):
        spoken = {"state": words.name(state), "other": words.name(other), "median": _share(row[f"{side}_median"])}
        rank = language.rank(int(row[f"{side}_rank"]), "closest")
        spoken["of_state"] = language.of(words.name(state))
        told.append(words.message("voting.side", rank=rank, of=row[f"{side}_of"], **spoken))
    return "; ".join(told)


def _decades(decades: pd.DataFrame, pair: Dyad, words: Words) -> Grid:
    body = tuple(_cells(row, _span(row, words), words) for row in records(decades))
    return Grid(_header("head_years", pair, words), body)


def _issues(issues: pd.DataFrame, pair: Dyad, words: Words) -> list[Grid]:
    body = tuple(_cells(row, row["issue"], words) for row in records(issues))
    return [Grid(_header("head_issue", pair, words), body)] if body else []


def _header(first: str, pair: Dyad, words: Words) -> tuple[str, ...]:
    sides = [
        words.message("voting.head_side", state=words.label(state), other=words.label(other))
        for state, other in (pair.states, pair.states[::-1])
    ]
    return (*(words.message(f"voting.{name}") for name in (first, "head_joint", "head_share")), *sides)


def _cells(row: Row, head: str, words: Words) -> tuple[Statement, ...]:
    texts = [head, str(row["joint"])]
    if not row["enough"]:
        return tuple(words.put(text, row["rows"]) for text in (*texts, words.message("voting.too_few"), "–", "–"))
    texts.append(_share(row["share"]))
    for side in "ab":
        said = {"median": _share(row[f"{side}_median"]), "rank": _nth(row[f"{side}_rank"]), "of": row[f"{side}_of"]}
        texts.append(words.message("voting.standing", **said))
    return tuple(words.put(text, row["rows"]) for text in texts)


def _years(row: Row) -> str:
    return str(row["first"]) if row["first"] == row["last"] else f"{row['first']}–{row['last']}"


def _span(row: Row, words: Words) -> str:
    """The years of a decade, and who voted in them where it was not yet the state itself."""
    past = language.listing([*(words.name(code) for code in row["past"]), *map(language.the, row["called"])])
    key = "voting.as_past_in_part" if row["mixed"] else "voting.as_past"
    return words.message(key, years=_years(row), past=past) if past else _years(row)


def _share(value: float) -> str:
    return f"{value:.0%}"


def _nth(rank: int) -> str:
    return language.ordinal(int(rank))


def _one(statement: Statement) -> Block:
    return Block([Paragraph((statement,))])
