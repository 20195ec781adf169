"""`add_treaties`: agreements that bind two states at once, among those that the collections list."""

import numpy as np
import pandas as pd

from analysis import dates
from analysis.panel.joining import ENDS, Keyed, measured, unknown
from analysis.panel.reckoning import continued
from analysis.tables import Tables

TYPES = {"treaties_common": "Int64"}


def add_treaties(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add treaties_common, the agreements in force in the year to which both states are party, from `treaties`.

    An agreement is a record that amends no other; protocols are records of their own. A state is bound from the year in
    which it enters into force for it (where that is not listed: in which the agreement does) to the one in which it, or
    the agreement, ends; a record with neither date is not counted, nor is who only signed. A state that continues
    another (Russia the Soviet Union) is bound by what bound that one; see `reckoning.continued`.
    Units: agreements. Two states party to three conventions, of which one has ended, share 2.
    What an absence is: 0 is "none among these collections", which hold trade, environment, fresh water, health and
    labour, and are no register of treaties. Laws: symmetric, ≥ 0, at most what either is party to. Cardinality: many to
    one. Source: Hollway & Sposito, manytreaties; the agreements' own collections are IEADB, DESTA, GPTAD, TFDD and GGO.
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

    >>> agreements = pd.DataFrame({"treaty": ["A", "B"], "amends": ["", "A"], "in_force": "1970", "ended": ""})
    >>> parties = pd.DataFrame({"treaty": ["A", "A", "B"], "iso3": ["MEX", "CUB", "MEX"],
    ...     "in_force": ["1972-05-01", "", ""], "ended": ["", "1999", ""]})
    >>> bound(agreements, parties).values.tolist()
    [['A', 'MEX', 1972, 9999], ['A', 'CUB', 1970, 1999]]
    """
    own = agreements.loc[agreements["amends"].eq(""), ["treaty", "in_force", "ended"]].drop_duplicates("treaty")
    held = parties.merge(own, on="treaty", suffixes=("", "_of_all"), validate="many_to_one")
    first = held["in_force"].where(held["in_force"].ne(""), held["in_force_of_all"]).map(dates.earliest)
    ends = [held[name].map(dates.latest).replace("", dates.LAST_DAY) for name in ("ended", "ended_of_all")]
    last = ends[0].where(ends[0].lt(ends[1]), ends[1])
    known = first.ne("") & first.le(last)
    years = {name: days[known].str[:4].astype("int64") for name, days in (("first", first), ("last", last))}
    return held.loc[known, ["treaty", "iso3"]].assign(**years)


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
