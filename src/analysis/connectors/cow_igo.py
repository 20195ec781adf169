"""`cow_igo`: in how many intergovernmental bodies two states are both full members, and each by itself, 1816–2014."""

import numpy as np
import pandas as pd

from analysis.connectors import cow
from analysis.connectors.connector import Connector, Original, Originals, Tidied, once
from analysis.connectors.crosswalk import Crosswalk

DYADS = ({"sender_cow": "ccode1", "receiver_cow": "ccode2", "year": "year", "igos_shared": "dyadigos"},)
COUNTS = {"full": "sum_igo_full", "associate": "sum_igo_associate", "observer": "sum_igo_observer"}
STATES = ({"cow_code": "ccode", "year": "year", **COUNTS, "any": "sum_igo_anytype"},)
NO_BODY = {"ccode", "ccode1", "ccode2", "year", "dyadid", "version"}  # every other column of numbers is a body's
FULL, ASSOCIATE, OBSERVER = 1, 2, 3
JOINT, STATUS = (-9, -1, 0, FULL), (-9, -1, 0, FULL, ASSOCIATE, OBSERVER)
LIMITS = (
    "a body whose members the project marks as missing is not counted",
    "the dates of some memberships before 1965 are only near",
)


def shared(held: pd.DataFrame) -> pd.DataFrame:
    """A stretch of the publisher's file, a column a body, as counts: the bodies of which both are full members."""
    bodies = _bodies(held, DYADS[0]["igos_shared"], JOINT)
    return held if bodies is None else _keys(held).assign(dyadigos=(bodies == FULL).sum(axis=1))


def counted(held: pd.DataFrame) -> pd.DataFrame:
    """The same for one state: in how many it is a full member, an associate, an observer, or any of these."""
    bodies = _bodies(held, STATES[0]["full"], STATUS)
    if bodies is None:
        return held
    counts = {name: (bodies == status).sum(axis=1) for status, name in enumerate(COUNTS.values(), FULL)}
    return _keys(held).assign(**counts, sum_igo_anytype=(bodies >= FULL).sum(axis=1))


def _bodies(held: pd.DataFrame, count: str, values: tuple[int, ...]) -> np.ndarray | None:
    """The columns of bodies; None where the file is no such one, or counts itself. Raises ValueError for other values.

    The project writes -1 while a body or a state is not there yet, -9 for what is missing.
    """
    names = [name for name in held.select_dtypes("number") if str(name).lower() not in NO_BODY]
    if not names or count in held or "year" not in map(str.lower, map(str, held)):
        return None
    bodies = held[names].to_numpy("float32", na_value=-9)
    if sum(np.count_nonzero(bodies == value) for value in values) < bodies.size:
        raise ValueError(f"a membership is none of {', '.join(map(str, values))}")
    return bodies


def _keys(held: pd.DataFrame) -> pd.DataFrame:
    named = held.rename(columns=str.lower)
    return named[[name for name in ("ccode", "ccode1", "ccode2", "year") if name in named]]


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a pair in a year and the number of bodies that it shares, each pair in both directions.

    Part `states`: in how many bodies a state is a member in a year, by kind of membership. Source: Pevehouse,
    Nordstrom, McManus and Jamison 2020, Journal of Peace Research 57(3).
    """
    held = originals["dyads"].assign(igos_shared=cow.known(originals["dyads"]["igos_shared"]))
    told = held.dropna(subset="igos_shared").astype({"igos_shared": "int16"})
    swapped = told.rename(columns={"sender_cow": "receiver_cow", "receiver_cow": "sender_cow"})
    pairs = once(pd.concat([told, swapped], ignore_index=True), ["sender_cow", "receiver_cow", "year"])
    pairs = cow.with_states(pairs, crosswalk, sender="sender_cow", receiver="receiver_cow")
    frames = {"": pairs[["sender", "receiver", "year", "igos_shared", "sender_cow", "receiver_cow"]]}
    if "states" in originals:
        states = once(originals["states"], ["cow_code", "year"])
        counts = {name: cow.known(states[name]).astype("Int16") for name in (*COUNTS, "any")}
        states = cow.with_states(states.assign(**counts), crosswalk, iso3="cow_code")
        frames["states"] = states[["iso3", "cow_code", "year", *counts]]
    return Tidied(frames, cow.years(held), limits=LIMITS)


def _kept(name: str, copy: str) -> tuple[str, ...]:
    """The names under which a file is kept: the publisher's text, Stata file and zip, and the copy of others."""
    return (f"*{name}*3*.csv", f"*{name}*3*.dta", copy, f"*{name}*3*.zip")


connector = Connector(
    "cow_igo",
    (
        Original("dyads", _kept("dyadic_format", "cow_igo_shared_dyad_year.parquet"), DYADS, condense=shared),
        Original("states", _kept("state_year_format", "cow_igo_state_year.parquet"), STATES, False, counted),
    ),
    tidy,
)
