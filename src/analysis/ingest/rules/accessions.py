"""States that join an organisation or leave it."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.bodies_named import Body, bodies
from analysis.ingest.rules.memberships import belonging, refuse, status_of, who_belongs
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

JOINED = (
    r"\b(?:(?:re-?)?join(?:ed|s|ing)|acced(?:ed|es|ing) to|(?:was|were|been|being|is) (?:\w+ )?(?:re)?admitted "
    r"(?:\w+ )?(?:to|into|in|as)|adhered to|entered(?! into)|(?:was|were) accepted (?:in|into|to|by|as)|"
    r"became (?:an? )?(?:part(?:y)? (?:of|to)|signatory (?:of|to))|co-?founded|return(?:ed|s) to|accession "
    r"(?:of \w* ?<state> )?to|entry (?:of <state> )?(?:in)?to|admission (?:of <state> )?(?:in)?to|joining of)\b"
)


@rule(
    "accessions.joined",
    JOINED,
    "joined joins joining rejoined acceded accedes acceding admitted readmitted "
    "adhered entered accepted became founded cofounded returned accession entry admission",
)
def joined(hit: Hit) -> Iterator[Found]:
    """A state joins a body: "Chad was admitted to OPEC in 1960"."""
    told = bodies(hit.tagged, hit.end) or _both_of(hit)
    if not told or not (told[0].known or len(told[0].name.split()) > 1):
        raise Nearly("no body of states is named")
    gap = hit.string[hit.end : told[0].start]
    if pattern(r"\b(?:forces?|war|hands|efforts|talks|negotiations|in (?:condemn|support|vot))\w*\b|<office>").search(
        gap
    ):
        raise Nearly("it is not the body that is joined")
    refuse(hit, hit.before, "")
    states = _owners(hit) or who_belongs(hit)
    mark = hit.tagged.first(hit.end, hit.clause[1], "date")
    dates = (times.resolved(hit, mark) if mark else ()) or times.dates(hit, lean=False)
    if dates == ("",) and not re.match(r"join|acced|co-?found", hit.match[0]):
        raise Nearly("it is not dated")
    what = "founder" if "found" in hit.match[0] else status_of(hit.string[hit.start : hit.clause[1]])
    yield from belonging(hit, states, told, what, dates)


def _both_of(hit: Hit) -> list[Body]:
    """Bodies told before the words: "the World Bank and the IMF, both of which it joined"."""
    which = pattern(r"<org>,? (?:(?:<both>|all|the last|the first) of )?which [^,;]{0,30}\Z").search(
        hit.string[: hit.start]
    )
    if not which:
        return []
    marks = hit.tagged.between(0, hit.start, "org")
    many = pattern(r"<both>|all").search(which[0])
    return [
        one for mark in (marks[-2:] if many else marks[-1:]) for one in bodies(hit.tagged, hit.tagged.place(mark))[:1]
    ]


def _owners(hit: Hit) -> list[str]:
    """Whose accession it is: "Chad's accession to", "the admission of Chad to"."""
    inside = hit.tagged.first(hit.start, hit.end, "state")
    ahead = pattern(r"(?P<who><state>)[’']s? (?:\w+ ){0,2}\Z").search(hit.before)
    mark = hit.tagged.mark(hit.clause[0] + ahead.start("who")) if ahead else inside
    return [hit.code(mark)] if mark and re.match(r"acc|ent|adm|join", hit.match[0]) else []


@rule(
    "accessions.left",
    r"\b(?:left|quit|withdrew from|(?:was|were) (?:expelled|suspended|excluded) from|"
    r"exit(?:ed)? from|pulled out of|withdrawal from|departure from|expulsion from)\b",
    "left quit withdrew expelled suspended excluded exit exited pulled withdrawal departure expulsion",
)
def left(hit: Hit) -> Iterator[Found]:
    """A state leaves a body: "Chad left the Commonwealth in 1999"."""
    told = [one for one in bodies(hit.tagged, hit.end) if one.known]
    if not told or told[0].start - hit.end > 8:
        raise Nearly("no body of states is what is left")
    refuse(hit, hit.before)
    states, dates = _owners(hit) or actors(hit), times.dates(hit, lean=False)
    if dates == ("",) or re.search(r"\b(?:when|after|before|because) [^,;]*\Z", hit.before):
        raise Nearly("it is not dated, or only an aside")
    yield from belonging(hit, states, told, "member", dates, "ended")
