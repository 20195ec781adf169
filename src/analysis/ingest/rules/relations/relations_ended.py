"""Relations between states that are broken, resumed, or raised to a level."""

from collections.abc import Iterator

from analysis.ingest import modality
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.relations.relation_words import (
    ADVERB,
    AGAIN,
    AGAINS,
    BREAK,
    BREAKS,
    GAP,
    NEEDS,
    NOUN,
    RAISE,
    RAISES,
    SUSPENDS,
    TIES,
    WAS,
    changed,
    kind_of,
    whole,
)
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import event, parties, subjects, when
from analysis.ingest.tagged import pattern


def resumed_as(hit: Hit) -> str:
    """How relations came back, in a past participle: restored, re-established, resumed."""
    verb = hit.match["verb"].lower()
    return verb if verb.endswith("ed") else "resumed"


@rule("relations_ended.resumed", rf"\b(?P<verb>{AGAIN}){ADVERB} (?P<ties>{TIES})", f"{AGAINS} + {NEEDS}")
def resumed(hit: Hit) -> Iterator[Found]:
    """Two states resume relations: "Chad and Peru restored ties in 1988"."""
    if pattern(r"(?:<pact>|\b(?:talks|steps|efforts|negotiations|accord|plan)\b)[^;,]{0,20} to \Z").search(hit.before):
        raise Nearly("it is only what is aimed at")
    yield from changed(hit, "resumption", f"{kind_of(hit)} {resumed_as(hit)}", hit.start)


@rule(
    "relations_ended.were_resumed",
    rf"\b(?P<ties>{NOUN})(?P<gap>{GAP})\b(?:{WAS} )?(?P<verb>{AGAIN})\b",
    f"{AGAINS} + {NEEDS}",
)
def were_resumed(hit: Hit) -> Iterator[Found]:
    """Relations are resumed, in the passive: "ties with Peru were restored in 1988"."""
    whole(hit)
    verb = hit.match.start("verb")
    yield from changed(hit, "resumption", f"{kind_of(hit)} {resumed_as(hit)}", verb)


def _broken(hit: Hit) -> Iterator[Found]:
    what = "suspension" if SUSPENDS.match(hit.match["verb"]) else "severance"
    dates = when(hit)
    sender = next(iter(subjects(hit)), "")
    if dates == ("",):
        raise Nearly("no date is told")
    if pattern(r"\b(?:the|an?|their|its) $").search(hit.before):
        raise Nearly("it is said of the relations as they are")
    pair = parties(hit)
    status = modality.status(hit.string[hit.clause[0] : hit.match.start("verb")], hit.plain(*hit.clause))
    if status != "actual":
        raise Nearly(f"it is {status}")
    receiver = next((code for code in pair if code != sender), "") if sender in pair and len(pair) == 2 else ""
    label = f"{kind_of(hit)} {hit.match['verb']}"
    way = {"sender": sender, "receiver": receiver} if receiver else {}
    yield event(hit, what, label, pair, dates=dates, status=status, confidence=0.9, **way)


@rule(
    "relations_ended.broken", rf"\b(?P<verb>{BREAK}){ADVERB} (?:all )?(?:of )?(?P<ties>{TIES})", f"{BREAKS} + {NEEDS}"
)
def broken(hit: Hit) -> Iterator[Found]:
    """A state breaks relations: "Chad severed its ties with Peru in 1982"."""
    yield from _broken(hit)


@rule(
    "relations_ended.were_broken",
    (
        rf"\b(?P<ties>{NOUN})(?P<gap>{GAP})\b(?:(?:{WAS}|remained) (?P<verb>{BREAK})|"
        rf"(?P<ends>ended|ceased|lapsed|broke off))\b"
    ),
    f"{BREAKS} + {NEEDS}",
)
def were_broken(hit: Hit) -> Iterator[Found]:
    """Relations are broken or end: "ties between Chad and Peru were cut in 1982"."""
    whole(hit)
    verb = hit.match["verb"] or hit.match["ends"]
    what = "suspension" if SUSPENDS.match(verb) else "severance"
    place = hit.match.start("verb") if hit.match["verb"] else hit.match.start("ends")
    yield from changed(hit, what, f"{kind_of(hit)} {verb}", place)


@rule(
    "relations_ended.break",
    rf"\b(?:severance|rupture|suspension|breaking(?: off)?|interruption|break|end) (?:of|in) (?P<ties>{TIES})",
    f"severance rupture suspension breaking interruption break end + {NEEDS}",
)
def break_of(hit: Hit) -> Iterator[Found]:
    """Relations named by their end: "the severance of ties in 1982 by Chad and Peru"."""
    if not pattern(r"^(?:(?!\b(?:was|were|has|have)\b)[^;,]){0,60}<date>").search(hit.string[hit.end : hit.end + 70]):
        raise Nearly("no date is given to it")
    yield from changed(hit, "severance", f"{kind_of(hit)} end", hit.start)


@rule(
    "relations_ended.again",
    (
        rf"(?P<before>\b(?:they|which|these|but|and|then|later|,|ties|relations)\b,?|,)(?: (?:were|"
        rf"was|had been|are))?{ADVERB} (?P<verb>sever(?:ed)|broken off|cut|suspended|frozen|"
        rf"interrupted|(?:broke|severed|cut|suspended|ended|{AGAIN}) them(?: off)?|{AGAIN})(?! "
        rf"\w+ing)(?= (?:\w+ ){{0,3}}<date>|,? [^;]{{0,50}}<date>)"
    ),
    f"{BREAKS} {AGAINS} + they which relations ties them + <date>",
)
def again(hit: Hit) -> Iterator[Found]:
    """A verb whose relations were named before: "ties of Chad and Peru were cut in 1982 and restored in 1988"."""
    ahead = hit.string[: hit.start]
    if not pattern(rf"\b{NOUN}").search(ahead):
        raise Nearly("no relations are named before it")
    verb = hit.match["verb"]
    if any(one.kind == "event" and verb in one.label for one in hit.told):
        raise Nearly("it is told already")
    again_ = pattern(AGAIN).match(verb)
    what = "resumption" if again_ else "suspension" if SUSPENDS.match(verb) else "severance"
    label = f"relations {resumed_as(hit) if again_ else verb}"
    yield from changed(hit, what, label, hit.match.start("verb"))


@rule(
    "relations_ended.raised",
    rf"\b(?P<verb>{RAISE}){ADVERB} (?P<ties>{TIES})(?P<gap>{GAP})\bto (?P<to>[^;,.]{{3,60}})",
    f"{RAISES} + {NEEDS}",
)
def raised(hit: Hit) -> Iterator[Found]:
    """Relations raised to a level: "Chad and Peru upgraded their ties to a partnership in 2009"."""
    whole(hit)
    yield from _raised(hit)


@rule(
    "relations_ended.were_raised",
    rf"\b(?P<ties>{NOUN}|those with <state>)(?P<gap>{GAP})\b{WAS} (?P<verb>{RAISE}) (?:up )?to (?P<to>[^;,.]{{3,60}})",
    f"{RAISES} + {NEEDS}",
)
def were_raised(hit: Hit) -> Iterator[Found]:
    """Relations are raised, in the passive: "ties of Chad and Peru were raised to an alliance in 1975"."""
    whole(hit)
    yield from _raised(hit)


def _raised(hit: Hit) -> Iterator[Found]:
    level = pattern(r"\b(?:level|rank|ambassador\w*|embass\w+|legation|partner\w*|status|alliance|strategic)\b|<post>")
    to = hit.plain(hit.match.start("to"), hit.match.end("to"))
    if not level.search(hit.match["to"]) and not level.search(to):
        raise Nearly("no level is named")
    yield from changed(
        hit, "other", f"relations {hit.match['verb']} to {' '.join(to.split()[:6])}", hit.match.start("verb")
    )
