"""Relations between states that begin, are held since a date, or are said not to be."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.events.occurring import verbs
from analysis.ingest.rules.relations.relation_words import (
    ADVERB,
    BEGIN,
    BEGINS,
    GAP,
    HELD,
    NEEDS,
    NOT_BEGUN,
    NOUN,
    TIES,
    WAS,
    changed,
    kind_of,
    level,
    whole,
)
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import dated, event, parties, started
from analysis.ingest.tagged import pattern


@rule("relations.established", rf"\b(?P<verb>{BEGIN}){ADVERB} (?P<ties>{TIES})", BEGINS)
def established(hit: Hit) -> Iterator[Found]:
    """Two states establish relations: "Chad and Peru entered into relations on 3 May 1971"."""
    yield from changed(hit, "establishment", f"{kind_of(hit)} established{level(hit)}", hit.start)


@rule("relations.were_established", rf"\b(?P<ties>{NOUN})(?P<gap>{GAP})\b{WAS} (?P<verb>{BEGIN})\b", BEGINS)
def were_established(hit: Hit) -> Iterator[Found]:
    """Relations are established, in the passive: "relations between Chad and Peru were opened in 1971"."""
    whole(hit)
    yield from changed(hit, "establishment", f"{kind_of(hit)} established{level(hit)}", hit.match.start("verb"))


@rule(
    "relations.begin",
    (
        rf"\b(?P<ties>{NOUN})(?P<gap>{GAP})\b(?P<verb>(?:formally |officially )?(?:began|begin|"
        rf"begun|started|commenced|dates?|dated|dating|go(?:es)?|went|reach(?:es)?|followed|came "
        rf"into (?:being|existence)|exist(?:s|ed)?(?= since)|since))\b(?= (?:back )?(?:to |from |"
        rf"in |on |with [^;]{{0,40}})?(?:independence |<state>[’'s]* independence )?(?:since |in "
        rf")?<date>)"
    ),
    f"{NEEDS} + <date>",
)
def begin(hit: Hit) -> Iterator[Found]:
    """Relations that begin at a date: "ties between Chad and Peru go back to 1971"."""
    whole(hit)
    yield from changed(hit, "establishment", f"{kind_of(hit)} established", hit.match.start("verb"))


@rule(
    "relations.establishment",
    rf"\b(?:establishment|opening|inception|institution|start|beginning|exchange) of (?P<ties>{TIES})",
    f"establishment opening inception institution start beginning exchange + {NEEDS}",
)
def establishment(hit: Hit) -> Iterator[Found]:
    """Relations named by their beginning, with its date: "Chad and Peru saw the beginning of ties in 1971"."""
    rest = hit.string[hit.end : hit.end + 90]
    near = pattern(r"^(?:(?!\b(?:was|were|has|have|took place)\b)[^;,]){0,80}<date>").search(rest)
    if NOT_BEGUN.search(hit.before) and not near:
        raise Nearly("an anniversary of it is told")
    if not near and not pattern(r"\b(?:agree\w*|announc\w+|note|notes|communiqu|protocol|joint)\b").search(hit.before):
        raise Nearly("it only names the beginning")
    yield from changed(hit, "establishment", f"{kind_of(hit)} established{level(hit)}", hit.start, False)


@rule(
    "relations.held",
    rf"\b(?P<verb>{HELD}){ADVERB} (?P<ties>{TIES})(?P<gap>{GAP})(?P<since><date>)",
    f"{NEEDS} + <date>",
)
def held(hit: Hit) -> Iterator[Found]:
    """Relations that states have had since a date: "Chad has maintained ties with Peru since 1971"."""
    mark = hit.group("since")
    if not mark or (mark.value.role not in ("since", "interval") and not pattern(r"\bbeginning\b").search(hit.before)):
        raise Nearly("no date is given since when")
    whole(hit)
    dates = started(mark.value.dates) or dated(hit)
    for start, kind in _with_each(hit):
        yield event(hit, "establishment", f"{kind} {mark.text}", parties(hit, start), dates=dates)


def _with_each(hit: Hit) -> Iterator[tuple[int, str]]:
    """Each kind of relations named, with its place: "formal ties with Peru and informal ties with Chad"."""
    found = list(pattern(rf"\b(?P<ties>{TIES})").finditer(hit.string, hit.start, hit.end))
    for one in found:
        yield one.start(), kind_of(replace(hit, match=one))


@rule(
    "relations.held_from",
    (
        rf"^(?:(?:Beginning|Starting)[ a-z]*)?(?P<since><date>),? (?P<gap>{GAP})\b(?P<verb>{HELD}|"
        rf"(?:has |have |had )?dealt){ADVERB} (?P<ties>{TIES}|with (?:<state>))"
    ),
    f"{NEEDS} dealt + <date>",
)
def held_from(hit: Hit) -> Iterator[Found]:
    """Relations that are held from a date that opens the sentence: "Since 1971 Chad has had ties with Peru"."""
    mark = hit.group("since")
    if not mark or (hit.start == hit.tagged.place(mark) and mark.value.role != "since"):
        raise Nearly("no date is given since when")
    yield event(hit, "establishment", f"relations {mark.text}", parties(hit), dates=dated(hit))


@rule(
    "relations.since",
    rf"^(?:[^;,]{{0,60}} )?(?P<ties>{TIES})(?: (?:with|between|of) [^;,.]{{0,60}}?)? ?(?P<since><date>)",
    f"{NEEDS} + <date>",
)
def since(hit: Hit) -> Iterator[Found]:
    """Relations with a date since when and no verb: "Relations between Chad and Peru since 1971"."""
    mark = hit.group("since")
    if not mark or mark.value.role != "since" or not mark.value.dates or verbs(hit, 0, hit.end):
        raise Nearly("a verb tells it, or no date")
    if any(one.kind == "event" for one in hit.told):
        raise Nearly("it is told already")
    if pattern(r"\b(?:has|have|is|are)\b").search(hit.string):
        raise Nearly("it is told of something since then")
    label = f"{kind_of(hit)} {mark.text}"
    yield event(hit, "establishment", label, parties(hit), dates=started(mark.value.dates), confidence=0.7)


@rule(
    "relations.none",
    (
        rf"\b(?:no (?=(?:diplomatic|official|formal))|(?:do|does|did) not (?:\w+ )?(?:have|"
        rf"maintain|entertain) |never (?:had|established|entered into) )(?:any )?(?P<ties>{TIES})"
    ),
    f"{NEEDS} + no not never",
)
def none(hit: Hit) -> Iterator[Found]:
    """Relations that are said not to be: "Chad and Peru do not have relations"."""
    if pattern(r"\b(?:until|before|since|when|resident|despite|because|although)\b").search(hit.string):
        raise Nearly("it tells of another time")
    label = f"no {kind_of(hit)}"
    yield event(hit, "establishment", label, parties(hit), status="stated_absent", confidence=0.6)
