"""What happened between states, down one axis of years."""

from collections import Counter

import pandas as pd

from analysis import dates, language
from analysis.dyads import Dyad
from analysis.plots import bands, entries, style
from analysis.plots.drawing import Drawing, slug
from analysis.plots.empty import nothing
from analysis.plots.entries import Entry
from analysis.plots.frames import Names, Row, records
from analysis.plots.ladder import Ladder
from analysis.plots.sketch import sketch
from analysis.plots.words import Words, plain

BESIDE = 62.0  # points that spells may take beside the axis; of many pairs at once they stay away


def timeline(
    entries_: pd.DataFrame,
    spells: pd.DataFrame,
    silences: pd.DataFrame,
    names: Names,
    pair: Dyad | None = None,
    *,
    width: float = style.WIDTH,
    lang: str = "en",
) -> Drawing:
    """Dated entries as a figure that grows with their number: years on the left, a column of marks for each kind,
    coarse dates as bars as long as the time that they may mean, spells of relations as bands, silences hatched,
    every entry's words on the right.

    `entries_`, `spells` and `silences` are frames of the findings' `timeline`; `names` gives a state's name for its
    code. Of one `pair` (found in the entries where they are of two states only) the names are not repeated at
    each entry. `.data` is the entries drawn, with their `lane`.
    """
    words, pair = Words(lang), pair or _only_pair(entries_, spells)
    name = slug("timeline", *(pair.states if pair else ()), "narrow" if width < style.WIDTH else "")
    who = "–".join(plain(names(code)) for code in pair.states) if pair else words("timeline.all")
    dated = entries_[entries_["date"] != ""]
    if dated.empty:
        return nothing(words("timeline.nothing", who=who), dated, name, width)
    found = entries.read(dated, names, words, alone=pair is not None)
    spells = _lasting(spells)
    beside = bands.read(spells, names)
    beside = beside if bands.room(beside) <= BESIDE else []
    figure = Ladder(found, beside, silences, width, words).draw()
    told = [
        _extent(who, found, words),
        *_ends(found, words),
        *_silence(silences, words),
        *(_spells(spells, names, words) if beside else []),
    ]
    data = dated.assign(lane=[entry.lane for entry in found])
    return Drawing(figure, " ".join(told), data, name, sketch(found, words))


def _only_pair(frame: pd.DataFrame, spells: pd.DataFrame) -> Dyad | None:
    """The two states that all entries are between, where there are just two; in the order of their spells."""
    living = [set(row["countries"]) for row in records(frame) if not row["past"] and row["countries"]]
    shared = set.intersection(*living) if living else set()
    told = [(row["a"], row["b"]) for row in records(spells)] + [tuple(row["countries"]) for row in records(frame)]
    return next((Dyad(*pair) for pair in told if len(pair) == 2 and set(pair) == shared), None)


def _lasting(spells: pd.DataFrame) -> pd.DataFrame:
    """The spells that were, without those only planned or said not to be."""
    return spells[spells["status"].isin(["actual", "ended"])] if "status" in spells else spells


def _extent(who: str, found: list[Entry], words: Words) -> str:
    counted = Counter(entry.lane for entry in found)
    kinds = language.listing([words.some(f"many.{lane}", counted[lane]) for lane in style.LANES if counted[lane]])
    closed = [entry for entry in found if not entry.open_end] or found
    start, end = found[0].when, max(closed, key=lambda entry: (entry.last, entry.first)).when
    return words.some("timeline.alt", len(found), who=who, start=start, end=end, kinds=kinds)


def _ends(found: list[Entry], words: Words) -> list[str]:
    ends = {"alt_first": found[0], "alt_last": found[-1]} if len(found) > 1 else {"alt_only": found[0]}
    return [words(f"timeline.{key}", date=entry.when, label=_told(entry)) for key, entry in ends.items()]


def _told(entry: Entry) -> str:
    return f"{entry.who}, {entry.text}" if entry.who else entry.text


def _silence(silences: pd.DataFrame, words: Words) -> list[str]:
    if silences.empty:
        return []
    longest = max(records(silences), key=lambda row: int(row["years"]))
    start, end = dates.latest(longest["start"])[:4], dates.earliest(longest["end"])[:4]
    return [words("timeline.alt_silence", years=int(longest["years"]), start=start, end=end)]


def _spells(spells: pd.DataFrame, names: Names, words: Words) -> list[str]:
    if spells.empty:
        return []
    told = [_spell(row, names, words) for row in records(spells)]
    return [words.some("timeline.alt_spells", len(told), spells=language.listing(told))]


def _spell(row: Row, names: Names, words: Words) -> str:
    pair = f"{plain(names(row['a']))}–{plain(names(row['b']))}"
    start = words("timeline.since", date=dates.say(row["start"])) if row["start"] else ""
    end = words("timeline.until", date=dates.say(row["end"])) if row["end"] else ""
    return " ".join(part for part in (pair, start, end) if part)
