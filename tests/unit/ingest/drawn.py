"""Candidates as drawn by hand: an invented pair, Iceland and the Dominican Republic."""

import json

from analysis.ingest import lines

TEXT = """Dominican Republic–Iceland relations
Both states set up diplomatic relations on 4 May 1977.
Iceland has had an embassy in Santo Domingo since 1999.
In June 2004 President Anna Jonsdottir of Iceland went to Santo Domingo and met Foreign Minister Luis Pena.
A fisheries agreement was concluded in 2005.
Trade between both amounted to US$12.5 million in 2010.
Cod goes to the Dominican Republic.
Both belong to the United Nations.
Visits from Iceland
A consulate in Reykjavik was announced.
Iceland voted for a resolution on coral reefs in 2012.
Some 300 Dominicans live in Iceland.
"""


def one(kind, label, line, **more):
    """A candidate of the pair told on a line of TEXT, counted from 1."""
    quote = TEXT.split("\n")[line - 1]
    start = TEXT.index(quote)
    place = {"start": start, "end": start + len(quote), "locator": f"¶{line}"}
    made = {"kind": kind, "type": "", "label": label, "countries": ["DOM", "ISL"], "doc": "isl-dom.txt", "quote": quote}
    made |= {"start": start, "end": start + len(quote), "places": [place], "rule": f"{kind}.drawn", "confidence": 0.8}
    return lines.whole(made | {"readable": quote} | more)


def directed(sender):
    """Sender and receiver."""
    return {"sender": sender, "receiver": "DOM" if sender == "ISL" else "ISL"}


def candidates():
    """One of most kinds."""
    visitor = {"name": "Anna Jonsdottir", "office": "President", "iso3": "ISL"}
    host = {"name": "Luis Pena", "office": "Foreign Minister", "iso3": "DOM"}
    city = "Santo Domingo"
    return [
        one("event", "diplomatic relations established", 2, type="establishment", date="1977-05-04"),
        one("mission", f"embassy in {city} opened", 3, type="embassy", date="1999", place=city, **directed("ISL")),
        one("mission", f"embassy in {city}", 3, type="embassy", place=city, **directed("ISL")),
        one(
            *("visit", "visit of the head of state", 4),
            **{"type": "head_of_state", "date": "2004-06", "place": city, "people": [visitor, host]},
            **directed("ISL"),
        ),
        one("agreement", "Agreement on Fisheries", 5, type="agreement", date="2005"),
        one(
            *("trade_total", "two-way trade", 6),
            **{"type": "two_way", "date": "2010", "value": 12500000, "unit": "USD", "value_text": "US$12.5 million"},
        ),
        one("trade_product", "cod", 7, type="none", **directed("ISL")),
        one("membership", "both members of the United Nations", 8, type="member", orgs=["UN"]),
        one("coverage", "visits from Iceland", 9, type="visits", completeness="lost", **directed("ISL")),
        one(
            *("mission", "consulate in Reykjavik, announced", 10),
            **{"type": "consulate", "status": "announced", "place": "Reykjavik"},
            **directed("DOM"),
        ),
        one(
            "un_vote",
            "voted for a resolution on coral reefs",
            11,
            type="yes",
            date="2012",
            **directed("ISL"),
            orgs=["UN"],
        ),
        one(
            "migration",
            "Dominican diaspora in Iceland",
            12,
            type="diaspora",
            value=300,
            unit="persons",
            **directed("DOM"),
        ),
    ]


def dumped(some):
    """Candidates as the text of their file."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in some)
