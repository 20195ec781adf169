"""Ceremonies in which both states took part, at something told just before."""

from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import event
from analysis.ingest.tagged import pattern

OFFICIALS = pattern(r"(?P<of><demonym>) (?:\w+ ){0,2}?<office>")


@rule(
    "ceremonies.during",
    r"^(?:During|At|In|For) (?:the|this|that|its) (?P<what>(?:solemn |official )?(?:opening|inaugura\w+|unveiling|"
    r"dedication|commemorati\w+|handover) (?:ceremony|event|celebrations?)),",
    "opening inauguration inaugural unveiling dedication commemoration commemorative handover",
)
def during(hit: Hit) -> Iterator[Found]:
    """Officials of both at a ceremony told of before: "Chad–Peru relations / In 2011 Peru opened a consulate in Abéché.
    At the opening ceremony, Peruvian minister Ana Paz spoke after Chadian minister Ali Foo"."""
    found = OFFICIALS.finditer(hit.string, hit.end)
    states = {hit.code(hit.tagged.mark(one.start("of"))) for one in found}
    dates = times.dates(hit)
    if states != set(hit.setting.pair) or dates == ("",):
        raise Nearly("it is not told that both took part, or when")
    yield event(hit, "ceremony", hit.match["what"], hit.setting.pair, dates=dates, confidence=0.6)
