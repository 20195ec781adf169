"""What happened between states and when: dated and undated facts, spells, silences, anniversaries, last contacts."""

from analysis.timeline.contacts import last_contact, last_meeting
from analysis.timeline.entries import entries, undated
from analysis.timeline.instruments import with_signed
from analysis.timeline.spells import anniversaries, next_anniversary, silences, spells

__all__ = [
    "anniversaries",
    "entries",
    "last_contact",
    "last_meeting",
    "next_anniversary",
    "silences",
    "spells",
    "undated",
    "with_signed",
]
