"""Posts that a text names by a word for another: "one", "its counterpart", a state that "followed suit"."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest import times
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.missions.places import Post, kind_words, posts
from analysis.ingest.rules.missions.posting import Standing, standings, subjects, told, when
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import Mark, pattern

BEGAN = (
    r"(?:dates?(?: (?:from|back to))?(?= )|(?:was |were )?(?:opened|established|inaugurated|founded|set up|added)|"
    r"followed|exists?|has existed|opens|came)\b"
)
NEAR = 60
LASTING = ("has", "had", "have", "maintain", "maintains", "keep", "keeps", "operate", "operates", "run", "runs")


def _last(hit: Hit) -> Standing:
    """The post told last, in this sentence or the one before; Nearly where none was."""
    ahead = bool(posts(hit, 0, hit.start))
    here = [one for one in hit.told if ahead and one.kind == "mission" and one.type != "accreditation"]
    if here:
        one = here[-1]
        return Standing(one.type, kind_words(one.type), one.place, one.sender, one.receiver)
    past = hit.setting.post if hit.setting.fresh else None
    if past is None:
        raise Nearly("no post was told before")
    return Standing(past[0], kind_words(past[0]), *past[1:])


def _in(hit: Hit, start: int) -> Mark | None:
    """The place that is named right behind a place of the sentence: " in Osaka"."""
    found = pattern(r"^,? (?:of its own |also )?(?:in|at) (?:the capital,? )?(?P<place><city|name>)").search(
        hit.string[start : start + NEAR]
    )
    return hit.tagged.mark(start + found.start("place")) if found else None


@rule(
    "counterparts.one",
    r"\b(?:has|had|have|maintains?|keeps?|operates?|runs?|opened|established|set up|closed|inaugurated)"
    r"(?: (?:also|now|only))? (?:one|(?:its|their) own)(?! of (?:the|its|their)\b)(?=,? (?:of its own )?(?:in|at) )",
    "one own",
)
def one(hit: Hit) -> Iterator[Found]:
    """A state has such a post too: "Peru keeps a legation in Tokyo and Japan has one in Lima"."""
    last, place = _last(hit), _in(hit, hit.end)
    if place is None:
        raise Nearly("it is not told where")
    post = Post(last.kind, last.words, place, hit.end, hit.end)
    done = {"closed": " closed"}.get(hit.match[0].split()[0].lower(), "")
    senders = subjects(hit)
    lasting = hit.match[0].split()[0].lower() in LASTING
    dates = ("",) if lasting else when(hit, hit.start, hit.clause[1])
    for each in [post, *posts(hit, hit.end, hit.clause[1])]:
        for standing in standings(hit, each, senders):
            yield told(hit, standing, done, dates)


@rule(
    "counterparts.other",
    rf"(?P<whose>(?:<state>[’']s|(?:<demonym>|\bits|\btheir)(?: \w+)? (?:one|counterpart|equivalent))),? "
    rf"(?:in|at) (?P<place><city|name>),? (?:\w+ly )?{BEGAN}",
    "one counterpart equivalent dates date opened established followed existed exists",
)
def other(hit: Hit) -> Iterator[Found]:
    """The other state's post began: "Peru opened a legation in Tokyo; Japan's, in Lima, dates from 1921"."""
    last = _last(hit)
    whose = hit.tagged.first(hit.match.start("whose"), hit.match.end("whose"), "state", "demonym")
    senders = [hit.code(whose)] if whose else [last.receiver]
    post = Post(last.kind, last.words, hit.group("place"), hit.end, hit.end)
    for standing in standings(hit, post, senders):
        yield told(hit, standing, " opened", when(hit, hit.start, hit.clause[1]))


GAPPED = (
    r"(?:[,;]|,? (?:and|while|whereas|with)) (?:that of )?(?:(?:<demonym>|<state>(?:[’']s)?) (?:its )?(?:own |one )?|)?"
    r"(?:<post>)?(?: of <state>)? ?(?:in <city>)?,? (?=<date>)"
)


@rule("counterparts.gapped", GAPPED, "<post>")
def gapped(hit: Hit) -> Iterator[Found]:
    """Another post did too, and no verb says so: "Peru opened an embassy in 1964, Chad its own in Lima in 1966"."""
    done = next(
        (end for end in (" opened", " closed", " reopened") if hit.told and hit.told[-1].label.endswith(end)), ""
    )
    whose = hit.tagged.first(hit.start, hit.end, "state", "demonym")
    if not done or not whose or hit.told[-1].kind != "mission":
        raise Nearly("no post was told before")
    named, last = posts(hit, hit.start, hit.end), _last(hit)
    place = hit.tagged.first(hit.start, hit.end, "city")
    post = named[0] if named else Post(last.kind, last.words, place, hit.end, hit.end)
    for standing in standings(hit, post, [hit.code(whose)]):
        if (standing.sender, standing.place) != (last.sender, last.place):
            yield told(
                hit, standing, done, times.resolved(hit, hit.tagged.mark(hit.end)), span=(hit.start, hit.end + 1)
            )


FOLLOWED = (
    r"(?:followed(?: suit|(?= (?:in|on|with|a|the|two|three|only|later)\b|<date>|,|\.| <date>))|"
    r"did (?:so|the same|likewise)|reciprocated|responded in kind|returned the (?:gesture|favou?r|compliment))"
)


@rule(
    "counterparts.followed",
    r"(?P<who><state|city>|<demonym> government)(?: (?:also|soon|then|in turn|later|itself|finally|<date>)){0,4} "
    rf"{FOLLOWED}",
    "followed did reciprocated responded returned",
)
def followed(hit: Hit) -> Iterator[Found]:
    """Another state does as the first did: "Peru opened a legation in Tokyo in 1921 and Chad followed suit in 1975"."""
    if not any(found.kind == "mission" for found in hit.told[-1:]) and not (hit.setting.fresh and not hit.told):
        raise Nearly("it follows in something else")
    if posts(hit, hit.end, hit.clause[1]):
        raise Nearly("what follows is named")
    last, who = _last(hit), hit.code(hit.group("who"))
    place = _in(hit, hit.end)
    if who == last.receiver:
        standing = replace(last, sender=who, receiver=last.sender, place=place.text if place else "")
    else:
        standing = replace(last, sender=who, place=place.text if place else last.place)
    if not who or who == last.sender:
        raise Nearly("nobody else follows")
    label = hit.told[-1].label if hit.told else ""
    done = next((end for end in (" opened", " closed", " reopened") if label.endswith(end)), " opened")
    yield told(hit, standing, done, when(hit, hit.start, hit.clause[1]))
