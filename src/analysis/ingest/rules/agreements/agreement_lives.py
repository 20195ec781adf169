"""What becomes of an instrument: in force, renewed, ended."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.agreements.pacts import Pact, pacts
from analysis.ingest.rules.agreements.signing import own_end, parties
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import Mark, pattern

FORCE = (
    r"\b(?:entry into (?:force|effect)|(?:(?:enter(?:ed|s|ing)|c[ao]m(?:es?|ing)|went|put|brought|been|is|was|"
    r"were|are|remains?|being) (?:\w+ly )?(?:back )?(?:into|in) (?:full )?|in )(?:force|effect)|"
    r"took effect|taking effect|effective|became (?:effective|operational)|valid (?=<date>))\b"
)
ENDED = (
    r"\b(?:terminated|cancell?ed|denounced|abrogated|annulled|revoked|repealed|expired|lapsed|lost its (?:force|"
    r"validity)|ceased to (?:be in force|apply|have effect)|"
    r"withdrew from|pulled out of|suspended|termination of|expiry of|cancellation of)\b"
)
RENEWED = r"\b(?:renewed|extended|prolonged|amended|revised|updated|modernised|modernized|supplemented)\b"
IT = re.compile(r"\b(?:it|this|which|they|both|these)\b[^.;]{0,30}\Z", re.IGNORECASE)
CLOSE = 40
BACK = 160


def _date(hit: Hit, one: Pact | None) -> tuple[str, ...]:
    """The date of what became of it: the next behind the words, else the nearest before, save its title's."""
    end = hit.clause[1] if hit.clause[1] > hit.end else len(hit.string)
    behind = [mark for mark in hit.tagged.between(hit.end, end, "date") if hit.tagged.place(mark) - hit.end <= CLOSE]
    before = hit.tagged.between(hit.clause[0], min(hit.start, one.start - 2 if one else hit.start), "date")
    after = hit.tagged.between(own_end(hit, one), hit.start, "date") if one else []
    ahead = next(reversed([*before, *after]), None)
    opening = hit.tagged.first(0, 2, "date")
    mark: Mark | None = (behind or [ahead or opening])[0]
    found = times.resolved(hit, mark) if mark and mark.value.role not in ("by", "as_of") else ()
    return tuple(date.removesuffix("/..") for date in found)


def _of(hit: Hit) -> Pact | None:
    """The instrument that the words are about: the last before them, else the next behind."""
    told = pacts(hit.tagged)
    before = [one for one in told if one.end <= hit.start and hit.start - one.end <= BACK]
    return before[-1] if before else next((one for one in told if 0 <= one.start - hit.end <= CLOSE), None)


def _became(hit: Hit, what: str, status: str = "actual") -> Iterator[Found]:
    one = _of(hit)
    dates = _date(hit, one)
    if LABELLED.match(hit.string):
        raise Nearly("it was told")
    pronoun = IT.search(hit.before)
    if not dates:
        raise Nearly("it is not dated")
    if not one and not (pronoun and what == "in force"):
        raise Nearly("no instrument is named")
    if modality.status(hit.before, "") != "actual":
        raise Nearly("it is not said to have come about")
    title, kind = (
        (one.title, one.type) if one else (hit.setting.pact[1] or "agreement", hit.setting.pact[0] or "agreement")
    )
    if one and one.bare and one.definite and hit.setting.pact[0] == one.type:
        title = hit.setting.pact[1]
    begin = min(hit.start, hit.clause[0]) if not one or one.start > hit.start else max(one.start, hit.clause[0])
    yield Found(
        "agreement",
        kind,
        f"{title}, {what}",
        dates=dates,
        countries=parties(hit),
        span=(begin, _end(hit)),
        status=status,
    )


def _end(hit: Hit) -> int:
    behind = hit.tagged.first(hit.end, min(len(hit.string), hit.end + CLOSE), "date")
    return max(hit.end, hit.tagged.place(behind) + 1) if behind else max(hit.end, hit.clause[1])


LABEL = (
    r"\A(?:(?P<signed>(?:date of )?sign(?:ed|ature|ing)|date and place of signature|concluded|done)|"
    r"(?P<force>(?:date of )?(?:entered|entry|came|coming) into (?:force|effect)|in force(?: since)?|"
    r"effective(?: from)?)|(?P<ended>terminated|expired|denounced))(?: date)?"
    r"(?: ?[:–—-])? (?:(?:in|at|on) )?(?:<city|state|name>,? ?){0,2}"
    r"[(]?(?P<date><date>)\)?[.;]?\Z"
)


LABELLED = pattern(LABEL)


@rule(
    "agreement_lives.labelled",
    LABEL,
    "signed signature signing concluded done force effect effective terminated expired denounced",
)
def labelled(hit: Hit) -> Iterator[Found]:
    """A labelled date of what was named before: "Peru and Chad have a Fishing Accord. Expired: 4 May 1990"."""
    kind, title = hit.setting.pact
    dates = tuple(date.removesuffix("/..") for date in times.resolved(hit, hit.tagged.mark(hit.match.start("date"))))
    if not title or not dates:
        raise Nearly("no instrument was named before, or no date is told")
    if hit.match["signed"] and hit.sentence.start and hit.setting.date == dates[-1]:
        raise Nearly("it was told")
    what = ", in force" if hit.match["force"] else ", ended" if hit.match["ended"] else ""
    city = hit.tagged.first(0, hit.end, "city")
    yield Found(
        "agreement",
        kind,
        title + what,
        dates=dates,
        countries=parties(hit),
        place=city.text if city and hit.match["signed"] else "",
        status="ended" if hit.match["ended"] else "actual",
        span=(0, hit.end),
    )


@rule("agreement_lives.in_force", FORCE, "force effect effective operational valid")
def in_force(hit: Hit) -> Iterator[Found]:
    """An instrument comes into force: "the fishing accord of Peru and Chad took effect on 5 May 1973"."""
    yield from _became(hit, "in force")


@rule(
    "agreement_lives.ended",
    ENDED,
    "terminated cancelled canceled denounced abrogated annulled revoked repealed expired lapsed lost ceased "
    "withdrew pulled suspended termination expiry cancellation",
)
def ended(hit: Hit) -> Iterator[Found]:
    """An instrument ends on a date: "the fishing accord of Peru and Chad expired in 1990"."""
    yield from _became(hit, f"{hit.match[0].split(' ')[0]}", "ended")


@rule(
    "agreement_lives.renewed",
    RENEWED,
    "renewed extended prolonged amended revised updated modernised modernized supplemented",
)
def renewed(hit: Hit) -> Iterator[Found]:
    """An instrument is renewed or changed: "the fishing accord of Peru and Chad was extended in 1995"."""
    yield from _became(hit, hit.match[0])
