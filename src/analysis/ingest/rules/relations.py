"""Relations between states: established, broken, resumed, raised, and the recognition of one by the other."""

from collections.abc import Iterator

from analysis.ingest import modality
from analysis.ingest.actors import actor
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import dated, event, other, parties, started, subjects, when
from analysis.ingest.tagged import pattern

KINDS = (
    r"full|formal|formally|official|officially|diplomatic|consular|bilateral|normal|political|inter-?state|unofficial|informal|mutual|friendly|"
    r"ambassadorial|treaty|commercial|trade|economic|cultural|direct|permanent|state|close|good|cordial|mutual"
)
TIES = (
    rf"(?:(?:{KINDS}|their|its|the|and|or|such|these|all|[<country>]+[’'s]*|-?level)[ ,/–-]+){{0,7}}"
    r"(?:relations|ties|relationships?|links|contacts|representation)\b"
)
TIES = TIES.replace("[<country>]", "<country>")
NEEDS = "relations ties relationship relationships links contacts"
BEGIN = r"establish(?:ed|es|ing)?|enter(?:ed|s|ing)? into|opened|formali[sz]ed|inaugurated|initiated|began|begun|started|set up|instituted|forged|took up|taken up|launched|agreed(?: up)?on|concluded|exchanged"
AGAIN = (
    r"(?:re-?establish|resum|restor|normali[sz]|renew|re-?instat|re-?open|reviv|re-?start|recommenc)(?:ed|es|ing|e)?"
)
BREAK = r"sever(?:ed|s|ing)?|(?:broke|broken|break|breaking|cut|cutting)(?: off)?|suspend(?:ed|s|ing)?|fr(?:oze|ozen|eezing)|interrupt(?:ed|ing)?|end(?:ed|ing)?|terminat(?:ed|ing)|discontinued|ruptured|ceased|lapsed"
RAISE = r"upgrad(?:ed|es|ing)|elevat(?:ed|es|ing)|rais(?:ed|es|ing)|promoted|downgrad(?:ed|es|ing)|lowered|reduced|expanded|transformed"
HELD = r"(?:have|has|had|maintain(?:ed|s)?|enjoy(?:ed|s)?|keep|kept)(?: (?:had|maintained|enjoyed|kept|been maintaining|held))?"
WAS = r"(?:was|were|been|being|are|is|be)(?: (?:\w+ly|then|first|again|also|only|not|never|finally))?"
GAP = r"(?:(?!;)[^;]){0,110}?"
ADVERB = r"(?: (?:\w+ly|then|first|again|also|finally))?"
SUSPENDS = pattern(r"suspend|fr(?:oze|eez)|interrupt|lapsed")
NOT_BEGUN = pattern(r"\b(?:anniversar|birthday|years? (?:of|since)|decades? of)")
STOPS = pattern(
    r"\b(?:improved|developed|and (?:signed|opened|visited)|which|who|whose|when|after|was|were|has been|have been|had been)\b"
)


def _told(hit: Hit, what: str, label: str, verb: int, lean: bool = True) -> Iterator[Found]:
    """An event in the relations of two states, unless it is planned or not dated; the verb stands at a place."""
    status = modality.status(hit.string[hit.clause[0] : verb], hit.plain(*hit.clause))
    if status == "stated_absent" and what in ("severance", "suspension"):
        raise Nearly("they were not broken")
    if status in ("planned", "announced", "explored") and not pattern(r"\bagreed\b").search(hit.string, *hit.clause):
        raise Nearly(f"it is {status}")
    dates = dated(hit, lean)
    status = "stated_absent" if status == "stated_absent" else "actual"
    pair = parties(hit)
    yield event(hit, what, label, pair, dates=dates, status=status, confidence=0.9, **_recognising(hit, pair))


def _recognising(hit: Hit, pair: tuple[str, ...]) -> dict[str, str]:
    """Sender and receiver where relations began with the recognition of one state by the other."""
    found = pattern(r"\b(?:recogni\w+)\b").search(hit.string, *hit.clause)
    if not found:
        return {}
    sender = actor(hit)
    marks = hit.tagged.between(found.end(), hit.clause[1], "state", "demonym")
    receiver = other(pair, sender) or next((code for mark in marks if (code := hit.code(mark)) in pair), "")
    sender = other(pair, receiver)
    return {"sender": sender, "receiver": receiver} if sender and receiver else {}


def _level(hit: Hit) -> str:
    """The level that a clause gives to relations, as the end of a label."""
    found = pattern(
        r"\b(?:at|on|to) (?:the )?(?:level of )?(?:an? )?(?P<level>ambassador\w*|embass\w+|legation|consular|strategic partner\w*|chargé\w*)"
    ).search(hit.string, hit.start, hit.clause[1])
    return f" at {found['level']} level" if found and "partner" not in found["level"] else ""


def _kind(words: str) -> str:
    """The relations as a label names them."""
    low = words.lower()
    named = [
        each
        for each in ("unofficial", "consular", "diplomatic", "trade", "economic", "formal", "bilateral")
        if each in low
    ]
    return f"{named[0]} relations" if named else "relations"


@rule("relations.established", rf"\b(?P<verb>{BEGIN}){ADVERB} (?P<ties>{TIES})", NEEDS)
def established(hit: Hit) -> Iterator[Found]:
    """Two states establish relations: "Chad and Peru entered into relations on 3 May 1971"."""
    yield from _told(hit, "establishment", f"{_kind(hit.match['ties'])} established{_level(hit)}", hit.start)


@rule("relations.were_established", rf"\b(?P<ties>{TIES})(?P<gap>{GAP})\b{WAS} (?P<verb>{BEGIN})\b", NEEDS)
def were_established(hit: Hit) -> Iterator[Found]:
    """Relations are established, in the passive: "relations between Chad and Peru were opened in 1971"."""
    _whole(hit)
    yield from _told(
        hit, "establishment", f"{_kind(hit.match['ties'])} established{_level(hit)}", hit.match.start("verb")
    )


@rule(
    "relations.begin",
    rf"\b(?P<ties>{TIES})(?P<gap>{GAP})\b(?P<verb>(?:formally |officially )?(?:began|begin|begun|started|commenced|dates?|dated|dating|go(?:es)?|went|reach(?:es)?|followed|came into (?:being|existence)|exist(?:s|ed)?(?= since)|since))\b(?= (?:back )?(?:to |from |in |on |with [^;]{{0,40}})?(?:independence |<state>[’'s]* independence )?(?:since |in )?<date>)",
    NEEDS,
)
def begin(hit: Hit) -> Iterator[Found]:
    """Relations that begin at a date: "ties between Chad and Peru go back to 1971"."""
    _whole(hit)
    yield from _told(hit, "establishment", f"{_kind(hit.match['ties'])} established", hit.match.start("verb"))


def _whole(hit: Hit) -> None:
    """Nothing but the parties may stand between relations and their verb."""
    if STOPS.search(hit.match["gap"]):
        raise Nearly("another verb stands between the relations and this one")


@rule(
    "relations.establishment",
    rf"\b(?:establishment|opening|inception|institution|start|beginning|exchange) of (?P<ties>{TIES})",
    NEEDS,
)
def establishment(hit: Hit) -> Iterator[Found]:
    """Relations named by their beginning, with its date: "since the establishment of relations in 1971"."""
    rest = hit.string[hit.end : hit.end + 90]
    near = pattern(r"^(?:(?!\b(?:was|were|has|have|took place)\b)[^;,]){0,80}<date>").search(rest)
    if NOT_BEGUN.search(hit.before) and not near:
        raise Nearly("an anniversary of it is told")
    if not near and not pattern(r"\b(?:agree\w*|announc\w+|note|notes|communiqu|protocol|joint)\b").search(hit.before):
        raise Nearly("it only names the beginning")
    yield from _told(hit, "establishment", f"{_kind(hit.match['ties'])} established{_level(hit)}", hit.start, False)


@rule("relations.held", rf"\b(?P<verb>{HELD}){ADVERB} (?P<ties>{TIES})(?P<gap>{GAP})(?P<since><date>)", NEEDS)
def held(hit: Hit) -> Iterator[Found]:
    """Relations that states have had since a date: "Chad has maintained ties with Peru since 1971"."""
    mark = hit.group("since")
    if not mark or (mark.value.role not in ("since", "interval") and not pattern(r"\bbeginning\b").search(hit.before)):
        raise Nearly("no date is given since when")
    _whole(hit)
    dates = started(mark.value.dates) or dated(hit)
    yield event(hit, "establishment", f"{_kind(hit.match['ties'])} {mark.text}", parties(hit), dates=dates)


@rule(
    "relations.held_from",
    rf"^(?:Beginning|Starting|Since|From)[ a-z]*<date>,? (?P<gap>{GAP})\b(?P<verb>{HELD}|(?:has |have |had )?dealt){ADVERB} (?P<ties>{TIES}|with (?:<state>))",
    NEEDS + " dealt",
)
def held_from(hit: Hit) -> Iterator[Found]:
    """Relations that are held from a date that opens the sentence: "since 1971 Chad has had ties with Peru"."""
    yield event(hit, "establishment", f"relations {hit.tagged.marks[0].text}", parties(hit), dates=dated(hit))


@rule("relations.resumed", rf"\b(?P<verb>{AGAIN}){ADVERB} (?P<ties>{TIES})", NEEDS)
def resumed(hit: Hit) -> Iterator[Found]:
    """Two states resume relations: "Chad and Peru restored ties in 1988"."""
    yield from _told(hit, "resumption", f"{_kind(hit.match['ties'])} resumed, {hit.match['verb']}", hit.start)


@rule("relations.were_resumed", rf"\b(?P<ties>{TIES})(?P<gap>{GAP})\b(?:{WAS} )?(?P<verb>{AGAIN})\b", NEEDS)
def were_resumed(hit: Hit) -> Iterator[Found]:
    """Relations are resumed, in the passive: "ties with Peru were restored in 1988"."""
    _whole(hit)
    verb = hit.match.start("verb")
    yield from _told(hit, "resumption", f"{_kind(hit.match['ties'])} resumed, {hit.match['verb']}", verb)


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
    label = f"{_kind(hit.match['ties'])} {hit.match['verb']}"
    way = {"sender": sender, "receiver": receiver} if receiver else {}
    yield event(hit, what, label, pair, dates=dates, status=status, confidence=0.9, **way)


@rule("relations.broken", rf"\b(?P<verb>{BREAK}){ADVERB} (?:all )?(?:of )?(?P<ties>{TIES})", NEEDS)
def broken(hit: Hit) -> Iterator[Found]:
    """A state breaks relations: "Chad severed its ties with Peru in 1982"."""
    yield from _broken(hit)


@rule(
    "relations.were_broken",
    rf"\b(?P<ties>{TIES})(?P<gap>{GAP})\b(?:(?:{WAS}|remained) (?P<verb>{BREAK})|(?P<ends>ended|ceased|lapsed|broke off))\b",
    NEEDS,
)
def were_broken(hit: Hit) -> Iterator[Found]:
    """Relations are broken or end: "ties between Chad and Peru were cut in 1982"."""
    _whole(hit)
    verb = hit.match["verb"] or hit.match["ends"]
    what = "suspension" if SUSPENDS.match(verb) else "severance"
    place = hit.match.start("verb") if hit.match["verb"] else hit.match.start("ends")
    yield from _told(hit, what, f"{_kind(hit.match['ties'])} {verb}", place)


@rule(
    "relations.break",
    rf"\b(?:severance|rupture|suspension|breaking(?: off)?|interruption|break|end) (?:of|in) (?P<ties>{TIES})",
    NEEDS,
)
def break_of(hit: Hit) -> Iterator[Found]:
    """Relations named by their end: "the severance of ties in 1982"."""
    if not pattern(r"^(?:(?!\b(?:was|were|has|have)\b)[^;,]){0,60}<date>").search(hit.string[hit.end : hit.end + 70]):
        raise Nearly("no date is given to it")
    yield from _told(hit, "severance", f"{_kind(hit.match['ties'])} end", hit.start)


@rule(
    "relations.again",
    rf"(?P<before>\b(?:they|which|these|but|and|then|later|,|ties|relations)\b,?|,)(?: (?:were|was|had been|are))?{ADVERB} (?P<verb>sever(?:ed)|broken off|cut|suspended|frozen|interrupted|{AGAIN})(?! \w+ing)(?= (?:\w+ ){{0,3}}<date>|,? [^;]{{0,50}}<date>)",
    "they which relations ties",
)
def again(hit: Hit) -> Iterator[Found]:
    """A verb whose relations were named before: "ties were cut in 1982 and restored in 1988"."""
    ahead = hit.string[: hit.start]
    if not pattern(rf"\b{TIES}").search(ahead):
        raise Nearly("no relations are named before it")
    verb = hit.match["verb"]
    if any(one.kind == "event" and verb in one.label for one in hit.told):
        raise Nearly("it is told already")
    again_ = pattern(AGAIN).match(verb)
    what = "resumption" if again_ else "suspension" if SUSPENDS.match(verb) else "severance"
    label = f"relations resumed, {verb}" if again_ else f"relations {verb}"
    yield from _told(hit, what, label, hit.match.start("verb"))


@rule(
    "relations.raised", rf"\b(?P<verb>{RAISE}){ADVERB} (?P<ties>{TIES})(?P<gap>{GAP})\bto (?P<to>[^;,.]{{3,60}})", NEEDS
)
def raised(hit: Hit) -> Iterator[Found]:
    """Relations raised to a level: "Chad and Peru upgraded their ties to a partnership in 2009"."""
    _whole(hit)
    yield from _raised(hit)


@rule(
    "relations.were_raised",
    rf"\b(?P<ties>{TIES}|those with <state>)(?P<gap>{GAP})\b{WAS} (?P<verb>{RAISE}) (?:up )?to (?P<to>[^;,.]{{3,60}})",
    NEEDS,
)
def were_raised(hit: Hit) -> Iterator[Found]:
    """Relations are raised, in the passive: "ties were raised to ambassador level in 1975"."""
    _whole(hit)
    yield from _raised(hit)


def _raised(hit: Hit) -> Iterator[Found]:
    level = pattern(r"\b(?:level|rank|ambassador\w*|embass\w+|legation|partner\w*|status|alliance|strategic)\b|<post>")
    if not level.search(hit.match["to"]):
        raise Nearly("no level is named")
    to = hit.plain(hit.match.start("to"), hit.match.end("to"))
    yield from _told(
        hit, "other", f"relations {hit.match['verb']} to {' '.join(to.split()[:6])}", hit.match.start("verb")
    )


COLUMN = pattern(r"\b(?:relations|ties|establish\w*|since|began|recogni\w+)\b")


@rule("relations.cell", r"^\W*<date>(?: ?\([^()]{0,60}\))?\W*$", "<date>")
def cell(hit: Hit) -> Iterator[Found]:
    """A date under a heading such as "Relations since", in the row of a state."""
    block = hit.sentence.block
    named = COLUMN.search(block.column) or (not block.column and hit.setting.topic in ("", "missions"))
    if block.row is None or not named:
        raise Nearly("it is no date in a column on relations")
    pair = hit.setting.pair or ((hit.setting.home,) if hit.setting.home else ())
    if not pair:
        raise Nearly("nobody knows of whom the row is")
    dates = started(hit.tagged.first(0, len(hit.string), "date").value.dates)
    if not dates:
        raise Nearly("the date is not whole")
    what = "recognition" if "recogni" in block.column.lower() else "formal relations began"
    year = dates[0][:4]
    yield event(hit, "establishment", f"{what} {year}", pair, dates=dates, confidence=0.9)
