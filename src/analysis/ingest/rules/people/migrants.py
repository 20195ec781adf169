"""People of one state who come to the other, uncounted: migrants, refugees, single exiles."""

from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.people.peoples import NO_PEOPLE
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import event, started
from analysis.ingest.tagged import pattern

WHO = (
    r"(?:migrants|immigrants|emigrants|refugees|settlers|exiles|families|asylum[ -]seekers|colonists|"
    r"labou?rers|workers|coolies|slaves)"
)
WORDS = (
    "migrants immigrants emigrants refugees settlers exiles families asylum colonists labourers "
    "laborers workers coolies slaves"
)
CAME = (
    r"(?:arrived|came|(?:were|was) (?:\w+ )?(?:brought|taken|shipped|recruited)|reached|landed|emigrated|"
    r"immigrated|migrated|fled|moved|settled|(?:have|has|had|were|are) (?:been )?(?:fleeing|"
    r"arriving|coming|moving|migrating|emigrating|settling|crossing|travelling|traveling))"
)
WHENCE = pattern(
    r"\b(?:from|out of)(?: (?:the|what|is|was|now|today|modern-day|present-day|modern|parts?|regions?|"
    r"areas?|territory|"
    r"of|then|today[’']s))* (?P<from><state>)"
)


def _kind(hit: Hit) -> str:
    words = hit.plain(*hit.clause).lower()
    return "asylum" if "asylum" in words else "refuge" if "refugee" in words else "migration"


def _flow(hit: Hit, origin: str, there: str, label: str, dates: tuple[str, ...]) -> Iterator[Found]:
    if not origin or not there or origin == there or {origin, there} != set(hit.sentence.setting.pair):
        raise Nearly("they do not go from one state of the pair to the other")
    if any(one.kind == "migration" for one in hit.told) or NO_PEOPLE.search(hit.string, *hit.clause):
        raise Nearly("they are told of, or no people who live there")
    if modality.status(hit.before, "") != "actual":
        raise Nearly("they are not said to have come")
    yield Found("migration", _kind(hit), label, origin, there, dates=dates, span=hit.clause, confidence=0.5)


@rule(
    "migrants.came",
    rf"(?:(?P<people><demonym>) )?\b(?P<who>{WHO})\b[^;.]{{0,60}}?\b{CAME}\b"
    r"(?: (?:in|to|into|at|for))* (?P<there><state|city>)",
    WORDS,
)
def came(hit: Hit) -> Iterator[Found]:
    """People came in times that are told by and large, or go on coming: "Chad–Peru relations / in the 19th century some
    settlers came to Peru from Chad"."""
    whence = WHENCE.search(hit.string, hit.end, hit.clause[1])
    mark = hit.group("people") or (hit.tagged.mark(whence.start("from")) if whence else None)
    who = hit.match["who"]
    label = f"{mark.text} {who}" if mark and mark.tag == "demonym" else f"{who} from {mark.text}" if mark else who
    dates, way = times.dates(hit, lean=False), (hit.code(mark), hit.code(hit.group("there")))
    if hit.tagged.between(*hit.clause, "date") and not any("X" in date for date in dates):
        yield _arrived(hit, *way, label, started(dates))
    else:
        yield from _flow(hit, *way, label, dates)


def _arrived(hit: Hit, origin: str, there: str, label: str, dates: tuple[str, ...]) -> Found:
    """People who came on a day or in a year that is told, which is an event."""
    if not origin or origin == there or {origin, there} != set(hit.sentence.setting.pair) or dates == ("",):
        raise Nearly("they do not go from one state of the pair to the other, or nobody knows when")
    if modality.status(hit.before, "") != "actual" or any(one.kind == "migration" for one in hit.told):
        raise Nearly("they are not said to have come, or counted")
    return event(hit, "other", f"{label} arrive", (), sender=origin, receiver=there, dates=dates, confidence=0.6)


@rule(
    "migrants.arrival",
    rf"\b(?:arrival|influx|immigration|migration|settlement|exodus|reception|resettlement|flow) of (?:\w+ ){{0,2}}?"
    rf"(?P<people><demonym>) (?P<who>{WHO})(?: (?:to|in|into))+ (?P<there><state|city>)",
    WORDS,
)
def arrival(hit: Hit) -> Iterator[Found]:
    """People are told of by their coming: "Chad–Peru relations / an influx of Chadian exiles to Peru followed"."""
    label = hit.plain(hit.match.start("people"), hit.match.end("who"))
    dates = times.dates(hit, lean=False)
    yield from _flow(hit, hit.code(hit.group("people")), hit.code(hit.group("there")), label, dates)


@rule(
    "migrants.exile",
    r"(?P<of><demonym>) (?:\w+ ){0,2}?<office> (?P<who><name>)[^;.]{0,60}?,? (?:moved|fled|escaped|"
    r"emigrated|went into "
    r"exile|came|took refuge|sought refuge|found refuge|sought asylum|was (?:given|granted|offered) asylum|settled|"
    r"was exiled|arrived)(?: (?:to|in|into|for|by))+ (?P<there><state>)",
    "moved fled escaped emigrated exile refuge asylum settled exiled arrived came",
)
def exile(hit: Hit) -> Iterator[Found]:
    """Somebody known finds a home abroad: "in 1936 former Chadian minister Ali Paz fled to Peru into exile"."""
    origin, there, person = hit.code(hit.group("of")), hit.code(hit.group("there")), hit.group("who")
    if not pattern(r"\b(?:exiled?|asylum|refuge|fled|escaped)\b").search(hit.string, hit.start):
        raise Nearly("it is no flight")
    dates = started(times.dates(hit, lean=False))
    around = {*hit.sentence.setting.pair, *hit.setting.pair}
    if not person or origin == there or there not in around or dates == ("",):
        raise Nearly("nothing tells who fled where, and when")
    people = ((person.text, "", origin),)
    label = f"{person.text} found refuge"
    yield event(
        hit, "asylum", label, sorted((origin, there)), dates=dates, sender=origin, receiver=there, people=people
    )
