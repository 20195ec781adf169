"""What nobody says about a pair, as data, and where to look it up first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.coverage.lists import lists
from analysis.panel import flows, rollcalls
from analysis.tables import pending, presence, select
from analysis.tables.memo import once

if TYPE_CHECKING:
    from analysis.dyads import Dyad
    from analysis.tables import Tables

Gap = dict[str, Any]
MISSIONS = ("embassy", "honorary_consulate", "accredited")


@once
def unknown(data: Tables, pair: Dyad) -> pd.DataFrame:
    """Everything about a pair that is not reported, one line each; none of it means "none".

    Shape: one row is a gap: what (a code, below), kind (of list, mission, plan or instrument), direction ("MEX-BLR",
    one code alone, or '' for both ways), sender, receiver, why (lost, undated, unsaid, not_dated, no_session,
    no_direction, no_figure, uncounted), label, date (when a plan was told), id, rows (the rows that raise the question;
    empty where nothing at all is said). Units: none. Errors: none. what: list_lost (a list was lost); mission (whether
    one is kept); instruments_in_force (whether the instruments are in force: one row for all); plan_happened (whether a
    plan did); body_met (whether a body ever met: no session of it, no consultations held, no dated place are told);
    trade_direction (only two-way amounts); trade (no amount at all); partner_vote (how the state concerned voted);
    people (how many, or when); relations (when they began); undated (an act without a date). Source of the method:
    missing data named by why it is missing, our own; DESIGN, "Absence has names".

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> found = unknown(tables.load(), Dyad("MEX", "BLR"))
    >>> found[found.what.eq("list_lost")][["kind", "sender"]].values.tolist()[:2]
    [['visits', 'BLR'], ['visits', 'MEX']]
    """
    columns = "what kind direction sender receiver why label date id rows"
    gaps = [gap for ask in QUESTIONS for gap in ask(data, pair)]
    ways = ["-".join(code for code in (gap["sender"], gap["receiver"]) if code) for gap in gaps]
    return select.frame([gap | {"direction": way} for gap, way in zip(gaps, ways, strict=True)], columns)


def check_first(data: Tables, pair: Dyad) -> pd.DataFrame:
    """Where to look first for what is not reported of a pair.

    Shape: one row is a place to look: what, period, rows (those that raise the question; a mission of which nobody says
    anything, or only a list by leaving it out, has none). In order of use:
    treaty_registers (an instrument's entry into force is not reported), diplomatic_lists (a mission is unknown,
    inferred or only planned), customs (no trade by direction, or an amount was corrected), visit_records (a list of
    visits was lost, or a visit is undated), voting_records (the vote of the state concerned is not reported),
    body_minutes (whether a body ever met), migration_statistics (people without a number). customs carries `period`,
    the year to ask for. Units: none. Errors: none. Source of the method: our own rule of thumb, primary registers
    before secondary pages.

    >>> from analysis import tables
    >>> from analysis.dyads import Dyad
    >>> check_first(tables.load(), Dyad("MEX", "BLR"))["what"].tolist()[:3]
    ['treaty_registers', 'diplomatic_lists', 'customs']
    """
    gaps = select.records(unknown(data, pair))
    held: dict[str, list[str]] = {}
    for place, raises in PLACES.items():
        mine: list[Any] = [gap for gap in gaps if raises(gap)]
        rows = select.unique(row for gap in mine if gap["what"] != "mission" for row in gap["rows"])
        if place == "diplomatic_lists":
            inferred = _inferred(data, pair)
            mine += inferred
            rows = select.unique([*rows, *(one.row["id"] for one in inferred if one.row)])
        rows = select.unique([*rows, *_corrected(data, pair)]) if place == "customs" else rows
        if mine or rows:
            held[place] = rows
    periods = {row["id"]: row["period"] for row in select.both(data, "trade_totals", pair, *TRADE)}
    newest = max((periods[row] for row in held.get("customs", [])), default="")
    found = [{"what": what, "period": newest if what == "customs" else "", "rows": ids} for what, ids in held.items()]
    return select.frame(found, "what period rows")


UNTOLD = ("", "not told")
STANDING = ("commission", "committee", "council", "consultations")
TRADE = ("exporter", "importer")
PLACES: dict[str, Callable[[Gap], bool]] = {
    "treaty_registers": lambda gap: gap["what"] == "instruments_in_force",
    "diplomatic_lists": lambda gap: (
        gap["what"] == "mission" or (gap["what"], gap["kind"]) == ("plan_happened", "mission")
    ),
    "customs": lambda gap: gap["what"] in ("trade", "trade_direction"),
    "visit_records": lambda gap: gap["what"] in ("list_lost", "undated") and gap["kind"] in ("visits", "visit"),
    "voting_records": lambda gap: gap["what"] == "partner_vote",
    "body_minutes": lambda gap: gap["what"] == "body_met",
    "migration_statistics": lambda gap: gap["what"] == "people",
}


def _gap(what: str, why: str, rows: list[str], told: Gap | None = None, **more: Any) -> Gap:
    told = told or {}
    same = {name: told.get(name, "") for name in ("kind", "sender", "receiver", "id")}
    return {**same, "what": what, "why": why, "label": "", "rows": rows} | more


def _relations(data: Tables, pair: Dyad) -> Iterator[Gap]:
    spells = select.both(data, "relations", pair, "a", "b")
    bare = [row["id"] for row in spells if row["status"] == "actual" and not row["start"]]
    if not spells or bare:
        yield _gap("relations", "not_dated" if spells else "unsaid", bare)


def _lost(data: Tables, pair: Dyad) -> Iterator[Gap]:
    for row in select.records(lists(data, pair)):
        if row["completeness"] == "lost":
            yield _gap("list_lost", "lost", row["rows"], row)


def _missions(data: Tables, pair: Dyad) -> Iterator[Gap]:
    for kind in MISSIONS:
        for sender, receiver in (pair.states, pair.states[::-1]):
            found = presence.answers(data, kind, sender, receiver)
            resident = presence.known(one.answer for one in presence.answers(data, "embassy", sender, receiver))
            if found[0].answer == "unknown" and not (kind == "accredited" and resident):
                way: Gap = {"kind": kind, "sender": sender, "receiver": receiver}
                yield _gap("mission", "lost" if found[0].lost else "unsaid", found[0].lost, **way)


def _instruments(data: Tables, pair: Dyad) -> Iterator[Gap]:
    rows = [row for row in select.shared(data, "agreements", pair) if row["status"] == "actual"]
    open_ = [one for row in rows if not row["in_force"] and not row["ended"] for one in row["base"]]
    if open_:
        yield _gap("instruments_in_force", "unsaid", open_)


def _plans(data: Tables, pair: Dyad) -> Iterator[Gap]:
    for row in select.records(pending.plans(data, pair)):
        if row["kind"] != "joint_body":
            yield _gap("plan_happened", "unsaid", row["rows"], row, label=row["label"], date=row["date"])


def _bodies(data: Tables, pair: Dyad) -> Iterator[Gap]:
    rows = select.shared(data, "joint_bodies", pair)
    met = {_body(row) for row in rows if _sat(row)}
    for row in rows:
        if row["kind"] in STANDING and _body(row) not in met:
            yield _gap("body_met", "no_session", row["base"], row, label=row["name"])


def _body(row: Gap) -> tuple[str, str]:
    return row["kind"], row["name"].casefold()


def _sat(row: Gap) -> bool:
    """Whether a row shows that its body met: a session, consultations that were held, a place with a date."""
    held = row["kind"] == "consultations" or bool(row["place"] and row["date"])
    return not pd.isna(row["session"]) or (held and row["status"] == "actual")


def _trade(data: Tables, pair: Dyad) -> Iterator[Gap]:
    rows = select.both(data, "trade_totals", pair, *TRADE)
    if flows.reported(data, pair):
        return
    if not rows:
        yield _gap("trade", "no_figure", [])
    elif not any(row["flow"] == "one_way" for row in rows):
        yield _gap("trade_direction", "no_direction", [row["id"] for row in rows])


def _votes(data: Tables, pair: Dyad) -> Iterator[Gap]:
    put = {resolution["id"]: resolution for _, resolution in select.votes(data)}
    cast = {(row["resolution"], row["iso3"]): row for row, _ in select.votes(data)}
    known = {call["known"] for call in select.records(rollcalls.roll_calls(data, pair)) if call["partner_vote"]}
    for (resolution, voter), row in cast.items():
        about = put[resolution]["about"].split(";")
        other = next((code for code in pair.states if code != voter), "") if voter in pair.states else ""
        if other in about and (resolution, other) not in cast and row["id"] not in known:
            way: Gap = {"kind": "vote", "sender": other, "id": resolution}
            yield _gap("partner_vote", "unsaid", [row["id"], resolution], label=put[resolution]["title"], **way)


def _people(data: Tables, pair: Dyad) -> Iterator[Gap]:
    for row in select.both(data, "people_flows", pair, "origin", "destination"):
        told = not pd.isna(row["persons"]) or row["persons_text"] not in UNTOLD
        if not told or not row["date"]:
            way: Gap = {"sender": row["origin"], "receiver": row["destination"]}
            why = "not_dated" if told else "uncounted"
            yield _gap("people", why, [row["id"]], row, label=row["persons_text"], **way)


def _undated(data: Tables, pair: Dyad) -> Iterator[Gap]:
    for row in select.records(select.facts(data, pair)):
        act = row["kind"] in ("event", "visit", "agreement") and row["table"] != "relations"
        if act and not row["date"] and row["status"] == "actual":
            yield _gap("undated", "undated", row["rows"], row, label=row["label"])


def _inferred(data: Tables, pair: Dyad) -> list[presence.Answer]:
    ways = (pair.states, pair.states[::-1])
    found = [one for kind in MISSIONS for way in ways for one in presence.answers(data, kind, *way)]
    return [one for one in found if one.basis.split(";")[0] in ("inferred", "reference")]


def _corrected(data: Tables, pair: Dyad) -> list[str]:
    mended = {mend.row for mend in data.corrections}
    return [row["id"] for row in select.both(data, "trade_totals", pair, *TRADE) if row["id"] in mended]


QUESTIONS = (_relations, _lost, _missions, _instruments, _plans, _bodies, _trade, _votes, _people, _undated)
