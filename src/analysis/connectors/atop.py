"""`atop`: what two states have promised each other in alliance treaties, by pair and year, 1815 to 2018."""

import pandas as pd

from analysis.connectors import cow
from analysis.connectors.connector import Connector, Original, Originals, Tidied, gaps, once
from analysis.connectors.crosswalk import Crosswalk

PROMISES = ("defense", "offense", "neutrality", "nonaggression", "consultation")
SHORT = dict(zip(PROMISES, ("defense", "offense", "neutral", "nonagg", "consul"), strict=True))
FORMS = (
    {"sender_cow": "stateA", "receiver_cow": "stateB", "year": "year", **SHORT, "version": "version"},
    {"sender_cow": "stateA", "receiver_cow": "stateB", "year": "year", **SHORT},
    {"sender_cow": "ccode1", "receiver_cow": "ccode2", "year": "year"}
    | {name: f"atop_{short}" for name, short in SHORT.items()},
)
LIMITS = ("a pair without a row has no alliance in that year: its list of treaties is meant to be whole",)


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a pair, in each direction, in a year in which an alliance treaty binds both; 1 is a promise made.

    A treaty whose promises are none of the five has a row of noughts. Source: Leeds, Ritter, Mitchell and Long 2002,
    International Interactions 28(3).
    """
    held = originals["alliances"]
    if not held[list(PROMISES)].isin([0, 1]).all(axis=None):
        raise ValueError("a promise is neither 0 nor 1")
    pairs = once(held.astype(dict.fromkeys(PROMISES, "int8")), ["sender_cow", "receiver_cow", "year"])
    ends = {end: crosswalk.cow_codes(pairs[f"{end}_cow"], pairs["year"]) for end in ("sender", "receiver")}
    lost = gaps(pairs.assign(**ends), {end: states.eq("") for end, states in ends.items()})
    pairs = cow.with_states(pairs, crosswalk, sender="sender_cow", receiver="receiver_cow")
    pairs = pairs[["sender", "receiver", "year", *PROMISES, "sender_cow", "receiver_cow"]]
    return Tidied({"": pairs}, cow.years(held), limits=LIMITS, edition=_edition(held), complete=True, gaps=lost)


def _edition(held: pd.DataFrame) -> str:
    versions = held["version"].unique() if "version" in held else ()
    return f"{versions[0]:g}" if len(versions) == 1 else ""


connector = Connector(
    "atop",
    (
        Original(
            "alliances",
            ("atop*ddyr.csv", "atop*ddyr.dta", "atop*_directed_dyad_year.parquet", "atop*.zip"),
            FORMS,
        ),
    ),
    tidy,
)
