"""Instruments of a data set on the axis of years, among the dated entries of documents."""

import pandas as pd

from analysis import dates
from analysis.tables import select
from analysis.timeline.entries import COLUMNS


def with_signed(entries: pd.DataFrame, dated: pd.DataFrame) -> pd.DataFrame:
    """The dated entries of a pair, and with them the instruments that a data set says were signed.

    Shape: the columns of `entries`; an instrument is an entry of kind `agreement` and type `signed` whose id is a
    computed row. entries: as `entries` gives them; dated: as `profile.dated_treaties`; what came into force stays in
    the section on agreements. Order: as `entries`. Units: none. Errors: none. Source of the method: as `entries`.

    >>> none = pd.DataFrame(columns=COLUMNS.split())
    >>> signed = {"date": "1999-05", "type": "signed", "label": "Treaty on Tea", "countries": ["PER", "KEN"],
    ...           "past": False, "rows": ["treaties:PER-KEN:A1"]}
    >>> with_signed(none, pd.DataFrame([signed]))[["id", "latest", "precision"]].values.tolist()
    [['treaties:PER-KEN:A1', '1999-05-31', 'month']]
    """
    found = select.records(entries)
    for row in select.records(dated):
        if row["type"] == "signed":
            span = dates.parse(row["date"])
            placed = {"earliest": span.earliest, "latest": span.latest, "precision": span.precision}
            told = {"id": row["rows"][0], "kind": "agreement", "status": "actual", "basis": "stated", "people": []}
            found.append({**row, **placed, **told, "base": row["rows"]})
    found.sort(key=lambda row: (row["earliest"], row["latest"], str(row["id"])))
    return select.frame(found, COLUMNS)
