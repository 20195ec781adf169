"""Small invented data sets beside the shipped tables, for the matrix of states and a region."""

import pandas as pd

from analysis.panel.ties import OBLIGATIONS
from tests.unit.profile.world import lowy, passports, records, world

CODES = {"KEN": "501", "IND": "750", "PER": "135", "CHL": "155", "LKA": "780", "RUS": "365", "UZB": "704"}
FLOW = ("exporter", "importer")
TIE = ("sender", "receiver")
__all__ = ["alliances", "bodies", "cell", "flows", "passports", "posts", "records", "votes", "world"]


def cell(matrix, state, partner, domain):
    """One cell."""
    found = matrix[matrix.state.eq(state) & matrix.partner.eq(partner) & matrix.domain.eq(domain)]
    assert len(found) == 1
    return found.iloc[0]


def coded(rows, ends, columns):
    """Rows with the codes of the Correlates of War beside the two states."""
    held = pd.DataFrame([dict(zip((*ends, *columns), row, strict=True)) for row in rows])
    return held.assign(**{f"{end}_cow": held[end].map(CODES) for end in ends})


def flows(*rows, years=range(2000, 2015)):
    """Exporter, importer, year and US dollars, by the importer's books, rounded to millions."""
    held = coded(rows, FLOW, ("year", "value_usd"))
    held = held.assign(period=held["year"].astype("str"), reporter=held["importer"], value_usd=held["value_usd"] * 1.0)
    return {"": held.drop(columns="year")}, {"years": tuple(years), "rounded": 1e6}


def bodies(*rows, years=range(2000, 2015)):
    """Two states, a year and the organizations that they share."""
    both = [*rows, *((b, a, year, count) for a, b, year, count in rows)]
    return {"": coded(both, TIE, ("year", "igos_shared"))}, {"years": tuple(years)}


def alliances(*rows, years=range(2000, 2019)):
    """Who owes whom what in a year."""
    owed = [
        (sender, receiver, year, *(int(name in kinds) for name in OBLIGATIONS))
        for sender, receiver, year, kinds in rows
    ]
    return {"": coded(owed, TIE, ("year", *OBLIGATIONS))}, {"years": tuple(years), "complete": True}


def posts(rows, *listed, hosts=("KEN", "IND", "PER", "CHL")):
    """Posts as rows of `lowy`, and the senders that the edition of 2023 follows."""
    frames, told = lowy(rows, {iso3: [2023] for iso3 in listed})
    return frames, {**told, "receivers": {iso3: [[2023, 2023]] for iso3 in hosts}}


def votes(*calls, years=range(1980, 2020), states=("KEN", "IND", "PER")):
    """Roll calls as year → state → vote."""
    put = [{"id": f"R{at}", "date": f"{year}-10-0{at % 9 + 1}"} for at, (year, _) in enumerate(calls)]
    more = {"symbol": "", "title": "", "text": "", "about": "", "issues": "", "session": 1}
    cast = [(f"R{at}", iso3, vote) for at, (_, said) in enumerate(calls) for iso3, vote in said.items()]
    frames = {"": pd.DataFrame(cast, columns=["resolution", "iso3", "vote"])}
    frames["resolutions"] = pd.DataFrame([one | more for one in put])
    covered = {iso3: [[min(years), max(years)]] for iso3 in states}
    told = {"years": tuple(years), "senders": covered, "receivers": covered, "parts": ("", "resolutions")}
    return frames, told
