"""Dyads: two states, in the order in which a report looks at them."""

from dataclasses import dataclass

from analysis.countries import NAMES, Atlas, UnknownState


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
        if not places:
            raise ValueError(f"pair={text} is no pair; write two states with a hyphen, such as MEX-BLR")
        problem: UnknownState | None = None
        for place in places:
            try:
                a, b = (atlas.code(part.strip(), kinds=NAMES) for part in (text[:place], text[place + 1 :]))
            except UnknownState as error:
                problem = problem or error
                continue
            if a == b:
                raise ValueError(f"pair={text} names one state twice; a pair needs two")
            return cls(a, b)
        raise ValueError(f"pair={text}: {problem}")


def dyads(text: str, atlas: Atlas) -> list[Dyad]:
    """The dyads of a comma-separated list."""
    return [Dyad.parse(part.strip(), atlas) for part in text.split(",") if part.strip()]
