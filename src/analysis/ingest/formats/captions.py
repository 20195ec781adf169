"""Pictures left in a text: a file's name, and its caption run into the sentence that follows."""

import re

PICTURE = re.compile(r"\.(?:jpe?g|png|svg|gif|tiff?|webp)\b", re.I)
ABOUT = re.compile(
    r"(?:\w+ )?(?:Flag|Coat of arms|Map|Locator|Location|Logo|Emblem) (?:of|map|indicating|showing)\b", re.I
)
AHEAD = 600
LEADS = ("File:", "Image:", "[[File:", "[[Image:")


def captions(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where pictures' names, with captions up to the brackets that close them, stand in a paragraph."""
    found, at = [], start
    for suffix in PICTURE.finditer(raw, start, end):
        here, stop = suffix.span()
        first = max(raw.rfind(" ", at, here) + 1, at)
        name = raw[first : min(stop, first + AHEAD)]
        if here - first > AHEAD or "://" in name or "](" in name or raw[stop : stop + 1] == "/":
            at = stop
            continue
        if raw.startswith(LEADS, at) or (at == start and stop == end):
            first = at
        at = _close(raw, stop, end)
        found.append((first, at))
    return found


def _close(raw: str, stop: int, end: int) -> int:
    """Behind the brackets that close a caption, if they come soon and no others open before them."""
    close = raw.find("]]", stop, min(end, stop + AHEAD))
    return close + 2 if close >= 0 and "[[" not in raw[stop:close] else stop
