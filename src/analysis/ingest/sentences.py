"""Where a sentence of a block ends."""

import re
from collections.abc import Iterator

LONGEST = 1_000
CAPITAL = "[A-Z0-9À-ÞĀĆČĎĐĒĘĚĞĢİĪĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚΑ-ΩА-Я]"
STOP = re.compile(rf"[.!?][\"”’')\]]*(?:\s+(?=[\"“‘'(\[]*{CAPITAL})|(?=[A-Z][a-z]))")
NUMERIC = re.compile(r"(?<!\d)\d\d?\. \d\d?\. (?:19|20)\d\d(?!\d)")
WORD_ENDS = re.compile(r"[\s(\[\"“]")
SHORT = re.compile(
    r"mr|mrs|ms|dr|rt|smt|maj|brig|adm|eng|engr|st|sr|jr|no|nos|vs|gen|col|lt|capt|sgt|prof|rev|hon|amb|rep|sen|gov|"
    r"pres|approx|ca|est|"
    r"vol|pp|fig|mt|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|inc|ltd|co|corp|bros|messrs|h\.e|e\.g|"
    r"i\.e|etc|al|cf|dept|govt|mln|bln|mil|w\.e\.f|thous|bn|mn"
)


def split(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text from start to end, without the spaces between them; none is longer than LONGEST.

    >>> text = "Dr. Tanaka of a U.S. team left. He came back in 2001."
    >>> [text[start:end] for start, end in split(text)]
    ['Dr. Tanaka of a U.S. team left.', 'He came back in 2001.']
    """
    start = 0
    for stop in STOP.finditer(text):
        if stop.start() >= start and _ends(text, stop, start):
            yield from _capped(text, start, stop.start() + len(stop[0].rstrip()))
            start = stop.end()
    if start < len(text):
        yield from _capped(text, start, len(text.rstrip()))


def _ends(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether a full stop ends the sentence, rather than an abbreviation or an initial."""
    if text[stop.start()] != "." or stop[0].rstrip() != ".":
        return True
    before = WORD_ENDS.split(text[max(start, stop.start() - 30) : stop.start()])[-1]
    if stop.end() == stop.start() + 1:  # no space follows: only between two whole words
        return len(before) > 2 and before[-2:].islower() and before.isalpha()
    if len(before) == 1 and before.isalpha():
        return before.islower() and not (before == "m" and text.startswith("(", stop.end()))
    if before.isdigit() and NUMERIC.search(text, max(0, stop.start() - 6), stop.start() + 12):
        return False  # a day or a month of "12. 5. 2015"
    if "." in before and re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", before):
        return text[stop.end() : stop.end() + 3] in ("The", "In ", "On ", "It ", "Thi", "Bot", "Aft", "Dur", "Sin")
    return not SHORT.fullmatch(before.casefold())


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        middle = space if space > 0 else start + LONGEST
        yield start, middle
        start = middle + (space > 0)
    if text[start:end].strip():
        yield start, end
