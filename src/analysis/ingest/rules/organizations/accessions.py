"""States that join an organisation or leave it."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.organizations.belonging import (
    behind,
    belonging,
    listed,
    refuse,
    since_each,
    status_of,
    who_belongs,
)
from analysis.ingest.rules.organizations.bodies_named import Body, bodies
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

JOINED = (
    r"\b(?:(?:re-?)?join(?:ed|s|ing)|acced(?:ed|es|ing) to|(?:was|were|been|being|is) (?:\w+ )?(?:re)?admitted "
    r"(?:\w+ )?(?:to|into|in|as)|adhered to|entered(?! into)|(?:was|were) accepted (?:in|into|to|by|as)|"
    r"became (?:an? )?(?:part(?:y)? (?:of|to)|signatory (?:of|to))|co-?founded|return(?:ed|s) to|accession "
    r"(?:of \w* ?<state> )?to|entry (?:of <state> )?(?:in)?to|admission (?:of <state> )?(?:in)?to|joining of)\b"
)

WHICH = pattern(r"<org|name>\)?,? (?P<which>(?:(?:<both>|all|the last|the first) of )?which) [^,;]{0,30}\Z")
NO_SUBJECT = re.compile(r"\A(?:\W|\b(?:since|after|upon|on|before|by|with|following|its|their)\b)*\Z", re.IGNORECASE)
OWNER = pattern(r"(?P<who><state|demonym>)(?P<of>[’']s?)?(?: (?:\w+ly|also|first|full))? \Z")


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
    states = _owners(hit) or who_belongs(hit) or _behind(hit)
    mark = hit.tagged.first(hit.end, hit.clause[1], "date")
    dates = (times.resolved(hit, mark) if mark else ()) or times.dates(hit, lean=False)
    if dates == ("",) and not re.match(r"join|acced|co-?found", hit.match[0]):
        raise Nearly("it is not dated")
    what = "founder" if "found" in hit.match[0] else status_of(hit.string[hit.start : hit.clause[1]])
    if behind(hit, told[-1].end) and told[0].start >= hit.end:
        yield from since_each(hit, states, told, what)
    else:
        yield from belonging(hit, states, told, what, dates)


def _behind(hit: Hit) -> list[str]:
    """The states that a participle is said of: "Since joining OPEC in 1960, Chad", "Upon its accession, Chad"."""
    comma = hit.string.find(",", hit.end, hit.end + 90)
    return listed(hit, comma) if comma >= 0 and NO_SUBJECT.search(hit.before) else []


def _both_of(hit: Hit) -> list[Body]:
    """Bodies told before the words: "the World Bank and the IMF, both of which it joined"."""
    which = WHICH.search(hit.string, max(0, hit.start - 60), hit.start)
    if not which:
        return []
    marks = hit.tagged.between(0, which.start() + 1, "org", "name", "demonym", "region", "city")[-6:]
    series = [bodies(hit.tagged, hit.tagged.place(mark)) for mark in marks]
    told = next((one for one in series if one and which.start() < one[-1].end <= which.start("which")), [])
    return told[-2:] if pattern(r"<both>|all").search(which[0]) else told[-1:]


def _owners(hit: Hit) -> list[str]:
    """Whose accession it is: "Chad's accession to", "the admission of Chad to"."""
    inside = hit.tagged.first(hit.start, hit.end, "state")
    ahead = OWNER.search(hit.before)
    mark = hit.tagged.mark(hit.clause[0] + ahead.start("who")) if ahead else inside
    if not mark or not re.match(r"acc|ent|adm|re-?join|join|return|adher", hit.match[0]):
        return []
    and_also = ahead and pattern(r"<state>,? (?:and|&) \Z").search(hit.before, 0, ahead.start())
    return [] if and_also else [hit.code(mark)]


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
