"""`add_distances`: how far the capitals are apart, and the borders."""

import numpy as np
import pandas as pd

from analysis.panel.joining import CODES, ENDS, Keyed, measured, unknown
from analysis.tables import Tables

RADIUS_KM = 6371.0088
TYPES = {"distance_km": "float64", "border_distance_km": "float64"}


def add_distances(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add distance_km between the capitals and border_distance_km between the nearest points, from `capitals`.

    Measures: distance_km, see `great_circle`, of the capitals of 1 January, or of the day in the year on which a state
    first had one in the list: a move counts from the next year. border_distance_km, 0 for neighbours, only where the
    file of minimum distances was fetched too.
    Units: kilometres. What an absence is: a member of the system whose capital is not listed is not reported.
    Laws: symmetric, ≥ 0, at most half the earth's circumference, 20,015 km. Cardinality: many to one.
    Source: capitals, Miller 2022, Conflict Management and Peace Science 39(6); borders, Schvitz, Girardin, Rüegger,
    Weidmann, Cederman & Gleditsch 2022, Journal of Conflict Resolution 66(1), 144-161.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_distances(frame, data))[3:])
    distance_km distance_km_status border_distance_km border_distance_km_status
    """
    one = data.fetched.get("capitals")
    if one is None or frame.empty:
        return unknown(frame, TYPES)
    keyed = Keyed(frame, data)
    held = keyed.states.of_cow(seats(data.derived.rows("capitals"), keyed.years), "state")
    a, b = (keyed.joined(held.rename(columns={"state": end}), [end, "year"]) for end in ENDS)
    far = {"distance_km": great_circle(a["lat"], a["lon"], b["lat"], b["lon"])}
    frame = measured(frame, far, keyed.covered(one), {"distance_km": "float64"})
    if "distances" not in one.parts:
        return unknown(frame, {"border_distance_km": "float64"})
    columns = ("year", "km", *CODES)
    held = keyed.states.of_cow(data.derived.rows("capitals", "distances", columns=columns, year=keyed.years), *ENDS)
    near = {"border_distance_km": keyed.joined(held)["km"]}
    return measured(frame, near, keyed.covered(one.of("distances")), {"border_distance_km": "float64"})


def seats(capitals: pd.DataFrame, years: range) -> pd.DataFrame:
    """Where each state's capital was on 1 January, or on the first later day of the year on which it is listed.

    Of two that a list has for one day it is the newer. Shape: one row a state and year: state_cow, lat, lon, year.

    >>> held = pd.DataFrame({"cow_code": "705", "start": ["1991-12-26", "1997-12-10"], "end": ["1997-12-09", ""],
    ...     "lat": [43.2, 51.1], "lon": [76.9, 71.5]})
    >>> seats(held, range(1997, 1999))[["year", "lat"]].values.tolist()
    [[1997.0, 43.2], [1998.0, 51.1]]
    """
    held = capitals.rename(columns={"cow_code": "state_cow"}).sort_values(["state_cow", "start"], kind="stable")
    parts = []
    for year in years:
        stood = held["start"].le(f"{year}-12-31") & (held["end"].eq("") | held["end"].ge(f"{year}-01-01"))
        sat = held["start"].le(f"{year}-01-01")
        listed = pd.concat([held[stood & sat].iloc[::-1], held[stood & ~sat]])
        parts.append(listed.drop_duplicates("state_cow").assign(year=year))
    return pd.concat(parts, ignore_index=True)[["state_cow", "lat", "lon", "year"]]


def great_circle(lat: pd.Series, lon: pd.Series, other_lat: pd.Series, other_lon: pd.Series) -> pd.Series:
    """The shortest way over a sphere of the earth's mean radius, 6371.0088 km, between points in degrees.

    Units: kilometres; against the ellipsoid it errs by at most 0.56 per cent. Source: the haversine formula (Sinnott
    1984, Sky and Telescope 68(2)); the radius R1 of the International Union of Geodesy and Geophysics (Moritz 2000).
    By hand: a quarter of the earth, from the pole to the equator, is 6371.0088 π / 2.

    >>> great_circle(*(pd.Series([degrees]) for degrees in (90.0, 0.0, 0.0, 37.6))).round(1).tolist()
    [10007.6]
    """
    y, x, other_y, other_x = (np.radians(each.astype("float64")) for each in (lat, lon, other_lat, other_lon))
    chord = np.sin((y - other_y) / 2) ** 2 + np.cos(y) * np.cos(other_y) * np.sin((x - other_x) / 2) ** 2
    return pd.Series(2 * RADIUS_KM * np.arcsin(np.sqrt(chord.clip(0, 1))), lat.index)
