"""Envoys that are said not to be there: nobody resides, nobody is accredited."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

NOT = pattern(r"\b(?:no|not|neither|nor|without|never)\b|n[’']t\b")
ENVOY = pattern(r"\b(?:resident|permanent)\b.*\b(?:ambassador|envoy|minister|representative|head)|\bambassador|\benvoy")


@rule(
    "absences.envoy",
    r"\b(?:ha(?:s|ve|d)|keeps?|maintains?|accredits?|appoint(?:s|ed)?|sends?|there (?:is|are))"
    r"(?: (?:not|yet|no|any|an?|own|its|currently|at present|to date))* (?P<who>(?:resident |permanent )*<office>)",
    "<office> + has have had keep keeps maintain maintains accredit accredits appoint appoints appointed send sends "
    "there",
)
def envoy(hit: Hit) -> Iterator[Found]:
    """Nobody resides in the other capital: "Neither Chad nor Peru keeps a resident ambassador"."""
    place = hit.match.end("who") - 1
    words = hit.plain(hit.match.start("who"), place + 1).lower()
    neither = [mark for mark in hit.marks_before("both") if mark.text.lower().startswith("neither")]
    if not neither and not NOT.search(hit.match[0]) and not NOT.search(hit.before[-40:]):
        raise Nearly("it is there")
    if not ENVOY.search(words) or pattern(r"\A(?: (?:of|from|who|until|since|because)\b|<name>)").match(hit.after):
        raise Nearly("whoever is not there is no envoy")
    if hit.tagged.first(hit.clause[0], hit.clause[1], "date") or "non-resident" in words:
        raise Nearly("it tells of another time, or of an envoy who lives elsewhere")
    if hit.setting.home:
        raise Nearly("in a list of partners it says no more than the posts named there")
    label = f"no {words.strip()}"
    for sender, receiver in _ways(hit, bool(neither)):
        yield Found("mission", "accreditation", label, sender, receiver, status="stated_absent", span=hit.clause)


def _ways(hit: Hit, neither: bool) -> list[tuple[str, str]]:
    """Who sends nobody to whom: each of the pair to the other where both are meant."""
    pair = hit.setting.pair
    senders = list(pair) if neither else actors(hit)
    in_other = pattern(r"\A,? (?:in|to|at) (?P<there><state|city>)").match(hit.after)
    there = hit.state_in(in_other, "there", base=hit.end)
    if there and len(senders) == 1 and there != senders[0]:
        return [(senders[0], there)]
    if not senders and hit.match[0].lower().startswith("there") and not there:
        senders = list(pair)
    found = [(sender, hit.setting.other(sender)) for sender in senders if hit.setting.other(sender)]
    if not found:
        raise Nearly("nobody is said to send none")
    return found


@rule(
    "absences.weighed",
    r"\b(?:explor\w+|consider\w*|examin\w+|discuss\w*|study|studied|weigh\w*|look\w* into)"
    r"(?: (?:the|an?|idea|possibility|option|feasibility|prospects?|of|about|mutual|reciprocal|each|both))* "
    r"(?:opening|establish\w+|setting up|creati\w+|installing|exchange of|exchanging)(?: (?:of|resident|permanent))* "
    r"(?P<what><post>) in (?:(?:their|the) (?:respective|two) |each (?:oth\w+[’']s )?|both )?(?:<both>[’']s? )?"
    r"(?:capitals?|countries|<both>)",
    "<post>",
)
def weighed(hit: Hit) -> Iterator[Found]:
    """Posts that are only thought of are not there: "Chad and Peru weighed opening embassies in both countries"."""
    mark, pair = hit.group("what"), hit.setting.pair
    if not mark or len(pair) != 2 or str(mark.value[0]) not in ("embassy", "high_commission"):
        raise Nearly("it is told of no embassies of the two")
    if hit.setting.home:
        raise Nearly("in a list of partners it says no more than the posts named there")
    kind = str(mark.value[0])
    for sender, receiver in (pair, pair[::-1]):
        label = f"no resident {kind.replace('_', ' ')}"
        found = Found("mission", kind, label, sender, receiver, status="stated_absent", basis="inferred")
        yield replace(found, span=hit.clause, confidence=0.5)
