"""The shipped tables beside invented editions of data sets."""

import pandas as pd

from analysis import tables
from analysis.tables import fetched
from analysis.tables.fetched import Fetched, Origin
from tests import stories

POST = ("sender", "receiver", "kind", "city", "year", "title")
TREATY = ("treaty", "collection", "text", "signed", "in_force", "kind", "multilateral")


def world(folder, **editions):
    """The shipped tables with data sets; each is its parts' frames, and what `Fetched` has of it."""
    root = stories.copy_of_data(folder)
    for name, (frames, told) in editions.items():
        origins = (Origin("rows", f"{name}.csv", "ab" * 32, 9),)
        fetched.write(root, Fetched(name, "invented", origins=origins, **told), frames)
    return tables.load(root)


def lowy(posts, listed):
    """Posts as rows of POST, and sender → the editions that list it."""
    rows = pd.DataFrame(posts, columns=list(POST)).assign(status="actual", sources="", basis="stated", note="")
    rows = rows.assign(id=[f"lowy:{row.year}-{row.sender}-{at}" for at, row in enumerate(rows.itertuples())])
    years = sorted({year for held in listed.values() for year in held})
    spans = {iso3: [[year, year] for year in held] for iso3, held in listed.items()}
    return {"": rows}, {"years": tuple(years), "senders": spans, "complete": True}


def passports(changes):
    """Sender, receiver, date, visa, days, change: what each snapshot printed anew."""
    rows = pd.DataFrame(changes, columns=["sender", "receiver", "date", "visa", "days", "change"])
    rows = rows.astype({"days": "Int64"}).assign(printed=rows["visa"], recode=rows["change"].eq("codebook"))
    listed = {iso3: [[2019, 2025]] for iso3 in {*rows["sender"], *rows["receiver"]}}
    return {"": rows}, {"years": (2019, 2020, 2021), "senders": listed, "receivers": listed}


def records(agreements, named, amends=()):
    """Agreements as rows of TREATY, (treaty, collection) → the parties, and treaty → the one that it amends."""
    rows = pd.DataFrame(agreements, columns=list(TREATY)).assign(ended="", topic="", title="")
    rows = rows.assign(amends=[dict(amends).get(treaty, "") for treaty in rows["treaty"]])
    rows = rows.assign(id=[f"A{1000000 + at}" for at in range(len(rows))])
    parties = [(treaty, collection, iso3) for (treaty, collection), held in named.items() for iso3 in held]
    frame = pd.DataFrame(parties, columns=["treaty", "collection", "iso3"])
    return {"": rows, "parties": frame}, {"years": (1950, 2020), "parts": ("", "parties")}
