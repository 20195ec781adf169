"""The embassies of the matrix that the index of posts tells of: one computed row a state and direction for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.region.tally import ABSENT
from analysis.tables import indexed

if TYPE_CHECKING:
    from analysis.tables import Tables

Cells = dict[str, dict[str, dict[str, Any]]]
DOMAINS = ("embassy_sent", "embassy_hosted")


def founded(data: Tables, state: str, region: str, cells: Cells) -> Cells:
    """The cells of a state by partner and domain; those of embassies rest on documents and a computed row each way.

    The row holds what the index says of every partner, and how many have an embassy or none with what documents add.
    """
    if indexed.SET not in data.fetched:
        return cells
    for domain in DOMAINS:
        mine = {partner: held[domain] for partner, held in cells.items()}
        listed = {partner: _listed(cell) for partner, cell in mine.items()}
        made = _told(data, mine, listed) | (_answered(cells) if domain == "embassy_sent" else {})
        selection = {"measure": domain, "state": state, "region": region, "edition": indexed.year(data)}
        row = data.computed(indexed.SET, selection, sum(map(len, listed.values())), **made)
        for partner, cell in mine.items():
            documents = [one for one in cell["rows"] if one not in listed[partner]]
            told = [row] if listed[partner] or cell["status"] == "value" else []
            cells[partner] = {**cells[partner], domain: {**cell, "rows": [*documents, *told]}}
    return cells


def _listed(cell: dict[str, Any]) -> list[str]:
    """The rows of the index on which a cell rests."""
    return [row for row in cell["rows"] if row.startswith(f"{indexed.SET}:")]


def _told(data: Tables, cells: dict[str, dict[str, Any]], listed: dict[str, list[str]]) -> dict[str, Any]:
    """What the index says: partners with an embassy and its cities, those with none, and those it cannot tell of."""
    there = {code for code, cell in cells.items() if cell["status"] == "value"}
    cities = {code: ", ".join(str(data.row(row)["city"]) for row in listed[code]) for code in there if listed[code]}
    none = [code for code in cells if listed[code] and code not in there]
    unknown = [code for code in cells if not listed[code]]
    named = data.atlas.name
    return {
        "partners": len(cells),
        "embassies": len(cities),
        "none": len(none),
        "with_documents": len(there),
        "none_with_documents": sum(cell["status"] in ABSENT for cell in cells.values()),
        "each": "; ".join(f"{named(code)}: {cities[code]}" for code in cells if code in cities),
        "none_in": ", ".join(map(named, none)),
        "not_told": len(unknown),
    }


def _answered(cells: Cells) -> dict[str, Any]:
    """Of the partners in which there is an embassy, how many answer it with one of their own."""
    back = [held["embassy_hosted"]["status"] for held in cells.values() if held["embassy_sent"]["status"] == "value"]
    none = sum(status in (*ABSENT, "ended") for status in back)
    answered = back.count("value")
    return {"answered": answered, "unanswered": none, "answer_not_known": len(back) - answered - none}
