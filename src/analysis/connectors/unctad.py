"""`unctad`: UNCTAD's merchandise trade matrix, what each economy exports to each other by section of the SITC."""

import re

import pandas as pd

from analysis.connectors import amounts
from analysis.connectors.connector import Connector, Original, Originals, Tidied, spans
from analysis.connectors.crosswalk import Crosswalk
from analysis.tables.fetched import Spans

FORM = {"exporter": "exporter", "importer": "importer", "year": "year", "sitc1": "sitc1", "printed": "exports_kusd"}
TOTAL = "TOTAL"
SECTIONS = (TOTAL, *"0123456789")
THOUSAND = 1000
AMOUNT = re.compile(r"us(dollars)?atcurrentpricesinthousa(nds)?")  # Stata cuts a name after 32 letters
LABELS = {"exporter": "economylabel", "importer": "partnerlabel", "year": "year"}
WHOLE_LIST = 12  # years that are told one by one


def exports(held: pd.DataFrame) -> pd.DataFrame:
    """A stretch of UNCTAD's own table: its exports, all goods and sections; raises ValueError for another unit."""
    named = {re.sub(r"[^a-z0-9]", "", str(name).lower()): name for name in held}
    product = named.get("sitcrev3product", named.get("product"))
    if product is None or not {*LABELS.values(), "flowlabel"} <= set(named):
        return held
    amount = next((name for short, name in named.items() if AMOUNT.fullmatch(short)), None)
    if amount is None:
        raise ValueError("no column of it holds thousands of dollars at current prices")
    kept = held[held[named["flowlabel"]].eq("Exports") & held[product].astype("str").isin(SECTIONS)]
    columns = {named[short]: ours for ours, short in LABELS.items()} | {product: "sitc1", amount: "exports_kusd"}
    return kept[list(columns)].set_axis(list(columns.values()), axis=1)


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is what an economy exports to another in a year, by its own report, in a section of the SITC.

    The exporter is the reporter; values are current dollars, f.o.b.; `sitc1` is the section of the Standard
    International Trade Classification, revision 3, "0" to "9", and "" for all goods.
    """
    held = originals["matrix"]
    held = held.assign(
        exporter=_codes(held["exporter"], crosswalk),
        importer=_codes(held["importer"], crosswalk),
        year=held["year"].astype("int16"),
        sitc1=held["sitc1"].astype("str"),
        printed=pd.to_numeric(held["printed"]),
    )
    listed = {side: _listed(held[[side, "year"]].drop_duplicates()) for side in ("exporter", "importer")}
    flows = held[held["exporter"].ne("") & held["importer"].ne("") & held["printed"].notna()]
    with_itself = flows["exporter"].eq(flows["importer"])
    limits = (f"{with_itself.sum()} rows of an economy's trade with itself are left out",) if with_itself.any() else ()
    years = tuple(sorted({int(year) for year in flows["year"]}))
    edition = ", ".join(map(str, years)) if len(years) <= WHOLE_LIST else f"{years[0]}-{years[-1]}"
    frame = _rows(flows[~with_itself])
    return Tidied({"": frame}, years, listed["exporter"], listed["importer"], limits=limits, edition=edition)


def _codes(names: pd.Series, crosswalk: Crosswalk) -> pd.Series:
    names = names.astype("str")
    return names.map({name: crosswalk.code(name) for name in names.dropna().unique()}).fillna("")


def _listed(economies: pd.DataFrame) -> Spans:
    return spans(economies.iloc[:, 0], economies["year"])


def _rows(flows: pd.DataFrame) -> pd.DataFrame:
    key = ["exporter", "importer", "year", "sitc1"]
    if odd := set(flows["sitc1"]) - set(SECTIONS):
        raise ValueError(f"{min(odd)!r} is no section of the SITC")
    if (twice := flows.duplicated(key)).any():
        raise ValueError(f"it says twice what {' '.join(map(str, flows.loc[twice, key].iloc[0]))} is")
    flows = flows.assign(place=amounts.joined([flows[name] for name in key], ","))
    flows = flows.assign(sitc1=flows["sitc1"].replace(TOTAL, ""), valuation="fob")
    for name in ("exporter", "importer", "sitc1", "valuation"):
        flows[name] = flows[name].astype("category")
    flows = flows.sort_values(key, ignore_index=True)
    rows = amounts.totals("unctad", flows, "exporter", THOUSAND, key)
    return rows.assign(id=rows["id"].str.removesuffix("-"))


NAMES = ("US_TradeMatrix*.csv", "US_TradeMatrix*.dta", "US[._]TradeMatrix*.zip", "unctad*.parquet", "unctad*.dta")
connector = Connector(
    "unctad",
    (Original("matrix", (*NAMES, "unctad*.csv"), (FORM,), condense=exports, text=("Product", "SitcRev3Product")),),
    tidy,
)
