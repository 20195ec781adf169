"""Envoys who are named with the state where they sit and those to which they are accredited besides."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.titles import is_person

SEAT = (
    r"(?P<of><demonym|state>)(?:[’']s?)? (?P<office><office>) (?:to|in) (?P<seat><state>),? ?\(?(?:and |who is |also |"
    r"concurrently |jointly )*(?:non-?resident |accredited )+(?:as well )?(?:to|in) (?P<also><state>)\)?,? "
    r"(?P<who><name>)"
)


@rule("seated.named", SEAT, "accredited nonresident resident")
def seated(hit: Hit) -> Iterator[Found]:
    """An envoy is named with his seat: "Peruvian Ambassador to Egypt (also accredited to Chad) Ana Paz came"."""
    sender, seat = hit.code(hit.group("of")), hit.code(hit.group("seat"))
    who, office = hit.group("who"), hit.group("office")
    if not who or not office or not is_person(who.text) or not sender or not seat or sender == seat:
        raise Nearly("nobody is named, or no seat")
    people = ((who.text, office.text, sender),)
    label = f"resident {office.text.lower()} {who.text}"
    span = (hit.start, hit.end)
    yield Found("mission", "accreditation", label, sender, seat, people=people, span=span, confidence=0.6)
