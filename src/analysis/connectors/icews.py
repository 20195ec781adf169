"""`icews`: reports in media of what states did to one another, summed by pair and year from the ICEWS event data.

Boschee and others 2015, Harvard Dataverse, doi:10.7910/DVN/28075; sums as the package netify keeps them.
"""

import pandas as pd

from analysis.connectors.connector import BadOriginal, Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import Crosswalk

COUNTS = {
    "verbal_cooperation": "verbCoop",
    "material_cooperation": "matlCoop",
    "verbal_conflict": "verbConf",
    "material_conflict": "matlConf",
}
SUMS = {"sender": "i", "receiver": "j", "year": "year"} | COUNTS
EVENTS = {"event": "Event ID", "cameo": "CAMEO Code"}


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a directed pair in a year, with four counts of reports; a zero is printed as one.

    Only pairs of states on the file's own list have rows: the others are outside what it covers.
    """
    held = originals["sums"]
    if "event" in held:
        how = "sum them by pair, year and the four classes, or take `icews` of the package netify"
        raise BadOriginal(f"icews: the file holds single events, which are not read; {how}")
    frame = pd.DataFrame({side: _states(held, side, crosswalk) for side in ("sender", "receiver")})
    frame["year"] = held["year"].astype("int64")
    for name in COUNTS:
        frame[name] = pd.to_numeric(held[name]).astype("Int64")
    frame = frame[frame["sender"].ne("") & frame["receiver"].ne("")]
    if frame.duplicated(["sender", "receiver", "year"]).any():
        raise ValueError("a pair has two rows in a year")
    years = tuple(int(year) for year in sorted(frame["year"].unique()))
    frames = {"": frame.sort_values(["sender", "receiver", "year"], ignore_index=True)}
    edition = f"{years[0]}-{years[-1]}"
    return Tidied(frames, years, _reach(frame, "sender"), _reach(frame, "receiver"), edition=edition)


def _states(held: pd.DataFrame, side: str, crosswalk: Crosswalk) -> list[str]:
    """Who a name was in each year."""
    known: dict[tuple[str, int], str] = {}
    pairs = list(zip(held[side], held["year"].astype("int64"), strict=True))
    for name, year in set(pairs):
        known[name, year] = crosswalk.in_year(crosswalk.code(str(name)), year)
    return [known[pair] for pair in pairs]


def _reach(frame: pd.DataFrame, side: str) -> dict[str, list[list[int]]]:
    """State → its first and last year on the list."""
    years = frame.groupby(side)["year"].agg(["min", "max"])
    return {str(iso3): [[int(first), int(last)]] for iso3, first, last in years.itertuples()}


connector = Connector(
    "icews",
    (Original("sums", ("icews*.parquet", "icews*.csv", "icews.rda", "events*.tab", "events*.csv"), (SUMS, EVENTS)),),
    tidy,
)
