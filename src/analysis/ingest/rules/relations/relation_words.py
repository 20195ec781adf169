"""The words for relations between states, and what is said with all of them: the level, the date, the parties."""

import re
from collections.abc import Iterator

from analysis.ingest import modality
from analysis.ingest.actors import actor
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.telling import dated, event, other, parties
from analysis.ingest.tagged import pattern

KINDS = (
    r"full|formal|formally|official|officially|diplomatic|consular|bilateral|normal|political|"
    r"inter-?state|unofficial|informal|mutual|friendly|"
    r"ambassadorial|treaty|commercial|trade|economic|cultural|direct|permanent|state|close|good|cordial|mutual"
)
NOUN = r"(?:relations|ties|relationships?|links|contacts|representation)\b"
TIES = (
    rf"(?:(?:{KINDS}|their|its|the|and|or|such|these|all|[<country>]+[’'s]*|-?level)[ ,/–-]+){{0,7}}"
    rf"{NOUN}"
)
TIES = TIES.replace("[<country>]", "<country>")
NEEDS = "relations ties relationship relationships links contacts"
BEGINS = (
    "establish established establishes establishing enter entered enters entering opened formalised formalized "
    "inaugurated initiated began begun started set instituted forged took taken launched agreed concluded exchanged "
    f"+ {NEEDS}"
)
STEMS = "reestablish resum restor normalis normaliz renew reinstat reopen reviv restart recommenc"
AGAINS = "re " + " ".join(stem + end for stem in STEMS.split() for end in ("", "e", "ed", "es", "ing"))
BREAKS = (
    "sever severed severs severing broke broken break breaking cut cutting suspend suspended suspends suspending froze "
    "frozen freezing interrupt interrupted interrupting end ended ending terminated terminating discontinued ruptured "
    "ceased lapsed"
)
RAISES = (
    "upgraded upgrades upgrading elevated elevates elevating raised raises raising promoted downgraded downgrades "
    "downgrading lowered reduced expanded transformed"
)
BEGIN = (
    r"establish(?:ed|es|ing)?|enter(?:ed|s|ing)? into|opened|formali[sz]ed|inaugurated|"
    r"initiated|began|begun|started|set up|instituted|forged|took up|taken up|launched|"
    r"agreed(?: up)?on|concluded|exchanged"
)
AGAIN = (
    r"(?:re-?establish|resum|restor|normali[sz]|renew|re-?instat|re-?open|reviv|re-?start|recommenc)(?:ed|es|ing|e)?"
)
BREAK = (
    r"sever(?:ed|s|ing)?|(?:broke|broken|break|breaking|cut|cutting)(?: off)?|suspend(?:ed|s|"
    r"ing)?|fr(?:oze|ozen|eezing)|interrupt(?:ed|ing)?|end(?:ed|ing)?|terminat(?:ed|ing)|"
    r"discontinued|ruptured|ceased|lapsed"
)
RAISE = (
    r"upgrad(?:ed|es|ing)|elevat(?:ed|es|ing)|rais(?:ed|es|ing)|promoted|downgrad(?:ed|es|"
    r"ing)|lowered|reduced|expanded|transformed"
)
HELD = (
    r"(?:have|has|had|maintain(?:ed|s)?|enjoy(?:ed|s)?|keep|kept)(?: (?:had|maintained|"
    r"enjoyed|kept|been maintaining|held))?"
)
WAS = r"(?:was|were|been|being|are|is|be)(?: (?:\w+ly|then|first|again|also|only|not|never|finally))?"
GAP = r"(?:(?!;)[^;]){0,110}?"
ADVERB = r"(?: (?:\w+ly|then|first|again|also|finally))?"
SUSPENDS = pattern(r"suspend|fr(?:oze|eez)|interrupt|lapsed")
NOT_BEGUN = pattern(r"\b(?:anniversar|birthday|years? (?:of|since)|decades? of)")
AHEAD = 60
CUT = re.compile(r"[;:.(]| (?:of|to|with|and (?:signed|opened|established)|in|on|at|for|which|that|both) ")
STOPS = pattern(
    r"\b(?:improved|developed|and (?:signed|opened|visited)|which|who|whose|when|after|was|"
    r"were|has been|have been|had been)\b"
)


def changed(hit: Hit, what: str, label: str, verb: int, lean: bool = True) -> Iterator[Found]:
    """An event in the relations of two states; one only agreed upon is announced, one only planned is none.

    verb: where it stands.
    """
    status = modality.status(hit.string[hit.clause[0] : verb], hit.plain(*hit.clause))
    if status == "stated_absent" and what in ("severance", "suspension"):
        raise Nearly("they were not broken")
    if status in ("planned", "announced", "explored") and not pattern(r"\bagreed\b").search(hit.string, *hit.clause):
        raise Nearly(f"it is {status}")
    dates = dated(hit, lean)
    status = status if status in ("stated_absent", "actual") else "announced"
    pair = parties(hit)
    yield event(hit, what, label, pair, dates=dates, status=status, confidence=0.9, **_recognising(hit, pair))


def _recognising(hit: Hit, pair: tuple[str, ...]) -> dict[str, str]:
    """Sender and receiver where one state recognised the other as relations began."""
    found = pattern(r"\b(?:recogni\w+)\b").search(hit.string, *hit.clause)
    if not found:
        return {}
    sender = actor(hit)
    marks = hit.tagged.between(found.end(), hit.clause[1], "state", "demonym")
    receiver = other(pair, sender) or next((code for mark in marks if (code := hit.code(mark)) in pair), "")
    sender = other(pair, receiver)
    return {"sender": sender, "receiver": receiver} if sender and receiver else {}


def level(hit: Hit) -> str:
    """The level that a clause gives to relations, as the end of a label."""
    found = pattern(
        r"\b(?:at|on|to) (?:the )?(?:level of )?(?:an? )?(?P<level>ambassador\w*|embass\w+|"
        r"legation|consular|strategic partner\w*|chargé\w*)"
    ).search(hit.string, hit.start, hit.clause[1])
    return f" at {found['level']} level" if found and "partner" not in found["level"] else ""


def kind_of(hit: Hit) -> str:
    """The relations of a hit as a label names them, by the words before them."""
    end = hit.match.end("ties")
    before = CUT.split(hit.string[max(0, end - AHEAD) : end].lower())[-1]
    named = [
        each
        for each in ("unofficial", "consular", "diplomatic", "trade", "economic", "formal", "bilateral")
        if each in before
    ]
    return f"{named[0]} relations" if named else "relations"


def whole(hit: Hit) -> None:
    """Nothing but the parties may stand between relations and their verb."""
    if STOPS.search(hit.match["gap"]):
        raise Nearly("another verb stands between the relations and this one")
