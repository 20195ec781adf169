"""Where those sit who are accredited elsewhere: the seat, whose it is, and which states are dealt with from there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.ingest import modality
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.acting import MOST, around
from analysis.ingest.rules.missions.places import Post, named, posts
from analysis.ingest.rules.missions.posting import Standing, owners, told
from analysis.ingest.rules.telling import narrow
from analysis.ingest.tagged import Mark, pattern

HEAD = r"(?P<head><post|office>)"
RESIDING = (
    r",? ?(?:(?:who|which|that) )?(?:(?:is|are|was|were) )?"
    r"(?:(?:also |concurrently )?(?:resident|residing|based|located|stationed|situated|"
    r"seated|accredited|with (?:its |his |her |a )?(?:seat|residence|headquarters)) )?"
)
SEAT = pattern(
    rf"{HEAD}(?: <name>,?)?(?: of <state>)?{RESIDING}(?:in|at|to)(?: the)? (?P<a><city|state|name>)|"
    r"(?:from|out of|via|through)(?: (?:the|its|their))?(?: capital)?"
    r"(?: (?:\w+|<name>)(?: \w+| <name>){0,3} (?:in|at)(?= <city>))? "
    r"(?P<b><city|name|state>)|"
    r"\b(?:resid\w+|sits|sitting|seat(?:ed)?|based|stationed|residence|resident) (?:in|at) (?P<c><city|name|state>)"
)
RESIDES = pattern(
    r"^(?:but |and )?(?:he |she |it )?(?:resid\w+|sits|sat|lived?s?|is based|is resident) "
    r"(?:in|at) (?P<c><city|name|state>)"
)
IT = pattern(r"^ ?(?:it|the (?:mission|office|post)|<post>)\b")
UNTIL = pattern(
    r"\b(?:from|through|via|by|with|until|till|which|who|whose|while|and (?:an?|has|is|"
    r"are|was|also|<office>|maintains?)|but|since|out of|"
    r"resid\w+|sits|based|for (?:the )?(?:purpose|time))\b|[;()]|<post>|<office>|<date>"
)


@dataclass(frozen=True)
class Seat:
    """Where those sit who are accredited elsewhere: the mark of the place, the state, and where their post is named."""

    mark: Mark
    state: str
    head: int


def seats(hit: Hit, first: int, last: int, form: re.Pattern[str] = SEAT) -> Iterator[Seat]:
    """The places in a stretch of a sentence that a post, an office or "from" names as a seat."""
    for found in form.finditer(hit.string, first, last):
        group = next(name for name in "abc" if found.groupdict().get(name))
        mark = hit.tagged.mark(found.start(group))
        yield Seat(mark, _state(hit, mark, found.end(group)), found.start("head") if form is SEAT else -1)


def _state(hit: Hit, mark: Mark, end: int) -> str:
    """The state in which a seat lies: the one named behind it, else what the name of the place means."""
    behind = pattern(r"^(?:, (?P<a><state>)| \((?P<b><state>)\))").search(hit.string[end:])
    if behind:
        state = hit.code(hit.tagged.mark(end + max(behind.start("a"), behind.start("b"))))
        return state if mark.tag != "state" and (mark.tag != "city" or state in (mark.value or ())) else hit.code(mark)
    return hit.code(mark) if mark.tag in ("city", "state") else ""


def listed(hit: Hit, start: int) -> list[str]:
    """The states, by name or capital, that are listed from a place on."""
    stop = UNTIL.search(hit.string, start, hit.clause[1])
    marks = hit.tagged.between(start, stop.start() if stop else hit.clause[1], "state", "city", "demonym")
    lying = [mark for number, mark in enumerate(marks) if not (number and _lies(hit, marks[number - 1], mark))]
    return [code for code in dict.fromkeys(hit.code(mark) for mark in lying) if code]


def _lies(hit: Hit, town: Mark, mark: Mark) -> bool:
    near = hit.string[hit.tagged.place(town) + 1 : hit.tagged.place(mark)] == ", "
    return near and town.tag == "city" and mark.tag == "state" and hit.code(mark) in (town.value or ())


def _holder(hit: Hit, seat: Seat) -> list[str]:
    """Whose post or office sits there, by the words around it."""
    if seat.head < 0:
        return []
    found = owners(hit, Post("", "", None, seat.head, seat.head + 1))
    return [code for code in found if code != seat.state][:1]


def _known(hit: Hit) -> tuple[str, str]:
    """From whom to whom the post went that was told last."""
    past = [one for one in hit.told if one.kind == "mission" and one.sender]
    if past:
        return past[-1].sender, past[-1].receiver
    return hit.setting.post[2:] if hit.setting.post else ("", "")


def ends(hit: Hit, seat: Seat | None, senders: list[str], receivers: list[str]) -> tuple[str, list[str]]:
    """The sender and the receivers, each completed from the other, from what was told before, and from the setting."""
    setting, seated = hit.setting, seat.state if seat else ""
    senders = [code for code in senders if code not in receivers]
    sender = senders[0] if senders else ""
    receivers = [code for code in receivers if code != sender]
    before = _known(hit)
    if not sender and not receivers:
        return before[0], [before[1]] if before[1] else []
    if not sender:
        others = [setting.other(code) for code in receivers if setting.other(code) not in ("", seated)]
        home = setting.home if setting.home not in (*receivers, seated) else ""
        sender = home or (others[0] if others else "") or (before[0] if before[0] not in receivers else "")
    if not receivers:
        rest = setting.other(sender) or (setting.home if setting.home != sender else "")
        receivers = [rest] if rest else []
    return sender, receivers


def accredited_to(hit: Hit, senders: list[str], receivers: list[str]) -> Iterator[Found]:
    """The accreditations of a clause, one for each receiver; a post that lies in a receiver is one of its own."""
    if hit.sentence.block.kind in ("heading", "link", "reference", "caption"):
        raise Nearly("a heading or a title tells it only in short")
    if hit.string.count(hit.match[0]) > MOST:
        raise Nearly("no sentence of prose says it so often")
    if modality.NEGATED.search(hit.before):
        raise Nearly("it is said not to be")
    third = _seat(hit, receivers)
    holders = _holder(hit, third) if third else []
    sender, targets = ends(hit, third, [code for code in (*senders, *holders) if code], receivers)
    targets = [code for code in targets if code and code != (third.state if third else "")]
    if not sender or not targets:
        raise Nearly("it is not told who is accredited to whom")
    last = hit.setting.post if IT.match(hit.before) else None
    if not third and not last and not ours(hit) and not (senders and posts(hit, *around(hit))):
        raise Nearly("no seat is told")
    for code in targets:
        yield _told(hit, third, sender, code)
    yield from _own(hit, sender, targets)


def _seat(hit: Hit, receivers: list[str]) -> Seat | None:
    """The seat nearest to the words of a hit, those behind them first; it lies in none of the receivers."""
    every = (*seats(hit, *around(hit)), *seats(hit, hit.clause[1], min(hit.clause[1] + 100, len(hit.string)), RESIDES))
    found = [seat for seat in every if seat.state not in receivers]
    behind = [seat for seat in found if hit.tagged.place(seat.mark) >= hit.end - 1]
    return behind[0] if behind else found[-1] if found else None


def _told(hit: Hit, seat: Seat | None, sender: str, receiver: str) -> Found:
    where = f"from {seat.mark.text} " if seat else ""
    label = f"accredited {where}to {_named(hit, receiver)}"
    state = seat.state if seat and seat.state not in (sender, receiver) else ""
    place = named(seat.mark) if seat else ""
    return Found(
        "mission", "accreditation", label, sender, receiver, place=place, via=state, span=narrow(hit), confidence=0.85
    )


def _named(hit: Hit, code: str) -> str:
    """A state as the sentence names it, else its code."""
    marks = [mark for mark in hit.tagged.marks if mark.tag in ("state", "city", "demonym") and hit.code(mark) == code]
    return marks[0].text if marks else code


def _own(hit: Hit, sender: str, receivers: list[str]) -> Iterator[Found]:
    """Posts behind the words that lie in a receiver: "and a consulate at Osaka"."""
    for post in posts(hit, hit.end, around(hit)[1]):
        code = hit.code(post.place) if post.place else ""
        name_only = post.place is not None and post.place.tag == "name" and post.kind.startswith("honorary")
        if code in receivers or (name_only and len(receivers) == 1):
            yield told(hit, Standing(post.kind, post.words, named(post.place), sender, code or receivers[0]), "", ("",))


ALONE = pattern(
    r"(?<!, )(?<!of )(?<!in )(?<!to )(?<!for )(?<!\()(?P<who><state>)(?: (?:is|are|was|"
    r"were|has been|have been|had been)(?: \w+){0,2})? \Z"
)


OURS = pattern(r"(?:^|[,;] |\bour )(?:\w+ )?<post|office>(?: in <city>)?(?:[’']s)?[\w ,-]{0,40}\Z")


def ours(hit: Hit) -> bool:
    """Whether the embassy or envoy whose own page it is acts: "the Embassy is accredited to Chad"."""
    return bool(hit.setting.side and not hit.sentence.setting.pair and OURS.search(hit.before))


def acting(hit: Hit, receivers: list[str]) -> list[str]:
    """Whose envoy or post is the subject; or the state itself that "is accredited"."""
    alone = ALONE.search(hit.before)
    if alone:
        return [hit.state_in(alone, "who", base=hit.clause[0])]
    if ours(hit):
        return [hit.setting.side]
    heads = list(pattern(r"<post|office>").finditer(hit.before))
    if heads:
        head = hit.clause[0] + heads[-1].start()
        found = owners(hit, Post("", "", None, head, head + 1))
        if found:
            return found
    seated = {seat.state for seat in seats(hit, *around(hit))}
    return [code for code in actors(hit) if code not in receivers and code not in seated]
