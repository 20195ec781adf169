"""Amounts, goods, people, equipment, claims and lost lists as rows."""

from typing import Any

from analysis import money
from analysis.ingest.accepting.acts import STATUSES
from analysis.ingest.accepting.batch import Batch, Candidate, Refused, clean

LOST = "the heading stands, the list is lost"


def total(batch: Batch, one: Candidate) -> list[str]:
    """An amount of trade; two-way trade is between the two that it names."""
    exporter, importer = one["sender"], one["receiver"]
    if one["type"] == "two_way":
        exporter, importer = _sides(one)
    value, unit = plain(one["value"]), one["unit"] or ""
    if value and not unit:
        raise Refused("unit is empty beside a value; write its ISO 4217 code")
    amounts = {"value": value, "currency": unit if value else "", "value_usd": value if unit == "USD" else ""}
    printed = one["value_text"] or (money.amount(float(one["value"]), unit) if value else "")
    fields = {"reporter": one["reporter"], "flow": one["type"], "period": one["date"], "valuation": "unknown"}
    return [
        batch.add("trade_totals", one, exporter=exporter, importer=importer, **fields, **amounts, value_text=printed)
    ]


def _sides(one: Candidate) -> tuple[str, str]:
    named = [*one["countries"], *one["orgs"]]
    if len(named) != 2:
        raise Refused("two-way trade is between two; name both in countries or orgs")
    return named[0], named[1]


def plain(value: Any) -> str:
    """A number as a cell holds it.

    >>> plain(63300000.0), plain(2.5), plain(None)
    ('63300000', '2.5', '')
    """
    if value is None:
        return ""
    number = float(value)
    return str(int(number)) if number.is_integer() else f"{number:.9f}".rstrip("0")


def product(batch: Batch, one: Candidate) -> list[str]:
    """A good in one direction; which code of the Harmonized System it has is for a person to say."""
    ends = {"exporter": one["sender"], "importer": one["receiver"], "reporter": one["reporter"]}
    name = STATUSES.sub("", one["label"])
    return [batch.add("trade_products", one, **ends, product=name, mapping="none", period=one["date"])]


def flow(batch: Batch, one: Candidate) -> list[str]:
    """People as a stock or a flow."""
    ends = {"origin": one["sender"], "destination": one["receiver"], "kind": one["type"]}
    counted = {"persons": plain(one["value"]), "persons_text": one["value_text"]}
    return [batch.add("people_flows", one, **ends, **counted, date=one["date"])]


def link(batch: Batch, one: Candidate) -> list[str]:
    """Equipment supplied, a route flown, a launch made."""
    kind = "equipment" if one["kind"] == "equipment" else one["type"]
    fields = {name: one[name] for name in ("sender", "receiver", "place", "date")}
    return [batch.add("links", one, kind=kind, subject=STATUSES.sub("", one["label"]), **fields)]


def claim(batch: Batch, one: Candidate) -> list[str]:
    """What the source asserts."""
    subject = ";".join([*one["countries"], *one["orgs"]])
    return [batch.add("claims", one, subject=subject, about=_words(one["type"]), statement=one["label"])]


def _words(type_: str | None) -> str:
    """A type in words, `claim` where none is given."""
    return clean((type_ or "claim").replace("_", " "))


def coverage(batch: Batch, one: Candidate) -> list[str]:
    """A list that was lost, at its first place."""
    place = batch.places(one)[0]
    locator = place[len(batch.source.key) + 1 : -1]
    for row in batch.rows("coverage"):
        if (row["source"], row["locator"], row["kind"]) == (batch.source.key, locator, one["type"]):
            return [str(row["id"])]
    ends = {name: one[name] for name in ("sender", "receiver")}
    fields = {"source": batch.source.key, "locator": locator, "kind": one["type"], "years": one["date"]}
    lost = one.get("completeness") or "lost"
    return [
        batch.add("coverage", **ends, **fields, completeness=lost, note=one["note"] or (LOST if lost == "lost" else ""))
    ]
