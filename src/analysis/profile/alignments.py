"""What alliance treaties obliged two states to, year by year, and how many organizations they are both members of."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.panel.membership import members, together
from analysis.panel.ties import OBLIGATIONS
from analysis.tables import select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.dyads import Dyad
    from analysis.tables import Tables

ALLIANCES, BODIES = "atop", "cow_igo"
SPELLS = "status obligation mutual sender receiver first last stretches covered past called rows"
ALLIES = "state year partners defended rows"
SHARED = "year status shared a b a_called b_called a_median a_rank a_of b_median b_rank b_of past rows"
OTHER = "other"  # an alliance treaty that holds none of the five
BACK = (40, 20, 0)  # years before the newest: points of time, not a series


def alliances(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """What alliance treaties in force obliged the two to, as spells of years.

    Shape: one row is a spell of one obligation: status (value; zero: no treaty bound the two in the years after the
    last spell, or in any, in which both were members of the state system; outside: they were never members together),
    obligation (defense, offense, neutrality, nonaggression, consultation, other; '' without one), mutual (each owed it
    to the other), sender (who owed it) and receiver (to whom), under the codes of those years: the Soviet Union before
    Russia; where it is mutual they stand as in the pair; first, last, stretches (the years between as text, "1918-1940,
    1991-2018"), covered (the last year that the data set covers), past (an ended state stands for one of the two),
    called (code → what that state was called in law in the first of these years, where it has another name today),
    rows. Order: first year, then last, then obligation; zero at the end. Units: years. What an absence is: the
    project's list of treaties is meant to be whole, so a year without a row is one without obligation. Which treaty it
    was, and whether it was kept, is not told. years: "1990-2018". Errors: ValueError for years that are none. Source of
    the method: Leeds, Ritter, Mitchell & Long 2002, International Interactions 28(3), 237-260.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> alliances(tables.load(), Dyad("RUS", "KAZ")).columns[1]
    'obligation'
    """
    if ALLIANCES not in data.fetched:
        return _spells([])
    within = _years(data.fetched[ALLIANCES].years, years)
    bound = _bound(data, pair, within)
    found = [_spell(data, pair, key, run) for key, held in bound.items() for run in _runs(held)]
    order = {name: at for at, name in enumerate((*OBLIGATIONS, OTHER))}
    found.sort(key=lambda row: (row["first"], row["last"], order[row["obligation"]]))
    return _spells([*found, *_unbound(data, pair, within, max((row["last"] for row in found), default=0))])


def allies(data: Tables, pair: Dyad) -> pd.DataFrame:
    """With how many states each of the two was bound by alliance treaties in the last year covered.

    Shape: one row is a side: state, year, partners (states with which any of the five obligations binds it, either
    way), defended (those among them to whom it owes defence), rows. Order: as in the pair; no row of a state that was
    then no member of the state system. Units: states. Errors: none; no rows where the data set is not here. Source of
    the method: degree, Freeman 1979, Social Networks 1(3).

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> allies(tables.load(), Dyad("RUS", "KAZ")).columns[2]
    'partners'
    """
    if ALLIANCES not in data.fetched:
        return select.frame([], ALLIES)
    year, found = data.fetched[ALLIANCES].last, []
    for state in pair.states:
        if year not in members(data, (state,), year):
            continue
        rows = data.derived.rows(ALLIANCES, columns=("receiver", *OBLIGATIONS), sender=state, year=year)
        bound = rows[rows[list(OBLIGATIONS)].any(axis=1)]
        told = {"partners": bound["receiver"].nunique(), "defended": int(bound["defense"].gt(0).sum())}
        chosen = {"measure": "partners", "state": state, "year": year}
        found.append(
            {"state": state, "year": year, **told, "rows": [data.computed(ALLIANCES, chosen, len(rows), **told)]}
        )
    return select.frame(found, ALLIES)


def shared_bodies(data: Tables, pair: Dyad, years: str = "") -> pd.DataFrame:
    """Of how many intergovernmental organizations both were full members, beside both sides' median partners.

    Shape: one row is a year, the newest covered and those 20 and 40 years before: year, status (value, zero,
    not_reported, outside: one of the two was no member of the state system), shared, a and b (the two under their codes
    of the year), a_called and b_called (what they were called in law in that year, where it was another name: North
    Yemen; else ''), a_median (what the first shared with its median partner), a_rank and a_of (the place of the second
    among the first's partners, 1 for the most shared, of equals the best, and how many they are), b_median, b_rank,
    b_of (the other way round), past (an ended state stands for one of the two), rows. Order: years; a year outside
    stands only where it is the newest. Units: organizations. Universal ones are counted like small ones, so that a
    number means something only beside the median of its year. years: "1990-2014". Errors: ValueError for years that are
    none. Source of the method: Pevehouse, Nordstrom, McManus & Jamison 2020, Journal of Peace Research 57(3), 492-503.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> shared_bodies(tables.load(), Dyad("MEX", "RUS")).columns[2]
    'shared'
    """
    covered = _years(data.fetched[BODIES].years, years) if BODIES in data.fetched else []
    if not covered:
        return select.frame([], SHARED)
    points = [covered[-1] - back for back in BACK if covered[-1] - back in covered]
    sides = [list(side) for side in select.sides(data, pair)]
    columns = ("sender", "receiver", "year", "igos_shared")
    held = [select.records(data.derived.rows(BODIES, columns=columns, sender=side, year=points)) for side in sides]
    found = [row for year in points if (row := _shared(data, pair, year, held))]
    if not found or found[-1]["year"] != points[-1]:
        found.append(_none_shared(data, pair, points[-1]))
    return select.frame(found, SHARED).astype({"past": bool})


def _bound(data: Tables, pair: Dyad, within: list[int]) -> dict[tuple[str, str, str], dict[int, set[str]]]:
    """Obligation and the two codes of the time → year → who owes it, as the codes of the sender."""
    a, b = (list(side) for side in select.sides(data, pair))
    found: dict[tuple[str, str, str], dict[int, set[str]]] = {}
    for one, other in ((a, b), (b, a)):
        columns = ("sender", "receiver", "year", *OBLIGATIONS)
        for row in select.records(data.derived.rows(ALLIANCES, columns=columns, sender=one, receiver=other)):
            first, second = (row["sender"], row["receiver"]) if one is a else (row["receiver"], row["sender"])
            owed = [name for name in OBLIGATIONS if row[name]]
            for name in (owed or [OTHER]) if row["year"] in within else []:
                found.setdefault((name, first, second), {}).setdefault(int(row["year"]), set()).add(row["sender"])
    return found


def _runs(held: dict[int, set[str]]) -> Iterable[tuple[int, int, set[str]]]:
    """Years that follow each other and in which the same states owe it: first, last, who."""
    first = None
    for year in sorted(held):
        first = year if first is None or held.get(year - 1) != held[year] else first
        if held.get(year + 1) != held[year]:
            yield first, year, held[year]


def _spell(data: Tables, pair: Dyad, key: tuple[str, str, str], run: tuple[int, int, set[str]]) -> select.Row:
    name, a, b = key
    first, last, who = run
    sender, receiver = (b, a) if who == {b} else (a, b)
    row: dict[str, Any] = {"status": "value", "obligation": name, "mutual": len(who) == 2, "first": first, "last": last}
    row |= {"sender": sender, "receiver": receiver, "past": select.past((a, b), pair)}
    row |= {"covered": data.fetched[ALLIANCES].last, "stretches": f"{first}-{last}"}
    way = f"{a}-{b}" if row["mutual"] else f"{sender}-to-{receiver}"
    chosen = {"obligation": name, "states": way, "years": f"{first}-{last}"}
    told = {"mutual": row["mutual"], "sender": sender, "receiver": receiver, "covered": row["covered"]}
    told |= {"first_year": first, "last_year": last}
    row["called"] = {state: name for state in (a, b) if (name := called(data, state, first))}
    told |= {f"{state.lower()}_called_then": name for state, name in row["called"].items()}
    return row | {"rows": [data.computed(ALLIANCES, chosen, (last - first + 1) * len(who), **told)]}


def _unbound(data: Tables, pair: Dyad, within: list[int], bound_until: int) -> list[select.Row]:
    """That no treaty bound the two in the years in which both were members of the state system, after the last spell.

    One row, or none where there is nothing to say: they had no year together after it.
    """
    shared = together(data, pair, within[-1]) if within else []
    both = [year for year in shared if year in within and year > bound_until]
    if not within or (bound_until and not both):
        return []
    row: dict[str, Any] = {
        "status": "zero" if both else "outside",
        "mutual": True,
        "covered": data.fetched[ALLIANCES].last,
        "past": False,
        "called": {},
    }
    row |= {"sender": pair.a, "receiver": pair.b, "first": (both or within)[0], "last": (both or within)[-1]}
    row["stretches"] = ", ".join(f"{first}-{last}" for first, last, _ in _runs({year: set() for year in both}))
    chosen = {"measure": row["status"], "pair": pair, "years": f"{row['first']}-{row['last']}"}
    told = {"sides": f"{pair.a};{pair.b}", "members_together": row["stretches"] or "in no year covered"}
    told |= {"obligations": 0 if both else None, "covered": row["covered"]}
    return [row | {"rows": [data.computed(ALLIANCES, chosen, 0, **told)]}]


def _shared(data: Tables, pair: Dyad, year: int, held: list[list[select.Row]]) -> select.Row:
    row: dict[str, Any] = {"year": year, "status": "value"}
    for side, rows, others in zip("ab", held, reversed(select.sides(data, pair)), strict=True):
        counts: dict[str, int] = {}
        for one in rows:
            if one["year"] == year and not pd.isna(one["igos_shared"]):
                counts[one["receiver"]] = max(one["igos_shared"], counts.get(one["receiver"], 0))
        partner = next((state for state in others if state in counts), "")
        if not partner:
            return {}
        row |= {"shared": int(counts[partner]), "b" if side == "a" else "a": partner}
        row |= {f"{side}_median": float(median(counts.values())), f"{side}_of": len(counts)}
        row[f"{side}_rank"] = sum(count > counts[partner] for count in counts.values()) + 1
    row |= {f"{side}_called": called(data, row[side], year) for side in "ab"}
    row |= {"status": "value" if row["shared"] else "zero", "past": select.past((row["a"], row["b"]), pair)}
    fields = {"shared": row["shared"]}
    for side in "ab":
        name = row[side].lower()
        fields |= {f"{name}_{word}": row[f"{side}_{word}"] for word in ("median", "rank", "of")}
        fields[f"{name}_called_then"] = row[f"{side}_called"] or None
        fields[f"{name}_beyond_median"] = row["shared"] - row[f"{side}_median"]
    return row | {"rows": [data.computed(BODIES, {"pair": f"{row['a']}-{row['b']}", "year": year}, 1, **fields)]}


def _none_shared(data: Tables, pair: Dyad, year: int) -> select.Row:
    """That a year has no number for the two: outside where one of them was no member of the state system."""
    status = "not_reported" if year in together(data, pair, year) else "outside"
    told = {"shared_status": status.replace("_", " "), "sides": f"{pair.a};{pair.b}"}
    ids = [data.computed(BODIES, {"pair": pair, "year": year}, 0, **told)]
    return {
        "year": year,
        "status": status,
        "shared": None,
        "a": pair.a,
        "b": pair.b,
        "past": False,
        "a_called": "",
        "b_called": "",
        "rows": ids,
    }


def called(data: Tables, state: str, year: int) -> str:
    """What a state was called in law through a whole year, where it has another name today; '' where it has not."""
    return next(iter(data.atlas.earlier(state, f"{year}-12-31", f"{year}-12-31")), "")


def _years(covered: tuple[int, ...], years: str) -> list[int]:
    first, last = select.span(years)
    return [year for year in covered if first[:4] <= str(year) <= last[:4]]


def _spells(rows: list[select.Row]) -> pd.DataFrame:
    return select.frame(rows, SPELLS).astype({"mutual": bool, "past": bool})
