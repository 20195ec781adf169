"""How much of what was read by hand the rules find again: `python -m benchmarks.seeds FOLDER`, that of the documents.

Claims are left out. A fact that the tables hold in another table than the rules (a session as an event, an opening as a
post) counts as found when states and date agree.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from analysis import sources, tables
from analysis.ingest import ingest
from tests.ingest.labels import KINDS, measures, tally

BESIDE = ("joint_body", "equipment", "transport")
ALIKE = {
    "event": ["mission", "agreement", "visit", "joint_body", "membership", "transport", "equipment"],
    **{kind: ["event"] for kind in ("mission", "joint_body", "transport", "equipment", "agreement", "visit")},
    **{kind: ["event"] for kind in ("company_presence", "membership")},
}
OTHERWISE = ["RUS", "SUN", "BLR", "BYS"]  # a state and the one that it continues


def main(folder: Path) -> None:
    """Print, by kind, the facts read by hand and how many of them are found."""
    held = tables.load()
    named = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(folder.iterdir())}
    paths = {key: named[source.sha256] for key, source in held.sources.items() if source.sha256 in named}
    wanted = [label for line in tables.fact_lines(held) for label in _labels(json.loads(line), paths)]
    counted = {kind: Counter[str]() for kind in (*KINDS, *BESIDE)}
    found = [one for each in ingest(paths.values(), held) for one in each.candidates]
    counted |= tally(found, wanted, tuple(counted))
    for kind, one in [*counted.items(), ("all", sum(counted.values(), Counter()))]:
        print(f"{kind:17}{one['found']:5} of {one['wanted']:4}  {measures(one)[1]:.2f}")


def _labels(fact: dict[str, Any], paths: dict[str, Path]) -> list[dict[str, Any]]:
    """A fact as a label on each document that tells it; a claim is none."""
    keys = dict.fromkeys(ref.key for text in fact["sources"] for ref in sources.refs(text))
    more = {"countries_opt": OTHERWISE, "alt_kinds": ALIKE.get(fact["kind"], [])}
    docs = [paths[key].name for key in keys if key in paths]
    return [] if fact["kind"] == "claim" else [fact | more | {"doc": doc} for doc in docs]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
