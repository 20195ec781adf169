"""Aid: what one state gives, lends or sends to another, and those whom it sends to help."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.events.occurring import amount, occurred, way
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import started, words
from analysis.ingest.tagged import pattern

GIVES = (
    r"(?:cancel|forg[ai]v|waiv|donat|gift|announc|provid|grant|lent|lend|gave|give|given|"
    r"gift|suppl|deliver|contribut|financ|"
    r"fund|spent|extend|offer|pledg|allocat|sent|send|"
    r"dispatch|deploy|flown|flew|airlift|ship|present|disburs|award|train|commit)(?:ted|"
    r"led|ed|d|en|e|ing|s|es|ied|ies|ped)?\b|\bhand(?:ed|s) over\b"
)
THINGS = (
    r"\b(?:aid|assistance|relief|humanitarian|donations?|grants?|loans?|credits?|credit "
    r"lines?|lines? of credit|debt|scholarships?|medical|medicines?|"
    r"vaccines?|doses|masks?|ventilators|food|rice|wheat|tents|blankets|doctors|nurses|"
    r"hospitals?|ambulances?|computers?|equipment|supplies|"
    r"vehicles?|trucks?|tractors?|buses|books|fund|funds|gift|victims|refugees|earthquake|"
    r"flood\w*|drought|cyclone|hurricane|tsunami|disaster|"
    r"troops|soldiers|peacekeepers?|contingent|police\w*|instructors?|advis[eo]rs?|experts|"
    r"teachers|engineers|rescue\w*|firefighters|"
    r"teams?|tons|tonnes|oda|programme|program|project)\b|<money>"
)
SUMS = r"<money>|\b(?:aid|assistance|grants?|loans?|donations?|scholarships?|credits?)\b"
AMOUNTS = pattern(
    r"<money|number>|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|medicines?|"
    r"vaccines?|food|rice)\b"
)
GIVE_NEEDS = (
    "cancelled canceled forgave forgiven waived gifted gifts announced announces "
    "announcing donated donates donating provided provides granted grants grant lent "
    "lends gave gives "
    "given gift supplied supplies delivered delivers "
    "contributed contributes financed finances funded spent extended offered pledged "
    "allocated sent sends dispatched deployed flown flew "
    "handed hands airlifted shipped presented disbursed awarded trained committed"
)


@rule("aid.given", rf"\b{GIVES}", GIVE_NEEDS)
def given(hit: Hit) -> Iterator[Found]:
    """A state gives to another: "Japan donated two ambulances to Togo in 2004"."""
    around = hit.string[max(hit.clause[0], hit.start - 90) : min(hit.clause[1], hit.end + 140)]
    if not pattern(THINGS).search(around) or pattern(r"<pact>").search(hit.string[hit.end : hit.end + 30]):
        raise Nearly("nothing that is given is named")
    if pattern(r"\b(?:exports?|imports?|trade(?! credits?\b)|credentials|visas?|independence)\b").search(around):
        raise Nearly("it is trade or something else")
    if hit.match[0].lower().startswith("announc") and not pattern(SUMS).search(hit.string, hit.end, hit.clause[1]):
        raise Nearly("no sum of aid is announced")
    yield from _each(hit)


def _each(hit: Hit) -> Iterator[Found]:
    """What is given, once for each date with things of its own: "rice in 2001, and 20 tractors in 2004"."""
    marks = [mark for mark in hit.tagged.between(hit.end, hit.clause[1], "date") if not times.aside(hit, mark)]
    places = [hit.end, *(hit.tagged.place(mark) for mark in marks)]
    parts = list(zip(marks, places[:-1], places[1:], strict=True))
    if len(parts) < 2 or not all(AMOUNTS.search(hit.string, start, end) for _, start, end in parts):
        undated = amount(hit) and all(way(hit)) and times.dates(hit) == ("",)
        more = {"dates": ("",), "confidence": 0.6} if undated else {}
        yield occurred(hit, "cooperation", beside=("visit",), **amount(hit), **more)
        return
    first = occurred(hit, "cooperation", beside=("visit",), dates=started(times.resolved(hit, marks[0])) or ("",))
    for mark, start, end in parts:
        label = f"{hit.match[0]} {words(hit, start, end)}"
        sums = {"value": None, "unit": "", **amount(hit, (start, end))}
        yield replace(
            first, label=label, dates=started(times.resolved(hit, mark)) or ("",), span=(start, end + 1), **sums
        )


@rule(
    "aid.sum",
    (
        r"\b(?:aid|assistance|donations?|grants?|loans?|credits?|lines? of credit|debt|"
        r"contributions?|oda|scholarships|relief|projects)\b(?=[^;]{0,120}?<money|number>)|"
        r"<money>(?=[^;]{0,60}?\b(?:aid|assistance|grants?|loans?|credit|contribution|relief|"
        r"debt|package|project|programme)\b)"
    ),
    (
        "aid assistance donation donations grant grants loan loans credit credits debt "
        "contribution contributions oda relief package projects project programme"
    ),
)
def total(hit: Hit) -> Iterator[Found]:
    """A sum of aid, with its time: "Japanese aid to Togo amounted to 20 million yen in 2004"."""
    if pattern(r"\b(?:exports?|imports?|trade(?! credits?\b)|turnover)\b").search(hit.string, *hit.clause):
        raise Nearly("it is trade")
    yield occurred(hit, "cooperation", "aid", beside=("visit",), **amount(hit))


@rule(
    "aid.forces",
    (
        r"\b(?:troops|soldiers|peacekeepers|contingent|detachment|brigade|battalion|observers|"
        r"instructors|volunteers|doctors|engineers|nurses|medics|teachers|missionaries|priests|nuns|monks|friars|"
        r"jesuits|technicians|specialists|(?:health|medical|"
        r"aid) (?:workers|teams?|brigades?))\b"
    ),
    (
        "troops soldiers peacekeepers contingent detachment brigade battalion observers "
        "missionaries priests nuns monks friars jesuits technicians specialists instructors volunteers "
        "doctors engineers nurses medics teachers workers team teams brigades"
    ),
)
def forces(hit: Hit) -> Iterator[Found]:
    """Forces or helpers of one state in another: "Chadian soldiers served in Mali from 2013"."""
    if any(one.type == "war" for one in hit.told):
        raise Nearly("they fight")
    yield occurred(hit, "cooperation")
