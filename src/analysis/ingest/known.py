"""What the tables already hold of what a document tells: repeated, corroborated or contradicted."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis import sources
from analysis.tables import Tables
from analysis.tables.identity import Verdict
from analysis.tables.likeness import CONFLICT
from analysis.tables.matching import Held

Candidate = Mapping[str, Any]
ENCYCLOPEDIA = "wikipedia"
FURNITURE = re.compile(
    r"(?im)^[ \t=#*]{0,9}(see also|references|external links|bilateral relations|further reading)[ \t=:]{0,9}"
    r"(\[?edit\]?)?[ \t=]{0,9}$|wikipedia|\[edit\]|\{\{(reflist|cite|flag|infobox)"
)
LONGEST = 400_000
FEWEST = 10  # rows of a source below which a document that tells half of them may be another text


def family(text: str, digest: str, tables: Tables) -> str:
    """The family of sources to which a document belongs, '' for one of its own.

    A file saved before has that of its source; a page with two marks of the encyclopedia's form is a copy of it.
    """
    for source in tables.sources.values():
        if source.sha256 == digest:
            return source.family
    marks = {found[0].casefold().strip(" \t\n=#*:") for found in FURNITURE.finditer(text[-LONGEST:])}
    return ENCYCLOPEDIA if len(marks) > 1 else ""


def copied(candidates: Iterable[Candidate], tables: Tables) -> str:
    """The family of a source of which candidates tell at least half of the rows, '' for none: a copy, saved anew."""
    held = Held(tables.facts)
    told = {row["id"].split(".")[0] for one in candidates for row, _ in held.find(one)[:1]}
    cited: dict[str, set[str]] = {}
    for fact in tables.facts.to_dict("records"):
        for key in {ref.key for text in fact["sources"] for ref in sources.refs(text)}:
            cited.setdefault(key, set()).add(fact["id"].split(".")[0])
    shares = {key: len(rows & told) / len(rows) for key, rows in cited.items() if len(rows) >= FEWEST}
    nearest = max(shares, key=lambda key: shares[key], default="")
    return tables.sources[nearest].family if nearest in tables.sources and shares[nearest] >= 0.5 else ""


def marked(candidates: Iterable[Candidate], tables: Tables, own: str = "") -> list[dict[str, Any]]:
    """The candidates with `known`: null, or the row that tells the same, how it is related, and what differs.

    `own` is the document's family: the same fact from a source of that family is a repetition, as copies of one text do
    not corroborate each other; from another family it is a corroboration; what cannot both be true contradicts.
    """
    held = Held(tables.facts)
    return [{**one, "known": relation(one, held, tables, own)} for one in candidates]


def relation(candidate: Candidate, held: Held, tables: Tables, own: str = "") -> dict[str, Any] | None:
    """How one candidate stands to the tables, None where they hold nothing like it."""
    if candidate["kind"] == "coverage":
        return _listed(candidate, tables, own)
    found = held.find(candidate)
    if not found:
        return None
    row, verdict = found[0]
    keys = {ref.key for text in row["sources"] for ref in sources.refs(text)}
    return {
        "row": row["id"].split(".")[0],
        "relation": _named(verdict, keys, tables, own),
        "differs": [*verdict.differs],
    }


def _named(verdict: Verdict, keys: set[str], tables: Tables, own: str) -> str:
    if verdict.relation == CONFLICT:
        return "contradiction"
    families = {tables.sources[key].family for key in keys if key in tables.sources}
    return "repetition" if own and own in families else "corroboration"


def _listed(candidate: Candidate, tables: Tables, own: str) -> dict[str, Any] | None:
    """A lost list that the same family of sources is known to have lost."""
    for row in tables["coverage"].to_dict("records"):
        same = all(row[name] == (candidate.get(name) or "") for name in ("sender", "receiver"))
        source = tables.sources.get(row["source"])
        if same and row["kind"] == candidate["type"] and source and own == source.family:
            return {"row": row["id"], "relation": "repetition", "differs": []}
    return None
