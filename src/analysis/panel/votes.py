"""`add_votes`: how alike two states voted in the General Assembly of the United Nations in a year."""

import pandas as pd

from analysis.panel.agreement import MEASURES, SCALE, contingency, measures
from analysis.panel.joining import ENDS, Keyed, measured, unknown
from analysis.panel.reckoning import Reckoning
from analysis.tables import Tables

TYPES = {"votes_joint": "Int64", **dict.fromkeys(MEASURES[1:], "float64"), "votes_ideal_distance": "float64"}


def add_votes(frame: pd.DataFrame, data: Tables) -> pd.DataFrame:
    """Add vote agreement in the General Assembly by calendar year, from `un_votes`.

    Measures: votes_joint, votes_identical_share, votes_s_absolute, votes_s_squared, votes_pi and votes_kappa as
    `analysis.panel.agreement.measures` defines them, with its papers, scales and an example by hand, of the year's
    roll calls (yes 1, abstain 2, no 3, equal weights; who was absent is left out pair by pair), and
    votes_ideal_distance, |x - y| of the year's ideal points: Bailey, Strezhnev & Voeten 2017, Journal of Conflict
    Resolution 61(2), 430-456. Argentina at -0.30 and Brazil at -0.45 are 0.15 apart.
    Units: resolutions; shares and indices without unit; ideal points in standard deviations of all states in all years.
    What an absence is: a year without a vote that both cast has votes_joint 0, and every other measure not reported;
    pi and kappa also where both cast one and the same vote throughout. Adoption without a vote is no vote. A copy
    without ideal points leaves all of them outside.
    Laws: symmetric, and 0 ≤ votes_identical_share ≤ 1, -1 ≤ S, pi, kappa ≤ 1, pi ≤ kappa. Cardinality: many to one.
    A state's votes go by day: those of 1990 are 260's until 2 October and 255's from then on.
    Source of the votes: Voeten, Strezhnev & Bailey, United Nations General Assembly Voting Data.
    Shape: the panel's rows, with the measures and their statuses behind its columns. Errors: ValueError where a key
    stands twice, or the panel has a measure already.

    >>> from analysis import panel, tables
    >>> data = tables.load()
    >>> frame = panel.dyad_years(data, range(2016, 2017)).head()
    >>> print(*list(add_votes(frame, data))[3::2])
    votes_joint votes_identical_share votes_s_absolute votes_s_squared votes_pi votes_kappa votes_ideal_distance
    """
    one = data.fetched.get("un_votes")
    if one is None or frame.empty:
        return unknown(frame, TYPES)
    keyed = Keyed(frame, data)
    reach = keyed.covered(one)
    found = keyed.joined(agreement(data, keyed.states, keyed.years))
    found["votes_joint"] = found["votes_joint"].fillna(0)
    whole = measured(frame, found, reach, {name: TYPES[name] for name in MEASURES})
    if "ideal" not in one.parts:
        return unknown(whole, {"votes_ideal_distance": "float64"})
    points = data.derived.rows("un_votes", "ideal", columns=("iso3", "year", "ideal_point"), year=keyed.years)
    points = keyed.states.of_iso(points, "iso3")
    a, b = (keyed.joined(points.rename(columns={"iso3": end}), [end, "year"])["ideal_point"] for end in ENDS)
    apart = {"votes_ideal_distance": (a - b).abs()}
    return measured(whole, apart, keyed.covered(one.of("ideal")), {"votes_ideal_distance": "float64"})


def agreement(data: Tables, states: Reckoning, years: range) -> pd.DataFrame:
    """The six measures of every two states of a panel in each year in which both voted on something."""
    held = data.derived.rows("un_votes", "resolutions", columns=("id", "date"))
    when = held.assign(year=held["date"].str[:4].astype("int64")).query("@years.start <= year < @years.stop")
    said = data.derived.rows("un_votes", columns=("resolution", "iso3", "vote"), vote=SCALE)
    said = said.merge(when.rename(columns={"id": "resolution"}), on="resolution", validate="many_to_one")
    return measures(contingency(states.on_day(said), by=["year"]))
