"""How much of what people labelled is found, by kind: `python -m benchmarks.labels [FOLDER]`.

FOLDER holds `docs/` and `labels.json` or `gold.json`; without one, the invented articles of the tests.
"""

import sys
from collections import Counter
from pathlib import Path

from analysis import tables
from analysis.ingest import ingest
from tests.ingest.labels import KINDS, SHIPPED, documents, labels, measures, tally


def main(folder: Path) -> None:
    """Print a table: one line a kind."""
    wanted = labels(folder)
    named = {label["doc"] for label in wanted}
    paths = [path for path in documents(folder) if path.name in named]
    found = [one for each in ingest(paths, tables.load()) for one in each.candidates]
    counted = tally(found, wanted)
    print(f"{len(paths)} documents, {len(wanted)} labels")
    print("| kind | given | right | labels | found | precision | recall | F1 |\n|---|--:|--:|--:|--:|--:|--:|--:|")
    for kind in (*KINDS, "all"):
        one = sum(counted.values(), Counter()) if kind == "all" else counted[kind]
        numbers = (one["given"], one["right"], one["wanted"], one["found"])
        print(f"| {kind} | {' | '.join(map(str, numbers))} | {' | '.join(f'{each:.2f}' for each in measures(one))} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED)
