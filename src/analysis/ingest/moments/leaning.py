"""Expressions of time that lean on a date named before: the same year, two months later."""

import re
from datetime import date
from typing import NamedTuple

from analysis.ingest.moments.words import COUNTS

STEPS = {
    "same": 0,
    "very": 0,
    "following": 1,
    "next": 1,
    "subsequent": 1,
    "ensuing": 1,
    "previous": -1,
    "preceding": -1,
}
HINTS = ("year", "month", " day", "week", "same time", "that time")
GAP = r"\s{1,3}"
LEANING = re.compile(
    rf"(?<!\w)(?:(?:[Ii]n|[Oo]n|[Dd]uring|[Aa]t|[Bb]y|[Uu]ntil){GAP})?(?:(?:[Ll]ater?|[Ee]arl(?:y|ier)){GAP}(?:(?:in|on){GAP})?)?"
    rf"(?:[Tt]he{GAP}({'|'.join(STEPS)})|[Tt]hat(?:{GAP}(same|very))?){GAP}(year|month|day|date|week|time)(?![\w-])"
    rf"|(?<!\w)(?:(?:[Jj]ust|[Oo]nly|[Ee]xactly){GAP})?"
    rf"([Aa]n?|[A-Za-z]{{3,8}}|\d{{1,2}}|(?:[Aa]{GAP})?(?:few|couple{GAP}of)){GAP}(year|month|day|week)s?{GAP}"
    rf"(later|earlier|afterwards?|thereafter)(?!\w)"
)


class Lean(NamedTuple):
    """A leaning expression: its stretch, and code: unit and step as year+0, month-1, day+10, or vague."""

    start: int
    end: int
    code: str


def find(text: str) -> list[Lean]:
    """The leaning expressions of a sentence, in order.

    >>> [lean.code for lean in find("The same year it left; two months later it came back.")]
    ['year+0', 'month+2']
    """
    if not any(hint in text for hint in HINTS):
        return []
    found = ((match, _code(match)) for match in LEANING.finditer(text))
    return [Lean(match.start(), match.end(), code) for match, code in found if code]


def _code(match: re.Match[str]) -> str:
    if match[6]:
        word = match[4].lower()
        number = int(word) if word.isdigit() else COUNTS.get(word)
        if number is None:
            return "vague"
        return f"{match[5]}{-number if match[6] == 'earlier' else number:+d}"
    unit = "day" if match[3] == "date" else match[3]
    step = STEPS.get(match[1] or "same", 0)
    if unit == "time" and (step or not match[0].lower().startswith("at")):
        return ""
    return f"{unit}{step:+d}"


def resolve(code: str, antecedent: str) -> str:
    """The date that a leaning expression means after an antecedent, '' where that does not settle it.

    An interval leans on its end, an open one on its beginning.

    >>> resolve("year+2", "1990-05"), resolve("month+0", "2002"), resolve("day+1", "2002")
    ('1992', '2002', '')
    """
    point = _anchor(antecedent)
    if not point or code == "vague":
        return ""
    unit, step = re.fullmatch(r"([a-z]+)([+-]\d+)", code).groups()  # type: ignore[union-attr]
    mark = point[-1] if point[-1] in "~?%" else ""
    parts = point.rstrip("~?%").split("-")
    if unit == "time":
        return antecedent
    if "X" in point:
        return ""
    moved = _moved(unit, int(step), parts)
    return moved + mark if moved else ""


def year(antecedent: str) -> str:
    """The year of an antecedent, '' where it names none."""
    point = _anchor(antecedent)
    return "" if "X" in point else point[:4]


def month(antecedent: str) -> str:
    """The number of an antecedent's month, '' where it names none."""
    return _anchor(antecedent).rstrip("~?%")[5:7]


def _anchor(antecedent: str) -> str:
    start, _, end = antecedent.partition("/")
    return end if end and end != ".." else "" if start == ".." else start


def _moved(unit: str, step: int, parts: list[str]) -> str:
    if unit == "year":
        return f"{int(parts[0]) + step:04d}" if 0 < int(parts[0]) + step < 10000 else ""
    if not step:
        return "-".join(parts[: 2 if unit in ("month", "week") else 3])
    if unit == "month" and len(parts) > 1:
        months = int(parts[0]) * 12 + int(parts[1]) - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120000 else ""
    if len(parts) < 3 or unit == "month":
        return ""
    ordinal = date(int(parts[0]), int(parts[1]), int(parts[2])).toordinal() + step * (7 if unit == "week" else 1)
    if not 1 <= ordinal <= date.max.toordinal():
        return ""
    # Weeks are counted loosely: the month is as near as they tell.
    return str(date.fromordinal(ordinal))[: 7 if unit == "week" else 10]
