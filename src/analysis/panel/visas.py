"""`add_visas`: what the receiver asks of holders of the sender's passport."""

import pandas as pd

from analysis.panel.joining import ENDS, Keyed, measured, unknown
from analysis.tables import Tables

TYPES = {"visa": "str", "visa_days": "Int64", "visa_recode": "Int64"}


def add_visas(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add visa, what holders of the sender's passport need to enter the receiver, from `passport_index`.

    Measures: visa, at the year's last snapshot: visa_free, visa_on_arrival, eta (electronic authorisation), e_visa,
    visa_required, no_admission, closed (borders shut in the epidemic); visa_days, how long without a visa,
    where it says so; visa_recode, 1 where the word came in this year because the index changed its words, not because
    the policy did. See `standing`.
    Units: words; days. What an absence is: a pair that no snapshot until then names, or names by a word of no codebook,
    is not reported; a year without a snapshot is outside.
    Laws: none of symmetry. Cardinality: many to one. Source: Passport Index of Arton Capital, snapshots of Ilyankou.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_visas(frame, data))[3::2])
    visa visa_days visa_recode
    """
    one = data.fetched.get("passport_index")
    if one is None or frame.empty:
        return unknown(frame, TYPES)
    keyed = Keyed(frame, data)
    held = data.derived.rows("passport_index", columns=("sender", "receiver", "date", "visa", "days", "recode"))
    years = [year for year in one.years if year in keyed.years]
    found = keyed.joined(keyed.states.of_iso(standing(held, years), *ENDS))
    known = found["visa"].where(found["visa"].ne(""))
    said = {"visa": known, "visa_days": found["days"], "visa_recode": found["recode"].where(known.notna())}
    return measured(frame, said, keyed.covered(one), TYPES)


def standing(changes: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """What stood at the last snapshot of each year, from what each snapshot changed.

    Shape: one row a sender, receiver and year in which something is known: sender, receiver, visa, days, recode, year.

    >>> changes = pd.DataFrame({"sender": "MEX", "receiver": "BLR", "date": ["2019-11-23", "2021-05-13"],
    ...     "visa": ["visa_required", "e_visa"], "days": [None, 30], "recode": [False, True]})
    >>> standing(changes, [2020, 2021])[["year", "visa", "recode"]].astype("str").values.tolist()
    [['2020', 'visa_required', '0'], ['2021', 'e_visa', '1']]
    """
    ordered = changes.sort_values(["sender", "receiver", "date"], kind="stable")
    parts = [ordered.iloc[:0].assign(year=0)]
    for year in years:
        until = ordered[ordered["date"].le(f"{year}-12-31")].drop_duplicates(["sender", "receiver"], keep="last")
        own = until["recode"] & until["date"].ge(f"{year}-01-01")
        parts.append(until.assign(year=year, recode=own.astype("int64")))
    return pd.concat(parts, ignore_index=True).drop(columns="date")
