"""`cow_states`: the Correlates of War project's list of the members of the state system, 1816 to 2016."""

import pandas as pd

from analysis import dates
from analysis.connectors.connector import Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import Crosswalk

FORM = {
    "abbreviation": "stateabb",
    "code": "ccode",
    "name": "statenme",
    **{
        f"{end}_{unit}": f"{short}{unit}"
        for end, short in (("start", "st"), ("end", "end"))
        for unit in ("year", "month", "day")
    },
}


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a stretch of membership, as `state_spells` keeps it; code 365 is Russia throughout."""
    held = originals["states"]
    frame = pd.DataFrame(
        {
            "iso3": [crosswalk.cow(code, 9999) for code in held["code"]],
            "system": "cow",
            "start": _day(held, "start"),
            "end": _day(held, "end"),
            "cow_code": [str(int(code)) for code in held["code"]],
            "name": held["name"].astype("str"),
            "predecessor": "",
            "successor": "",
            "note": "",
        }
    )
    first, last = int(held["start_year"].min()), int(held["end_year"].max())
    return Tidied({"": frame.sort_values(["cow_code", "start"], ignore_index=True)}, tuple(range(first, last + 1)))


def _day(held: pd.DataFrame, end: str) -> list[str]:
    parts = held[[f"{end}_year", f"{end}_month", f"{end}_day"]].astype("int64")
    days = [f"{year:04}-{month:02}-{day:02}" for year, month, day in parts.itertuples(index=False)]
    return [dates.parse(day).text for day in days]


connector = Connector(
    "cow_states",
    (Original("states", ("states2016.csv", "states*.csv", "cow_states.parquet"), (FORM,)),),
    tidy,
)
