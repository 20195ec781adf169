"""How far apart and how large two states are, for a line that gives a sense of scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.panel.distances import great_circle
from analysis.tables import select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

SCALE = "measure status missing year a b value_a value_b ratio rows"
SIZES = {"gdp_usd": "wb_gdp", "population": "cow_nmc"}
CAPITALS = "capitals"
APART = 1.0  # degrees: farther from our own place of the city, a file has the middle of the country for it


def scale(data: Tables, pair: Dyad) -> pd.DataFrame:
    """The distance between the capitals, and both sides' domestic product and population in the newest common year.

    Shape: one row is a measure: measure (distance_km, gdp_usd, population), status (value; not_reported: no year has a
    figure of both; outside: none has one of a side), missing (the sides without a figure), year (missing for the
    distance), a and b (the capitals of the distance, else the two states), value_a and value_b (each side's figure; of
    the distance the same), ratio (of the larger to the smaller; missing for the distance), rows (none where the
    distance comes from the project's own table of states). Order: as here; domestic product and population only where
    their data sets are here. Units: kilometres on a great circle, US dollars of the year at official exchange rates,
    persons. What an absence is: before a state was one its land's product is no figure of it. Errors: none. Source of
    the method: the haversine formula, Sinnott 1984, Sky and Telescope 68(2); World Bank, NY.GDP.MKTP.CD; Singer, Bremer
    & Stuckey 1972, National Material Capabilities.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = scale(tables.load(), Dyad("MEX", "RUS")).iloc[0]
    >>> found["measure"], found["a"], found["b"], round(float(found["value_a"]), -2)
    ('distance_km', 'Mexico City', 'Moscow', 10700.0)
    """
    found = [_distance(data, pair)] if all(iso3 in _seats(data).index for iso3 in pair.states) else []
    for measure, dataset in SIZES.items():
        if dataset in data.fetched:
            found.append(_sizes(data, pair, measure, dataset))
    return select.frame(found, SCALE)


def _distance(data: Tables, pair: Dyad) -> select.Row:
    own = _seats(data)
    places = [own.loc[iso3].to_dict() for iso3 in pair.states]
    here = CAPITALS in data.fetched
    if here:
        held = data.derived.rows(CAPITALS, iso3=list(pair.states), end="").drop_duplicates("iso3", keep="last")
        theirs = held.set_index("iso3")
        here = all(iso3 in theirs.index for iso3 in pair.states)
        places = (
            [_seat(theirs.loc[iso3].to_dict(), own.loc[iso3].to_dict()) for iso3 in pair.states] if here else places
        )
    a, b = ({name: pd.Series([float(place[name])]) for name in ("lat", "lon")} for place in places)
    km = float(great_circle(a["lat"], a["lon"], b["lat"], b["lon"]).iloc[0])
    row: dict[str, Any] = {
        "measure": "distance_km",
        "status": "value",
        "value_a": km,
        "value_b": km,
        "year": None,
        "missing": [],
    }
    row |= {"a": str(places[0]["capital"]), "b": str(places[1]["capital"]), "ratio": None, "rows": []}
    if here:
        told = {"capitals": f"{row['a']}, {row['b']}", "km": km}
        row["rows"] = [data.computed(CAPITALS, {"measure": "distance", "pair": pair}, 2, **told)]
    return row


@once
def _seats(data: Tables) -> pd.DataFrame:
    """The capitals of the project's own table of states, by state."""
    held = data["countries"]
    return held[held["capital"].ne("") & held["lat"].notna() & held["lon"].notna()].set_index("iso3")


def _seat(theirs: dict[Any, Any], own: dict[Any, Any]) -> dict[Any, Any]:
    """The place of a capital as the file has it; ours where the file's is the middle of the country."""
    apart = max(abs(float(theirs[name]) - float(own[name])) for name in ("lat", "lon"))
    return theirs if apart <= APART else {**own, "capital": theirs["capital"]}


def _sizes(data: Tables, pair: Dyad, measure: str, dataset: str) -> select.Row:
    """Both sides' figure of the newest year that has both."""
    held = data.derived.rows(dataset, iso3=list(pair.states)).dropna(subset=measure)
    held = held[held["note"].eq("")] if "note" in held else held
    both = held.groupby(["year", "iso3"])[measure].max().unstack().reindex(columns=list(pair.states)).dropna()
    missing = [iso3 for iso3 in pair.states if iso3 not in set(held["iso3"])]
    status = "value" if len(both) else "outside" if missing else "not_reported"
    row: dict[str, Any] = {"measure": measure, "status": status, "missing": missing}
    row |= {"a": pair.a, "b": pair.b, "year": None, "value_a": None, "value_b": None, "ratio": None}
    chosen: dict[str, Any] = {"measure": measure, "pair": pair}
    told: dict[str, Any] = {"status_here": status.replace("_", " ")}
    if len(both):
        a, b = (float(both[iso3].iloc[-1]) for iso3 in pair.states)
        row |= {"year": int(both.index[-1]), "value_a": a, "value_b": b}
        row["ratio"] = max(a, b) / min(a, b) if min(a, b) > 0 else None
        chosen |= {"year": row["year"]}
        told = {f"{measure}_{iso3.lower()}": value for iso3, value in zip(pair.states, (a, b), strict=True)}
        told |= {"ratio": row["ratio"]}
    return row | {"rows": [data.computed(dataset, chosen, 2 * bool(len(both)), **told)]}
