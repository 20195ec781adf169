"""A sentence as tokens with one-character tags, so that the grammar of dates is short patterns over tags."""

import re
from dataclasses import dataclass

from analysis.ingest.moments import leaning
from analysis.ingest.moments.words import FOLLOWERS, NUMBERS, ORDINALS, PHRASES, TAGS

# Alternatives without groups that start with a class or a letter: so the engine tells them apart by one character.
TOKEN = re.compile(
    "|".join(PHRASES) + r"|[Nn]os?\.|[PpCc][pa]?\.(?=\s?\d)"
    r"|[^\W\d_]\w*(?:['’]s\b)?"
    r"|\d{4}-\d\d-\d\d(?!\d)|\d\d?\. ?\d\d?\. ?\d{4}(?!\d)|\d\d?/\d\d?/\d{4}(?!\d)|\d{4}[-–/]\d\d(?![\d-])"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:st|nd|rd|th|['’]?s)\b|\d+|\S"
)
JOINING = frozenset("-–/.")
FULL = re.compile(r"(?:1\d|20)\d\d-\d\d-\d\d|\d\d?\. ?\d\d?\. ?(?:1\d|20)\d\d")
SLASHED = re.compile(r"\d\d?/\d\d?/(?:1\d|20)\d\d")
SPANNED = re.compile(r"(?:1\d|20)\d\d[-–/]\d\d")
DECADE = re.compile(r"(?:1\d|20)\d0['’]?s")
BEFORE_HYPHEN = re.compile(r"[^\W\d_]{1,9}\.?$")


@dataclass(frozen=True)
class Tokens:
    """The tokens of a sentence: a tag each, one character, and where each stands."""

    text: str
    tags: str
    spans: list[tuple[int, int]]

    def word(self, place: int) -> str:
        """A token as written."""
        start, end = self.spans[place]
        return self.text[start:end]

    def value(self, place: int) -> int:
        """The number that a day, an ordinal, a month, a year or a decade means."""
        word, tag = self.word(place), self.tags[place]
        if tag == "M":
            return NUMBERS[word.removesuffix(".")]
        if tag == "O":
            return ORDINALS.get(word.lower()) or int(word[:-2])
        return int(word[:4]) if tag == "E" else int(word[-4:])


def read(text: str) -> Tokens:
    """The tokens of a sentence; numbers that cannot belong to a date are tagged x.

    >>> read("On 4 May 1992, 300 people left").tags
    'jDMY,xUw'
    """
    leans = leaning.find(text)
    spans = [found.span() for found in TOKEN.finditer(text)]
    if leans:
        spans = _leaning(spans, leans)
    tags = [TAGS.get(text[start:end], "w") for start, end in spans]
    for place, (start, end) in enumerate(spans):
        if text[start] in "0123456789" and tags[place] == "w":
            tags[place] = _number(text, text[start:end], start, end)
    for lean in leans:
        tags[spans.index((lean.start, lean.end))] = "R"
    tokens = Tokens(text, "".join(tags), spans)
    counts = [place for place, tag in enumerate(tags) if tag in "YD" and not _dates(tokens, place)]
    if counts:
        for place in counts:
            tags[place] = "x"
        tokens = Tokens(text, "".join(tags), spans)
    return tokens


def _leaning(spans: list[tuple[int, int]], leans: list[leaning.Lean]) -> list[tuple[int, int]]:
    """The spans with those of each leaning expression made one."""
    kept: list[tuple[int, int]] = []
    rest = iter([*leans, None])
    lean = next(rest)
    for span in spans:
        while lean and span[0] >= lean.end:
            lean = next(rest)
        if not lean or span[0] < lean.start:
            kept.append(span)
        elif not kept or kept[-1] != (lean.start, lean.end):
            kept.append((lean.start, lean.end))
    return kept


def _number(text: str, digits: str, start: int, end: int) -> str:
    """The tag of a number by its own form and by what is joined to it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (before and before in "$€£¥§#_+") or (after and after in "%°_") or after.isalpha():
        return "x"
    if before in JOINING and text[start - 2 : start - 1].isalpha() and not _prefixed(text, start):
        return "x"
    if digits.isdigit():
        value = int(digits) if len(digits) < 5 else 0
        if len(digits) == 4:
            return "Y" if 1000 <= value <= 2100 else "x"
        return "D" if len(digits) < 3 and 1 <= value <= 31 else "x"
    if digits[-1] in "tdh":
        return "O" if len(digits) < 5 and 1 <= int(digits[:-2]) <= 31 else "x"
    return next((tag for form, tag in FORMS if form.fullmatch(digits)), "x")


FORMS = ((FULL, "I"), (SLASHED, "Y"), (SPANNED, "F"), (DECADE, "E"))


def _prefixed(text: str, start: int) -> bool:
    """Whether what is joined by a hyphen to the left of a number goes with dates: mid-1990, May-2003."""
    word = BEFORE_HYPHEN.search(text[max(0, start - 11) : start - 1])
    return bool(word) and TAGS.get(word[0], "w") in "Mmpy"


def _dates(tokens: Tokens, place: int) -> bool:
    """Whether a year or a day is one by what stands around it, and counts nothing."""
    tags = tokens.tags
    before = tags[place - 1] if place else "."
    after = tags[place + 1 : place + 2]
    if before in "nqx" or (after and after in "UB"):
        return False
    if tags[place] == "D":
        return not (before == "M" and after == "w" and _counted(tokens.word(place + 1)))
    if before == "p" and tokens.word(place - 1).lower() in ("about", "around") and _people(tokens, place + 1):
        return False
    if before in "pjfbumMyY&-tDO(" or (before == "," and place > 1 and tags[place - 2] in "MDOYFK"):
        return True
    word = "" if not after or after in ".,;:()-&" else tokens.word(place + 1)
    start = tokens.spans[place][0]
    if before == "a" or tokens.text[max(0, start - 2) : start - 1] in ("s", "’", "'"):
        return tokens.value(place) >= 1700 or not _counted(word)
    if before != "o" and tokens.value(place) < 1700:
        return False
    return not word[:1].islower() or word in FOLLOWERS or word.endswith("ed")


def _people(tokens: Tokens, place: int) -> bool:
    """Whether people are counted by what stands before: "about 1500 Indians", rather than around a year."""
    word = "" if place >= len(tokens.tags) or tokens.tags[place] in ".,;:()-&" else tokens.word(place)
    return word in ("people", "persons") or _counted(word.lower()) or (word[:1].isupper() and word[-2:] in ("an", "se"))


def _counted(word: str) -> bool:
    """Whether a word looks like things that are counted."""
    return word[-1:] == "s" and word[-2:] != "ss" and word not in FOLLOWERS and word.islower()
