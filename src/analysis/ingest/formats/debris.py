"""What a saved page leaves in its text and is no part of it: rules, lines of the site's own, categories."""

import re

from analysis.ingest.formats.lines import BULLET, RULE

CATEGORY = re.compile(r"\bCategory:\w|^\[\[Category:|^Categor(?:y|ies): ")
UNDERSCORES = re.compile(r"\w_\w")
CONTENTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?[ \t]+\S")
ORIGIN = re.compile(r"From \w+(?:,|:) the \w")
SITE = re.compile(
    r"Jump to:? ?\w|Last updated|Retrieved from\b|This page was last|Hidden categor|Navigation menu$|Contents$"
    r"|Table of contents$|Share(?: this)?$|Print$|Tweet$|Back to top$|Skip to \w+ ?\w*$"
)
LONGEST = 300


def is_rule(raw: str, start: int, end: int) -> bool:
    """Whether a line is drawn, not written."""
    return raw[start] in "-*_=~.·•—–+^#`" and (raw.startswith("```", start) or bool(RULE.match(raw, start, end)))


class Debris:
    """Says of one line after the other why it is not read; a table of contents goes on until a line is none of it."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.contents = False

    def why(self, start: int, end: int, section: str, prose: bool) -> str:
        """Why a line is not read, '' where it is; prose: a paragraph of the article has been read before."""
        raw = self.raw
        short = end - start < LONGEST
        if short and self._is_site(start, end, prose):
            self.contents = "ontents" in raw[start:end]
            return "a line of the site's own"
        if self.contents and CONTENTS.match(raw, start, end):
            return "a table of contents"
        self.contents = False
        if end - start < 2000 and raw.find("Categor", start, end) >= 0 and CATEGORY.search(raw, start, end):
            return "categories"
        marker = section and short and UNDERSCORES.search(raw, start, end) and not BULLET.match(raw, start, end)
        return "categories" if marker and raw[start] != "[" and "://" not in raw[start:end] else ""

    def _is_site(self, start: int, end: int, prose: bool) -> bool:
        own = not prose and self.raw[end - 1] != "." and ORIGIN.match(self.raw, start, end)
        return bool(own or SITE.match(self.raw, start, end))
