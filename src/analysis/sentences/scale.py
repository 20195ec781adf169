"""A sense of scale in words: distance, domestic product, population; and what media reported, in one sentence."""

from typing import Any

import pandas as pd

from analysis import language, money
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.nothing import nothing
from analysis.sentences.statement import Block, Paragraph, Statement
from analysis.sentences.words import Row, Words, between

SIZES = ("gdp_usd", "population")
FIGURES = 4
MILLION, BILLION = 10**6, 10**9
ALIKE = 1.05  # below this ratio nothing is said of who has more


def scale(frame: pd.DataFrame, words: Words) -> Block:
    """One sentence a measure, and what a fetch would add.

    frame: as `profile.scale` gives it.
    """
    rows = {row["measure"]: row for row in records(frame)}
    told = [_distance(rows["distance_km"], words)] if "distance_km" in rows else []
    for measure in SIZES:
        if measure in rows:
            told.append(_size(rows[measure], words))
        else:
            told.append(Statement(words.message(f"scale.{measure}_not_here"), absent=True))
    return Block([Paragraph(tuple(told))])


def media(frame: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """Reports of acts both ways in one sentence, beside both sides' median partners.

    frame: as `profile.media` gives it.
    """
    if frame.empty:
        return nothing("icews", words)
    rows = records(frame)
    ids = [one for row in rows for one in row["rows"]]
    said: dict[str, Any] = {"a": words.name(pair.a), "b": words.name(pair.b)}
    absent = next((row["status"] for row in rows if row["status"] in ("outside", "not_reported")), "")
    if absent:
        return Block([Paragraph((words.say(f"media.{absent}", ids, absent=True, **said),))])
    years = "–".join(dict.fromkeys(str(rows[0][end]) for end in ("first", "last")))
    if all(row["status"] == "zero" for row in rows):
        told = words.say("media.both_zero", ids, absent=True, years=years, **said)
    else:
        first, second = (_way(row, words) for row in rows)
        told = words.say("media.one", ids, years=years, first=first, second=second)
    outside = words.say("media.outside_years", ids, absent=True, last=rows[0]["last"])
    return Block([Paragraph((told, outside))])


def _way(row: Row, words: Words) -> str:
    said = {name: words.name(row[name]) for name in ("sender", "receiver")}
    counts = {name: money.count(int(row[name])) for name in ("cooperation", "conflict")}
    medians = {f"median_{name}": f"{row[f'median_{name}']:,g}" for name in counts}
    return words.message("media.way" if row["status"] == "value" else "media.none_way", **said, **counts, **medians)


def _distance(row: Row, words: Words) -> Statement:
    said: dict[str, Any] = {name: language.shortened(row[name], 6) for name in ("a", "b")}
    key = "scale.distance" if len(row["rows"]) else "scale.distance_own"
    return words.say(key, row["rows"], km=f"{row['value_a']:,.0f}", **said)


def _size(row: Row, words: Words) -> Statement:
    said: dict[str, Any] = {"a": words.name(row["a"]), "b": words.name(row["b"])}
    if row["status"] == "outside":
        missing = between(words, row["missing"])
        return words.say(f"scale.outside_{row['measure']}", row["rows"], absent=True, missing=missing)
    if row["status"] != "value":
        return words.say(f"scale.no_{row['measure']}", row["rows"], absent=True, **said)
    values = {name: _value(row["measure"], row[name], words) for name in ("value_a", "value_b")}
    return words.say(
        f"scale.{row['measure']}", row["rows"], year=int(row["year"]), times=_times(row, words), **values, **said
    )


def _times(row: Row, words: Words) -> str:
    """How many times one side's figure is the other's, where the two differ."""
    if pd.isna(row["ratio"]) or row["ratio"] < ALIKE:
        return ""
    more = words.name(row["a"] if row["value_a"] > row["value_b"] else row["b"])
    key = "scale.times" if row["measure"] == "gdp_usd" else "scale.times_people"
    ratio = f"{row['ratio']:,.1f}" if row["ratio"] < 10 else f"{row['ratio']:,.0f}"
    return words.message(key, more=more, ratio=ratio)


def _value(measure: str, value: float, words: Words) -> str:
    if measure == "gdp_usd":
        return money.amount(float(f"{value:.{FIGURES}g}"), "USD")
    if value < MILLION:
        return money.count(value)
    if value < BILLION:
        return words.message("scale.millions", count=f"{value / MILLION:,.1f}")
    return words.message("scale.billions", count=f"{value / BILLION:,.2f}")
