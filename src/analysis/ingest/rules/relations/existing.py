"""Relations that merely exist, in the summary of another article; that go on with a successor; that sleep."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import event, parties, started
from analysis.ingest.tagged import pattern

TIES = r"(?:relations|relationships?|ties|links)"
ARTICLE = re.compile(rf"\w[ )]*[–—-][ (]*\w.*\b{TIES}\b", re.IGNORECASE)
PAIR = pattern(r"\b(?:between|of|linking) (?P<one><state>) (?:and|with) (?P<two><state>)")


@rule(
    "existing.called",
    rf"(?:\b{TIES} (?:are|is|were|refers?|describes?|concerns?|covers?)\b|"
    rf"\b{TIES} (?:\w+ly )?exists?\b|\bthere (?:are|exist) (?:\w+ ){{0,3}}{TIES})",
    "relations relationship relationships ties links",
)
def called(hit: Hit) -> Iterator[Found]:
    """Other relations exist, as a summary says: "Chad–Peru relations / Fiji–Mali relations / Ties exist between Fiji
    and Mali"."""
    headings = hit.setting.headings
    if len(headings) < 2 or not (ARTICLE.search(headings[0]) and ARTICLE.search(headings[-1])):
        raise Nearly("it is no summary of another article")
    if hit.sentence.start or headings[0] == headings[-1]:
        raise Nearly("only the words that open a summary say so")
    between = PAIR.search(hit.string, hit.start)
    pair = tuple(hit.code(hit.tagged.mark(between.start(name))) for name in ("one", "two")) if between else ()
    if len(set(pair) - {""}) != 2 or hit.tagged.first(hit.end, len(hit.string), "date"):
        raise Nearly("it is not told between whom, or its beginning is told")
    yield event(hit, "unknown", "diplomatic relations", sorted(pair), confidence=0.6)


HEIR = r"(?:successors?|heirs?|continuators?|continuing state|successor state)"


@rule(
    "existing.continued",
    rf"\b(?:continued|maintained|kept|continues|preserved|retained|upheld|carried on)\b[^;.]{{0,40}}\b{TIES} with\b"
    rf"[^;.<]{{0,40}}(?P<with><state>),?[^;.<]{{0,30}} {HEIR}(?: state)? (?:of|to) (?P<of><state>)",
    "successor successors heir heirs continuator continuing",
)
def continued(hit: Hit) -> Iterator[Found]:
    """Relations go on with a successor: "after 1992 Chad kept its ties with Serbia as an heir to Yugoslavia"."""
    acting, heir = actors(hit), hit.code(hit.group("with"))
    dates = times.dates(hit, lean=False)
    if dates == ("",):
        mark = hit.tagged.last(0, hit.start, "date")
        dates = times.resolved(hit, mark) if mark else ()
    if len(acting) != 1 or not heir or not dates:
        raise Nearly("it is not told with whom, or since when")
    label = "diplomatic relations continued by succession"
    yield event(hit, "succession", label, sorted((acting[0], heir)), dates=started(dates), confidence=0.7)


@rule(
    "existing.dormant",
    rf"\b{TIES} (?P<gap>[^;.]{{0,60}}?)\b(?:was|were|remained|lay|became|went)(?: \w+ly)?,? "
    r"(?:non-?existent|dormant|inactive|in abeyance|at a standstill|paralysed|paralyzed|moribund)\b",
    "existent nonexistent dormant inactive abeyance standstill paralysed paralyzed moribund + "
    "relations relationship relationships ties links",
)
def dormant(hit: Hit) -> Iterator[Found]:
    """Relations sleep for some time: "from 1950 to 1961 ties between Chad and Peru lay dormant"."""
    dates = times.dates(hit, lean=False)
    mark = hit.tagged.first(0, hit.start, "date")
    if dates == ("",) and mark:
        dates = times.resolved(hit, mark)
    if not dates or dates == ("",):
        raise Nearly("it is not told when")
    yield event(hit, "dormancy", "relations dormant", parties(hit), dates=dates, confidence=0.6)
