"""What is drawn of a cell of the matrix: a look for its status, a shade for its value, a number and a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis import dates, money
from analysis.plots import style
from analysis.plots.frames import Row
from analysis.plots.words import Words, width

LOOKS = {"few": "not_reported", **dict.fromkeys(("announced", "planned", "explored"), "plan")}
LOOKS |= dict.fromkeys(("undated", "unnamed"), "told")
SMALLEST, WIDE = 7.5, 35.0  # text in a cell, and the widest cell
INK = {"plan": style.NAVY, "ended": style.RULE}  # what is drawn as a broken box
SHADES = ("#e6eff7", "#cfe0ef", "#8fb8dc")
PLAIN = 1  # the shade of what is not held against other values of its column
MEASURED = ("votes", "exports", "imports", "igos", "treaties")
MEASURES = (*MEASURED, "alliance", "visa_out", "visa_in")  # of which all cells tell of the same years
OPEN = {"visa_free": 2, "visa_on_arrival": 1, "eta": 1, "e_visa": 1}  # what a visa asks, the less the darker
AMOUNTS = ("trade", "exports", "imports")
LEAST_AMOUNT = 1000  # below it a cell of trade counts goods, not dollars


@dataclass(frozen=True)
class Cell:
    """What is drawn: `look` (a status, or told, plan), the place in `SHADES`, and the number and year to write."""

    look: str
    shade: int = PLAIN
    number: str = ""
    year: str = ""


def limits(frame: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Of each domain of measures the values that part its lower, middle and upper third."""
    found = {}
    for domain, mine in frame[frame["status"].eq("value")].groupby("domain", sort=False):
        if domain in MEASURED:
            low, high = np.quantile(mine["value"].to_numpy(float), (1 / 3, 2 / 3))
            found[str(domain)] = (float(low), float(high))
    return found


def cell(row: Row, thirds: Mapping[str, tuple[float, float]], words: Words) -> Cell:
    """The cell that a row of the matrix is drawn as."""
    status = str(row["status"])
    year = "" if row["domain"] in MEASURES else _year(row["date"])
    if status == "zero":
        return Cell("zero", number="0")
    if status != "value":
        return Cell(LOOKS.get(status, status), year=year)
    return Cell("value", _shade(row, thirds), _number(row["domain"], row["value"], words), year)


def _shade(row: Row, thirds: Mapping[str, tuple[float, float]]) -> int:
    if row["domain"] in thirds:
        return sum(row["value"] > limit for limit in thirds[row["domain"]])
    return OPEN.get(row["value"], 0) if row["domain"].startswith("visa") else PLAIN


def _number(domain: str, value: Any, words: Words) -> str:
    """A value as short as a cell needs it; nothing where that is too long, or where it only says that it is there."""
    if isinstance(value, str):
        return words.word("matrix_word", value if domain.startswith("visa") else domain) if domain in MEASURES else ""
    if domain == "votes":
        return f"{value:.0%}".rstrip("%")
    if domain in AMOUNTS and value >= LEAST_AMOUNT:
        return _dollars(value)
    number = f"{value:.0f}"
    return "" if number == "1" and domain.startswith(("embassy", "honorary")) else number


def _dollars(value: float) -> str:
    """An amount as short as a cell needs it, exact to the figures it shows; nothing where that is too long."""
    short = money.amount(value, "USD").removeprefix("US")
    for word, letter in ((" million", "m"), (" billion", "bn"), (" trillion", "tn")):
        short = short.replace(word, letter)
    return short if width(short, SMALLEST, "bold") <= WIDE else ""


def _year(edtf: str) -> str:
    """The year of a date, with the sign of what is approximate; nothing where it may be one of several."""
    if not edtf:
        return ""
    span = dates.parse(edtf)
    first, last = span.earliest[:4], span.latest[:4]
    return ("~" if span.approximate else "") + last if first == last else ""
