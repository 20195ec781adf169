"""What the tables hold, list by list and source by source, and where they contradict each other."""

from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.statement import Block, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Row, Words


def tour(counts: pd.DataFrame, read: pd.DataFrame, words: Words) -> Block:
    """How many rows of fact there are and from how many sources, as the page's heading."""
    rows = [row for ids in counts["rows"] for row in ids]
    return Block([Heading(words.say("overview.tour", rows, count=len(rows), sources=len(read)), 1)])


def known(lists: pd.DataFrame, differences: pd.DataFrame, words: Words) -> Block:
    """How many lists the sources hold, how many were lost, and how often sources differ, as the page's heading."""
    rows = [row for ids in (*lists["rows"], *differences["rows"]) for row in ids]
    lost = int(lists["completeness"].eq("lost").sum())
    spoken: dict[str, Any] = {"count": len(lists), "lost": lost, "differ": len(differences)}
    return Block([Heading(words.say("overview.coverage", rows, **spoken), 1)])


def counts(frame: pd.DataFrame, words: Words) -> Block:
    """How many rows of each table there are, and how many survive only in references' titles or by inference."""
    header = tuple(words.message(f"head.{name}") for name in ("kind", "rows", "reference", "inferred"))
    body = tuple(
        (
            language.cap(words.message.word("table", str(table))),
            _count(mine, words),
            *(_count(mine[mine["basis"].eq(basis)], words) for basis in ("reference", "inferred")),
        )
        for table, mine in frame.groupby("table", sort=False)
    )
    return Block([Grid(header, body)])


def lists(frame: pd.DataFrame, words: Words) -> Block:
    """Every list in a source, and how whole it is: complete, a sample, or lost."""
    header = tuple(words.message(f"head.{name}") for name in ("list", "direction", "whole", "source"))
    body = tuple(
        (
            words.put(words.message.word("listed", row["kind"]), row["rows"]),
            words.put(_direction(row, words), row["rows"]),
            words.put(
                words.message.word("completeness", row["completeness"]), row["rows"], row["completeness"] == "lost"
            ),
            words.put(f"{words.data.sources[row['source']].title} {row['locator']}", row["rows"]),
        )
        for row in records(frame)
    )
    return Block([Grid(header, body)])


def sources(frame: pd.DataFrame, words: Words) -> Block:
    """The sources: title, publisher, when written at the earliest, how many rows cite each."""
    header = tuple(words.message(f"head.{name}") for name in ("source", "publisher", "date", "rows"))
    body = tuple(
        tuple(
            words.put(cell, row["rows"])
            for cell in (row["title"], row["publisher"], _written(row, words), str(len(row["rows"])))
        )
        for row in records(frame)
    )
    return Block([Grid(header, body)])


def desk(pair: Dyad, frame: pd.DataFrame, sets: pd.DataFrame, words: Words) -> Block:
    """From whose desk a pair is read, in which documents, each with the earliest time of its writing, and data sets."""
    here = records(sets[sets["here"]])
    told = (
        [words.say("overview.sets", [one for row in here for one in row["rows"]], sets=_sets(here, words))]
        if here
        else []
    )
    if frame.empty:
        return Block([Paragraph((Statement(words.message("overview.no_source"), absent=True), *told))])
    titles = [_titled(row, words) for row in records(frame)]
    copies = words.message("overview.copies") if frame["family"].duplicated().any() else ""
    spoken: dict[str, Any] = {"desk": language.of(words.name(pair.a)), "titles": "; ".join(titles), "copies": copies}
    read = words.say("overview.desk", [row for ids in frame["rows"] for row in ids], **spoken)
    return Block([Paragraph((read, *told))])


def note(key: str, words: Words) -> Block:
    """A note of the catalogue on how to read what follows."""
    return Block([Paragraph((Statement(words.message(f"overview.{key}")),))])


def _count(frame: pd.DataFrame, words: Words) -> Statement:
    return words.put(str(int(frame["rows_count"].sum())), [row for ids in frame["rows"] for row in ids])


def _direction(row: Row, words: Words) -> str:
    ends = [words.label(code) for code in (row["sender"], row["receiver"]) if code]
    return " → ".join(ends) or words.message("overview.both_ways")


def _sets(rows: list[Row], words: Words) -> str:
    """Data sets by their titles, with the years that each covers."""
    return "; ".join(
        words.message("overview.set", **{name: row[name] for name in ("title", "first", "last")}) for row in rows
    )


def _titled(row: Row, words: Words) -> str:
    """A source by its title, with its publisher and its time where they are known."""
    about = ", ".join(filter(None, (row["publisher"], _written(row, words))))
    return f"{row['title']} ({about})" if about else str(row["title"])


def _written(row: Row, words: Words) -> str:
    day = row["written_not_before"]
    return words.message("overview.not_before", date=dates.say(day)) if day else ""
