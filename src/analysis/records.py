"""The rows of a frame as dictionaries."""

from typing import Any

import numpy as np
import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries: what `to_dict("records")` gives, in a fraction of its time."""
    names = [str(name) for name in frame.columns]
    columns = [cells(column) for _, column in frame.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def cells(column: pd.Series) -> list[Any]:
    """The values of a column as Python's own, None where a nullable number is missing."""
    if column.dtype == "str":
        return column.to_numpy(object).tolist()
    values = column.tolist()
    if isinstance(column.dtype, np.dtype) and column.dtype != object:
        return values
    plain = [value.item() if isinstance(value, np.generic) else value for value in values]
    return [None if value is pd.NA else value for value in plain]
