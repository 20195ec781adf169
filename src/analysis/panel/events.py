"""`add_events`: what media reported of one state's acts towards another."""

import pandas as pd

from analysis.panel.joining import ENDS, Keyed, measured, unknown
from analysis.tables import Tables

TYPES = {"events_cooperation": "Int64", "events_conflict": "Int64"}


def add_events(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add events_cooperation and events_conflict, acts of the sender towards the receiver, from `icews`.

    Measures: verbal and material cooperation together, verbal and material conflict together: 9 statements of intent
    and 1 delivery of aid are 10. Units: reports in media, not events: what many newspapers cover is counted often.
    What an absence is: a pair of the list without a row is not reported; 0 is no report.
    Laws: directed, ≥ 0. Cardinality: many to one. Source: Boschee, Lautenschlager, O'Brien, Shellman, Starz & Ward
    2015, ICEWS Coded Event Data; the four kinds are the quad classes of the Conflict and Mediation Event Observations
    (Schrodt 2012, CAMEO Codebook 1.1b3).
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_events(frame, data))[3:])
    events_cooperation events_cooperation_status events_conflict events_conflict_status
    """
    one = data.fetched.get("icews")
    if one is None or frame.empty:
        return unknown(frame, TYPES)
    keyed = Keyed(frame, data)
    found = keyed.joined(keyed.states.of_iso(data.derived.rows("icews", year=keyed.years), *ENDS))
    sums = {
        f"events_{kind}": found[f"verbal_{kind}"] + found[f"material_{kind}"] for kind in ("cooperation", "conflict")
    }
    return measured(frame, sums, keyed.covered(one), TYPES)
