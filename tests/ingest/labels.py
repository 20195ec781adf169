"""Facts labelled by hand, and how many of them candidates find: precision and recall by kind."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis import dates

SHIPPED = Path(__file__).parents[1] / "fixtures" / "articles"
KINDS = (
    *("event", "visit", "agreement", "trade_total", "trade_product", "mission", "membership", "un_vote"),
    *("company_presence", "migration"),
)
VALUED = ("trade_total", "trade_product", "migration")
FINENESS = {"century": 0, "decade": 1, "year": 2, "month": 3, "interval": 4, "day": 5}


def labels(folder: Path) -> list[dict[str, Any]]:
    """The labels beside a folder's documents: `labels.json`, or `gold.json` of the corpus."""
    path = next(path for name in ("labels.json", "gold.json") if (path := folder / name).exists())
    return json.loads(path.read_text("utf-8"))


def documents(folder: Path) -> list[Path]:
    """The documents of a folder, in order."""
    return sorted((folder / "docs").glob("*.txt"))


def told(candidate: Mapping[str, Any], label: Mapping[str, Any]) -> bool:
    """Whether a candidate tells what a label does: document, kind, states, date and, where one is given, the amount."""
    states, given = set(label["countries"]), set(candidate["countries"])
    return (
        candidate["doc"] == label["doc"]
        and candidate["kind"] in (label["kind"], *label.get("alt_kinds", ()))
        and states <= given <= states | set(label.get("countries_opt", ()))
        and any(_dated(candidate["date"], each) for each in (label["date"], *label.get("date_alt", ())))
        and _valued(candidate, label)
    )


def _dated(one: str | None, label: str | None) -> bool:
    """Whether a date is the label's or a coarser one that holds it; a finer one is invented and is not."""
    if not one or not label:
        return not one and not label
    first, second = dates.parse(one), dates.parse(label)
    if "/" in label and first.precision != "interval":
        second = dates.parse(label.split("/")[0].replace("..", label.split("/")[1]))
    if "/" in one and "/" not in label:
        return one.startswith(label) and one.endswith("/..")
    if FINENESS[first.precision] > FINENESS[second.precision]:
        return False
    return first.earliest <= second.earliest and second.latest <= first.latest


def _valued(candidate: Mapping[str, Any], label: Mapping[str, Any]) -> bool:
    wanted, value = label.get("value"), candidate["value"]
    if wanted is None or value is None:
        return wanted is None or label["kind"] not in VALUED
    return any(abs(value - float(each)) <= 0.01 * abs(float(each)) for each in (wanted, *label.get("value_alt", ())))


def tally(
    candidates: Iterable[Mapping[str, Any]], wanted: list[dict[str, Any]], kinds: tuple[str, ...] = KINDS
) -> dict[str, Counter[str]]:
    """By kind: candidates (given), those that tell a label (right), labels (wanted) and those told (found).

    Each candidate tells one label at most; what repeats a label that is told already counts for nothing, nor does what
    is background or of a kind without labels; a label that is optional need not be told.
    """
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    left = dict(enumerate(wanted))
    for one in candidates:
        number = min((place for place, label in left.items() if told(one, label)), key=_first(left, one), default=None)
        label = left.pop(number) if number is not None else None
        kind = one["kind"] if one["kind"] in kinds else label["kind"] if label else ""
        if not kind or (label and label.get("context")) or (not label and any(told(one, each) for each in wanted)):
            continue
        counted[kind]["given"] += 1
        counted[kind]["right"] += label is not None
    for number, label in enumerate(wanted):
        if not label.get("optional") and not label.get("context"):
            counted[label["kind"]]["wanted"] += 1
            counted[label["kind"]]["found"] += number not in left
    return counted


def _first(left: Mapping[int, Mapping[str, Any]], one: Mapping[str, Any]) -> Any:
    """The label to take of several: of the same kind, required, of the same direction, at the same date."""

    def order(number: int) -> tuple[bool, ...]:
        label = left[number]
        way = all(not label.get(name) or label[name] == one[name] for name in ("sender", "receiver"))
        return label["kind"] != one["kind"], bool(label.get("optional")), not way, label["date"] != one["date"]

    return order


def measures(counted: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a tally."""
    precision = counted["right"] / counted["given"] if counted["given"] else 0.0
    recall = counted["found"] / counted["wanted"] if counted["wanted"] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
