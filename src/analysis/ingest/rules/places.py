"""Posts with the places where they stand, as a stretch of a sentence lists them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.ingest.hits import Hit
from analysis.ingest.tagged import Mark, pattern

IN = pattern(
    r"(?:[’']s?)?(?: (?:general|section|level|building|premises|offices?))?(?: ?\([^()]{0,60}\))?,? ?(?:which is |that is |situated |located |based |"
    r"accredited |resident |headquartered |respectively )*(?:in|at|to|for)(?: (?:the|its|their|both|cities|city|capital|capitals|of|towns?|following|port|town|northern|southern|eastern|western)\b)*:? ?"
    r"(?P<list>(?:<city|name|state|both>|<demonym>(?= capital))(?:[’']s?)?(?: ?\([^()]{0,40}\))?(?:(?:,? and (?:in |at )?|, (?:in )?(?:and )?|; | as well as (?:in )?|/)(?:<city|name>)(?: ?\([^()]{0,40}\))?)*)"
)
HEADED = pattern(r"^(?: \([^()]*\))? (?:which (?:is|are|was|were) )?(?:headed|led|run|staffed) by(?: \w+){0,2} \Z")
KINDS = {"consulate": 1, "representative_office": 1}
WORDS = {
    "consulate_general": "consulate general",
    "honorary_consulate": "honorary consulate",
    "high_commission": "high commission",
}


@dataclass(frozen=True)
class Post:
    """A post that a text names: its kind, the mark of its place, None where it says none, and whether it is of both states."""

    kind: str
    place: Mark | None
    mutual: bool
    mark: Mark


def posts(hit: Hit, start: int, end: int) -> Iterator[Post]:
    """The posts in a stretch of a sentence's string, one for each place that they are said to be in."""
    tagged = hit.tagged
    found = tagged.between(start, end, "post")
    for number, mark in enumerate(found):
        here = tagged.place(mark)
        then = tagged.place(found[number + 1]) if number + 1 < len(found) else end
        between = hit.string[here + 1 : then]
        if number + 1 < len(found) and (HEADED.search(between) or between.strip() in ("and", "or", "/", ",")):
            if HEADED.search(between):
                continue
            place = next((one for one in posts_places(hit, tagged.place(found[number + 1]) + 1, end)), None)
            yield Post(mark.value[0], place, place is not None and place.tag == "both", mark)
            continue
        places = list(posts_places(hit, here + 1, then))
        for place in places or [None]:
            yield Post(mark.value[0], place, place is not None and place.tag == "both", mark)


def posts_places(hit: Hit, start: int, end: int) -> Iterator[Mark]:
    """The places of the list that follows a post."""
    match = IN.match(hit.string, start, end) or IN.match(hit.string, start + 1, end)
    if not match:
        return
    for mark in hit.tagged.between(match.start("list"), match.end("list"), "city", "name", "state", "both", "demonym"):
        yield mark


def kind_words(kind: str) -> str:
    """A kind of post in words."""
    return kind.replace("_", " ")


def named(place: Mark | None) -> str:
    """The name of a place as it is printed, '' for none and for a whole state."""
    return place.text if place and place.tag in ("city", "name") else ""


def plural(mark: Mark) -> bool:
    """Whether posts are named in the plural."""
    return bool(re.search(r"(?:ies|s|consulates.*|consuls.*|generals)\Z", mark.text)) and not mark.text.endswith("ss")
