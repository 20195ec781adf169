"""What is handed to `review` and `accept`: a file of candidates, or a document, which is read into one first."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import files
from analysis.ingest import Unreadable, decisions, ingest, lines, review
from analysis.requests.catalogue import BadRequest
from analysis.tables import Tables

CANDIDATES, DOCUMENTS = "candidates", "documents"


@dataclass(frozen=True)
class Handed:
    """The candidates, the journal of what is decided about them, and the documents at hand by the name they bear."""

    candidates: list[dict[str, Any]]
    journal: Path
    documents: dict[str, Path]

    def only(self, named: Path | None) -> "Handed":
        """The candidates of one document; raises BadRequest where several are meant and none is named."""
        docs = list(dict.fromkeys(str(one["doc"] or "") for one in self.candidates))
        if named and named.name not in docs:
            told = f"; they are of {', '.join(docs)}" if docs else ""
            raise BadRequest(f"no candidate is of {named.name}{told}")
        if not named and len(docs) > 1:
            raise BadRequest(f"candidates of {len(docs)} documents; name one with --document, such as {docs[0]}")
        mine = [one for one in self.candidates if not named or one["doc"] == named.name]
        return Handed(mine, self.journal, self.documents)

    def decided(self, data: Tables, source: str) -> dict[str, decisions.Decision]:
        """What was decided in the data folder about these candidates: key → decision."""
        found: dict[str, decisions.Decision] = {}
        held = decisions.read(data.root)
        for doc in {str(one["doc"] or "") for one in self.candidates}:
            mine = [one for one in self.candidates if (one["doc"] or "") == doc]
            path = self.documents.get(doc)
            found |= decisions.decided(mine, held, data.sources, source, files.digest(path) if path else "")
        return found

    def review(self, data: Tables, source: str) -> review.Review:
        """The review of these candidates as far as it got; raises BadRequest where its journal was spoilt by hand."""
        try:
            return review.Review(self.candidates, self.journal, self.decided(data, source))
        except lines.BadCandidates as error:
            raise BadRequest(str(error)) from error


def handed(path: Path, data: Tables, document: Path | None = None) -> Handed:
    """What a file holds; raises BadRequest where it is neither candidates nor a document."""
    for each in filter(None, (path, document)):
        if not each.exists():
            raise BadRequest(f"{each}: there is no such file; name candidates or a document")
        if not each.is_file():
            raise BadRequest(f"{each} is no file; name candidates or a document")
    try:
        if not _holds_candidates(path):
            return _ingested(path, data)
        found = lines.read(path)
    except (lines.BadCandidates, Unreadable) as error:
        raise BadRequest(str(error)) from error
    if not found:
        raise BadRequest(f"{path} holds no candidates; write it with relations ingest DOC --out {path}")
    names = {str(one["doc"] or "") for one in found}
    at_hand = {name: _beside(name, path, data, document) for name in names}
    return Handed(found, review.journal(path), {name: place for name, place in at_hand.items() if place})


def _holds_candidates(path: Path) -> bool:
    with path.open("rb") as file:
        return path.suffix == ".jsonl" or file.read(2) == b'{"'


def _ingested(path: Path, data: Tables) -> Handed:
    """The candidates of a document, kept in the data folder's `candidates` beside the journal."""
    (one,) = ingest([path], data)
    if not one.candidates:
        raise BadRequest(f"{path}: nothing was found in it; see relations ingest --explain {path}")
    place = data.root / CANDIDATES / f"{path.name}.jsonl"
    files.write(place, "".join(f"{lines.dumped(each)}\n" for each in one.candidates))
    whole = [lines.whole(each) for each in one.candidates]
    return Handed(whole, review.journal(place), {path.name: path})


def _beside(name: str, path: Path, data: Tables, document: Path | None) -> Path | None:
    """The document of that name: the one named, or one beside the candidates or in the data folder's `documents`."""
    if not name or Path(name).name != name:
        return None
    places = [document] if document and document.name == name else []
    places += [path.parent / name, data.root / DOCUMENTS / name]
    return next((place for place in places if place.is_file()), None)
