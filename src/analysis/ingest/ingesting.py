"""From files to candidates: read, ruled, merged, and held against the tables."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.countries import Atlas
from analysis.ingest import candidates, chapters, decisions, formats, known, merging, names, reading
from analysis.ingest.document import Document
from analysis.ingest.names import Gazetteer
from analysis.tables import Tables


@dataclass(frozen=True)
class Ingested:
    """A document and its candidates, each a dict in the fact format with its place, its rule, and `known`."""

    document: Document
    candidates: list[dict[str, Any]]

    @property
    def unread(self) -> Counter[str]:
        """How many characters of the file were not read, by reason."""
        counted: Counter[str] = Counter()
        for one in self.document.skipped:
            counted[one.why] += one.end - one.start
        return counted


def ingest(paths: Iterable[Path], tables: Tables) -> Iterator[Ingested]:
    """The candidates of some files, one document at a time; raises Unreadable or OSError.

    No file but these is opened. A fact that a document tells several times is one candidate with several places.
    """
    gazetteer = names.gazetteer(tables["country_aliases"], tables["organizations"])
    for path in paths:
        document = load(path)
        found = merging.merged(_told(document, gazetteer, tables.atlas))
        digest = hashlib.sha256(document.text.encode()).hexdigest()
        own = known.family(document.text, digest, tables) or known.copied(found, tables)
        yield Ingested(document, known.marked([one | {"id": decisions.key(one)} for one in found], tables, own))


def _told(document: Document, gazetteer: Gazetteer, atlas: Atlas) -> list[dict[str, Any]]:
    """Every fact as often as it is told, chapter by chapter."""
    reader = reading.Reader(document, gazetteer)
    told = chapters.each(
        len(reader.chapters), lambda number: list(candidates.made(document, reader.chapter(number), atlas))
    )
    return [one for chapter in told for one in chapter]


def load(path: Path) -> Document:
    """The document of a file; raises Unreadable where it is too large, before it is read, empty, or no text."""
    if path.stat().st_size > formats.LIMIT:
        size = path.stat().st_size / 1_000_000
        raise formats.Unreadable(f"{path} has {size:.3g} MB; the limit is {formats.LIMIT // 1_000_000} MB; split it")
    content = path.read_bytes()
    if not content.strip():
        raise formats.Unreadable(f"{path} is empty; save the document again")
    return formats.read(path.name, content)
