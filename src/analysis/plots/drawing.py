"""A finished figure: what is drawn, the same in words, the rows behind it, and its bytes as SVG and PNG."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.etree import ElementTree

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.plots import style
from analysis.plots.words import plain

NAMESPACE = re.compile(r"^\{[^}]*\}")
FINE = re.compile(r"-?\d+\.\d{3,}")
POINTER = re.compile(r"(?<=url\(#)[^)]+")
SAID = re.compile(
    r"font-family: [^;]*sans-serif; ?|text-anchor: start(; )?|stroke-linejoin: miter(; )?|stroke-linejoin: round(; )?"
)
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
THUMBNAIL = (480, 320)
TALL, SEEN = 1.25, 4.44  # how much taller a figure seen whole may be, and the inches seen of one that is taller


class TextBox(NamedTuple):
    """A text as drawn: its outermost edges in points from the figure's upper left corner, and its size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure with its alt text, the frame of what it shows (one row is one thing drawn) and a name for its files.

    `small` is the figure made anew for an index's card.
    """

    figure: Figure
    alt: str
    data: pd.DataFrame
    name: str
    small: Figure | None = None

    def svg(self) -> str:
        """The figure as one `<svg>` element to stand inside a page: text as text, ids under the figure's name."""
        with style.look(), _unseen_signs():
            file = io.BytesIO()
            self.figure.savefig(file, format="svg", metadata=NO_METADATA)
        return _tidy(ElementTree.fromstring(file.getvalue()), self.name, plain(self.alt))

    def png(self, dpi: int = 160) -> bytes:
        """The figure as PNG."""
        with style.look(), _unseen_signs():
            file = io.BytesIO()
            self.figure.savefig(file, format="png", dpi=dpi, metadata={"Software": None})
        return file.getvalue()

    def text_boxes(self) -> list[TextBox]:
        """Every text of the figure as the renderer measures it."""
        with style.look(), _unseen_signs():
            canvas = FigureCanvasAgg(self.figure)
            canvas.draw()
            return [_box(text, canvas) for text in self.figure.findobj(Text) if text.get_visible() and text.get_text()]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": self.alt}


def slug(*parts: str) -> str:
    """A name for files and ids from words and codes.

    >>> slug("timeline", "MEX", "BLR")
    'timeline-mex-blr'
    """
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")


def thumbnail(drawing: Drawing) -> bytes:
    """A PNG 480 × 320 pixels for an index of pages: the small figure, else the whole one where its shape allows it,
    else its upper left part at a size that can be read.
    """
    wide, high = THUMBNAIL
    figure = drawing.small or drawing.figure
    across, down = figure.get_size_inches()
    across = across if down * wide <= across * high * TALL else min(across, SEEN)
    with style.look(), _unseen_signs():
        canvas = FigureCanvasAgg(figure)
        before = figure.dpi
        figure.set_dpi(wide / across)
        canvas.draw()
        seen = np.asarray(canvas.buffer_rgba())[:high, :wide, :3]
        figure.set_dpi(before)
    sheet = np.full((high, wide, 3), 255, dtype=np.uint8)
    top, left = (high - seen.shape[0]) // 2, (wide - seen.shape[1]) // 2
    sheet[top : top + seen.shape[0], left : left + seen.shape[1]] = seen
    return _png(sheet)


def _png(pixels: np.ndarray) -> bytes:
    file = io.BytesIO()
    figure = Figure(figsize=(pixels.shape[1] / 100, pixels.shape[0] / 100), dpi=100)
    figure.figimage(pixels)
    with style.look():
        figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


@contextmanager
def _unseen_signs() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*missing from font")
        yield


def _box(text: Text, canvas: FigureCanvasAgg) -> TextBox:
    scale = 72 / canvas.figure.dpi
    edges = text.get_window_extent(canvas.get_renderer())
    height = canvas.figure.get_figheight() * 72
    top, bottom = height - edges.y1 * scale, height - edges.y0 * scale
    return TextBox(text.get_text(), edges.x0 * scale, top, edges.x1 * scale, bottom, float(text.get_fontsize()))


def _tidy(root: ElementTree.Element, name: str, alt: str) -> str:
    aimed = {target for node in root.iter() for target in _targets(node)}
    for parent in root.iter():
        for child in list(parent):
            if _tag(child) in ("metadata", "style"):
                parent.remove(child)
    for node in root.iter():
        _clean(node, name, aimed)
    _unwrap(root)
    _label(root, name, alt)
    return ElementTree.tostring(root, encoding="unicode")


def _tag(node: ElementTree.Element) -> str:
    return NAMESPACE.sub("", str(node.tag))


def _targets(node: ElementTree.Element) -> list[str]:
    found = [target for value in node.attrib.values() for target in POINTER.findall(value)]
    return found + [value[1:] for key, value in node.attrib.items() if key.endswith("}href")]


def _clean(node: ElementTree.Element, name: str, aimed: set[str]) -> None:
    node.tag = _tag(node)
    node.tail = None
    if node.tag != "text":
        node.text = None
    kept: dict[str, str] = {}
    for key, value in node.attrib.items():
        key = NAMESPACE.sub("", key)
        if key == "id":
            if value in aimed:
                kept["id"] = f"{name}-{value}"
        elif key == "href":
            kept["href"] = f"#{name}-{value[1:]}"
        elif not (key == "transform" and value.startswith("rotate(-0 ")):
            kept[key] = _short(key, POINTER.sub(lambda found: f"{name}-{found[0]}", value))
    node.attrib.clear()
    node.attrib.update(kept)


def _unwrap(node: ElementTree.Element) -> None:
    """Take out the groups that say nothing: an element without attributes, or a definition of nothing."""
    kept: list[ElementTree.Element] = []
    for child in node:
        _unwrap(child)
        bare = child.tag in ("g", "defs") and not child.attrib
        kept += list(child) if bare and (child.tag == "g" or not len(child)) else [child]
    node[:] = kept


def _short(key: str, value: str) -> str:
    value = FINE.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
    if key == "d":
        return re.sub(r" ?\n", "", value).strip()
    return SAID.sub("", value).strip("; ") if key == "style" else value


def _label(root: ElementTree.Element, name: str, alt: str) -> None:
    size: dict[str, Any] = {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "viewBox": root.attrib["viewBox"]}
    wide = float(root.attrib["viewBox"].split()[2])
    root.attrib.clear()
    root.attrib.update(size)
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    root.set("font-family", f"'{style.FONTS[0]}', {', '.join(style.FONTS[1:])}, sans-serif")
    root.set("stroke-linejoin", "round")
    root.set("style", f"width:100%;max-width:{wide * 4 / 3:.0f}px;height:auto")
    for place, tag, text in ((0, "title", alt.split(": ")[0].split(". ")[0]), (1, "desc", alt)):
        words = ElementTree.Element(tag, {"id": f"{name}-{tag}"})
        words.text = text
        root.insert(place, words)
