"""Memberships told beside: whom a body consists of, a status in the body told before, the one member that does it."""

from collections.abc import Iterator

from analysis.ingest import times
from analysis.ingest.actors import actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.organizations.belonging import refuse, status_of
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

STATES = r"<state>(?:(?:, and |, | and | as well as )<state>)+"
MOST = 40


@rule(
    "memberships_told.comprising",
    r"(?P<body><org>)(?P<gap>[^;.]{0,80}?)\b(?:compris(?:ed|es|ing)|consist(?:s|ed|ing)|made up|composed|formed|"
    r"founded|created|grouping|groups|unit(?:es|ing)|bring(?:s|ing) together|includ(?:es|ing)|whose "
    rf"members(?:hip)? (?:are|is|includes?))(?: (?:of|by|the|its|members?|states?|countries|only))*:? "
    rf"(?P<list>{STATES})",
    "<org> + <state> + comprised comprises comprising consist consists consisted consisting made composed formed "
    "founded created grouping groups unites uniting brings bringing included includes including whose",
)
def comprising(hit: Hit) -> Iterator[Found]:
    """Whom a body consists of: "Mercosur, a bloc made up of Argentina, Brazil, Paraguay and Uruguay"."""
    body = hit.group("body")
    marks = hit.tagged.between(*hit.match.span("list"), "state")[:MOST]
    states = list(dict.fromkeys(code for mark in marks if (code := hit.code(mark))))
    if not body or len(states) < 3 or pattern(r"<org>|\b(?:and|with|visited|met)\b").search(hit.match["gap"]):
        raise Nearly("it is no list of the members of a body")
    refuse(hit, hit.before)
    label = f"members of {body.text}"
    yield Found("membership", "member", label, countries=tuple(states), orgs=(str(body.value[0]),), span=hit.clause)


@rule(
    "memberships_told.here",
    r"\b(?:with|enjoys?|enjoyed|ha(?:s|d|ve)|holds?|held|granted|received|obtained|given|gained|won)"
    r"(?: (?:an?|the|full))* "
    r"(?P<what>observer|associate|associated|member|partner)(?:[ -](?:state|country|member))?[ -]?(?:status|membership|"
    r"ship)? (?:in|of|at|to|within) (?:this|that|the same|the said|the) "
    r"(?:association|organi[sz]ation|bloc|alliance|grouping|body|union|forum|community)\b(?! (?:of|for|on)\b)",
    "observer associate associated member partner",
)
def here(hit: Hit) -> Iterator[Found]:
    """A status in the body told before: "Chad joined the African Union. Peru holds associate status in this union"."""
    body, acting = hit.setting.body, actors(hit)
    if not body or not acting:
        raise Nearly("no body is told before, or nobody has a status in it")
    refuse(hit, hit.before)
    what = status_of(hit.match["what"])
    dates = times.dates(hit, lean=False)
    for state in acting:
        label = f"{what} of {body}"
        yield Found("membership", what, label, state, countries=(state,), orgs=(body,), dates=dates, span=hit.clause)


@rule(
    "memberships_told.only",
    r"(?P<who><state>) (?:is|was|became|remains?|has been) (?:the|an?|one of the|yet another)(?: (?:only|first|sole|"
    r"last|newest|youngest|largest|smallest|other|second|third|latest|few|next))+ (?P<body><org>) "
    r"(?:members?\b|(?P<called><name>))",
    "<org>",
)
def only(hit: Hit) -> Iterator[Found]:
    """The one member that does something: "Peru is the only OPEC member that came"."""
    body, state = hit.group("body"), hit.code(hit.group("who"))
    called = hit.group("called")
    if called and not called.text.startswith("Member"):
        raise Nearly("it is something else of the body")
    if not body or not state or any(one.kind == "membership" and body.value[0] in one.orgs for one in hit.told):
        raise Nearly("it was told, or names nobody")
    refuse(hit, hit.before)
    label = f"member of {body.text}"
    yield Found("membership", "member", label, state, countries=(state,), orgs=(str(body.value[0]),), span=hit.clause)
