"""Titles of instruments: short, in the singular, one for each matter."""

import re
from collections.abc import Iterator

MOST_WORDS = 12
TRAILING = re.compile(
    r"(?:[\s,]+(?:and|of|on|for|in|the|a|an|to|with|between|by|at|from|as|or|their|its|both))+\Z|[\s,;:.–—-]+\Z"
)
ARTICLE = re.compile(r"\A(?:an?|the) ", re.IGNORECASE)


def shorter(title: str) -> str:
    """A title in at most a dozen words, without words left hanging at its end."""
    words = ARTICLE.sub("", title.strip(" ,;:.'\"“”«»")).split()
    cut = " ".join(words[:MOST_WORDS])
    while (trimmed := TRAILING.sub("", cut)) != cut:
        cut = trimmed
    return cut


def singular(head: str) -> str:
    """The word for one of several instruments.

    >>> singular("treaties"), singular("Memoranda of understanding"), singular("MoUs"), singular("accord")
    ('treaty', 'Memorandum of understanding', 'MoU', 'accord')
    """
    words = head.split(" ")
    place = words.index("of") - 1 if "of" in words else len(words) - 1
    for ending, one in (("oranda", "orandum"), ("ties", "ty"), ("s", "")):
        if words[place].casefold().endswith(ending):
            words[place] = words[place][: -len(ending)] + one
            break
    return " ".join(words)


PREPOSITION = re.compile(r" (on|of|for|regarding|concerning|about|relating to|related to|covering|in|to) ")

APIECE = re.compile(
    r" (?:one|another|the (?:first|second|third|other|latter)|a (?:second|third)) "
    r"(?=(?:on|for|regarding|concerning|about|covering) )"
)


def topics(title: str, words: str) -> Iterator[str]:
    """One title for each matter of several instruments told in one breath: "agreements on trade and on fisheries".

    >>> list(topics("agreements", "on trade, tourism and fisheries"))
    ['agreement on trade', 'agreement on tourism', 'agreement on fisheries']
    """
    opening = PREPOSITION.match(f" {words}")
    if not opening:
        yield title
        return
    said, rest = opening[1], APIECE.sub(" ", words[opening.end() - 1 :])
    rest = re.sub(r"\A(?:the )?(?:fields?|areas?|spheres?|sectors?)(?: of|,? such as)? ", "", rest)
    again = re.split(rf"(?:,|;)? and {said} |[,;] {said} ", rest)
    parts = again if len(again) > 1 else re.split(r",? and |[,;] ", rest)
    short = all(len(part.split()) <= 8 for part in parts)
    for part in parts if short or len(again) > 1 else [rest]:
        if part.strip():
            yield shorter(f"{singular(title)} {said} {part}")
