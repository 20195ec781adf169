"""What only the title of a reference tells: posts that keep a page of their own, migrants in a headline."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.places import kind_words
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

TITLES = ("reference", "link")
TITLE = (
    r"\A\W*(?:the |official )*(?:(?:website|site|page) of )?"
    r"(?:(?P<kind><post>) of (?:the )?(?P<owner><state>)|(?P<people><demonym>) (?P<post><post>))"
    r",? (?:in|to|at) (?:the )?(?P<place><state|city>)(?P<rest>[^.;:|]{0,60})"
)
TONGUE = pattern(r"(?:,? <state|city>)?(?: ?\([^()]*\))?[\s\"”’»]*(?:[.|–—-][^<]*)?\Z")
PEOPLE = r"(?:migrants|immigrants|emigrants|refugees|asylum[ -]seekers|diaspora|expatriates|settlers)"
SEEKING = pattern(r"\b(?:asylum|refuge)\b")


def _only_title(hit: Hit) -> None:
    if hit.sentence.block.kind not in TITLES or len(hit.setting.pair) != 2:
        raise Nearly("it is no title in the references of a page on a pair")


@rule("references.post", TITLE, "<post>")
def post(hit: Hit) -> Iterator[Found]:
    """A post whose page is cited: "Chad–Peru relations / References / Embassy of Chad in Lima"; that in a third state
    probably covers the other."""
    _only_title(hit)
    if not TONGUE.fullmatch(hit.string, hit.match.start("rest")):
        raise Nearly("the title tells of something at the post")
    sender = hit.code(hit.group("owner") or hit.group("people"))
    place = hit.group("place")
    receiver = hit.code(place)
    around = hit.sentence.setting.pair
    if sender not in around or not receiver or receiver == sender or not place:
        raise Nearly("it is no post of the pair")
    mark = hit.group("kind") or hit.group("post")
    kind = str(mark.value[0]) if mark else "embassy"
    city = place.text if place.tag == "city" else ""
    label = f"{kind_words(kind)} in {place.text}"
    found = Found("mission", kind, label, sender, receiver, place=city, basis="reference", confidence=0.6)
    found = replace(found, span=(hit.start, hit.match.start("rest")))
    yield found
    covered = next(code for code in around if code != sender)
    if receiver != covered and kind in ("embassy", "high_commission"):
        label = f"head of mission accredited from {place.text}"
        accredited = replace(found, type="accreditation", label=label, receiver=covered, place="")
        yield replace(accredited, via=receiver, basis="inferred", confidence=0.5)


@rule(
    "references.people",
    rf"(?P<who><demonym>) (?P<noun>{PEOPLE})\b",
    "migrants immigrants emigrants refugees asylum diaspora expatriates settlers",
)
def people(hit: Hit) -> Iterator[Found]:
    """People in a headline: "Chad–Peru relations / References / Chadian refugees at the border of Peru"."""
    _only_title(hit)
    origin = hit.code(hit.group("who"))
    states = [hit.code(mark) for mark in hit.marks_after("state", "city")]
    there = next((code for code in states if code and code != origin), "")
    if origin not in hit.sentence.setting.pair or not there:
        raise Nearly("it is not told whose people they are, and where")
    kind = "asylum" if SEEKING.search(hit.after) or "asylum" in hit.match["noun"] else "migration"
    label = hit.plain(hit.start, hit.end)
    yield Found("migration", kind, label, origin, there, basis="reference", span=hit.clause, confidence=0.5)
