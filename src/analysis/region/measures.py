"""What fetched data sets measure between some states and each of many partners, beside all their partners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis import panel
from analysis.panel.ballots import SET
from analysis.panel.reckoning import present
from analysis.panel.ties import OBLIGATIONS
from analysis.region import votes
from analysis.region.tally import ABSENT, KNOWN, STATUSES, figures
from analysis.tables import select

if TYPE_CHECKING:
    from analysis.tables import Tables

Cell = dict[str, Any]
DOMAINS = {
    "votes": "un_votes",
    "exports": "cow_trade",
    "imports": "cow_trade",
    "igos": "cow_igo",
    "alliance": "atop",
    "visa_out": "passport_index",
    "visa_in": "passport_index",
    "treaties": "treaties",
}
PANEL = {
    "cow_trade": "trade",
    "cow_igo": "igos",
    "atop": "alliances",
    "passport_index": "visas",
    "treaties": "treaties",
}
COLUMN = {
    "exports": "exports_usd_by_importer",
    "igos": "igos_shared",
    "visa_out": "visa",
    "treaties": "treaties_common",
}
COLUMN |= {"imports": COLUMN["exports"], "visa_in": COLUMN["visa_out"]}
BACK = ("imports", "visa_in")
AMOUNTS, VISAS = ("exports", "imports"), ("visa_out", "visa_in")
WORLD = "state partner domain value n status"


def measured(
    data: Tables, states: list[str], partners: Sequence[str], region: str, span: tuple[str, str]
) -> dict[tuple[str, str], dict[str, Cell]]:
    """The cells of each state and domain, by partner, for the sets that are here; each rests on one computed row.

    region: what the partners are called in the id of that row.
    """
    found = {}
    for dataset in dict.fromkeys(DOMAINS.values()):
        if dataset in data.fetched:
            years = _years(data, dataset, span)
            world = (votes.votes if dataset == SET else _panel)(data, dataset, states, years)
            for domain in (name for name, source in DOMAINS.items() if source == dataset):
                for state in states:
                    mine = world[world["state"].eq(state) & world["domain"].eq(domain)]
                    cells = _cells(data, domain, mine, [code for code in partners if code != state], years)
                    found[state, domain] = _founded(data, (state, domain, region), cells)
    return found


def _years(data: Tables, dataset: str, span: tuple[str, str]) -> list[int]:
    """The years that a set's domain tells of: the last that it covers within the span, for votes the last ten."""
    here = data.fetched[dataset]
    last = min(int(span[1][:4]), present(data))
    covered = [year for year in sorted(here.years) if int(span[0][:4]) <= year <= last]
    return [year for year in covered if year > covered[-1] - (votes.YEARS if dataset == SET else 1)]


def _panel(data: Tables, dataset: str, states: list[str], years: list[int]) -> pd.DataFrame:
    """A set's measures of some states and all others in a year."""
    if not years:
        return select.frame([], WORLD)
    frame = panel.dyad_years(data, range(years[-1], years[-1] + 1))
    frame = frame[frame["sender"].isin(states) | frame["receiver"].isin(states)]
    whole = panel.add(frame, data, [PANEL[dataset]])
    if dataset == "atop":
        return select.frame(_allied(whole, states), WORLD)
    domains = [domain for domain, source in DOMAINS.items() if source == dataset]
    return pd.concat([_way(whole, domain, states) for domain in domains], ignore_index=True)


def _way(whole: pd.DataFrame, domain: str, states: list[str]) -> pd.DataFrame:
    """One measure in one direction."""
    own, other = ("receiver", "sender") if domain in BACK else ("sender", "receiver")
    mine, name = whole[whole[own].isin(states)], COLUMN[domain]
    told = {"state": mine[own], "partner": mine[other], "domain": domain, "value": mine[name].astype("object")}
    return pd.DataFrame({**told, "n": "", "status": mine[f"{name}_status"].astype("str")})


def _allied(whole: pd.DataFrame, states: list[str]) -> list[Cell]:
    """The obligations that bind one of two states to the other, whichever owes them."""
    rows = {(row["sender"], row["receiver"]): row for row in select.records(whole)}
    found = []
    for (state, partner), row in rows.items():
        ways = (row, rows[partner, state])
        owed = [name for name in OBLIGATIONS if any(way[f"alliance_{name}_status"] == "value" for way in ways)]
        none = "absent_from_complete_list" if row["alliance_status"] == "zero" else row["alliance_status"]
        if state in states:
            told = {"state": state, "partner": partner, "domain": "alliance", "value": ";".join(owed)}
            found.append({**told, "status": "value" if owed else none})
    return found


def _cells(
    data: Tables, domain: str, world: pd.DataFrame, partners: Sequence[str], years: list[int]
) -> dict[str, Cell]:
    """The cells of the partners, each beside what all partners in the world come to."""
    held = {row["partner"]: row for row in select.records(world)}
    known = pd.to_numeric(world.loc[world["status"].isin(KNOWN), "value"], errors="coerce").dropna()
    if domain in AMOUNTS:
        known = known[known.gt(0)]
    date = "/".join(map(str, dict.fromkeys((years[0], years[-1])))) if years else ""
    told: Cell = {"date": date, "as_of": str(years[-1]) if years else "", "basis": "stated", "lists": []}
    told |= {"median": float(known.median())} if len(known) else {}
    told |= {"whole": float(known.sum())} if len(known) and domain in AMOUNTS else {}
    told |= {"unit": data.fetched[DOMAINS[domain]].rounded} if domain in AMOUNTS else {}
    outside: Cell = {"status": "outside", "value": "", "n": ""}
    found = {}
    for partner in partners:
        row = {name: held.get(partner, outside)[name] for name in ("status", "value", "n")}
        found[partner] = {**told, **row, "value": row["value"] if row["status"] in KNOWN else ""}
    return found


def _founded(data: Tables, about: tuple[str, str, str], cells: dict[str, Cell]) -> dict[str, Cell]:
    """The cells with the one computed row that holds all of them."""
    if not cells:
        return {}
    state, domain, region = about
    first, made = next(iter(cells.values())), figures([{"partner": code, **cell} for code, cell in cells.items()])
    years = first["date"].replace("/", "-") or "none"
    selection = {"measure": domain, "state": state, "region": region, "years": years}
    named = {name: made[name] for name in ("partners", *STATUSES) if made[name] or name == "partners"}
    kind = "_share" if domain == "votes" else "_usd" if domain in AMOUNTS else ""
    named |= {f"{name}{kind}": made[name] for name in ("lowest", "middle", "highest") if made[name] != ""}
    named |= {name: made[name] for name in ("lowest_partner", "highest_partner")}
    named |= {f"median_partner{kind}": made["median"], "total_usd": made["total"], "share": made["share"]}
    named |= ({"visa_free": 0} if domain in VISAS else {}) | made["words"]
    pasts = data.atlas.pasts(state) if made["outside"] == made["partners"] else ()
    named |= {"counted_apart": ";".join(pasts)}
    named |= {"rounded_to": first["unit"], "zero_is_below": first["unit"] / 2} if first.get("unit") else {}
    named["each"] = _each(data, domain, cells)
    count = sum(cell["n"] for cell in cells.values() if cell["n"]) or made["value"] + made["zero"]
    fields = {name: value for name, value in named.items() if value != ""}
    row = data.computed(DOMAINS[domain], selection, count, **fields)
    return {code: {**cell, "rows": [row]} for code, cell in cells.items()}


def _each(data: Tables, domain: str, cells: dict[str, Cell]) -> str:
    """Every value with the partners that have it; of those with none in a complete list there is only the number."""
    found: dict[str, list[str]] = {}
    for code, cell in cells.items():
        if cell["status"] in ABSENT:
            continue
        found.setdefault(_said(domain, cell), []).append(data.atlas.name(code))
    return "; ".join(f"{said}: {', '.join(names)}" for said, names in found.items())


def _said(domain: str, cell: Cell) -> str:
    """A value as it stands among all others in the computed row."""
    if cell["status"] == "value" and domain == "votes":
        return f"{cell['value']:.3f} of {cell['n']}"
    if cell["status"] == "value" and isinstance(cell["value"], str):
        return cell["value"].replace("_", " ").replace(";", ", ")
    if cell["status"] not in KNOWN:
        return cell["status"].replace("_", " ")
    return f"{cell['value'] / 1e6:,.12g} million" if domain in AMOUNTS else f"{cell['value']:,.12g}"
