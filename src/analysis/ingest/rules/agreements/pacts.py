"""Instruments that a sentence names: what kind each is, its title, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.ingest import lexicon
from analysis.ingest.rules.agreements.titles_of_pacts import shorter, singular
from analysis.ingest.tagged import NAMED, Mark, Tagged, pattern

FARTHEST = 220
HEAD = pattern(
    r"<pact|name>|\b(?:(?:joint |final |political )?declarations?|communiqu[eé]s?|concordats?|charter|"
    r"exchanges? of (?:notes|letters)|"
    r"term sheet|legal instruments?|documents?|programmes? (?:of|for|on) (?:\w+ ){0,2}(?:co-?operation|exchanges?)|"
    r"(?:co-?operation|exchange|action|work|executive|implementation) (?:program(?:me)?|plan)s?)\b"
)
TITLED = re.compile(
    r"(?:^| )(?:Declaration|Communiqu[eé]|Concordat|Charter|Compact|Minutes|Program(?:me)? (?:of|for) Co-?operation|"
    r"(?:Co-?operation|Action|Exchange|Work|Partnership) (?:Program(?:me)?|Plan)|Plan of Action)s?\b"
)
PLANS = ("Programme", "Programmes", "Program", "Plan")
MATTER = pattern(r" (?:of|for|on) (?:\w+ ){0,2}(?:co-?operation|exchanges?|action|consultations|activities)\b")
TYPES = (
    ("declar", "joint_statement"),
    ("communi", "joint_statement"),
    ("concordat", "treaty"),
    ("exchange", "agreement"),
)
PLURAL = re.compile(
    r"(?:s|memoranda|letters of intent|\w+s of understanding|memoranda of understanding)\Z", re.IGNORECASE
)
LEFT_WORD = re.compile(r"[^\s,;:.()\[\]“”\"«»–—]+\Z")
JOINING = frozenset("–-")
OPEN = pattern(
    r"(?: of (?:understanding|intent))?(?: and co-?operation)?(?: \([^() ]{1,12}\))?(?:,? (?:including|notably|"
    r"mainly|in particular|(?:one|the first|each)(?= on| for| concerning| regarding| about)))?,? "
    r"(?P<prep>on|of|for|with(?= <state|demonym>(?:[’']s?)? <name>)|regarding|"
    r"concerning|about|relating to|related to|relative to|covering|governing|"
    r"amending|establishing|providing for|against|between|in(?= (?:the )?(?:fields?|areas?|spheres?|domains?|"
    r"sectors?|matters|co-?operation|<name>|such|the))|to(?= \w| <name>))(?!\w)"
    r"(?! (?:<date>|this|that|which|it)\b)"
)
PARTIES = pattern(
    r",? (?:between|with|among|by)(?: (?:the|both|governments?|respective|republics?|of|sides?|countries|"
    r"nations|states|two|its|their|and)\b| <name>(?= of <state>)| ?<state|demonym|both|org>(?:[’']s?)?|"
    r",(?= <state|both|demonym|org>))+(?= (?:on|for|regarding|concerning|about|relating|to|in)\b|[,.;:)(]| "
    r"(?:was|were|and|has|have|is|<date>)|$)"
)
VERB = r"(?!related|united|limited|mixed|advanced|shared|combined|integrated|applied)\w+ed"
TERM = pattern(r" (?:\()?(?P<term><date>)")
LASTING = re.compile(r"(?:for|until|through|covering|over)\b|(?:\w+ )*\d{4}(?:[–/-]| (?:to|and|until) )\d{2,4}\Z")
NEXT = (
    r"(?:an? |the )?(?:[\w-]+ ){0,3}<pact>|(?:an?|another|also|its|their|other|several|various|many|two|three|"
    r"four|five|six|seven|eight|nine|ten|"
    rf"then|later|were|was|has|have|had|is|are|came|took|made|{VERB})(?!\w)|<both|state|office|date|number>"
)
STOPS = (
    r"was|were|is|are|has|have|had|been|being|be|will|would|shall|could|should|may|can|did|does|signed|singed|"
    r"concluded|initialled|initialed|"
    r"ratified|entered|came|took|followed|dates|exists?|expired|remains?|which|that|who|whose|during|when|while|"
    r"where|after|before|since|until|"
    r"through which|under which|worth|including|such as|along with|but|because|although|following|thereby|"
    r"allowing|giving|granting|making|"
    r"ending|settling|in force|in effect|at the (?:end|time|same)|by the|with the|as part|as of|as a|as an|as the|to be"
)
SIDES = (
    r"in (?=<city|state|date|both>|which)|at (?=<city|name|date>)|by (?=<office|name|state|both|demonym>)|with "
    r"(?=<state|demonym|both|office>)|"
    r"between (?=<both>|<state|city>(?:,| and| &) )|as (?=<any>)|(?=<date|money>)"
)
END = pattern(
    rf";(?! (?:and )?to )|[:()\[\]“”\"«»]|\.(?: |$)|\.\.\.| ?[–—] | - |,|<date|money>|"
    rf"(?: and|,? as well as) (?={NEXT})| (?:{STOPS})(?!\w)| (?:{SIDES})"
)
HANGING = re.compile(r"(?:[\s,]+(?:and|of|on|for|in|the|an?|to|with|between|by|at|from|as|or|also))*\s*\Z")
BAD_ITEM = pattern(
    r",? ?(?:and )?(?:an?|which|who|where|when|while|signed|done|but|so|as|with|during|after|also|both|"
    r"including|such|thereby|thus|it|they|he|she|(?!mining|fishing|training|shipping|farming|engineering|"
    r"planning|banking|housing|manufacturing|broadcasting|marketing|policing|financing|trafficking|"
    r"laundering)\w+ing|"
    r"(?!related|united|limited)\w+ed|in|at|by|to|<date|state|both|demonym|pact|city|office|number>)(?:\b|(?=\W)|$)"
)


@dataclass(frozen=True)
class Pact:
    """An instrument: its type, its title in at most a dozen words, and from where to where it stands in the string.

    plural: several are named by one word; bare: nothing says what about; definite: it was told before.
    """

    type: str
    title: str
    start: int
    end: int
    plural: bool
    bare: bool
    definite: bool
    count: str = ""


@cache
def _words(group: str) -> frozenset[str]:
    """The words of one group of the lexicon."""
    return frozenset(lexicon.read("pacts")[group])


@lru_cache(maxsize=4)
def pacts(tagged: Tagged) -> tuple[Pact, ...]:
    """The instruments of a sentence, in order; one named within the title of another is none."""
    found: list[Pact] = []
    for hit in HEAD.finditer(tagged.string):
        if (not found or hit.start() >= found[-1].end) and _is_head(tagged, hit):
            found.append(_pact(tagged, hit, found[-1].end if found else 0))
    return tuple(found)


def _is_head(tagged: Tagged, hit: re.Match[str]) -> bool:
    """Whether a capitalised name is one of an instrument; the other words always are."""
    if NAMED.get(hit[0]) != "name":
        return True
    name = tagged.mark(hit.start()).text
    return bool(TITLED.search(name) or (name.endswith(PLANS) and MATTER.match(tagged.string, hit.end())))


def _pact(tagged: Tagged, hit: re.Match[str], floor: int) -> Pact:
    string = tagged.string
    start, words = _left(string, hit.start(), floor)
    phrases = list(_phrases(string, hit.end()))
    told = phrases[-1][1] if phrases else hit.end()
    end = _term(tagged, told)
    head = tagged.plain(hit.start(), hit.end())
    mark = tagged.mark(hit.start()) if hit[0] in NAMED else None
    before = string[max(0, start - 14) : start]
    telling = [word for word in words if word.casefold() not in _words("generic")]
    simple = singular(head).casefold().replace(" ", "-").replace("é", "e") in _words("simple")
    counted = tagged.last(max(0, start - 2), start, "number") if before.endswith(" ") else None
    return Pact(
        _type(mark, head),
        shorter("".join(tagged.plain(*one) for one in [(start, hit.end()), *phrases, (told, end)])),
        start,
        end,
        bool(PLURAL.search(head)) and not head.casefold().endswith(("sis", "ss")),
        simple and not telling and end == hit.end(),
        tagged.text[: tagged.readable(start)].endswith(("the ", "The ", "this ", "This ", "that ")),
        counted.text if counted else _number(before),
    )


def _term(tagged: Tagged, end: int) -> int:
    """Where a title ends with the years for which its instrument is made, if any: "Exchange Programme 2010–2014"."""
    years = TERM.match(tagged.string, end)
    if not years or not LASTING.match(tagged.mark(years.start("term")).text):
        return end
    return years.end()


def _type(mark: Mark | None, head: str) -> str:
    if mark and mark.tag == "pact":
        return str(mark.value[0])
    plain = head.casefold()
    return next((kind for word, kind in TYPES if word in plain), "other")


def _number(before: str) -> str:
    found = re.search(
        r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)(?: (?:other|new|more))? \Z",
        before,
    )
    return found[1] if found else ""


def _left(string: str, place: int, floor: int) -> tuple[int, list[str]]:
    """Where the words before the head that belong to its title begin, and these words."""
    start, words = place, []
    while start > floor and len(words) < 6 and string[start - 1] in " –-":
        found = LEFT_WORD.search(string, max(floor, start - 40), start - 1)
        if not found or not _modifies(string, found, start, words):
            break
        start = found.start()
        words.insert(0, found[0])
    while words and words[0] in ("and", "&"):
        start = string.index(words[1], start + len(words[0])) if len(words) > 1 else place
        words.pop(0)
    return start, words


def _modifies(string: str, found: re.Match[str], start: int, words: list[str]) -> bool:
    """Whether a word before the head is part of the title rather than of the sentence."""
    word = found[0]
    tag = NAMED.get(word[-1]) or NAMED.get(word[0])
    if word in ("and", "&"):
        return bool(words) and NAMED.get(string[found.start() - 2 : found.start() - 1]) in (None, "name", "pact")
    if tag in ("state", "demonym"):
        return string[start - 1] in JOINING or string[found.start() - 1 : found.start()] in JOINING or "-" in word
    if tag:
        return tag in ("name", "city", "region", "org", "pact") and not word.endswith(("'s", "’s", "'", "’"))
    return word.casefold() not in _words("outside") and not word.endswith(("'s", "’s"))


def right(string: str, place: int) -> int:
    """Where the words behind a head that say what the instrument is about end."""
    return next(reversed(list(_phrases(string, place))), (place, place))[1]


def _phrases(string: str, place: int) -> Iterator[tuple[int, int]]:
    """The phrases behind a head, without those that say between whom it is."""
    end = place
    for _ in range(3):
        parties = PARTIES.match(string, end)
        begin = parties.end() if parties else end
        opening = OPEN.match(string, begin)
        stop = _stop(string, opening.end()) if opening else 0
        if not opening or stop <= opening.end() + 1:
            return
        end = stop - len(HANGING.search(string[opening.end() : stop])[0])  # type: ignore[index]
        yield begin, end


def _stop(string: str, place: int) -> int:
    """Where the phrase that begins at a place ends: a comma ends it unless a list goes on."""
    limit = min(len(string), place + FARTHEST)
    for found in END.finditer(string, place, limit):
        if found[0] != ",":
            return found.start()
        if not _goes_on(string, found.start(), limit):
            return found.start()
    return limit if limit == len(string) else string.rfind(" ", place, limit)


def _goes_on(string: str, comma: int, limit: int) -> bool:
    if BAD_ITEM.match(string, comma, limit):
        return False
    last = next((one.start() for one in END.finditer(string, comma + 1, limit) if one[0] != ","), limit)
    items = re.split(r", and |, | and ", string[comma + 1 : last])
    return len(items) > 1 and all(len(item.split()) <= 6 for item in items)
