"""Rows of a timeline made ready to be drawn: which column a kind stands in, the days it may mean, its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis import dates, language, money
from analysis.plots import style
from analysis.plots.frames import Names, Row, records
from analysis.plots.words import Words, plain, width, wrap

LANE = {
    "event": "events",
    "visit": "visits",
    "agreement": "agreements",
    "mission": "missions",
    "un_vote": "votes",
    "membership": "bodies",
    "joint_body": "bodies",
    "trade_total": "trade",
    "trade_product": "trade",
    "company_presence": "trade",
    "equipment": "trade",
    "transport": "trade",
    "migration": "people",
    "claim": "claims",
}
RELATIONS = {"establishment", "resumption", "succession", "severance", "suspension", "state_end"}
OPEN = {"announced", "planned", "explored", "stated_absent"}
FEW = 3  # states that a label names before it counts them


@dataclass(frozen=True)
class Entry:
    """One dated thing: its column, first and last day (as ordinals), how sure they are, and its words.

    `vague`: its beginning is known to the decade or century only.
    """

    lane: str
    first: int
    last: int
    exact: bool
    pale: bool
    vague: bool
    hollow: bool
    open_start: bool
    open_end: bool
    when: str
    who: str
    text: str

    @property
    def mark(self) -> style.Mark:
        """How the entry is drawn."""
        return style.LANES[self.lane]


def read(frame: pd.DataFrame, names: Names, words: Words, alone: bool) -> list[Entry]:
    """The entries of a frame of `timeline.entries`, in its order; `alone`: one pair, whose names need no repeating."""
    return [_entry(row, names, words, alone) for row in records(frame) if row["date"]]


def lane(row: Row) -> str:
    """The column of a row."""
    return "relations" if row["kind"] == "event" and row["type"] in RELATIONS else LANE.get(row["kind"], "events")


def _entry(row: Row, names: Names, words: Words, alone: bool) -> Entry:
    span = dates.parse(row["date"])
    first, last = day(span.earliest), day(span.latest)
    unsure = span.approximate or span.uncertain or span.precision in ("decade", "century")
    return Entry(
        lane=lane(row),
        first=first,
        last=last,
        exact=span.precision == "day",
        pale=unsure or (span.precision == "interval" and last - first > 3 * 366),
        vague="X" in row["date"].split("/")[0],
        hollow=row["status"] in OPEN,
        open_start=span.open_start,
        open_end=span.open_end,
        when=dates.say(row["date"]),
        who=_who(row, names, words, alone),
        text=_text(row, words),
    )


def day(iso: str) -> int:
    """An ISO day as a number that can be counted with."""
    return date.fromisoformat(iso).toordinal()


def _who(row: Row, names: Names, words: Words, alone: bool) -> str:
    sender, receiver = row.get("sender") or "", row.get("receiver") or ""
    if sender and receiver:
        direction = f"{plain(names(sender))} → {plain(names(receiver))}"
        via = row.get("via") or ""
        return words("timeline.via", direction=direction, via=plain(names(via))) if via else direction
    if alone and not row.get("past", False):
        return ""
    return together(row["countries"], names, words)


def together(codes: Iterable[str], names: Names, words: Words) -> str:
    """States side by side; beyond a few they are counted."""
    named = [plain(names(code)) for code in codes]
    if len(named) <= FEW:
        return "–".join(named)
    return words("timeline.more", names=", ".join(named[:FEW]), n=len(named) - FEW)


def _text(row: Row, words: Words) -> str:
    label = language.cap(plain(row["label"]))
    if row["kind"] == "trade_total" and not pd.isna(row.get("value", None)) and row.get("unit"):
        label = f"{label}, {money.amount(row['value'], row['unit'])}"
    said = words.word("status", row["status"])
    return f"{label} ({said})" if row["status"] in OPEN and said not in label.lower() else label


@dataclass(frozen=True)
class Line:
    """Text on one line of a label: where it begins to the right of the label's edge, and how it looks."""

    row: int
    x: float
    text: str
    muted: bool = False


def flow(who: str, text: str, room: float) -> list[Line]:
    """The words of a label in lines: who in a muted tone, then what on the same line where it fits."""
    head = wrap(who, room, style.SMALL) if who else []
    lines = [Line(number, 0, line, True) for number, line in enumerate(head)]
    indent = width(head[-1], style.SMALL) + 7 if head else 0.0
    if indent > room * 0.62:
        indent = 0.0
        below = len(head)
    else:
        below = max(len(head) - 1, 0)
    for number, line in enumerate(wrap(text, room, indent=indent)):
        lines.append(Line(below + number, 0.0 if number else indent, line))
    return lines
