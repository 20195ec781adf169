"""Aid: what one state gives, lends or sends to another, and those whom it sends to help."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.occurring import amount, occurred
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

GIVES = (
    r"(?:donat|provid|grant|lent|lend|gave|give|given|gift|suppl|deliver|contribut|financ|"
    r"fund|spent|extend|offer|pledg|allocat|sent|send|"
    r"dispatch|deploy|flown|flew|airlift|ship|present|disburs|award|train|commit)(?:ted|ed|d|ing|s|es|ied|ies|ped)?\b"
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
GIVE_NEEDS = (
    "donated donates donating provided provides granted grants grant lent lends gave gives "
    "given gift supplied supplies delivered delivers "
    "contributed contributes financed finances funded spent extended offered pledged "
    "allocated sent sends dispatched deployed flown flew "
    "airlifted shipped presented disbursed awarded trained committed"
)


@rule("aid.given", rf"\b{GIVES}", GIVE_NEEDS)
def given(hit: Hit) -> Iterator[Found]:
    """A state gives to another: "Japan donated two ambulances to Togo in 2004"."""
    around = hit.string[max(hit.clause[0], hit.start - 90) : min(hit.clause[1], hit.end + 140)]
    if not pattern(THINGS).search(around) or pattern(r"<pact>").search(hit.string[hit.end : hit.end + 30]):
        raise Nearly("nothing that is given is named")
    if pattern(r"\b(?:exports?|imports?|trade|credentials|visas?|independence)\b").search(around):
        raise Nearly("it is trade or something else")
    yield occurred(hit, "cooperation", **amount(hit))


@rule(
    "aid.sum",
    (
        r"\b(?:aid|assistance|donations?|grants?|loans?|credits?|lines? of credit|debt|"
        r"contributions?|oda|scholarships|relief)\b(?=[^;]{0,120}?<money|number>)|"
        r"<money>(?=[^;]{0,60}?\b(?:aid|assistance|grants?|loans?|credit|contribution|relief|"
        r"debt)\b)"
    ),
    (
        "aid assistance donation donations grant grants loan loans credit credits debt "
        "contribution contributions oda relief"
    ),
)
def total(hit: Hit) -> Iterator[Found]:
    """A sum of aid, with its time: "Japanese aid to Togo amounted to 20 million yen in 2004"."""
    if pattern(r"\b(?:exports?|imports?|trade|turnover)\b").search(hit.string, *hit.clause):
        raise Nearly("it is trade")
    yield occurred(hit, "cooperation", "aid", **amount(hit))


@rule(
    "aid.forces",
    (
        r"\b(?:troops|soldiers|peacekeepers|contingent|detachment|brigade|battalion|observers|"
        r"instructors|volunteers|doctors|engineers)\b"
    ),
    (
        "troops soldiers peacekeepers contingent detachment brigade battalion observers "
        "instructors volunteers doctors engineers"
    ),
)
def forces(hit: Hit) -> Iterator[Found]:
    """Forces or helpers of one state in another: "Chadian soldiers served in Mali from 2013"."""
    yield occurred(hit, "cooperation")
