"""HTML into blocks."""

from ..document import Block, Skipped
from . import text


def read(raw: str) -> tuple[list[Block], list[Skipped]]:
    """Blocks of a page."""
    return text.read(raw)
