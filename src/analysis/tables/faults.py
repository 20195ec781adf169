"""What is wrong with the data, where, and what to do about it: one line a fault."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that breaks a rule.

    line and column count from 1 (column: the field's number); 0 means the whole file or the whole line. A row that
    runs over several lines is named by its first. `stops`: the tables cannot be read at all while it stands.
    """

    file: str
    line: int
    column: int
    what: str
    remedy: str = ""
    stops: bool = False

    def __str__(self) -> str:
        """The fault on one line: `data/tidy/visits.csv:14:3: what; remedy`."""
        place = self.file + "".join(f":{number}" for number in (self.line, self.column) if number)
        text = f"{place}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)

    def within(self, folder: str) -> "Fault":
        """The same fault with its file's path beginning at `folder`."""
        return replace(self, file=f"{folder}/{self.file}")


class BadData(Exception):
    """The tables cannot be read; `faults` holds every reason that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, in the order of files, lines and columns."""
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))


def quoted(text: str) -> str:
    """A value as a message shows it: in quotes, invisible characters spelled out, cut where it is long.

    >>> quoted("BLA"), quoted("a\\u200bb")
    ("'BLA'", "'a\\\\u200bb'")
    """
    return repr(text if len(text) <= 60 else text[:57] + "...")


def did_you_mean(text: str, known: Iterable[str], otherwise: str = "") -> str:
    """The remedy for a word that is not in a list: the one nearest to it, or `otherwise`.

    >>> did_you_mean("actul", ["actual", "planned"])
    'did you mean actual?'
    """
    near = get_close_matches(text, sorted(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else otherwise
