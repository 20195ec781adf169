"""Where a sentence stands: whose relations it is about, under which heading, after what."""

from dataclasses import dataclass
from typing import NamedTuple

from analysis.ingest.tagged import Mark, Tagged, pattern

Pair = tuple[str, ...]
JOINED = pattern(
    r"<country>(?:[^;]{0,120}? )?(?:and|with|between|to|from|against|by|of|than|–|-)(?: \w+){0,2} ?<country>"
)
NAMES = ("state", "demonym")


@dataclass(frozen=True)
class Visit:
    """The visit told last, to which "during the visit" leans; dates: all of them where several are told in one."""

    sender: str
    receiver: str
    date: str
    dates: tuple[str, ...] = ()


class Setting(NamedTuple):
    """What is known of a sentence before it is read.

    home: the state that the document is about, '' where it is about a pair or nobody knows; pair: the two states of the
    document, section, row or paragraph, () where none can be told; sender and receiver: the direction that a heading
    gives; topic: what the heading announces; headings: those above, the nearest last; date: the last dated fact's;
    actor: the state that acted last; visit: the last visit; people: surname → (whole name, office, state);
    post: kind, place, sender and receiver of the post told last, of which "the office" speaks; fresh: it
    was told in the sentence before; row: the sentences of a
    table's row with the headings of their columns; above: the short lines above that may be heads of columns or
    figures; pact: kind and title of the instrument told last, of which "it" or "Signed:" speaks;
    side: the state whose embassy or government speaks, though the document be about a pair;
    body: the organisation that the sentence before told of, of which "this organization" speaks.
    """

    home: str = ""
    pair: Pair = ()
    sender: str = ""
    receiver: str = ""
    topic: str = ""
    headings: tuple[str, ...] = ()
    date: str = ""
    actor: str = ""
    visit: Visit | None = None
    people: dict[str, tuple[str, str, str]] = {}  # noqa: RUF012  each chapter is given one of its own, and fills it
    post: tuple[str, str, str, str] | None = None
    fresh: bool = False
    row: tuple[tuple[str, Tagged], ...] = ()
    above: tuple[Tagged, ...] = ()
    pact: tuple[str, str] = ("", "")
    side: str = ""
    body: str = ""

    def code(self, mark: Mark) -> str:
        """The state that a mark means: of several the one in question here, else that of today; '' for two peoples."""
        values = mark.value if isinstance(mark.value, tuple) else ()
        if len(values) < 2:
            return values[0] if values else ""
        near = [code for code in values if code in self.pair] or [code for code in values if code == self.home]
        return near[0] if len(near) == 1 else (values[0] if mark.tag in ("state", "city") else "")

    def other(self, code: str) -> str:
        """The other state of the pair, '' where the code is none of it."""
        rest = [each for each in self.pair if each != code]
        return rest[0] if len(rest) == 1 and code in self.pair else ""

    def named(self, tagged: Tagged, *tags: str) -> list[str]:
        """The states that a sentence names, in order; by name and people unless other tags are asked for."""
        marks = [mark for mark in tagged.marks if mark.tag in (tags or NAMES)]
        return [code for code in dict.fromkeys(self.code(mark) for mark in marks) if code]

    def within(self, tagged: Tagged) -> "Setting":
        """The setting of one sentence: the pair that it names itself, else the one around it."""
        named = self.named(tagged)
        if len(named) == 2 and set(named) != set(self.pair):
            joined = not self.pair or (JOINED.search(tagged.string) and not _aside(tagged, self, named))
            return self._replace(pair=tuple(sorted(named))) if joined else self
        if len(named) == 1 and named[0] not in self.pair and self.home and named[0] != self.home:
            return self._replace(pair=tuple(sorted((self.home, named[0]))))
        return self


def _aside(tagged: Tagged, setting: Setting, named: list[str]) -> bool:
    """Whether one of the pair is named with a third state that is only a place on the way ("in Paris, France")."""
    third = next((code for code in named if code not in setting.pair), "")
    marks = [mark for mark in tagged.marks if mark.tag in NAMES and setting.code(mark) == third]
    return len(set(named) & set(setting.pair)) == 1 and all(place_only(tagged, mark) for mark in marks)


def place_only(tagged: Tagged, mark: Mark) -> bool:
    """Whether a state is named only to say where a city lies: "in Lima, Peru"."""
    place = tagged.place(mark)
    return (
        place >= 3
        and tagged.string[place - 2 : place] == ", "
        and tagged.last(place - 3, place - 2, "city", "name") is not None
    )
