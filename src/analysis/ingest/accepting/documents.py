"""What an accepted document adds beside the rows: its entry among the sources, and why its other lines were left."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import fields

from analysis.ingest.document import LINE
from analysis.sources import refs
from analysis.tables import Source, Tables
from analysis.tables.curation import READING

LEFT = "nothing was accepted from it"
ORDER = [one.name for one in fields(Source)]
BARE = ("key", "language", "family", "side")


def entry(source: Source) -> str:
    """A source as its entry in `sources.yaml`."""
    made = []
    for name in ORDER:
        value = getattr(source, name)
        if value or name != "note":
            made.append(f"{name}: {value if name in BARE else json.dumps(value, ensure_ascii=False)}")
    return "- " + "\n  ".join(made) + "\n"


def appended(held: bytes, source: Source) -> bytes:
    """The text of `sources.yaml` with one more source."""
    text = held.decode("utf-8")
    if text.strip() == "[]":
        text = ""
    return (text + ("\n" if text and not text.endswith("\n") else "") + entry(source)).encode()


def left_out(held: bytes, document: str, key: str, data: Tables) -> bytes:
    """The text of `reading.csv` in which every line of a document that no row cites has its reason.

    Lines given a reason by a person keep it; a line that is cited by now loses the reason given here before.
    """
    rows = list(csv.reader(io.StringIO(held.decode("utf-8"), newline="")))
    cited = _cited(data, key)
    kept = [row for row in rows[1:] if not (row[0] == key and row[2] == LEFT)]
    told = {row[1] for row in kept if row[0] == key}
    count = sum(1 for line in LINE.finditer(document) if not line[0].isspace())
    lines = [f"¶{number}" for number in range(1, count + 1)]
    kept += [[key, line, LEFT] for line in lines if line not in cited and line not in told]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([READING, *kept])
    return text.getvalue().encode()


def _cited(data: Tables, key: str) -> set[str]:
    """The places of a source that rows cite."""
    places = [ref for row in data.rows.values() for ref in refs(row.get("sources", ""))]
    lists: list[Mapping[str, str]] = data["coverage"].to_dict("records")  # type: ignore[assignment]
    return {ref.locator for ref in places if ref.key == key} | {row["locator"] for row in lists if row["source"] == key}
