"""Who acts in a clause, and upon whom."""

import re
from functools import lru_cache

from analysis.ingest.hits import Hit
from analysis.ingest.setting import place_only
from analysis.ingest.tagged import Mark, pattern

OBLIQUE = pattern(
    r"\b(?:in|to|at|from|with|between|against|for|towards?|into|near|via|on|by|among|within|through|across|"
    r"visited|visiting|met|joining|"
    r"including|than|like|as|over|about|outside|inside|under|after|before|during|accusing|accused|urged|called)"
    r"(?: (?:both|its|their|his|her|then|former|neighbou?ring|an?|some|most|many))?(?: <state>(?:,| and|, and|"
    r"[’']s? \w+ and))* \Z"
)
AND = pattern(r"<country|city>[’'s]*(?:,| and|, and| as well as|, as well as| &|[–-])[ ]?\Z")
BESIDE = re.compile(r"(?:\b(?:is|are|was|were|been|became|remained) (?:(?:an?|both|all|once) )?|, an? )(?:former )?\Z")
PRONOUN = re.compile(r"\b(?:they|both|the two|the pair|the neighbou?rs)\b", re.IGNORECASE)
SINGLE = re.compile(
    r"\b(?:it|he|she|the (?:country|government|former|president|minister|king|embassy|office|post|mission))\b",
    re.IGNORECASE,
)
MOST = 8  # names before a verb among which its subject is looked for
NEAR = 120  # characters before a name that tell what it does in its clause
PLAIN = ("state", "demonym", "both", "name")


def actors(hit: Hit) -> list[str]:
    """The states that act in the clause before the words of a hit: one, both of the pair, or none that can be told."""
    found: list[str] = []
    for mark in hit.marks_before(*PLAIN)[: -MOST - 1 : -1]:
        place = hit.tagged.place(mark)
        before = hit.string[max(hit.clause[0], place - NEAR) : place]
        if mark.tag == "both" and not OBLIQUE.search(before):
            return list(hit.setting.pair)
        if mark.tag == "demonym" and BESIDE.search(before):
            continue  # what somebody is, rather than who acts: "Chad, a French colony until 1960,"
        if mark.tag == "state" and place_only(hit.tagged, mark) and _lies(hit, mark, place):
            continue
        code = person_state(hit, mark) if mark.tag == "name" else hit.code(mark)
        if not code or (mark.tag != "name" and OBLIQUE.search(before) and not found):
            continue
        found.append(code)
        if not AND.search(before) or mark.tag == "name":
            break
    if found:
        return list(dict.fromkeys(reversed(found)))
    if PRONOUN.search(hit.before):
        return list(hit.setting.pair)
    if SINGLE.search(hit.before) and hit.setting.actor:
        return [hit.setting.actor]
    return []


def _lies(hit: Hit, mark: Mark, place: int) -> bool:
    """Whether the place named before a state may lie in it: "in Lima, Peru", not "with help from Lima, Chad"."""
    city = hit.tagged.last(place - 3, place - 2, "city")
    return not city or hit.code(mark) in city.value


def person_state(hit: Hit, mark: Mark) -> str:
    """The state that a person told of before belongs to, '' for a stranger."""
    known = hit.setting.people.get(surname(mark.text))
    return known[2] if known else ""


@lru_cache(maxsize=10_000)
def surname(name: str) -> str:
    """The word by which a person is called again: the last that is no numeral."""
    words = [word for word in name.split() if not re.fullmatch(r"[IVX]+\.?|Jr\.?|Sr\.?|bin|al|de", word)]
    return words[-1].casefold() if words else name.casefold()


def actor(hit: Hit) -> str:
    """The one state that acts before the words, '' where none or both do."""
    found = actors(hit)
    return found[0] if len(found) == 1 else ""


def states_after(hit: Hit, *tags: str) -> list[str]:
    """The states that are named behind the words, by name, people or city unless other tags are asked for; in order."""
    marks = hit.marks_after(*(tags or ("state", "city")))
    return [code for code in dict.fromkeys(hit.code(mark) for mark in marks) if code]


def target(hit: Hit, sender: str) -> str:
    """The state upon which a sender acts: the first other one behind the words, else the other of the pair."""
    others = [code for code in states_after(hit) if code != sender]
    return others[0] if others else hit.setting.other(sender)
