"""Money, quantities, counts and percentages in a sentence, with their scale and currency."""

import re
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from decimal import Decimal

from analysis.ingest import moments
from analysis.ingest.amounts import units
from analysis.ingest.moments.words import TAGS

SPACES = (" ", "\u00a0", "\u202f")
HINTS = ("hundred", "thousand", "million", "billion", "trillion", "crore", "lakh")
NUMBER = re.compile(r"\d(?:[.,]?\d)*")
SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]\d|\d)")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
SCALE = "|".join(sorted(units.SCALES, key=len, reverse=True))
NAME = "|".join(sorted(units.OWNERS, key=len, reverse=True)).replace("_", r"\s")
CODE = "|".join(sorted(units.CODES | units.WORDLIKE))
SIGN = "|".join(re.escape(sign) for sign in sorted(units.SIGNS, key=len, reverse=True))
MONEY = rf"[\s-](?:of\s)?(?:((?:[A-Z][\w.]*\s){{0,2}})((?i:{NAME}))(?!\w)|({CODE})(?!\s?\d|\w))"
ABBREVIATED = r"(?:(?<=mln)|(?<=bln)|(?<=mrd)|(?<=mn)|(?<=bn))\.(?=\s(?:[a-z$€£]|US|[A-Z]{3}\b))"
SCALED = rf"[\s-]?((?i:{SCALE}))s?(?:{ABBREVIATED})?(?!\w)(?:\s((?i:{SCALE}))s?(?!\w))?"
UNIT = r"\s?(%|per\s?cent(?!\w))|\s(tons?|tonnes?|units)(?!\w)"
TAIL = re.compile(rf"(?:{SCALED}|([kKmMbB]|\sm)(?![\w-]))?(?:{MONEY}|{UNIT})?")
BEFORE = re.compile(rf"(?:(?<!\w)({SIGN})|(?:US|U\.S\.)\s(\$)|(?<!\w)({CODE}))\s?\Z")
RANGE = re.compile(rf"(?:\s?[-–—]\s?|\sto\s|\s(and)\s)(?:{SIGN})?(?=\d)")
YEAR = re.compile(r"(?:1\d|20)\d\d(?![\d,]|\s[a-z]+s(?!\w))")
SIGN_ENDS = {sign[-1] for sign in units.SIGNS} | {code[-1] for code in units.CODES | units.WORDLIKE}
ROUGHLY = re.compile(
    r"(?:(?<!\w)(?:about|nearly|over|almost|approximately|some|around|roughly|estimated|exceed(?:ing|ed)|above|below"
    r"|under|circa|ca?\.|than|at\s(?:least|most)|up\sto|close\sto|in\sexcess\sof|as\smany\sas)\s|[~≈><]\s?)\Z",
    re.IGNORECASE,
)
# What is greater counts nothing between states: it is a slip of the pen, or no number.
GREATEST = 10**15
AFTERWARDS = re.compile(r"\+|\sor\s(?:so|more)(?!\w)")
WORD = rf"(?:half|{'|'.join(units.SPELLED)})"
SPELLED = re.compile(
    rf"(?<![\w-])(?:(several|many|(?:a\s)?few)|half\san?|{WORD})(?:[\s-](?:and\s)?(?:{WORD}|(?:{SCALE})s?)(?!\w)){{1,8}}"
    rf"|(?<!\w)((?:tens|dozens|hundreds|thousands|millions|billions)(?:\sof\s(?:thousand|million|billion)s)?)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """A number with what it counts: start and end bound number, currency, scale and unit.

    value is in plain units (None where the text has no figure: several thousand); unit is a currency's code, percent,
    tons, units or ''. doubtful marks a comma that may be a decimal one, other is what it would then be.
    """

    start: int
    end: int
    value: float | None
    unit: str
    text: str
    approximate: bool = False
    doubtful: bool = False
    other: float | None = None


def find(text: str) -> list[Amount]:
    """The amounts of a sentence, in order; years, ordinals and numbers that are names are none.

    >>> [(amount.value, amount.unit) for amount in find("Fiji sold 1,200 tons of sugar for $2.5 million in 2012.")]
    [(1200.0, 'tons'), (2500000.0, 'USD')]
    """
    found: list[Amount] = []
    dated = deque((moment.start, moment.end) for moment in moments.find(text))
    place = 0
    while match := NUMBER.search(text, place):
        place = match.end()
        while dated and dated[0][1] <= match.start():
            dated.popleft()
        if dated and dated[0][0] <= match.start():
            continue
        amount, place = _figure(text, match.start(), _spaced(text, match))
        if amount:
            found.append(amount)
    if any(_uncovered(text, hint, found) for hint in HINTS):
        found = sorted([*found, *_spelled(text, found)], key=lambda amount: amount.start)
    return found


def _uncovered(text: str, hint: str, found: list[Amount]) -> bool:
    """Whether a scale word stands first outside the amounts that are read already."""
    place = text.find(hint)
    if place < 0:
        return False
    return text.count(hint) > 1 or not any(amount.start < place < amount.end for amount in found)


def _spaced(text: str, match: re.Match[str]) -> int:
    """The end of a number whose thousands may be parted by spaces."""
    end = match.end()
    if end - match.start() <= 3 and text[end : end + 1] in SPACES and (longer := SPACED.match(text, match.start())):
        return longer.end()
    return end


def _figure(text: str, start: int, end: int) -> tuple[Amount | None, int]:
    """The amount that a number in figures belongs to, None for names and ordinals, and where to read on."""
    near = text[max(0, start - 6) : start]
    sign = BEFORE.search(near) if near.rstrip()[-1:] in SIGN_ENDS else None
    last = _range(text, start, end)
    tail = _tail(text, last)
    scale, unit = _scale(tail), _unit(tail, sign)
    measured = bool(sign or unit or scale > 1)
    if (not sign and tail[3]) or _named(text, start, tail.end(), measured):
        return None, end
    value = _value(text[start:end], measured)
    codes = {(sign and sign[3]) or "", tail[6] or ""}
    if value is None or value * scale >= GREATEST or (scale == 1 and codes & units.WORDLIKE):
        return None, end
    begin, exact = start - len(sign[0]) if sign else start, value * scale
    rough = last > end or _rough(text, begin, tail.end())
    # A three-digit group before a billion may be three decimals.
    doubtful = scale >= 10**9 and text.count(",", start, end) == 1 and value == int(value) >= 1000
    other = float(exact / 1000) if doubtful else None
    stop = tail.end()
    return Amount(begin, stop, float(exact), unit, text[begin:stop], rough, doubtful, other), stop


def _tail(text: str, place: int) -> re.Match[str]:
    """Scale, currency and unit after a number; a name that is another word too counts only beside a scale."""
    tail = TAIL.match(text, place)
    assert tail is not None
    if tail[5] and not tail[1] and tail[5].lower() in units.NAMELIKE:
        tail = TAIL.match(text, place, tail.start(5) - 1)
        assert tail is not None
    return tail


def _range(text: str, start: int, end: int) -> int:
    """The end of a number, or of the second number where it begins a range."""
    joined = RANGE.match(text, end)
    if not joined or (joined[1] and "between" not in text[max(0, start - 12) : start]):
        return end
    second = NUMBER.match(text, joined.end())
    return second.end() if second else end


def _scale(tail: re.Match[str]) -> int:
    """The scale after a number, 1 for none."""
    if tail[3]:
        return units.LETTERS[tail[3].strip()]
    return units.SCALES.get((tail[1] or "").lower(), 1) * units.SCALES.get((tail[2] or "").lower(), 1)


def _unit(tail: re.Match[str], sign: re.Match[str] | None) -> str:
    if tail[7]:
        return "percent"
    if tail[8]:
        return "units" if tail[8] == "units" else "tons"
    named = tail[6] or ""
    if tail[5]:
        owner = tail[4].split()[-1] if tail[4] else ""
        named = units.currency(owner, re.sub(r"\s", "_", tail[5].lower()))
    if named or not sign:
        return named
    return sign[3] or units.SIGNS[sign[1] or sign[2]]


def _named(text: str, start: int, end: int, measured: bool) -> bool:
    """Whether a number is part of a name, an ordinal, a time or a mark: G20, ES-11, 62nd, No. 7, 10:30, [3]."""
    if measured:
        return False
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in set("._#§@:[/\\"):
        return True
    if before[-1:] in set("-–−") and before[:1].isalnum():
        return True
    if after[:1].isalnum() or after[:1] in set("_]°") or (after[:1] in set(":/.-") and after[1:].isalnum()):
        return True
    words = text[max(0, start - 24) : start].split()
    if not words or words[-1] in units.CODES:
        return False
    # A number like a year after a name: Expo 2017. Where things follow it counts them.
    titled = words[-1][0].isupper() and words[-1] not in TAGS and YEAR.match(text, start)
    return (TAGS.get(words[-1]) == "n" and "," not in text[start:end]) or bool(titled)


def _value(written: str, measured: bool) -> Decimal | None:
    """The number as written in figures; a comma before one or two digits is a decimal one where a measure follows."""
    figures = "".join(written.split())
    if "," not in figures and figures.count(".") < 2:
        return Decimal(figures)
    if THOUSANDS.fullmatch(figures):
        return Decimal(figures.replace(",", ""))
    if CONTINENTAL.fullmatch(figures):
        return Decimal(figures.replace(".", "").replace(",", "."))
    return Decimal(figures.replace(",", ".")) if measured and DECIMAL_COMMA.fullmatch(figures) else None


def _rough(text: str, start: int, end: int) -> bool:
    return bool(ROUGHLY.search(text[max(0, start - 16) : start]) or AFTERWARDS.match(text, end))


def _spelled(text: str, found: list[Amount]) -> list[Amount]:
    """The amounts whose number is in words, where no figure is read already."""
    spelled: list[Amount] = []
    starts = [amount.start for amount in found]
    for match in SPELLED.finditer(text):
        tail = _tail(text, match.end())
        start, end = match.start(), tail.end()
        value = None if match[1] or match[2] else _worded(match[0].lower())
        before = bisect_left(starts, end)
        taken = (before and found[before - 1].end > start) or (spelled and spelled[-1].end > start)
        if taken or value == 0 or (value or 0) >= GREATEST:
            continue
        rough = value is None or _rough(text, start, end)
        number = None if value is None else float(value)
        spelled.append(Amount(start, end, number, _unit(tail, None), text[start:end], rough))
    return spelled


def _worded(phrase: str) -> Decimal:
    """The number that words mean, 0 where they have no hundred, thousand or greater."""
    phrase = re.sub(r"half[\s-]an?(?!\w)|(?<!\w)a[\s-]half", "half", phrase)
    total, group, scaled = Decimal(0), Decimal(0), False
    for word in re.split(r"[\s-]+", phrase):
        scale = units.SCALES.get(word.removesuffix("s"), 0)
        if word == "half":
            group += Decimal("0.5")
        elif scale == 100:
            group, scaled = (group or 1) * Decimal(100), True
        elif scale:
            total = total + group * scale if group else (total or 1) * scale
            group, scaled = Decimal(0), True
        else:
            group += units.SPELLED.get(word, 0)
    return total + group if scaled else Decimal(0)
