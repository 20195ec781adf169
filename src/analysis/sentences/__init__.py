"""Results in, sentences out: every sentence carries the ids of the rows that it was made from.

Nothing here knows a country: the same rows about other states give the same sentences with other names.
"""

from analysis.sentences import (
    agreement,
    alignments,
    dyad,
    entries,
    exchange,
    figures,
    gaps,
    headline,
    instruments,
    matrix,
    missions,
    network,
    overview,
    places,
    postings,
    region,
    rollcalls,
    scale,
    series,
    treaties,
    visas,
    world,
)
from analysis.sentences.statement import Block, Bullets, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Words

__all__ = [
    "Block",
    "Bullets",
    "Grid",
    "Heading",
    "Paragraph",
    "Statement",
    "Words",
    "agreement",
    "alignments",
    "dyad",
    "entries",
    "exchange",
    "figures",
    "gaps",
    "headline",
    "instruments",
    "matrix",
    "missions",
    "network",
    "overview",
    "places",
    "postings",
    "region",
    "rollcalls",
    "scale",
    "series",
    "treaties",
    "visas",
    "world",
]
