"""Outlines told by steps are the same outlines in fewer signs."""

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.pages.strokes import LONG, POINTS, short

NUMBER = st.integers(-99_999, 99_999).map(lambda hundredths: f"{hundredths / 100:g}".replace("e", ""))
SIGN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)")


@st.composite
def outlines(draw):
    """What our figures draw: moves, lines and curves, closed or open, to the hundredth."""
    parts = draw(st.lists(st.sampled_from("MLLLQCz"), min_size=1, max_size=40))
    told = [sign + " ".join(draw(NUMBER) for _ in range(POINTS[sign.upper()])) for sign in ["M", *parts]]
    return "".join(told * (1 + LONG // len("".join(told))))


def absolute(outline):
    """Each sign with where its points lie, in hundredths, as a browser reads them."""
    found, at, begun, signs, place, sign = [], (0, 0), (0, 0), SIGN.findall(outline), 0, ""
    while place < len(signs):
        if signs[place].isalpha():
            sign, place = signs[place], place + 1
        count = POINTS[sign.upper()]
        numbers = [round(float(number) * 100) for number in signs[place : place + count]]
        place += count
        if sign.islower() and sign != "z":
            numbers = [number + at[axis % 2] for axis, number in enumerate(numbers)]
        at = tuple(numbers[-2:]) or begun
        begun = at if sign in "mM" else begun
        found.append((sign.upper(), *numbers))
        sign = {"m": "l", "M": "L"}.get(sign, sign)
    return found


@given(outlines())
def test_every_point_lies_where_it_lay(outline):
    assert absolute(short(outline)) == absolute(outline)


def test_a_long_outline_grows_shorter():
    outline = "M310.5 120.25" + "".join(f"L{300 + at}.5 {120 + at % 9}.25" for at in range(100))
    assert len(short(outline)) < len(outline) / 2


def test_what_is_short_or_holds_other_signs_stays_as_it_is():
    for outline in ("M1 2L3 4", "M1 2 3 4" * 100, "M1 2A1 1 0 0 1 3 4" * 100, "m1 2l3 4" * 100, "M1e-5 2L3 4" * 100):
        assert short(outline) == outline
