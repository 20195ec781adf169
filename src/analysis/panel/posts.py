"""`add_posts`: who keeps an embassy, a consulate or another office with whom, and who answers it."""

import numpy as np
import pandas as pd

from analysis.panel.joining import ENDS, KEY, Keyed, measured, unknown
from analysis.tables import Tables

EMBASSY = 3
LEVELS = {"embassy": EMBASSY, "high_commission": EMBASSY, "consulate_general": 2, "consulate": 2}
OTHER = 1
NOT_BILATERAL = "permanent_mission"
TYPES = {"posts_level": "Int64", "post_reciprocity": "str"}


def add_posts(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add the sender's highest post in the receiver, and whether embassies are mutual, from `lowy`.

    Measures: posts_level, see `levels`; 0 where the sender's list, which is complete, has none. post_reciprocity, at
    the level of embassies and high commissions: mutual, sender_only, receiver_only, none.
    Units: the level is an order and no amount. Source: Lowy Institute, Global Diplomacy Index; levels in the manner of
    Bayer 2006, Correlates of War Diplomatic Exchange v2006.1, whose scale is of heads of mission.
    What an absence is: only the editions' senders have lists. Of a pair of which one is no sender, nobody can tell
    whether it answers: reciprocity is not reported; of which neither is, outside. A year that is no edition is outside;
    nothing is carried from one edition to the next.
    Laws: exchanging the states exchanges sender_only and receiver_only, and leaves mutual and none. Cardinality: many
    to one.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_posts(frame, data))[3:])
    posts_level posts_level_status post_reciprocity post_reciprocity_status
    """
    one = data.fetched.get("lowy")
    if one is None or frame.empty:
        return unknown(frame, TYPES)
    keyed = Keyed(frame, data)
    kept = (*KEY, "kind", "status")
    held = data.derived.rows("lowy", columns=kept, year=keyed.years, status="actual")
    found = levels(keyed.states.of_iso(held, *ENDS))
    back = found.rename(columns=dict(zip(ENDS, ENDS[::-1], strict=True)))
    reach = [keyed.covered(one, ends) for ends in (ENDS, ENDS[::-1])]
    there, answer = (
        _level(keyed, rows, keyed.whole(one, ends)).where(here)
        for rows, ends, here in zip((found, back), (ENDS, ENDS[::-1]), reach, strict=True)
    )
    frame = measured(frame, {"posts_level": there}, reach[0], {"posts_level": "Int64"})
    mutual = {"post_reciprocity": reciprocity(there, answer)}
    return measured(frame, mutual, np.logical_or(*reach), {"post_reciprocity": "str"})


def _level(keyed: Keyed, found: pd.DataFrame, whole: np.ndarray) -> pd.Series:
    """The level of each row; 0 where a list that is complete has no post."""
    level = keyed.joined(found)["level"]
    return level.mask(level.isna() & whole, 0)


def levels(posts: pd.DataFrame) -> pd.DataFrame:
    """The highest post of each sender in each receiver and year.

    Shape: one row a sender, receiver and year that has a post: sender, receiver, year, level: 3 an embassy or high
    commission, 2 a consulate or consulate-general, 1 another office. Missions to bodies do not count.

    >>> held = pd.DataFrame({"sender": "MEX", "receiver": ["RUS", "RUS", "USA"], "year": 2023,
    ...     "kind": ["consulate", "embassy", "permanent_mission"]})
    >>> levels(held).values.tolist()
    [['MEX', 'RUS', 2023, 3]]
    """
    held = posts[posts["kind"].ne(NOT_BILATERAL)]
    held = held.assign(level=held["kind"].map(LEVELS).fillna(OTHER).astype("int64"))
    return held.groupby(["sender", "receiver", "year"])["level"].max().reset_index()


def reciprocity(level: pd.Series, back: pd.Series) -> pd.Series:
    """Whether embassies are mutual, from the levels of posts there and back; missing where either is unknown.

    >>> reciprocity(pd.Series([3, 3, 0, 2, 3]), pd.Series([3, 1, 3, 0, None])).fillna("?").tolist()
    ['mutual', 'sender_only', 'receiver_only', 'none', '?']
    """
    here, there = level.eq(EMBASSY), back.eq(EMBASSY)
    words = np.select([here & there, here, there], ["mutual", "sender_only", "receiver_only"], "none")
    return pd.Series(words, level.index, dtype="str").where(level.notna() & back.notna())
