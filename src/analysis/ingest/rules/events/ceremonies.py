"""Ceremonies in which both states took part, at something told just before."""

from collections.abc import Iterator

from analysis.ingest import modality, times
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


FAIR = pattern(r"\b(?:expo\w*|exhibition|fair|festival|biennale|olympic\w*|games|cup|championships?|forum|congress)\b")


@rule(
    "ceremonies.took_part",
    r"(?P<who><state>) (?:also )?(?:participated|took part|exhibited|was (?:the )?guest of honou?r|"
    r"had a (?:pavilion|stand)) "
    r"(?:in|at) (?P<what>[^;.]{1,60}?)(?:,? (?:that was |which was |being )?(?:held|hosted|organi[sz]ed|staged))? "
    r"(?:in|at) (?P<there><city|state>)",
    "participated took exhibited guest pavilion stand",
)
def took_part(hit: Hit) -> Iterator[Found]:
    """A state at a fair of the other: "Chad–Peru relations / In 1999 Chad took part in the Book Fair in Lima"."""
    sender, receiver = hit.code(hit.group("who")), hit.code(hit.group("there"))
    what = hit.plain(*hit.match.span("what"))
    if {sender, receiver} != set(hit.setting.pair) or not FAIR.search(what):
        raise Nearly("it is no fair of the other state")
    dates = times.dates(hit)
    if dates == ("",) or modality.status(hit.before, "") != "actual":
        raise Nearly("no date is told, or it is only planned")
    label = f"took part in {what}"
    yield event(hit, "other", label, (), dates=dates, sender=sender, receiver=receiver, confidence=0.6)
