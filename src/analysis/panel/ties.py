"""`add_igos`, `add_alliances`: bodies that two states are both members of, and what their alliances oblige them to."""

import pandas as pd

from analysis.panel.joining import CODES, ENDS, Keyed, measured, unknown
from analysis.tables import Tables

IGOS = {"igos_shared": "Int64"}
OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
ALLIANCES = {"alliance": "Int64", **{f"alliance_{name}": "Int64" for name in OBLIGATIONS}}


def add_igos(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add igos_shared, the intergovernmental organizations of which both states are full members, from `cow_igo`.

    Units: organizations. Universal bodies count like small ones, so that the number grows with the years for every
    pair: compare within a year. Two states that are in the United Nations and in one regional bank, and nowhere else
    together, share 2.
    What an absence is: a pair of members without a row is not reported.
    Laws: symmetric, ≥ 0. Cardinality: many to one. Source: Pevehouse, Nordstrom, McManus & Jamison 2020, Journal of
    Peace Research 57(3), 492-503.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_igos(frame, data))[3:])
    igos_shared igos_shared_status
    """
    one = data.fetched.get("cow_igo")
    if one is None or frame.empty:
        return unknown(frame, IGOS)
    keyed = Keyed(frame, data)
    columns = ("year", "igos_shared", *CODES)
    found = keyed.joined(keyed.states.of_cow(data.derived.rows("cow_igo", columns=columns, year=keyed.years), *ENDS))
    return measured(frame, found, keyed.covered(one), IGOS)


def add_alliances(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add alliance, 1 where an alliance in force in the year obliges sender and receiver, and its kinds, from `atop`.

    Measures: alliance_defense, alliance_offense, alliance_neutrality, alliance_nonaggression, alliance_consultation: 1
    where one has the obligation; alliance: 1 where any is. A pact of consultation alone is alliance 1 and
    alliance_defense 0.
    Units: 0 or 1. What an absence is: the project lists every alliance in its years, so that a pair of members without
    a row has 0, its status `zero`.
    Laws: alliance is the greatest of its kinds; nearly always, not by definition, symmetric. Cardinality: many to one.
    Source: Leeds, Ritter, Mitchell & Long 2002, International Interactions 28(3), 237-260.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_alliances(frame, data))[3::2])
    alliance alliance_defense alliance_offense alliance_neutrality alliance_nonaggression alliance_consultation
    """
    one = data.fetched.get("atop")
    if one is None or frame.empty:
        return unknown(frame, ALLIANCES)
    keyed = Keyed(frame, data)
    columns = ("year", *OBLIGATIONS, *CODES)
    held = keyed.states.of_cow(data.derived.rows("atop", columns=columns, year=keyed.years), *ENDS)
    found = keyed.joined(held).add_prefix("alliance_")
    found = found.mask(found.isna().mul(keyed.whole(one), axis=0), 0)
    found = found.assign(alliance=found.max(axis=1))
    return measured(frame, found, keyed.covered(one), ALLIANCES)
