"""Which state a publisher's name or code means, as of a day or a year; what is no state is on a written list."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any

import pandas as pd

from analysis.countries import NAMES, Atlas, UnknownState, cow_state

UNKNOWN = "unknown name"
TODAY = 9999
HEIRS = {"YUG": ("SCG", "SRB")}  # who goes by a name after the state of that name: sources write Yugoslavia until 2006


class Crosswalk:
    """The names and codes of one source.

    `no_states` gathers the names that mean no state, each with what it is; names that nobody knows are gathered there
    as `unknown name`, so that whoever fetches can tell of them: nothing is dropped in silence.
    """

    def __init__(self, source: str, atlas: Atlas, spells: pd.DataFrame) -> None:
        """Take the source's written list `names/<source>.csv` (name, iso3, what) and the spells of `state_spells`."""
        self.source, self.atlas = source, atlas
        self.no_states: dict[str, str] = {}
        self._written = {row["name"]: row for row in _written(source)}
        cow = spells[spells["system"].eq("cow")]
        self._cow: dict[str, str] = dict(zip(cow["cow_code"], cow["iso3"], strict=True))

    def code(self, name: str, year: int | None = None) -> str:
        """The alpha-3 code that a name or code of the source means, '' for what is no state."""
        if name in self._written:
            row = self._written[name]
            if not row["iso3"]:
                self.no_states[name] = row["what"]
            return row["iso3"]
        for when in (None, year):
            try:
                return self.atlas.code(name, when, NAMES)
            except UnknownState:
                continue
        self.no_states[name] = UNKNOWN
        return ""

    def unread(self, names: pd.Series) -> pd.Series:
        """Which of some names, looked up before, nobody knows; an empty one is none."""
        unknown = {name for name, what in self.no_states.items() if what == UNKNOWN}
        return names.isin(unknown) | names.eq("")

    def what(self, name: str) -> str:
        """What the written list says of a name; '' where it is not on the list."""
        return self._written.get(name, {}).get("what", "")

    def codes(self, names: Iterable[Any]) -> list[str]:
        """The codes of many names, each looked up once; a missing name is no state."""
        known: dict[Any, str] = {}
        found = []
        for name in names:
            if name not in known:
                known[name] = self.code(str(name)) if isinstance(name, str) and name else ""
            found.append(known[name])
        return found

    def on(self, iso3: str, day: date) -> str:
        """The code of the state that stood in a state's place on a day: itself, or the past one that it continues.

        A state that had not begun and continues none with a code of its own keeps its code; one that had ended, too,
        unless another went by its name (HEIRS).
        """
        return self._past(iso3, day.isoformat(), day.isoformat())

    def in_year(self, iso3: str, year: int) -> str:
        """The same for an annual figure: who stood there for most of the year, so 1991 is the Soviet Union's."""
        return self._past(iso3, f"{year:04}-07-01", f"{year:04}-07-02")

    def _past(self, iso3: str, first: str, last: str) -> str:
        if not iso3 or self.atlas.existed(iso3, first, last):
            return iso3
        others = (*self.atlas.pasts(iso3), *HEIRS.get(iso3, ()))
        return next((other for other in others if self.atlas.existed(other, first, last)), iso3)

    def cow(self, code: Any, year: int) -> str:
        """The alpha-3 code of a Correlates of War code in a year, '' for a number that is none."""
        text = str(int(code))
        if text not in self._cow:
            self.no_states[text] = UNKNOWN
            return ""
        return cow_state(text, year, self._cow[text])

    def cow_codes(self, codes: pd.Series, years: pd.Series) -> pd.Series:
        """The alpha-3 codes of many Correlates of War codes, each in its year."""
        pairs = pd.DataFrame({"code": codes.astype("int64"), "year": years.astype("int64")})
        each = pairs.drop_duplicates()
        each = each.assign(iso3=[self.cow(code, year) for code, year in each.itertuples(index=False)])
        found = pairs.merge(each, on=["code", "year"], how="left", validate="many_to_one")["iso3"]
        return found.set_axis(codes.index)


def _written(source: str) -> list[dict[str, str]]:
    path = files("analysis.connectors") / "names" / f"{source}.csv"
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8")))) if path.is_file() else []
