"""Votes on resolutions: in bodies of the UN a vote, in others an event."""

import re
from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.agreements.titles_of_pacts import shorter
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

VOTED = (
    r"\b(?:(?:has |have |had )?(?:also |again |consistently |repeatedly |\w+ly )?(?:voted?|voting|votes|cast "
    r"(?:its|their|a) votes?|abstain(?:ed|s|ing)?|(?:was|were) absent|did not (?:vote|support|take part in)))\b"
)
FOR = re.compile(
    r"\b(?:in favou?r|for|yes|support\w*|to (?:admit|condemn|lift|adopt|suspend|grant|approve|"
    r"endorse|recognise|recognize))\b"
)
AGAINST = re.compile(r"\b(?:against|no|oppos\w+|did not support|to reject)\b")
ABSENT = re.compile(r"\babsent\b|did not (?:vote|take part)|non-voting")
UN = re.compile(
    r"\bUN\b|\bUNGA\b|\bUNSC\b|\bUNHRC\b|\bUNESCO\b|General Assembly|United Nations|Security Council|Human "
    r"Rights (?:Council|Commission)|"
    r"Commission on Human Rights|\bES-1[01]\b"
)
RESOLUTION = re.compile(r"\b(?:resolutions?|draft|motion|text|embargo|declaration)\b", re.IGNORECASE)
NATIONAL = re.compile(
    r"\b(?:parliament|senate|congress|referendum|electorate|voters?|elections?|house of|assembly voted|"
    r"lawmakers|mps|deputies|cabinet|plebiscite|bundestag|knesset|people voted|confidence)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\b[Rr]esolution (?:[A-Z]{1,2}-?)?\d[\w/()-]*|\b(?:ES-)?\d+(?:/\d+)+\b")
WORDS = {"yes": "voted for", "no": "voted against", "abstain": "abstained on", "absent": "was absent for"}


def _vote(hit: Hit) -> str:
    """How a state voted: yes, no, abstain, absent; '' where the words do not tell."""
    verb, behind = hit.match[0].casefold(), hit.after
    if "abstain" in verb:
        return "abstain"
    if ABSENT.search(verb) and "support" not in verb:
        return "absent"
    if "not support" in verb:
        return "abstain" if "abstain" in behind else "no"
    against, favour = AGAINST.search(behind), FOR.search(behind)
    if against and (not favour or against.start() < favour.start()):
        return "no"
    return "yes" if favour else ""


def _subject(hit: Hit, vote: str) -> str:
    """What was voted on, in a few words: the number of a resolution, what it is about."""
    text = hit.tagged.text
    number = NUMBER.search(text)
    about = pattern(
        r"(?:resolution|text|draft|motion)\b[^,;.]*? (?P<about>(?:on|about|condemning|criti\w+|"
        r"calling|demanding|concerning|regarding|against|for)\b[^,;.]*)"
    )
    told = about.search(hit.string, hit.end) or about.search(hit.string)
    words = hit.plain(told.start("about"), told.end("about")) if told else ""
    if number:
        named = number[0] if "esolution" in number[0] else f"resolution {number[0]}"
        return shorter(f"{WORDS[vote]} {named} {words}")
    rest = "a resolution" if "resolution" in hit.match[0].casefold() else _rest(hit)
    return shorter(shorter(f"{WORDS[vote]} {f'a resolution {words}' if words else rest}") + _body(hit))


def _body(hit: Hit) -> str:
    """The body in which it was, after a comma, where the text names it; '' where it does not."""
    mark = next((mark for mark in hit.tagged.marks if mark.tag == "org"), None)
    if not mark:
        return ""
    place = hit.tagged.place(mark)
    whole = pattern(r"<org>(?: <name>)?").match(hit.string, place)
    return f", {hit.plain(place, whole.end() if whole else place + 1)}"


def _rest(hit: Hit) -> str:
    """The words behind the verb, without those that say how."""
    start = pattern(
        r"(?:[ ,]*\b(?:from voting|once more|again|in favou?r(?: of)?|for|against|to|on|when|the|a|"
        r"voting)\b|[ ,]*<date>)*[ ,.]*"
    ).match(hit.after)
    begin = hit.end + (start.end() if start else 0)
    return hit.plain(begin, hit.clause[1]) if begin < hit.clause[1] else "a resolution"


@rule("votes.voted", VOTED, "voted vote votes voting cast abstained abstain abstains abstaining absent support")
def voted(hit: Hit) -> Iterator[Found]:
    """A state votes on a resolution: "Peru voted in favour of resolution 68/262 on Ukraine"."""
    text = hit.tagged.text
    if re.match(r"voting\b|vote\b", hit.match[0].strip()) or any(
        one.kind == "un_vote" and one.span == hit.clause for one in hit.told
    ):
        raise Nearly("another verb tells the vote")
    if re.search(r"\b(?:that|which|who)(?: \w+)? had\Z|\b(?:that|which|who) \w+ly\Z", hit.before.rstrip()):
        raise Nearly("it is a remark on votes before")
    if NATIONAL.search(hit.before[-60:]) or NATIONAL.search(hit.after[:40]):
        raise Nearly("it is a vote within a state")
    if "support" in hit.match[0] and not RESOLUTION.search(hit.after):
        raise Nearly("it is no vote")
    united = bool(UN.search(text) or (NUMBER.search(text)))
    others = hit.tagged.first(0, len(hit.string), "org")
    if not united and not RESOLUTION.search(text) and not others:
        raise Nearly("nothing is said to be voted on")
    vote = _vote(hit)
    before = re.sub(r"did not.*\Z", "", hit.before)
    if not vote or modality.status(before, hit.before) != "actual":
        raise Nearly("it does not say how")
    yield from _votes(hit, vote, _voters(hit), united or not others)


def _voters(hit: Hit) -> list[str]:
    """Who votes; "it" is not the state that the resolution names."""
    states = actors(hit)
    upon = [
        code
        for mark in hit.tagged.between(hit.end, len(hit.string), "state")
        if (code := hit.code(mark)) in hit.setting.pair
    ]
    if len(states) == 1 and states[0] in upon and not hit.marks_before("state", "demonym"):
        return [hit.setting.other(states[0])] if len(set(upon)) == 1 else []
    return states


def _votes(hit: Hit, vote: str, states: list[str], united: bool) -> Iterator[Found]:
    """One vote for each state; the other of the pair is concerned where it is named."""
    if not states:
        raise Nearly("no state is said to vote")
    named = hit.setting.named(hit.tagged)
    label, dates = _subject(hit, vote), _dates(hit)
    org = hit.tagged.first(0, len(hit.string), "org")
    code = str(org.value[0]) if org else "UN"
    for state in states:
        other = hit.setting.other(state)
        third = [each for each in named if each not in (state, other)]
        receiver = other if other not in states and (other in named or not third) else ""
        countries = tuple(code for code in (state, receiver) if code)
        common = {"dates": dates, "countries": countries, "span": hit.clause, "orgs": (code,), "confidence": 0.85}
        if united:
            yield Found("un_vote", vote, label, state, receiver, **common)
        else:
            yield Found("event", "other", label, state, receiver, **common)


def _dates(hit: Hit) -> tuple[str, ...]:
    """When: by the clause, else the date that stands in the sentence before it."""
    found = times.dates(hit)
    if found != ("",):
        return found
    if (
        hit.setting.date
        and re.search(r"\b(?:the|this|that|said) (?:resolution|draft|text|motion|vote)\b", hit.after)
        and not hit.tagged.first(0, len(hit.string), "date")
    ):
        return (hit.setting.date,)
    mark = hit.tagged.last(0, hit.start, "date") or hit.tagged.first(hit.end, len(hit.string), "date")
    return (times.resolved(hit, mark) if mark and mark.value.role not in ("by", "as_of") else ()) or ("",)


@rule(
    "votes.backed",
    r"\bresolutions?\b[^.;]{0,80}?\b(?:co-?sponsored|supported|backed|opposed|rejected|adopted with the "
    r"(?:support|votes?)) (?:by|of)\b",
    "resolution resolutions",
)
def backed(hit: Hit) -> Iterator[Found]:
    """A resolution is backed by states: "the UN resolution on Chad was supported by Peru in 1995"."""
    text = hit.tagged.text
    told = re.findall(r"sponsored|supported|backed|opposed|rejected", hit.match[0])
    behind = re.search(r"\b(?:supported|backed|opposed|rejected) by\b", hit.string[hit.end :])
    verb = behind[0] if behind else (told or ["supported"])[-1]
    begin = hit.end + (behind.end() if behind else 0)
    marks = hit.tagged.between(begin, min(len(hit.string), begin + 120), "state")
    owning = [mark for mark in marks if hit.tagged.text[mark.end : mark.end + 2] in ("'s", "’s")]
    states = [code for mark in marks if mark not in owning and (code := hit.code(mark)) in hit.setting.pair]
    vote = "no" if verb.startswith(("opp", "rej")) else "yes"
    if not UN.search(text) or not states:
        raise Nearly("no state of the pair is said to back it")
    yield from _votes(hit, vote, states[:1], True)


@rule(
    "votes.candidacy",
    r"\b(?:supported|backed|endorsed|voted for)\b[^.;]{0,60}?\b(?:candidacy|candidature|"
    r"candidate|elections?|bid)\b",
    "candidacy candidature candidate elections election bid",
)
def candidacy(hit: Hit) -> Iterator[Found]:
    """A state backs another's candidate for an office: "Peru supported Chad's candidacy for the Council in 2003"."""
    senders = actors(hit)
    upon = hit.setting.other(senders[0]) if len(senders) == 1 else ""
    dates = times.dates(hit, lean=False)
    if not upon or dates == ("",) or upon not in hit.setting.named(hit.tagged):
        raise Nearly("it does not say who backs whom, or when")
    if modality.status(hit.before, "") != "actual":
        raise Nearly("it is not said to have been done")
    yield Found(
        "event", "other", shorter(hit.plain(hit.start, hit.clause[1])), senders[0], upon, dates=dates, span=hit.clause
    )
