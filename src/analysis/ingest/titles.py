"""Offices and the names of persons, found in a tagged sentence word by word."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.ingest.offices import Words, between, extent, is_capital, is_head, is_office, listed, rank
from analysis.ingest.tagged import TAGS, Mark, Tagged

PLACES = TAGS["state"] + TAGS["city"]
WORD = re.compile(rf"[{PLACES}]|[Pp]eople['’]s\b|[^\W\d_]+(?:(?:['’](?!s\b)|-)[^\W\d_]+)*")
HONOUR = re.compile(
    r"(?<![\w.])(?:(?:(?:Most |Right |Rt\.? )?Hon(?:ou?rable|['’]?ble)?|H\. ?E|HE|HRH|H\.R\.H|HM|H\.M|HH|HSH|Mrs?|Ms|"
    r"Dr|Prof|Shri|Smt|Sri|Dato['’]?|Datuk|Engr?|(?:His|Her|Their) (?:(?:Royal|Serene|Imperial) )?"
    r"(?:Excellency|Excellencies|Majesty|Majesties|Highness|Holiness))\.?,? (?:the )?)+\Z"
)
REACH = 48
LONGEST = 8


def marks(tagged: Tagged) -> list[Mark]:
    """The marks of a sentence with its offices and capitalised names among them.

    >>> sentence = Tagged("Yesterday the Deputy Trade Minister Ana de Souza left.", [])
    >>> [(mark.tag, mark.text) for mark in marks(sentence)]
    [('office', 'Deputy Trade Minister'), ('name', 'Ana de Souza')]
    """
    found = list(_scan(tagged))
    if not found:
        return tagged.marks
    merged = sorted([*tagged.marks, *found], key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in merged:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _scan(tagged: Tagged) -> Iterator[Mark]:
    """Goes from word to word: a noun of an office takes the words around it, a capital those that follow."""
    string = tagged.string
    words = list(WORD.finditer(string))
    place, free, office_end = 0, 0, -1
    while place < len(words):
        word = words[place][0]
        if is_head(word) and is_office(words, place, string):
            first, last = extent(words, place, free, string)
            yield _mark(tagged, "office", words[first].start(), words[last].end())
            free = place = last + 1
            office_end = words[last].end()
        elif _begins(words, place, string) or _given(words, place, office_end, string):
            last = _name(words, place, string)
            if not _leads(words, last, string):
                yield from _named(tagged, words, place, last)
            place = last + 1
        else:
            place += 1


def _begins(words: Words, place: int, string: str) -> bool:
    """Whether a name can begin with a word: it has a capital, and is no second half of a compound."""
    start = words[place].start()
    return is_capital(words[place][0]) and string[max(0, start - 1) : start] not in ("-", "_")


def _given(words: Words, place: int, office_end: int, string: str) -> bool:
    """Whether a place's name right behind an office is a person's: "President Milan Novak"."""
    if words[place][0] not in PLACES or string[office_end : words[place].start()] != " ":
        return False
    after = words[place + 1][0] if between(words, place, string) == " " else "x"
    return after[0].isupper() and not is_head(after) and after.lower() not in listed("portfolio")


def _name(words: Words, place: int, string: str) -> int:
    """The last word of the name that begins at a place."""
    last, here = place, place + 1
    while here < len(words) and here - place < LONGEST * 2:
        gap, word = between(words, here - 1, string), words[here][0]
        before = words[here - 1][0]
        if gap not in (" ", "") and not (
            gap in (".", ". ") and (len(before) == 1 or before.lower() in listed("address"))
        ):
            break
        if is_capital(word) and not is_head(word):
            last = here
        elif word not in listed("particles"):
            break
        here += 1
    return last


def _leads(words: Words, last: int, string: str) -> bool:
    """Whether a name is only what the office behind it is for: "Trade" in "Trade Minister"."""
    following = last + 1 < len(words) and between(words, last, string) in (" ", "-") and is_head(words[last + 1][0])
    low = words[last][0].lower()
    return following and (low in listed("portfolio") or low in listed("before"))


def _named(tagged: Tagged, words: Words, first: int, last: int) -> Iterator[Mark]:
    """The mark of a name without what only opens the sentence or addresses the person."""
    opening = words[first].start() == 0
    if opening and first == last and "-" not in words[first][0]:
        return
    openers, address = listed("openers"), listed("address")
    first += words[first][0] in openers
    while first <= last and words[first][0].lower() in address:
        first += 1
    if words[last][0] in listed("journeys") or (first == last and words[last][0] in listed("happenings")):
        return
    if first <= last and any(words[place][0] not in openers for place in range(first, last + 1)):
        yield _mark(tagged, "name", words[first].start(), words[last].end())


def _mark(tagged: Tagged, tag: str, start: int, end: int) -> Mark:
    """The mark of an office or a name; it covers the honours before it, which are no part of its text."""
    text = tagged.plain(start, end)
    honour = HONOUR.search(tagged.string, max(0, start - REACH), start)
    first = tagged.readable(honour.start() if honour else start)
    last = tagged.readable(start) + len(text)
    return Mark(tag, first, last, rank(text) if tag == "office" else text, text)


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(listed('institution'))})\b")


def is_plain(word: str) -> bool:
    """Whether a single word with a capital is one of the language rather than a name."""
    low = word.lower()
    return word in listed("openers") | listed("happenings") or low in listed("portfolio") or is_head(low)


def is_person(name: str) -> bool:
    """Whether a capitalised name can be a person's rather than an institution's."""
    return not name.isupper() and not _institution().search(name)
