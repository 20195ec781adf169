"""A sheet as one SVG element: text as text, numbers to the hundredth, nothing that browsers take for granted."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

import numpy as np
from matplotlib.path import Path

from analysis.plots import style
from analysis.plots.canvas import Canvas, Outline, Text
from analysis.plots.pixels import origin

SIGNS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
POINTS = {Path.CURVE3: 2, Path.CURVE4: 3}  # that follow one sign
CAPS = {"projecting": "square"}
BOLD = {"bold": "700"}
SIDES = {"center": "middle", "right": "end"}


def svg(sheet: Canvas, name: str, alt: str) -> str:
    """A sheet as matplotlib would draw it, byte for byte; ids begin with `name`."""
    drawn = [_text(item) if isinstance(item, Text) else _outline(item, sheet) for item in sheet.ordered]
    wide, high = number(sheet.width), number(sheet.height)
    fonts = f"'{style.FONTS[0]}', {', '.join(style.FONTS[1:])}, sans-serif"
    paper = f'<path d="M 0 {high}  L {wide} {high}  L {wide} 0  L 0 0  z" style="fill: {style.PAPER}" />'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {high}"'
        f' aria-labelledby="{name}-title {name}-desc" font-family="{fonts}" stroke-linejoin="round"'
        f' style="width:100%;max-width:{float(wide) * 4 / 3:.0f}px;height:auto">'
        f'<title id="{name}-title">{_said(alt.split(": ")[0].split(". ")[0])}</title>'
        f'<desc id="{name}-desc">{_said(alt)}</desc>{paper}{"".join(drawn)}</svg>'
    )


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A number to the hundredth, told from its sixth decimal, without noughts at its end.

    >>> number(2.0), number(0.1249999999), number(-3.456)
    ('2', '0.12', '-3.46')
    """
    told = f"{value:.6f}".rstrip("0").rstrip(".")
    if len(told) - told.find(".") > 3 and "." in told:
        told = f"{float(told):.2f}".rstrip("0").rstrip(".")
    return told


def _said(text: str) -> str:
    return escape(text, quote=False)


def _text(item: Text) -> str:
    weight = f"font-weight: {BOLD[item.weight]}; " if item.weight in BOLD else ""
    anchor = f"text-anchor: {SIDES[item.side]}; " if item.side in SIDES and not item.upright else ""
    look = f"{weight}font-size: {number(item.size)}px; {anchor}fill: {item.color}"
    if item.upright:
        x, y = origin(item)
        return (
            f'<text style="{look}" transform="translate({number(x)} {number(y)}) rotate(-90)">{_said(item.text)}</text>'
        )
    return f'<text style="{look}" x="{number(item.x)}" y="{number(item.y)}">{_said(item.text)}</text>'


def _outline(item: Outline, sheet: Canvas) -> str:
    look = [f"fill: {item.face}"]
    if item.alpha is not None and item.alpha != 1:
        look.append(f"opacity: {number(item.alpha)}")
    if item.dash:
        look.append(f"stroke-dasharray: {','.join(number(part * item.width) for part in item.dash)}")
        look.append("stroke-dashoffset: 0")
    if item.edge != "none":
        look.append(f"stroke: {item.edge}")
        look += [f"stroke-width: {number(item.width)}"] if item.width != 1 else []
        look += [f"stroke-linecap: {CAPS.get(item.cap, item.cap)}"] if item.cap != "butt" else []
    return f'<path d="{"  ".join(_strokes(item, sheet)).replace("z  ", "z ")}" style="{"; ".join(look)}" />'


def _strokes(item: Outline, sheet: Canvas) -> Iterator[str]:
    """The signs of a path with their points; a line is cut where the sheet ends."""
    path = item.path
    if item.face == "none" and not _inside(path, sheet):
        path = path.cleaned(remove_nans=True, clip=(0, 0, sheet.width, sheet.height), curves=True)
    told = [f"{number(x)} {number(y)}" for x, y in np.asarray(path.vertices).tolist()]
    codes = [Path.MOVETO, *[Path.LINETO] * (len(told) - 1)] if path.codes is None else np.asarray(path.codes).tolist()
    at = 0
    while at < len(codes) and codes[at] != Path.STOP:
        code = codes[at]
        many = POINTS.get(code, 1)
        yield "z" if code == Path.CLOSEPOLY else " ".join([SIGNS[code], *told[at : at + many]])
        at += many


def _inside(path: Path, sheet: Canvas) -> bool:
    """Whether cutting would change nothing; where an outline closes, it tells the way back in full."""
    points = np.asarray(path.vertices)
    closed = path.codes is not None and Path.CLOSEPOLY in np.asarray(path.codes)
    return not closed and bool((points >= 0).all() and (points <= (sheet.width, sheet.height)).all())
