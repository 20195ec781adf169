"""Offices: the nouns that head them, how far the words around such a noun belong to it, and their ranks."""

import re
from functools import cache, lru_cache

from analysis.ingest import lexicon

ARABIC = re.compile(r"(?:a[lnrstz]|el|ash|d|o)[-'’]\w")
DIPLOMAT = re.compile(
    r"ambassador|resident envoy|chargé|charge d|consul\b|consul[ -]|high commissioner|nuncio", re.IGNORECASE
)
GIVEN = ("mr", "mrs", "ms")
Words = list[re.Match[str]]


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of the lexicon."""
    return frozenset(lexicon.read("titles")["words"][name])


@cache
def _heads() -> frozenset[str]:
    return frozenset(word + end for word in listed("heads") for end in ("", "s")) | {"secretaries"}


@lru_cache(maxsize=50_000)
def is_head(word: str) -> bool:
    """Whether a word is the noun of an office, or ends as one: "vice-president"."""
    return word.lower().rsplit("-", 1)[-1] in _heads()


def is_capital(word: str) -> bool:
    """Whether a word is written as a name is."""
    if word[0].isupper():
        return True
    if word.isalpha():
        return False
    found = ARABIC.match(word)
    return found is not None and word[found.end() - 1].isupper()


def between(words: Words, place: int, string: str) -> str:
    """What stands between a word and the next; '' behind the last."""
    return string[words[place].end() : words[place + 1].start()] if place + 1 < len(words) else ""


def is_office(words: Words, place: int, string: str) -> bool:
    """Whether the noun of an office means one here: a common word asks for a capital or an "of"."""
    low = words[place][0].lower()
    gap = between(words, place - 1, string) if place else "|"
    if place and gap in (" ", ". ") and words[place - 1][0].lower() in GIVEN and words[place][0][0].isupper():
        return between(words, place, string) != " " or not is_capital(words[place + 1][0])
    if gap == " " and words[place - 1][0] == "of" and place > 1 and words[place - 2][0].lower() in listed("bodies"):
        return False
    if low == "charge":
        return words[place + 1 : place + 2] != [] and words[place + 1][0].lower().startswith("d")
    if low in listed("before") and _heads_on(words, place, string):
        return False
    if low not in listed("common"):
        return True
    after = words[place + 1][0] if place + 1 < len(words) else ""
    if low == "general":
        return words[place][0][0].isupper() and is_capital(after or "x") and after.lower() not in listed("portfolio")
    before = words[place - 1][0].lower() if gap == " " else ""
    named = bool(after) and (after in ("of", "for") or is_capital(after) or is_head(after))
    return words[place][0][0].isupper() or named or before in listed("before")


def _heads_on(words: Words, place: int, string: str) -> bool:
    """Whether a word that is a noun and what stands before one is followed by another: "Deputy Trade Minister"."""
    for here in range(place + 1, min(place + 6, len(words))):
        low = words[here][0].lower()
        if between(words, here - 1, string) not in (" ", "-"):
            return False
        if is_head(low):
            return True
        if low not in listed("before") and low not in listed("portfolio") and low != "and":
            return False
    return False


def extent(words: Words, place: int, free: int, string: str) -> tuple[int, int]:
    """The first and the last word of the office whose noun stands at a place; none before `free`."""
    first = last = place
    before, portfolio = listed("before"), listed("portfolio")
    while first > free and between(words, first - 1, string) in (" ", " & ", "-"):
        low = words[first - 1][0].lower()
        joined = low == "and" and first - 1 > free and words[first - 2][0].lower() in portfolio and first < place
        if low not in before and low not in portfolio and not joined:
            break
        if low == "under" and not words[first][0].lower().startswith(("secretar", "minister")):
            break
        first -= 1
    if words[first][0].lower() in ("state", "states", "government", "union") and words[first][0][0].islower():
        first += 1
    while last + 1 < len(words) and is_head(words[last + 1][0]) and between(words, last, string) == " ":
        last += 1
    while last + 1 < len(words) and words[last + 1][0].lower() in listed("behind"):
        last += 1
    return first, _topic(words, last, string)


def _topic(words: Words, last: int, string: str) -> int:
    """The last word of what an office is for: "of Trade, Industry and Energy"."""
    if between(words, last, string) not in (" ", "-") or words[last + 1][0] not in ("of", "for", "to", "in"):
        return last
    place, end, comma = last + 2, last, last
    if words[last + 1][0] == "in" and not re.match(r" in charge of", string[words[last].end() :][:13]):
        return last
    portfolio, small = listed("portfolio"), ("and", "of", "for", "the", "on", "in", "charge", "state", "government")
    while place < len(words) and place - last < 14:
        gap, low = between(words, place - 1, string), words[place][0].lower()
        if gap not in (" ", ", ", " & ") or (low not in portfolio and low not in small):
            break
        comma = end if gap == ", " else comma
        end = place if low in portfolio or low in ("state", "government") else end
        place += 1
    follows = end + 1 < len(words) and between(words, end, string) == " " and is_head(words[end + 1][0])
    return comma if follows else end


@cache
def _ranks() -> list[tuple[str, re.Pattern[str]]]:
    ranks = lexicon.read("titles")["ranks"]
    return [(rank, re.compile("|".join(forms), re.IGNORECASE)) for rank, forms in ranks.items()]


@lru_cache(maxsize=10_000)
def rank(office: str) -> str:
    """The rank of `visits` that an office has.

    >>> rank("Deputy Prime Minister"), rank("Minister for Foreign Affairs"), rank("Economy Secretary"), rank("head")
    ('deputy_head_of_government', 'foreign_minister', 'minister', 'senior_official')
    """
    return next(name for name, form in _ranks() if form.search(office))
