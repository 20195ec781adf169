"""What many pages take, from the figures of docs/measurements.md: `python -m benchmarks.scale [--pairs 37830] …`.

Prints time, money and storage as a table. --write puts that of the defaults into docs/scale.md, where a test of the
house holds it against the figures. A figure that is still to be measured leaves a gap, and so does what rests on it.
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks import figures
from benchmarks.measured import ROOT

MEASUREMENTS, PAGE = ROOT / "docs/measurements.md", ROOT / "docs/scale.md"
GAP = "(to be measured)"
BLOCK = re.compile(r"(?<=<!-- plan -->\n).*?(?=<!-- /plan -->)", re.DOTALL)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
DAY, HOUR = 86_400, 3_600


@dataclass(frozen=True)
class Plan:
    """What is to be made, and on what: the price is that of a core for an hour, in whatever currency."""

    pairs: int = 37_830
    languages: int = 3
    cores: int = 32
    price: float = 0.05

    @property
    def pages(self) -> int:
        """Each language is a page of its own, made by itself."""
        return self.pairs * self.languages


class Unmeasured(Exception):
    """A figure that a plan rests on is not there yet."""


class Figures(dict[str, float]):
    """The first number of each figure by its name; asking for one that is not measured raises Unmeasured."""

    def __missing__(self, name: str) -> float:
        """Only what was measured may be planned with."""
        raise Unmeasured(name)

    @property
    def core_seconds(self) -> float:
        """Seconds for which a page keeps one core: wall of the whole command times the pages made at a time."""
        return self[figures.WALL] * self[figures.JOBS]


def measured(text: str) -> Figures:
    """The figures of a page of measurements."""
    rows = [[cell.strip() for cell in line.split(" | ")] for line in text.splitlines() if line.startswith("| ")]
    found = {row[0].removeprefix("| "): NUMBER.search(row[1]) for row in rows if len(row) > 1 and row[1] != GAP}
    return Figures({name: float(number[0]) for name, number in found.items() if number})


def table(plan: Plan, found: Figures) -> str:
    """The plan as a table; each line a name, a value, and how it comes from the figures."""
    lines: dict[str, tuple[Callable[[], str], str]] = {
        "pages": (lambda: f"{plan.pages:,}", f"{plan.pairs:,} pairs × {plan.languages} languages"),
        "core-hours": (
            lambda: f"{plan.pages * found.core_seconds / HOUR:,.0f}",
            f"pages × *{figures.WALL}* × *{figures.JOBS}* ÷ 3,600",
        ),
        f"hours on {plan.cores} cores": (
            lambda: f"{plan.pages * found.core_seconds / HOUR / plan.cores:,.1f}",
            "core-hours ÷ cores",
        ),
        "days on 2 cores": (lambda: f"{plan.pages * found.core_seconds / DAY / 2:,.1f}", "core-hours ÷ 2 ÷ 24"),
        "hours below which no number of cores brings it": (
            lambda: f"{plan.pages * found[figures.BUILDER] / HOUR:,.1f}",
            f"pages × *{figures.BUILDER}* ÷ 3,600: one builder writes",
        ),
        "cores that keep one builder busy": (
            lambda: f"{found.core_seconds / found[figures.BUILDER]:,.0f}",
            "core-hours ÷ the hours of the line above",
        ),
        f"money, at {plan.price:g} a core-hour": (
            lambda: f"{plan.pages * found.core_seconds / HOUR * plan.price:,.2f}",
            "core-hours × price",
        ),
        "storage, pages alone": (lambda: _size(plan.pages * found[figures.HTML]), f"pages × *{figures.HTML}*"),
        "storage, with notebooks and downloads": (
            lambda: _size(plan.pages * found[figures.FOLDER]),
            f"pages × *{figures.FOLDER}*",
        ),
        "files": (lambda: f"{plan.pages * found[figures.FILES]:,.0f}", f"pages × *{figures.FILES}*"),
        "index, manifest and books": (lambda: _size(plan.pages * found[figures.LISTED]), f"pages × *{figures.LISTED}*"),
        "memory of the workers, at most": (
            lambda: _size(plan.cores * found[figures.WORKER] * 1024**2 / 1000),
            f"cores × *{figures.WORKER}*, the first",
        ),
        "sent to the workers of a cluster, once": (
            lambda: _size(plan.cores * found[figures.SHIPPED] * 1000),
            f"cores × *{figures.SHIPPED}*",
        ),
    }
    told = [f"| {name} | {_told(value)} | {how} |" for name, (value, how) in lines.items()]
    return "\n".join(["| what | how much | from |", "|---|--:|---|", *told]) + "\n"


def _told(value: Callable[[], str]) -> str:
    try:
        return value()
    except Unmeasured:
        return GAP


def _size(kilobytes: float) -> str:
    return f"{kilobytes / 1e6:,.1f} GB" if kilobytes >= 1e5 else f"{kilobytes / 1e3:,.1f} MB"


def written(page: str, told: str) -> str:
    """The page with the plan in its place."""
    return BLOCK.sub(lambda _: told, page)


def main() -> int:
    """Print a plan, or write that of the defaults."""
    parser = argparse.ArgumentParser(description=__doc__)
    fields: Mapping[str, int | float] = vars(Plan())
    for name, default in fields.items():
        parser.add_argument(f"--{name}", type=type(default), default=default, help=f"default: {default:,}")
    parser.add_argument("--write", action="store_true", help="put the plan of the defaults into docs/scale.md")
    asked = vars(parser.parse_args())
    found = measured(MEASUREMENTS.read_text("utf-8"))
    if asked.pop("write"):
        PAGE.write_text(written(PAGE.read_text("utf-8"), table(Plan(), found)), "utf-8")
    print(table(Plan(**asked), found), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
