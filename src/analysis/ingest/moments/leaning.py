"""Expressions of time that lean on a date named before: the same year, two months later."""

import re
from datetime import date
from typing import NamedTuple

from analysis.ingest.moments.words import COUNTS, MONTHS

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
AFTER = ("later", "earlier", "after")
GAP = r"\s{1,3}"
NAMED = re.compile(
    rf"[Tt]h(?:e{GAP}({'|'.join(STEPS)})|at(?:{GAP}(?:same|very))?){GAP}(year|month|day|date|week|time)(?![\w-])"
)
BEFORE_NAMED = re.compile(
    r"(?<!\w)(?:(?:[Ii]n|[Oo]n|[Dd]uring|[Aa]t|[Bb]y|[Uu]ntil)\s)?"
    r"(?:(?:[Ll]ater?|[Ee]arl(?:y|ier))\s(?:(?:in|on)\s)?)?\Z"
)
COUNTING = re.compile(
    rf"(?<!\w)(?:(?:[Jj]ust|[Oo]nly|[Ee]xactly){GAP})?"
    rf"([Aa]n?|[A-Za-z]{{3,8}}|\d{{1,2}}|(?:[Aa]{GAP})?(?:few|couple{GAP}of)){GAP}(year|month|day|week)s?{GAP}"
    rf"(later|earlier|afterwards?|thereafter)(?!\w)"
)


THAT_MONTH = re.compile(
    rf"(?:(?<!\w)in{GAP})?[Tt]h(?:at|e same|at same|at very)"
    rf"(?={GAP}(?:{'|'.join(MONTHS)})(?:[.,;)]|\Z|\s(?:and|but|to|at|for|when|with)\b))"
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
    found = [Lean(*match.span(), "year+0") for match in THAT_MONTH.finditer(text)]
    if not any(hint in text for hint in HINTS):
        return found
    found += [lean for match in NAMED.finditer(text) if (lean := _named(text, match))]
    if any(hint in text for hint in AFTER):
        found += [Lean(*match.span(), _counted(match)) for match in COUNTING.finditer(text)]
    return sorted(found)


def _named(text: str, match: re.Match[str]) -> Lean | None:
    lead = BEFORE_NAMED.search(text[max(0, match.start() - 24) : match.start()])
    step = STEPS.get(match[1] or "same", 0)
    if not lead or (match[2] == "time" and (step or not lead[0].lower().startswith("at"))):
        return None
    unit = "day" if match[2] == "date" else match[2]
    return Lean(match.start() - len(lead[0]), match.end(), f"{unit}{step:+d}")


def _counted(match: re.Match[str]) -> str:
    word = match[1].lower()
    number = int(word) if word.isdigit() else COUNTS.get(word)
    if number is None:
        return "vague"
    return f"{match[2]}{-number if match[3] == 'earlier' else number:+d}"


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
