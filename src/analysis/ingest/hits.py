"""What a rule is handed, a place in a sentence where its words stand, and what it gives back."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analysis.ingest.document import Block
from analysis.ingest.setting import Setting
from analysis.ingest.tagged import Mark, Tagged, pattern

SUBJECT = (
    r"(?:it|they|he|she|the (?:two|country|other)|<both>|<state>[’']?s?|<demonym>(?: <office|name|post>)*|"
    r"<office>(?: of <state>)?(?: <name>)?|"
    r"(?:<state>[’']s?|<demonym>|an?|the|its|their|\w+)? ?<office|post>(?: of <state>)?(?: (?:in|at) <city>)?|"
    r"<name>|<post>|an? <pact>|(?:<demonym>|the|an?|its|their) \w+(?: \w+)?)"
)
VERB = (
    r"(?:has|have|had|is|was|were|are|does|did|will|would|\w{2,}ed|maintains?|exports?|imports?|paid|made|met|"
    r"sent|broke|became|began|took|gave|"
    r"held|led|went|came|stood|rose|fell|left|bought|sold|won|lost|set|accredits?|operates?|hosts?|supplies|sells|"
    r"buys|provides?|supports?)\b"
)
CLAUSE = pattern(
    r"; |,? (?:while|whereas|although) |,? but (?=\w|<any>)|"
    rf"(?<!<state>),? and (?=(?:(?:<date>|at present|at the moment|today),? )?{SUBJECT},? (?:<date> )?"
    rf"(?:also |later |then |in turn |subsequently |again |finally )?{VERB})"
)


class Nearly(Exception):
    """A rule's words stood in a sentence, and yet it says nothing; the message is the reason."""


@dataclass(frozen=True)
class Found:
    """What a rule read: the fields of a candidate that are not the document's; dates: one candidate for each.

    countries: the states between which it is, where these are not sender and receiver or the pair of the sentence.
    more: fields beside the fact format (format, occasion, value_text, rank of visit ...).
    """

    kind: str
    type: str
    label: str
    sender: str = ""
    receiver: str = ""
    dates: tuple[str, ...] = ("",)
    status: str = "actual"
    countries: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    place: str = ""
    via: str = ""
    reporter: str = ""
    people: tuple[tuple[str, str, str], ...] = ()
    value: float | None = None
    unit: str = ""
    basis: str = "stated"
    span: tuple[int, int] | None = None
    confidence: float = 0.8
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sentence:
    """A tagged sentence at its place in a block, and the setting in which it is read.

    bare: it is a heading under which nothing follows.
    """

    block: Block
    start: int
    tagged: Tagged
    setting: Setting
    bare: bool = False

    @cached_property
    def string(self) -> str:
        """The sentence with its mentions as single characters."""
        return self.tagged.string

    @cached_property
    def here(self) -> Setting:
        """The setting with the pair that this sentence itself names."""
        return self.setting.within(self.tagged)

    @cached_property
    def cuts(self) -> list[int]:
        """Where its clauses begin."""
        return [0, *(cut.end() for cut in CLAUSE.finditer(self.string))]

    def clause(self, place: int) -> tuple[int, int]:
        """The clause around a place of the string, without the words that join it to the next."""
        number = bisect_right(self.cuts, place)
        end = self.cuts[number] if number < len(self.cuts) else len(self.string)
        return self.cuts[number - 1], end

    def spot(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the string stands in the file."""
        first, last = self.tagged.readable(start), self.tagged.until(end)
        return self.block.raw(self.start + first, self.start + last)


@dataclass(frozen=True)
class Hit:
    """A place where the words of a rule stand: the match on the sentence's string, and the clause around it.

    told: what rules before this one found in the same sentence.
    """

    sentence: Sentence
    match: re.Match[str]
    told: tuple[Found, ...] = ()

    @property
    def start(self) -> int:
        """Where the words begin in the string."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where they end."""
        return self.match.end()

    @property
    def string(self) -> str:
        """The sentence's string."""
        return self.sentence.tagged.string

    @property
    def tagged(self) -> Tagged:
        """The sentence with its marks."""
        return self.sentence.tagged

    @property
    def setting(self) -> Setting:
        """The setting, with the pair that the sentence names."""
        return self.sentence.here

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause in which the words stand."""
        return self.sentence.clause(self.start)

    @property
    def before(self) -> str:
        """The clause up to the words."""
        return self.string[self.clause[0] : self.start]

    @property
    def after(self) -> str:
        """The clause behind the words."""
        return self.string[self.end : self.clause[1]]

    def group(self, name: str) -> Mark | None:
        """The mark that a named group of the pattern matched, None where it did not."""
        place = self.match.start(name)
        return self.tagged.mark(place) if place >= 0 else None

    def marks_before(self, *tags: str) -> list[Mark]:
        """The marks of some tags in the clause before the words, in order."""
        return self.tagged.between(self.clause[0], self.start, *tags)

    def marks_after(self, *tags: str) -> list[Mark]:
        """The marks of some tags in the clause behind the words, in order."""
        return self.tagged.between(self.end, self.clause[1], *tags)

    def code(self, mark: Mark | None) -> str:
        """The state that a mark of a state, people or city means, '' for none."""
        return self.setting.code(mark) if mark else ""

    def state_in(self, found: re.Match[str] | None, name: str = "mark", base: int = 0) -> str:
        """The state that a group of a further match means, '' for none; base: where the text searched begins."""
        place = found.start(name) if found else -1
        return self.code(self.tagged.mark(base + place)) if place >= 0 else ""

    def first_state(self, form: re.Pattern[str], start: int, end: int, *others: str) -> str:
        """The first state but others that the `mark` of a pattern means in a stretch of the string, '' for none."""
        codes = map(self.state_in, form.finditer(self.string, start, end))
        return next((code for code in codes if code and code not in others), "")

    def plain(self, start: int, end: int) -> str:
        """The readable text of a stretch of the string."""
        return self.tagged.plain(start, end) if end > start else ""
