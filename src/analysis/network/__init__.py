"""Who is tied to whom, by what, and whether the tie is answered: layers of ties, missions, censuses of dyads."""

from analysis.network.backbone import backbone
from analysis.network.census import census, compare_layers, dyads, reciprocity
from analysis.network.centrality import centralities, over_years, refuse_partial
from analysis.network.communities import communities
from analysis.network.edges import LAYERS, degree, edges, ego, graph, states
from analysis.network.missions import coverers, mission_reciprocity, missions

__all__ = [
    "LAYERS",
    "backbone",
    "census",
    "centralities",
    "communities",
    "compare_layers",
    "coverers",
    "degree",
    "dyads",
    "edges",
    "ego",
    "graph",
    "mission_reciprocity",
    "missions",
    "over_years",
    "reciprocity",
    "refuse_partial",
    "states",
]
