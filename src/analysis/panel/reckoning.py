"""Which state is which, and when: members of the Correlates of War system, states in law, and the one as the other."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pandas as pd

from analysis import dates
from analysis.countries import COW_YEARS, cow_state
from analysis.tables import Tables
from analysis.tables.fetched import Spans

FIRST = 1816
MEMBERS = "cow_states"
SYSTEMS = {"iso": "legal", "cow": "cow"}


def present(data: Tables) -> int:
    """The last year that a panel can have: that of the tables' edition."""
    return int(data.edition[:4])


def membership(data: Tables) -> pd.DataFrame:
    """The rows of `state_spells` about the Correlates of War system: those of the fetched `cow_states`, else ours."""
    held = data.derived.rows(MEMBERS) if MEMBERS in data.fetched else data["state_spells"]
    return held[held["system"].eq("cow")]


def spells(data: Tables, system: str) -> pd.DataFrame:
    """When each state was one: state, iso3, start, end (ISO days, both included), sorted; several rows a state.

    system: `cow`, members of the Correlates of War state system under their codes, those alive on the last day of the
    list carried forward; `iso`, states in law under alpha-3 codes.
    """
    return bounded(membership(data) if system == "cow" else data["state_spells"], system)


def bounded(held: pd.DataFrame, system: str) -> pd.DataFrame:
    """The same of rows like those of `state_spells`."""
    held = held[held["system"].eq(SYSTEMS[system])]
    end = held["end"].map(dates.latest).replace("", dates.LAST_DAY)
    if system == "cow":
        end = end.mask(end.eq(end.max()), dates.LAST_DAY)
    state = held["cow_code" if system == "cow" else "iso3"]
    start = held["start"].map(dates.earliest)
    found = pd.DataFrame({"state": state, "iso3": held["iso3"], "start": start, "end": end})
    return found.sort_values(["state", "start"], ignore_index=True)


def continued(data: Tables) -> list[tuple[str, str]]:
    """Each state in law and the one that continues it, by the columns predecessor and successor; these never pair."""
    held = [row for row in data.records("state_spells") if row["system"] == "legal"]
    rows = [(str(row["iso3"]), str(row["predecessor"]), str(row["successor"])) for row in held]
    pairs = {(before, iso3) for iso3, before, _ in rows} | {(iso3, after) for iso3, _, after in rows}
    return sorted(pair for pair in pairs if all(pair))


class Reckoning:
    """The states of the data sets as those of a panel of one system, `iso` or `cow`.

    Where one state has two codes in a year (DEU 1990: 260 and 255; YEM 1990: 678 and 679), its figure of the year is
    that of the code which stood for most of it; where a file has none under that code, that of the other.
    """

    def __init__(self, data: Tables, system: str) -> None:
        """Take the tables and the panel's system."""
        self.data, self.system = data, system

    @cached_property
    def members(self) -> pd.DataFrame:
        """One row is a member of the Correlates of War system in a year: cow, year, iso3 (whose figure it is), days."""
        held = spells(self.data, "cow")
        start, end = (held[name].to_numpy("datetime64[D]") for name in ("start", "end"))
        first = np.maximum(_year(start), FIRST)
        lengths = np.maximum(np.minimum(_year(end), present(self.data)) - first + 1, 0)
        spell = np.repeat(np.arange(len(held)), lengths)
        year = first[spell] + np.arange(len(spell)) - np.repeat(lengths.cumsum() - lengths, lengths)
        opening, closing = ((year + more - 1970).astype("datetime64[Y]").astype("datetime64[D]") for more in (0, 1))
        days = (np.minimum(end[spell] + 1, closing) - np.maximum(start[spell], opening)).astype("int64")
        found = held[["state", "iso3"]].take(spell).assign(year=year, days=days).reset_index(drop=True)
        several = found["state"].isin(COW_YEARS).to_numpy()
        found.loc[several, "iso3"] = list(
            map(cow_state, *(found.loc[several, name] for name in ("state", "year", "iso3")))
        )
        return found.rename(columns={"state": "cow"}).groupby(["cow", "year", "iso3"])["days"].sum().reset_index()

    @cached_property
    def _codes(self) -> pd.DataFrame:
        """The same, one code for an alpha-3 code in a year."""
        held = self.members.sort_values("days", kind="stable").drop_duplicates(["iso3", "year"], keep="last")
        return held[["iso3", "year", "cow"]]

    def of_iso(self, rows: pd.DataFrame, *ends: str) -> pd.DataFrame:
        """Rows of a year and of alpha-3 codes in the columns `ends`, under the panel's codes.

        What belongs to no member of the Correlates of War system has no row in its panel.
        """
        for name in ends if self.system == "cow" else ():
            codes = self._codes.set_axis([name, "year", "cow"], axis=1)
            rows = rows.merge(codes, on=[name, "year"], validate="many_to_one").drop(columns=name)
            rows = rows.rename(columns={"cow": name})
        return rows

    def of_cow(self, rows: pd.DataFrame, *ends: str) -> pd.DataFrame:
        """Rows of a year and of codes of the Correlates of War, `sender_cow` for `sender`, under the panel's codes."""
        if self.system == "cow":
            return rows.rename(columns={f"{name}_cow": name for name in ends})
        for name in ends:
            states = self.members.set_axis([f"{name}_cow", "year", name, f"{name}_days"], axis=1)
            rows = rows.merge(states, on=[f"{name}_cow", "year"], validate="many_to_one").drop(columns=f"{name}_cow")
        key, days = [*ends, "year"], [f"{name}_days" for name in ends]
        twice = rows.duplicated(key, keep=False)
        kept = rows[twice].sort_values(days, kind="stable").drop_duplicates(key, keep="last").index
        return rows[~twice | rows.index.isin(kept)].drop(columns=days)

    def on_day(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Rows of iso3 and a date (ISO day) with iso3 under the panel's codes: of several that of the day."""
        if self.system == "iso":
            return rows
        codes = self.members[["cow", "iso3"]].drop_duplicates()
        several = codes["iso3"].duplicated(keep=False)
        alone = codes[~several].set_index("iso3")["cow"]
        found = [rows.assign(iso3=rows["iso3"].map(alone))]
        of = codes[several].set_index("cow")["iso3"].to_dict()
        for code, _, start, end in _lives(spells(self.data, "cow")):
            if code in of:
                mine = rows[rows["iso3"].eq(of[code]) & rows["date"].ge(start) & rows["date"].le(end)]
                found.append(mine.assign(iso3=code))
        return pd.concat(found).dropna(subset=["iso3"]).sort_index(kind="stable")

    def reach(self, spans: Spans | str) -> pd.DataFrame:
        """Every state and year that a data set covers, under the panel's codes: state, year.

        spans: `cow`, the members of that system; else state → spans of years.
        """
        if isinstance(spans, str):
            name = "cow" if self.system == "cow" else "iso3"
            return self.members[[name, "year"]].set_axis(["state", "year"], axis=1)
        last = present(self.data)
        rows = [
            (iso3, year)
            for iso3, stretches in spans.items()
            for first, end in stretches
            for year in range(max(first, FIRST), min(end, last) + 1)
        ]
        found = pd.DataFrame(rows, columns=["iso3", "year"]).astype({"iso3": "str", "year": "int64"})
        if self.system == "cow":
            found = self.members.merge(found, on=["iso3", "year"])[["cow", "year"]]
        return found.set_axis(["state", "year"], axis=1)


def _year(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[Y]").astype("int64") + 1970


def _lives(held: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """The rows of `spells`, as text."""
    return zip(*(held[name].astype("str").tolist() for name in ("state", "iso3", "start", "end")), strict=True)
