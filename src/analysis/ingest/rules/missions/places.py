"""Posts with the places where they stand, as a stretch of a sentence lists them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.ingest.hits import Hit
from analysis.ingest.tagged import Mark, pattern
from analysis.ingest.titles import is_person

BEHIND = (
    r"(?:[’'][sS]?|[\"”])?(?: (?:general|section|level|building|premises|offices?|as well|also|there|each|proper|"
    r"itself|too))*"
)
LYING = (
    r"(?: to <state>(?= (?:is |are )?(?:in|at) ))?(?: (?:of its own|of their own))?(?: of "
    r"<state|demonym>)?(?: ?\([^()]{0,60}\))?,? ?"
    r"(?:headed by(?: \w+| <post>| <office>)(?: <post>| <office>)? |(?:which is |that is )?"
    r"(?:situated|located|based|resident|headquartered|respectively|residing|opened|each) )?"
)
TOWN = (
    r"(?: ?(?:its|their|both|cities|city|capital|capitals|of|towns?|following|port|northern|southern|eastern|western|"
    r"(?:an? |the )?<name> (?:neighbou?rhood|district|suburb) of)\b)*:? ?"
)
ASIDE = r"(?:[’']s?)?(?: ?\([^()]{0,40}\))?"
LIST = (
    rf"(?P<list>(?:<city|name|state|both>|<demonym>(?= capital)){ASIDE}"
    rf"(?:(?:,? and (?:in |at )?|, (?:in )?(?:and )?| as well as (?:in )?|/| & )<city|name|state>{ASIDE})*)"
)
COLON = (
    rf"(?: of <state|demonym>)?(?: ?\([^()]{{0,40}}\))?(?::| ?[–—-]) ?"
    rf"(?P<after><city>{ASIDE}(?:(?:,? and |, |; ?|/)<city>{ASIDE})*)"
)
IN = pattern(rf"{BEHIND}{LYING}(?:in|at|to|for)(?: the)?{TOWN}{LIST}|, (?P<alone><city>)(?=[.;]|$| \()|{COLON}")
AHEAD = pattern(r"<city>(?:[’']s)? \Z")
NOUN = pattern(
    r"<post>|<office>[’']s office|<name>(?=[”\"’']{0,2} in <city>)|"
    r"(?<!joint )(?<!keeping )(?<!s[’'] )(?<!military )(?<!trade )\b(?:mission|commission|"
    r"delegation|bureau)\b(?= (?:in|at) <city|name>)|(?<=<city> )mission\b|"
    r"\boffice\b(?= in <city>,? (?:in)?to (?:an?|the) )"
)
NAMED = re.compile(r"(?:the )?(?:.* )?(?:mission|commission|office|bureau|representation)", re.IGNORECASE)
EACH = pattern(r"^,? (?:in|at) (?:the |their )?(?:two |both )?(?:respective|each|both)\b")
EXCHANGED = pattern(r"\b(?:mutual|reciprocal|exchange|respective)(?: of)?(?: \w+)? \Z")
FIRM = pattern(
    r"^ (?:of|for) (?:the )?(?:<name>|<org>|[\"“«(]|\w{3,4} [\"“«]|company|companies|firm|banks?|enterprises?|group)"
)
OFFICES = ("representative_office", "trade_office")
WORDS = {"mission": "embassy", "bureau": "representative_office"}
APART = pattern(r"\A ?(?:,|and|or|/|headed by|led by|run by)? ?(?:an? |the |<number> )?\Z")
CONSUL = re.compile(r"consuls?\Z", re.IGNORECASE)
HEADED = pattern(r"\A (?:\([^()]*\) )?(?:which (?:is|are|was|were) )?(?:headed|led|run|staffed) by(?: \w+){0,2} ?\Z")


@dataclass(frozen=True)
class Post:
    """A post that a text names: its kind, its words, the mark of its place, and where the words stand in the string.

    place is None where it says none; mutual: it is a post of each state in the other, "in the capital of either".
    """

    kind: str
    words: str
    place: Mark | None
    start: int
    end: int
    mutual: bool = False


def posts(hit: Hit, start: int, end: int) -> list[Post]:
    """The posts in a stretch of a sentence's string, one for each place that they are said to be in."""
    nouns = [found for found in NOUN.finditer(hit.string, start, end) if _kind(hit, found)]
    listed: list[Post] = []
    waiting: list[re.Match[str]] = []
    for number, noun in enumerate(nouns):
        then = nouns[number + 1].start() if number + 1 < len(nouns) else end
        between = hit.string[noun.end() : then]
        if number + 1 < len(nouns) and (HEADED.match(between) or APART.match(between)):
            waiting += [] if HEADED.match(between) else [noun]
            continue
        places = list(towns(hit, noun.end(), then)) or [None]
        for each in (*waiting, noun):
            listed += [_post(hit, each, place) for place in places]
        waiting = []
    return listed


def _kind(hit: Hit, found: re.Match[str]) -> str:
    """The kind of post that a noun means, '' for none."""
    mark = hit.tagged.first(found.start(), found.end(), "post", "name", "office")
    if mark and mark.tag == "post":
        firm = mark.value[0] in OFFICES and FIRM.search(hit.string[found.end() : found.end() + 30])
        return "" if firm else mark.value[0]
    if mark and mark.tag == "name":
        return "representative_office" if NAMED.fullmatch(mark.text) else ""
    return WORDS.get(found[0].lower(), "representative_office")


def _post(hit: Hit, noun: re.Match[str], place: Mark | None) -> Post:
    kind, words = _kind(hit, noun), hit.plain(noun.start(), noun.end()).strip("\"'“”‘’ ")
    plural = re.search(r"(?:[^s]s|generals?)\Z", words) and not words.endswith("general")
    ahead = AHEAD.search(hit.string, max(0, noun.start() - 8), noun.start()) if place is None else None
    place = hit.tagged.mark(ahead.start()) if ahead else place
    mutual = place.tag == "both" if place else bool(EACH.search(hit.string[noun.end() : noun.end() + 40]))
    mutual = mutual or bool(EXCHANGED.search(hit.string[max(0, noun.start() - 30) : noun.start()]))
    words = kind_words(kind) if plural or re.search(r"[\"“”]", words) else words
    return Post(kind, words, place, noun.start(), noun.end(), mutual)


def towns(hit: Hit, start: int, end: int) -> Iterator[Mark]:
    """The places of the list that follows a post; the state in which a town lies is none of them."""
    match = IN.match(hit.string, start, end) or IN.match(hit.string, start + 1, end)
    if not match:
        return
    group = next(name for name in ("list", "alone", "after") if match[name])
    marks = hit.tagged.between(*match.span(group), "city", "name", "state", "both", "demonym")
    for number, mark in enumerate(marks):
        place = hit.tagged.place(mark)
        lies = (
            mark.tag == "state"
            and number
            and hit.string[place - 2 : place] == ", "
            and marks[number - 1].tag != "state"
        )
        person = mark.tag == "name" and number and CONSUL.search(hit.plain(start - 1, start)) and is_person(mark.text)
        if person and hit.string[place - 2 : place] == ", ":
            return
        aside = hit.string.count("(", start, place) > hit.string.count(")", start, place)
        if not lies and not aside:
            yield mark


def kind_words(kind: str) -> str:
    """A kind of post in words."""
    return kind.replace("_", " ")


def named(place: Mark | None) -> str:
    """The name of a place as it is printed, '' for none and for a whole state."""
    return place.text if place and place.tag in ("city", "name") else ""
