"""Lists that a document announces and does not give: a heading with nothing under it."""

import re
from collections.abc import Iterator

from analysis.ingest.document import Document
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.tagged import pattern

HEADINGS = ("title", "heading")
WITHOUT = ("caption", "reference", "link")
KINDS = (
    ("honorary_consulates", r"honorary"),
    ("posts", r"<post>|\b(?:missions?|representations|resident)\b"),
    ("visits", r"\bvisits?\b"),
    ("agreements", r"<pact>|\bagreements?|treat(?:y|ies)|legal (?:framework|basis)|documents signed"),
    ("accreditations", r"accredit"),
    ("products", r"\bproducts?|\bgoods|exports|imports"),
    ("companies", r"\bcompan(?:y|ies)|enterprises"),
    ("memberships", r"memberships?|organi[sz]ations"),
    ("joint_bodies", r"commissions?|joint bodies|committees?"),
    ("events", r"chronology|timeline|events"),
)
WAY = re.compile(r"\b(?:to|from|by)\b")


def bare(document: Document) -> set[int]:
    """The headings, by `id`, under which nothing follows before one as high or higher, or before the end.

    A heading over another that is lower is not bare, nor is one over a link.
    """
    found: set[int] = set()
    waiting = None
    for block in document.blocks:
        if block.kind in WITHOUT:
            waiting = None if block.kind == "link" else waiting
        elif block.kind in HEADINGS:
            if waiting is not None and block.level <= waiting.level and not _under(waiting.text, block.text):
                found.add(id(waiting))
            waiting = block if block.kind == "heading" else None
        else:
            waiting = None
    return found | ({id(waiting)} if waiting is not None else set())


def _under(heading: str, other: str) -> bool:
    """Whether a heading that says no direction only leads to one of the same kind that does: "Visits to Peru"."""
    ways = [bool(WAY.search(each)) for each in (heading, other)]
    return ways == [False, True] and _kind(heading) == _kind(other)


def _kind(text: str) -> str:
    return next((kind for kind, form in KINDS if pattern(form).search(text)), "")


@rule(
    "coverage.lost",
    r"^[^.]{1,100}$",
    "visit visits agreement agreements treaty treaties missions mission representations "
    "<post> <pact> consulates accreditations products goods exports imports companies "
    "memberships organisations organizations commissions committees chronology timeline "
    "events documents legal",
)
def lost(hit: Hit) -> Iterator[Found]:
    """A heading over nothing: "Fiji and Norway / Visits from Fiji to Norway / Trade / It is small"."""
    if not hit.sentence.bare:
        raise Nearly("something stands below it, or it is no heading")
    kind = _kind(hit.string)
    if not kind:
        raise Nearly("it announces no list")
    if not hit.setting.pair and not hit.setting.home:
        raise Nearly("nobody knows whose list it is")
    label = f"{'high-level ' if kind == 'visits' else ''}{kind.replace('_', ' ')}: the list is lost"
    setting = hit.setting
    ways = [(setting.sender, setting.receiver)]
    if kind == "posts" and not setting.sender and len(setting.pair) == 2:
        ways = [setting.pair, setting.pair[::-1]]
    between = setting.pair or (setting.home,)
    for sender, receiver in ways:
        span, more = (0, len(hit.string)), {"completeness": "lost"}
        yield Found("coverage", kind, label, sender, receiver, countries=between, span=span, more=more)
