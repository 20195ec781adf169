"""What figures receive: frames of the findings, and the names of states by their codes."""

from collections.abc import Callable
from typing import Any

import pandas as pd

Names = Callable[[str], str]
Row = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dictionaries, in its order."""
    columns = {str(name): column.to_numpy(object).tolist() for name, column in frame.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
