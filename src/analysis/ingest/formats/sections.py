"""The sections that end an article: references and links, whose lines are not its prose."""

import re

REFERENCES = frozenset({"references", "reference", "notes", "footnotes", "citations", "sources", "bibliography"})
REFERENCES |= {"endnotes", "literature", "works cited", "further reading", "notes and references"}
REFERENCES |= {"references and notes", "footnotes and references"}
LINKS = frozenset(["see also", "external links", "related links", "useful links", "external link", "resources"])
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
