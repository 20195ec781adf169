"""What documents say of one state and each of many partners, domain by domain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis import dates
from analysis.tables import listings, presence, select

if TYPE_CHECKING:
    from analysis.tables import Tables

Cell = dict[str, Any]
Pair = tuple[str, str]
Span = tuple[str, str]
POSTS = {
    "embassy_sent": ("embassy", False),
    "embassy_hosted": ("embassy", True),
    "honorary_sent": ("honorary_consulate", False),
    "honorary_hosted": ("honorary_consulate", True),
}
KINDS = {
    "visits": ("visit",),
    "agreements": ("agreement",),
    "joint_bodies": ("joint_body",),
    "companies": ("company_presence",),
    "trade": ("trade_total", "trade_product"),
}
DOMAINS = ("relations", *POSTS, *KINDS)
LISTS = {**{domain: (domain,) for domain in KINDS}, "trade": ("products",)}
EMPTY: Cell = {"status": "nobody_says", "date": "", "as_of": "", "basis": "", "lists": [], "rows": []}


def cells(data: Tables, state: str, partners: Sequence[str], span: Span) -> dict[str, dict[str, Cell]]:
    """For each partner the cell of each domain, in the order of `DOMAINS`; see `matrix` for what a cell holds."""
    facts, spells = _facts(data, state, partners, span), _spells(data, state)
    found = {}
    for partner in partners:
        row = {"relations": _relations(spells.get(partner, []))}
        for domain, (kind, hosted) in POSTS.items():
            row[domain] = _post(data, kind, *((partner, state) if hosted else (state, partner)))
        for domain in KINDS:
            row[domain] = _counted(data, (state, partner), domain, facts[partner], span)
        found[partner] = row
    return found


def _facts(data: Tables, state: str, partners: Sequence[str], span: Span) -> dict[str, list[Cell]]:
    """The facts between a living state and each partner, within a span of days."""
    found: dict[str, list[Cell]] = {partner: [] for partner in partners}
    for row in select.records(data.facts):
        if state in row["countries"] and _within(row["date"], span):
            for partner in found.keys() & set(row["countries"]):
                found[partner].append(row)
    return found


def _spells(data: Tables, state: str) -> dict[str, list[Cell]]:
    """The spells of relations of a living state, by the other."""
    found: dict[str, list[Cell]] = {}
    for row in data.records("relations"):
        if state in (row["a"], row["b"]):
            found.setdefault(row["b"] if row["a"] == state else row["a"], []).append(row)
    return found


def _relations(spells: list[Cell]) -> Cell:
    if not spells:
        return EMPTY
    newest = max(spells, key=lambda row: (dates.earliest(row["start"]), select.number(row["id"])))
    status = newest["status"] if newest["status"] != "actual" else "ended" if newest["end"] else "value"
    told = {"date": newest["end"] if status == "ended" else newest["start"]}
    told |= {"as_of": newest["as_of"], "basis": newest["basis"]}
    return _cell(status, [newest["id"]], value=newest["opened_by"], **told)


def _post(data: Tables, kind: str, sender: str, receiver: str) -> Cell:
    found = presence.answers(data, kind, sender, receiver)
    first = found[0]
    told = {"as_of": first.as_of, "basis": first.basis, "lists": first.lost}
    if first.answer == "present":
        rows = select.unique(row for one in found for row in one.rows)
        since = [one.since for one in found if one.since]
        return _cell("value", rows, value=len(found), date=max(since, key=dates.sort_key, default=""), **told)
    status = "nobody_says" if first.answer == "unknown" else first.answer
    return _cell(status, first.rows, **told)


def _counted(data: Tables, pair: Pair, domain: str, facts: list[Cell], span: Span) -> Cell:
    mine, lists = [row for row in facts if row["kind"] in KINDS[domain]], _lists(data, pair, domain)
    cell = _count(mine, [row["id"] for row in lists]) or _uncounted(pair, domain, facts, lists, span)
    return {**cell, "rows": select.base(data, cell["rows"], pair)}


def _lists(data: Tables, pair: Pair, domain: str) -> list[Cell]:
    """The lost lists and the samples that speak of the pair in a domain."""
    found = {
        row["id"]: row
        for sender, receiver in (pair, pair[::-1])
        for whole in ("lost", "sample")
        for row in listings.lists(data, sender, receiver, LISTS[domain], whole)
    }
    return list(found.values())


def _count(facts: list[Cell], lists: list[str]) -> Cell | None:
    """How many the sources name, or the newest amount; None where they name none."""
    actual = [row for row in facts if row["status"] == "actual"]
    if not actual:
        return None
    ids = select.unique(row["id"].split(".")[0] for row in actual)
    newest = max((row["date"] for row in actual if row["date"]), key=dates.latest, default="")
    rows = select.unique(row for one in actual for row in one["rows"])
    as_of = max((row["as_of"] for row in actual), key=dates.earliest)
    amounts = [row for row in actual if row["kind"] == "trade_total" and row["unit"] == "USD"]
    if amounts:
        last = max(amounts, key=lambda row: (dates.latest(row["date"]), row["type"] == "two_way"))
        told = {"date": last["date"], "as_of": last["as_of"], "lists": lists}
        return _cell("value", last["rows"], value=last["value"], **told)
    return _cell("value", rows, value=len(ids), date=newest, as_of=as_of, lists=lists)


def _uncounted(pair: Pair, domain: str, facts: list[Cell], lists: list[Cell], span: Span) -> Cell:
    """What is said of a domain in which nothing is named: none, some at no date, some without a name, or only plans."""
    ids = [row["id"] for row in lists]
    own = [row for row in facts if row["kind"] in KINDS[domain]]
    told = [row for row in own if row["status"] == "stated_absent"]
    if not told and domain == "visits":
        told = [{**row, "status": "undated"} for row in facts if _tells_of_visits(row)]
    if not told:
        mine = [row for row in lists if row["completeness"] == "sample" and _within(row["years"], span)]
        exact = [row for row in mine if {row["sender"], row["receiver"]} == set(pair)]
        told = [{"status": "unnamed", "date": row["years"], "rows": [row["id"]]} for row in exact]
    told = told or [row for row in own if row["status"] in select.PLANS]
    if not told:
        return EMPTY | {"lists": ids}
    rows = select.unique(row for one in told for row in one["rows"])
    newest = max((row["date"] for row in told if row["date"]), key=dates.latest, default="")
    as_of = max((row.get("as_of", "") for row in told), key=dates.earliest)
    return _cell(told[0]["status"], rows, date=newest, as_of=as_of, lists=ids)


def _tells_of_visits(row: Cell) -> bool:
    undated = row["kind"] == "event" and not row["date"] and row["status"] == "actual"
    return undated and "visit" in row["label"].casefold()


def _within(date: str, span: Span) -> bool:
    return not date or (dates.latest(date) >= span[0] and dates.earliest(date) <= span[1])


def _cell(status: str, rows: list[str], **more: Any) -> Cell:
    return EMPTY | {"status": status, "rows": rows} | more
