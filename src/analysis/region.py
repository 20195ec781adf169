"""One state against a group of states: a matrix of partner and domain, each cell with its value, status and year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import dates
from analysis.dyads import Dyad
from analysis.tables import listings, presence, select

if TYPE_CHECKING:
    from analysis.tables import Tables

Cell = dict[str, Any]
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


def matrix(data: Tables, state: str, region: str | Sequence[str], years: str = "") -> pd.DataFrame:
    """What the tables say of one state and each partner in a region, domain by domain.

    Shape: one row is a partner and domain: partner, domain (of `DOMAINS`; sent: by the state, hosted: by it), status,
    value, date, as_of, basis, lists (lost or sample lists that may have told), rows. status: value (a row says so),
    stated_absent (a source says that there is none), absent_from_complete_list (a complete list does not name it),
    undated (an event tells of visits, but not when or how many), unnamed (a list of just this pair is a sample of which
    no row names anything), announced, planned, explored or ended, and nobody_says: no row, no complete list, so nothing
    is known. Of what is counted the first in this order stands, of relations and missions the newest word. value: for
    relations how they began; for missions their number of rows; for visits, agreements, joint bodies and companies the
    number that sources name, which is no count of all there are; for trade the newest amount in US dollars, or else the
    number of goods named. date: the newest date in the cell, for relations and missions the beginning. Order: partners
    as the region has them. region: codes of groups or states, as a list or parted by commas. years: "1990-2020", either
    end open, or one year; dated acts outside are left out, what is undated or stands stays.
    Units: as said. Errors: ValueError for a region or years that are none.
    A claim such as "relations with 31 of 33" names no state and fills no cell (`profile.group_claims`).
    Source of the method: our own; kinds of absence as in DESIGN, section 1.

    >>> from analysis import tables
    >>> found = matrix(tables.load(), "BLR", "LAC33")
    >>> found[found.partner.eq("ARG") & found.domain.str.startswith("embassy")]["status"].tolist()
    ['value', 'absent_from_complete_list']
    """
    rows, codes = [], select.listed(region) if isinstance(region, str) else region
    for partner in select.region(data, codes):
        if partner != state:
            cells = _cells(data, Dyad(state, partner), select.span(years))
            rows += [{"partner": partner, "domain": domain, **cell} for domain, cell in cells]
    return select.frame(rows, "partner domain status value date as_of basis lists rows")


def silent(matrix: pd.DataFrame, domain: str) -> list[str]:
    """The partners of which nobody says anything in one domain, in the matrix's order.

    Shape: a list of codes. Errors: none. Source of the method: as `matrix`.

    >>> from analysis import tables
    >>> len(silent(matrix(tables.load(), "BLR", "LAC33"), "relations"))
    32
    """
    mine = matrix[matrix["domain"].eq(domain) & matrix["status"].eq("nobody_says")]
    return mine["partner"].tolist()


def _cells(data: Tables, pair: Dyad, span: tuple[str, str]) -> list[tuple[str, Cell]]:
    facts = [row for row in select.records(select.facts(data, pair)) if not row["past"] and _within(row["date"], span)]
    cells = [("relations", _relations(data, pair))]
    for domain, (kind, hosted) in POSTS.items():
        way = pair.states[::-1] if hosted else pair.states
        cells.append((domain, _post(data, kind, *way)))
    for domain, kinds in KINDS.items():
        mine = [row for row in facts if row["kind"] in kinds]
        lists = _lists(data, pair, domain)
        cell = _count(mine, [row["id"] for row in lists])
        cells.append((domain, cell or _uncounted(pair, domain, facts, lists, span)))
    return cells


def _relations(data: Tables, pair: Dyad) -> Cell:
    spells = [row for row in select.both(data, "relations", pair, "a", "b") if not row["past"]]
    if not spells:
        return _cell("nobody_says", "", [])
    newest = max(spells, key=lambda row: (dates.earliest(row["start"]), select.number(row["id"])))
    status = newest["status"] if newest["status"] != "actual" else "ended" if newest["end"] else "value"
    told = {"date": newest["end"] if status == "ended" else newest["start"]}
    told |= {"as_of": newest["as_of"], "basis": newest["basis"]}
    return _cell(status, newest["opened_by"], [newest["id"]], **told)


def _post(data: Tables, kind: str, sender: str, receiver: str) -> Cell:
    found = presence.answers(data, kind, sender, receiver)
    first = found[0]
    told = {"as_of": first.as_of, "basis": first.basis, "lists": first.lost}
    if first.answer == "present":
        rows = [row for one in found for row in one.rows]
        since = [one.since for one in found if one.since]
        return _cell("value", len(found), rows, date=max(since, key=dates.sort_key, default=""), **told)
    status = "nobody_says" if first.answer == "unknown" else first.answer
    return _cell(status, "", first.rows, **told)


def _lists(data: Tables, pair: Dyad, domain: str) -> list[Cell]:
    """The lost lists and the samples that speak of the pair in a domain."""
    kinds = LISTS.get(domain, ())
    found = {
        row["id"]: row
        for sender, receiver in (pair.states, pair.states[::-1])
        for whole in ("lost", "sample")
        for row in listings.lists(data, sender, receiver, kinds, whole)
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
        return _cell("value", last["value"], last["rows"], date=last["date"], as_of=last["as_of"], lists=lists)
    return _cell("value", len(ids), rows, date=newest, as_of=as_of, lists=lists)


def _uncounted(pair: Dyad, domain: str, facts: list[Cell], lists: list[Cell], span: tuple[str, str]) -> Cell:
    """What is said of a domain in which nothing is named: none, some at no date, some without a name, or only plans."""
    ids = [row["id"] for row in lists]
    own = [row for row in facts if row["kind"] in KINDS[domain]]
    told = [row for row in own if row["status"] == "stated_absent"]
    if not told and domain == "visits":
        told = [{**row, "status": "undated"} for row in facts if _tells_of_visits(row)]
    if not told:
        mine = [row for row in lists if row["completeness"] == "sample" and _within(row["years"], span)]
        exact = [row for row in mine if {row["sender"], row["receiver"]} == set(pair.states)]
        told = [{"status": "unnamed", "date": row["years"], "rows": [row["id"]]} for row in exact]
    told = told or [row for row in own if row["status"] in select.PLANS]
    if not told:
        return _cell("nobody_says", "", [], lists=ids)
    rows = select.unique(row for one in told for row in one["rows"])
    newest = max((row["date"] for row in told if row["date"]), key=dates.latest, default="")
    as_of = max((row.get("as_of", "") for row in told), key=dates.earliest)
    return _cell(told[0]["status"], "", rows, date=newest, as_of=as_of, lists=ids)


def _tells_of_visits(row: Cell) -> bool:
    undated = row["kind"] == "event" and not row["date"] and row["status"] == "actual"
    return undated and "visit" in row["label"].casefold()


def _within(date: str, span: tuple[str, str]) -> bool:
    return not date or (dates.latest(date) >= span[0] and dates.earliest(date) <= span[1])


def _cell(status: str, value: Any, rows: list[str], **more: Any) -> Cell:
    return {"status": status, "value": value, "date": "", "as_of": "", "basis": "", "lists": [], "rows": rows} | more


LISTS = {
    "visits": ("visits",),
    "agreements": ("agreements",),
    "joint_bodies": ("joint_bodies",),
    "companies": ("companies",),
    "trade": ("products",),
}
