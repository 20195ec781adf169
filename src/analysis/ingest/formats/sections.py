"""The sections that end an article: references and links, whose lines are not its prose."""

import re

REFERENCES = frozenset({"references", "reference", "notes", "footnotes", "citations", "sources", "bibliography"})
REFERENCES |= {"endnotes", "literature", "works cited", "further reading", "notes and references"}
REFERENCES |= {"references and notes", "footnotes and references"}
LINKS = frozenset(["see also", "external links", "related links", "useful links", "external link", "resources"])
FOOTNOTE = re.compile(r"\[\^?(?:\d{1,4}|[a-z]{1,2}|\^[\w-]{1,40})\]:?[ \t]+(?=\S)")
NUMBERED = re.compile(r"\(?\d{1,4}[.)][ \t]+(?=\S)|\d{1,3}[ \t]+(?=[↑^])")
BACK = re.compile(
    r"(?:\^|↑)[ \t]*(?:(?:[a-z]|\d{1,3}|\d{1,3}\.\d{1,3})[ \t]){0,40}(?:Jump up to:[ \t]*)?|1 2 (?:\d{1,2} ){0,40}"
)
CITING = re.compile(r"https?:|www\.|[\"“”]|Retrieved|Archived|ISBN|\((?:in|PDF) ?")


def ending(heading: str) -> str:
    """'reference' or 'link' for the heading of a section of those, '' for any other.

    >>> ending("References"), ending("See also"), ending("Trade")
    ('reference', 'link', '')
    """
    name = heading.casefold().strip(" :.")
    return "reference" if name in REFERENCES else "link" if name in LINKS else ""


def is_prose(text: str) -> bool:
    """Whether a line in such a section is a paragraph all the same: a long sentence that cites nothing."""
    return text.endswith(".") and text.count(" ") >= 12 and not CITING.search(text)


def behind_number(raw: str, start: int, end: int) -> int:
    """Where the text of a reference begins, behind its number and the marks that lead back from it."""
    found = FOOTNOTE.match(raw, start, end) or NUMBERED.match(raw, start, end)
    start = found.end() if found else start
    found = BACK.match(raw, start, end)
    return found.end() if found else start
