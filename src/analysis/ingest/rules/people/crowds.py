"""Numbers of people that lean on what goes before: several years, those that stayed or went, people under a heading."""

import re
from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.people.peoples import NO_PEOPLE, PEOPLE, WHERE, check, flow, there_from
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

SERIES = pattern(
    r"(?:,|;|\band|\bto|\bfrom|\bagainst|\bthen|\bor)(?: (?:and|then|only|some|about|just|"
    r"nearly|over|already|as many as))*"
    r" (?P<number><number>)(?: (?!in\b|of\b)[a-z]+)? (?P<date><date>)"
)


def series(hit: Hit, origin: str, there: str, label: str, start: int) -> Iterator[Found]:
    """The numbers of other years in a sentence, each with its date."""
    for match in SERIES.finditer(hit.string, start):
        number, date = hit.tagged.mark(match.start("number")), hit.tagged.mark(match.start("date"))
        dates = times.resolved(hit, date)
        if dates and number.value.unit == "":
            yield from flow(hit, origin, there, number, label, match.start("number"), dates)


@rule(
    "crowds.went",
    rf"(?P<number><number>)(?: (?!of\b|and\b)[\w-]+){{0,2}}? (?P<people><demonym>)(?:s|n)?(?: (?:{PEOPLE}|\w+s))?"
    r"(?: (?:had|have|has|were|was|been))* (?P<verb>left|departed|fled|expelled|deported|"
    r"repatriated|evacuated|emigrated|returned)"
    r"(?: home)?(?P<of> from)? (?P<from><state|region|city|name>)",
    "left departed fled expelled deported repatriated evacuated emigrated returned",
)
def went(hit: Hit) -> Iterator[Found]:
    """People leave the other state for their own: "300 Chadians were expelled from Peru in 1984"."""
    people, mark = hit.code(hit.group("people")), hit.group("from")
    if not hit.match["of"] and mark and mark.tag != "state":
        raise Nearly("nothing tells which state they leave")
    away = hit.code(mark) if mark and mark.tag in ("state", "city") else hit.setting.other(people)
    label = hit.plain(hit.match.start("people"), hit.match.end("verb"))
    yield from flow(
        hit, away, people if people != away else hit.setting.other(away), hit.group("number"), label, hit.start
    )


@rule("crowds.of_them", r"(?P<number><number>) of (?:them|whom|these|those)\b", "them whom these those")
def of_them(hit: Hit) -> Iterator[Found]:
    """People told of before are counted: "Peruvians live in Chad. There were 55 of them in 1986 and 70 in 1999"."""
    told = [one for one in hit.told if one.kind == "migration"]
    number = hit.group("number")
    if NO_PEOPLE.search(hit.string[hit.clause[0] : hit.clause[1]]) or (number and number.value.unit):
        raise Nearly("what is counted are no people who live or travel")
    if told:
        origin, there, label = told[-1].sender, told[-1].receiver, told[-1].label
    else:
        origin, label = _people(hit)
        there = there_from(hit, origin)
    yield from flow(hit, origin, there, number, f"of {label}", hit.start)
    yield from series(hit, origin, there, label, hit.end)


@rule(
    "crowds.their_number",
    r"\b(?:their (?:total |current )?numbers?|number of them|they|the (?:community|colony|diaspora))"
    r"(?: (?:is|are|was|were|has|have|had|been|now|today|put|estimated|reckoned|said|thought|believed|given|to|be|"
    r"at|as|numbers?|number|numbered|reached|stood|exceeds?|exceeded|totals|totall?ed|counts|counted|rose|grew|fell|some|"
    r"about|over|around|nearly|almost|up|more|than|roughly|approximately|only))+ (?P<number><number>)(?= |[.,;]|\Z)",
    "number numbers numbered their them they community colony diaspora",
)
def their_number(hit: Hit) -> Iterator[Found]:
    """The number of people told of before: "Chad–Peru relations / Chadians live in Lima. Their number is put at 55"."""
    number = hit.group("number")
    origin, label = _people(hit)
    if not origin or number is None or number.value.unit or NO_PEOPLE.search(hit.string, *hit.clause):
        raise Nearly("what is counted are no people who live or travel")
    block, start = hit.sentence.block, hit.sentence.start
    last = block.text[max(0, start - 300) : start].rstrip().rpartition(". ")[2] + hit.plain(0, hit.start)
    if not LIVING.search(last):
        raise Nearly("nobody was told of who lives there")
    yield from flow(hit, origin, hit.setting.other(origin), number, f"of {label}", hit.start)


LIVING = re.compile(
    rf"\b(?:{PEOPLE}|communit\w+|diaspora|colony|live[ds]?|living|reside[ds]?|settled|"
    r"[A-Z]\w+s (?:living |residing )?in)\b"
)


def _people(hit: Hit) -> tuple[str, str]:
    """The people told of before in the sentence, or in the one before it."""
    marks = hit.tagged.between(0, hit.start, "demonym")
    if marks:
        return hit.code(marks[-1]), marks[-1].text
    actor = hit.sentence.setting.actor
    return (actor, "them") if actor in hit.setting.pair else ("", "")


JOINED = pattern(
    r"(?:;|,|\band|\bby <date>,?)(?: (?:but|and|another|a further|of (?:whom|them)|by "
    r"<date>,?|only|some|about|<date>,?))* \Z"
)


@rule(
    "crowds.stayed",
    r"(?P<number><number>)(?: (?:had|have|has|were|are|of (?:them|whom)))* "
    r"(?P<verb>remain(?:ed|ing)?|stay(?:ed|ing)|lived"
    r"|living|left|arrived|came|come|settled|returned|went (?:home|back)|emigrated|followed)\b",
    "remain remained remaining stayed lived living left arrived came come settled returned went emigrated followed",
)
def stayed(hit: Hit) -> Iterator[Found]:
    """Some of the people just counted stayed or went: "90 Chadians came to Peru in 1920, and 30 stayed"."""
    told = [one for one in hit.told if one.kind == "migration" and one.value is not None]
    if not told or not JOINED.search(hit.string[: hit.start]):
        raise Nearly("nobody was counted before")
    first, home = told[0], re.match(r"returned|went", hit.match["verb"])
    way = (first.receiver, first.sender) if home else (first.sender, first.receiver)
    ethnic = re.match(r"remain|stay", hit.match["verb"]) and "left" in hit.string[: hit.start]
    way = (way[1], way[0]) if ethnic else way
    yield from flow(hit, *way, hit.group("number"), f"{hit.match['verb']} of {first.label}", hit.match.start("number"))


@rule(
    "crowds.origin",
    rf"(?P<number><number>)(?: (?!of\b|and\b)[\w-]+){{0,2}}? (?P<noun>{PEOPLE})(?: (?:who (?:are|"
    r"were)|being))? (?:of|with|claiming)"
    r"(?: (?:partial|full|mixed))? (?P<people><demonym|state>)[ -](?:origin|descent|"
    r"ancestry|extraction|background|roots|birth"
    r"|heritage|nationality|citizenship|blood|stock)",
    "origin descent ancestry extraction background roots birth heritage nationality citizenship blood stock",
)
def by_origin(hit: Hit) -> Iterator[Found]:
    """People are counted by their descent: "some 300 persons of Chadian origin live in Peru"."""
    origin = hit.code(hit.group("people"))
    check(hit, hit.after)
    label = hit.plain(hit.match.start("noun"), hit.end)
    yield from flow(hit, origin, there_from(hit, origin), hit.group("number"), label, hit.start)


@rule(
    "crowds.number_rose",
    rf"\bnumber of (?:(?:[\w-]+ )?(?P<people><demonym>)(?:s|n)?(?: {PEOPLE})?|(?:[\w-]+ "
    rf")?{PEOPLE} (?:\w+ )?(?:from|of) (?P<from>"
    rf"<state>))(?P<gap>(?:(?!<number|money>)[^;.]){{0,90}}?)(?P<number><number>)",
    "number",
)
def number_rose(hit: Hit) -> Iterator[Found]:
    """Their number changes: "the number of Chadians in Peru rose from 30 in 1990 to 400 in 2010"."""
    mark = hit.group("people") or hit.group("from")
    origin = hit.code(mark)
    if NO_PEOPLE.search(hit.string[hit.start : hit.end]):
        raise Nearly("what is counted are no people who live or travel")
    inside = WHERE.search(hit.string, hit.match.start("gap"), hit.match.end("gap"))
    there = hit.state_in(inside)
    there = there if there and there != origin else hit.setting.other(origin)
    label = hit.plain(hit.start + 10, hit.match.start("gap"))
    if not any(one.kind == "migration" for one in hit.told):
        yield from flow(hit, origin, there, hit.group("number"), label, hit.match.start("number"))
    yield from series(hit, origin, there, label, hit.match.end("number"))


@rule(
    "crowds.label",
    rf"\A(?:[\w’' -]{{0,40}}: )?(?P<people><demonym>)(?:s|n)?(?: {PEOPLE}| community| "
    r"diaspora)?(?: (?:living |residing "
    r"|registered )?in (?P<in><state>))?(?: \((?P<date><date>)\))?(?::| –| -) (?:(?:about|"
    r"some|approximately|around|over) )?"
    r"(?P<number><number>)",
    "<number>",
)
def label(hit: Hit) -> Iterator[Found]:
    """A line gives the number of people that it names: "Chad–Peru relations / Chadians in Peru: 320 (2019)"."""
    origin = hit.code(hit.group("people"))
    there = hit.code(hit.group("in")) or hit.setting.other(origin)
    if hit.group("number").value.unit or NO_PEOPLE.search(hit.string[hit.start :]):  # type: ignore[union-attr]
        raise Nearly("what is counted are no people")
    words = hit.plain(hit.match.start("people"), hit.match.start("number")).strip(" :–-")
    yield from flow(hit, origin, there, hit.group("number"), words, hit.match.start("number"))
