"""Trade as the tidy table `trade_totals` keeps it: one row is what one side reports of one direction in one year."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

SAME = {"flow": "one_way", "currency": "USD", "status": "actual", "as_of": "", "basis": "stated", "note": ""}
ORDER = ("id", "reporter", "exporter", "importer", "flow", "period", "value", "currency", "value_usd", "valuation")
ORDER += ("value_text", "status", "as_of", "sources", "basis", "note")


def totals(dataset: str, flows: pd.DataFrame, reporter: str, unit: float, names: Sequence[str]) -> pd.DataFrame:
    """Rows of `trade_totals`, and what else a flow has; the order of `flows` is kept.

    flows: exporter, importer, year, printed (the number as the source has it), valuation, place (where it stands in
    the source); reporter: the column of the side that reports; unit: dollars in one unit of what is printed; names:
    the columns of which the id is made.
    """
    value = (flows["printed"] * unit).round(2)
    made = flows.assign(
        id=f"{dataset}:" + joined([flows[name] for name in names], "-"),
        reporter=flows[reporter],
        period=text(flows["year"]),
        value=value,
        value_usd=value,
        value_text=text(flows["printed"]),
        sources=f"{dataset}[" + flows["place"] + "]",
        **{
            name: pd.Categorical.from_codes(np.zeros(len(flows), "int8"), pd.Index([word]))
            for name, word in SAME.items()
        },
    )
    rest = [name for name in flows.columns if name not in (*ORDER, "year", "printed", "place")]
    return made[[*ORDER, *rest]]


def joined(columns: Sequence[pd.Series], separator: str) -> pd.Series:
    """The cells of several columns as one text."""
    whole, *others = (text(column) if column.dtype.kind in "iuf" else column.astype("str") for column in columns)
    for each in others:
        whole = whole + separator + each
    return whole


def text(numbers: pd.Series) -> pd.Series:
    """Numbers as a table prints them: no exponent, no needless nought.

    >>> text(pd.Series([619.0, 208.4448, 1e-5])).tolist(), text(pd.Series([2014])).tolist()
    (['619', '208.4448', '0.00001'], ['2014'])
    """
    told = numbers.astype("str").str.removesuffix(".0")
    with_exponent = told.str.contains("e", regex=False)
    plain = [np.format_float_positional(number, trim="-") for number in numbers[with_exponent]]
    return told.mask(with_exponent, pd.Series(plain, told.index[with_exponent], dtype="str"))
