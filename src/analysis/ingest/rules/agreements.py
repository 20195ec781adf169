"""Instruments: signed, concluded, listed or spoken of by their year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.pacts import PARTIES, Pact, pacts, right, singular, topics
from analysis.ingest.rules import telling
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import pair_of
from analysis.ingest.tagged import pattern

NEEDS = "<pact> declaration communiqué concordat charter declarations notes letters documents instruments sheet programme <name>"
SIGNED = (
    r"(?:(?:co-?)?sign(?:ed|s)|singed|ink(?:ed|s)|conclud(?:ed|es)|initiall?(?:ed|s)|ratif(?:ied|ies)|enter(?:ed|s) into|reach(?:ed|es)|"
    r"adopt(?:ed|s)|finali[sz]ed|exchanged|sealed|struck|agreed(?: up)?on|issued|formali[sz]ed)"
)
DONE = r"(?:signed|singed|inked|concluded|initiall?ed|ratified|entered into|reached|adopted|finali[sz]ed|exchanged|sealed|struck|agreed(?: (?:up)?on)?|announced|done|made|issued)"
BAD_GAP = pattern(
    r"[;.]|\b(?:was|were|is|are|which|who|that|talks|negotiat\w+|letter|request|law|bill|decree|because|after|before|against|under|despite|"
    r"following|amid|in principle|participat\w+|part|framework|conditions?|terms|provisions|<date> and)\b"
)
AUX = pattern(
    r"(?:\b(?:was|were|been|being|is|are|be)(?: \w+){0,2}|^ ?[,(:–—]?(?: (?:which|formally|first|originally|and))?(?: ?\([^()]{0,40}\))?,?) ?\Z"
)
SUBJECT_BAD = pattern(
    r"[;.]|\b(?:<state|office|name|both> (?:and <state|office|name> )?(?:have |has |had )?\Z|while|but|because)"
)
GLUE = pattern(
    r"\A(?:\([^()]{0,80}\)|<date|city|number|name>|[,;:&–—-]|\b(?:and|as well as|along with|together with|or|an?|the|also|another|its|their|other|further|several|two|three|four|five|"
    r"six|seven|in|at|of|on|signed|both|a number|numerous|to|between|with|e\.g\.|followed by|such as|including|namely|like|respectively|one)\b|<state|both|demonym>(?:[’']s?)?|\s)*\Z"
)
OWN = pattern(
    r"(?P<paren> ?\((?:[^()]{0,30}? ?)?<date>)|, <city|name>,? <date>|,? ?(?:which )?(?:was |were )?(?:signed|concluded|initialled|done|dated|adopted|inked|ratified)?,?(?: (?:at|in) (?:<city|name|state>)(?:, <state>)?,?)? ?"
    r"(?:of |from |dated )?<date>| ?[:–—-]+ ?(?:signed |initialled )?(?:(?:at|in) <city>,? )?<date>"
)
BEGUN = ("establishment", "resumption", "recognition", "severance")
IN_PLACE = pattern(r"\b(?:in|at) (?P<place><city>)")
FAR = 90
PAST = frozenset(("SUN", "CSK", "YUG", "SCG", "DDR", "BYS", "YMD", "VDR", "EGS", "TAN", "ZAR", "RVN", "DEU", "RUS", "SRB"))
INCLUDING = re.compile(r"\A,? (?:including|notably|mainly|in particular) ")
LASTING = re.compile(r"(?:for|until|through|covering|over)\b|(?:\w+ )?\d{4}(?:[–/-]| to )\d{2,4}\Z")


def parties(hit: Hit) -> tuple[str, ...]:
    """Between which two states an instrument is; raises Nearly where they are not those that the document is about."""
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


def found(hit: Hit, one: Pact, dates: tuple[str, ...], begin: int, end: int) -> Iterator[Found]:
    """What is told of an instrument, once for each matter where its word is a plural."""
    words = hit.plain(one.end - len(_behind(hit, one)), one.end).strip() if one.plural else ""
    titles = list(topics(_head(hit, one), words)) if words else [one.title]
    if one.plural and not words:
        titles = [singular(one.title) if not one.bare else f"{one.count} {one.title}".strip()]
    city = IN_PLACE.search(hit.string, one.end, hit.sentence.clause(one.start)[1])
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
                countries=parties(hit),
                place=place,
                span=(begin, end),
                confidence=0.6 if one.bare else 0.85,
            )


def _same(told: tuple[str, ...], dates: tuple[str, ...]) -> bool:
    return told == dates or dates == ("",)


def _behind(hit: Hit, one: Pact) -> str:
    """The words of a title behind its head, as they stand in the string."""
    stretch = hit.string[one.start : one.end]
    opening = re.search(r" (?:on|of|for|regarding|concerning|about|relating to|related to|covering|in|to) ", stretch)
    return stretch[opening.start() :] if opening else ""


def _head(hit: Hit, one: Pact) -> str:
    return hit.plain(one.start, one.end - len(_behind(hit, one)))


def _actual(hit: Hit, before: str | None = None) -> None:
    """Raise Nearly where what is told did not come about; before: what stands before the verb, without titles."""
    clause = hit.string[hit.clause[0] : hit.clause[1]]
    status = modality.status(hit.before if before is None else before, clause)
    if status != "actual" or modality.deferred(clause):
        raise Nearly(f"it is {status.replace('_', ' ')}")


def series(hit: Hit, told: list[Pact], seed: int, step: int) -> list[Pact]:
    """The instrument that a verb governs with those that are told in one breath with it, in order."""
    chosen = [told[seed]]
    place = seed + step
    while 0 <= place < len(told):
        first, second = (told[place - 1], told[place]) if step > 0 else (told[place], told[place + 1])
        if not GLUE.match(hit.string[first.end : second.start]):
            break
        chosen.append(told[place])
        place += step
    return chosen if step > 0 else chosen[::-1]


def _dated(hit: Hit, chosen: list[Pact]) -> Iterator[tuple[Pact, tuple[str, ...]]]:
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
    if mark and LASTING.match(mark.text):
        ahead = [one for one in hit.marks_before("date") if one != mark] or hit.tagged.between(0, 2, "date")
        return (times.resolved(hit, ahead[-1]) if ahead else ()) or ("",)
    return times.dates(hit)


def _worth(one: Pact, dates: tuple[str, ...]) -> bool:
    """Whether an instrument says enough to be kept: a matter, a date, or how many there are; contracts are none."""
    if re.search(r"\bcontracts?\b", one.title, re.IGNORECASE):
        return False
    if not one.bare:
        return True
    if one.plural:
        return bool(one.count)
    return bool(dates[0])


@rule("agreements.signed", rf"\b(?:{SIGNED}|(?:first|second|third|only|last|one)\b[^.;]{{0,50}}? to (?:sign|conclude|ratify))\b", NEEDS)
def signed(hit: Hit) -> Iterator[Found]:
    """States sign an instrument: "Peru and Chad signed a treaty of friendship in 1971 and a fisheries accord in 1980"."""
    told = pacts(hit.tagged)
    seed = next((number for number, one in enumerate(told) if one.start >= hit.end), -1)
    if seed < 0 or told[seed].start - hit.end > FAR or BAD_GAP.search(hit.string[hit.end : told[seed].start]):
        raise Nearly("no instrument is what is signed")
    if re.match(r"ratif", hit.match[0]) and told[seed].bare and told[seed].definite:
        raise Nearly("it was signed before")
    if re.match(r"issued|exchanged|adopted", hit.match[0]) and told[seed].type not in (
        "joint_statement",
        "agreement",
        "road_map",
    ):
        raise Nearly("what is issued is no instrument")
    if hit.match[0] == "issued" and len(hit.marks_before("state")) < 2 and not hit.marks_before("both"):
        raise Nearly("one side issued it")
    _actual(hit)
    for one, dates in _dated(hit, series(hit, told, seed, 1)):
        if _worth(one, dates):
            yield from found(hit, one, dates, hit.clause[0] if one is told[seed] else one.start, _until(hit, one))


def _until(hit: Hit, one: Pact) -> int:
    """Where the words on an instrument end: with its own date, or with the clause."""
    behind = OWN.match(hit.string, one.end)
    if behind:
        close = hit.string[behind.end() : behind.end() + 1] == ")"
        return behind.end() + close
    return max(one.end, hit.clause[1]) if one.start < hit.clause[1] else one.end


@rule("agreements.was_signed", rf"\b{DONE}\b", NEEDS)
def was_signed(hit: Hit) -> Iterator[Found]:
    """An instrument is signed, in the passive: "a treaty of friendship between Peru and Chad was signed in 1971"."""
    told = pacts(hit.tagged)
    seed = next((number for number in reversed(range(len(told))) if told[number].end <= hit.start), -1)
    if seed < 0:
        raise Nearly("no instrument is told before")
    gap = hit.string[told[seed].end : hit.start]
    if len(gap) > FAR + 30 or SUBJECT_BAD.search(gap) or not AUX.search(gap):
        raise Nearly("what is signed is no instrument")
    chosen = series(hit, told, seed, -1)
    if hit.match[0] == "ratified" and told[seed].bare and told[seed].definite:
        raise Nearly("it was signed before")
    _actual(hit, hit.string[hit.clause[0] : max(hit.clause[0], chosen[0].start)] + gap)
    if hit.match[0] == "announced" and re.search(r"\bnot\b", hit.after):
        raise Nearly("it was announced and nothing more")
    stop = max(hit.clause[1], hit.end)
    for one, dates in _dated(hit, chosen):
        if one.bare and (one.plural or one is told[seed]):
            yield from _extraposed(hit, one, dates)
        elif _worth(one, dates):
            yield from found(hit, one, dates, min(one.start, hit.start), stop)


def _extraposed(hit: Hit, one: Pact, dates: tuple[str, ...]) -> Iterator[Found]:
    """An instrument whose matter follows the verb: "an accord was reached on fishing"."""
    dated = pattern(r"(?: (?:in|at) <city>)?,? <date>").match(hit.string, hit.end)
    begin = dated.end() if dated and right(hit.string, dated.end()) > dated.end() else hit.end
    stop = right(hit.string, begin)
    if stop == begin:
        if _worth(one, dates) and not (one.definite and dates == ("",)):
            yield from found(hit, one, dates, one.start, max(hit.end, hit.clause[1]))
        return
    words = INCLUDING.sub("", hit.plain(begin, stop)).strip(" ,")
    for title in topics(hit.plain(one.start, one.end), words) if one.plural else [f"{one.title} {words}"]:
        label = replace(one, title=" ".join(title.split()[:12]), plural=False, bare=False)
        yield from found(hit, label, dates, one.start, max(stop, hit.clause[1]))


NOMINAL = r"\b(?:signing|signature|conclusion|ratification|initiall?ing|exchange of instruments of ratification)(?: ceremony)? (?:of|for) "


@rule("agreements.signing", NOMINAL, NEEDS)
def signing(hit: Hit) -> Iterator[Found]:
    """The signing of an instrument is spoken of: "after the signing of a fisheries accord in 1980"."""
    told = pacts(hit.tagged)
    seed = next((number for number, one in enumerate(told) if one.start >= hit.end - 1), -1)
    if seed < 0 or told[seed].start - hit.end > 30:
        raise Nearly("no instrument is what is signed")
    if re.search(
        r"\b(?:for|towards?|to|possib\w+|before|discuss\w*|negotiat\w*|awaiting|pending|future|on|about|until|planned|without|plan\w*|propos\w*) (?:the )?\Z",
        hit.before,
    ):
        raise Nearly("it is only spoken of")
    _actual(hit)
    if re.search(r"\b(?:expected|planned|scheduled|awaited|pending|possible|envisaged|foreseen)\b", hit.after):
        raise Nearly("it is only expected")
    for one, dates in _dated(hit, series(hit, told, seed, 1)):
        if dates != ("",) or not one.bare:
            yield from found(hit, one, dates, hit.start, max(one.end, hit.clause[1]))
