"""Lines of plain text, and what a line looks like: blank ones only count."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

NONBLANK = re.compile(r"[^\r\n]+")
BULLET = re.compile(r"(?:[-*+•·▪◦‣●○–—o]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])(?:[ \t\u00a0]+|$)")
NUMBER = re.compile(r"\(?\d{1,3}[.)][ \t]")
ATX = re.compile(r"(#{1,6})[ \t]*(?=[^#\s])")
WIKI = re.compile(r"(={2,6})(?=[^=])")
SETEXT = re.compile(r"(?:={3,}|-{3,})$")
RULE = re.compile(r"[-*_=~.·•—–+^# \t]{3,}$")
EDIT = re.compile(r"\[ ?edit(?: ?\| ?edit source)? ?\]$|\[ ?редактировать ?\]$")
MAIN = re.compile(r"<span [^<>]{1,200}title[^<>]{0,100}>([^<>]{1,200})</span>[ \t]*")
SMALL = frozenset({"a", "an", "and", "as", "at", "between", "by", "de", "for", "from", "in", "into", "of", "on", "or"})
SMALL |= {"since", "the", "to", "under", "until", "via", "with"}
DATED = re.compile(r", (?:\d{4}|\d{4}[–-]\d{2,4})\.$")
YEARS_LAST = re.compile(r"\((?:[A-Z][a-z]{2,8} |[\d,;/–-]{1,12} ){0,9}(?:\d{1,2}\.){0,2}\d{4}(?:[–-]\d{2,4})?\)$")


class Line(NamedTuple):
    """A line that is not blank: where its text begins and ends, its indentation, blank lines before it."""

    start: int
    end: int
    indent: int
    blanks: int


def groups(raw: str) -> Iterator[list[Line]]:
    """Lines that follow one another without a blank line."""
    group: list[Line] = []
    end = 0
    breaks = "\n" if "\n" in raw else "\r"
    for found in NONBLANK.finditer(raw):
        whole = found[0]
        text = whole.strip()
        if not text or text == "\ufeff":
            continue
        start = found.start() + len(whole) - len(whole.lstrip())
        blanks = max(0, raw.count(breaks, end, start) - 1) if end else 9
        indent = len(whole[: start - found.start()].expandtabs(4)) if start > found.start() else 0
        if blanks and group:
            yield group
            group = []
        end = start + len(text)
        group.append(Line(start + (raw[start] == "\ufeff"), end, indent, blanks))
    if group:
        yield group


def is_wrapped(raw: str, group: list[Line]) -> bool:
    """Whether a paragraph's lines were broken to a width: no line could have taken the next one's first word."""
    width = max(line.end - line.start + line.indent for line in group)
    if not 50 <= width <= 130:
        return False
    for line, following in pairwise(group):
        cut = raw.find(" ", following.start, min(following.end, following.start + width))
        word = (cut if cut > 0 else following.end) - following.start
        if line.indent + line.end - line.start + 1 + word <= width:
            return False
    return len(group) > 2 or not YEARS_LAST.search(raw, group[0].start, group[0].end)


def is_title_case(text: str) -> bool:
    """Whether every word but the small ones begins with a capital or a digit, as in a title."""
    words = text.split()
    return all(not word[0].islower() or word in SMALL for word in words) and not words[0][0].islower()


def is_heading(text: str, spaced: bool) -> bool:
    """Whether a line standing alone reads as a heading: short, capital first, without a final stop.

    spaced: two blank lines stand before it, as pandoc writes headings.
    """
    words = text.split()
    if not words or not text[0].isalnum() or text[0].islower() or not any(map(str.isalpha, text)):
        return False
    if DATED.search(text) and len(words) <= 14:
        return is_title_case(text)
    if len(words) > (20 if spaced else 14) or len(text) > 140 or text[-1] in ".,;:!?…":
        return False
    return spaced or not YEARS_LAST.search(text)


def has_tab(raw: str, line: Line) -> bool:
    """Whether tabs part a line into cells."""
    return raw.find("\t", line.start, line.end) > 0 and not BULLET.match(raw, line.start, line.end)


def is_numbered(raw: str, group: list[Line]) -> bool:
    """Whether lines begin with the number of an item."""
    return bool(group) and NUMBER.match(raw, group[0].start, group[0].end) is not None
