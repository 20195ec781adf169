"""Recognition of one state, or of its government, by another."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import modality, times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import dated, event, subjects, when, words
from analysis.ingest.tagged import pattern

VERB = r"recogni[sz](?:ed?|es|ing)"
NEEDS = "recognised recognized recognise recognize recognises recognizes recognising recognizing recognition"
OBJECT = pattern(
    r"^(?:,? (?:officially|formally|de facto|de jure|and [^,;]{0,30}|diplomatically|the|its|"
    r"new|newly|restored|re-?established|declared|proclaimed|regained|full|independent|independence|state|"
    r"sovereignty|statehood|government|republic|republics|country|of|as|an?|it|nation|former|"
    r"territory|junta|regime|in|each other))*"
    r"(?:[ ]?<country|both|city>|(?<= it)|(?<=country)|(?<=junta)|(?<=independence)|"
    r"(?<=government)|(?<=republic)|(?<=state)|(?<=nation))"
)
OTHERS = pattern(
    r"^ (?:that|the (?:importance|role|need|right|validity|potential|significance|efforts?|"
    r"border|results?|contribution|holocaust|genocide)|by (?:the )?(?:unesco|fifa))\b"
)
WHOLLY = pattern(r"[’'s]*(?: independence| statehood)? ?(?:<date>)?\W*(?:until|before|as|because|after|$)")
DATED = pattern(r"(?:date of )?recognition(?: date)?(?: ?[:–—-]|,)? ?<date>")
STATES = ("state", "demonym", "city")


def _ways(hit: Hit, senders: list[str], targets: list[str]) -> Iterator[tuple[str, str]]:
    """Who recognises whom: the missing one is the other of the pair."""
    setting = hit.setting
    if not senders and len(targets) == 1:
        senders = [setting.other(targets[0])]
    if not targets and len(senders) == 1:
        targets = [setting.other(senders[0])]
    for sender in senders:
        for receiver in targets:
            if sender and receiver and sender != receiver:
                yield sender, receiver


def _told(hit: Hit, senders: list[str], targets: list[str], verb: int) -> Iterator[Found]:
    before = hit.string[hit.clause[0] : verb]
    status = modality.status(before, hit.plain(*hit.clause))
    if status == "planned" and pattern(r"\b(?:first|last|among|one of|announc\w+|decided|decision)\b").search(before):
        status = "actual"
    if status not in ("actual", "stated_absent"):
        raise Nearly(f"it is {status}")
    dates = when(hit)
    if dates == ("",) and not pattern(r"\b(?:first|among|one of|recognised|recognized)\b").search(
        before + hit.match[0]
    ):
        raise Nearly("no date is told")
    found = list(_ways(hit, senders, targets))
    if not found and DATED.match(hit.string) and len(hit.setting.pair) == 2:
        yield event(hit, "other", "recognition", hit.setting.pair, dates=dates, confidence=0.6)
        return
    if not found:
        raise Nearly("it is not said who recognises whom")
    what = "recognition refused" if status == "stated_absent" else _label(hit)
    for sender, receiver in found:
        confidence = 0.9 if dates != ("",) else 0.6
        yield event(
            hit, "other", what, (), sender=sender, receiver=receiver, dates=dates, status=status, confidence=confidence
        )


def _label(hit: Hit) -> str:
    """What is recognised as it is printed, with the word that a reader looks for."""
    thing = OBJECT.match(hit.string[hit.end : hit.clause[1]])
    return f"recognises {words(hit, hit.end, hit.end + thing.end(), 9)}" if thing else "recognition"


def _codes(hit: Hit, start: int, end: int) -> list[str]:
    found = [hit.code(mark) for mark in hit.tagged.between(start, end, *STATES)]
    return [code for code in dict.fromkeys(found) if code]


@rule("recognition.recognised", rf"\b{VERB}\b(?! by )", NEEDS)
def recognised(hit: Hit) -> Iterator[Found]:
    """A state recognises another: "Peru recognised Chad on 12 August 1960"."""
    after = hit.string[hit.end : hit.clause[1]]
    thing = OBJECT.match(after)
    if OTHERS.match(after) or not thing:
        raise Nearly("what is recognised is no state")
    if pattern(r"\b(?:is|are|was|were|been|being) (?:\w+ly )?$").search(hit.before):
        raise Nearly("it is in the passive")
    if pattern(r"\b(?:none|vot\w+|resolution)\b").search(hit.before):
        raise Nearly("nobody of the two recognises here")
    if pattern(r"<both>").search(thing[0]) and len(hit.setting.pair) == 2:
        one, two = hit.setting.pair
        yield from _told(hit, [one], [two], hit.start)
        return
    targets = _codes(hit, hit.end, hit.end + thing.end())
    alias = pattern(r"^ ?\((?P<other><state>)\)").match(after[thing.end() :])
    targets = _codes(hit, hit.end + thing.end(), hit.end + thing.end() + alias.end()) if alias else targets
    senders = [code for code in subjects(hit) if code not in targets]
    if modality.NEGATED.search(hit.before) and not WHOLLY.match(after, thing.end()):
        raise Nearly("only a way of it is denied")
    yield from _told(hit, senders, targets[:1], hit.start)


UNDONE = r"(?:withdr[ae]w\w*|revoked?|suspend(?:ed|s)?|froze|frozen|cancel+ed|rescinded|retracted|annulled)"


@rule(
    "recognition.withdrawn",
    rf"\brecognition(?: of (?P<of><country|name>)[^;,]{{0,40}})? (?:was|were|has been|had been) (?:\w+ )?{UNDONE}|"
    rf"\b{UNDONE} (?:its|their|the|his|that|diplomatic)? ?(?:\w+ )?recognition(?: of (?P<thing><country|name>))?",
    "recognition",
)
def withdrawn(hit: Hit) -> Iterator[Found]:
    """A state takes its recognition back: "Peru withdrew its recognition of Palestine in 1990"."""
    last = next((one for one in reversed(hit.told) if "recogni" in one.label and one.receiver), None)
    mark = hit.group("of") or hit.group("thing")
    target = hit.code(mark) if mark and mark.tag != "name" else last.receiver if last and not mark else ""
    sender = next((code for code in subjects(hit) if code != target), "") or (last.sender if last else "")
    by = pattern(r"^ by (?P<by><country|city>)").search(hit.after)
    sender = hit.code(hit.tagged.mark(hit.end + by.start("by"))) if by else sender or hit.setting.other(target)
    target = target or ("" if mark else hit.setting.other(sender))
    if not target or not sender:
        raise Nearly("it is not told whose recognition of whom")
    date = next(iter(hit.marks_after("date")), None)
    dates = (times.resolved(hit, date) if date else ()) or dated(hit, lean=False)
    yield event(hit, "other", "recognition withdrawn", (), sender=sender, receiver=target, dates=dates)


@rule("recognition.by", rf"\b{VERB}(?: \w+){{0,4}} by (?P<by>[^;.]{{1,60}})", NEEDS)
def recognised_by(hit: Hit) -> Iterator[Found]:
    """A state is recognised, in the passive: "Chad was recognised by Peru in 1960"."""
    senders = _codes(hit, hit.match.start("by"), hit.match.end("by"))[:1]
    targets = [code for code in subjects(hit) if code not in senders]
    if not targets and senders:
        targets = [hit.setting.other(senders[0])]
    near = replace(hit, match=pattern(VERB).match(hit.string, hit.start) or hit.match)
    yield from _told(near, senders, targets[:1], hit.start)


@rule(
    "recognition.noun",
    (
        r"\b(?P<verb>recognition)\b(?: (?:of|to|by))? ?(?P<of>[^;.,]{0,60}?)(?=<date>|,|;|\.|$)|"
        r"<country>[’'s]* (?:\w+ )?(?P<noun>recognition)\b"
    ),
    NEEDS,
)
def noun(hit: Hit) -> Iterator[Found]:
    """Recognition as a noun, with its date: "Peru's recognition of Chad in 1960"."""
    start = max(hit.match.start("verb"), hit.match.start("noun"))
    if any(one.kind == "event" and "recogni" in one.label for one in hit.told):
        raise Nearly("it is told already")
    senders = subjects(hit) or _codes(hit, hit.clause[0], start)[-1:]
    targets = [code for code in _codes(hit, start, hit.clause[1]) if code not in senders]
    if not pattern(r"^(?:recognition)?[^;,.]{0,50}<date>").match(hit.string[start:]) and not pattern(
        r"\b(?:announce|extend|grant|give|gave|accord)\w*(?: \w+){0,2} $"
    ).search(hit.string[hit.clause[0] : start]):
        raise Nearly("no date is given to it")
    if (
        pattern(r"\b(?:following|after|since|with|upon) (?:the )?$").search(hit.string[hit.clause[0] : start])
        and not targets
    ):
        raise Nearly("it only dates something else")
    yield from _told(hit, senders, targets[:1], start)
