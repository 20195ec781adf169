"""Instruments: signed, concluded, listed or spoken of by their year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.agreements.pacts import Pact, pacts, right
from analysis.ingest.rules.agreements.signing import FAR, OWN, actual, apiece, dated, found, parties, series, worth
from analysis.ingest.rules.agreements.titles_of_pacts import topics
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

VERBS = (
    "sign signs signed cosigned singed inks inked concludes concluded conclude initials initialed initialled "
    "ratifies ratified "
    "ratify enters entered reaches reached adopts adopted finalised finalized exchanged sealed struck agreed "
    "issued formalised formalized "
    "announced done made names signature signatures initials seal seals pen signatory signatories party parties"
)
SIGNED = (
    r"(?:(?:co-?)?sign(?:ed|s)|singed|ink(?:ed|s)|conclud(?:ed|es)|initiall?(?:ed|s)|ratif(?:ied|ies)|"
    r"enter(?:ed|s) into(?! force| effect)|reach(?:ed|es)|"
    r"(?:put|set|affixe[sd]|appended) (?:its|their|his|her) (?:names?|signatures?|initials|seals?) (?:to|on|under)|"
    r"put pen to paper on|bec[ao]me (?:an? )?(?:signator(?:y|ies)|part(?:y|ies)) to|"
    r"adopt(?:ed|s)|finali[sz]ed|exchanged|sealed|struck|agreed (?:up)?on|issued|formali[sz]ed)"
)
DONE = (
    r"(?:signed|singed|inked|concluded|initiall?ed|ratified|entered into(?! force| effect)|reached|adopted|"
    r"finali[sz]ed|exchanged|sealed|struck|agreed(?: (?:up)?on)?|announced|done|made|issued)"
)
BAD_GAP = pattern(
    r"[;.]|\b(?:was|were|is|are|which|who|that|talks|negotiat\w+|letter|request|law|bill|decree|because|after|"
    r"before|against|under|despite|"
    r"following|amid|in principle|participat\w+|part|framework|conditions?|terms|provisions|<date> and)\b"
)
AUX = pattern(
    r"(?:\b(?:was|were|been|being|is|are|be)(?: \w+){0,2}|^,? <date>,|"
    r"^ ?[,(:–—]?(?: (?:which|formally|first|originally|"
    r"and))?(?: ?\([^()]{0,40}\))?,?) ?\Z"
)
SUBJECT_BAD = pattern(
    r"[;.]|\b(?:<state|office|name|both> (?:and <state|office|name> )?(?:have |has |had )?\Z|while|but|because)"
)
ASIDE = pattern(r"^, (?:worth|valued|amounting|aimed|running|valid|lasting|with|for)\b[^,;.]{1,60},(?= )")
PASSIVE = re.compile(r"\b(?:was|were|been|being)(?: \w+ly)? \Z")
LISTED = re.compile(r":|,? (?:namely|including|such as)\b")
UNSIGNED = re.compile(r"\bnot (?:yet |been |yet been |formally )?(?:signed|ratified|concluded|initialled)\b")
INCLUDING = re.compile(r"\A,? (?:including|notably|mainly|in particular) ")


@rule(
    "agreements.signed",
    rf"\b(?:{SIGNED}|(?:first|second|third|only|last|one)\b[^.;]{{0,50}}? to (?:sign|conclude|ratify))\b",
    VERBS,
)
def signed(hit: Hit) -> Iterator[Found]:
    """States sign an instrument: "Peru and Chad signed a treaty of friendship in 1971"."""
    told = pacts(hit.tagged)
    seed = next((number for number, one in enumerate(told) if one.start >= hit.end), -1)
    if seed < 0 or told[seed].start - hit.end > FAR or BAD_GAP.search(hit.string[hit.end : told[seed].start]):
        raise Nearly("no instrument is what is signed")
    if PASSIVE.search(hit.before) and " and " in hit.string[hit.end : told[seed].start]:
        raise Nearly("what is signed stands before")
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
    actual(hit)
    chosen = series(hit, told, seed, 1)
    if len(chosen) > 1 and told[seed].bare and told[seed].plural and LISTED.match(hit.string, told[seed].end):
        chosen = chosen[1:]
    between = parties(hit)
    for one, dates in dated(hit, chosen):
        if worth(one, dates):
            begin = hit.clause[0] if one is told[seed] else one.start
            yield from found(hit, one, dates, begin, _until(hit, one), between)
        for other, when in apiece(hit, one, one.end) if one.plural else ():
            yield from found(hit, other, when, one.start, other.end, between)


def _until(hit: Hit, one: Pact) -> int:
    """Where the words on an instrument end: with its own date, or with the clause."""
    behind = OWN.match(hit.string, one.end)
    if behind:
        close = hit.string[behind.end() : behind.end() + 1] == ")"
        return behind.end() + close
    return max(one.end, hit.clause[1]) if one.start < hit.clause[1] else one.end


@rule("agreements.was_signed", rf"\b{DONE}\b", VERBS)
def was_signed(hit: Hit) -> Iterator[Found]:
    """An instrument is signed, in the passive: "a fisheries treaty between Peru and Chad was concluded in 1971"."""
    told = pacts(hit.tagged)
    seed = next((number for number in reversed(range(len(told))) if told[number].end <= hit.start), -1)
    if seed < 0:
        raise Nearly("no instrument is told before")
    gap = ASIDE.sub("", hit.string[told[seed].end : hit.start])
    if len(gap) > FAR + 30 or SUBJECT_BAD.search(gap) or not AUX.search(gap):
        raise Nearly("what is signed is no instrument")
    chosen = series(hit, told, seed, -1)
    if hit.match[0] == "ratified" and told[seed].bare and told[seed].definite:
        raise Nearly("it was signed before")
    actual(hit, hit.string[hit.clause[0] : max(hit.clause[0], chosen[0].start)] + gap)
    if (UNSIGNED.search(hit.string, hit.end, hit.end + 60) and not hit.match[0].startswith("initial")) or (
        hit.match[0] == "announced" and re.search(r"\bnot\b", hit.after)
    ):
        raise Nearly("it was announced and nothing more")
    stop, between = max(hit.clause[1], hit.end), parties(hit)
    for one, dates in dated(hit, chosen):
        if one.bare and (one.plural or one is told[seed]):
            yield from _extraposed(hit, one, dates)
        elif worth(one, dates):
            yield from found(hit, one, dates, min(one.start, hit.start), stop, between)
        for other, when in apiece(hit, one, one.end) if one.plural else ():
            yield from found(hit, other, when, one.start, other.end, between)


def _extraposed(hit: Hit, one: Pact, dates: tuple[str, ...]) -> Iterator[Found]:
    """An instrument whose matter follows the verb: "an accord was reached on fishing"."""
    dated = pattern(r"(?:(?: (?:in|at) <city>)?,? <date>)?[:,]?(?: one(?= on))?").match(hit.string, hit.end)
    begin = dated.end() if dated and right(hit.string, dated.end()) > dated.end() else hit.end
    stop = right(hit.string, begin)
    if stop == begin:
        if one.plural and any(each.kind == "agreement" and each.dates == dates for each in hit.told):
            return
        if worth(one, dates) and not (one.definite and dates == ("",)):
            yield from found(hit, one, dates, one.start, max(hit.end, hit.clause[1]))
        return
    words = INCLUDING.sub("", hit.plain(begin, stop)).strip(" ,")
    for title in topics(hit.plain(one.start, one.end), words) if one.plural else [f"{one.title} {words}"]:
        label = replace(one, title=" ".join(title.split()[:12]), plural=False, bare=False)
        yield from found(hit, label, dates, one.start, max(stop, hit.clause[1]))
    for other, when in apiece(hit, one, stop) if one.plural else ():
        yield from found(hit, other, when, one.start, other.end)


BRACKET = (
    r"\((?:was )?(?:signed|concluded|initiall?ed|done|dated)"
    r"(?:,? (?:in|at) <city|name>(?:, <state>)?)?,? (?=<date>)"
)


@rule("agreements.bracket", BRACKET, "signed concluded initialled initialed done dated")
def bracket(hit: Hit) -> Iterator[Found]:
    """Brackets tell when an instrument was signed: "an accord of Peru and Chad is stuck (signed in 2012)"."""
    seed = next((one for one in reversed(pacts(hit.tagged)) if one.end <= hit.start), None)
    if not seed or hit.start - seed.end > 2 * FAR or ";" in hit.string[seed.end : hit.start]:
        raise Nearly("no instrument is told before")
    dates = times.resolved(hit, hit.tagged.mark(hit.end))
    if dates and not any(one.kind == "agreement" and one.dates == dates for one in hit.told):
        yield from found(hit, seed, dates, seed.start, hit.end + 1)


CUT = re.compile(r"\b(?:following|after|upon|since|with|through|by)\b")
NOMINAL = (
    r"\b(?:signing|signature|conclusion|ratification|initiall?ing|exchange of instruments of ratification)(?: "
    r"ceremony)? (?:of|for) "
)


@rule("agreements.signing", NOMINAL, "signing signature conclusion ratification initialling initialing exchange")
def signing(hit: Hit) -> Iterator[Found]:
    """The signing of an instrument is told: "the signing of a fishing accord by Peru and Chad in 1980"."""
    told = pacts(hit.tagged)
    seed = next((number for number, one in enumerate(told) if one.start >= hit.end - 1), -1)
    if seed < 0 or told[seed].start - hit.end > 30:
        raise Nearly("no instrument is what is signed")
    if re.search(
        r"\b(?:for|towards?|to|possib\w+|before|discuss\w*|negotiat\w*|awaiting|pending|future|on|about|until|"
        r"planned|without|plan\w*|propos\w*) (?:the )?\Z",
        hit.before,
    ):
        raise Nearly("it is only spoken of")
    actual(hit, CUT.split(hit.before)[-1])
    if re.search(r"\b(?:expected|planned|scheduled|awaited|pending|possible|envisaged|foreseen)\b", hit.after):
        raise Nearly("it is only expected")
    between = parties(hit)
    for one, dates in dated(hit, series(hit, told, seed, 1)):
        if dates != ("",) or not one.bare:
            yield from found(hit, one, dates, hit.start, max(one.end, hit.clause[1]), between)
