"""Bodies and sessions told beside others: second subjects of a verb, second objects, regular talks."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.agreements.signing import parties
from analysis.ingest.rules.organizations.bodies import (
    BODY,
    FOUNDED,
    FOUNDING,
    HELD,
    NAMES,
    NEEDS,
    SESSION,
    body_at,
    kind_of,
    ordinal,
)
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

BESIDE = r"(?:,? and|,? as well as|,? along with|,? together with)"
JOINED = rf"(?:{BESIDE}|, plus|,)"
APART = re.compile(r" and (?=(?:on )?[A-Z]\w+ (?:in|on|of|for)\b)")
PLURAL = re.compile(r"\b(Commission|Committee|Council|Group)s\b|\b(commission|committee|council|group)s\b")


def _real(hit: Hit) -> None:
    if modality.status(hit.before, hit.plain(*hit.clause)) != "actual" or modality.deferred(hit.plain(*hit.clause)):
        raise Nearly("it is not said to have come about")


def _body(hit: Hit, name: str, dates: tuple[str, ...], number: str = "") -> Found:
    more = {"session": ordinal(number)} if ordinal(number) else {}
    between = parties(hit)
    return Found(
        "joint_body", kind_of(name), name, countries=between, dates=dates, span=hit.clause, confidence=0.6, more=more
    )


@rule(
    "bodies_told.second",
    rf"{BESIDE} (?:the )?{SESSION} (?:(?:session|meeting|round)s? of )?(?:[«“\"'‘]?<state> ?[–-] ?<state>[»”\"'’]? )?"
    rf"(?P<body>{BODY})(?: [^;.,]{{0,40}}?)? ?\b(?:was|were|has been|have been)(?: \w+ly| also)? {HELD}\b",
    f"was were been + {NEEDS} + {NAMES}",
)
def second(hit: Hit) -> Iterator[Found]:
    """The second subject of a verb: "Chad–Peru relations / In 2011 a fair and the first Business Forum were held"."""
    name = body_at(hit, hit.match.start("body"), hit.match.end("body"))
    _real(hit)
    dates = times.dates(hit)
    if dates == ("",):
        raise Nearly("no date is told")
    if "orum" in name:
        label = f"{hit.match['number']} {name}"
        yield Found("event", "forum", label, countries=parties(hit), dates=dates, span=hit.clause, confidence=0.6)
    yield _body(hit, name, dates, hit.match["number"] or "")


@rule(
    "bodies_told.also_founded",
    rf"\b(?P<verb>{FOUNDED}) [^;.]{{3,90}}?{JOINED} (?:an? |the |several |two )?(?P<body>{BODY})",
    FOUNDING,
)
def also_founded(hit: Hit) -> Iterator[Found]:
    """The second object of a verb: "Chad and Peru set up a joint committee and a working group on fish"."""
    start, end = hit.match.span("body")
    before = [one for one in hit.told if one.kind == "joint_body"]
    behind = pattern(r"\A(?: (?:on|for|of|in) [^;.]{1,120})?(?=[;.,]|\Z)").match(hit.string[end : hit.clause[1]])
    name = body_at(hit, start, end + (behind.end() if behind else 0), cut=False)
    if not before or hit.before.rstrip().endswith(("was", "were", "been")):
        raise Nearly("nothing is founded before it")
    _real(hit)
    for one in _apart(name):
        if all(one.casefold() not in known.label.casefold() for known in before):
            yield _body(hit, one, before[-1].dates)


def _apart(name: str) -> list[str]:
    """The bodies that a plural names: "Groups on Trade and Work in Cities" are two."""
    plural = PLURAL.search(name)
    if not plural:
        return [name]
    head, topic = name[: plural.start()] + (plural[1] or plural[2]), name[plural.end() :].strip()
    lead, _, topic = topic.partition(" ")
    parts = APART.split(topic, maxsplit=1) if topic else []
    return [f"{head} {lead} {part}" for part in parts] or [head]


@rule(
    "bodies_told.regular",
    r"\b(?:regular|annual|periodic\w*|yearly|biannual|standing|permanent)(?: [\w<demonym>]+(?: and)?){0,4} "
    r"(?P<body>consultations|dialogue|consultative meetings)\b(?! (?:was|were|took)\b)",
    "regular annual periodic periodical yearly biannual standing permanent",
)
def regular(hit: Hit) -> Iterator[Found]:
    """Talks that are regular: "annual consultations of Chad with Peru go on"."""
    if any(one.kind == "joint_body" for one in hit.told) or len(hit.setting.pair) != 2:
        raise Nearly("it was told, or nobody knows between whom")
    _real(hit)
    yield _body(hit, hit.plain(hit.start, hit.end), ("",))
