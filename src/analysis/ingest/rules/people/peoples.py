"""People in a sentence: who is counted, what they do there, whence they come and where they are."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.tagged import Mark, pattern

PEOPLE = (
    r"(?:nationals?|citizens?|people|persons?|students?|refugees?|migrants?|immigrants?|emigrants?"
    r"|expatriates?|expats|tourists?|visitors?|travell?ers?|"
    r"residents?|workers?|labou?rers?|settlers?|colonists?|natives?|holidaymakers?|asylum[- ]seekers?"
    r"|adoptees|adopted children|children|minors|orphans|pupils|trainees|evacuees|returnees|repatriates|deportees"
    r"|families|exiles|"
    r"inhabitants|members|graduates|guests|pilgrims|arrivals)"
)
VERBS = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|stay(?:ed|ing)?|born|settl(?:ed|ing)|emigrated|immigrated"
    r"|migrated|came|come|arriv(?:ed|ing)|landed|moved|fled|"
    r"visit(?:ed|ing|s)?|left|departed|expelled|deported|remain(?:s|ed|ing)?|taught|"
    r"teach(?:ing)?|employed|held|evacuated|tra?vell?ed|went|returned|studied|study|"
    r"studying|enrolled|graduated|earned|work(?:ed"
    r"|ing|s)?|registered|admitted|received|hosts?|hosted|welcomed|"
    r"descen(?:t|dants?)|origin|ancestry|extraction|roots|community|diaspora|population|permits?|counted"
    r"|census|registers?|records?|workers|recruited|hired|taken in|took in|takes in|shelter(?:ed)?|housed|absorbed"
    r"|colonists|settlers|emigrants|minors|residence|tourists?|visitors?|refugees?|immigrants?|expatriates?|"
    r"home to|in <state|city>|adopted|repatriated|sailed|asylum|migrants?|students?|nationals|residents"
    r"|citizens|present|there (?:are|is|were))\b",
    re.IGNORECASE,
)
THINGS = re.compile(
    r"\A(?:s|n)?[ -](?:[\w-]+ ){0,2}(?:scholarships?|grants|companies|firms|visas?|votes?|"
    r"jobs|officers|cadets|delegates|athletes"
    r"|passports)\b"
)
NO_PEOPLE = re.compile(
    r"\b(?:soldiers?|troops|peacekeepers?|personnel|police|killed|died|dead|deaths?|arrested|executed"
    r"|casualties|victims|prisoners|hostages|injured|wounded|"
    r"percent of|euros|dollars|ships?|aircraft|tanks"
    r"|vehicles|agreements?|documents|spectators|"
    r"voted|per|times|km|kilomet\w+|hectares)\b"
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


def flow(
    hit: Hit, origin: str, there: str, number: Mark | None, label: str, place: int, dates: tuple[str, ...] = ()
) -> Iterator[Found]:
    """The fact that people of a state are, or came, to another."""
    if not origin or not there or origin == there:
        raise Nearly("nothing tells whence and where")
    if len(hit.told) > MOST:
        raise Nearly("more is told than a sentence can tell")
    if number and any(one.kind == "migration" and one.value == number.value.value for one in hit.told):
        raise Nearly("the number is told already")
    clause = hit.plain(*hit.clause)
    kind = next((kind for kind, words in KINDS if re.search(rf"\b(?:{words})\b", clause)), "migration")
    value = number.value.value if number else None
    if number and number.value.unit == "percent":
        raise Nearly("a share of people, and not how many")
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


MOST = 40
WINDOW = 160
CENSUS = re.compile(r"\b(\d{4}) (?:[\w-]+ )?census\b")


def _when(hit: Hit, place: int) -> tuple[str, ...]:
    """The dates of people counted: behind it in its clause, before it, or those that open the sentence."""
    low, high = hit.clause
    tagged = hit.tagged
    census = CENSUS.search(hit.plain(place, high))
    if census:
        return (census[1],)
    later = tagged.first(place + 1, high, "number")
    marks = [
        *tagged.between(place, tagged.place(later) if later else high, "date")[:1],
        *tagged.between(low, place, "date")[-1:],
        *tagged.between(0, low, "date")[:1],
    ]
    for mark in marks:
        dates = times.resolved(hit, mark)
        if dates:
            return dates
    census = CENSUS.search(tagged.text)
    return (census[1],) if census else ("",)


def there_from(hit: Hit, origin: str) -> str:
    """Where people of a state are: the state behind a preposition, else the other of the pair."""
    for start, end in ((hit.end, hit.clause[1]), (hit.clause[0], hit.start), (0, hit.clause[0])):
        for match in WHERE.finditer(hit.string, start, end):
            code = hit.state_in(match)
            if code and code != origin and (start or code in hit.setting.pair):
                return code
    return hit.setting.other(origin)


def counted_by(hit: Hit) -> Mark | None:
    """The number that a rule matched; raises Nearly where it counts tons or money."""
    number = hit.group("number") if "number" in hit.match.re.groupindex else None
    if number and number.value.unit not in ("", "percent"):
        raise Nearly("what is counted is no people")
    return number


FIRST = re.compile(r"\b(?:scholarships?|companies|firms|votes|jobs|cadets|delegates|athletes|passports|years)\b")


def check(hit: Hit, behind: str) -> None:
    """Raise Nearly where those counted neither live nor travel there, as soldiers and the dead."""
    text = hit.string[hit.start : hit.clause[1]]
    if (
        NO_PEOPLE.search(text[:140])
        or THINGS.match(hit.string[hit.end :])
        or FIRST.search(text[: hit.end - hit.start + 1])
    ):
        raise Nearly("what is counted are no people who live or travel")
    near = hit.string[max(hit.clause[0], hit.start - WINDOW) : min(hit.clause[1], hit.end + WINDOW)]
    if not VERBS.search(near) and not WHERE.search(behind):
        raise Nearly("nothing says that they live or travel there")


AGAINST = pattern(
    r"\b(?:against|compared (?:to|with)|up from|down from|from|versus)(?: (?:some|about|only|just"
    r"|around))? (?P<number><number>)(?= (?P<date><date>))"
)


def compared(hit: Hit, origin: str, label: str) -> Iterator[Found]:
    """The number of another year that is set beside: "against 200 in 1990"."""
    match = AGAINST.search(hit.string, hit.end)
    if match:
        mark, date = hit.tagged.mark(match.start("number")), hit.tagged.mark(match.start("date"))
        dates = times.resolved(hit, date)
        if dates and mark.value.unit == "":
            yield from flow(hit, origin, there_from(hit, origin), mark, label, match.start(), dates)


AMONG = pattern(
    rf"\A[^;.]{{0,60}}?(?:of (?:them|whom|these)|including|among (?:them|whom)),? (?P<number><number>) (?:are "
    rf"|were )?(?P<noun>{PEOPLE})"
)


def among(hit: Hit, origin: str, there: str) -> Iterator[Found]:
    """Some of the people just counted: "of them 40 students"."""
    match = AMONG.search(hit.string[hit.end :])
    if match:
        mark = hit.tagged.mark(hit.end + match.start("number"))
        yield from flow(hit, origin, there, mark, match["noun"], hit.end + match.start("number"))


def people_before(hit: Hit) -> str:
    """The people named last in the clause before the words."""
    marks = hit.tagged.between(hit.clause[0], hit.start, "demonym")
    return hit.code(marks[-1]) if marks else ""
