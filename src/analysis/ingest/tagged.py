"""A sentence in which each mention is one character, so that a rule is a short pattern; and the patterns' language."""

import re
from bisect import bisect_left
from functools import cache
from typing import Any, NamedTuple

TAGS = {
    name: chr(0xE000 + number)
    for number, name in enumerate(
        (
            "state",
            "demonym",
            "city",
            "org",
            "date",
            "money",
            "number",
            "post",
            "pact",
            "both",
            "office",
            "name",
            "region",
        )
    )
}
GROUPS = {
    "country": TAGS["state"] + TAGS["demonym"],
    "place": TAGS["state"] + TAGS["city"],
    "person": TAGS["name"] + TAGS["office"],
    "actor": TAGS["state"] + TAGS["demonym"] + TAGS["both"] + TAGS["office"] + TAGS["name"],
    "amount": TAGS["money"] + TAGS["number"],
    "any": "".join(TAGS.values()),
}
NAMED = {char: name for name, char in TAGS.items()}
ARTICLE = re.compile(r"(?:^|(?<=[\s(\"“‘'–—-]))[Tt]he $")


class Mark(NamedTuple):
    """A mention in a sentence: its tag, where it stands in the readable text, and what it means."""

    tag: str
    start: int
    end: int
    value: Any = None
    text: str = ""


class Tagged:
    """A readable sentence, its marks in order, and the string in which each of them is one character.

    `at[i]` is where the i-th mark stands in `string`; an article before a mark is not in the string.

    >>> sentence = Tagged("The Chad team won.", [Mark("state", 4, 8, ("TCD",), "Chad")])
    >>> sentence.string == TAGS["state"] + " team won.", sentence.plain(0, 6)
    (True, 'Chad team')
    """

    def __init__(self, text: str, marks: list[Mark]) -> None:
        """Take marks that do not overlap, in order."""
        self.text, self.marks = text, marks
        self.at: list[int] = []
        self._starts = [mark.start for mark in marks]
        pieces, place, length = [], 0, 0
        for mark in marks:
            piece = text[place : mark.start]
            if piece.endswith(("the ", "The ")) and ARTICLE.search(piece[-6:]):
                piece = piece[:-4]
            pieces += [piece, TAGS[mark.tag]]
            length += len(piece) + 1
            self.at.append(length - 1)
            place = mark.end
        self.string = "".join(pieces) + text[place:]

    def mark(self, place: int) -> Mark:
        """The mark that stands at a place of the string."""
        return self.marks[bisect_left(self.at, place)]

    def between(self, start: int, end: int, *tags: str) -> list[Mark]:
        """The marks in a stretch of the string, those of some tags only where tags are named."""
        found = self.marks[bisect_left(self.at, start) : bisect_left(self.at, end)]
        return [mark for mark in found if not tags or mark.tag in tags]

    def last(self, start: int, end: int, *tags: str) -> Mark | None:
        """The last mark of some tags in a stretch of the string."""
        return next(reversed(self.between(start, end, *tags)), None)

    def first(self, start: int, end: int, *tags: str) -> Mark | None:
        """The first mark of some tags in a stretch of the string."""
        return next(iter(self.between(start, end, *tags)), None)

    def place(self, mark: Mark) -> int:
        """Where a mark of this sentence stands in the string."""
        return self.at[bisect_left(self._starts, mark.start)]

    def readable(self, place: int) -> int:
        """The place of the readable text at which a place of the string begins."""
        before = bisect_left(self.at, place)
        if before < len(self.at) and self.at[before] == place:
            return self.marks[before].start
        if not before:
            return place
        return self.marks[before - 1].end + place - self.at[before - 1] - 1

    def plain(self, start: int, end: int) -> str:
        """The readable text of a stretch of the string."""
        return self.text[self.readable(start) : self.until(end)]

    def until(self, end: int) -> int:
        """The place of the readable text at which a stretch of the string that ends before `end` ends."""
        return self.readable(end - 1) + (self._width(end - 1) if end else 0)

    def _width(self, place: int) -> int:
        before = bisect_left(self.at, place)
        if before < len(self.at) and self.at[before] == place:
            return self.marks[before].end - self.marks[before].start
        return 1

    def __str__(self) -> str:
        """The string with its tags spelled out, as `--explain` shows it."""
        return "".join(f"<{NAMED[char]}>" if char in NAMED else char for char in self.string)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern over tagged sentences: `<state>` is a state's mention, `<country>` a state's or its people's, etc.

    Every name of TAGS and GROUPS can stand in brackets, several parted by bars; case does not matter.

    >>> bool(pattern("<state> won").search(Tagged("Chad won", [Mark("state", 0, 4)]).string))
    True
    """
    return re.compile(re.sub(r"(?<!\?P)<([a-z|]+)>", _class, text), re.IGNORECASE)


def _class(found: re.Match[str]) -> str:
    chars = "".join(TAGS[name] if name in TAGS else GROUPS[name] for name in found[1].split("|"))
    return f"[{chars}]" if len(chars) > 1 else chars
