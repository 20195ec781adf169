"""A process that makes one report after another, for where there is no fork; it is replaced before it gathers dust."""

import contextlib
import time
from functools import partial

from analysis.crews.bench import Bench
from analysis.crews.link import Link, standard
from analysis.crews.order import Order, Setting

REPORTS = 50


def main() -> None:
    """Work for the builder at the other end of standard input until it hangs up, or for so many reports."""
    link, bench = standard(), Bench()
    with contextlib.suppress(EOFError):
        bench.begin(Setting(**link.line()["setting"]))
        link.say({"ready": True})
        for left in reversed(range(REPORTS)):
            order, began = Order(**link.line()["order"]), time.monotonic()
            told = bench.make(order, partial(_at, link, order.path))
            bench.shell.reset()
            link.say({"path": order.path, **told, "seconds": time.monotonic() - began, "last": not left})


def _at(link: Link, path: str, cell: int) -> None:
    link.say({"path": path, "at": cell})


if __name__ == "__main__":
    main()
