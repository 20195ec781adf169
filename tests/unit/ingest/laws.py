"""What holds of the candidates of any document whatever."""

from functools import cache
from random import Random

from analysis import dates, tables
from analysis.ingest import candidates, formats, known, lines, merging, reading
from analysis.ingest.document import Document

from . import fuzz
from .said import gazetteer

SAME = ("kind", "type", "countries", "date", "sender", "receiver", "place", "value", "label")


@cache
def data():
    return tables.load()


@cache
def codes():
    return frozenset(data()["countries"]["iso3"])


@cache
def groups():
    """What may stand in the place of a state: a region, of which a total of trade is told."""
    bodies = data()["organizations"]
    return frozenset(bodies["org"][bodies["kind"] == "group"])


def read(text: str) -> tuple[Document, list[dict]]:
    """A text's document and candidates, made as `relations ingest` makes them."""
    document = formats.read("made-up", text.encode("utf-8", "replace"))
    found = merging.merged(candidates.made(document, reading.read(document, gazetteer()), data().atlas))
    return document, known.marked(found, data())


def breaches(document: Document, found: list[dict]) -> list[str]:
    """How the candidates of a document break the laws of one candidate, a line each."""
    return [f"{law}: {one}" for one in found for law, kept in _laws(document, one).items() if not kept]


def _laws(document: Document, one: dict) -> dict[str, bool]:
    stated = [one["sender"], one["receiver"], one["via"], one["reporter"], *(each["iso3"] for each in one["people"])]
    return {
        "the quote stands at its place": document.text[one["start"] : one["end"]] == one["quote"] != "",
        "the quote says something": bool(one["quote"].strip() and one["readable"].strip()),
        "the first place is the quote's": (one["places"][0]["start"], one["places"][0]["end"])
        == (one["start"], one["end"]),
        "every place is one": all(0 <= at["start"] < at["end"] <= len(document.text) for at in one["places"]),
        "every place has its locator": all(at["locator"] == document.locator(at["start"]) for at in one["places"]),
        "the date is EDTF": one["date"] is None or _dated(one["date"]),
        "countries are sorted codes": one["countries"] == sorted(set(one["countries"]))
        and codes() >= {*one["countries"]},
        "states are codes": codes() | groups() >= {code for code in stated if code},
        "the kind is known": one["kind"] in lines.KINDS,
        "it has a rule, a label and a confidence": bool(one["rule"] and one["label"]) and 0 < one["confidence"] <= 1,
        "it is a line that can be read again": lines.parsed(lines.dumped(one), "a:1") == lines.whole(one),
    }


def _dated(date: str) -> bool:
    try:
        dates.parse(date)
    except ValueError:
        return False
    return True


def alike(first: list[dict], second: list[dict]) -> float:
    """The share of candidates that two readings have in common."""
    ones, others = ([repr([each[name] for name in SAME]).casefold() for each in some] for some in (first, second))
    left, common = list(others), 0
    for each in ones:
        if each in left:
            left.remove(each)
            common += 1
    return common / max(len(ones), len(others), 1) if ones or others else 1.0


def changed(text: str, paragraph: str, alone: list[dict]) -> list[dict]:
    """The candidates of a text that come, go or are others once an unrelated paragraph stands behind it.

    Not those of a list that is lost: under the last heading of a text the paragraph is found instead.
    """
    told = f"<p>{paragraph}</p>" if formats.sniff(text) == "html" else paragraph
    _, followed = read(f"{text}\n\n{told}")
    kept = [one for one in followed if one["start"] < len(text)]
    come = [one for one in kept if one not in alone]
    return come + [one for one in alone if one not in kept and one["kind"] != "coverage"]


def tried(name: str, text: str, harmed: bool = True) -> list[str]:
    """Every breach of the laws by a document; raises what reading it raises, with the document's name."""
    try:
        document, found = read(text)
        told = breaches(document, found)
        # In markup that harm left open, what is put behind stands within it.
        closed = document.form == "text" or not harmed
        other = changed(text, fuzz.unrelated(text, Random(name)), found) if closed else []
    except Exception as error:
        error.add_note(name)
        raise
    return told + [f"changed by what stands behind: {one}" for one in other]


def forms_alike(one: fuzz.Article) -> dict[str, float]:
    """How much of what an article tells as text it tells in each other form."""
    told = {form: read(write(one))[1] for form, write in fuzz.FORMS.items()}
    return {form: alike(told["text"], found) for form, found in told.items() if form != "text"}
