"""What the tables hold, list by list and source by source, and where they contradict each other."""

import pandas as pd

from analysis import dates
from analysis.sentences.statement import Block, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Row, Words


def title(key: str, words: Words) -> Block:
    """A heading of the catalogue for a page that is about the tables themselves."""
    return Block([Heading(words.message(f"overview.{key}"), 1)])


def counts(frame: pd.DataFrame, words: Words) -> Block:
    """How many rows of each table each source supports, and how many survive only in references or by inference."""
    header = tuple(words.message(f"head.{name}") for name in ("kind", "rows", "reference", "inferred"))
    body = tuple(
        (
            words.message.word("table", str(table)),
            Statement(str(int(mine["rows_count"].sum()))),
            Statement(str(int(mine.loc[mine["basis"].eq("reference"), "rows_count"].sum()))),
            Statement(str(int(mine.loc[mine["basis"].eq("inferred"), "rows_count"].sum()))),
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
            words.put(f"{row['source']} {row['locator']}", row["rows"]),
        )
        for row in frame.to_dict("records")
    )
    return Block([Grid(header, body)])


def sources(frame: pd.DataFrame, words: Words) -> Block:
    """The sources: title, whose side, when written at the earliest."""
    header = tuple(words.message(f"head.{name}") for name in ("source", "body", "date"))
    body = tuple(
        (
            Statement(row["title"]),
            Statement(row["publisher"] or words.message("absence.not_reported")),
            Statement(_written(row, words)),
        )
        for row in frame.to_dict("records")
    )
    return Block([Grid(header, body)])


def note(key: str, words: Words) -> Block:
    """A note of the catalogue on how to read what follows."""
    return Block([Paragraph((Statement(words.message(f"overview.{key}")),))])


def _direction(row: Row, words: Words) -> str:
    ends = [words.label(code) for code in (row["sender"], row["receiver"]) if code]
    return " → ".join(ends) or words.message("overview.both_ways")


def _written(row: Row, words: Words) -> str:
    return words.message("overview.not_before", date=dates.say(row["written_not_before"]))
