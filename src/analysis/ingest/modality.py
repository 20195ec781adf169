"""Whether something is, was planned, announced or weighed, or is said not to be: read from the words around a verb."""

import re

PLANNED = re.compile(
    r"\b(?:will|would|shall|should|to be|is to|are to|was to|were to|plans?|planned|planning|intends?|intended|hopes?|"
    r"hoped|wish(?:es)?|expects?|"
    r"expected|scheduled|due(?= to (?!the\b|an?\b|its\b|their\b|[^ ]+ (?:of|in|between)\b))|"
    r"set(?= to| for)|aims?|agreed|decided|pledged|promised|prepar(?:es|ed|ing)|going|willing|ready|"
    r"wants?|wanted|seeks?|sought|"
    r"committed|decision|intention|plans?|desire|interest|readiness|commitment|soon)\b(?:(?! and | which ).){0,40}\Z",
    re.IGNORECASE,
)
ANNOUNCED = re.compile(
    r"\b(?:announc\w+|declar\w+ (?:that|its intention)|reveal\w+|stat(?:ed|es|ing) that|confirm\w+ that|decision)\b",
    re.IGNORECASE,
)
EXPLORED = re.compile(
    r"\b(?:explor\w+|consider\w*|discuss\w*|possibility|propos\w+|suggest\w*|negotiat\w+|talks? (?:on|about|over)|"
    r"examin\w+|study|"
    r"studying|studied|could|may|might|invit(?!ation (?:of|from|by)\b)\w+|offer\w*|"
    r"call(?:s|ed) for|threat\w*|request\w*|urg\w+)\b(?:(?! and |"
    r" which ).){0,60}\Z",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:did not|didn['’]t|has not|have not|had not|does not|doesn['’]t|do not|is not|are not|was not|were not|"
    r"will not|never|no longer|"
    r"nor|neither|failed to|refused to|declined to|denie[sd]|denying|without|no|none of|not yet|"
    r"cannot|yet to)\b(?:(?! and | but |"
    r" which |,? (?:al)?though ).){0,40}\Z",
    re.IGNORECASE,
)
DEFERRED = re.compile(
    r"\b(?:postpone\w*|cancel\w*|call(?:ed)? off|defer\w*|put off|did not take place|never took place|delayed)\b",
    re.IGNORECASE,
)
NEAR = 120  # characters before a verb among which the words that bear on it stand


def status(before: str, clause: str) -> str:
    """The status of what a verb tells, `before` being its clause up to it and `clause` the whole.

    >>> status("Peru ", "Peru opened a school"), status("Peru did not ", ""), status("Peru will ", "Peru will build")
    ('actual', 'stated_absent', 'planned')
    >>> status("It announced it would ", "It announced it would build")
    'announced'
    >>> status("They weighed the possibility to ", "")
    'explored'
    """
    before = before[-NEAR:]
    if NEGATED.search(before):
        return "stated_absent"
    if EXPLORED.search(before):
        return "explored"
    if PLANNED.search(before):
        return "announced" if ANNOUNCED.search(clause) else "planned"
    return "actual"


def deferred(clause: str) -> bool:
    """Whether a clause says that something was put off or called off."""
    return bool(DEFERRED.search(clause))
