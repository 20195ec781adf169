"""`capitals`: the capitals of states and since when (Miller, peacesciencer), and the distances between states."""

import pandas as pd

from analysis import dates
from analysis.connectors.connector import Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import Crosswalk

CAPITALS = {"code": "ccode", "capital": "capital", "start": "stdate", "end": "enddate", "lat": "lat", "lon": "lng"}
DISTANCES = {"one": "ccode1", "other": "ccode2", "year": "year", "km": "mindist"}
PAIR = ["sender", "receiver", "year", "sender_cow", "receiver_cow"]
# Cities for which the file has the middle of the country: latitude and longitude as it prints them, and the city's own.
MISPLACED = {
    "Brasilia": ((-10.33, -53.20), (-15.79, -47.88)),
    "Riyadh": ((23.33, 45.33), (24.71, 46.68)),
    "Tunis": ((33.84, 9.40), (36.81, 10.18)),
}
NEAR = 0.01  # degrees
YEARLY = "a start on 1 January and an end on 31 December tell the year only; a state's own end is not told"


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """Capitals, and as `_distances`, where the file is at hand, the least distance between two states' borders.

    One row of capitals is a city and the time in which it was a state's capital (ISO days, both included; no end where
    the edition ends). A row is kept whole under its Correlates of War code, with the alpha-3 code that this has at the
    row's end: Moscow since 1918 is RUS. For a past state, look up its code: the Soviet Union's capital is that of 365
    between 1922-12-30 and 1991-12-26. One row of distances is a directed pair in a year: kilometres between the nearest
    points of the two (Schvitz and others 2022, CShapes), 0 for neighbours by land; both directions are stored. Three
    cities that the file sets in the middle of their country are set right (`MISPLACED`).
    """
    capitals, last = _capitals(originals["capitals"], crosswalk)
    capitals, moved = _placed(capitals)
    frames, part_years, limits = {"": capitals}, {}, [YEARLY, *moved]
    if "distances" in originals:
        frames["distances"] = _distances(originals["distances"], crosswalk)
        held = frames["distances"]["year"]
        part_years["distances"] = tuple(sorted(int(year) for year in held.unique()))
        limits.append(f"distances: {held.min()} to {held.max()} only{_rounding(frames['distances']['km'])}")
    first = int(capitals["start"].min()[:4])
    years = tuple(range(first, last + 1))
    return Tidied(frames, years, limits=tuple(limits), edition=f"{first}-{last}", part_years=part_years)


def _capitals(held: pd.DataFrame, crosswalk: Crosswalk) -> tuple[pd.DataFrame, int]:
    """The capitals, and the year in which the edition ends."""
    if held.isna().any(axis=None) or not (held["lat"].abs().le(90) & held["lon"].abs().le(180)).all():
        raise ValueError("a capital lacks a day or a place on earth")
    start, end = (held[side].map(lambda day: dates.parse(str(day)[:10]).text) for side in ("start", "end"))
    edition = str(end.max())
    codes = held["code"].astype("int64")
    frame = pd.DataFrame(
        {
            "iso3": crosswalk.cow_codes(codes, end.str[:4]),
            "cow_code": codes.astype("str"),
            "capital": held["capital"].str.strip(),
            "start": start,
            "end": end.mask(end.eq(edition), ""),
            "lat": held["lat"].astype("float64"),
            "lon": held["lon"].astype("float64"),
        }
    )
    return frame[frame["iso3"].ne("")].sort_values(["iso3", "cow_code", "start"], ignore_index=True), int(edition[:4])


def _distances(held: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """Both directions of each pair; raises ValueError where the file gives one pair two distances in a year."""
    known = held.dropna()
    known = known[known["one"].ne(known["other"])]
    if known["km"].lt(0).any():
        raise ValueError("a distance is below 0 km")
    back = known.rename(columns={"one": "other", "other": "one"})
    both = pd.concat([known, back[known.columns]]).astype({"one": "int64", "other": "int64", "year": "int64"})
    both = both.drop_duplicates()
    if both.duplicated(["one", "other", "year"]).any():
        raise ValueError("a pair has two distances in one year")
    frame = pd.DataFrame(
        {
            "sender": crosswalk.cow_codes(both["one"], both["year"]),
            "receiver": crosswalk.cow_codes(both["other"], both["year"]),
            "year": both["year"],
            "km": both["km"].astype("float64"),
            "sender_cow": both["one"].astype("str"),
            "receiver_cow": both["other"].astype("str"),
        }
    )
    frame = frame[frame["sender"].ne("") & frame["receiver"].ne("")]
    return frame.sort_values(PAIR, ignore_index=True)


def _placed(capitals: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The capitals with the misplaced ones in their places, and what to say of these."""
    placed, found = capitals.copy(), []
    for city, ((wrong_lat, wrong_lon), own) in MISPLACED.items():
        there = (placed["lat"] - wrong_lat).abs().lt(NEAR) & (placed["lon"] - wrong_lon).abs().lt(NEAR)
        rows = placed["capital"].eq(city) & there
        if rows.any():
            placed.loc[rows, ["lat", "lon"]] = own
            found.append(city)
    told = "the file has the middle of the country for the city, whose own place is taken"
    return placed, [f"{', '.join(found)}: {told}"] if found else []


def _rounding(km: pd.Series) -> str:
    return ", rounded to 0.1 km" if km.mul(10).sub(km.mul(10).round()).abs().lt(1e-6).all() else ""


connector = Connector(
    "capitals",
    (
        Original("capitals", ("cow_capitals.parquet", "cow_capitals.csv", "capitals.csv"), (CAPITALS,)),
        Original("distances", ("cow_mindist*.parquet", "cow_mindist*.csv"), (DISTANCES,), required=False),
    ),
    tidy,
)
