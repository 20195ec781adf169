"""Instruments in lists and asides: items under a heading, "such as" lists, and those spoken of by their year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, moments, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.agreements.pacts import PARTIES, Pact, pacts
from analysis.ingest.rules.agreements.signing import FAR, NEEDS, found, own, parties, series
from analysis.ingest.rules.agreements.titles_of_pacts import shorter
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import TAGS, Mark, pattern

UNSURE = re.compile(
    r"negotiat|\bnot\b|\bnever\b|\bdraft\b|propos|pending|planned|prepar|possib|\bwill\b|to be signed|under "
    r"discussion|\btalks\b|awaiting|"
    r"\bno (?:such|treaty|agreement)\b",
    re.IGNORECASE,
)
PREFIX = pattern(
    r"\A(?:\d{1,3}[.)] ?)?(?:(?:signed |on )?<date>(?:, <city|name|state>)?\.? ?(?:[:–—|.-]+|,)? ?|[–—•*-] ?|"
    r"(?:the|an?) )*"
)
SIGNED_NEXT = re.compile(r"\s*(?:(?:Date of )?Sign(?:ed|ature)|Concluded|Done|Adopted)\b")
NEXT_LABEL = re.compile(r"\b(?:Enter|Entry|In force|Came|Effective|Ratif)\w*")
SIGNING = re.compile(r"\b(?:sign|conclu|adopt)", re.IGNORECASE)
FORCE = re.compile(r"\b(?:force|effect)", re.IGNORECASE)
OTHER_DATE = re.compile(r"\b(?:force|effect|expir|ratif|valid|end|terminat)", re.IGNORECASE)
ENUMERATES = (
    r"<pact>[^.;]{0,90}?(?:\b(?:such as|including|includes?|among (?:them|which|these|others)|namely|"
    r"are|like|"
    r"e\.g\.|following|as follows)|:)"
)
VERBAL = pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|opened|visited|held|became|remains?|calls?|provides?|led|"
    r"allowed|followed|entered|came)\b"
)
MANY = re.compile(
    r"\b(?:Vienna|Geneva|Hague|Paris|Kyoto|Rome|Refugee|Chemical|Ottawa|Ramsar|Basel|Stockholm|Warsaw|"
    r"Versailles|Dayton|Oslo|Minsk|"
    r"Camp David|Abraham|Nuclear|Climate|Law of the Sea|Human Rights|United Nations|UN|Schengen|Lisbon|"
    r"Maastricht|Lom[eé]|Cotonou|Prespa|Tripartite)\b"
)


def _tail(hit: Hit, one: Pact) -> str:
    return hit.string[one.end : one.end + 60]


@rule("agreement_lists.enumerated", ENUMERATES, "<pact>")
def enumerated(hit: Hit) -> Iterator[Found]:
    """Instruments are named one by one: "the treaties of Peru and Chad include a Fishing Accord (1980)"."""
    told = [one for one in pacts(hit.tagged) if one.start >= hit.end]
    opening = hit.tagged.mark(hit.start).text.casefold()
    if not told or told[0].start - hit.end > FAR or not opening.endswith(("s", "a")):
        raise Nearly("none is named")
    if modality.status(hit.before, hit.before) != "actual" or UNSURE.search(hit.string[hit.clause[0] : hit.end]):
        raise Nearly("they are not said to be signed")
    between = parties(hit)
    for one in told:
        if one.bare or hit.string[one.end - 1 : one.end + 30].lstrip().startswith(("was ", "is ", "under negotiation")):
            continue
        yield from found(hit, one, own(hit, one)[0] or ("",), one.start, _close(hit, one), between)


def _close(hit: Hit, one: Pact) -> int:
    """Where an item of a list ends: behind its date and the parenthesis around it."""
    rest = re.match(r"(?: ?\([^()]{0,80}\))|[^;.(]{0,60}", hit.string[one.end :])
    return one.end + len(rest[0].rstrip(" ,;")) if rest else one.end


@rule("agreement_lists.listed", r"\A[^.]{0,120}?(?:<pact>|<name>)", NEEDS)
def listed(hit: Hit) -> Iterator[Found]:
    """An item that names an instrument and no verb: "Chad–Peru relations / Agreements / Fishing Accord – 1980"."""
    block = hit.sentence.block
    in_list = (
        block.kind in ("item", "cell")
        or (block.kind == "paragraph" and hit.setting.topic == "agreements")
        or bool(SIGNED_NEXT.match(block.text, hit.sentence.start + len(hit.tagged.text)))
    )
    told = pacts(hit.tagged) if in_list else ()
    if not told:
        raise Nearly("it is no item of a list")
    one = told[0]
    prefix = PREFIX.match(hit.string)
    if prefix and one.start > prefix.end() + 1:
        raise Nearly("it does not open with an instrument")
    tail = hit.string[one.end :]
    rest = hit.string[_close(hit, one) :]
    more = len(rest) > 25 and not re.match(r"[ ,;.–—(-]*(?:[,;.(]| [–—-] )", rest)
    if UNSURE.search(hit.string) or VERBAL.search(tail[:60]) or more or (one.plural and one.bare):
        raise Nearly("it says more than that there is one")
    date, _ = own(hit, one)
    opening = hit.tagged.first(0, prefix.end() if prefix else 1, "date")
    dates = date or (times.resolved(hit, opening) if opening else ()) or _of_row(hit) or _next(hit)
    if (one.bare and not dates) or (not dates and block.kind == "cell" and hit.setting.topic != "agreements"):
        raise Nearly("neither matter nor date is told")
    yield from found(hit, one, dates or ("",), 0, _close(hit, one))
    begun = [mark for head, mark in _row_dates(hit) if FORCE.search(head) and mark.value.dates]
    if begun:
        in_force = replace(one, title=f"{one.title}, in force", plural=False)
        yield from found(hit, in_force, begun[0].value.dates, 0, _close(hit, one))


def _row_dates(hit: Hit) -> list[tuple[str, Mark]]:
    """The dates in the cells of its row, with the headings of their columns."""
    if hit.sentence.block.row is None:
        return []
    return [(head, mark) for head, cell in hit.setting.row for mark in cell.marks if mark.tag == "date"]


def _of_row(hit: Hit) -> tuple[str, ...]:
    """The date in the cells of its row: that under a heading on signing, else one that stood before, else the first."""
    told = _row_dates(hit)
    own = [mark for head, mark in told if SIGNING.search(head)]
    if own and own[0].value.dates:
        return own[0].value.dates
    if hit.setting.date and hit.sentence.block.row is not None:
        return (hit.setting.date,)
    rest = [mark.value.dates for head, mark in told if not OTHER_DATE.search(head)]
    return rest[0] if rest else ()


def _next(hit: Hit) -> tuple[str, ...]:
    """The date of the sentence that follows in the item, where it says no more than when it was signed."""
    begin = hit.sentence.start + len(hit.tagged.text)
    if not SIGNED_NEXT.match(hit.sentence.block.text, begin):
        return ()
    behind = hit.sentence.block.text[begin : begin + 60]
    return next((one.dates for one in moments.find(NEXT_LABEL.split(behind)[0])), ())


@rule("agreement_lists.item", r"\A[^.;]{1,120}?(?: ?\((?:signed )?<date>\)|, <date>| [–—-] <date>)[.;]?\Z", "<date>")
def item(hit: Hit) -> Iterator[Found]:
    """A dated item under a heading on agreements, not named so: "Chad–Peru relations / Agreements / Fishing (1980)"."""
    if hit.sentence.block.kind not in ("item", "cell") or hit.setting.topic != "agreements" or pacts(hit.tagged):
        raise Nearly("it is no item under a heading on agreements")
    if hit.sentence.start:
        raise Nearly("a title stands before it")
    title = re.split(r" ?[(,–—]", hit.plain(0, hit.string.index(TAGS["date"])))[0]
    if UNSURE.search(hit.string) or VERBAL.search(hit.string) or len(title) < 4:
        raise Nearly("it says more than a title")
    dates = times.resolved(hit, hit.tagged.marks[-1]) or ("",)
    yield Found("agreement", "agreement", shorter(title), dates=dates, countries=parties(hit), span=(0, hit.end))


@rule("agreement_lists.of_year", r"<pact>", "<pact>")
def of_year(hit: Hit) -> Iterator[Found]:
    """An instrument is spoken of by its year: "Chad kept to the 1980 fisheries accord with Peru"."""
    one = next((one for one in pacts(hit.tagged) if one.start <= hit.start < one.end), None)
    if not one or one.bare or hit.sentence.block.kind in ("reference", "link", "heading"):
        raise Nearly("it has no title of its own")
    between = PARTIES.match(hit.string, one.end)
    form = pattern(r"(?: (?:of )?| ?\()(?P<date><date>)")
    behind = form.match(hit.string, one.end) or (form.match(hit.string, between.end()) if between else None)
    ahead = hit.string[max(0, one.start - 2) : one.start] == f"{TAGS['date']} "
    mark = hit.tagged.mark(behind.start("date") if behind else one.start - 2) if behind or ahead else None
    attached = ahead and mark and re.match(r"(?:\w+ )?(?:the )?\d{4}\Z|\d", mark.text)
    named = behind and mark and (re.match(r" of| ?\(", behind[0]) or mark.text.startswith(("of ", "from ", "dated ")))
    if not mark or not (attached or named):
        raise Nearly("no year belongs to its title")
    if MANY.search(one.title) or UNSURE.search(hit.string[hit.clause[0] : hit.clause[1]]):
        raise Nearly("it is one of many states, or none yet")
    if any(told.kind == "agreement" and told.label == one.title for told in hit.told):
        raise Nearly("it was told")
    dates = times.resolved(hit, mark)
    if dates:
        yield from found(hit, one, dates, *_around(hit, one))


def _around(hit: Hit, one: Pact) -> tuple[int, int]:
    begin = one.start - 2 if hit.string[max(0, one.start - 2) : one.start] == f"{TAGS['date']} " else one.start
    return begin, _close(hit, one)


@rule(
    "agreement_lists.standing",
    r"\b(?:have|has|share|shares|maintains?|there (?:is|are|has been|exists?)|had|"
    r"(?:is|are) (?:bound|linked|governed|covered|regulated) by)\b(?: \w+){0,3}? (?=[^.;]{0,80}?<pact>)",
    "<pact>",
)
def standing(hit: Hit) -> Iterator[Found]:
    """States are said to have an instrument: "Peru and Chad have an extradition treaty"."""
    told = pacts(hit.tagged)
    number = next((number for number, one in enumerate(told) if one.start >= hit.end - 1), -1)
    gap = hit.string[hit.end : told[number].start] if number >= 0 else ""
    if number < 0 or len(gap.split()) > 4 or pattern(r"\w+ed\b|\b(?:to|that|which|<office>)\b").search(gap):
        raise Nearly("another verb governs it")
    _stands(hit, told[number])
    lasting = any(mark.value.role == "since" for mark in hit.tagged.between(hit.end, hit.clause[1], "date"))
    since = times.dates(hit, lean=False) if lasting or hit.match[0].startswith("there") else ("",)
    for one in series(hit, told, number, 1):
        if not one.bare:
            yield from _standing(hit, one, own(hit, one)[0] or (since if one is told[number] else ("",)))


@rule("agreement_lists.dating", r"<pact>[^.;]{0,120}?\b(?:exists?|dates?|followed|(?:is|are) in place)\b", "<pact>")
def dating(hit: Hit) -> Iterator[Found]:
    """An instrument is said to be there: "a fishing accord between Peru and Chad dates from 1980"."""
    one = next((one for one in pacts(hit.tagged) if one.start <= hit.start < one.end), None)
    between = PARTIES.match(hit.string, one.end) if one else None
    if not one or len(hit.string[between.end() if between else one.end : hit.end].split()) > 4:
        raise Nearly("another word stands with it")
    _stands(hit, one)
    dates = own(hit, one)[0] or times.dates(hit, lean=False)
    if dates == ("",) and not re.search(r"exist|place", hit.match[0]):
        raise Nearly("it is not dated")
    yield from _standing(hit, one, dates)


def _stands(hit: Hit, one: Pact) -> None:
    unsure = UNSURE.search(hit.string[hit.clause[0] : hit.clause[1]])
    if one.bare or unsure or modality.status(hit.before, "") != "actual":
        raise Nearly("it is not said to stand")


def _standing(hit: Hit, one: Pact, dates: tuple[str, ...]) -> Iterator[Found]:
    if not any(done.kind == "agreement" and done.label == one.title for done in hit.told):
        begun = tuple(date.removesuffix("/..") for date in dates)
        yield from found(hit, one, begun, min(hit.start, one.start), max(hit.end, _close(hit, one)))
