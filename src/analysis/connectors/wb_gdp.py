"""`wb_gdp`: gross domestic product in current dollars, as the World Bank has it, since 1960."""

import pandas as pd

from analysis.connectors import cow
from analysis.connectors.connector import Connector, Original, Originals, Tidied, once, spans
from analysis.connectors.crosswalk import Crosswalk
from analysis.tables.fetched import Spans

INDICATOR = "NY.GDP.MKTP.CD"
TIDY = {"code": "Country Code", "year": "Year", "gdp_usd": "Value"}
FORMS = (TIDY, {"code": "iso3", "year": "year", "gdp_usd": "gdp_usd"})
SAME_LAND = ("BLR", "UKR")  # a past state lay where they lie; Russia's figures are not the Soviet Union's
BEFORE = "territory before the state"


def tidied(held: pd.DataFrame) -> pd.DataFrame:
    """The Bank's own table, a column a year, as a row a year; raises ValueError for another indicator."""
    if "Indicator Code" not in held:
        return held
    if other := set(held["Indicator Code"].dropna()) - {INDICATOR}:
        raise ValueError(f"it is the indicator {min(map(str, other))}, wanted is {INDICATOR}")
    years = [name for name in held if str(name).isdigit()]
    return held.melt(["Country Code"], years, var_name="Year", value_name="Value")


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a state or territory in a year, in current US dollars at market prices.

    `note` is "territory before the state" where no such state stood in the middle of the year: the figure is that of
    its land, never that of the state to which it belonged. Who is listed is covered in every year of the file in which
    it stood, with a figure or without. Regions and groups of income are no states. Source: World Bank, World
    Development Indicators, NY.GDP.MKTP.CD.
    """
    held = originals["gdp"].astype({"year": "int16"})
    held["gdp_usd"] = pd.to_numeric(held["gdp_usd"])
    held = once(held[["code", "year", "gdp_usd"]], ["code", "year"])
    years = cow.years(held[held["gdp_usd"].notna()])
    held = held.assign(iso3=crosswalk.codes(held["code"]))
    held = held[held["iso3"].ne("") & held["year"].isin(years)]
    whose = {(iso3, year): _in_year(iso3, year, crosswalk) for iso3 in held["iso3"].unique() for year in years}
    each = [whose[pair] for pair in zip(held["iso3"], held["year"], strict=True)]
    held = held.assign(iso3=[iso3 for iso3, _ in each], note=[note for _, note in each])
    rows = held.dropna(subset="gdp_usd").sort_values(["iso3", "year"], ignore_index=True)
    listed = _listed({*whose, *((iso3, year) for (_, year), (iso3, _) in whose.items())}, crosswalk)
    edition = f"{years[0]}-{years[-1]}"
    return Tidied({"": rows[["iso3", "year", "gdp_usd", "note"]]}, years, listed, listed, edition=edition)


def _in_year(iso3: str, year: int, crosswalk: Crosswalk) -> tuple[str, str]:
    """Whose figure it is in a year, and what is to be said of it."""
    state = crosswalk.in_year(iso3, year) if iso3 in SAME_LAND else iso3
    stood = crosswalk.atlas.existed(state, f"{year}-07-01", f"{year}-07-02")
    return state, "" if stood else BEFORE


def _listed(states: set[tuple[str, int]], crosswalk: Crosswalk) -> Spans:
    """Those of these states and years in which the state stood on some day."""
    stood = sorted(pair for pair in states if crosswalk.atlas.existed(pair[0], f"{pair[1]}-01-01", f"{pair[1]}-12-31"))
    return spans([iso3 for iso3, _ in stood], [year for _, year in stood])


NAMES = (f"API_{INDICATOR}*.csv", f"API_{INDICATOR}*.zip", "gdp.csv", "wb_gdp*.parquet")
connector = Connector("wb_gdp", (Original("gdp", NAMES, FORMS, condense=tidied),), tidy)
