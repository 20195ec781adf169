"""`capitals`: the capitals of states and since when (Miller, peacesciencer), and the distances between states."""

import pandas as pd

from analysis import dates
from analysis.connectors.connector import Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import Crosswalk

CAPITALS = {"code": "ccode", "capital": "capital", "start": "stdate", "end": "enddate", "lat": "lat", "lon": "lng"}
DISTANCES = {"one": "ccode1", "other": "ccode2", "year": "year", "km": "mindist"}
PAIR = ["sender", "receiver", "year", "sender_cow", "receiver_cow"]
# Where the file has the middle of the country for a city: the city's own latitude and longitude.
MISPLACED = {"Brasilia": (-15.79, -47.88), "Riyadh": (24.71, 46.68), "Tunis": (36.81, 10.18)}
NEAR = 1.0  # degrees
YEARLY = "a start on 1 January and an end on 31 December tell the year only; a state's own end is not told"


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """Capitals, and as `_distances`, where the file is at hand, the least distance between two states' borders.

    One row of capitals is a city and the time in which it was a state's capital (ISO days, both included; no end where
    the edition ends). A row is kept whole under its Correlates of War code, with the alpha-3 code that this has at the
    row's end: Moscow since 1918 is RUS. For a past state, look up its code: the Soviet Union's capital is that of 365
    between 1922-12-30 and 1991-12-26. One row of distances is a directed pair in a year: kilometres between the nearest
    points of the two (Schvitz and others 2022, CShapes), 0 for neighbours by land; both directions are stored.
    """
    capitals, last = _capitals(originals["capitals"], crosswalk)
    frames, part_years, limits = {"": capitals}, {}, [YEARLY, *_misplaced(capitals)]
    if "distances" in originals:
        frames["distances"] = _distances(originals["distances"], crosswalk)
        held = frames["distances"]["year"]
        part_years["distances"] = tuple(sorted(int(year) for year in held.unique()))
        limits.append(f"distances: {held.min()} to {held.max()} only{_rounding(frames['distances']['km'])}")
    first = int(capitals["start"].min()[:4])
    years = tuple(range(first, last + 1))
    return Tidied(frames, years, limits=tuple(limits), part_years=part_years)


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


def _misplaced(capitals: pd.DataFrame) -> list[str]:
    """What to say of cities whose coordinates are those of the middle of their country."""
    found = []
    for city, (lat, lon) in MISPLACED.items():
        rows = capitals[capitals["capital"].eq(city)]
        if ((rows["lat"] - lat).abs().gt(NEAR) | (rows["lon"] - lon).abs().gt(NEAR)).any():
            found.append(city)
    return [f"{', '.join(found)}: the place given is the middle of the country, not the city"] if found else []


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
