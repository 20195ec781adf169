"""The outlines of a figure in fewer bytes: each point told from the one before, to the hundredth as before."""

import re

PART = re.compile(r"([MLQCzZ])([-0-9. ]*)")
NUMBER = re.compile(r"-?[0-9.]+")
POINTS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}  # numbers after each sign
LEADING = re.compile(r"^(-?)0\.(?=[0-9])")
FINE = 100  # parts of a unit that are told
LONG = 400  # signs from which it is worth the while


def short(outline: str) -> str:
    """A path's data with relative signs; itself where it is short already, or holds other signs than ours.

    >>> short("M10 20L10.5 20.25L9 20z" * 20)[:31]
    'm10 20 .5 .25-1.5-.25zm0 0 .5 .'
    """
    parts = PART.findall(outline)
    if len(outline) < LONG or "".join(sign + numbers for sign, numbers in parts) != outline:
        return outline
    found, at, begun, before = [], (0, 0), (0, 0), ""
    for sign, numbers in parts:
        points = [round(float(number) * FINE) for number in NUMBER.findall(numbers)]
        if len(points) != POINTS[sign.upper()]:
            return outline
        steps = [point - at[axis % 2] for axis, point in enumerate(points)]
        at = (points[-2], points[-1]) if points else begun
        begun = at if sign == "M" else begun
        implied = sign in "LQC" and (sign == before or (before, sign) == ("M", "L"))
        found.append(_joined("" if implied else sign.lower(), steps))
        before = sign
    return "".join(found)


def _joined(sign: str, steps: list[int]) -> str:
    """A sign and its numbers, with as few blanks as keep them apart."""
    told = sign
    for step in steps:
        text = LEADING.sub(r"\1.", f"{step / FINE:.2f}".rstrip("0").rstrip("."))
        told += text if text.startswith("-") or (sign and told == sign) else f" {text}"
    return told
