"""Dyads: two states, in the order in which a report looks at them."""

import re
from dataclasses import dataclass

from analysis.countries import NAMES, Atlas, UnknownState

LONGEST_ECHO = 60
LONGEST_PAIR = 200
COUNTS = {0: "no state", 1: "one state", 3: "three states", 4: "four states"}
REMEDY = "write two states with a hyphen, such as MEX-BLR"


def short(text: str) -> str:
    """A text as an error echoes it: cut where it is long.

    >>> short("MEX-BLR"), len(short("x" * 99))
    ('MEX-BLR', 60)
    """
    return text if len(text) <= LONGEST_ECHO else f"{text[: LONGEST_ECHO - 1]}…"


@dataclass(frozen=True)
class Dyad:
    """A pair of states; `a` is the one from whose desk the pair is read."""

    a: str
    b: str

    @property
    def states(self) -> tuple[str, str]:
        """Both states, the desk first."""
        return (self.a, self.b)

    @property
    def slug(self) -> str:
        """The pair as part of a path, e.g. `mex-blr`."""
        return f"{self.a}-{self.b}".lower()

    def __str__(self) -> str:
        """The pair as it is written in a parameter, e.g. `MEX-BLR`."""
        return f"{self.a}-{self.b}"

    @classmethod
    def parse(cls, text: str, atlas: Atlas) -> "Dyad":
        """The dyad that two codes or two names joined by a hyphen mean; raises ValueError with the remedy.

        A name may hold hyphens itself: every place to part the text is tried, `Mexico-Guinea-Bissau` included.
        """
        places = [index for index, letter in enumerate(text) if letter in "-–"]
        _refuse_other_counts(text, atlas)
        if not places or len(text) > LONGEST_PAIR:
            raise ValueError(f"pair={short(text)} is no pair; {REMEDY}")
        problem: UnknownState | None = None
        for place in places:
            try:
                a, b = (_code(part.strip(), atlas) for part in (text[:place], text[place + 1 :]))
            except UnknownState as error:
                problem = problem or error
                continue
            if a == b:
                raise ValueError(f"pair={short(text)} names one state twice; a pair needs two")
            return cls(a, b)
        raise ValueError(f"pair={short(text)}: {problem}")


def _refuse_other_counts(text: str, atlas: Atlas) -> None:
    """Raise ValueError where hyphens part no state, one state, or more than two codes."""
    parts = [part.strip() for part in re.split("[-–]", text)]
    said = [part for part in parts if part]
    if len(parts) > 1 and len(said) < 2:
        raise ValueError(f"pair={short(text)} names {COUNTS[len(said)]}; {REMEDY}")
    if len(said) > 2 and all(part.upper() in atlas for part in said):
        count = COUNTS.get(len(said), f"{len(said)} states")
        raise ValueError(f"pair={short(text)} names {count}; a pair needs two")


def _code(text: str, atlas: Atlas) -> str:
    try:
        return atlas.code(text, kinds=NAMES)
    except UnknownState as error:
        raise UnknownState(str(error).replace(repr(text), repr(short(text)))) from error


def dyads(text: str, atlas: Atlas) -> list[Dyad]:
    """The dyads of a comma-separated list."""
    return [Dyad.parse(part.strip(), atlas) for part in text.split(",") if part.strip()]
