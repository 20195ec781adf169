"""Amounts of trade of several pairs, each with its year and reporter, never in an order that suggests a rank."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from analysis import dates, language, money
from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, Row, records
from analysis.plots.words import Words, plain, wrap

LEFT, BAR = 158.0, 190.0  # where the bars begin, and the longest bar
THICK = 9.0
PITCH = style.BODY * style.LINE
GAP = 6.0


@dataclass(frozen=True)
class Amount:
    """One amount to draw; no value where none is reported."""

    pair: str
    year: str
    value: float | None
    said: str
    how: str

    @property
    def title(self) -> list[str]:
        """The pair's name in lines."""
        return wrap(language.cap(self.pair), LEFT - 2 * style.MARGIN - 4)

    @property
    def notes(self) -> list[str]:
        """Year, reporter and valuation in lines."""
        return wrap(self.how, style.WIDTH - LEFT - 8, style.SMALL)

    @property
    def height(self) -> float:
        """Points that the amount takes."""
        return max(len(self.title) * PITCH, PITCH + len(self.notes) * style.SMALL * style.LINE) + GAP


@style.look()
def comparison(frame: pd.DataFrame, names: Names, *, lang: str = "en") -> Drawing:
    """The amounts of `trade.comparison` (one row is an amount of a pair) as bars with amount, year and reporter.

    Years stand apart, each under its own heading; within a year the order is the frame's. Zero is a line at the
    beginning, an amount that nobody reports a hatched cell with those words. What keeps the amounts from being ranked
    is written underneath. `.data` is the frame.
    """
    words = Words(lang)
    if frame.empty:
        return nothing(words("comparison.nothing"), frame, "trade-comparison")
    amounts = [_read(row, names, words) for row in records(frame)]
    reasons = _reasons(frame, words)
    told = [words("comparison.alt_amount", pair=one.pair, amount=one.said, year=one.how) for one in amounts]
    pairs = frame["pair"].nunique()
    alt = [words.some("comparison.alt", pairs, amounts="; ".join(told)), *reasons]
    return Drawing(_figure(amounts, reasons, words), " ".join(alt), frame, "trade-comparison")


def _read(row: Row, names: Names, words: Words) -> Amount:
    a, b = (plain(names(code)) for code in str(row["pair"]).upper().split("-"))
    pair = words("comparison.pair", a=a, b=b)
    if row.get("flow") == "one_way":
        a, b = (language.the(plain(names(row[end]))) for end in ("exporter", "importer"))
        pair = words("comparison.one_way", a=a, b=b)
    value = None if pd.isna(row["value_usd"]) else float(row["value_usd"])
    year = dates.say(row["period"]) if row["period"] else words("comparison.no_year")
    return Amount(pair, year, value, _said(value, words), _how(row, year, value, names, words))


def _said(value: float | None, words: Words) -> str:
    if value is None:
        return words("comparison.not_reported")
    amount = money.amount(value, "USD")
    return amount if value else words("comparison.zero", amount=amount)


def _how(row: Row, year: str, value: float | None, names: Names, words: Words) -> str:
    if value is None and not row["reporter"]:
        return year
    reporter = words("comparison.no_reporter")
    if row["reporter"]:
        reporter = words("comparison.reporter", who=language.the(plain(names(row["reporter"]))))
    parts = [year, reporter]
    if row.get("valuation") in ("fob", "cif"):
        parts.append(words(f"comparison.valuation_{row['valuation']}"))
    if row.get("corrected"):
        parts.append(words("comparison.corrected"))
    return ", ".join(parts)


def _reasons(frame: pd.DataFrame, words: Words) -> list[str]:
    """Why the amounts are in no order of size."""
    told = frame[frame["value_usd"].notna()]
    if told["pair"].nunique() < 2:
        return []
    found = ["period"] if told["period"].nunique() > 1 else []
    found += ["reporter"] if told["reporter"].nunique() > 1 or (told["reporter"] == "").any() else []
    found += ["valuation"] if told["valuation"].nunique() > 1 else []
    return [words(f"comparison.differ_{reason}") for reason in found]


def _figure(amounts: list[Amount], reasons: list[str], words: Words) -> Figure:
    years = list(dict.fromkeys(one.year for one in amounts))
    notes = [
        line for note in [*reasons, words("comparison.scale")] for line in wrap(note, style.WIDTH - 12, style.SMALL)
    ]
    height = (
        8 + len(years) * (PITCH + 12) + sum(one.height for one in amounts) + len(notes) * style.SMALL * style.LINE + 12
    )
    canvas = Canvas(style.WIDTH, height)
    largest = max((one.value or 0 for one in amounts), default=0) or 1
    top = 6.0
    for year in years:
        canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], style.RULE, 0.6)
        canvas.text(style.MARGIN, top + 4, language.cap(year), weight="bold")
        begin = top = top + PITCH + 8
        for one in amounts:
            if one.year == year:
                _row(canvas, one, top, largest)
                top += one.height
        canvas.line([(LEFT, begin - 2), (LEFT, top - GAP + 1)], style.INK, 0.8, z=3)
        top += 4
    canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], style.RULE, 0.6)
    canvas.block(style.MARGIN, top + 4, notes, style.SMALL, color=style.MUTED)
    return canvas.figure


def _row(canvas: Canvas, one: Amount, top: float, largest: float) -> None:
    canvas.block(style.MARGIN, top, one.title)
    bar = top + (PITCH - THICK) / 2
    if one.value is None:
        canvas.hatched(LEFT + 1, bar, 60, THICK, 4)
        canvas.text(LEFT + 67, top, one.said, color=style.MUTED, style="italic")
    else:
        length = BAR * one.value / largest
        canvas.bar(LEFT, bar, max(length, 1.5 if one.value else 0), THICK, facecolor=style.BLUE, zorder=2)
        canvas.text(LEFT + length + 6, top, one.said, weight="bold")
    canvas.block(LEFT + 6, top + PITCH, one.notes, style.SMALL, color=style.MUTED)
