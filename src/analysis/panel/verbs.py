"""The verbs of a panel by name, and the data sets that each needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.panel.distances import add_distances
from analysis.panel.economy import add_gdp, add_population
from analysis.panel.events import add_events
from analysis.panel.posts import add_posts
from analysis.panel.ties import add_alliances, add_igos
from analysis.panel.trade import add_trade
from analysis.panel.treaties import add_treaties
from analysis.panel.visas import add_visas
from analysis.panel.votes import add_votes
from analysis.tables import Tables


@dataclass(frozen=True)
class Verb:
    """What adds measures to a panel, and the data sets that it takes them from."""

    add: Callable[[pd.DataFrame, Tables], pd.DataFrame]
    datasets: tuple[str, ...]

    def missing(self, data: Tables) -> list[str]:
        """Those of its data sets that are not here."""
        return [name for name in self.datasets if name not in data.fetched]


VERBS = {
    "posts": Verb(add_posts, ("lowy",)),
    "trade": Verb(add_trade, ("unctad", "cow_trade")),
    "votes": Verb(add_votes, ("un_votes",)),
    "igos": Verb(add_igos, ("cow_igo",)),
    "alliances": Verb(add_alliances, ("atop",)),
    "visas": Verb(add_visas, ("passport_index",)),
    "distances": Verb(add_distances, ("capitals",)),
    "gdp": Verb(add_gdp, ("wb_gdp",)),
    "population": Verb(add_population, ("cow_nmc",)),
    "events": Verb(add_events, ("icews",)),
    "treaties": Verb(add_treaties, ("treaties",)),
}


def at_hand(data: Tables) -> list[str]:
    """The verbs of which at least one data set is here, in the order of the columns.

    Shape: names of VERBS. Errors: none. Source: what the data folder holds (`data.fetched`).

    >>> from analysis import tables
    >>> set(at_hand(tables.load())) <= set(VERBS)
    True
    """
    return [name for name, verb in VERBS.items() if len(verb.missing(data)) < len(verb.datasets)]


def add(frame: pd.DataFrame, data: Tables, names: Iterable[str]) -> pd.DataFrame:
    """The panel with the measures of several verbs, each once, in any order.

    Shape: the panel's rows, in order, with the columns of each verb behind its own. Errors: KeyError for a verb that
    there is not, ValueError as of the verbs. Source: that of each verb.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> list(add(frame, data, ["gdp"])) == list(panel.add_gdp(frame, data))
    True
    """
    for name in dict.fromkeys(names):
        frame = VERBS[name].add(frame, data)
    return frame
