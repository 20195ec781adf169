"""What a connector is: the originals that it takes, and the step from these to tidy tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.connectors.crosswalk import Crosswalk
from analysis.tables.fetched import COW, Spans

Originals = Mapping[str, pd.DataFrame]
SHEET = "(sheet)"  # in a form, for the name of a workbook's sheet
COLUMN, CELL = "(column)", "(cell)"  # in a form, for the headings and contents of a square matrix


class BadOriginal(ValueError):
    """A file is not what its publisher makes: the message is one line that names it, what is wrong, and the remedy."""


@dataclass(frozen=True)
class Original:
    """One file that a data set is made from.

    role: what it is for; names: patterns (fnmatch, without case) of the file's name as the publisher and others keep
    it; forms: for each form in which it is kept, the columns by which that form is known, our name → its name;
    condense: what is kept of a file with a column a body or a year, stretch by stretch as it is read; it gives the
    columns that a form names, and leaves a file that has them as it is; text: columns of codes, which are no numbers
    even where all of them look so (SITC 00 is not 0).
    """

    role: str
    names: tuple[str, ...]
    forms: tuple[Mapping[str, str], ...]
    required: bool = True
    condense: Callable[[pd.DataFrame], pd.DataFrame] | None = None
    text: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tidied:
    """The tables made from the originals, and what they cover.

    frames: part → frame ('' is the main one), each sorted by pair; edition: as the file says, '' to take the
    inventory's word; the others: as in `analysis.tables.fetched.Fetched`.
    """

    frames: Mapping[str, pd.DataFrame]
    years: tuple[int, ...]
    senders: Spans | str = COW
    receivers: Spans | str = COW
    limits: tuple[str, ...] = ()
    rounded: float = 0
    edition: str = ""
    complete: bool = False
    gaps: Mapping[str, Spans] = field(default_factory=dict)
    part_years: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def spans(states: Iterable[str], years: Iterable[int]) -> Spans:
    """The states of a list and the years beside them, as each state's spans of years; '' is no state.

    >>> spans(["MEX", "MEX", "BLR", "MEX", ""], [1995, 1996, 1996, 2005, 2005])
    {'BLR': [[1996, 1996]], 'MEX': [[1995, 1996], [2005, 2005]]}
    """
    found: dict[str, list[list[int]]] = {}
    for state, year in sorted({(str(state), int(year)) for state, year in zip(states, years, strict=True) if state}):
        held = found.setdefault(state, [])
        if held and held[-1][1] == year - 1:
            held[-1][1] = year
        else:
            held.append([year, year])
    return found


def gaps(rows: pd.DataFrame, unread: Mapping[str, pd.Series]) -> dict[str, Spans]:
    """For either end, the states and years of the rows that are left out because nobody knows their other end.

    rows: sender, receiver ('' where it is no state) and year; unread: end → whether nobody knows its name.

    >>> rows = pd.DataFrame({"sender": ["RUS", "RUS"], "receiver": ["", "MEX"], "year": [2019, 2019]})
    >>> gaps(rows, {"sender": rows["sender"].eq(""), "receiver": rows["receiver"].eq("")})
    {'sender': {'RUS': [[2019, 2019]]}}
    """
    lost = {
        end: rows[unread[other] & rows[end].ne("")] for end, other in (("sender", "receiver"), ("receiver", "sender"))
    }
    return {end: spans(held[end], held["year"]) for end, held in lost.items() if len(held)}


def once(rows: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Rows of which none is a repeat; raises ValueError where two that differ have one key: nobody knows which holds.

    >>> once(pd.DataFrame({"code": ["MEX", "MEX"], "gdp": [1, 1]}), ["code"]).values.tolist()
    [['MEX', 1]]
    >>> once(pd.DataFrame({"code": ["MEX", "MEX"], "gdp": [1, 2]}), ["code"])
    Traceback (most recent call last):
    ValueError: it says two things of MEX
    """
    if not (again := rows.duplicated(list(key))).any():
        return rows
    kept = rows[~(again & rows.duplicated())]
    if (apart := kept.duplicated(list(key))).any():
        raise ValueError(f"it says two things of {' '.join(map(str, kept.loc[apart, list(key)].iloc[0]))}")
    return kept


@dataclass(frozen=True)
class Connector:
    """One data set: its name in the inventory, its originals, and how they become tables."""

    name: str
    originals: tuple[Original, ...]
    tidy: Callable[[Originals, Crosswalk], Tidied] = field(repr=False)
