"""Heads of mission: appointed, accredited with their letters, in office, exchanged; lists of them."""

from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.actors import actor
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.diplomats.envoys import HEADS, completed, envoy, happened, person, posted, told
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import dated, event, parties
from analysis.ingest.tagged import pattern
from analysis.ingest.titles import is_person

LETTERS = r"(?:credentials|letters? of (?:credence|accreditation)|credential letters?|accreditation letters?)"


@rule(
    "diplomats.credentials",
    (
        rf"\b(?:present(?:ed|s|ing)?|hand(?:ed|s|ing)(?: (?:over|in))?|submitt?(?:ed|s|ing)|"
        rf"deliver(?:ed|s|ing)) (?:over )?(?:(?:a )?cop(?:y|ies) of )?(?:(?:his|her|their|the) "
        rf")?{LETTERS}|{LETTERS} (?:\w+ ){{0,4}}?(?:presented|accepted|received|handed over)"
    ),
    "credentials credence accreditation credential",
)
def credentials(hit: Hit) -> Iterator[Found]:
    """An envoy presents letters: "the Peruvian ambassador presented her credentials in Lomé on 3 May 2001"."""
    mark = envoy(hit)
    happened(hit, hit.start)
    to = pattern(r"^[^;]{0,60}?\b(?:to|in|at)\b[^;]{0,30}?(?P<to><country|city>)").search(hit.after)
    host = hit.state_in(to, "to", base=hit.end)
    sender, receiver = posted(hit, mark)
    if host and host != receiver and sender != host:
        sender, receiver = completed(hit, sender if mark and sender != hit.setting.actor else "", host)
    elif host and host == sender:
        sender, receiver = completed(hit, "", host)
    yield told(hit, "ceremony", mark, (sender, receiver), dated(hit), "presents credentials, letters of credence")


@rule(
    "diplomats.arrived",
    r"\b(?:(?:took|takes|taking) up (?:(?:his|her|their|its|the) )?(?:\w+ )?(?:post|duties|"
    r"office|position|residence)|assum(?:ed|es) (?:(?:his|her|the|their) )?(?:duties|office|"
    r"post|position|charge)|"
    r"began (?:his|her|their) (?:mission|duties|term)|(?:arrived|settled) (?:in|at) <city>)\b|"
    r"(?:arrived|settled) (?:in|at) <city>",
    "<office> + took takes taking assumed assumes began arrived settled",
)
def arrived(hit: Hit) -> Iterator[Found]:
    """An envoy takes up the post: "the first Peruvian ambassador to Togo took up his post in 1972"."""
    mark = envoy(hit)
    if not mark or hit.tagged.place(mark) > hit.start:
        raise Nearly("no envoy is named before it")
    happened(hit, hit.start)
    sender, receiver = posted(hit, mark)
    host = hit.code(hit.tagged.first(hit.start, hit.clause[1], "city", "state"))
    if host and host != sender:
        sender, receiver = completed(hit, sender, host)
    yield told(hit, "appointment", mark, (sender, receiver), dated(hit), "takes up the post")


@rule(
    "diplomats.appointed",
    (
        r"\b(?:appoint(?:ed|s|ing)?|nominat(?:ed|es)|named|designated|posted?|posting|sent|"
        r"promoted|dispatched|accredited(?= (?:its|an?|their|the)\b)|chose|became|was made)\b(?=[^;]{0,80}?<office>)|"
        r"<office>[^;]{0,60}?\b(?:was|were) (?:first )?(?:appointed|nominated|named|designated|"
        r"posted|sent)\b"
    ),
    "<office> + appoint appointed appoints appointing nominated nominates named designated post posted posting sent "
    "promoted dispatched chose became made",
)
def appointed(hit: Hit) -> Iterator[Found]:
    """A state names an envoy: "Peru appointed its first ambassador to Togo in 1970"."""
    mark = envoy(hit)
    if not mark or (hit.match[0][0].isalpha() and abs(hit.tagged.place(mark) - hit.start) > 90):
        raise Nearly("no envoy is named with it")
    gap = hit.string[hit.end : hit.tagged.place(mark)]
    if pattern(r"\b(?:by|visit|met|with|to visit|and)\b|<post|pact>").search(gap):
        raise Nearly("the envoy is not the one who is appointed")
    happened(hit, hit.start)
    yield told(hit, "appointment", mark, posted(hit, mark), dated(hit), "appointed")


@rule(
    "diplomats.served",
    r"\b(?:serv(?:ed|es|ing)|was|held office|acted|resided)\b(?=[^;]{0,90}?<date>)",
    "<office> + <date> + served serves serving was held acted resided",
)
def served(hit: Hit) -> Iterator[Found]:
    """An envoy's years in office: "Ana Paz served as ambassador to Togo from 1999 to 2003"."""
    mark = envoy(hit)
    dates = tuple(date for date in times.dates(hit, False) if "/" in date and not date.startswith(".."))
    if not mark or not dates or not person(hit, mark):
        raise Nearly("no term of an envoy is told")
    if pattern(r"\b(?:concurrent|accredited)\b").search(hit.string, *hit.clause):
        raise Nearly("it is an accreditation")
    yield told(hit, "appointment", mark, posted(hit, mark), dates, "in office")


@rule(
    "diplomats.exchanged",
    (
        r"\b(?:exchang(?:ed|es|ing|e)) (?:of )?(?:\w+ )?(?P<who><office>|ambassadors|envoys|"
        r"ministers|representatives|diplomats)|<office> were exchanged|\bexchange of (?:\w+ "
        r")?<office>"
    ),
    "exchanged exchange exchanges exchanging",
)
def exchanged(hit: Hit) -> Iterator[Found]:
    """Two states exchange envoys: "Togo and Peru exchanged ambassadors in 1969"."""
    label = "ambassadors exchanged"
    yield event(hit, "appointment", label, parties(hit), dates=dated(hit))


@rule(
    "diplomats.listed",
    (
        r"^\W*(?:(?:\d+\.|h\.\s?e\.|mr\.?|mrs\.?|ms\.?|dr\.?|<office>) ?)*(?P<who><name>)(?:,? "
        r"?[^;<]{0,60}?)[ ,:(–-]+(?P<term><date>)\W*$|^\W*(?P<first><date>)[ ,:)–-]+(?:<office> "
        r")?(?P<then><name>)[^;]{0,60}$"
    ),
    "<date> + <name>",
)
def listed(hit: Hit) -> Iterator[Found]:
    """A name with a term in a list: "Peru–Togo relations / Ambassadors of Peru to Togo / Ana Paz, 1999–2003"."""
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
            hit,
            "appointment",
            f"{name.text}, head of mission",
            setting.pair,
            sender=sender,
            receiver=receiver,
            dates=dates,
            people=people,
            confidence=0.75,
        )


@rule(
    "diplomats.chancery",
    (
        r"(?:\b(?:chancery|chancellery|embassy building|ambassador[’']s "
        r"residence)\b|<post> (?:premises|building|house|compound|"
        r"chancery))[^;]{0,60}?\b(?:was|were) (?:\w+ )?(?:inaugurated|opened|moved|completed|"
        r"handed over|dedicated|destroyed|damaged)"
    ),
    "chancery chancellery building residence premises compound",
)
def chancery(hit: Hit) -> Iterator[Found]:
    """The house of a mission: "Peru–Togo relations / the chancellery of Peru was inaugurated in 1990"."""
    of = pattern(r" of (?P<of><state>)").search(hit.match[0])
    owner = hit.code(hit.tagged.mark(hit.start + of.start("of"))) if of else actor(hit)
    sender, receiver = completed(hit, owner, "")
    yield told(hit, "installation", None, (sender, receiver), dated(hit), "chancery inaugurated")
