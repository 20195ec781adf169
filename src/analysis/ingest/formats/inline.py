"""The marks inside a line of plain, Markdown or pandoc text: what is dropped, what stands for a character."""

import re
from html import unescape

from .reading import Reading

MARK = (
    r"\[(?:\d{1,4}|[a-z]{1,2}|(?:note|nb|n|fn|lower-alpha|Note|N) ?\d{1,3}|\^[\w-]{1,40}|update|edit|dubious|when\?"
    r"|who\?|which\?|by whom\?|clarification needed|(?:full )?citation needed|better source needed|according to whom\?"
    r"|verification needed|failed verification|dead link|permanent dead link|not in citation given|edit source"
    r"|edit \| ?edit source|unreliable source\?|page needed|verify)\]"
)
INLINE = re.compile(
    rf"(?P<mark>{MARK})"
    r"|(?P<picture>!\[[^\[\]\r\n]{0,300}\]\([^()\s]{0,400}\))"
    r"|(?P<link>\]\([^()\s]{0,400}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?: \"[^\"\r\n]{0,200}\")?\))"
    r"|(?P<bracket>\[\[|\]\]|\[(?=[^\[\]\r\n]{1,300}\]\())"
    r"|(?P<tag></?[A-Za-z][^<>]{0,300}>|<!--)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<stress>[*_]{1,3}|`{1,3})"
    r"|(?P<escape>\\[\\`*_{}\[\]()#+.!|'\"$<>~@-])"
    r"|(?P<empty>\([ ;,]{0,6}\))"
    r"|(?P<stop>[.!?;][\"”’)]?(?=[A-Z][a-z]))"
)
PAGE = re.compile(
    rf"(?P<mark>{MARK})|(?P<entity>&(?:#\d{{1,7}}|#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)"
    r"|(?P<empty>\([ ;,]{0,6}\))|(?P<stop>[.!?;][\"”’)]?(?=[A-Z][a-z]))"
)
SPAN_MARKS = re.compile(MARK)


def copy(reading: Reading, start: int, end: int, marks: re.Pattern[str] = INLINE) -> None:
    """Read raw[start:end] into the reading, its marks dropped."""
    raw, at = reading.raw, start
    for found in marks.finditer(raw, start, end):
        kind, here, there = found.lastgroup, found.start(), found.end()
        if kind == "stress" and not _is_mark(raw, here, there, start, end):
            continue
        if kind == "stop":
            at = _part(reading, at, there, here)
            continue
        reading.copy(at, here)
        at = there
        if kind in ("mark", "picture", "empty"):
            reading.drop()
        elif kind == "entity":
            reading.put(unescape(found[0]), here)
        elif kind == "escape":
            at = here + 1
        elif kind == "tag" and raw[here + 1 : here + 3].lower() == "br":
            reading.put(" ", here)
    reading.copy(at, end)


def _is_mark(raw: str, here: int, there: int, start: int, end: int) -> bool:
    """Stress stands at the edge of a word; inside one (`a_b`, 3*4) the character is part of it."""
    if raw[here] == "`":
        return True
    before = raw[here - 1] if here > start else " "
    after = raw[there] if there < end else " "
    if raw[here] == "_" and "-" in before + after:
        return False
    return before.isalnum() != after.isalnum() or before.isspace() != after.isspace()


def _part(reading: Reading, at: int, there: int, here: int) -> int:
    """Sentences run together ("in Oslo.Later") are parted by a readable space."""
    raw = reading.raw
    reading.copy(at, there)
    word = raw[max(at, here - 3) : here]
    ends = len(word) == 3 and (word.isdigit() or (word.isalpha() and word[1:].islower()))
    if ends or there - here == 2:
        reading.put(" ", there)
    return there


def bare(raw: str, start: int, end: int) -> str:
    """A short stretch as it reads without its marks: for judging what a line is."""
    return SPAN_MARKS.sub("", raw[start : min(end, start + 400)]).strip(" \t*_#=")
