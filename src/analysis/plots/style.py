"""One look for every figure: paper, ink, a small palette that survives greyscale and colour-blindness, fixed bytes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import matplotlib
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

WIDTH = 518.0  # points: 7.2 inches, the column of a page
NARROW = 330.0  # points: a figure made for a screen of 390 pixels
MARGIN = 6.0
BODY, SMALL = 8.5, 8.0
LINE = 1.32  # height of a line of text, in sizes of its letters

PAPER, INK, MUTED, RULE, PALE = "#ffffff", "#1c2024", "#5b6167", "#b4b8bc", "#eceeef"
NAVY, BLUE, TEAL, OCHRE, BRICK, PLUM = "#16325c", "#2f78b7", "#0b7f6f", "#b7791a", "#a8382a", "#7a4b8c"

FONTS = ("DejaVu Sans", "Verdana", "Geneva")
LOOK = {
    "font.family": ["sans-serif"],
    "font.sans-serif": list(FONTS),
    "font.size": BODY,
    "text.hinting": "none",
    "text.parse_math": False,
    "text.color": INK,
    "text.usetex": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "relations",
    "svg.image_inline": True,
    "path.simplify": False,
    "hatch.linewidth": 0.6,
    "axes.unicode_minus": True,
    "figure.facecolor": PAPER,
    "savefig.facecolor": "auto",
    "savefig.bbox": None,
}
MACHINE = (
    "backend",
    "interactive",
    "toolbar",
    "timezone",
    "webagg",
    "tk.",
    "docstring",
    "date.epoch",
    "datapath",
    "text.hinting_f",
)


@contextmanager
def look() -> Iterator[None]:
    """Draw inside this: matplotlib's own defaults with our look on top, whatever the caller has set."""
    now: Any = matplotlib.rcParams
    other: Any = {key: value for key, value in _rules().items() if now[key] != value}
    with matplotlib.rc_context(other):
        yield


@cache
def _rules() -> dict[str, Any]:
    ours: list[Any] = [key for key in matplotlib.rcParamsDefault if not key.startswith(MACHINE)]
    return {key: matplotlib.rcParamsDefault[key] for key in ours} | LOOK


@dataclass(frozen=True)
class Mark:
    """How one kind of thing is drawn: colour, shape, line and letter, so that any one of them is enough to know it."""

    colour: str
    marker: str = "o"
    dash: tuple[float, ...] = ()
    letter: str = ""


LANES = {  # kinds of dated things, in the order of their columns
    "relations": Mark(NAVY, "s"),
    "visits": Mark(BLUE, "o"),
    "events": Mark(OCHRE, "D"),
    "agreements": Mark(TEAL, "^"),
    "missions": Mark(BRICK, "p"),
    "votes": Mark(PLUM, "X"),
    "bodies": Mark(NAVY, "h"),
    "trade": Mark(TEAL, "v"),
    "people": Mark(BLUE, "P"),
    "claims": Mark(MUTED, "d"),
}
LAYERS = {  # ties of the network, in the order of the legend
    "relations": Mark(MUTED, dash=(), letter="R"),
    "embassies": Mark(NAVY, dash=(), letter="E"),
    "honorary": Mark(BRICK, dash=(5, 2), letter="H"),
    "accreditations": Mark(PLUM, dash=(7, 2, 1.2, 2), letter="A"),
    "visits": Mark(BLUE, dash=(1.2, 1.6), letter="V"),
    "agreements": Mark(TEAL, dash=(9, 2.2), letter="G"),
    "joint_bodies": Mark(TEAL, dash=(2, 2), letter="J"),
    "trade": Mark(OCHRE, dash=(3, 1.4), letter="T"),
    "goods": Mark(OCHRE, dash=(1.2, 1.6), letter="P"),
    "bodies": Mark("#8a9097", dash=(1, 2.4), letter="B"),
    "votes": Mark(PLUM, dash=(3, 1.2, 1, 1.2, 1, 1.2), letter="N"),
    "companies": Mark(OCHRE, dash=(6, 1.6, 1, 1.6, 1, 1.6), letter="C"),
    "supplies": Mark(BRICK, dash=(1, 1.4), letter="S"),
}
OTHER = Mark(INK, "o", (2, 2), "X")


def paled(colour: str, strength: float) -> str:
    """A colour mixed with the paper's.

    >>> paled("#000000", 0.5)
    '#808080'
    """
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * strength + 0.25):02x}" for part in parts)


@cache
def shape(marker: str) -> Path:
    """The outline of a marker, one unit wide around the origin, upright in a drawing whose y runs downwards."""
    style = MarkerStyle(marker, fillstyle="full")
    outline = style.get_path().transformed(style.get_transform())
    box = outline.get_extents()
    centred = Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
    return outline.transformed(centred.scale(1 / max(box.width, box.height), -1 / max(box.width, box.height)))
