"""`add_treaties`: agreements that bind two states at once, among those that the collections list."""

import numpy as np
import pandas as pd

from analysis import dates
from analysis.panel.joining import ENDS, Keyed, measured, unknown
from analysis.panel.reckoning import continued
from analysis.tables import Tables

NEVER = "9999"
AMENDING = r"\b(?:amend|adjust|modif|exten(?:d|sion)|prolong)"  # in a title
TYPES = {"treaties_common": "Int64"}


def add_treaties(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add treaties_common, the agreements in force in the year to which both states are party, from `treaties`.

    An agreement is a record that amends no other, by its identifier and its title; protocols are records of their own.
    Who is listed as a party is bound from the year of its own entry into force, or, where that is not listed, from the
    latest of the agreement's and its own ratification and signature, to the year in which it leaves or the agreement
    ends. A record with neither entry into force is not counted. A state that continues another (Russia the Soviet
    Union) is bound by what bound that one; see `reckoning.continued`.
    Units: agreements. Two states party to three conventions, of which one has ended, share 2.
    What an absence is: 0 is "none among these collections", which hold trade, environment, fresh water, health and
    labour, and are no register of treaties. Laws: symmetric, ≥ 0, at most what either is party to. Cardinality: many to
    one. Source: Hollway & Sposito, manytreaties; the agreements' own collections are IEADB, DESTA, GPTAD, TFDD and GGO.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_treaties(frame, data))[3:])
    treaties_common treaties_common_status
    """
    one = data.fetched.get("treaties")
    if one is None or frame.empty:
        return unknown(frame, TYPES)
    keyed = Keyed(frame, data)
    lines = _lines(data)
    held = bound(data.derived.rows("treaties"), data.derived.rows("treaties", "parties"))
    held = held.assign(state=held["iso3"].map(lines).fillna(held["iso3"]))
    ends = pd.DataFrame({end: _iso3(keyed, end) for end in ENDS}).replace(lines)
    counts = common(held, ends.assign(year=frame["year"]))
    return measured(frame, {"treaties_common": counts}, keyed.covered(one), TYPES)


def bound(agreements: pd.DataFrame, parties: pd.DataFrame) -> pd.DataFrame:
    """From which year to which each agreement that amends no other binds each of its parties.

    Shape: one row a party as listed by one collection: treaty, iso3, first, last.

    >>> agreements = pd.DataFrame({"treaty": ["A", "B", "C"], "amends": ["", "A", ""], "in_force": "1970", "ended": "",
    ...     "text": ["Convention on Bees", "Annex II", "Amendment to the Convention on Bees"]})
    >>> parties = pd.DataFrame({"treaty": ["A", "A", "B", "C"], "iso3": ["MEX", "CUB", "MEX", "MEX"], "signed": "1969",
    ...     "ratified": ["", "1974", "", ""], "in_force": ["1972-05-01", "", "", ""], "ended": ["", "1999", "", ""]})
    >>> bound(agreements, parties).values.tolist()
    [['A', 'MEX', 1972, 9999], ['A', 'CUB', 1974, 1999]]
    """
    amending = agreements["amends"].ne("") | agreements["text"].str.contains(AMENDING, case=False)
    own = agreements[~agreements["treaty"].isin(agreements.loc[amending, "treaty"])]
    whole = own.assign(ended=own["ended"].replace("", dates.LAST_DAY), in_force=own["in_force"].replace("", NEVER))
    whole = whole.groupby("treaty").agg(begins=("in_force", "min"), ends=("ended", "max")).reset_index()
    held = parties.merge(whole, on="treaty", validate="many_to_one")
    later = held[["begins", "ratified", "signed"]].map(dates.earliest).max(axis=1)
    first = held["in_force"].map(dates.earliest).where(held["in_force"].ne(""), later)
    last = held[["ended", "ends"]].replace("", dates.LAST_DAY).map(dates.latest).min(axis=1)
    years = {name: days.str[:4].astype("int64") for name, days in (("first", first), ("last", last))}
    return held[["treaty", "iso3"]].assign(**years)[first.le(last) & first.lt(NEVER)]


def common(held: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """How many agreements bind both states of each pair in its year.

    held: as of `bound`, with the party in the column state; pairs: sender, receiver, year.

    >>> held = pd.DataFrame({"treaty": ["A", "A", "B"], "state": ["MEX", "CUB", "MEX"], "first": 1970, "last": 1999})
    >>> common(held, pd.DataFrame({"sender": "CUB", "receiver": "MEX", "year": [1980, 2000]})).tolist()
    [1, 0]
    """
    states = pd.Index(held["state"].unique())
    treaty, state = held["treaty"].factorize()[0], states.get_indexer(pd.Index(held["state"]))
    sender, receiver = (states.get_indexer(pd.Index(pairs[end])) for end in ("sender", "receiver"))
    found = np.zeros(len(pairs), np.int64)
    for year, places in pairs.reset_index(drop=True).groupby("year").indices.items():
        binds = (held["first"].le(year) & held["last"].ge(year)).to_numpy()
        party = np.zeros((treaty.max(initial=0) + 1, len(states) + 1), np.float32)  # last: a state without any
        party[treaty[binds], state[binds]] = 1
        found[places] = (party.T @ party)[sender[places], receiver[places]]
    return pd.Series(found, pairs.index)


def _lines(data: Tables) -> dict[str, str]:
    """Each state that another continues → the one at the end of that line."""
    after = dict(continued(data))
    found = {}
    for state in after:
        last = state
        while last in after:
            last = after[last]
        found[state] = last
    return found


def _iso3(keyed: Keyed, end: str) -> pd.Series:
    """The alpha-3 code of a state of the panel in the year."""
    if keyed.states.system == "iso":
        return keyed.frame[end]
    codes = keyed.states.members[["cow", "year", "iso3"]].rename(columns={"cow": end})
    return keyed.joined(codes, [end, "year"])["iso3"]
