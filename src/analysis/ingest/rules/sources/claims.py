"""What a source asserts and no table holds: rankings of partners."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule

RANK = (
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|single|largest"
    r"|biggest|main|major|top|leading|most|key|important|principal)"
)
PARTNER = (
    r"(?:(?:trade|trading|commercial|economic|business) partners?|export (?:markets?|destinations?)"
    r"|sources? of imports|"
    r"(?:foreign |direct )?investors?|donors?|suppliers?|export partners?|import partners?|markets?)"
)


@rule(
    "claims.ranking",
    rf"(?P<one><state>) (?:is|was|ranks|ranked|remains|became|has been|has become)(?: (?:also|currently|now|as"
    rf"|the|one of|among))* (?P<two><state>[’']s?|<demonym>) (?P<rank>{RANK}(?:[ -](?:[\w-]+ )*?)?{PARTNER})",
    "partner partners market markets investor investors donor donors supplier suppliers destination source",
)
def ranking(hit: Hit) -> Iterator[Found]:
    """One state is ranked among the partners of the other: "Chad is Peru's second largest trading partner"."""
    one, two = hit.code(hit.group("one")), hit.code(hit.group("two"))
    if not one or not two or one == two:
        raise Nearly("nothing tells of which two states")
    label = " ".join(hit.plain(hit.start, hit.end).split()[:12])
    yield Found(
        "claim", "ranking", label, countries=tuple(sorted((one, two))), confidence=0.7, span=(hit.start, hit.end)
    )
