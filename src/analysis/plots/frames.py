"""What figures receive: frames of the findings, and the names of states by their codes."""

from collections.abc import Callable
from typing import Any

import pandas as pd

Names = Callable[[str], str]
Row = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dictionaries, in its order."""
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]
