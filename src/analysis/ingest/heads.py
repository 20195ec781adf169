"""Short lines that may be heads of what stands below them: of columns, of rows, of figures with their unit."""

import re

from analysis.ingest import tagging
from analysis.ingest.document import Block
from analysis.ingest.names import Gazetteer
from analysis.ingest.tagged import Tagged

WORDS = re.compile(
    r"\b(?:years?|period|fiscal|trade|commerce|total|thousands?|millions?|billions?|mln|bn)\b|export|import|turnover"
    r"|(?:19|20)\d\d\D+(?:19|20)\d\d",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?:(?:19|20)\d\d(?:[-–/]\d{2,4})?\W*)+\Z")
SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=US\$|[A-Z]{3}\b|€|£)")
DIGIT = re.compile(r"\d")
LONGEST = 200
SHORT = 100
MOST = 8


def kept(above: tuple[Tagged, ...], blocks: list[Block], gazetteer: Gazetteer) -> tuple[Tagged, ...]:
    """The heads above, the nearest last, once some blocks were passed: text of some length ends what they head."""
    for block in blocks:
        text = _ending(block.text)
        ends = len(text) > LONGEST and block.row is None
        if ends or (block.kind in ("title", "heading") and not WORDS.search(text) and not DIGIT.search(text)):
            above = ()
        elif WORDS.search(text) and (not text[0].isdigit() or YEARS.match(text)):
            above = (*above, tagging.tag(SEAM.sub(" ", text), gazetteer))[-MOST:]
    return above


def _ending(text: str) -> str:
    """A text without what goes before its last sentence, where that announces what stands below."""
    if text[-1:] != ":" or len(text) <= SHORT:
        return text
    last = text.rfind(". ", -SHORT) + 2
    return text[last:] if last > 1 and not text[last:][:1].isdigit() else text
