"""What every rule on instruments asks: between whom, when, with which others, and whether it came about."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules import telling
from analysis.ingest.rules.agreements.pacts import LASTING, PARTIES, Pact, pacts
from analysis.ingest.rules.agreements.titles_of_pacts import singular, topics
from analysis.ingest.rules.telling import pair_of
from analysis.ingest.tagged import pattern

NEEDS = (
    "<pact> declaration communiqué concordat charter declarations notes letters documents instruments sheet "
    "programme <name>"
)
GLUE = pattern(
    r"\A(?:\([^()]{0,80}\)|<date|city|number|name>|[,;:&–—-]|\b(?:and|as well as|along with|together with|or|"
    r"an?|the|also|another|its|their|other|further|several|two|three|four|five|"
    r"six|seven|in|at|of|on|signed|both|a number|numerous|to|between|with|e\.g\.|followed by|such as|including|"
    r"namely|like|respectively|one)\b|<state|both|demonym>(?:[’']s?)?|\s)*\Z"
)
AGAIN = re.compile(r"\bsigned (?:(?:an?|the|its|their|another) )?\Z")
OWN = pattern(
    r"(?: \((?:[a-z]{2,12}|<name|org>)\)(?=,))?(?:(?P<paren> ?\((?:[^()]{0,30}? ?)?<date>)|, <city|"
    r"name>,? <date>|,? ?(?:which )?(?:was |were )?(?:signed|"
    r"concluded|initialled|done|dated|adopted|inked|ratified)?,?(?: (?:at|in) (?:<city|name|state>)(?:, "
    r"<state>)?,?)? ?"
    r"(?:of |from |dated )?<date>| ?[:–—-]+ ?(?:signed |initialled )?(?:(?:at|in) <city>,? )?<date>)"
)
OF_ALL = re.compile(
    r"\b(?:UN|United Nations|Law of the Sea|Kyoto|Climate Change|Non-Proliferation|Chemical Weapons|[Gg]enocide|"
    r"Refugees?|Rome Statute|Geneva Conventions?|Vienna Convention)\b"
)
MATTER = pattern(
    r" \((?:in )?<date>\)(?:,? and|,) (?:on )?(?P<matter>[^(),;.<date>]{2,60}) (?=\((?:in )?(?P<date><date>)\))"
)
BEGUN = ("establishment", "resumption", "recognition", "severance")
IN_PLACE = pattern(r"\b(?:in|at) (?P<place><city>)")
FAR = 90
MOST = 15
PAST = frozenset(
    ("SUN", "CSK", "YUG", "SCG", "DDR", "BYS", "YMD", "VDR", "EGS", "TAN", "ZAR", "RVN", "DEU", "RUS", "SRB")
)
MET = pattern(r"\b(?:visit\w*|arriv\w+|met|meeting|travel\w*|received|hosted|welcomed|went|came|summit|talks|flew)\b")


def parties(hit: Hit) -> tuple[str, ...]:
    """Between which two states an instrument is; raises Nearly where they are not those that the "
    "document is about."""
    around = pair_of(hit)
    if hit.sentence.block.kind in ("item", "cell") and len(around) == 2 and not hit.marks_before("state"):
        return around
    pair = telling.parties(hit)
    if len(pair) != 2:
        raise Nearly("nothing tells between whom")
    others = set(pair) ^ set(around)
    if len(around) == 2 and not hit.setting.home and others and not others & PAST:
        raise Nearly("it is not between the two")
    return pair


def own_end(hit: Hit, one: Pact) -> int:
    """Where the title of an instrument ends with the date that is its own."""
    between = PARTIES.match(hit.string, one.end)
    found = OWN.match(hit.string, one.end) or (OWN.match(hit.string, between.end()) if between else None)
    return found.end() if found else one.end


def own(hit: Hit, one: Pact) -> tuple[tuple[str, ...], bool]:
    """The dates that stand right behind or before the title of an instrument, and whether in parentheses."""
    between = PARTIES.match(hit.string, one.end)
    found = OWN.match(hit.string, one.end) or (OWN.match(hit.string, between.end()) if between else None)
    if found and not re.search(r"force|effect|terminat|renew|expir|until|valid|negotia", found[0]):
        mark = hit.tagged.mark(found.end() - 1)
        dates = times.resolved(hit, mark) if mark.value.role not in ("by", "as_of", "since") else ()
        if dates and not LASTING.match(mark.text):
            return dates, bool(found["paren"])
    before = hit.tagged.last(max(0, one.start - 4), one.start, "date")
    if before and re.fullmatch(r" ?(?:an? )?", hit.string[hit.tagged.place(before) + 1 : one.start]):
        return times.resolved(hit, before), False
    return (), False


def found(
    hit: Hit, one: Pact, dates: tuple[str, ...], begin: int, end: int, between: tuple[str, ...] = ()
) -> Iterator[Found]:
    """What is told of an instrument, once for each matter where its word is a plural; `between` where it is known."""
    between = between or parties(hit)
    if OF_ALL.search(one.title):
        raise Nearly("it is one of many states")
    words = hit.plain(one.end - len(_behind(hit, one)), one.end).strip() if one.plural else ""
    titles = list(topics(_head(hit, one), words)) if words else [_called(hit, one)]
    if one.plural and not words:
        titles = [singular(one.title) if not one.bare else f"{one.count} {one.title}".strip()]
    city = IN_PLACE.search(hit.string, one.end, min(one.end + 2 * FAR, hit.sentence.clause(one.start)[1]))
    place = hit.tagged.mark(city.start("place")).text if city else ""
    begun = any(told.type in BEGUN for told in hit.told)
    for title in titles:
        if begun and re.search(r"diplomatic (?:relations|ties)", title):
            continue
        if not any(told.kind == "agreement" and told.label == title and _same(told.dates, dates) for told in hit.told):
            yield Found(
                "agreement",
                one.type,
                title,
                dates=dates,
                countries=between,
                place=place,
                span=(begin, end),
                confidence=0.6 if one.bare else 0.85,
            )


def apiece(hit: Hit, one: Pact, place: int) -> Iterator[tuple[Pact, tuple[str, ...]]]:
    """The instruments of a plural whose matters are dated one by one: "accords on fishing (1994) and "
    "trade (1996)"."""
    head = re.split(r" (?:on|for|regarding|concerning|about) ", one.title)[0]
    more = MATTER.match(hit.string, place)
    while more:
        date = hit.tagged.mark(more.start("date"))
        title = f"{singular(head)} on {hit.plain(more.start('matter'), more.end('matter'))}"
        yield replace(one, title=title, plural=False, bare=False, end=more.end()), times.resolved(hit, date) or ("",)
        more = MATTER.match(hit.string, more.end() - 1)


def _called(hit: Hit, one: Pact) -> str:
    """The title of an instrument; of one told before ("the accord") that under which it was told in the sentence."""
    if not one.bare or not one.definite or one.plural:
        return one.title
    before = [each for each in pacts(hit.tagged) if each.end <= one.start and not each.bare and each.type == one.type]
    return before[-1].title if before else one.title


def _same(told: tuple[str, ...], dates: tuple[str, ...]) -> bool:
    return told == dates or dates == ("",)


def _behind(hit: Hit, one: Pact) -> str:
    """The words of a title behind its head, as they stand in the string."""
    stretch = hit.string[one.start : one.end]
    opening = re.search(r" (?:on|of|for|regarding|concerning|about|relating to|related to|covering|in|to) ", stretch)
    return stretch[opening.start() :] if opening else ""


def _head(hit: Hit, one: Pact) -> str:
    return re.sub(r",? (?:one|each|the first)\Z|,\Z", "", hit.plain(one.start, one.end - len(_behind(hit, one))))


def actual(hit: Hit, before: str | None = None) -> None:
    """Raise Nearly where what is told did not come about; before: what stands before the verb, without titles."""
    clause = hit.string[hit.clause[0] : hit.clause[1]]
    status = modality.status(hit.before if before is None else before, clause)
    if status != "actual" or modality.deferred(clause):
        raise Nearly(f"it is {status.replace('_', ' ')}")


def series(hit: Hit, told: tuple[Pact, ...], seed: int, step: int) -> list[Pact]:
    """The instrument that a verb governs with those that are told in one breath with it, in order."""
    chosen = [told[seed]]
    place = seed + step
    while 0 <= place < len(told) and len(chosen) < MOST:
        first, second = (told[place - 1], told[place]) if step > 0 else (told[place], told[place + 1])
        glue = hit.string[first.end : second.start]
        if not GLUE.match(glue) or (step > 0 and AGAIN.search(glue)):
            break
        chosen.append(told[place])
        place += step
    return chosen if step > 0 else chosen[::-1]


def dated(hit: Hit, chosen: list[Pact]) -> Iterator[tuple[Pact, tuple[str, ...]]]:
    """Each instrument with its dates: its own, that of the next in the list, or those of the verb."""
    owned = [own(hit, one) for one in chosen]
    common = _common(hit)
    for number, one in enumerate(chosen):
        dates, _ = owned[number]
        later = next((each for each, paren in owned[number:] if each and not paren), ())
        if dates:
            yield one, dates
        elif later:
            yield one, later
        else:
            yield one, ("",) if any(paren for _, paren in owned) else common


def _common(hit: Hit) -> tuple[str, ...]:
    """The dates of the verb; not the years for which an instrument is made."""
    mark = times.nearest(hit)
    if mark and mark.value.role == "since" and hit.marks_after("date"):
        mark = hit.marks_after("date")[0]
        return times.resolved(hit, mark) or ("",)
    if mark and LASTING.match(mark.text):
        ahead = [one for one in hit.marks_before("date") if one != mark] or hit.tagged.between(0, 2, "date")
        return (times.resolved(hit, ahead[-1]) if ahead else ()) or ("",)
    dates = times.dates(hit)
    return _of_meeting(hit) if dates == ("",) else dates


def _of_meeting(hit: Hit) -> tuple[str, ...]:
    """The date of the visit or meeting that the clauses before tell: "they met in 1964 and signed a treaty"."""
    before = hit.tagged.between(0, hit.clause[0], "date")
    if len(before) != 1 or not MET.search(hit.string, 0, hit.clause[0]) or ";" in hit.string[: hit.clause[0]]:
        return ("",)
    return times.resolved(hit, before[0]) or ("",)


def worth(one: Pact, dates: tuple[str, ...]) -> bool:
    """Whether an instrument says enough to be kept: a matter, a date, or how many there are; contracts are none."""
    if re.search(r"\bcontracts?\b", one.title, re.IGNORECASE):
        return False
    if not one.bare:
        return True
    if one.plural:
        return bool(one.count)
    return bool(dates[0])
