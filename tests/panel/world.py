"""Small invented data sets, as they lie when fetched, for panels of a test's own."""

import copy
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from analysis.panel.agreement import SCALE
from analysis.tables import Tables
from analysis.tables.fetched import COW, Derived, Fetched, Origin, write

real = pytest.mark.skipif(not os.environ.get("RELATIONS_DATASETS"), reason="RELATIONS_DATASETS is not set")
ORIGIN = Origin("main", "invented.csv", "0" * 64, 1)


@dataclass
class World:
    """The shipped tables, and beside them the data sets that a test put there."""

    shipped: Tables
    root: Path

    @property
    def data(self) -> Tables:
        """The tables, with the data sets as they lie now."""
        found = copy.copy(self.shipped.with_computed(()))
        found.root = self.root
        found.__dict__["derived"] = Derived(self.root)
        return found

    def put(self, dataset, rows, years, senders=COW, receivers=COW, parts=None, **told):
        """Put a data set there: its rows, and what it says that it covers."""
        frames = {"": frame(rows), **{name: frame(part) for name, part in (parts or {}).items()}}
        write(
            self.root, Fetched(dataset, "invented", tuple(years), senders, receivers, origins=(ORIGIN,), **told), frames
        )
        return self

    def votes(self, said, years, states, ideal=None):
        """Put votes there: (day, state → vote) for each roll call."""
        calls = [{"id": f"R{place}", "date": day} for place, (day, _) in enumerate(said)]
        rows = [
            {"resolution": f"R{place}", "iso3": iso3, "vote": vote}
            for place, (_, votes) in enumerate(said)
            for iso3, vote in votes.items()
        ]
        reach = {iso3: [[min(years), max(years)]] for iso3 in states}
        rows = rows or pd.DataFrame({name: pd.Series(dtype="str") for name in ("resolution", "iso3", "vote")})
        parts = {"resolutions": calls} | ({"ideal": ideal} if ideal else {})
        return self.put("un_votes", rows, years, reach, reach, parts)


def frame(rows):
    """Rows as a frame; text is `str`."""
    return rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))


def at(panel, sender, receiver, year):
    """One row of a panel, as a dict in which what is missing is None."""
    found = panel[panel["sender"].eq(sender) & panel["receiver"].eq(receiver) & panel["year"].eq(year)]
    assert len(found) == 1
    row = found.astype("object").iloc[0].to_dict()
    return {name: None if pd.isna(value) else value for name, value in row.items()}


def told(panel, measure, sender, receiver, year):
    """A measure of one row, and its status."""
    row = at(panel, sender, receiver, year)
    return row[measure], row[f"{measure}_status"]


def reach(*states, years=(1900, 2026)):
    """Spans of years for each state."""
    return {iso3: [list(years)] for iso3 in states}


def everything(world, draw, states, codes, years):
    """Put an invented copy of every data set there, drawn by `draw(values)`."""
    pairs = [(a, b) for a in states for b in states if a != b]
    keyed = [(a, b, year) for a, b in pairs for year in years if draw([True, True, False])]
    covered = reach(*(iso3 for iso3 in states if draw([True, True, False])), years=(years[0], years[-1] - draw([0, 1])))
    amounts = [0, 1, 2, 110, 100]

    def coded(names):
        return [
            {names[0]: a, names[1]: b, f"{names[0]}_cow": codes[a], f"{names[1]}_cow": codes[b], "year": year}
            for a, b, year in keyed
        ]

    def period(rows, **more):
        return [row | {"period": str(row["year"]), "value_usd": float(draw(amounts)), **more} for row in rows]

    flows = coded(("exporter", "importer"))
    world.put("unctad", period(flows or EMPTY_FLOW, sitc1=""), years, covered, covered)
    world.put("cow_trade", period(flows or EMPTY_FLOW), years[:-1])
    ties = coded(("sender", "receiver")) or EMPTY_TIE
    shared = {(*sorted((a, b)), year): draw(amounts) for a, b, year in keyed}
    counted = [
        row | {"igos_shared": shared[(*sorted((row["sender"], row["receiver"])), row["year"])]}
        for row in ties[: len(keyed)]
    ]
    whole = [
        row
        | {"sender": row["receiver"], "receiver": row["sender"]}
        | {"sender_cow": row["receiver_cow"], "receiver_cow": row["sender_cow"]}
        for row in counted
    ]
    both = frame(counted + whole or EMPTY_TIE).assign(igos_shared=lambda rows: rows.get("igos_shared", 0))
    world.put("cow_igo", both.drop_duplicates(["sender", "receiver", "year"]), years)
    promised = ("defense", "offense", "neutrality", "nonaggression", "consultation")
    world.put("atop", [row | {name: draw([0, 1]) for name in promised} for row in ties], years, complete=True)
    posts = [row | {"kind": draw(["embassy", "consulate", "trade_office"]), "status": "actual"} for row in ties]
    world.put("lowy", posts, years, covered, reach(*states), complete=True)
    changes = [
        row
        | {
            "date": f"{row['year']}-05-01",
            "visa": draw(["visa_free", "e_visa", ""]),
            "days": 90,
            "recode": draw([True, False]),
        }
        for row in ties
    ]
    world.put("passport_index", frame(changes).astype({"days": "Int64"}), years, reach(*states), reach(*states))
    acts = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    world.put("icews", [row | {name: draw(amounts) for name in acts} for row in ties], years, covered, covered)
    gdp = [{"iso3": a, "year": year, "gdp_usd": draw([1e9, 2e9]), "note": ""} for a in states for year in years]
    world.put("wb_gdp", gdp, years, covered, covered)
    people = [
        {"iso3": a, "cow_code": codes[a], "year": year, "population": draw([1000, 2000])}
        for a in states
        for year in years
    ]
    world.put("cow_nmc", people, years)
    seats = [
        {
            "iso3": a,
            "cow_code": codes[a],
            "start": "1816-01-01",
            "end": "",
            "lat": float(draw(amounts)) / 2,
            "lon": 10.0 * place,
        }
        for place, a in enumerate(states)
    ]
    near = [row | {"km": 5.0} for row in ties]
    world.put("capitals", seats, years, parts={"distances": near})
    parties = [
        {"treaty": treaty, "iso3": a, "in_force": draw(["", f"{years[0]}", f"{years[1]}-06-01"])}
        | {"ended": "", "signed": "", "ratified": draw(["", f"{years[1]}"])}
        for treaty in "AB"
        for a in states
        if draw([True, False])
    ]
    agreements = [
        {"treaty": treaty, "amends": "", "text": "Pact", "in_force": draw(["", f"{years[0]}"]), "ended": ""}
        for treaty in "AB"
    ]
    nobody = [dict.fromkeys(("treaty", "iso3", "in_force", "ended", "signed", "ratified"), "")]
    world.put("treaties", agreements, years, covered, covered, parts={"parties": parties or nobody})
    said = [
        (f"{year}-10-01", {a: draw(SCALE) for a in states if draw([True, False])}) for year in years for _ in range(3)
    ]
    points = [{"iso3": a, "year": year, "ideal_point": float(draw([-1, 0, 2]))} for a in states for year in years]
    return world.votes(said, years[:-1], states, points)


EMPTY_FLOW = [{"exporter": "ZZZ", "importer": "ZZZ", "exporter_cow": "0", "importer_cow": "0", "year": 1900}]
EMPTY_TIE = [{"sender": "ZZZ", "receiver": "ZZZ", "sender_cow": "0", "receiver_cow": "0", "year": 1900}]
