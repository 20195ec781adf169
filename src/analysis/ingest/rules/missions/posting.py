"""Whose post a text speaks of: from whom, to whom, where; and of which post an "it" or "the office" speaks."""

import re
from dataclasses import dataclass

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit
from analysis.ingest.rules.missions.places import Post, kind_words, named, posts
from analysis.ingest.rules.telling import narrow
from analysis.ingest.tagged import Mark, pattern

OF_OWNER = pattern(r"^ of (?:the )?(?:<name> of )?<state|demonym|both>(?:[’']s?)?(?! (?:in|of) <state>)")
OWNER = pattern(
    r"(?:<demonym>|<state>[’']s?|<state>|<both>[’']?)"
    r"(?: (?!in |at |of |and |ha[sd] |have |maintain|keeps? |operate|opened |with )\w+| <name>){0,2} [\"“”'‘]?\Z"
)
OURS = pattern(r"\bour(?: \w+){0,2} \Z")
APOSTOLIC = re.compile("nunciature|apostolic", re.IGNORECASE)
OWN = pattern(r"\b(?:an?|its|their|his)(?: \w+){0,2} \Z")
PLURAL = re.compile(r"(?:embassies|legations|missions|commissions|consulates|representations)\Z", re.IGNORECASE)
HOST = pattern(r"^ to (?:the )?(?:<name> of )?<state|demonym>")
AS_CITY = pattern(
    r"(?:^|\b(?:and|after|when|while|before|until|,|that|date>?) |<date>,? )<city>(?: "
    r"(?:also|then|later|has|had|did|does))* ?\Z"
)
RELATIVE = pattern(r", (?:which|who) (?:had|has|was|is) (?!been \w+ed|\w+ed)[^,;]{0,80},")
ASIDE = pattern(r", (?:which|itself) [^,;]{0,60},(?= to )")
BRACKET = pattern(r" \((?:from |in |since |opened |established )*(?P<date><date>)\)")
FAR = 200


@dataclass(frozen=True)
class Standing:
    """A post of one state in another; end: where its words end in the sentence, -1 where they do not stand there.

    dates: those that stand in brackets behind its place.
    """

    kind: str
    words: str
    place: str
    sender: str
    receiver: str
    end: int = -1
    dates: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The post and its place in words."""
        return f"{self.words} in {self.place}" if self.place else self.words


def subjects(hit: Hit) -> list[str]:
    """The states that act before the words of a hit; a capital may stand for its state."""
    found = actors(hit)
    if found:
        return found
    city = AS_CITY.search(hit.before)
    mark = hit.tagged.last(hit.clause[0], hit.start, "city") if city else None
    return [hit.code(mark)] if mark and hit.code(mark) else []


def owners(hit: Hit, post: Post) -> list[str]:
    """Whose post it is by the words around it, "Peru's", "Peruvian", "of Peru", "both", "our"; [] for none."""
    if APOSTOLIC.search(post.words):
        return ["VAT"]
    behind = OF_OWNER.search(hit.string[post.end :])
    if behind:
        mark = hit.tagged.first(post.end, post.end + behind.end(), "state", "demonym", "both")
        return _codes(hit, mark)
    head = hit.string[max(0, post.start - 60) : post.start]
    ahead = OWNER.search(head)
    if ahead:
        place = post.start - len(head) + ahead.start()
        return _codes(hit, hit.tagged.first(place, post.start, "state", "demonym", "both"))
    return [hit.setting.home] if OURS.search(head) and hit.setting.home else []


def _codes(hit: Hit, mark: Mark | None) -> list[str]:
    if mark and mark.tag == "both":
        return list(hit.setting.pair)
    return [code for code in [hit.code(mark)] if code]


def standings(hit: Hit, post: Post, senders: list[str]) -> list[Standing]:
    """The post as one of a state in another; each way for posts of both; [] where the text does not tell whose it is.

    senders: who is said to act upon it, where no word at the post says whose it is.
    """
    setting, place = hit.setting, hit.code(post.place) if post.place else ""
    senders = owners(hit, post) or senders
    plural = PLURAL.search(hit.plain(post.start, post.end)) if post.end > post.start else None
    if post.mutual or (not place and (len(senders) == 2 or (plural and not senders))):
        pair = senders if len(senders) == 2 else list(setting.pair)
        if len(pair) != 2:
            return []
        return [_standing(hit, post, *pair), _standing(hit, post, *reversed(pair))]
    free = [code for code in senders if code != place]
    if place and len(free) > 1:
        return [_standing(hit, post, code, place) for code in free]
    sender = free[0] if len(free) == 1 else ""
    if not sender and place:
        sender = setting.other(place) or (setting.home if setting.home != place else "")
    sender = sender or ("" if place else _usual(hit))
    receiver = _receiver(hit, post, place, sender)
    return [_standing(hit, post, sender, receiver)] if sender and receiver and sender != receiver else []


def _usual(hit: Hit) -> str:
    """Whose posts the text has been speaking of, of the pair in question; '' where it has not."""
    last, pair = hit.setting.post, set(hit.setting.pair)
    return last[2] if last and {last[2], last[3]} == pair else hit.setting.actor if hit.setting.actor in pair else ""


def _receiver(hit: Hit, post: Post, place: str, sender: str) -> str:
    """In whom a post is: where its place lies, to whom it is said to be, or the other of the pair."""
    setting, host = hit.setting, HOST.search(hit.string[post.end :])
    other = setting.other(sender) or (setting.home if setting.home != sender else "")
    if host and (not place or place not in setting.pair):
        place = hit.code(hit.tagged.first(post.end, post.end + host.end(), "state", "demonym")) or place
    if APOSTOLIC.search(post.words) and place not in setting.pair and other:
        return other
    return place or other


def _standing(hit: Hit, post: Post, sender: str, receiver: str) -> Standing:
    return Standing(post.kind, post.words, named(post.place), sender, receiver, post.end, _bracketed(hit, post.place))


def _bracketed(hit: Hit, place: Mark | None) -> tuple[str, ...]:
    """The dates that stand alone in brackets behind a place: "in Osaka (1902–1940) and Kobe (1911)"."""
    if place is None or place not in hit.tagged.marks:  # it stands in another cell of the row
        return ()
    found = BRACKET.match(hit.string, hit.tagged.place(place) + 1)
    dates = hit.tagged.mark(found.start("date")).value.dates if found else ()
    return tuple(date.removesuffix("/..") for date in dates)


def meant(hit: Hit, place: int, far: bool = True) -> list[Standing]:
    """The post of which "it" or "the office" speaks at a place: the last one told before.

    far: it may have been told long before.
    """
    for post in reversed(posts(hit, max(0, place - FAR), place)):
        if post.place or owners(hit, post) or OWN.search(hit.string[: post.start]):
            found = standings(hit, post, subjects(at(hit, post.start)))
            if found:
                return found
    last = hit.setting.post if far or hit.setting.fresh else None
    ends = {last[2], last[3]} if last else set()
    pairs = [set(pair) for pair in (hit.setting.pair, hit.sentence.setting.pair) if pair]
    fits = last and (not pairs or ends in pairs or (far and hit.setting.home in ends))
    return [Standing(last[0], kind_words(last[0]), *last[1:])] if last and fits else []


def definite(hit: Hit, post: Post) -> bool:
    """Whether a post is one spoken of before: "the embassy", of which neither owner nor place is told."""
    start = hit.tagged.readable(post.start)
    the = hit.tagged.text[max(0, start - 4) : start].lower() == "the "
    return the and not post.place and not owners(hit, post)


def at(hit: Hit, place: int) -> Hit:
    """A hit on the character at a place of the same sentence."""
    match = pattern(r"(?s:.)").match(hit.string, place)
    assert match is not None
    return Hit(hit.sentence, match, hit.told)


def when(hit: Hit, first: int, last: int, ahead_first: bool = False) -> tuple[str, ...]:
    """The dates of a stretch of a sentence that holds the words of a hit: those behind the words go before those ahead.

    ahead_first: the other way round, for what was announced on a day to be done on another.
    Then one that opens the sentence, then what a "during his stay" leans on; ("",) for none.
    """
    behind = [mark for mark in hit.tagged.between(hit.start, last, "date") if mark.value.role not in times.EDGES]
    ahead = [mark for mark in hit.tagged.between(first, hit.start, "date") if mark.value.role not in times.EDGES]
    asides = [found.span() for found in ASIDE.finditer(hit.string, hit.end, last)]
    main = [mark for mark in behind if not any(start <= hit.tagged.place(mark) < end for start, end in asides)]
    behind = main or behind
    behind = [mark for mark in behind if mark.value.dates] or behind  # "on the very day of its birth, 4 May 1971"
    apart = [found.span() for found in RELATIVE.finditer(hit.string, first, hit.start)]
    ahead = [mark for mark in ahead if not any(start <= hit.tagged.place(mark) < end for start, end in apart)]
    opening = hit.tagged.between(0, 2, "date")
    near = (*ahead[-1:], *opening, *behind[:1]) if ahead_first else (*behind[:1], *ahead[-1:], *opening)
    for mark in near:
        found = times.resolved(hit, mark)
        if found:
            return tuple(date.removesuffix("/..").removeprefix("../") for date in found)
    return times.dates(hit) if not behind and not ahead and not apart else ("",)


def told(hit: Hit, one: Standing, what: str, dates: tuple[str, ...], **more: object) -> Found:
    """A post, or what was done to it, as a candidate; what was only thought of has no date."""
    state = str(more.get("status", "actual"))
    done = {"actual": what, "ended": what, "stated_absent": f" not{what}"}.get(state, f" to be{what}") if what else ""
    label = f"{one.said}{done}" if state in ("actual", "announced") else f"{one.said}{done} ({state.replace('_', ' ')})"
    given: dict[str, object] = {"span": narrow(hit), "confidence": 0.8, **more}
    way = (one.sender, one.receiver)
    when = ("",) if state == "explored" else one.dates or dates
    return Found("mission", one.kind, label, *way, dates=when, place=one.place, **given)  # type: ignore[arg-type]


def status(before: str, clause: str) -> str:
    """The status of an act on a post; what was allowed, or came about "only to be", is no plan."""
    if pattern(
        r"\b(?:only|allow\w*|permit\w*|authori[sz]\w+|caus\w+|let|forc\w+|led)\b[^;]{0,60}\bto (?:be )?(?:\w+ly )?\Z"
    ).search(before):
        return "actual"
    return modality.status(before, clause)
