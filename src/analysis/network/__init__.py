"""Who is tied to whom, by what, and whether the tie is answered: layers of ties, missions, censuses of dyads."""

from analysis.network.backbone import backbone
from analysis.network.blocs import blocs, land, outstanding
from analysis.network.census import census, compare_layers, dyads, reciprocity
from analysis.network.centrality import centralities, over_years, refuse_partial
from analysis.network.communities import communities
from analysis.network.edges import LAYERS, degree, edges, ego, graph, states
from analysis.network.missions import coverers, mission_reciprocity, missions
from analysis.network.places import history, standing
from analysis.network.world import main_layer, world, worldwide

__all__ = [
    "LAYERS",
    "backbone",
    "blocs",
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
    "history",
    "land",
    "main_layer",
    "mission_reciprocity",
    "missions",
    "outstanding",
    "over_years",
    "reciprocity",
    "refuse_partial",
    "standing",
    "states",
    "world",
    "worldwide",
]
