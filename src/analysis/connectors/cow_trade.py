"""`cow_trade`: the Correlates of War project's bilateral trade: what each state imports from each other, 1870–2014."""

import numpy as np
import pandas as pd

from analysis.connectors import amounts, cow
from analysis.connectors.connector import Connector, Original, Originals, Tidied, once
from analysis.connectors.crosswalk import Crosswalk

MILLION = 1e6
FLOW = ("exporter_cow", "importer_cow", "year")
CIF_FROM = 1948  # from then on the figures are those of the IMF's Direction of Trade, imports c.i.f.
PAIR = {"code1": "ccode1", "code2": "ccode2", "year": "year"}
DYADS = (
    PAIR | {"flow1": "flow1", "flow2": "flow2"},
    PAIR | {"flow1": "imports1_from2_musd", "flow2": "imports2_from1_musd"},
)
STATES = ({"cow_code": "ccode", "year": "year", "imports": "imports", "exports": "exports"},)
WHOLE = 0.99  # of what is traded; a figure that somebody mended does not make the others exact
ROUNDED = "amounts are rounded to whole millions: 0 is less than half a million, not no trade"
LIMITS = (
    "a figure that an importer does not report may be the exporter's, as it stands or raised by a tenth for freight",
    f"how imports before {CIF_FROM} are valued is not said",
)


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is what one state imports from another in a year, by its own report; a missing flow has no row.

    The importer is the reporter; values are current dollars. Part `states`: a state's whole imports and exports in a
    year. Source: Barbieri, Keshk and Pollins 2009, Conflict Management and Peace Science 26(5).
    """
    held = originals["dyads"]
    flows = once(pd.concat([_imports(held, 1, 2), _imports(held, 2, 1)], ignore_index=True), FLOW)
    traded = flows.loc[flows["printed"].ne(0), "printed"]
    rounded = (traded % 1).eq(0).mean() >= WHOLE
    frames = {"": _rows(flows, crosswalk)}
    if "states" in originals:
        frames["states"] = _states(originals["states"], crosswalk)
    limits = (*([ROUNDED] if rounded else []), *LIMITS)
    return Tidied(frames, cow.years(held), limits=limits, rounded=MILLION if rounded else 0)


def _imports(held: pd.DataFrame, importer: int, exporter: int) -> pd.DataFrame:
    """What one column of the file says: the imports of one state of each pair from the other."""
    flows = pd.DataFrame(
        {
            "exporter_cow": held[f"code{exporter}"],
            "importer_cow": held[f"code{importer}"],
            "year": held["year"],
            "printed": cow.known(held[f"flow{importer}"]),
        }
    )
    return flows[flows["printed"].notna()]


def _rows(flows: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    flows = cow.with_states(flows, crosswalk, exporter="exporter_cow", importer="importer_cow")
    flows["valuation"] = pd.Categorical(np.where(flows["year"] >= CIF_FROM, "cif", "unknown"))
    flows["place"] = amounts.joined([flows["importer"], flows["exporter"], flows["year"]], ",")
    return amounts.totals("cow_trade", flows, "importer", MILLION, FLOW)


def _states(held: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """A state's whole trade in a year; a year of which neither figure is known has no row."""
    whole = held.assign(**{f"{name}_usd": cow.known(held[name]) * MILLION for name in ("imports", "exports")})
    whole = whole.dropna(subset=["imports_usd", "exports_usd"], how="all")
    whole = cow.with_states(once(whole, ["cow_code", "year"]), crosswalk, iso3="cow_code")
    return whole[["iso3", "cow_code", "year", "imports_usd", "exports_usd"]]


connector = Connector(
    "cow_trade",
    (
        Original("dyads", ("Dyadic_COW_*.csv", "cow_trade_dyad_year.parquet", "COW_Trade_*.zip"), DYADS),
        Original("states", ("National_COW_*.csv", "cow_trade_state_year.parquet", "COW_Trade_*.zip"), STATES, False),
    ),
    tidy,
)
