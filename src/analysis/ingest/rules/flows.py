"""People of one state in the other: who live there, came, fled, studied or travelled, and how many."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import Mark, pattern

PEOPLE = (
    r"(?:nationals?|citizens?|people|persons?|students?|refugees?|migrants?|immigrants?|emigrants?"
    r"|expatriates?|expats|tourists?|visitors?|travell?ers?|"
    r"residents?|workers?|labou?rers?|settlers?|colonists?|natives?|holidaymakers?|asylum[- ]seekers?"
    r"|adoptees|adopted children|children|families|exiles|"
    r"inhabitants|members|graduates|guests|pilgrims|arrivals)"
)
PEOPLE_WORDS = (
    "nationals citizens people persons students refugees migrants immigrants emigrants expatriates expats"
    " tourists visitors travellers travelers "
    "residents workers labourers laborers settlers colonists natives adoptees children exiles graduates"
    " pilgrims arrivals"
)
VERBS = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|stay(?:ed|ing)?|born|settl(?:ed|ing)|emigrated|immigrated"
    r"|migrated|came|come|arriv(?:ed|ing)|landed|moved|fled|"
    r"visit(?:ed|ing|s)?|tra?vell?ed|went|returned|studied|study|studying|enrolled|graduated|earned|work(?:ed"
    r"|ing|s)?|registered|admitted|received|hosts?|hosted|welcomed|"
    r"descen(?:t|dants?)|origin|ancestry|extraction|roots|community|diaspora|population|permits?|counted"
    r"|census|tourists?|visitors?|refugees?|immigrants?|expatriates?|"
    r"home to|in <state|city>|adopted|repatriated|sailed|asylum|migrants?|students?|nationals|residents"
    r"|citizens|present|there (?:are|is|were))\b"
)
NO_PEOPLE = re.compile(
    r"\b(?:soldiers?|troops|peacekeepers?|personnel|police|killed|died|dead|deaths?|arrested|executed"
    r"|casualties|victims|prisoners|hostages|injured|wounded|"
    r"scholarships?|companies|firms|visas?(?! free)|votes?|percent of|euros|dollars|ships?|aircraft|tanks"
    r"|vehicles|agreements?|documents|spectators|"
    r"athletes|delegates|officers|cadets|voted|employs|jobs|years|per|times|km|kilomet\w+|hectares|passports)\b"
)
KINDS = (
    ("tourism", r"touris\w+|visitors?|holidaymakers|travell?ers|visited|pilgrims"),
    ("asylum", r"asylum"),
    ("refuge", r"refugees?|fled"),
    (
        "diaspora",
        r"there (?:are|were)|home to|communit\w+|diaspora|descent|origin|ancestry|roots|liv(?:e|es|ed|ing)"
        r"|resid\w+|born|expatriates?|nationals|citizens|residents|permits?|census|population",
    ),
)
WHERE = pattern(
    r"\b(?:in|to|at|into|visited|visiting|around|near|across|throughout|for|reached|by)(?: (?:both|neighbou?ring"
    r"|the|north|south|eastern|western|northern|southern))? (?P<mark><state|city>|<demonym>(?= (?:universit"
    r"|institut|school|soil|territor|cit|vocational|population|hospital)))"
)
DESCENT = pattern(
    r"\A(?:s|n)? ?(?:(?:citizens|nationals|people|residents) )?(?:of|with|claiming)(?: (?:partial|some|full"
    r"|mixed))? (?P<mark><demonym|state>)(?: and <demonym>| or <demonym>)?[ -](?:origin|descent|ancestry"
    r"|extraction|background|roots|heritage|blood)"
)
BORN = pattern(r"\A(?:s|n)? (?:who were )?born in (?P<mark><state>)")


def _flow(
    hit: Hit, origin: str, there: str, number: Mark | None, label: str, place: int, dates: tuple[str, ...] = ()
) -> Iterator[Found]:
    """The fact that people of a state are, or came, to another."""
    if not origin or not there or origin == there:
        raise Nearly("nothing tells whence and where")
    if number and any(one.kind == "migration" and one.value == number.value.value for one in hit.told):
        raise Nearly("the number is told already")
    clause = hit.plain(*hit.clause)
    kind = next((kind for kind, words in KINDS if re.search(rf"\b(?:{words})\b", clause)), "migration")
    value = number.value.value if number else None
    if number and number.value.unit == "percent":
        raise Nearly("a share, and no number of people")
    count = f"{number.text} " if number else ""
    first, last = hit.clause
    if last - first > 150:
        first, last = max(first, place - 60), min(last, place + 90)
    yield Found(
        "migration",
        kind,
        f"{count}{label}"[:90],
        origin,
        there,
        dates=dates or _when(hit, place),
        value=value,
        unit="persons" if value is not None else "",
        span=(first, last),
        more={"value_text": number.text} if number else {},
    )


CENSUS = re.compile(r"\b(\d{4}) (?:\w+ )?census\b")


def _when(hit: Hit, place: int) -> tuple[str, ...]:
    """The dates of a number of people: behind it in its clause, before it, or those that open the sentence."""
    low, high = hit.clause
    tagged = hit.tagged
    marks = [
        *tagged.between(place, high, "date")[:1],
        *tagged.between(low, place, "date")[-1:],
        *tagged.between(0, low, "date")[:1],
    ]
    for mark in marks:
        dates = times.resolved(hit, mark)
        if dates:
            return dates
    census = CENSUS.search(tagged.text)
    return (census[1],) if census else ("",)


def _there(hit: Hit, origin: str) -> str:
    """Where people of a state are: the state behind a preposition, else the other of the pair."""
    for start, end in ((hit.end, hit.clause[1]), (hit.clause[0], hit.start), (0, hit.clause[0])):
        for match in WHERE.finditer(hit.string, start, end):
            code = hit.code(hit.tagged.mark(match.start("mark")))
            if code and code != origin and (start or code in hit.setting.pair):
                return code
    return hit.setting.other(origin)


def _counted(hit: Hit) -> Mark | None:
    number = hit.group("number") if "number" in hit.match.re.groupindex else None
    if number and number.value.unit not in ("", "percent"):
        raise Nearly("what is counted is no people")
    return number


@rule(
    "flows.counted",
    rf"(?P<number><number>)(?: of)?(?: (?!of\b|and\b|in\b|the\b)[\w-]+){{0,3}}? (?P<people><demonym>)(?:s|n)?"
    rf"(?: (?P<noun>{PEOPLE}))?(?! (?:compan|firm|troop|soldier|peacek|officer|ship|dollar|forces|invest|project|businessm))",
    "<number>",
)
def counted(hit: Hit) -> Iterator[Found]:
    """People of a state are counted: "some 300 Chadians live in Peru", "900 Peruvian tourists"."""
    number, people = _counted(hit), hit.group("people")
    behind = hit.string[hit.end : hit.clause[1]]
    _check(hit, behind)
    origin = hit.code(people)
    for form in (DESCENT, BORN):
        other = form.match(behind)
        if other:
            whence = hit.code(hit.tagged.mark(hit.end + other.start("mark")))
            label = hit.plain(hit.match.start("people"), hit.end + other.end())
            yield from _flow(hit, whence, origin, number, label, hit.start)
            return
    label = hit.plain(hit.match.start("people"), hit.end)
    yield from _flow(hit, origin, _there(hit, origin), number, label, hit.start)
    yield from _compared(hit, origin, label)


def _check(hit: Hit, behind: str) -> None:
    text = hit.string[hit.start : hit.clause[1]]
    if NO_PEOPLE.search(text[:140]):
        raise Nearly("what is counted are no people who live or travel")
    if not VERBS.search(hit.string[hit.clause[0] : hit.clause[1]]) and not WHERE.search(behind):
        raise Nearly("nothing says that they live or travel there")


AGAINST = pattern(
    r"\b(?:against|compared (?:to|with)|up from|down from|from|versus)(?: (?:some|about|only|just"
    r"|around))? (?P<number><number>)(?= (?P<date><date>))"
)


def _compared(hit: Hit, origin: str, label: str) -> Iterator[Found]:
    """The number of another year that is set beside: "against 200 in 1990"."""
    match = AGAINST.search(hit.string, hit.end)
    if match:
        mark, date = hit.tagged.mark(match.start("number")), hit.tagged.mark(match.start("date"))
        dates = times.resolved(hit, date)
        if dates and mark.value.unit == "":
            yield from _flow(hit, origin, _there(hit, origin), mark, label, match.start(), dates)


@rule(
    "flows.nationals",
    rf"(?P<number><number>)(?: (?!of\b|and\b|in\b|the\b)[\w-]+){{0,2}}? (?P<noun>{PEOPLE})(?: (?:who were"
    rf"|who are|who|with roots|born|coming|originating|originally|arriving|adopted|fleeing))? (?:of|from|in"
    rf"|out of) (?P<people><state|city>)",
    "<number>",
)
def nationals(hit: Hit) -> Iterator[Found]:
    """Citizens of a state are counted: "300 citizens of Chad live in Peru", "40 students from Chad"."""
    number, people = _counted(hit), hit.group("people")
    _check(hit, hit.after)
    code = hit.code(people)
    gap = hit.string[hit.match.end("noun") : hit.end]
    label = hit.plain(hit.match.start("noun"), hit.end)
    if " in " in gap and "roots" not in gap and "born" not in gap:
        origin, there = _people_of(hit) or hit.setting.other(code), code
    else:
        origin, there = code, _there(hit, code)
    yield from _flow(hit, origin, there, number, label, hit.start)
    yield from _among(hit, origin, there)


AMONG = pattern(
    rf"\A[^;.]{{0,60}}?(?:of (?:them|whom|these)|including|among (?:them|whom)),? (?P<number><number>) (?:are "
    rf"|were )?(?P<noun>{PEOPLE})"
)


def _among(hit: Hit, origin: str, there: str) -> Iterator[Found]:
    """Some of the people just counted: "of them 40 students"."""
    match = AMONG.search(hit.string[hit.end :])
    if match:
        mark = hit.tagged.mark(hit.end + match.start("number"))
        yield from _flow(hit, origin, there, mark, match["noun"], hit.end + match.start("number"))


@rule(
    "flows.moved",
    rf"(?P<number><number>)(?: (?!of\b|and\b)[\w-]+){{0,2}} (?P<noun>{PEOPLE})(?: (?:had|have|has|was|were"
    rf"|been))* (?P<verb>returned|repatriated|deported|sent back|emigrated|moved|settled|migrated"
    rf"|resettled) (?:to|in) (?P<there><state|city>)",
    "returned repatriated deported emigrated moved settled migrated resettled",
)
def moved(hit: Hit) -> Iterator[Found]:
    """People go from one state to the other: "90 persons were returned to Chad"."""
    there = hit.code(hit.group("there"))
    label = hit.plain(hit.match.start("noun"), hit.end)
    yield from _flow(hit, hit.setting.other(there), there, _counted(hit), label, hit.start)


def _people_of(hit: Hit) -> str:
    marks = hit.tagged.between(hit.clause[0], hit.start, "demonym")
    return hit.code(marks[-1]) if marks else ""


@rule(
    "flows.numbering",
    rf"(?P<people><demonym>)(?:s|n)?(?:(?: (?!and\b)[\w-]+)? (?P<noun>communit(?:y|ies)|diaspora|minority"
    rf"|population|expatriates|{PEOPLE}))?(?P<gap>(?:(?! and "
    rf"|<number|money|office|pact>)[^;,.]){{0,90}}?)\b(?:at|of|reached|numbers?|numbered|numbering|was|is|were"
    rf"|are|totall?ed|stood at|counts?|counted|comprises?|has|had|exceeds?|exceeded|to|with)(?: (?:about|only"
    rf"|some|just|around|over|nearly|almost|estimated|to be|be|more than|approximately"
    rf"|up to))* (?P<number><number>)(?! (?:percent|compan|firm|agree|year|time|member|visit|embass|consul"
    rf"|millionth))",
    "community communities diaspora minority population number tourists nationals citizens students"
    " expatriates residents immigrants migrants refugees visitors counted",
)
def numbering(hit: Hit) -> Iterator[Found]:
    """A community has a number: "the Chadian community in Peru is estimated at 300"."""
    number = _counted(hit)
    ahead = hit.string[hit.clause[0] : hit.start]
    if not re.search(r"\bnumber of(?: \w+)? \Z", ahead):
        if not hit.match["noun"] and not re.search(rf"\b(?:{PEOPLE})\b", hit.match["gap"]):
            raise Nearly("neither a community nor a number of people")
        _check(hit, hit.string[hit.start : hit.clause[1]])
    origin = hit.code(hit.group("people"))
    there = ""
    inside = WHERE.search(hit.string, hit.start, hit.end)
    if inside:
        there = hit.code(hit.tagged.mark(inside.start("mark")))
    end = hit.match.end("noun") if hit.match["noun"] else hit.match.end("people")
    label = hit.plain(hit.match.start("people"), end)
    there = there if there and there != origin else _there(hit, origin)
    yield from _flow(hit, origin, there, number, label, hit.match.start("number"))
    yield from _compared(hit, origin, label)


@rule(
    "flows.number_of",
    rf"\bnumber of (?:\w+ )?(?P<noun>{PEOPLE}) (?:who came |coming |living |arriving )?(?:from"
    rf"|of) (?P<people><state>)(?:(?!<number>)[^;,.]){{0,60}}? (?P<number><number>)",
    "number",
)
def number_of(hit: Hit) -> Iterator[Found]:
    """People are counted behind their name: "the number of tourists from Chad reached 900"."""
    origin = hit.code(hit.group("people"))
    label = hit.plain(hit.match.start("noun"), hit.match.end("people"))
    yield from _flow(hit, origin, _there(hit, origin), _counted(hit), label, hit.match.start("number"))
    yield from _compared(hit, origin, label)


@rule(
    "flows.community",
    r"\b(?:an?|the|there is an?|sizeable|sizable|large|small"
    r"|significant)(?: (?:\w+ and )?\w+)? (?P<people><demonym>) (?P<noun>community|diaspora"
    r"|minority)(?: (?:\w+ly|also|has|that|which|who))* (?:lives?|resides?|exists?|in|living|residing"
    r"|is based|is present|established|formed)\b",
    "community diaspora minority",
)
def community(hit: Hit) -> Iterator[Found]:
    """There is a community: "a small Chadian community lives in Peru"."""
    if any(one.kind == "migration" for one in hit.told) or hit.tagged.between(hit.end, hit.clause[1], "number"):
        raise Nearly("its number is told")
    origin = hit.code(hit.group("people"))
    place = WHERE.search(hit.string, hit.end - 3, hit.clause[1])
    there = hit.code(hit.tagged.mark(place.start("mark"))) if place else ""
    label = hit.plain(hit.match.start("people"), hit.match.end("noun"))
    yield from _flow(hit, origin, there, None, label, hit.start, ("",))
