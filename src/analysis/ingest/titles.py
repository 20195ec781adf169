"""Offices and the names of persons in a tagged sentence."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from analysis.ingest.tagged import TAGS, Mark, Tagged

LEXICON = Path(__file__).parent / "lexicon" / "titles.toml"
PLACES = TAGS["state"] + TAGS["city"]
WORD = re.compile(rf"[{PLACES}]|[Pp]eople['’]s\b|[^\W\d_]+(?:(?:['’](?!s\b)|-)[^\W\d_]+)*")
ARABIC = re.compile(r"(?:a[lnrstz]|el|ash|d|o)[-'’]\w")
DIPLOMAT = re.compile(r"ambassador|chargé|charge d|consul\b|consul[ -]|high commissioner|nuncio", re.IGNORECASE)
HONOUR = re.compile(
    r"(?<![\w.])(?:(?:(?:Most |Right |Rt\.? )?Hon(?:ou?rable|['’]?ble)?|H\. ?E|HE|HRH|H\.R\.H|HM|H\.M|HH|HSH|Mrs?|Ms|"
    r"Dr|Prof|Shri|Smt|Sri|Dato['’]?|Datuk|Engr?|(?:His|Her|Their) (?:(?:Royal|Serene|Imperial) )?"
    r"(?:Excellency|Excellencies|Majesty|Majesties|Highness|Holiness))\.?,? (?:the )?)+\Z"
)
REACH = 48
GIVEN = ("mr", "mrs", "ms")
LONGEST = 8
Words = list[re.Match[str]]


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    with LEXICON.open("rb") as file:
        return tomllib.load(file)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_lexicon()["words"][name])


@cache
def _heads() -> frozenset[str]:
    return frozenset(word + end for word in _set("heads") for end in ("", "s")) | {"secretaries"}


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
    heads, place, free = _heads(), 0, 0
    office_end = -1
    while place < len(words):
        word = words[place][0]
        if _head(word, heads) and _is_office(words, place, string):
            first, last = _around(words, place, free, string)
            yield _mark(tagged, "office", words[first].start(), words[last].end())
            free = place = last + 1
            office_end = words[last].end()
        elif _begins(words, place, string) or _given(words, place, office_end, string):
            last = _name(words, place, string, heads)
            if not _leads(words, last, string, heads):
                yield from _named(tagged, words, place, last)
            place = last + 1
        else:
            place += 1


def _head(word: str, heads: frozenset[str]) -> bool:
    low = word.lower()
    return low in heads or ("-" in low and low.rsplit("-", 1)[1] in heads)


def _capital(word: str) -> bool:
    """Whether a word is written as a name is."""
    if word[0].isupper():
        return True
    if word.isalpha():
        return False
    found = ARABIC.match(word)
    return found is not None and word[found.end() - 1].isupper()


def _begins(words: Words, place: int, string: str) -> bool:
    """Whether a name can begin with a word: it has a capital, and is no second half of a compound."""
    start = words[place].start()
    return _capital(words[place][0]) and string[max(0, start - 1) : start] not in ("-", "_")


def _is_office(words: Words, place: int, string: str) -> bool:
    """Whether the noun of an office means one here: a common word asks for a capital or an "of"."""
    low = words[place][0].lower()
    gap = string[words[place - 1].end() : words[place].start()] if place else "|"
    if place and gap in (" ", ". ") and words[place - 1][0].lower() in GIVEN and words[place][0][0].isupper():
        return _gap(words, place, string) != " " or not _capital(words[place + 1][0])
    if gap == " " and words[place - 1][0] == "of" and place > 1 and words[place - 2][0].lower() in _set("bodies"):
        return False
    if low == "charge":
        return words[place + 1 : place + 2] != [] and words[place + 1][0].lower().startswith("d")
    if low in _set("before") and _heads_on(words, place, string):
        return False
    if low not in _set("common"):
        return True
    after = words[place + 1][0] if place + 1 < len(words) else ""
    if low == "general":
        return words[place][0][0].isupper() and _capital(after or "x") and after.lower() not in _set("portfolio")
    before = words[place - 1][0].lower() if gap == " " else ""
    named = bool(after) and (after in ("of", "for") or _capital(after) or _head(after, _heads()))
    return words[place][0][0].isupper() or named or before in _set("before")


def _heads_on(words: Words, place: int, string: str) -> bool:
    """Whether a word that is a noun and what stands before one is followed by another: "Deputy Trade Minister"."""
    for here in range(place + 1, min(place + 6, len(words))):
        low = words[here][0].lower()
        if string[words[here - 1].end() : words[here].start()] not in (" ", "-"):
            return False
        if _head(low, _heads()):
            return True
        if low not in _set("before") and low not in _set("portfolio") and low != "and":
            return False
    return False


def _around(words: Words, place: int, free: int, string: str) -> tuple[int, int]:
    """The first and the last word of the office whose noun stands at a place."""
    first = last = place
    before, portfolio, heads = _set("before"), _set("portfolio"), _heads()
    while first > free and string[words[first - 1].end() : words[first].start()] in (" ", " & ", "-"):
        low = words[first - 1][0].lower()
        joined = low == "and" and first - 1 > free and words[first - 2][0].lower() in portfolio and first < place
        if low not in before and low not in portfolio and not joined:
            break
        if low == "under" and not words[first][0].lower().startswith(("secretar", "minister")):
            break
        first -= 1
    if words[first][0].lower() in ("state", "states", "government", "union") and words[first][0][0].islower():
        first += 1
    while last + 1 < len(words) and _head(words[last + 1][0], heads) and _gap(words, last, string) == " ":
        last += 1
    while last + 1 < len(words) and words[last + 1][0].lower() in _set("behind"):
        last += 1
    return first, _topic(words, last, string)


def _topic(words: Words, last: int, string: str) -> int:
    """The last word of what an office is for: "of Trade, Industry and Energy"."""
    if _gap(words, last, string) not in (" ", "-") or words[last + 1][0] not in ("of", "for", "to", "in"):
        return last
    place, end, comma = last + 2, last, last
    if words[last + 1][0] == "in" and not re.match(r" in charge of", string[words[last].end() :][:13]):
        return last
    portfolio, small = _set("portfolio"), ("and", "of", "for", "the", "on", "in", "charge", "state", "government")
    while place < len(words) and place - last < 14:
        gap, low = string[words[place - 1].end() : words[place].start()], words[place][0].lower()
        if gap not in (" ", ", ", " & ") or (low not in portfolio and low not in small):
            break
        comma = end if gap == ", " else comma
        end = place if low in portfolio or low in ("state", "government") else end
        place += 1
    follows = end + 1 < len(words) and _gap(words, end, string) == " " and _head(words[end + 1][0], _heads())
    return comma if follows else end


def _gap(words: Words, place: int, string: str) -> str:
    return string[words[place].end() : words[place + 1].start()] if place + 1 < len(words) else ""


def _given(words: Words, place: int, office_end: int, string: str) -> bool:
    """Whether a place's name right behind an office is a person's: "President Milan Novak"."""
    if words[place][0] not in PLACES or string[office_end : words[place].start()] != " ":
        return False
    after = words[place + 1][0] if _gap(words, place, string) == " " else "x"
    return after[0].isupper() and not _head(after, _heads()) and after.lower() not in _set("portfolio")


def _name(words: Words, place: int, string: str, heads: frozenset[str]) -> int:
    """The last word of the name that begins at a place."""
    last, here = place, place + 1
    while here < len(words) and here - place < LONGEST * 2:
        gap, word = string[words[here - 1].end() : words[here].start()], words[here][0]
        before = words[here - 1][0]
        if gap not in (" ", "") and not (
            gap in (".", ". ") and (len(before) == 1 or before.lower() in _set("address"))
        ):
            break
        if _capital(word) and not _head(word, heads):
            last = here
        elif word not in _set("particles"):
            break
        here += 1
    return last


def _leads(words: Words, last: int, string: str, heads: frozenset[str]) -> bool:
    """Whether a name is only what the office behind it is for: "Trade" in "Trade Minister"."""
    following = last + 1 < len(words) and _gap(words, last, string) in (" ", "-") and _head(words[last + 1][0], heads)
    low = words[last][0].lower()
    return following and (low in _set("portfolio") or low in _set("before"))


def _named(tagged: Tagged, words: Words, first: int, last: int) -> Iterator[Mark]:
    """The mark of a name without what only opens the sentence or addresses the person."""
    opening = words[first].start() == 0
    if opening and first == last and "-" not in words[first][0]:
        return
    openers, address = _set("openers"), _set("address")
    first += words[first][0] in openers
    while first <= last and words[first][0].lower() in address:
        first += 1
    if words[last][0] in _set("journeys") or (first == last and words[last][0] in _set("happenings")):
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
def _ranks() -> list[tuple[str, re.Pattern[str]]]:
    return [(rank, re.compile("|".join(forms), re.IGNORECASE)) for rank, forms in _lexicon()["ranks"].items()]


@lru_cache(maxsize=10_000)
def rank(office: str) -> str:
    """The rank of `visits` that an office has.

    >>> rank("Deputy Prime Minister"), rank("Minister for Foreign Affairs"), rank("Economy Secretary"), rank("head")
    ('deputy_head_of_government', 'foreign_minister', 'minister', 'senior_official')
    """
    return next(name for name, form in _ranks() if form.search(office))


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_set('institution'))})\b")


def is_plain(word: str) -> bool:
    """Whether a single word with a capital is one of the language rather than a name."""
    low = word.lower()
    return word in _set("openers") | _set("happenings") or low in _set("portfolio") or low in _heads()


def is_person(name: str) -> bool:
    """Whether a capitalised name can be a person's rather than an institution's."""
    return not name.isupper() and not _institution().search(name)
