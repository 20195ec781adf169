"""Prose becomes candidate rows: documents are read, rules find what they state, a person decides.

`ingest` gives the candidates of files, `explain` what the rules made of each sentence.
"""

from analysis.ingest.explaining import explain
from analysis.ingest.formats import Unreadable
from analysis.ingest.ingesting import Ingested, ingest

__all__ = ["Ingested", "Unreadable", "explain", "ingest"]
