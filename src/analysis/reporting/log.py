"""What a build did, a line of JSON for each thing, for machines; it lies outside the bytes that are compared."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "log.jsonl"


@contextmanager
def kept(folder: Path) -> Iterator[Callable[..., None]]:
    """What writes a line of these fields, with the time in seconds since 1970."""
    with (folder / NAME).open("a", encoding="utf-8") as file:

        def say(event: str, **told: object) -> None:
            file.write(json.dumps({"at": round(time.time(), 3), "event": event, **told}) + "\n")
            file.flush()

        yield say
