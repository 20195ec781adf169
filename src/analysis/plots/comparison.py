"""Amounts of trade of several pairs: bars only among those that can be compared, the others as plain numbers."""

from dataclasses import dataclass

import pandas as pd

from analysis import dates, language, money
from analysis.plots import style
from analysis.plots.amounts import Panel, Tile, Tiles
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, Row, records
from analysis.plots.words import Words, plain, wrap

SAME = ("period", "flow", "reporter", "valuation")  # what the amounts of one panel share
SMALL = (240.0, 160.0)


@dataclass(frozen=True)
class Amount(Tile):
    """One amount with what it can be compared with; `group` is empty where there is nothing."""

    group: tuple[str, ...] = ()


def comparison(frame: pd.DataFrame, names: Names, *, lang: str = "en") -> Drawing:
    """The amounts of `trade.comparison` (one row is an amount of a pair), each with its year and reporter.

    Bars stand only where the frame calls amounts comparable, each such group on a scale of its own; every other
    amount is a number by itself, and one that nobody reports says so. Order is the frame's. What keeps the amounts
    from being ranked is written underneath. `.data` is the frame.
    """
    words = Words(lang)
    if frame.empty:
        return nothing(words("comparison.nothing"), frame, "trade-comparison")
    amounts = [_read(row, names, words) for row in records(frame)]
    reasons = _reasons(frame, words)
    told = [words("comparison.alt_amount", pair=one.pair, amount=one.said, year=one.how) for one in amounts]
    pairs = frame["pair"].nunique()
    alt = [words.some("comparison.alt", pairs, amounts="; ".join(told)), *reasons]
    small = _small(amounts)
    return Drawing(_figure(amounts, reasons, words), " ".join(alt), frame, "trade-comparison", small=small)


def _read(row: Row, names: Names, words: Words) -> Amount:
    a, b = (plain(names(code)) for code in str(row["pair"]).upper().split("-"))
    pair = words("comparison.pair", a=a, b=b)
    if row.get("flow") == "one_way":
        a, b = (language.the(plain(names(row[end]))) for end in ("exporter", "importer"))
        pair = words("comparison.one_way", a=a, b=b)
    value = None if pd.isna(row["value_usd"]) else float(row["value_usd"])
    year = dates.say(row["period"]) if row["period"] else words("comparison.no_year")
    group = tuple(str(row[name]) for name in SAME) if row.get("comparable") and value is not None else ()
    return Amount(language.cap(pair), value, _said(value, words), _how(row, year, value, names, words), group)


def _said(value: float | None, words: Words) -> str:
    if value is None:
        return words("comparison.not_reported")
    amount = money.amount(value, "USD")
    return amount if value else words("comparison.zero", amount=amount)


def _how(row: Row, year: str, value: float | None, names: Names, words: Words) -> str:
    if value is None and not row["reporter"]:
        return language.cap(year)
    reporter = words("comparison.no_reporter")
    if row["reporter"]:
        reporter = words("comparison.reporter", who=language.the(plain(names(row["reporter"]))))
    parts = [year, reporter]
    if row.get("valuation") in ("fob", "cif"):
        parts.append(words(f"comparison.valuation_{row['valuation']}"))
    if row.get("corrected"):
        parts.append(words("comparison.corrected"))
    return language.cap(", ".join(parts))


def _reasons(frame: pd.DataFrame, words: Words) -> list[str]:
    """Why the amounts are in no order of size."""
    told = frame[frame["value_usd"].notna()]
    if told["pair"].nunique() < 2:
        return []
    found = ["period"] if told["period"].nunique() > 1 else []
    found += ["reporter"] if told["reporter"].nunique() > 1 or (told["reporter"] == "").any() else []
    found += ["valuation"] if told["valuation"].nunique() > 1 else []
    return [words(f"comparison.differ_{reason}") for reason in found]


def _figure(amounts: list[Amount], reasons: list[str], words: Words) -> Canvas:
    groups = dict.fromkeys(one.group for one in amounts if one.group)
    panels = [Panel([one for one in amounts if one.group == group]) for group in groups]
    alone = [one for one in amounts if not one.group]
    tiles = [Tiles(alone, style.WIDTH)] if alone else []
    notes = [*reasons, words("comparison.scale") if panels else words("comparison.no_bars")]
    lines = [line for note in notes for line in wrap(note, style.WIDTH - 12, style.SMALL)]
    height = sum(part.height for part in [*panels, *tiles]) + len(lines) * style.SMALL * style.LINE + 18
    canvas = Canvas(style.WIDTH, height)
    top = 6.0
    for part in [*panels, *tiles]:
        part.draw(canvas, top)
        top += part.height
    canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], style.RULE, 0.6)
    canvas.block(style.MARGIN, top + 4, lines, style.SMALL, color=style.MUTED)
    return canvas


def _small(amounts: list[Amount]) -> Canvas:
    """The first amounts under one another, as many as an index's card has room for."""
    canvas = Canvas(*SMALL)
    top = 1.0
    for one in amounts:
        tiles = Tiles([one], SMALL[0])
        if top + tiles.height > SMALL[1]:
            break
        tiles.draw(canvas, top)
        top += tiles.height
    return canvas
