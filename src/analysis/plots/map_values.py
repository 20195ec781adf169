"""The colours of a map: values in classes of nearly equal number, and a grey for what is not reported."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.plots import style

RAMP = ("#d5e4f1", "#a9cbe3", "#74a9d0", "#3f7fb3", "#1f5688")
CLASSES = len(RAMP)


@dataclass(frozen=True)
class Colours:
    """The colour of every state that has a value, and the legend: a colour with the values it stands for."""

    by: dict[str, str]
    legend: list[tuple[str, str]]


def coloured(values: pd.DataFrame) -> Colours:
    """The colours of a frame iso3, value: at most five classes of about as many states, equal values in one
    class, each value its own class where they are five or fewer.

    >>> coloured(pd.DataFrame({"iso3": ["MEX", "BLR", "KAZ"], "value": [1, 30, None]})).legend
    [('#a9cbe3', '1'), ('#1f5688', '30')]
    """
    told = values.dropna(subset=["value"])
    numbers = told["value"].to_numpy(float)
    known = np.unique(numbers)
    if not len(known):
        return Colours({}, [])
    shares = np.linspace(0, 1, CLASSES + 1)[1:-1]
    limits = np.quantile(numbers, shares) if len(known) > CLASSES else known[:-1]
    place = np.searchsorted(limits, numbers, side="left")
    used = np.unique(place)
    steps = np.linspace(0 if len(used) == CLASSES else 1, CLASSES - 1, len(used))
    shades = {at: RAMP[round(step)] for at, step in zip(used, steps, strict=True)}
    by = {iso3: shades[at] for iso3, at in zip(told["iso3"], place, strict=True)}
    return Colours(by, [(shades[at], _range(numbers[place == at])) for at in used])


def _range(numbers: np.ndarray) -> str:
    low, high = say(float(numbers.min())), say(float(numbers.max()))
    return low if low == high else f"{low}–{high}"


def say(number: float) -> str:
    """A value in a legend: whole numbers whole, others to three figures.

    >>> say(12345.0), say(0.12345), say(2.5e9), say(-3.0)
    ('12,345', '0.123', '2,500,000,000', '−3')
    """
    text = f"{number:,.0f}" if number == round(number) or abs(number) >= 1000 else f"{number:.3g}"
    return text.replace("-", "−")


NOT_REPORTED = style.PALE
