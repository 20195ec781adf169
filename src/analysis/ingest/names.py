"""Names in prose: states, peoples, cities, organisations and the words of the trade, each found as a whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import pandas as pd

from analysis import countries
from analysis.ingest import lexicon

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[Cc]o-[Oo]p[a-z]+|[^\W_]+(?:['’ʼ](?!s\b)[^\W_]+)*|&")
APART = re.compile(r"[;:()\[\]!?\n]|, |[^\W_]{4}\. ")
SPELLINGS = {"organisation": "organization", "organisations": "organizations", "co operation": "cooperation"}


@dataclass(frozen=True)
class Meaning:
    """What a name means: a tag (state, demonym, city, org, post, pact, both, region), codes.

    written: how it must stand in the text: `any`, `cased` (with a capital), `exact` (an acronym) or `prefix` (with
    a capital, and a hyphen or dash behind it).
    """

    tag: str
    values: tuple[str, ...]
    written: str = "cased"
    exact: str = ""


class Mention(NamedTuple):
    """A name in a text, from start to end, and what it means."""

    start: int
    end: int
    meaning: Meaning


@lru_cache(maxsize=100_000)
def _plain(token: str) -> str:
    plain = countries.key(token)
    return SPELLINGS.get(plain, plain)


class Gazetteer:
    """Every name that can be met, looked up by its words; the longest name that stands in a text is the one meant.

    >>> found = Gazetteer({("north", "macedonia"): Meaning("state", ("MKD",))})
    >>> [(one.start, one.end, one.meaning.values) for one in found.find("In North Macedonia's north")]
    [(3, 18, ('MKD',))]
    """

    def __init__(self, names: Mapping[tuple[str, ...], Meaning]) -> None:
        """Take what each name, a tuple of plain words, means."""
        self._by_first: dict[str, list[tuple[list[str], Meaning]]] = {}
        for words in sorted(names, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((list(words[1:]), names[words]))

    def find(self, text: str) -> Iterator[Mention]:
        """The names in a text, none within another, in order."""
        tokens = list(TOKEN.finditer(text))
        plain = [_plain(token[0]) for token in tokens]
        known, free = self._by_first, 0
        for place, word in enumerate(plain):
            if word not in known or place < free:
                continue
            for rest, meaning in known[word]:
                end = place + len(rest)
                if plain[place + 1 : end + 1] == rest and _written(tokens, place, end, meaning):
                    yield Mention(tokens[place].start(), tokens[end].end(), meaning)
                    free = end + 1
                    break


def _written(tokens: list[re.Match[str]], first: int, last: int, meaning: Meaning) -> bool:
    """Whether the words stand together and with the capitals that their kind of name has."""
    start, end, text = tokens[first].start(), tokens[last].end(), tokens[first].string
    name, behind = text[start:end], text[end : end + 1]
    if APART.search(name) or behind == "$" or (behind == "+" and meaning.tag == "org"):
        return False
    if meaning.written == "exact":
        return name.replace(".", "") == meaning.exact
    if meaning.written == "prefix":
        return name[0].isupper() and behind in ("-", "–", "—")
    if meaning.written == "any":
        return True
    short = first == last and len(name) <= 3 and meaning.tag == "state"
    return name[0].isupper() and (not short or name.upper() == name)


def gazetteer(aliases: pd.DataFrame, organizations: pd.DataFrame) -> Gazetteer:
    """The names of two tables, `country_aliases` and `organizations`, and those of the lexicon."""
    names: dict[tuple[str, ...], Meaning] = {}
    for words, meaning in [*_lexicon(), *_organizations(organizations), *_states(aliases)]:
        names.setdefault(words, meaning)
    return Gazetteer(names)


def _states(aliases: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """States before peoples before cities where one name is several; it means all their codes, those of today first."""
    aliases = aliases.sort_values("valid_to", kind="stable") if "valid_to" in aliases else aliases
    order = {"name": 0, "historic": 1, "demonym": 2, "prefix": 3, "capital": 4, "city": 5}
    tags = {"name": "state", "historic": "state", "demonym": "demonym", "prefix": "demonym"}
    grouped: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for alias, iso3, kind in zip(aliases["alias"], aliases["iso3"], aliases["kind"], strict=True):
        words = _words(alias)
        if len("".join(words)) > 1:
            grouped.setdefault(words, {}).setdefault(kind, []).append(iso3)
    for words, kinds in grouped.items():
        kind = sorted(kinds, key=lambda each: order.get(each, 9))[0]
        tag = tags.get(kind, "city")
        codes = list(kinds[kind]) + (kinds.get("historic", []) if kind == "name" else [])
        yield words, Meaning(tag, tuple(dict.fromkeys(codes)), "prefix" if kind == "prefix" else "cased")


def _organizations(organizations: pd.DataFrame) -> Iterator[tuple[tuple[str, ...], Meaning]]:
    """Bodies of several states by name, alias and acronym; an organ of one state is none."""
    aliases = organizations["aliases"] if "aliases" in organizations else [""] * len(organizations)
    columns = (organizations["org"], organizations["name"], organizations["kind"], aliases)
    for org, name, kind, more in zip(*columns, strict=True):
        if kind not in ("organ", "group"):
            for each in [name, *str(more).split(";"), *([org] if len(org) > 2 or org in ("UN", "EU", "AU") else [])]:
                words = _words(each)
                if words:
                    acronym = each.isupper()
                    yield words, Meaning("org", (org,), "exact" if acronym else "cased", each if acronym else "")


@cache
def _lexicon() -> list[tuple[tuple[str, ...], Meaning]]:
    return [
        (_words(phrase), Meaning(tag, (value,), "any"))
        for tag, values in lexicon.read("words").items()
        for value, phrases in values.items()
        for phrase in phrases
    ]


def _words(name: str) -> tuple[str, ...]:
    return tuple(_plain(token[0]) for token in TOKEN.finditer(name))
