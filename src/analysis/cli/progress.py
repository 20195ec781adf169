"""How far a long command is: one line that is written over, on a terminal only."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from time import monotonic

from analysis.connectors.bounds import Tell, nobody

PAUSE = 0.1  # seconds between two words


@contextmanager
def progress(about: str) -> Iterator[Tell]:
    """What tells how far it is with something; the line is gone when the block ends. Nobody is told in a pipe."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield nobody
        return
    last = -PAUSE

    def tell(said: str) -> None:
        nonlocal last
        if monotonic() - last >= PAUSE:
            last = monotonic()
            line = f"{about}: {said}"[: get_terminal_size().columns - 1]
            print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
