"""States against the states of a region: partners down, domains across, and a mark that says what is known."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.path import Path

from analysis import language
from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, records
from analysis.plots.matrix_cells import INK, MEASURES, PLAIN, SHADES, SMALLEST, WIDE, Cell, cell, limits
from analysis.plots.words import Words, plain, width, wrap

NAME, STATE = 128.0, 84.0  # the column of partners; the longest name of a state over its column
ROOMY = 30.0  # from this width on a column has room for a number above a year
HIGH, LOW = (22.0, 28.0), (15.0, 24.0)  # a row whose partner's name takes one line, and two: roomy, and not
HEAD, LEGEND = 14.0, 14.0
ORDER = (
    *("value", "shades", "told", "plan", "ended", "zero", "stated_absent", "absent_from_complete_list"),
    *("not_reported", "outside", "nobody_says"),
)
NAMED = 12  # more partners than these are counted in the alternative text


def matrix(frame: pd.DataFrame, names: Names, *, lang: str = "en") -> Drawing:
    """The cells of `region.matrix` (one row is a state, partner and domain) as a table of marks.

    A filled cell, with number and year where they fit: a source says so, the darker the more; 0: reported as none. A
    ring with a dot: told, but undated or unnamed. A dash: a source says that there is none; a broken dash: a list that
    reads as whole does not name it. Hatched: not reported; grey: outside coverage; a dot: nobody says. Several states
    share the column of a domain. Partners, domains and states in the frame's order. `.data` is the frame.
    """
    words = Words(lang)
    if frame.empty:
        return nothing(words("matrix.nothing"), frame, "matrix")
    return Drawing(_Table(frame, names, words).draw(), _alt(frame, names, words), frame, "matrix")


class _Table:
    """All measured first: the height follows from the names."""

    def __init__(self, frame: pd.DataFrame, names: Names, words: Words) -> None:
        self.words, thirds = words, limits(frame)
        self.states = list(dict.fromkeys(frame["state"]))
        self.domains = list(dict.fromkeys(frame["domain"]))
        self.partners = list(dict.fromkeys(frame["partner"]))
        self.columns = [(domain, state) for domain in self.domains for state in self.states]
        self.step = (style.WIDTH - NAME - style.MARGIN) / len(self.columns)
        self.roomy = self.step >= ROOMY
        rows = [(row["partner"], row["domain"], row["state"]) for row in records(frame)]
        self.cells = dict(zip(rows, (cell(row, thirds, words) for row in records(frame)), strict=True))
        self.lines = {code: wrap(names(code), NAME - style.MARGIN - 4) for code in self.partners}
        self.heads = [_head(frame[frame["domain"].eq(domain)], domain, words) for domain in self.domains]
        self.tops = [wrap(names(state), STATE, style.SMALL, lines=1)[0] for state in self.states]
        looks = {one.look for one in self.cells.values()} | ({"shades"} if _shaded(self.cells.values()) else set())
        self.legend = [look for look in ORDER if look in looks]

    def _high(self, code: str) -> float:
        one, two = HIGH if self.roomy else LOW
        return one if len(self.lines[code]) == 1 else two + (len(self.lines[code]) - 2) * style.BODY * style.LINE

    def draw(self) -> Canvas:
        """The figure."""
        tier = max(width(top, style.SMALL) for top in self.tops) + 8 if len(self.states) > 1 else 0
        head = HEAD + max(width(text, style.SMALL) for text in self.heads) + tier
        body = sum(self._high(code) for code in self.partners)
        canvas = Canvas(style.WIDTH, head + body + 12 + LEGEND * len(self.legend) + 6)
        pen = _Pen(canvas, self.step, self.roomy)
        self._heads(canvas, head, tier, body)
        top = head
        for code in self.partners:
            canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], "#dfe2e4", 0.5)
            high = self._high(code)
            middle, lines = top + high / 2, self.lines[code]
            canvas.block(style.MARGIN, middle - len(lines) * style.BODY * style.LINE / 2, lines)
            for at, (domain, state) in enumerate(self.columns):
                if one := self.cells.get((code, domain, state)):
                    pen.cell(one, NAME + self.step * (at + 0.5), middle, self.words)
            top += high
        canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], style.RULE, 0.6)
        self._legend(canvas, pen, top + 10)
        pen.lift()
        return canvas

    def _heads(self, canvas: Canvas, head: float, tier: float, body: float) -> None:
        group = self.step * len(self.states)
        for at, text in enumerate(self.heads):
            canvas.upright(NAME + group * (at + 0.5), head - 5 - tier, text, color=style.INK)
            if tier and at:
                left = NAME + group * at
                canvas.line([(left, HEAD / 2), (left, head + body)], "#c9cdd0", 0.5)
        for at in range(len(self.columns) if tier else 0):
            canvas.upright(NAME + self.step * (at + 0.5), head - 4, self.tops[at % len(self.states)], color=style.MUTED)

    def _legend(self, canvas: Canvas, pen: "_Pen", top: float) -> None:
        for number, look in enumerate(self.legend):
            y = top + LEGEND * number
            shades = range(len(SHADES)) if look == "shades" else (PLAIN,)
            for place in shades:
                one = Cell("value" if look == "shades" else look, place, "0" if look == "zero" else "")
                pen.sample(one, style.MARGIN + 20 + (place - PLAIN) * 14, y + 5)
            key = "matrix.value_narrow" if look == "value" and not self.roomy else f"matrix.{look}"
            canvas.text(style.MARGIN + 48, y, self.words(key), style.SMALL, color=style.MUTED)


class _Pen:
    """Gathers the marks of all cells, since one outline of many cells makes a small file."""

    def __init__(self, canvas: Canvas, step: float, roomy: bool) -> None:
        self.canvas, self.step, self.roomy = canvas, step, roomy
        self.wide = min(step - 4, WIDE) if roomy else step - 2.5
        self.high = 19.0 if roomy else 12.0
        self.strokes: dict[tuple[str, float], list[tuple[float, float, float, float]]] = {}
        self.rounds: dict[str, list[tuple[float, float]]] = {}

    def cell(self, one: Cell, x: float, y: float, words: Words) -> None:
        """A cell with what is written in it."""
        self._mark(one, x, y, self.wide, self.high)
        if one.look in INK and self.roomy:
            self._write(Cell("", number=words(f"matrix.in_{one.look}"), year=one.year), x, y, style.MUTED)
        elif one.look in ("value", "zero"):
            self._write(one, x, y, style.NAVY if one.look == "value" else style.MUTED)
            if self.roomy and not (one.number or one.year):
                self.rounds.setdefault("disc", []).append((x, y))

    def sample(self, one: Cell, x: float, y: float) -> None:
        """A mark of the legend."""
        self._mark(one, x, y, 12.0, 11.0)
        if one.number:
            self._write(one, x, y, style.MUTED)

    def _mark(self, one: Cell, x: float, y: float, wide: float, high: float) -> None:
        if one.look in INK:
            look = {"facecolor": style.PAPER, "edgecolor": INK[one.look], "lw": 0.9, "ls": (0, (2, 1.5))}
            self.canvas.bar(x - wide / 2, y - high / 2, wide, high, zorder=1.5, **look)
        elif one.look == "told":
            self.rounds.setdefault("told", []).append((x, y))
            self.rounds.setdefault("dot", []).append((x, y))
        elif one.look != "zero":
            look = f"{one.look}{one.shade}" if one.look == "value" else one.look
            long = {"outside": wide + 2.5, "stated_absent": 7.0, "absent_from_complete_list": 8.0, "nobody_says": 0.1}
            marks = self.strokes.setdefault((look, high), [])
            if one.look in RUNS and marks and marks[-1][1] == y and abs(marks[-1][2] + self.step - x) < 0.01:
                marks[-1] = (marks[-1][0], y, x, marks[-1][3])
            else:
                marks.append((x, y, x, long.get(one.look, wide)))

    def _write(self, one: Cell, x: float, y: float, colour: str) -> None:
        bold: dict[str, Any] = {"weight": "bold" if colour == style.NAVY else "normal", "color": colour, "ha": "center"}
        if self.roomy and one.number and one.year:
            self.canvas.text(x, y - 9.4, one.number, SMALLEST, **bold)
            self.canvas.text(x, y - 0.6, one.year, SMALLEST, ha="center")
            return
        text = one.number or (one.year if self.roomy else "")
        if text and width(text, SMALLEST, "bold") <= max(self.wide, 8.0):
            look: dict[str, Any] = bold if one.number else {"ha": "center"}
            self.canvas.text(x, y - SMALLEST * 0.62, text, SMALLEST, **look)

    def lift(self) -> None:
        """Draw what was gathered."""
        for (look, high), marks in self.strokes.items():
            points = [point for x, y, end, long in marks for point in ((x - long / 2, y), (end + long / 2, y))]
            drawn = _stroke(look, high, self.step)
            self.canvas.path(Path(points, [Path.MOVETO, Path.LINETO] * len(marks)), 1.5, **drawn)
        for name, (radius, look) in RINGS.items():
            self.canvas.rings(self.rounds.get(name, []), radius, **look)


RUNS = ("nobody_says", "outside")  # cells side by side become one line, dotted or as wide as they
DOT = 1.8
RINGS = {
    "told": (4.2, {"facecolor": SHADES[PLAIN], "edgecolor": style.NAVY, "lw": 1.0}),
    "dot": (1.6, {"facecolor": style.NAVY, "edgecolor": "none", "lw": 0}),
    "disc": (3.4, {"facecolor": style.NAVY, "edgecolor": "none", "lw": 0}),
}


def _stroke(look: str, high: float, step: float) -> dict[str, Any]:
    """How a short line becomes a mark: as thick as a cell for a filled one, striped for a hatched one."""
    filled = {f"value{place}": shade for place, shade in enumerate(SHADES)} | {"outside": "#d9dcde"}
    if look in filled:
        return {"facecolor": "none", "edgecolor": filled[look], "lw": high, "capstyle": "butt"}
    if look == "not_reported":
        striped = {"ls": (0, (0.7 / (high - 3), 1.8 / (high - 3))), "capstyle": "butt"}
        return {"facecolor": "none", "edgecolor": "#a9aeb3", "lw": high - 3, **striped}
    if look == "nobody_says":
        dots = {"ls": (0, (0.1 / DOT, (step - 0.1) / DOT)), "capstyle": "round", "snap": False}
        return {"facecolor": "none", "edgecolor": style.MUTED, "lw": DOT, **dots}
    broken = {"ls": (0, (3.0 / 1.2, 2.0 / 1.2))} if look == "absent_from_complete_list" else {}
    return {"facecolor": "none", "edgecolor": style.INK, "lw": 1.2, "capstyle": "butt", **broken}


def _head(mine: pd.DataFrame, domain: str, words: Words) -> str:
    """A domain, with the years that a data set's measure tells of."""
    held = [str(date).replace("/", "–") for date in mine["date"] if date and domain in MEASURES]
    said = ", ".join(dict.fromkeys(held))
    return ", ".join(filter(None, (words.word("domain", domain), said)))


def _shaded(cells: Iterable[Cell]) -> bool:
    return len({one.shade for one in cells if one.look == "value"}) > 1


def _alt(frame: pd.DataFrame, names: Names, words: Words) -> str:
    counted = frame["status"].value_counts()
    absent = int(counted.get("stated_absent", 0) + counted.get("absent_from_complete_list", 0))
    said = int(counted.get("value", 0) + counted.get("zero", 0))
    spoken = {
        "partners": words.some("matrix.partners", frame["partner"].nunique()),
        "domains": words.some("matrix.domains", frame["domain"].nunique()),
        "states": words.some("matrix.states", frame["state"].nunique()),
    }
    more = {"said": said, "cells": len(frame), "absent": absent, "silent": int(counted.get("nobody_says", 0))}
    told = [words("matrix.alt", **spoken, **more)]
    for key, statuses in (("told", ("undated", "unnamed")), ("unknown", ("not_reported", "few", "outside"))):
        if number := int(frame["status"].isin(statuses).sum()):
            told.append(words(f"matrix.alt_{key}", n=number))
    for domain in dict.fromkeys(frame["domain"]):
        mine = frame[frame["domain"].eq(domain) & frame["status"].eq("value")]
        if len(mine):
            partners = _partners(mine, frame["state"].nunique(), names)
            told.append(words("matrix.alt_domain", domain=words.word("domain", domain), partners=partners))
    return " ".join(told)


def _partners(mine: pd.DataFrame, states: int, names: Names) -> str:
    """With whom of the partners something is said: by name for one state, else in numbers."""
    if states == 1 and len(mine) <= NAMED:
        return language.listing([plain(names(code)) for code in mine["partner"]])
    counted = mine["state"].value_counts()
    return language.listing([f"{plain(names(state))} {counted[state]}" for state in dict.fromkeys(mine["state"])])
