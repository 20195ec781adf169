"""`natural_earth`: the outlines of countries at 1:110 million, as Natural Earth draws who controls them."""

import json
from typing import Any

import pandas as pd

from analysis.connectors.connector import Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import Crosswalk

FORM = {"iso": "ISO_A3_EH", "own": "ADM0_A3", "name": "NAME", "geometry": "geometry"}
LOWER = {ours: theirs.lower() for ours, theirs in FORM.items()}
YEAR = 2021  # of version 5, whose boundaries these are
NONE = "-99"
DISPUTED = "disputed"
PLACES = 4  # decimals of a degree: some 11 m
DEPTH = {"Polygon": 2, "MultiPolygon": 3}  # lists around a point
VIEW = "an area is drawn in the country that controls it, whoever claims it"


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a country as it is drawn: its alpha-3 code, '' where ISO 3166 has none, its name and its outline.

    disputed: another state claims the whole of it, or it has no code; the list is names/natural_earth.csv, by Natural
    Earth's own codes. Areas that are disputed and drawn within a country, such as Crimea, are no rows of their own.
    geometry: GeoJSON of a Polygon or MultiPolygon, longitude and latitude in degrees to four decimals, always written
    alike.
    """
    held = originals["shapes"].astype({"iso": "str", "own": "str", "name": "str"})
    codes = [_code(crosswalk, *row) for row in held[["iso", "own", "name"]].itertuples(index=False)]
    listed = held["own"].map(crosswalk.what).str.startswith(DISPUTED)
    frame = pd.DataFrame(
        {
            "iso3": codes,
            "name": held["name"],
            "geometry": list(map(outline, held["geometry"], held["name"])),
            "disputed": listed | pd.Series(codes, index=held.index).eq(""),
        }
    )
    coded = frame[frame["iso3"].ne("")]
    if coded["iso3"].duplicated().any():
        raise ValueError(f"{coded.loc[coded['iso3'].duplicated(), 'iso3'].iloc[0]} is drawn twice")
    states = {iso3: [[YEAR, YEAR]] for iso3 in sorted(coded["iso3"])}
    frame = frame.sort_values(["iso3", "name"], ignore_index=True)
    return Tidied({"": frame}, (YEAR,), senders=states, receivers=states, limits=(VIEW,))


def _code(crosswalk: Crosswalk, iso: str, own: str, name: str) -> str:
    """The code of the written list, which goes by Natural Earth's own, else that of ISO, else that of the name."""
    return crosswalk.code(own if crosswalk.what(own) else name if iso == NONE else iso)


def outline(geometry: str, name: str) -> str:
    """A GeoJSON geometry with rounded coordinates, always written alike; raises ValueError for what is no area.

    >>> outline('{"coordinates": [[[0, 0], [1.00004, 0], [1, 1], [0, 0]]], "type": "Polygon"}', "Aland")
    '{"type":"Polygon","coordinates":[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]}'
    """
    held = json.loads(geometry) or {}
    kind = held.get("type")
    if kind not in DEPTH:
        raise ValueError(f"the shape of {name} is a {kind}, not a Polygon or MultiPolygon")
    rounded = _rounded(held.get("coordinates"), DEPTH[kind], name)
    return json.dumps({"type": kind, "coordinates": rounded}, separators=(",", ":"))


def _rounded(held: Any, depth: int, name: str) -> list[Any]:
    """Coordinates rounded, at each level a list; raises ValueError where one is no place on earth."""
    if not isinstance(held, list) or not held:
        raise ValueError(f"the shape of {name} has no coordinates")
    if depth:
        return [_rounded(one, depth - 1, name) for one in held]
    lon, lat = (float(number) for number in held[:2])
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"the shape of {name} has a point at {lon}, {lat}; write degrees")
    return [round(lon, PLACES), round(lat, PLACES)]


connector = Connector(
    "natural_earth",
    (Original("shapes", ("ne_110m_admin_0_countries.geojson", "ne_110m_*countries*.geojson"), (FORM, LOWER)),),
    tidy,
)
