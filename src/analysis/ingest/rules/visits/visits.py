"""Visits: who went to which state, when; told by the traveller, the host or a noun."""

import re
from collections.abc import Iterator

from analysis.ingest.actors import actors, surname
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.visits import travellers, visitors
from analysis.ingest.rules.visits.journeys import (
    BE,
    REACH,
    Goal,
    actual,
    dates_of,
    goals,
    last_visit,
    told,
    undirected,
    window,
)
from analysis.ingest.rules.visits.visitors import Visitor
from analysis.ingest.tagged import pattern

GO = (
    r"(?:(?<=<name|office|state> )visits(?= <place|demonym>)|"
    r"(?:visited|visiting|toured|touring)(?! by)|(?:travel+ed|travels|went|goes|came|comes|flew|flies|journeyed|"
    r"sailed|drove|"
    r"return(?:ed|s)|moved on|headed|"
    r"proceeded|continued)(?: (?:on|over|back|again|officially|in turn|personally|himself|herself))?(?: via <city|"
    r"state>)? to|"
    r"(?:arriv(?:ed|es)|landed|lands|stopped for [\w ]{1,30}|"
    r"stopped(?: over)?|stop(?:s|ped) off|touched down|stayed|stays|called|calls|spent [\w ]{1,20}) (?:in|at|over at|"
    r"to|over in|over at))"
)


MANY = re.compile(r"\b(?:several|many|numerous|various|some|most|all|other|both|successive)\b", re.IGNORECASE)
THE_LAND = pattern(r"(?: (?:the|that) (?:country|island|republic|kingdom|nation|capital|archipelago)| there)\b")
AGAIN_THERE = pattern(r"(?: there)?(?: again| once more| (?:for )?(?:a|the) (?:second|third) time)")
UNKNOWN = pattern(r" <name>(?: region| province| island| district| valley)?(?: on)? ?(?:<date>|,|\.|\Z)")


@rule(
    "visits.went",
    rf"\b{GO}",
    "visited visiting toured touring visits travelled traveled travels went goes came comes flew flies journeyed "
    "sailed drove returned "
    "headed proceeded continued "
    "arrived arrives landed lands stopped touched stayed stays called calls spent moved returns stops",
)
def went(hit: Hit) -> Iterator[Found]:
    """Somebody goes to a place: "President Rossi of Italy visited Osaka in 1994"."""
    actual(hit)
    group = visitors.led(hit, hit.clause[0], hit.start) or visitors.subject(hit) or visitors.following(hit)
    group = group or travellers.crowd(hit) or travellers.bare(hit)
    if not group:
        raise Nearly("nobody is said to have gone")
    if MANY.search(hit.before) and not group[0].name:
        raise Nearly("it sums up several visits")
    going = goals(hit, hit.end, window(hit, hit.end)) or _unnamed(hit, group)
    yield from told(hit, group, going, dates_of(hit))


def _unnamed(hit: Hit, group: list[Visitor]) -> list[Goal]:
    """Where somebody went who went to "the country", there again, or to a place that no table knows."""
    last = last_visit(hit)
    if last and AGAIN_THERE.match(hit.string, hit.end) and group[0].state in ("", last.sender):
        return [Goal(last.receiver, "")]
    other = hit.setting.other(group[0].state)
    if THE_LAND.match(hit.string, hit.end):
        return [Goal(other, "")]
    place = UNKNOWN.match(hit.string, hit.end)
    return [Goal(other, hit.tagged.mark(place.start() + 1).text)] if place else []


@rule(
    "visits.was_in",
    rf"(?:<name|office|state>,?|\bhe|\bshe)(?P<be> {BE}(?: also| again| once)?(?: on an? [\w -]{{0,30}}visit)? (?:in|"
    rf"at|to)) <place>",
    "was were is been",
)
def was_in(hit: Hit) -> Iterator[Found]:
    """Somebody is in a place of the other state: "the Italian President was in Osaka in 1994"."""
    actual(hit)
    within = Hit(hit.sentence, _after(hit, "be"), hit.told)
    group = visitors.subject(within)
    if not group:
        raise Nearly("nobody is said to have been there")
    yield from told(within, group, goals(hit, hit.end - 1, window(hit, hit.end)), dates_of(within))


def _after(hit: Hit, group: str) -> re.Match[str]:
    found = pattern(re.escape(hit.match[group])).search(hit.string, hit.match.start(group))
    assert found is not None
    return found


NOUN = (
    r"(?:visits?|trips?|tours?|stopovers?|journeys?|stays?|stops?(?= (?:in|at) <place>)|"
    r"that(?= of <office|name>[^;]{0,60} to <place>))"
)
LEANS = re.compile(
    r"\b(?:during|course of|following|after|upon|throughout|in|on|of|since|purpose of)(?: [\w’']+){0,4} \Z",
    re.IGNORECASE,
)
PAID = re.compile(
    r"\b(?:paid|pays|made|makes|conduct(?:ed|s)|undert(?:ook|akes)|began|begins|started|start|complet(?:ed|es)|"
    r"conclud(?:ed|es)|embarked on|"
    r"(?:was|is|came|went|arrived) (?:in \S+ )?(?:on|for)|return(?:ed|s)|repaid|ended|finished|performed|carried out|"
    r"realized)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:said|stated|announced|declared|told|confirmed|promised|spoke|expressed|reiterated|stressed|signed|opened|"
    r"inaugurated|met|thanked|praised)\b[^;]{0,60}\b(?:during|on) (?:an?|the) (?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
MINE = pattern(r"(?:<name|office|state>[’']s?|\b(?:his|her))(?: [\w-]+){0,4} \Z")
BY = pattern(
    r"(?: (?:was|were) (?:paid|made))?(?: to (?P<to>(?:(?! wh(?:ere|en|ile|o|ich)\b| with\b)[^,;.()]){1,60}?))??,? "
    r"(?:that was )?(?:paid |made |undertaken |conducted )?(?:of|by|from) "
    r"(?=(?:an? |<country>|their |its )?)"
)


@rule(
    "visits.noun",
    rf"\b{NOUN}\b(?! by (?:ships?|tourists?))",
    "visit visits trip trips tour tours stopover stopovers journey journeys stay stays stop stops that",
)
def noun(hit: Hit) -> Iterator[Found]:
    """A visit as a thing: "the visit of King Rossi of Italy to Osaka in 1994"."""
    actual(hit)
    if (hit.match[0].lower() == "visits" and LISTED.match(hit.after)) or VERB.match(
        hit.string, hit.start - 2 if hit.start > 1 else 0
    ):
        raise Nearly("it is a list, or a verb")
    group, leaning = _whose(hit)
    if not group:
        raise Nearly("nobody is said to have made it")
    going = _where(hit, group)
    dates = dates_of(hit)
    if not going and dates != ("",) and group[0].office and group[0].name and len(hit.setting.pair) == 2:
        yield from undirected(hit, group, dates)
    if leaning and dates == ("",) and not _anew(hit, group, going):
        raise Nearly("it leans on a visit that is told elsewhere")
    yield from told(hit, group, going, dates)


def _anew(hit: Hit, group: list[Visitor], going: list[Goal]) -> bool:
    """Whether words that lean on a visit tell it in full, of somebody who was not named before."""
    whole = group[0].name and group[0].office and group[0].state and going and going[0].state
    return bool(whole) and surname(group[0].name) not in hit.setting.people


LISTED = pattern(r" (?:from|to|by) <country>(?: to <country>)?[^:]{0,40}?(?::| were those| included?)| <place>")
VERB = pattern(r"(?<=<name|office|state>) visits <place|demonym>")


def _whose(hit: Hit) -> tuple[list[Visitor], bool]:
    """Who made a visit, and whether the words only lean on it."""
    leaning = bool(LEANS.search(hit.before))
    by = BY.match(hit.string, hit.end, hit.clause[1])
    if by:
        behind = [
            one
            for one in visitors.persons(hit, by.end(), min(hit.clause[1], by.end() + 2 * REACH))
            if one.start - by.end() < 30
        ]
        if behind:
            return visitors.led(hit, by.end(), min(hit.clause[1], by.end() + REACH)) or visitors.joined(
                hit, behind
            ), leaning
    mine = MINE.search(hit.before)
    his = mine is not None and mine[0].lower().startswith(("his", "her"))
    if his or not mine:
        ahead = visitors.following(hit)
        if ahead:
            return ahead, False
    if his:
        one = visitors.known(hit)
        return ([one] if one else []), True
    if mine:
        ahead = list(visitors.persons(hit, max(hit.clause[0], hit.start - REACH), hit.start))
        return ahead[-1:], True
    if PAID.search(hit.before) or SAID.search(hit.before):
        return visitors.led(hit, hit.clause[0], hit.start) or visitors.subject(hit) or _payer(hit), False
    return [], leaning


def _payer(hit: Hit) -> list[Visitor]:
    """Who stands right before the verb of a visit, though only one name tells it: "Rossi, who paid a visit"."""
    paid = next(reversed(list(PAID.finditer(hit.string, hit.clause[0], hit.start))), None)
    return visitors.subject(Hit(hit.sentence, paid, hit.told)) if paid else []


TO = pattern(r"\b(?:to|in|included|including) (?:(?!to |of |by )[\w’',-]+ ){0,5}?(?=<state|city|demonym>)")
TO_UNKNOWN = pattern(r" to <name>")


def _where(hit: Hit, group: list[Visitor]) -> list[Goal]:
    """Where a visit went: the place behind "to", else the host, else a city of the sentence, else the other state."""
    to = TO.search(hit.string, hit.end, min(hit.clause[1], hit.end + 2 * REACH))
    if to:
        return goals(hit, to.end(), window(hit, to.end()))
    unknown = TO_UNKNOWN.match(hit.string, hit.end)
    if unknown and group[0].state:
        return [Goal(hit.setting.other(group[0].state), hit.tagged.mark(unknown.end() - 1).text)]
    if re.search(r"\b(?:host|receiv|welcom)\w*", hit.before):
        return [Goal(code, "") for code in actors(hit)]
    state = next((one.state for one in group if one.state), "")
    cities = [(hit.code(mark), mark.text) for mark in hit.tagged.marks if mark.tag == "city"]
    cities = [(code, text) for code, text in cities if code in hit.setting.pair and code != state]
    if cities and (state or len({code for code, _ in cities}) == 1):
        return [Goal(*cities[0])]
    return [Goal(hit.setting.other(state), "")] if state else []
