"""Standing bodies of two states: founded, in session, or merely there."""

import re
from collections.abc import Iterator
from typing import Any

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.agreements.signing import parties
from analysis.ingest.rules.agreements.titles_of_pacts import shorter
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import TAGS, Mark, pattern

KINDS = (
    (
        "friendship_group",
        r"(?:friendship|parliamentary) (?:group|association|society|league|committee)|"
        r"inter-?parliamentary group",
    ),
    ("business_forum", r"business (?:forum|council|mission)|investment forum|economic forum|trade forum"),
    ("consultations", r"consultations?|consultative (?:mechanism|meeting)|mechanism|dialogue|talks"),
    ("council", r"council"),
    ("committee", r"committee|working (?:group|party)"),
    ("commission", r"commission|intergovernmental"),
)
COMMON = (
    r"(?:(?:joint|mixed|bilateral|intergovernmental|inter-governmental|bi-?national|permanent|high-level|"
    r"economic|trade|business|political|interministerial|ministerial|technical|parliamentary|"
    r"inter-?parliamentary|friendship|<demonym>|<state>|<name>|strategic|cultural|military|defen[cs]e|consular|"
    r"working|and)[ –-])*"
)
NOUN = (
    r"(?:commissions?|committees?|(?<=business )councils?|(?<=joint )councils?|(?<=cooperation )council|"
    r"friendship (?:group|association|society)s?|parliamentary groups?|working groups?|business forums?|"
    r"(?:political |bilateral |economic |ministerial |interministerial |diplomatic |foreign )?consultations|"
    r"consultation mechanism|(?:strategic|political|human rights|defen[cs]e) dialogue)"
)
WORD = (
    r"(?:(?!(?:was|were|is|are|has|have|had|held|met|meets|took|in|at|on|by|which|that|with|between|during|who|"
    r"to|since|convened|sat|set|hosted|opened|organi[sz]ed|gathered|conducted|concluded|completed|launched|installed|"
    r"constituted|inaugurated|instituted|established|created|founded|formed|will)\b)[\w-]++|<name>)"
)
BODY = (
    rf"(?:{COMMON}{NOUN}|(?:<name|demonym|state>[ –-]){{0,4}}<name>)"
    rf"(?: (?:on|for|of) (?:the )?{WORD}(?:(?:,| and|, and)? {WORD}){{0,6}}+)?+"
)
OF_BOTH = r" (?:of|between) (?:the )?<state|demonym|both>(?: and (?:the )?<state|demonym>)?"
NAMED = re.compile(
    r"\b(?:Joint|Mixed|Bilateral|Intergovernmental|Inter-governmental|Binational|Bi-national|High[ -]Level|"
    r"Friendship|Economic|Cooperation|Trade|Business|Interparliamentary|Inter-Parliamentary|Strategic|"
    r"Political|Consultative|Working|Parliamentary|Permanent|Technical|Commission|Committee|Interministerial|"
    r"Ministerial)\b.*\b(?:Commission|Committee|Council|Group|Forum|Consultations?|Dialogue|Mechanism|"
    r"Association)s?\b|\A(?:Joint )?(?:Commission|Committee|Consultations)\b"
)
FOUNDED = (
    r"(?:founded|established|set up|created|formed|launched|installed|constituted|inaugurated|instituted|"
    r"revived|reactivated)"
)
HELD = r"(?:met|meets|held|convened|took place|hosted|sat|opened|organi[sz]ed|gathered|conducted|concluded|completed)"
SESSION = (
    r"(?P<number>\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|last|latest|inaugural|<number>|<name>)"
)
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
NEEDS = (
    "met meets held convened took hosted sat opened organised organized gathered conducted concluded completed "
    "session sessions meeting "
    "meetings round rounds sitting consultations commission committee"
)
NAMES = (
    "<name> commission commissions committee committees council councils group groups association associations "
    "society forum forums consultations mechanism dialogue"
)
STANDING = "there maintain established commission commissions committee committees council group forum have has"
FOUNDING = (
    "founded established set created formed launched installed constituted inaugurated instituted revived reactivated "
    "establishment creation formation founding installation setting"
)
WORDED = pattern(rf"\b{NOUN}\b")
OFFICES = pattern(r"(?:<office>|\b(?:chair\w*|members?|co-?chair\w*|leaders?|representatives?)) of \Z")
ACTIVE = re.compile(rf"\b{FOUNDED}\b[^.;]{{0,60}}?\Z")
ALIEN = re.compile(
    r"\b(?:European|United Nations|UN|Supervision|Truth|Human Rights|Electoral|Election|Planning|"
    r"Olympic|Atomic|National|Central|Executive|Security Council|of Europe|Ministers|Nordic)\b"
)
IN_PLACE = pattern(r"(?:\b(?:in|at) |, )(?P<place><city>)")


def kind_of(name: str) -> str:
    """The kind of a body in `joint_bodies`, read from its name.

    >>> kind_of("Joint Economic Commission"), kind_of("Parliamentary Friendship Group")
    ('commission', 'friendship_group')
    """
    return next((kind for kind, form in KINDS if re.search(form, name, re.IGNORECASE)), "commission")


def body_at(hit: Hit, start: int, end: int, cut: bool = True) -> str:
    """The name of the body at a stretch of the string; raises Nearly for bodies that are not of the two states."""
    name = hit.plain(start, end)
    unsaid = TAGS["name"] in hit.string[start:end] and not WORDED.search(hit.string, start, end)
    if unsaid and not NAMED.search(name) and "onsultation" not in name:
        raise Nearly("the name is no body's")
    if ALIEN.search(name):
        raise Nearly("it is not a body of the two")
    return shorter(name) if cut else name


def _place(hit: Hit) -> str:
    found = IN_PLACE.search(hit.string, *hit.clause)
    mark: Mark | None = hit.tagged.mark(found.start("place")) if found else None
    return mark.text if mark else ""


def _actual(hit: Hit, gap: str = "") -> None:
    clause = hit.plain(*hit.clause)
    if modality.deferred(clause) or any(modality.status(part, clause) != "actual" for part in (hit.before, gap)):
        raise Nearly("it is not said to have come about")


def told_of(hit: Hit, event: str, label: str, name: str, dates: tuple[str, ...], **more: Any) -> Iterator[Found]:
    """What happened as an event, where it is dated and no rule told it, and the body itself."""
    common: dict[str, Any] = {"countries": parties(hit), "dates": dates, "place": _place(hit), "span": hit.clause}
    told = [
        one
        for one in hit.told
        if one.kind == "event" and one.span and one.span[0] < hit.end and hit.start < one.span[1]
    ]
    if dates != ("",) and not told:
        yield Found("event", event, label, **common)
    yield Found("joint_body", kind_of(name), shorter(name), **common, more=more)


@rule(
    "bodies.founded",
    rf"(?<!\w)(?P<body>{BODY})[’'”»\"]?(?:{OF_BOTH})?(?: was| were| has been| had been|,)?"
    rf"(?: also| then| \w+ly)? {FOUNDED}\b",
    f"{FOUNDING} + {NAMES}",
)
def founded(hit: Hit) -> Iterator[Found]:
    """A body of two states is founded, in the passive: "a joint commission of Peru and Chad was set up in 1987"."""
    name = body_at(hit, hit.match.start("body"), hit.match.end("body"))
    _actual(hit)
    yield from told_of(hit, "founding", f"{name} established", name, times.dates(hit))


@rule(
    "bodies.found",
    rf"\b{FOUNDED} (?:an? |the |its |their |two |several )?(?P<body>{BODY})|"
    rf"(?:establishment|creation|formation|founding|installation|setting up) of (?:an? |the )?(?P<of>{BODY})",
    FOUNDING,
)
def found(hit: Hit) -> Iterator[Found]:
    """Two states found a body: "Peru and Chad established a joint commission on fisheries in 1987"."""
    group = "body" if hit.match["body"] else "of"
    name = body_at(hit, hit.match.start(group), hit.match.end(group))
    if any(mark.tag == "pact" for mark in hit.marks_before("pact")):
        more = {"countries": parties(hit), "span": hit.clause, "status": "planned", "confidence": 0.5}
        yield Found("joint_body", kind_of(name), f"{name}, agreed on", **more)
        return
    decided = re.search(r"\b(?:decided|agreed)\b", hit.after)
    _actual(hit)
    label = f"{name} {'to be ' if decided else ''}established"
    dates = times.dates(hit) if group == "body" else _dated_behind(hit)
    yield from told_of(hit, "announcement" if decided else "founding", label, name, dates)


def _dated_behind(hit: Hit) -> tuple[str, ...]:
    """When something came about that is named as a noun: the date that stands close behind it, else the clause's."""
    found = times.dates(hit)
    mark = hit.tagged.first(hit.end, hit.end + 60, "date") if found == ("",) else None
    return (times.resolved(hit, mark) or found) if mark else found


@rule(
    "bodies.session",
    rf"(?<!\w)(?:{SESSION} )?"
    r"(?:(?:regular |joint |plenary |annual )*(?:session|meeting|round|sitting)s? (?:of|in) "
    rf"(?:the )?)?(?P<body>{BODY})(?:(?P<gap> [^.;]{{0,60}}?)\b{HELD}\b|(?= (?:in|at) <city>| <date>| ?[(,.–—-]|\Z))",
    f"{NEEDS} + {NAMES}",
)
def session(hit: Hit) -> Iterator[Found]:
    """A body of two states meets: "the Joint Commission of Peru and Chad met in Lima in 2004"."""
    name = body_at(hit, hit.match.start("body"), hit.match.end("body"))
    number = hit.match["number"] or ""
    numbered = re.search(r"session|meeting|round|sitting", hit.match[0]) or number
    verb = re.search(rf"\b{HELD}\b", hit.string[hit.clause[0] : hit.clause[1]])
    if OFFICES.search(hit.string, hit.clause[0], hit.start):
        yield Found("joint_body", kind_of(name), name, countries=parties(hit), span=hit.clause, confidence=0.6)
        return
    if not (verb or (numbered and hit.sentence.block.kind in ("item", "cell"))):
        raise Nearly("it is not said to meet")
    if ACTIVE.search(hit.before) or (
        pattern(rf"\b{FOUNDED}\b").search(hit.match["gap"] or "") and not pattern(r" and ").search(hit.match["gap"])
    ):
        raise Nearly("it is founded there")
    _actual(hit, hit.match["gap"] or "")
    dates = times.dates(hit)
    if dates == ("",) and not numbered:
        raise Nearly("neither date nor number is told")
    event = "forum" if "orum" in name else "consultation" if "onsult" in name else "meeting"
    more = {"session": ordinal(number)} if ordinal(number) else {}
    yield from told_of(hit, event, shorter(hit.plain(hit.start, hit.match.end("body"))), name, dates, **more)


def ordinal(word: str) -> int:
    """The number of a session, 0 for a word that tells none."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS.index(word.casefold()) + 1 if word.casefold() in ORDINALS else 0


@rule(
    "bodies.standing",
    rf"\b(?:there (?:is|exists)|ha(?:ve|s)|maintain|established) (?:an? |also an? |also |their )?(?P<body>{BODY})",
    STANDING,
)
def standing(hit: Hit) -> Iterator[Found]:
    """A body is there: "Peru and Chad have a joint commission on fisheries"."""
    name = body_at(hit, hit.match.start("body"), hit.match.end("body"))
    if any(one.kind == "joint_body" for one in hit.told) or modality.status(hit.before, "") != "actual":
        raise Nearly("it was told, or is not there")
    yield Found("joint_body", kind_of(name), name, countries=parties(hit), span=hit.clause, confidence=0.6)
