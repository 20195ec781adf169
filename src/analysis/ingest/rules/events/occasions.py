"""Rulings of courts and what is paid upon them, honours that are bestowed, money invested and sent home."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.events.occurring import amount, occurred
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import other, pair_of
from analysis.ingest.tagged import pattern

COURT = pattern(r"\b(?:court|tribunal|arbitrat\w+|judges?|icj|panel|jury|it)\b|<org>")


@rule(
    "occasions.ruling",
    r"\b(?:ruled|ruling|(?:held|found|declared) (?:<country>|it|the two|that|in favou?r)|judge?ment|verdict|liable|"
    r"damages|compensation|reparations?|indemnity|instal?ments?|arbitral award|sued|filed (?:a |an )?(?:\w+ )?(?:case|"
    r"suit|complaint|application))\b",
    "ruled ruling held found declared judgment judgement verdict liable damages compensation reparations reparation "
    "indemnity instalment installment instalments installments award sued filed",
)
def ruling(hit: Hit) -> Iterator[Found]:
    """A court speaks, or what it awarded is paid: "in 2004 the Court found Togo liable and awarded Peru damages"."""
    if hit.match[0].startswith(("held", "found", "declared")) and not COURT.search(hit.before):
        raise Nearly("no court speaks")
    yield occurred(hit, "other", **amount(hit))


@rule(
    "occasions.honoured",
    r"\b(?:awarded|decorated|conferred|bestowed|honou?red|presented|received|made)\b(?=[^;]{0,80}?"
    r"\b(?:medal|doctorate|honorary|prize|decoration|order of|knight\w*|citizenship)\b)|"
    r"\b(?:awarded|decorated with|conferred|bestowed) (?=<name>(?: of <name>)?)",
    "awarded decorated conferred bestowed honoured honored presented received made",
)
def honoured(hit: Hit) -> Iterator[Found]:
    """A person is honoured by the other state: "Peru–Togo relations / in 1990 A. Paz was awarded the Order of Mono"."""
    if pattern(r"\b(?:contract|tender|concession|project|scholarships?|grants?)\b|<money|pact>").search(hit.after):
        raise Nearly("no honour is awarded")
    yield occurred(hit, "other", beside=("visit",))


@rule(
    "occasions.invested",
    r"\b(?:(?:direct |foreign |total |bilateral |cumulative |private |net |accumulated )*(?:investments?|fdi|"
    r"remittances?)(?: (?:stock|flows?|inflows?))?|invested)\b(?=[^;]{0,160}?<money>)",
    "investment investments fdi remittance remittances invested",
)
def invested(hit: Hit) -> Iterator[Found]:
    """A sum invested or sent home, with its time: "Peruvian investments in Togo stood at 3 million dollars in 2010"."""
    money = hit.tagged.first(hit.end, hit.clause[1], "money")
    if not money or pattern(r"<pact>|\b(?:exports?|imports?|turnover)\b").search(hit.string, *hit.clause):
        raise Nearly("no sum is told, or it is one of trade")
    given = {"value": money.value.value, "unit": money.value.unit} if money.value.value is not None else {}
    source = pattern(r" from (?:the )?(?P<from><country>)").match(hit.string, hit.end)
    sender = hit.state_in(source, "from")
    told = occurred(hit, "other", lean=False, **given)
    yield replace(told, sender=sender, receiver=other(pair_of(hit), sender)) if sender in pair_of(hit) else told
