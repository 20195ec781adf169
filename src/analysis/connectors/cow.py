"""What the sets of the Correlates of War share: missing values, codes of states, and the order of rows."""

import pandas as pd

from analysis.connectors.crosswalk import Crosswalk

MISSING = -9


def known(values: pd.Series) -> pd.Series:
    """Numbers; what the project writes for a missing one (-9, an empty cell) is missing, never zero.

    Raises ValueError for another number below zero: nothing that the project counts has one.
    """
    numbers = pd.to_numeric(values).astype("float64")
    numbers = numbers.mask(numbers.eq(MISSING))
    if numbers.lt(0).any():
        raise ValueError(f"{numbers.min():g} is below zero, and not {MISSING}, which stands for a missing number")
    return numbers


def years(held: pd.DataFrame) -> tuple[int, ...]:
    """The years that a file speaks of."""
    return tuple(sorted(int(year) for year in held["year"].unique()))


def with_states(held: pd.DataFrame, crosswalk: Crosswalk, **codes: str) -> pd.DataFrame:
    """Rows with their states: for each `state=column`, its alpha-3 code as of the year; the column of codes is text.

    A row with a code that is no state's is left out (the crosswalk tells of it). Rows stand by states, then by year;
    where the project counts two codes of one state in a year (Germany and Yemen in 1990), the later row is that of the
    code which stood for most of it.
    """
    kept = held.assign(year=held["year"].astype("int16"))
    for state, column in codes.items():
        kept[state] = crosswalk.cow_codes(held[column], held["year"]).astype("category")
        numbers = held[column].astype("int32")
        kept[column] = numbers.map({code: str(code) for code in sorted(numbers.unique())}).astype("category")
        kept = kept.assign(**{f"_{column}": numbers})
    for state in codes:
        kept = kept[kept[state].ne("")]
    order = [*codes, "year", *(f"_{column}" for column in codes.values())]
    return kept.sort_values(order, ignore_index=True).drop(columns=[f"_{column}" for column in codes.values()])
