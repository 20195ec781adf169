"""`add_gdp`, `add_population`: how large the two states are."""

from collections.abc import Callable

import pandas as pd

from analysis.panel.joining import ENDS, Keyed, measured, unknown
from analysis.panel.reckoning import Reckoning
from analysis.tables import Tables

GDP = {f"gdp_usd_{end}": "float64" for end in ENDS}
POPULATION = {f"population_{end}": "Int64" for end in ENDS}


def add_gdp(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add gdp_usd_sender and gdp_usd_receiver, gross domestic product in the year, from `wb_gdp`.

    Units: US dollars of the year at official exchange rates, not purchasing power; shares of a year compare, amounts of
    different years do not. What an absence is: a state of the list without a figure is not reported; nor is what its
    land made before it was a state for most of the year.
    Laws: exchanging the states exchanges the columns; a state has one figure in a year. Cardinality: many to one.
    Source: World Bank, World Development Indicators, NY.GDP.MKTP.CD.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_gdp(frame, data))[3:])
    gdp_usd_sender gdp_usd_sender_status gdp_usd_receiver gdp_usd_receiver_status
    """
    return _both_ends(frame, data, "wb_gdp", "gdp_usd", GDP, _states)


def add_population(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add population_sender and population_receiver, from `cow_nmc`.

    Units: persons, published in thousands. What an absence is: what the project marks as missing is not reported.
    Laws: as of `add_gdp`. Cardinality: many to one. Source: Singer, Bremer & Stuckey 1972, in Russett (ed.), Peace,
    War, and Numbers, 19-48; National Material Capabilities.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_population(frame, data))[3::2])
    population_sender population_receiver
    """
    return _both_ends(frame, data, "cow_nmc", "population", POPULATION, _members)


def _states(states: Reckoning, rows: pd.DataFrame) -> pd.DataFrame:
    return states.of_iso(rows[rows["note"].eq("")], "iso3")


def _members(states: Reckoning, rows: pd.DataFrame) -> pd.DataFrame:
    return states.of_cow(rows.drop(columns="iso3"), "iso3")


def _both_ends(
    frame: pd.DataFrame,
    data: Tables,
    dataset: str,
    column: str,
    types: dict[str, str],
    coded: Callable[[Reckoning, pd.DataFrame], pd.DataFrame],
) -> pd.DataFrame:
    """A state's own figure beside it at either end of the pair; each end has its own coverage."""
    one = data.fetched.get(dataset)
    if one is None or frame.empty:
        return unknown(frame, types)
    keyed = Keyed(frame, data)
    rows = data.derived.rows(dataset, year=keyed.years).rename(columns={"cow_code": "iso3_cow"})
    held = coded(keyed.states, rows)[["iso3", "year", column]]
    for end in ENDS:
        name = f"{column}_{end}"
        found = keyed.joined(held.rename(columns={"iso3": end, column: name}), [end, "year"])
        frame = measured(frame, found, keyed.covered(one, [end]), {name: types[name]})
    return frame
