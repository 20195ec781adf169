"""A process that makes one report after another, for where there is no fork; it is replaced before it gathers dust."""

import json
import os
import socket
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from analysis.reporting.bench import Bench
from analysis.reporting.order import Order, Setting

REPORTS = 50


def main() -> None:
    """Work for the builder at the other end of standard input until it hangs up, or for so many reports."""
    link = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    lines = link.makefile("rb")
    bench = Bench()
    bench.begin(Setting(**json.loads(lines.readline())["setting"]))

    def say(told: dict[str, Any]) -> None:
        link.sendall(json.dumps(told).encode() + b"\n")

    say({"ready": True})
    for left in reversed(range(REPORTS)):
        line = lines.readline()
        if not line:
            return
        order, began = Order(**json.loads(line)["order"]), time.monotonic()
        told = bench.make(order, partial(_at, say, order.path))
        bench.shell.reset()
        say({"path": order.path, **told, "seconds": time.monotonic() - began, "last": not left})


def _at(say: Callable[[dict[str, Any]], None], path: str, cell: int) -> None:
    say({"path": path, "at": cell})


if __name__ == "__main__":
    main()
