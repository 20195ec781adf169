"""A sentence as tokens with one-character tags, so that the grammar of dates is short patterns over tags."""

import re
from typing import NamedTuple

from analysis.ingest.moments import leaning
from analysis.ingest.moments.words import FOLLOWERS, NUMBERS, ORDINALS, TAGS

TOKEN = re.compile(
    r"(\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}([./])\d{1,2}\2\d{4}(?!\d)|\d{4}[-–/]\d{2}(?![\d-])|\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d+\.\d+|\d+(?:st|nd|rd|th|['’]?s)\b|\d+)"
    r"|((?:[Aa]s\s(?:of|at|on|from)|[Pp]rior\sto|[Uu]p\s(?:to|until)|[Ee]ver\ssince|(?:[Ss]tart|[Bb]eginn)ing"
    r"\s(?:in|on|from|with)|[Nn]o\slater\sthan)\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|nos?|pp?|ca?)\."
    r"|[^\W\d_]\w*(?:['’]s\b)?)"
    r"|(\S)"
)


class Token(NamedTuple):
    """A tag with its stretch of the sentence and the number that it means, 0 where it means none."""

    tag: str
    start: int
    end: int
    value: int = 0


def read(text: str) -> list[Token]:
    """The tokens of a sentence; numbers that cannot belong to a date are tagged x.

    >>> "".join(token.tag for token in read("On 4 May 1992, 300 people left"))
    'jDMY,xUw'
    """
    tokens: list[Token] = []
    place = 0
    for lean in leaning.find(text):
        _words(text, place, lean.start, tokens)
        tokens.append(Token("R", lean.start, lean.end))
        place = lean.end
    _words(text, place, len(text), tokens)
    return _sober(text, tokens)


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for found in TOKEN.finditer(text, start, end):
        kind = found.lastindex
        if kind == 4:
            tokens.append(Token(TAGS.get(found[4], "w"), found.start(), found.end()))
        elif kind == 3:
            tokens.append(_word(found[3], found.start(), found.end()))
        else:
            tokens.append(_number(text, found[1], found.start(), found.end()))


def _word(word: str, start: int, end: int) -> Token:
    tag = TAGS.get(word)
    if tag is None:
        ordinal = ORDINALS.get(word.lower())
        return Token("O", start, end, ordinal) if ordinal else Token("w", start, end)
    if tag == "M":
        return Token(tag, start, end, NUMBERS[word.removesuffix(".")])
    return Token(tag, start, end, ORDINALS.get(word.lower(), 0) if tag == "m" else 0)


def _number(text: str, digits: str, start: int, end: int) -> Token:
    before = text[start - 1] if start else " "
    inside = before in "-–/." and start > 1 and text[start - 2].isalpha() and not _prefixed(text, start)
    if before.isalnum() or before in "$€£¥§#_+" or inside or text[end : end + 1] in ("%", "°", "_"):
        return Token("x", start, end)
    if digits.isdigit() and digits.isascii():
        value = int(digits) if len(digits) < 5 else 0
        glued = text[end : end + 1].isalpha()
        tag = (
            "Y" if len(digits) == 4 and 1000 <= value <= 2100 else "D" if len(digits) < 3 and 1 <= value <= 31 else "x"
        )
        return Token("x" if glued else tag, start, end, value)
    return _marked(digits, start, end)


def _marked(digits: str, start: int, end: int) -> Token:
    if digits[-1] in "tdh":
        value = int(digits[:-2]) if len(digits) < 5 else 0
        return Token("O" if 1 <= value <= 31 else "x", start, end, value)
    if digits[-1] == "s":
        number = digits.rstrip("s").rstrip("'’")
        return Token(
            "E" if len(number) == 4 and number[3] == "0" and number < "2100" else "x", start, end, int(number[:4])
        )
    if re.fullmatch(r"(?:1\d|20)\d\d-\d\d-\d\d|\d\d?\.\d\d?\.(?:1\d|20)\d\d", digits):
        return Token("I", start, end)
    if re.fullmatch(r"\d\d?/\d\d?/\d{4}", digits):
        return Token("Y" if 1000 <= int(digits[-4:]) <= 2100 else "x", start, end, int(digits[-4:]))
    return Token("F" if re.fullmatch(r"[12]\d{3}[-–/]\d\d", digits) else "x", start, end)


def _prefixed(text: str, start: int) -> bool:
    """Whether what is joined by a hyphen to the left of a number goes with dates: mid-1990, May-2003."""
    word = re.search(r"[^\W\d_]{1,9}\.?$", text[max(0, start - 11) : start - 1])
    return bool(word) and TAGS.get(word[0], "w") in "Mmpy"


def _sober(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without years and days that count something."""
    for place, token in enumerate(tokens):
        if token.tag in "YFD" and not _dates(text, tokens, place):
            tokens[place] = token._replace(tag="x")
    return tokens


def _dates(text: str, tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    before = tokens[place - 1].tag if place else "."
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before in "nqx$" or (after and after.tag in "UB"):
        return False
    if token.tag == "D":
        return not (before == "M" and after and after.tag == "w" and _counted(text[after.start : after.end]))
    if (
        token.tag == "F"
        or before in "pjfbumMyY&-tDO("
        or (before == "," and place > 1 and tokens[place - 2].tag in "MDOYFK")
    ):
        return True
    word = text[after.start : after.end] if after and after.tag not in ".,;:()-&" else ""
    if before == "a" or text[max(0, token.start - 2) : token.start - 1] in ("s", "’", "'"):
        return token.value >= 1700 or not _counted(word)
    if before != "o" and token.value < 1700:
        return False
    return not word or word[0].isupper() or word in FOLLOWERS or word.endswith("ed")


def _counted(word: str) -> bool:
    """Whether a word looks like things that are counted."""
    return word[-1:] == "s" and word[-2:] != "ss" and word not in FOLLOWERS and word.islower()
