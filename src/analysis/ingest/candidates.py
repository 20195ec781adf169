"""What rules found, as candidates in the fact format with the place in the file from which each was read."""

from collections.abc import Iterable, Iterator
from typing import Any

from analysis.countries import Atlas
from analysis.ingest.document import Document
from analysis.ingest.eras import placed
from analysis.ingest.hits import Found
from analysis.ingest.reading import Firing, Read
from analysis.ingest.setting import NAMES

MOST_WORDS = 12


def made(document: Document, reads: Iterable[Read], atlas: Atlas) -> Iterator[dict[str, Any]]:
    """One candidate for each date of each thing found, in the order of the document."""
    named: set[str] = set()
    for one in reads:
        named.update(code for mark in one.sentence.tagged.marks if mark.tag in NAMES for code in mark.value)
        for firing in one.firings:
            for found in firing.found:
                for date in found.dates:
                    yield placed(_candidate(document, firing, found, date), named, atlas)


def _candidate(document: Document, firing: Firing, found: Found, date: str) -> dict[str, Any]:
    hit = firing.hit
    start, end = hit.sentence.spot(*(found.span or hit.clause))
    between = found.countries or tuple(code for code in (found.sender, found.receiver) if code) or hit.setting.pair
    readable = hit.plain(*(found.span or hit.clause))
    return {
        "id": "",
        "kind": found.kind,
        "type": found.type,
        "status": found.status,
        "countries": sorted(set(between)),
        "orgs": list(found.orgs),
        "date": date or None,
        "sender": found.sender or None,
        "receiver": found.receiver or None,
        "via": found.via or None,
        "reporter": found.reporter or None,
        "place": found.place or None,
        "people": [
            {"name": name, "office": office or None, "iso3": iso3 or None} for name, office, iso3 in found.people
        ],
        "value": int(found.value) if found.value is not None and float(found.value).is_integer() else found.value,
        "unit": found.unit or None,
        "label": found.label or " ".join(readable.split()[:MOST_WORDS]),
        "sources": [],
        "basis": found.basis,
        "note": None,
        "doc": document.name,
        "quote": document.text[start:end],
        "start": start,
        "end": end,
        "places": [{"start": start, "end": end, "locator": document.locator(start)}],
        "readable": readable,
        "rule": firing.rule.name,
        "confidence": found.confidence,
        **found.more,
    }
