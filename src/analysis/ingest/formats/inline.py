"""The marks inside a line of plain, Markdown or pandoc text: what is dropped, what stands for a character."""

import re
from collections.abc import Sequence
from html import unescape

from analysis.ingest.formats.lines import Line
from analysis.ingest.formats.reading import Reading

Rule = tuple[str, str]


def one_of(**rules: Rule) -> re.Pattern[str]:
    """A pattern of named rules, each given by the character it begins with and what follows.

    A search for one set of characters is several times faster than one for many patterns.
    """
    first = "".join(sorted({character for begin, _ in rules.values() for character in begin}))
    named = (f"(?P<{name}>(?<=[{re.escape(begin)}])(?:{rest}))" for name, (begin, rest) in rules.items())
    return re.compile(f"[{re.escape(first)}](?:{'|'.join(named)})")


MARK: Rule = (
    "[",
    r"(?:\d{1,4}|[a-z]{1,2}|(?:note|nb|n|fn|lower-alpha|Note|N) ?\d{1,3}|\^[\w-]{1,40}|update|edit|dubious|when\?"
    r"|who\?|which\?|by whom\?|clarification needed|(?:full )?citation needed|better source needed|according to whom\?"
    r"|verification needed|failed verification|dead link|permanent dead link|not in citation given|edit source"
    r"|edit \| ?edit source|unreliable source\?|page needed|verify)\]",
)
TAG: Rule = ("<", r"/?[A-Za-z][^<>]{0,500}>|!--")
ENTITY: Rule = ("&", r"(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
EMPTY: Rule = ("(", r"[ ;,]{0,6}\)")
STOP: Rule = (".!?;", r"[\"”’)]?(?=[A-Z][a-z])")
INLINE = one_of(
    mark=MARK,
    picture=("!", r"\[[^\[\]\r\n]{0,300}\]\([^()\s]{0,400}\)"),
    link=("]", r"\([^()\s]{0,400}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?: \"[^\"\r\n]{0,200}\")?\)"),
    bracket=("[]", r"(?<=\[)\[|(?<=\])\]|(?<=\[)(?=[^\[\]\r\n]{1,300}\]\()"),
    tag=TAG,
    entity=ENTITY,
    stress=("*_`", r"(?<=\*)\*{0,2}|(?<=_)_{0,2}|(?<=`)`{0,2}"),
    escape=("\\", r"[\\`*_{}\[\]()#+.!|'\"$<>~@-]"),
    empty=EMPTY,
    stop=STOP,
)
PAGE = one_of(mark=MARK, entity=ENTITY, empty=EMPTY, stop=STOP)
SPAN_MARKS = one_of(mark=MARK)


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


def joined(raw: str, lines: Sequence[Line]) -> Reading:
    """Lines that were broken to a width, read as one."""
    reading = Reading(raw)
    for number, line in enumerate(lines):
        if number:
            reading.put(" ", lines[number - 1].end)
        copy(reading, line.start, line.end)
    return reading


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
