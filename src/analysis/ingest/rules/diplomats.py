"""Heads of mission: appointed, accredited with their letters, in office, recalled, expelled."""

from collections.abc import Iterator

from analysis.ingest import modality, times
from analysis.ingest.actors import actor, actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import dated, event, parties, when
from analysis.ingest.tagged import Mark, pattern
from analysis.ingest.titles import DIPLOMAT, is_person

LETTERS = r"(?:credentials|letters? of (?:credence|accreditation)|credential letters?|accreditation letters?)"
OF_PEOPLE = pattern(r"(?:<demonym>|<state>(?:[’']s?)?)(?: [\w-]+){0,4} $")
ITS = pattern(r"\b(?:its|their|his|her)(?: [\w-]+){0,4} $")
OF_STATE = pattern(r"^(?: [a-z-]+){0,3}? of (?:\w+ of )?(?:<state>)")
TO_STATE = pattern(r"^[^;]{0,60}?\b(?:to|in|at|from)(?: (?:the|government|court|republic|kingdom|of))* (?P<to><country|city>)")
NEARBY = 80
OFFICERS = r"(?:diplomats?|attachés?|military attach\w+|(?:embassy )?(?:staff|personnel|employees|officials)|consuls?)"


def _envoy(hit: Hit) -> Mark | None:
    """The diplomat whom the clause names, the nearest to the words of the hit; else one of the sentence before them."""
    ahead = [mark for mark in hit.marks_before("office") if DIPLOMAT.search(mark.text)]
    behind = [mark for mark in hit.marks_after("office") if DIPLOMAT.search(mark.text)]
    inside = [mark for mark in hit.tagged.between(hit.start, hit.end, "office") if DIPLOMAT.search(mark.text)]
    earlier = [mark for mark in hit.tagged.between(0, hit.start, "office") if DIPLOMAT.search(mark.text)]
    return next(iter([*inside, *ahead[-1:], *behind[:1], *earlier[-1:]]), None)


def _posted(hit: Hit, mark: Mark | None) -> tuple[str, str]:
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
            sender = actor(hit)
        to = TO_STATE.search(behind)
        receiver = hit.code(hit.tagged.mark(place + 1 + to.start("to"))) if to else ""
    return _whole(hit, sender, receiver if receiver != sender else "")


def _whole(hit: Hit, sender: str, receiver: str) -> tuple[str, str]:
    """Sender and receiver with what is missing taken from the pair, or from who acted last."""
    setting = hit.setting
    sender = sender or setting.other(receiver)
    receiver = receiver or setting.other(sender)
    if not sender and setting.actor in setting.pair:
        sender, receiver = setting.actor, setting.other(setting.actor)
    return sender, receiver


def _person(hit: Hit, mark: Mark | None) -> str:
    """The diplomat's name: beside the office, else the first person of the clause."""
    names = [one for one in hit.tagged.between(*hit.clause, "name") if is_person(one.text) and " " in one.text]
    if mark:
        names.sort(key=lambda one: min(abs(one.start - mark.end), abs(mark.start - one.end)))
    near = names and (not mark or min(abs(names[0].start - mark.end), abs(mark.start - names[0].end)) < NEARBY)
    return names[0].text if near else ""


def _told(hit: Hit, what: str, mark: Mark | None, way: tuple[str, str], dates: tuple[str, ...], label: str) -> Found:
    name = _person(hit, mark) if mark else ""
    home = way[0] if label != "expelled" else way[1]
    people = ((name, mark.text if mark else "ambassador", home),) if name else ()
    text = " ".join(part for part in (mark.text if mark else "", name, label) if part)
    sides = tuple(code for code in way if code)
    if not sides:
        raise Nearly("nobody knows whose envoy it is")
    given = {"sender": way[0], "receiver": way[1]} if len(sides) == 2 else {}
    if len(sides) == 1 and hit.setting.home and hit.setting.home != sides[0]:
        sides = (hit.setting.home, sides[0])
    confidence = 0.85 if len(sides) == 2 else 0.6
    return event(hit, what, text, sides, people=people, dates=dates, confidence=confidence, **given)


def _happened(hit: Hit, verb: int) -> None:
    status = modality.status(hit.string[hit.clause[0] : verb], "")
    if status in ("stated_absent", "explored", "announced") or status == "planned":
        raise Nearly(f"it is {status}")


@rule(
    "diplomats.credentials",
    rf"\b(?:present(?:ed|s|ing)?|hand(?:ed|s|ing)(?: (?:over|in))?|submitt?(?:ed|s|ing)|deliver(?:ed|s|ing)) (?:over )?(?:(?:a )?cop(?:y|ies) of )?(?:(?:his|her|their|the) )?{LETTERS}|{LETTERS} (?:\w+ ){{0,4}}?(?:presented|accepted|received|handed over)",
    "credentials credence accreditation credential",
)
def credentials(hit: Hit) -> Iterator[Found]:
    """An envoy presents letters: "the Peruvian ambassador presented her credentials in Lomé on 3 May 2001"."""
    mark = _envoy(hit)
    _happened(hit, hit.start)
    to = pattern(r"^[^;]{0,60}?\b(?:to|in|at)\b[^;]{0,30}?(?P<to><country|city>)").search(hit.after)
    host = hit.code(hit.tagged.mark(hit.end + to.start("to"))) if to else ""
    sender, receiver = _posted(hit, mark)
    if host and host != receiver and sender != host:
        sender, receiver = _whole(hit, sender if mark and sender != hit.setting.actor else "", host)
    elif host and host == sender:
        sender, receiver = _whole(hit, "", host)
    yield _told(hit, "ceremony", mark, (sender, receiver), dated(hit), "presents credentials, letters of credence")


@rule(
    "diplomats.arrived",
    r"\b(?:(?:took|takes|taking) up (?:(?:his|her|their|its|the) )?(?:\w+ )?(?:post|duties|office|position|residence)|assum(?:ed|es) (?:(?:his|her|the|their) )?(?:duties|office|post|position|charge)|"
    r"began (?:his|her|their) (?:mission|duties|term)|(?:arrived|settled) (?:in|at) <city>)\b|(?:arrived|settled) (?:in|at) <city>",
    "<office>",
)
def arrived(hit: Hit) -> Iterator[Found]:
    """An envoy takes up the post: "the first Peruvian ambassador took up his post in 1972"."""
    mark = _envoy(hit)
    if not mark or hit.tagged.place(mark) > hit.start:
        raise Nearly("no envoy is named before it")
    _happened(hit, hit.start)
    sender, receiver = _posted(hit, mark)
    host = hit.code(hit.tagged.first(hit.start, hit.clause[1], "city", "state"))
    if host and host != sender:
        sender, receiver = _whole(hit, sender, host)
    yield _told(hit, "appointment", mark, (sender, receiver), dated(hit), "takes up the post")


@rule(
    "diplomats.appointed",
    r"\b(?:appoint(?:ed|s|ing)?|nominat(?:ed|es)|named|designated|posted?|posting|sent|promoted|dispatched|chose|became|was made)\b(?=[^;]{0,80}?<office>)|<office>[^;]{0,60}?\b(?:was|were) (?:first )?(?:appointed|nominated|named|designated|posted|sent)\b",
    "<office>",
)
def appointed(hit: Hit) -> Iterator[Found]:
    """A state names an envoy: "Peru appointed its first ambassador to Togo in 1970"."""
    mark = _envoy(hit)
    if not mark or (hit.match[0][0].isalpha() and abs(hit.tagged.place(mark) - hit.start) > 90):
        raise Nearly("no envoy is named with it")
    gap = hit.string[hit.end : hit.tagged.place(mark)]
    if pattern(r"\b(?:by|visit|met|with|to visit|and)\b|<post|pact>").search(gap):
        raise Nearly("the envoy is not the one who is appointed")
    _happened(hit, hit.start)
    yield _told(hit, "appointment", mark, _posted(hit, mark), dated(hit), "appointed")


@rule(
    "diplomats.served",
    r"\b(?:serv(?:ed|es|ing)|was|held office|acted|resided)\b(?=[^;]{0,90}?<date>)",
    "<office>",
)
def served(hit: Hit) -> Iterator[Found]:
    """An envoy's years in office: "Ana Paz served as ambassador to Togo from 1999 to 2003"."""
    mark = _envoy(hit)
    dates = tuple(date for date in times.dates(hit, False) if "/" in date and not date.startswith(".."))
    if not mark or not dates or not _person(hit, mark):
        raise Nearly("no term of an envoy is told")
    if pattern(r"\b(?:concurrent|accredited)\b").search(hit.string, *hit.clause):
        raise Nearly("it is an accreditation")
    yield _told(hit, "appointment", mark, _posted(hit, mark), dates, "in office")


RECALL = (
    r"recall(?:ed|s|ing)?|withdr(?:ew|aw|awn|awing|aws)|call(?:ed|s|ing)? (?:home|back)|summon(?:ed|s|ing)? home|pull(?:ed|ing) out"
)


@rule(
    "diplomats.recalled",
    rf"\b(?P<verb>{RECALL})\b(?=[^;]{{0,60}}?<office>)|<office>[^;]{{0,60}}?\b(?:was|were|been|being) (?P<was>{RECALL})\b|\brecall of (?=[^;]{{0,60}}?<office>)",
    "<office>",
)
def recalled(hit: Hit) -> Iterator[Found]:
    """A state takes its envoy back: "Togo recalled its ambassador from Lima in 1983"."""
    mark = _envoy(hit)
    if not mark:
        raise Nearly("it is no envoy who is recalled")
    if hit.match["verb"] or hit.match["was"]:
        _happened(hit, hit.match.start("verb") if hit.match["verb"] else hit.match.start("was"))
    sender, receiver = _posted(hit, mark)
    yield _told(hit, "other", mark, (sender, receiver), when(hit), "recalled, withdrawn")


@rule(
    "diplomats.left",
    r"\b(?:left|departed|returned(?: to)?|was sent back|resumed (?:his|her) (?:post|duties)|went back)\b(?=[^;]{0,60}<date>)",
    "<office>",
)
def left(hit: Hit) -> Iterator[Found]:
    """An envoy leaves or comes back: "the ambassador of Togo departed on 4 May 1983"."""
    mark = _envoy(hit)
    if not mark or hit.tagged.place(mark) > hit.start or hit.start - hit.tagged.place(mark) > 60:
        raise Nearly("no envoy is named before it")
    _happened(hit, hit.start)
    yield _told(hit, "other", mark, _posted(hit, mark), dated(hit), hit.match[0].split()[0] + " the post")


OUT = r"expel(?:led|s|ling)?|declar(?:ed|es|ing)|asked to leave|ordered (?:out|to leave)|summon(?:ed|s|ing)|dismissed|given [^;]{0,20}hours"


@rule(
    "diplomats.expelled",
    rf"\b(?P<verb>{OUT})\b",
    "expelled expels expelling declared declares declaring leave ordered summoned summons summoning",
)
def expelled(hit: Hit) -> Iterator[Found]:
    """A state sends an envoy of the other away or for: "Togo expelled two Peruvian diplomats in 1983"."""
    mark = _envoy(hit)
    if not mark and not pattern(OFFICERS).search(hit.string, *hit.clause):
        raise Nearly("it is no envoy who is expelled")
    verb = hit.match["verb"].lower()
    if verb.startswith("declar") and not pattern(r"non grata|undesirable|unwelcome|persona").search(hit.after):
        raise Nearly("nobody is declared unwelcome")
    _happened(hit, hit.start)
    passive = pattern(r"\b(?:was|were|been|being|are|is) (?:\w+ )?$").search(hit.before)
    if passive:
        home, _ = _posted(hit, mark) if mark else _whole(hit, (actors(hit) or [""])[0], "")
        way = (hit.setting.other(home), home)
    else:
        sender = actor(hit)
        way = (sender, hit.setting.other(sender))
        theirs = [code for mark in hit.marks_after("demonym", "state") if (code := hit.code(mark)) != sender]
        way = (sender, theirs[0]) if theirs and sender else way
    dates = when(hit)
    what = "summoned" if verb.startswith("summon") else "declared undesirable" if verb.startswith("decl") else "expelled"
    name = _person(hit, mark) if mark else ""
    label = " ".join(part for part in (mark.text if mark else "diplomats", name, what) if part)
    if "leave" in verb:
        label += ", asked to leave"
    if not all(way):
        raise Nearly("nobody knows who expels whom")
    yield event(hit, "other", label, way, sender=way[0], receiver=way[1], dates=dates, confidence=0.8)


@rule(
    "diplomats.exchanged",
    r"\b(?:exchang(?:ed|es|ing|e)) (?:of )?(?:\w+ )?(?P<who><office>|ambassadors|envoys|ministers|representatives|diplomats)|<office> were exchanged|\bexchange of (?:\w+ )?<office>",
    "exchanged exchange exchanges exchanging",
)
def exchanged(hit: Hit) -> Iterator[Found]:
    """Two states exchange envoys: "Togo and Peru exchanged ambassadors in 1969"."""
    label = "ambassadors exchanged, exchange of ambassadors"
    yield event(hit, "appointment", label, parties(hit), dates=dated(hit))


HEADS = pattern(
    r"\b(?:ambassadors|heads? of (?:post|mission)|chiefs? of mission|envoys|consuls(?: general)?|chargés|representatives|high commissioners|ministers (?:resident|plenipotentiary))\b"
)


@rule(
    "diplomats.listed",
    r"^\W*(?:(?:\d+\.|h\.\s?e\.|mr\.?|mrs\.?|ms\.?|dr\.?|<office>) ?)*(?P<who><name>)(?:,? ?[^;<]{0,60}?)[ ,:(–-]+(?P<term><date>)\W*$|^\W*(?P<first><date>)[ ,:)–-]+(?:<office> )?(?P<then><name>)[^;]{0,60}$",
    "<date>",
)
def listed(hit: Hit) -> Iterator[Found]:
    """A name with a term in a list of envoys: "Ana Paz, 1999–2003" under "Ambassadors to Togo"."""
    heading = next((text for text in reversed(hit.setting.headings) if HEADS.search(text)), "")
    if not heading or hit.sentence.block.kind not in ("item", "cell", "paragraph") or len(hit.string) > 120:
        raise Nearly("it is no list of envoys")
    name = hit.group("who") or hit.group("then")
    term = hit.group("term") or hit.group("first")
    if not name or not term or not is_person(name.text) or not term.value.dates:
        raise Nearly("no person with a term")
    setting = hit.setting
    sender, receiver = setting.sender, setting.receiver
    if not sender and setting.home and setting.other(setting.home):
        sender, receiver = setting.home, setting.other(setting.home)
    people = ((name.text, "ambassador", sender),)
    dates = term.value.dates
    if setting.pair or sender:
        yield event(
            hit, "appointment", f"{name.text}, head of mission", setting.pair, sender=sender, receiver=receiver,
            dates=dates, people=people, confidence=0.75,
        )


@rule(
    "diplomats.chancery",
    r"\b(?:chancery|chancellery|embassy building|ambassador[’']s residence)\b[^;]{0,60}?\b(?:was|were) (?:\w+ )?(?:inaugurated|opened|moved|completed|handed over|dedicated|destroyed|damaged)",
    "chancery chancellery building residence",
)
def chancery(hit: Hit) -> Iterator[Found]:
    """The house of a mission: "the new chancery was inaugurated in 1990"."""
    sender, receiver = _whole(hit, actor(hit), "")
    yield _told(hit, "installation", None, (sender, receiver), dated(hit), "chancery inaugurated")
