"""One state against the states of a region: partners down, domains across, and a mark that says what is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from analysis import dates, language, money
from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, Row, records
from analysis.plots.words import Words, plain, width, wrap

NAME = 128.0  # the column of partners
ROW, TWO = 22.0, 28.0  # a row whose partner's name takes one line, and two
PLANS = {"announced", "planned", "explored"}
TOLD = {"undated", "unnamed"}
SMALLEST, WIDE = 7.5, 35.0  # text in a cell, and the widest cell
TINT = "#cfe0ef"


@dataclass(frozen=True)
class Cell:
    """What is known of a partner in a domain: its status, and the number and year to write."""

    status: str
    number: str
    year: str


@style.look()
def matrix(frame: pd.DataFrame, names: Names, *, lang: str = "en") -> Drawing:
    """The cells of `region.matrix` (one row is a partner and domain) as a table of marks.

    A filled cell with a number or a year: a source says so. A ring with a dot: told, but undated or unnamed. A ring: a
    source says that there is none; a broken ring: a list that reads as whole does not name it; a dot: nobody says.
    Partners and domains in the frame's order. `.data` is the frame.
    """
    words = Words(lang)
    if frame.empty:
        return nothing(words("matrix.nothing"), frame, "matrix")
    table = _Table(frame, names, words)
    return Drawing(table.draw(), _alt(frame, names, words), frame, "matrix")


class _Table:
    """All measured first: the height follows from the names."""

    def __init__(self, frame: pd.DataFrame, names: Names, words: Words) -> None:
        self.words = words
        self.domains = list(dict.fromkeys(frame["domain"]))
        self.partners = list(dict.fromkeys(frame["partner"]))
        self.cells = {(row["partner"], row["domain"]): _cell(row) for row in records(frame)}
        self.lines = {code: wrap(names(code), NAME - style.MARGIN - 4) for code in self.partners}
        self.heads = {
            domain: wrap(words.word("domain", domain), self.step * 1.9, style.SMALL) for domain in self.domains
        }
        self.legend = [(status, words(f"matrix.{status}")) for status in _legend(self.cells.values())]

    @property
    def step(self) -> float:
        """The width of a domain's column."""
        return (style.WIDTH - NAME - style.MARGIN) / len(self.domains)

    def _high(self, code: str) -> float:
        return ROW if len(self.lines[code]) == 1 else TWO + (len(self.lines[code]) - 2) * style.BODY * style.LINE

    def draw(self) -> Figure:
        """The figure."""
        head = self._head_height()
        body = sum(self._high(code) for code in self.partners)
        canvas = Canvas(style.WIDTH, head + body + 12 + 14.0 * len(self.legend) + 6)
        self._heads(canvas, head)
        round_: dict[str, list[tuple[float, float]]] = {}
        top = head
        for code in self.partners:
            canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], "#dfe2e4", 0.5)
            high = self._high(code)
            middle = top + high / 2
            canvas.block(style.MARGIN, middle - len(self.lines[code]) * style.BODY * style.LINE / 2, self.lines[code])
            for number, domain in enumerate(self.domains):
                cell = self.cells.get((code, domain), Cell("nobody_says", "", ""))
                x = NAME + self.step * (number + 0.5)
                round_.setdefault(_mark(canvas, cell, x, middle, self.step, self.words), []).append((x, middle))
            top += high
        canvas.line([(style.MARGIN, top), (style.WIDTH - style.MARGIN, top)], style.RULE, 0.6)
        for number, (status, text) in enumerate(self.legend):
            y = top + 10 + 14 * number
            at = (style.MARGIN + 14, y + 5)
            round_.setdefault(_mark(canvas, Cell(status, "", ""), *at, 28), []).append(at)
            canvas.text(style.MARGIN + 34, y, text, style.SMALL, color=style.MUTED)
        round_["dot"] = round_.get("told", [])
        for name, (radius, look) in RINGS.items():
            canvas.rings(round_.get(name, []), radius, **look)
        return canvas.figure

    def _head_height(self) -> float:
        return 14 + max(width(self.words.word("domain", domain), style.SMALL) for domain in self.domains)

    def _heads(self, canvas: Canvas, head: float) -> None:
        for number, domain in enumerate(self.domains):
            canvas.upright(
                NAME + self.step * (number + 0.5), head - 5, self.words.word("domain", domain), color=style.INK
            )


def _cell(row: Row) -> Cell:
    status = "plan" if row["status"] in PLANS else "told" if row["status"] in TOLD else row["status"]
    if row["status"] != "value":
        return Cell(status, "", _year(row["date"]))
    if row["domain"] == "trade" and isinstance(row["value"], int | float):
        return Cell("said", _dollars(row["value"]), _year(row["date"]))
    number = str(row["value"]).removesuffix(".0")
    counted = number.isdigit() and (number != "1" or not row["domain"].startswith(("embassy", "honorary")))
    return Cell("said", number if counted else "", _year(row["date"]))


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


RINGS = {
    "disc": (3.4, {"facecolor": style.NAVY, "edgecolor": "none", "lw": 0}),
    "told": (4.2, {"facecolor": TINT, "edgecolor": style.NAVY, "lw": 1.0}),
    "dot": (1.6, {"facecolor": style.NAVY, "edgecolor": "none", "lw": 0}),
    "stated_absent": (4.2, {"facecolor": style.PAPER, "edgecolor": style.INK, "lw": 1.2}),
    "absent_from_complete_list": (
        4.2,
        {"facecolor": style.PAPER, "edgecolor": style.INK, "lw": 1.0, "ls": (0, (1.6, 1.5))},
    ),
    "nobody_says": (0.9, {"facecolor": style.MUTED, "edgecolor": "none", "lw": 0}),
}


def _mark(canvas: Canvas, cell: Cell, x: float, y: float, step: float, words: Words | None = None) -> str:
    """Draw a cell's box and words; returns which round mark belongs there, '' for none. No words: a sample."""
    high = 19.0 if words else 11.0
    wide = min(step - 4, WIDE)
    if cell.status == "said":
        canvas.bar(x - wide / 2, y - high / 2, wide, high, zorder=1.5, facecolor=TINT)
        _words(canvas, cell, x, y)
        return "" if cell.number or cell.year else "disc"
    if cell.status in ("plan", "ended"):
        colour = style.NAVY if cell.status == "plan" else style.RULE
        look = {"facecolor": style.PAPER, "edgecolor": colour, "lw": 0.9, "ls": (0, (2, 1.5))}
        canvas.bar(x - wide / 2, y - high / 2, wide, high, zorder=1.5, **look)
        if words:
            _words(canvas, Cell("", words(f"matrix.in_{cell.status}"), cell.year), x, y, style.MUTED)
        return ""
    return cell.status if cell.status in RINGS else "nobody_says"


def _words(canvas: Canvas, cell: Cell, x: float, y: float, colour: str = style.NAVY) -> None:
    bold = {"weight": "bold" if colour == style.NAVY else "normal", "color": colour}
    if cell.number and cell.year:
        canvas.text(x, y - 9.4, cell.number, SMALLEST, ha="center", **bold)
        canvas.text(x, y - 0.6, cell.year, SMALLEST, ha="center")
    else:
        canvas.text(
            x, y - SMALLEST * 0.62, cell.number or cell.year, SMALLEST, ha="center", **(bold if cell.number else {})
        )


def _legend(cells: Iterable[Cell]) -> list[str]:
    used = {cell.status for cell in cells}
    order = ("said", "told", "plan", "ended", "stated_absent", "absent_from_complete_list", "nobody_says")
    return [status for status in order if status in used]


def _alt(frame: pd.DataFrame, names: Names, words: Words) -> str:
    counted = frame["status"].value_counts()
    absent = int(counted.get("stated_absent", 0) + counted.get("absent_from_complete_list", 0))
    said, silent = int(counted.get("value", 0)), int(counted.get("nobody_says", 0))
    told = [
        words(
            "matrix.alt",
            partners=words.some("matrix.partners", frame["partner"].nunique()),
            domains=words.some("matrix.domains", frame["domain"].nunique()),
            said=said,
            cells=len(frame),
            absent=absent,
            silent=silent,
        )
    ]
    if told_only := int(frame["status"].isin(TOLD).sum()):
        told.append(words("matrix.alt_told", n=told_only))
    for domain in dict.fromkeys(frame["domain"]):
        mine = frame[frame["domain"].eq(domain) & frame["status"].eq("value")]["partner"]
        if len(mine):
            told.append(_domain(words.word("domain", domain), [plain(names(code)) for code in mine], words))
    return " ".join(told)


def _domain(domain: str, partners: Sequence[str], words: Words) -> str:
    return words("matrix.alt_domain", domain=domain, partners=language.listing(partners))
