"""One report to make, what all reports of a build share, and what became of one: plain values that travel as JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any

SECONDS = 120
WORKERS = 2
MEMORY = 2 * 1024**3


@dataclass(frozen=True)
class Order:
    """A report to make; `reads` is the pair whose rows alone it may read, '' for all rows."""

    report: str
    parameters: dict[str, str]
    lang: str
    path: str
    key: str
    inputs: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    reads: str = ""

    def told(self) -> dict[str, Any]:
        """The order as a worker reads it."""
        return asdict(self)


@dataclass(frozen=True)
class Setting:
    """What all reports of a build share: notebooks by report as text, folders, faults of the tables, limits of one."""

    root: str
    data: str
    staging: str
    notebooks: dict[str, str]
    faults: int = 0
    seconds: float = SECONDS
    memory: int = MEMORY


@dataclass(frozen=True)
class Outcome:
    """What became of an order: whole in staging, or the cause in one line with the cell that it came from."""

    path: str
    cause: str = ""
    cell: int = 0
    seconds: float = 0.0

    @property
    def failed(self) -> str:
        """The cause with its cell, '' where the page is whole."""
        return f"cell {self.cell}: {self.cause}" if self.cause and self.cell else self.cause
