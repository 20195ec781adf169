"""The cells of the matrix counted: for each state and domain how many partners, from what to what, against whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.tables import select

KNOWN = ("value", "zero")
ABSENT = ("stated_absent", "absent_from_complete_list")
STATUSES = ("value", "zero", "absent", "few", "not_reported", "outside", "silent")
COLUMNS = (
    "state domain partners value zero absent few not_reported outside silent lowest lowest_partner middle highest"
    " highest_partner median total share words unit date rows"
)
NAMED = 3
TIES = "state both unanswered sent_only rows"


def tally(matrix: pd.DataFrame) -> pd.DataFrame:
    """How much of each domain of each state is said, and what the values come to.

    Shape: one row is a state and domain: state, domain, partners (how many), value, zero, absent (a source says or
    implies none), few, not_reported, outside, silent (nobody says): how many partners have that status; lowest, middle
    (the median) and highest of the values, lowest_partner and highest_partner (whose they are, parted by semicolons;
    '' for more than three), median (of all partners of the state in the world), total and share (amounts: the sum over
    these partners, and its share of that over all), words (visas, alliances: how many partners have each), unit, date,
    rows (all rows of the cells, once each). What documents count is no count of all there is, so that lowest to share
    are '' there.
    Order: domains as in the matrix, then states. Units: as the matrix. Errors: none. Source of the method: as
    `matrix`.

    >>> from analysis import tables
    >>> from analysis.region import matrix
    >>> found = tally(matrix(tables.load(), "BLR", "LAC33"))
    >>> found[found.domain.eq("embassy_sent")][["value", "absent", "silent"]].values.tolist()
    [[5, 28, 0]]
    """
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in select.records(matrix):
        groups.setdefault((row["domain"], row["state"]), []).append(row)
    order = list(dict.fromkeys(matrix["domain"]))
    rows = [{"state": state, "domain": domain, **figures(cells)} for (domain, state), cells in groups.items()]
    return select.frame(sorted(rows, key=lambda row: order.index(row["domain"])), COLUMNS)


def figures(cells: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The same for the cells of one state and domain."""
    counted = Counter(cell["status"] for cell in cells)
    told: dict[str, Any] = {name: counted[name] for name in STATUSES}
    told |= {"silent": counted["nobody_says"], "absent": sum(counted[name] for name in ABSENT)}
    first = cells[0]
    told |= {"partners": len(cells), **{name: first.get(name, "") for name in ("median", "unit", "date")}}
    told |= dict.fromkeys(("lowest", "lowest_partner", "middle", "highest", "highest_partner", "total", "share"), "")
    words = [word for cell in cells if isinstance(cell["value"], str) for word in cell["value"].split(";") if word]
    told["words"] = dict(Counter(words))
    known = [cell for cell in cells if cell["status"] in KNOWN]
    if known and told["median"] != "":
        told |= _span(known, first.get("whole", ""))
    return told | {"rows": select.unique(row for cell in cells for row in cell.get("rows", []))}


def _span(known: list[dict[str, Any]], whole: Any) -> dict[str, Any]:
    values = pd.Series([float(cell["value"]) for cell in known])
    told: dict[str, Any] = {"middle": float(values.median())}
    for name, value in (("lowest", values.min()), ("highest", values.max())):
        partners = [cell["partner"] for cell in known if cell["value"] == value]
        told |= {name: float(value), f"{name}_partner": ";".join(partners) if len(partners) <= NAMED else ""}
    if whole == "":
        return told
    return told | {"total": float(values.sum()), "share": float(values.sum()) / whole}


def reciprocity(matrix: pd.DataFrame) -> pd.DataFrame:
    """Of the partners with an embassy of the state, which answer it.

    Shape: one row is a state: state, both (the partners that keep an embassy in it too), sent_only (a source or a whole
    list says that they do not), unanswered (nobody says whether they do), rows (those of both directions of the
    partners in `both`). Order: as in the matrix. Units: none. Errors: none. Source: Wasserman & Faust 1994, section
    13.2, with "nobody says" kept apart.

    >>> cells = pd.DataFrame([["BLR", "CUB", "embassy_sent", "value", ["P2"]],
    ...                       ["BLR", "CUB", "embassy_hosted", "value", ["P3"]]],
    ...                      columns=["state", "partner", "domain", "status", "rows"])
    >>> reciprocity(cells)[["both", "unanswered"]].values.tolist()
    [[['CUB'], []]]
    """
    cells = {(row["state"], row["partner"], row["domain"]): row for row in select.records(matrix)}
    found = []
    for state in dict.fromkeys(matrix["state"]):
        row: dict[str, Any] = {"state": state, "both": [], "sent_only": [], "unanswered": []}
        sent = [code for one, code, domain in cells if one == state and domain == "embassy_sent"]
        for partner in (code for code in sent if cells[state, code, "embassy_sent"]["status"] == "value"):
            back = cells[state, partner, "embassy_hosted"]["status"]
            known = "both" if back == "value" else "sent_only" if back in (*ABSENT, "ended") else "unanswered"
            row[known].append(partner)
        ways = [(code, domain) for code in row["both"] for domain in ("embassy_sent", "embassy_hosted")]
        rows = select.unique(one for code, domain in ways for one in cells[state, code, domain]["rows"])
        found.append({**row, "rows": rows})
    return select.frame(found, TIES)
