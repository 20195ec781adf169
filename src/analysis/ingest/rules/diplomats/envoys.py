"""Heads of mission in a sentence: who is meant, of which state, sent to which."""

from analysis.ingest import modality
from analysis.ingest.actors import actor
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.offices import DIPLOMAT
from analysis.ingest.rules.telling import event, other, pair_of, subjects
from analysis.ingest.tagged import Mark, pattern
from analysis.ingest.titles import is_person

OF_PEOPLE = pattern(r"(?:<demonym>|<state>(?:[’']s?)?)(?: [\w-]+){0,4} $")
ITS = pattern(r"\b(?:its|their|his|her)(?: [\w-]+){0,4} $")
OF_STATE = pattern(r"^(?: [a-z-]+){0,3}? of (?:\w+ of )?(?:<state>)")
TO_STATE = pattern(
    r"^[^;]{0,60}?\b(?:to|(?<!based )(?<!resident )(?<!residing )(?<!seated )(?:in|at)|"
    r"from)(?: (?:the|government|court|republic|kingdom|of))* (?P<to><country|city>)"
)
HEADS = pattern(
    r"\b(?:ambassadors|heads? of (?:post|mission)|chiefs? of mission|envoys|consuls(?: "
    r"general)?|chargés|representatives|high commissioners|ministers (?:resident|"
    r"plenipotentiary))\b"
)
NEARBY = 80


def envoy(hit: Hit) -> Mark | None:
    """The diplomat whom the clause names, the nearest to the words of the hit; else one of the sentence before them."""
    ahead = [mark for mark in hit.marks_before("office") if DIPLOMAT.search(mark.text)]
    behind = [mark for mark in hit.marks_after("office") if DIPLOMAT.search(mark.text)]
    inside = [mark for mark in hit.tagged.between(hit.start, hit.end, "office") if DIPLOMAT.search(mark.text)]
    earlier = [mark for mark in hit.tagged.between(0, hit.start, "office") if DIPLOMAT.search(mark.text)]
    return next(iter([*inside, *ahead[-1:], *behind[:1], *earlier[-1:]]), None)


def posted(hit: Hit, mark: Mark | None) -> tuple[str, str]:
    """Which state a diplomat is of and to which he or she is sent, '' for what neither words nor setting tell."""
    sender = receiver = ""
    if mark:
        place = hit.tagged.place(mark)
        ahead, behind = hit.string[max(0, place - 60) : place], hit.string[place + 1 : place + 120]
        of = OF_STATE.search(behind)
        people = OF_PEOPLE.search(ahead)
        if of:
            sender = hit.code(hit.tagged.mark(place + of.end()))
        elif people:
            sender = hit.code(hit.tagged.first(place - len(ahead) + people.start(), place, "state", "demonym"))
        elif ITS.search(ahead):
            sender = actor(hit) or next(iter(subjects(hit)), "")
        to = TO_STATE.search(behind)
        receiver = hit.code(hit.tagged.mark(place + 1 + to.start("to"))) if to else ""
    return completed(hit, sender, receiver if receiver != sender else "")


def completed(hit: Hit, sender: str, receiver: str) -> tuple[str, str]:
    """Sender and receiver with what is missing taken from the pair, or from who acted last."""
    pair, last = pair_of(hit), hit.setting.actor
    sender = sender or other(pair, receiver) or hit.setting.other(receiver)
    receiver = receiver or other(pair, sender) or hit.setting.other(sender)
    if not sender and last in pair:
        sender, receiver = last, other(pair, last)
    return sender, receiver


def person(hit: Hit, mark: Mark | None) -> str:
    """The diplomat's name: beside the office, else the first person of the clause."""
    names = [one for one in hit.tagged.between(*hit.clause, "name") if is_person(one.text) and " " in one.text]
    if mark:
        names.sort(key=lambda one: min(abs(one.start - mark.end), abs(mark.start - one.end)))
    near = names and (not mark or min(abs(names[0].start - mark.end), abs(mark.start - names[0].end)) < NEARBY)
    return names[0].text if near else ""


def told(hit: Hit, what: str, mark: Mark | None, way: tuple[str, str], dates: tuple[str, ...], label: str) -> Found:
    """What happened to an envoy on the way from one state to another; Nearly where neither of them can be told."""
    name = person(hit, mark) if mark else ""
    home = way[0] if label != "expelled" else way[1]
    people = ((name, mark.text if mark else "ambassador", home),) if name else ()
    text = " ".join(part for part in (mark.text if mark else "", name, label) if part)
    sides = tuple(code for code in way if code) or pair_of(hit)
    if not sides:
        raise Nearly("nobody knows whose envoy it is")
    given = {"sender": way[0], "receiver": way[1]} if all(way) else {}
    if len(sides) == 1 and hit.setting.home and hit.setting.home != sides[0]:
        sides = (hit.setting.home, sides[0])
    confidence = 0.85 if len(sides) == 2 else 0.6
    return event(hit, what, text, sides, people=people, dates=dates, confidence=confidence, **given)


def happened(hit: Hit, verb: int) -> None:
    """Nothing, or Nearly where the words before a verb make it a plan or deny it."""
    if any(mark.value.role == "until" for mark in hit.marks_after("date")):
        return  # "did not present them until 1990"
    status = modality.status(hit.string[hit.clause[0] : verb], "")
    if status in ("stated_absent", "explored", "announced") or status == "planned":
        raise Nearly(f"it is {status}")
