"""What the rules made of a document, sentence by sentence."""

from collections.abc import Iterator

from analysis.ingest import names, reading
from analysis.ingest.document import Document
from analysis.ingest.hits import Found
from analysis.ingest.saying import shown
from analysis.tables import Tables


def explain(document: Document, tables: Tables) -> Iterator[str]:
    """Lines that show each sentence with its pair, as the rules see it, which fired, and which nearly did and why.

    What a terminal would obey is spelled out in them.
    """
    gazetteer = names.gazetteer(tables["country_aliases"], tables["organizations"])
    for one in reading.read(document, gazetteer):
        sentence = one.sentence
        place = sentence.spot(0, len(sentence.string))[0]
        pair = "–".join(sentence.here.pair) or sentence.here.home or "no pair"
        yield f"{document.locator(place)} [{pair}] {shown(sentence.tagged.text)}"
        yield f"    as read: {shown(sentence.tagged)}"
        for firing in one.firings:
            for found in firing.found:
                yield f"    {firing.rule.name}: {_said(found)}"
            if not firing.found:
                yield f"    nearly {firing.rule.name}: {shown(firing.reason) or 'nothing that it needs is there'}"


def _said(found: Found) -> str:
    way = f"{found.sender or '?'} → {found.receiver or '?'}" if found.sender or found.receiver else ""
    dated = ", ".join(filter(None, found.dates)) or "no date"
    parts = [found.kind, found.type, way, dated, found.label, found.status if found.status != "actual" else ""]
    return shown(" · ".join(part for part in parts if part))
