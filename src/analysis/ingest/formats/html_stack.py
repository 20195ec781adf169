"""The open elements of a page, and which of them end where another begins or ends."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.ingest.formats.html_roles import BARRIERS, CLOSES, TABULAR

DEEPEST = 200
PARAGRAPH = frozenset({"p"})


class Place(NamedTuple):
    """An open element, and what its text is."""

    name: str
    start: int
    kind: str = "paragraph"
    level: int = 0
    row: int | None = None
    column: str = ""
    skip: str | None = None
    main: bool = False
    flag: bool = False


class Stack:
    """Open elements, the innermost last; those deeper than the limit are only counted."""

    def __init__(self) -> None:
        self.open = [Place("", 0)]
        self._count: dict[str, int] = {}
        self._over: dict[str, int] = {}

    def holds(self, name: str) -> bool:
        """Whether such an element is open."""
        return self._count.get(name, 0) > 0

    def push(self, place: Place) -> None:
        """Open an element."""
        self.open.append(place)
        self._count[place.name] = self._count.get(place.name, 0) + 1

    def pop(self) -> Place:
        """Close the innermost element."""
        place = self.open.pop()
        self._count[place.name] -= 1
        return place

    def is_full(self, name: str) -> bool:
        """Whether no more elements are opened; the one refused is counted, so that its end is known for its own."""
        if len(self.open) <= DEEPEST:
            return False
        self._over[name] = self._over.get(name, 0) + 1
        return True

    def implied(self, name: str) -> Iterator[int]:
        """The depths down to which elements end because this one begins, though no tag says so."""
        if self.holds("p") and name not in TABULAR:
            yield from self._nearest(PARAGRAPH, BARRIERS | {"li"})
        if name in CLOSES:
            closed, barriers = CLOSES[name]
            if any(map(self.holds, closed)):
                yield from self._nearest(closed, barriers)

    def ended(self, name: str) -> int:
        """The depth of the element that an end tag closes; 0 where it closes none."""
        if self._over.get(name):
            self._over[name] -= 1
        elif self.holds(name):
            return next(self._nearest(frozenset({name}), frozenset() if name in TABULAR else BARRIERS), 0)
        return 0

    def _nearest(self, names: frozenset[str], barriers: frozenset[str]) -> Iterator[int]:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name in names:
                yield depth
                return
            if self.open[depth].name in barriers:
                return
