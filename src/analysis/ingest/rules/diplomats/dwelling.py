"""Envoys who live elsewhere than where they are sent: their seat, and when it was moved."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.offices import DIPLOMAT
from analysis.ingest.rules.diplomats.seats import ends
from analysis.ingest.rules.missions.places import Post, named
from analysis.ingest.rules.missions.posting import owners, when
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import narrow
from analysis.ingest.tagged import pattern

DWELLS = (
    r"(?:resid(?:es|ed|ing|ent)|(?:is |was |are |were )?(?:based|stationed|seated|located)|sits|sat|sitting|"
    r"liv(?:es|ed|ing)|"
    r"dwel(?:ls|t|ling)|(?:has|had|with|having|keeps|kept) (?:his|her|its|their|a) (?:seat|residence|base|office))"
)
SERVES = pattern(r"\b(?:accredited|responsible|in charge|competent|covers?|serves?|looks? after)\b")
NAMED = pattern(r"\b(?:named|appointed|sent|posted|nominated|designated|accredited|since)\b")
BETWEEN = (
    r"(?:,| \([^()]{0,40}\)| to| for| in| of|<state>| <state>| <name>| non-resident| who| which| is| was| also| an?)"
)


@rule(
    "dwelling.envoy",
    rf"(?P<who><office>)(?P<to>{BETWEEN}{{0,8}}) {DWELLS} (?:in|at) (?:the )?(?P<seat><city>)",
    "<office> + <city> + resides resided residing resident based stationed seated located sits sat sitting lives "
    "lived living dwells dwelt dwelling seat residence base office",
)
def envoy(hit: Hit) -> Iterator[Found]:
    """An envoy lives in a third state: "the Peruvian ambassador to Chad resides in Cairo"."""
    who, seat = hit.group("who"), hit.group("seat")
    assert who is not None and seat is not None
    if not (DIPLOMAT.search(who.text) or who.value == "envoy"):
        raise Nearly("whoever lives there is no envoy")
    to = hit.tagged.between(hit.start + 1, hit.match.end("to"), "state")
    nuncio = "nuncio" in who.text.lower()
    senders = ["VAT"] if nuncio else owners(hit, Post("", "", None, hit.start, hit.start + 1))
    receivers = [hit.code(mark) for mark in to if hit.code(mark) not in senders]
    if SERVES.search(hit.after):
        raise Nearly("whom the envoy serves is told by another verb")
    dates = when(hit, *hit.clause) if NAMED.search(hit.before) else ("",)
    yield from _seated(hit, senders, receivers, (hit.code(seat), named(seat)), dates)


def _seated(
    hit: Hit, senders: list[str], receivers: list[str], seat: tuple[str, str], dates: tuple[str, ...]
) -> Iterator[Found]:
    """The accreditations from a seat, a state and a city, that no other rule has told."""
    via, place = seat
    sender, targets = ends(hit, None, senders, receivers)
    targets = [code for code in targets if code and code not in (via, sender)]
    if not sender or not targets or via in receivers or via == sender:
        raise Nearly("the envoy lives where he is sent, or nobody knows whose he is")
    known = [(one.sender, one.receiver) for one in hit.told if one.type == "accreditation"]
    for code in targets:
        if (sender, code) not in known:
            label = f"accredited from {place}"
            yield Found("mission", "accreditation", label, sender, code, dates, place=place, via=via, span=narrow(hit))


@rule(
    "dwelling.moved",
    r"\b(?:accreditation|responsibility|jurisdiction|representation|coverage)\b(?P<for>(?: (?:for|over|of|to|in|with)|"
    r" (?:the )?\w+|<state>| <state>){0,4}?) (?:was|were|has been|had been|is) (?:later |then |\w+ly )?"
    r"(?:transferred|moved|passed|shifted|reassigned|given|assigned|entrusted)"
    r"(?: from (?:the )?(?:<post> in )?<city>)? to (?:the |its )?(?:<demonym> )?(?:<post> in )?(?P<seat><city>)",
    "transferred moved passed shifted reassigned given assigned entrusted",
)
def moved(hit: Hit) -> Iterator[Found]:
    """Another post takes over a state: "Chad–Peru relations / Coverage of Chad was moved to Cairo in 2003"."""
    seat = hit.group("seat")
    assert seat is not None
    via = hit.code(seat)
    for_ = hit.tagged.first(hit.match.start("for"), hit.match.end("for"), "state")
    past = [(one.sender, one.receiver) for one in hit.told if one.type == "accreditation"]
    last = past[-1] if past else hit.setting.post[2:] if hit.setting.post else ("", "")
    if not last[0] and for_:
        last = (hit.setting.other(hit.code(for_)), hit.code(for_))
    if not last[0] or via in last[:1] or (for_ is None and not last[1]):
        raise Nearly("nobody knows who is accredited to whom")
    pair = hit.setting.pair
    receivers = [hit.code(for_)] if for_ else [last[1] if last[1] in pair or last[0] not in pair else ""]
    receivers = [code for code in receivers if code] or [hit.setting.other(last[0])]
    yield from _seated(hit, [last[0]] if last[0] else [], receivers, (via, named(seat)), when(hit, *hit.clause))


@rule(
    "dwelling.here",
    r"\bfrom (?:here|there)\b(?=[^;]{0,60}? (?:looks? after|covers?|serves?|deals? with|is (?:also )?(?:accredited to|"
    r"responsible for|in charge of)|represents? \w+ in))",
    "here there",
)
def here(hit: Hit) -> Iterator[Found]:
    """The post told before serves others too: "Peru keeps an embassy in Cairo. From there it covers Chad"."""
    last = hit.setting.post
    if last is None:
        raise Nearly("no post was told before")
    _, place, sender, via = last
    told = [hit.code(mark) for mark in hit.marks_after("state", "city")]
    for code in dict.fromkeys(told):
        if code and code not in (sender, via):
            label = f"accredited from {place or via}, looks after it from there"
            yield Found("mission", "accreditation", label, sender, code, place=place, via=via, span=hit.clause)
