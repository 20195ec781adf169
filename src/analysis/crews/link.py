"""A line of JSON each way, over two pipes."""

import json
import os
from collections import deque
from collections.abc import Iterator
from typing import Any


class Link:
    """One end: what is said here is read at the other."""

    def __init__(self, reading: int, writing: int) -> None:
        """Take two open pipes."""
        self.reading, self.writing = reading, writing
        self._held, self._whole = b"", deque[bytes]()

    def fileno(self) -> int:
        """What `select` waits for."""
        return self.reading

    def say(self, told: dict[str, Any]) -> None:
        """Write a line; raises OSError where nobody reads it any more."""
        left = json.dumps(told).encode() + b"\n"
        while left:
            left = left[os.write(self.writing, left) :]

    def lines(self) -> Iterator[dict[str, Any]]:
        """The lines that have come, waiting for some unless the pipe was made not to wait; EOFError at the end."""
        self._read()
        while self._whole:
            yield json.loads(self._whole.popleft())

    def line(self) -> dict[str, Any]:
        """The next line, waited for; EOFError at the end."""
        while not self._whole:
            self._read()
        return json.loads(self._whole.popleft())

    def _read(self) -> None:
        try:
            came = os.read(self.reading, 1 << 16)
        except BlockingIOError:
            return
        if not came:
            raise EOFError
        *whole, self._held = (self._held + came).split(b"\n")
        self._whole.extend(whole)

    def close(self) -> None:
        """Hang up."""
        os.close(self.reading)
        os.close(self.writing)


def standard() -> Link:
    """The link at the standard input and output of this process, which nothing else in it reads or writes from now."""
    link = Link(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    os.close(nothing)
    return link
