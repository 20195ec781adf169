"""What the rules find in a few sentences, in short: the tests' way to speak of candidates."""

from functools import cache

from analysis import tables
from analysis.ingest import candidates, formats, names, reading


@cache
def data():
    return tables.load()


@cache
def gazetteer():
    return names.gazetteer(data()["country_aliases"], data()["organizations"])


def facts(text, kind=None):
    """The candidates of a text, those of one kind where one is named."""
    document = formats.read("made-up.txt", text.encode())
    found = list(candidates.made(document, reading.read(document, gazetteer()), data().atlas))
    return [one for one in found if kind in (None, one["kind"])]


def short(text, kind=None):
    """The candidates of a text as lines: kind, type, direction or pair, date, place or value, status unless actual.

    facts("Peru and Japan relations\\n\\nPeru opened a consulate in Osaka in 1994.") →
    ["mission consulate PER→JPN 1994 Osaka"]
    """
    return [_line(one) for one in facts(text, kind)]


def _line(one):
    way = f"{one['sender']}→{one['receiver']}" if one["sender"] and one["receiver"] else "-".join(one["countries"])
    parts = [one["kind"], one["type"], way, one["date"], one["place"]]
    parts += [f"{one['value']:g} {one['unit']}" if one["value"] is not None else None]
    parts += [one["status"] if one["status"] != "actual" else None]
    return " ".join(part for part in parts if part)
