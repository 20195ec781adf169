"""Travellers without an office: groups that a state sends, and one word of a name at the head of a sentence."""

import re

from analysis.ingest.hits import Hit
from analysis.ingest.rules.visits.visitors import Visitor
from analysis.ingest.tagged import pattern
from analysis.ingest.titles import is_plain

CROWD = pattern(
    r"(?P<of><country>)(?:[’']s)? (?P<what>(?:[\w-]+ ){0,2}?(?:parliamentary|trade|business|economic|government(?:al)?|"
    r"military|"
    r"commercial|official|ministerial|senate|naval|agricultural|technical|fact-finding|"
    r"friendship|good-?will))(?: \w+)? "
    r"(?:committee|mission|team|group|commission|caucus|party|members|leaders|representatives)"
    r"(?: also| later| then| has| have| had)? \Z"
)
BARE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w’-]*[^\Ws])(?: (?:himself|herself|also|then|later|again|personally|had))? \Z"
)


def crowd(hit: Hit) -> list[Visitor]:
    """A committee, mission or group that acts right before the words of a hit: "a Chadian trade mission"."""
    found = CROWD.search(hit.string, hit.clause[0], hit.start)
    code = hit.state_in(found, "of")
    if not found or not code:
        return []
    return [Visitor("", f"{found['what']} delegation", code, found.start(), found.end())]


def bare(hit: Hit) -> list[Visitor]:
    """The one word of a person's name that opens a sentence, where it is no plain word: "Rossi himself"."""
    found = BARE.match(hit.string[: hit.start])
    if not found or is_plain(found["name"]):
        return []
    return [Visitor(found["name"], "", "", 0, found.end("name"))]
