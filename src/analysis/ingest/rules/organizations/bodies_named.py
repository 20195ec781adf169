"""Organisations of states as a stretch of a sentence lists them, known by their code or only by their name."""

import re
from dataclasses import dataclass

from analysis.ingest.tagged import Tagged, pattern

CAPITAL = "<name|demonym|region|city|state|office>"
UNKNOWN = rf"(?:<name>|<region>|<demonym|city> (?=<name>))(?:[ -]?{CAPITAL})*" + (
    rf"(?: (?:of|for|on) (?:the )?{CAPITAL}(?:[ -]{CAPITAL})*(?: and {CAPITAL}(?= ?[,.;]|\Z))?)*"
)
ITEM = (
    r"(?:(?:both|also) )?(?:(?:of|in|to|at) )?(?:(?:the|its|a) )?"
    rf"(?:<org>(?:[’']s? <org>)?|{UNKNOWN})(?: ?\((?:<org|name>|[^()<date>]{{1,40}})\))?"
)
JOIN = r"(?:, and |, as well as |, | and | as well as | and also | & |; and |; )"
LEAD = (
    r"(?: (?:the|both|several|many|various|some|same|a number of|numerous|important|major|different|"
    r"international|regional|multilateral|other|following|intergovernmental|global|"
    r"political|economic|and|such))*(?: ?(?:organi[sz]ations?|bodies|institutions?|groupings?|forums?|fora|"
    r"blocs?|associations?|structures|agencies|alliances|unions|initiatives)(?: of which \w+)?)?"
    r",?(?: (?:such as|including|like|namely|among others|among them|as|e\.g\.))?:? "
)
LIST = pattern(rf"{LEAD}(?P<list>{ITEM}(?:{JOIN}{ITEM})*)")
ONE = pattern(ITEM)
NO_BODY = re.compile(
    r"\A(?:[A-Z][a-z]+(?:ian|ese|ish)?|.*\b(?:Parliament|Senate|Congress|Party|Government|Cabinet|Royal|Army|"
    r"Delegation|Family|Team|Mission|University|Army|War)\b.*)\Z"
)
SHORT = {"Commonwealth": "COMMONWEALTH"}
BODY = re.compile(
    r"\b(?:Organi[sz]ation|Union|Community|Commonwealth|Group|Alliance|Association|Bank|Fund|Council|Conference|"
    r"Forum|Initiative|Movement|League|Agency|Commission|Institute|Pact|Treaty|Statute|"
    r"Committee|Cooperation|Co-operation|Partnership|Dialogue|Assembly|Process|Network|Coalition|"
    r"Convention|Court|Centre|Center|Federation|System|Secretariat|Area|Zone|Market)\b|\A[A-Z][A-Z0-9-]{1,}\Z"
)


@dataclass(frozen=True)
class Body:
    """An organisation: its code, its name as printed, where it stands in the string, and whether the tables know it."""

    org: str
    name: str
    start: int
    end: int
    known: bool


def bodies(tagged: Tagged, place: int) -> list[Body]:
    """The organisations of the list that begins at a place of a sentence's string, perhaps behind a few words."""
    found = LIST.match(tagged.string, place) or LIST.match(tagged.string, max(0, place - 1))
    if not found:
        return []
    told = [_body(tagged, one) for one in ONE.finditer(tagged.string, found.start("list"), found.end("list"))]
    return [one for one in told if one]


def _body(tagged: Tagged, found: re.Match[str]) -> Body | None:
    stop = found.string.find(" (", found.start(), found.end())
    first = tagged.last(found.start(), stop if stop > 0 else found.end(), "org")
    if first:
        return Body(str(first.value[0]), first.text, tagged.place(first), found.end(), True)
    marks = tagged.between(found.start(), found.end())
    start = tagged.place(marks[0])
    name = tagged.plain(start, stop if stop > 0 else found.end())
    if name in SHORT:
        return Body(SHORT[name], name, start, found.end(), True)
    if not BODY.search(name) or NO_BODY.match(name):
        return None
    return Body(_code(tagged, found, name, stop), name, start, found.end(), False)


def _code(tagged: Tagged, found: re.Match[str], name: str, stop: int) -> str:
    """The acronym in parentheses, else the initials of the name."""
    given = tagged.plain(stop + 2, found.end() - 1).strip() if stop > 0 else ""
    if re.fullmatch(r"[A-Z][A-Za-z0-9-]{1,9}", given):
        return given.upper()
    return name if name.isupper() else "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", name))
