"""Persons as a stretch of a sentence names them, each with office and state, and which of them is its subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.ingest.actors import surname
from analysis.ingest.hits import Hit
from analysis.ingest.offices import DIPLOMAT, rank
from analysis.ingest.tagged import TAGS, pattern
from analysis.ingest.titles import is_person

ADDRESS = r"(?:(?:Mr|Mrs|Ms|Dr|Hon|HE|H\.E|HRH|H\.R\.H|His Excellency|Her Excellency|Sir)\b\.? ){0,2}"
OWNER = (
    r"(?:(?P<{0}><demonym>|<state>)(?:[’']s?)? "
    r"(?:(?!of |to |in |by |from |with |and |for |on |at |as |was |is |were |are |include "
    r"|included |received |welcomed |hosted |met |when |where |while )[\w’-]+ )?)?"
)
PERSON = pattern(
    OWNER.format("people")
    + r"(?P<office><office>)(?: (?:of|for|from|in) (?:the )?(?P<of><country>)(?:(?:[’']s?)? [a-z-]+(?: [a-z-]+)?(?=,? "
    r"<name>))?)?(?:,? and (?P<second><office>)(?= <name>|"
    r",| <office>))?"
    r"(?:,? (?P<third><office>)(?=,? <name>))?(?:,? "
    + ADDRESS
    + r"(?P<name><name>))?(?: (?:of|from) (?P<from><state>))?"
    + r"|(?:(?P<peer><demonym>|<state>)(?:[’']s)? (?:counterpart|colleague),? |"
    r"(?P<lord><state>)[’']s )?(?P<alone><name>)(?: (?:of|from) "
    r"(?P<home><state>))?(?: \((?P<party>[^()<date>]{1,40})\))?(?:,? (?:then )?"
    + OWNER.format("folk")
    + r"(?P<title><office>)(?! <name>)(?: of (?P<land><state>))?)?"
)
OBLIQUE = re.compile(
    r"(?:\b(?:with|by|from|between|to|for|of|under|against|after|before|at|through|than|like|including|as|on|via|"
    r"succeed\w*|replac\w+|"
    r"met|meets?|meeting|receiv\w+|welcom\w+|host\w+|invit\w+|saw|told|thank\w*|about|call\w* on|visited|during|"
    r"alongside)"
    r"(?: (?:then|the|his|her|their|former|counterparts?|colleague|new|late|both))*) \Z",
    re.IGNORECASE,
)
LED = re.compile(
    r"\b(?:led|headed|chaired|consisting|composed|comprising|represented|paid|made)(?: [a-z]+)? (?:by|of) \Z|"
    r"\b(?:group|team|number|mission|party) of \Z",
    re.IGNORECASE,
)
JOINED = pattern(
    r",? (?:and|&|as well as|together with|along with|accompanied by|with)(?: (?:his|her|their|the|then))?"
    r"(?: wife| husband|(?: <demonym>)? (?:counterpart|colleague))?,? \Z|, \Z"
)
ORG_TAG = TAGS["org"]
OF_BODY = pattern(r" of <org>")
CALLING = re.compile(
    r"\b(?!s |and |by |of |with |when |where |that |then |as |while |after |which |but |both |to |for |from |"
    r"including |"
    r"late |a |his |her |was |are |is |include |included |"
    r"were |since |before |former |current |until |who |in |on |at |met |under |if |so |or |counterpart |"
    r"colleague )[a-z]+ \Z"
)
NEXT = re.compile(r"(?:,? who)? (?:(?:also|later|then|again|himself|herself|personally|has|had) )?")
OPENING = re.compile(r"(?:The )?([^\W\d_][\w’-]+)")
POPE = re.compile(r"\b(?:popes?|pontiffs?)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she|his|her|him|they|their)\b", re.IGNORECASE)
UNIT = pattern(
    r" (?:of|at|in) (?P<whose><country>)[’']?s?(?: <name>)?(?: (?:of|for|and) <name>){0,3},? (?P<who><name>)"
)
OPENS = pattern(
    r"^(?:(?:In )?<date>,? )?(?:during|on|in (?:the )?course of|throughout|at the end of|after|before|when|while|"
    r"upon)(?: [\w’-]+){0,4} ?\Z"
)
COMMA = pattern(r",(?: on| in)?(?: <date>,)? (?=<person|country>)")
BESIDE = re.compile(r",? (?:together|along|jointly|accompanied)(?: \w+)? (?:with|by) [^;]*, ?\Z")
BECAME = re.compile(r"\b(?:became|becoming|was|being) (?:the )?\Z")
OPENED = pattern(r"(?:<date>,? )?")
EARLY = 1900
FAR, NEAR = 300, 60


@dataclass(frozen=True)
class Visitor:
    """A person or a delegation in a sentence: name and office as printed, the state ('' for unknown) and the place."""

    name: str
    office: str
    state: str
    start: int
    end: int

    @property
    def rank(self) -> str:
        """The rank that the office has."""
        return rank(self.office) if self.office else "senior_official"

    @property
    def diplomat(self) -> bool:
        """Whether the person is posted abroad and no visitor."""
        return bool(DIPLOMAT.search(self.office)) or (self.office.lower().endswith("envoy") and " " not in self.office)

    @property
    def sure(self) -> bool:
        """Whether it is a person at all: one with an office or a state, or with a name of several words."""
        return bool(self.office or self.state or " " in self.name)

    @property
    def called(self) -> str:
        """Office and name in words."""
        return f"{self.office} {self.name}".strip()


def persons(hit: Hit, start: int, end: int) -> Iterator[Visitor]:
    """The persons in a stretch of the sentence's string, in order."""
    opening = OPENING.match(hit.string) if start < 4 else None
    told = hit.setting.people.get(surname(opening[1])) if opening else None
    if opening and told:
        yield Visitor(*told, start=opening.start(1), end=opening.end(1))
    free = start
    for mark in hit.tagged.between(start, end, "demonym", "state", "office", "name"):
        place = hit.tagged.place(mark)
        found = PERSON.match(hit.string, place, end) if place >= free else None
        visitor = _visitor(hit, found) if found else None
        free = visitor.end if visitor else found.end() if found else free
        if visitor:
            yield visitor


def _visitor(hit: Hit, found: re.Match[str]) -> Visitor | None:
    def mark(*groups: str):  # noqa: ANN202
        places = [found.start(group) for group in groups if found.start(group) >= 0]
        return hit.tagged.mark(places[-1]) if places else None

    named, held = mark("name", "alone"), mark("third", "second", "office", "title")
    if found.start("second") >= 0 and found.start("office") >= 0:
        held = mark("office")
    name = named.text if named and is_person(named.text) else ""
    if (not name and not held) or OF_BODY.match(hit.string, found.end()) or ORG_TAG in hit.string[: found.start()][-2:]:
        return None
    state = hit.code(mark("people", "folk", "peer", "lord")) or hit.code(mark("of", "land", "home", "from"))
    if not held and CALLING.search(hit.string[max(found.start("alone") - 30, 0) : max(found.start("alone"), 0)]):
        return None
    end, unit = found.end(), UNIT.match(hit.string, found.end()) if named and not name else None
    if unit and is_person(who := hit.tagged.mark(unit.start("who")).text):
        name, state, end = who, hit.state_in(unit, "whose"), unit.end()
    visitor = Visitor(name, held.text if held else "", state, found.start(), end)
    if not state and POPE.search(visitor.office):
        visitor = replace(visitor, state="VAT")
    known = hit.setting.people.get(surname(name)) if name else None
    if known:
        visitor = replace(
            visitor, name=_longer(known[0], name), office=visitor.office or known[1], state=state or known[2]
        )
    return visitor


def _longer(known: str, name: str) -> str:
    """The fuller of two names of a person."""
    return known if len(known) > len(name) else name


def subject(hit: Hit) -> list[Visitor]:
    """Who acts before the words of a hit: the last persons there that no preposition or other verb governs."""
    found = list(persons(hit, max(hit.clause[0], hit.start - FAR), hit.start))
    beside = BESIDE.search(hit.string, hit.clause[0], hit.start)
    found = [one for one in found if not beside or one.start < beside.start()]
    free = [one for one in found if (_free(hit, one) and not OBLIQUE.search(_ahead(hit, one))) or _led(hit, one)]
    if not free:
        return [told] if PRONOUN.search(hit.before) and (told := known(hit)) else []
    free = [one for one in free if one.name or not BECAME.search(_ahead(hit, one))] or free
    last = free[-1]
    group = [last]
    for one in reversed(free[:-1]):
        if not JOINED.fullmatch(hit.string[one.end : group[0].start]):
            break
        group.insert(0, one)
    return _whole(_with(hit, group[0]) + group)


def _with(hit: Hit, first: Visitor) -> list[Visitor]:
    """Who opens the clause before, where it is nothing else: "In 2012 King Rossi | and Queen Ana travelled"."""
    begin = hit.clause[0]
    if not begin or first.start != begin:
        return []
    before = hit.sentence.clause(begin - 1)[0]
    found = list(persons(hit, max(before, begin - FAR), begin))[-1:]
    opens = [one for one in found if JOINED.fullmatch(hit.string[one.end : begin])]
    return [one for one in opens if OPENED.fullmatch(hit.string[before : one.start])]


def _free(hit: Hit, one: Visitor) -> bool:
    """Whether a name can be a person's: one that is sure, or that stands right before the verb."""
    return one.sure or NEXT.fullmatch(hit.string[one.end : hit.start]) is not None


def _led(hit: Hit, one: Visitor) -> bool:
    return bool(LED.search(_ahead(hit, one)))


def _ahead(hit: Hit, one: Visitor) -> str:
    """The words of the clause right before a person."""
    return hit.string[max(hit.clause[0], one.start - NEAR) : one.start]


def _whole(group: list[Visitor]) -> list[Visitor]:
    """The persons of a group, those without a state with that of the others."""
    state = next((one.state for one in group if one.state), "")
    return [replace(one, state=one.state or state) for one in group]


def of(group: list[Visitor], state: str) -> list[Visitor]:
    """The persons of a group, all of one state."""
    return [replace(one, state=state) for one in group]


def led(hit: Hit, start: int, end: int) -> list[Visitor]:
    """Those who lead a delegation that is named in a stretch, or the delegation itself where nobody does."""
    found = list(persons(hit, max(start, end - FAR), end))
    delegation = next((one for one in found if one.rank == "delegation" and not one.name), None)
    leaders = [one for one in found if LED.search(hit.string[max(start, one.start - NEAR) : one.start])]
    if delegation and leaders:
        return [replace(leaders[0], state=leaders[0].state or delegation.state)]
    return [delegation] if delegation else []


def joined(hit: Hit, found: list[Visitor]) -> list[Visitor]:
    """The first of some persons with those that are joined to it."""
    group = found[:1]
    for one in found[1:]:
        if not JOINED.fullmatch(hit.string[group[-1].end : one.start]):
            break
        group.append(one)
    return group


def following(hit: Hit) -> list[Visitor]:
    """Who acts behind a phrase that opens the sentence: "during her trip to Osaka in 1994, President Rossi"."""
    comma = COMMA.search(hit.string, hit.end, min(len(hit.string), hit.end + 160)) if OPENS.search(hit.before) else None
    found = list(persons(hit, comma.end(), comma.end() + FAR)) if comma else []
    return joined(hit, found) if comma and found and found[0].start == comma.end() else []


def known(hit: Hit) -> Visitor | None:
    """The person that a pronoun means: the last one told of, of the state that acted last."""
    earlier = [one for one in persons(hit, max(0, hit.start - FAR), hit.start) if one.name]
    if earlier:
        return earlier[-1]
    state = hit.setting.visit.sender if hit.setting.visit else hit.setting.actor
    told = [one for one in reversed(hit.setting.people.values()) if one[2] == state or not state]
    if not told:
        return None
    name, office, iso3 = told[0]
    return Visitor(name, office, iso3, hit.start, hit.start)
