"""Dyad-years of the world: one row a directed pair in a year, and the measures that stand beside it.

`dyad_years` makes the rows; each verb (`add_votes`, `add_trade`, …) takes such a frame and the tables and returns it
with `<measure>` and `<measure>_status` beside what it had, rows and order kept.
"""

from analysis.panel.distances import add_distances
from analysis.panel.economy import add_gdp, add_population
from analysis.panel.events import add_events
from analysis.panel.posts import add_posts
from analysis.panel.ties import add_alliances, add_igos
from analysis.panel.trade import add_trade
from analysis.panel.treaties import add_treaties
from analysis.panel.verbs import VERBS, add, at_hand
from analysis.panel.visas import add_visas
from analysis.panel.votes import add_votes
from analysis.panel.years import dyad_years

__all__ = [
    "VERBS",
    "add",
    "add_alliances",
    "add_distances",
    "add_events",
    "add_gdp",
    "add_igos",
    "add_population",
    "add_posts",
    "add_trade",
    "add_treaties",
    "add_visas",
    "add_votes",
    "at_hand",
    "dyad_years",
]
