"""`cow_nmc`: population of states, and their share of the world's material capabilities, 1816 to 2022."""

from analysis.connectors import cow
from analysis.connectors.connector import Connector, Original, Originals, Tidied, once
from analysis.connectors.crosswalk import Crosswalk

FORM = {"cow_code": "ccode", "year": "year", "population": "tpop", "cinc": "cinc"}
THOUSAND = 1000


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a state in a year: its population in persons, and CINC, its share of capabilities (0 to 1).

    CINC is the mean of a state's shares of the system's population, urban population, iron and steel, energy, military
    spending and soldiers. Source: Singer, Bremer and Stuckey 1972; Singer 1987, International Interactions 14(2).
    """
    held = once(originals["states"], ["cow_code", "year"])
    persons = (cow.known(held["population"]) * THOUSAND).round().astype("Int64")
    states = held.assign(population=persons, cinc=cow.known(held["cinc"]))
    states = cow.with_states(states, crosswalk, iso3="cow_code")
    return Tidied({"": states[["iso3", "cow_code", "year", "population", "cinc"]]}, cow.years(held))


NAMES = ("NMC*abridged*.csv", "NMC*abridged*.dta", "NMC[-_]*.csv", "NMC[-_]*.dta")
NAMES = (*NAMES, "cow_nmc_state_year.parquet", "NMC*abridged*.zip", "NMC*.zip")
connector = Connector("cow_nmc", (Original("states", NAMES, (FORM,)),), tidy)
