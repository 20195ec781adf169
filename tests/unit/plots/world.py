"""Frames as the findings give them, made by hand: busy ones, long-named ones, hostile ones and empty ones."""

import itertools

import pandas as pd

from analysis import dates

LONG = (
    "Bolivarian Republic of Venezuela",
    "Saint Vincent and the Grenadines",
    "Antigua and Barbuda",
    "Democratic People's Republic of Korea",
    "Saint Kitts and Nevis",
    "Plurinational State of Bolivia",
    "United States of America",
    "Trinidad and Tobago",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "$x_1$ and $\\frac{1}{2}$",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
    "שלום עולם",
    "a flag 🇲🇽 and a face 😀",
    "two\nlines\tand\x00a\x07bell",
    "]]> & &amp; \"quoted\" 'twice'",
    "turned \u202eback\u202c again",
)
ENTRY = {"via": "", "place": "", "people": [], "basis": "stated", "past": False, "sender": "", "receiver": ""}
ENTRIES = (
    *("id", "rows", "date", "earliest", "latest", "precision", "kind", "type", "status", "label"),
    *("sender", "receiver", "via", "place", "people", "countries", "basis", "past"),
)
SPELLS = ("a", "b", "start", "end", "opened_by", "closed_by", "rows", "id", "past")
SILENCES = ("after_id", "before_id", "start", "end", "years", "rows", "lost")
EDGES = ("layer", "sender", "receiver", "directed", "since", "as_of", "status", "basis", "rows")
TRADE = ("pair", "period", "flow", "exporter", "importer", "value_usd", "reporter", "valuation", "corrected", "rows")
CELLS = ("state", "partner", "domain", "status", "value", "date", "rows")
LISTS = ("source", "locator", "kind", "sender", "receiver", "years", "completeness", "rows")
KINDS = (
    *("event", "visit", "agreement", "mission", "un_vote", "joint_body"),
    *("trade_total", "migration", "claim", "membership"),
)
DOMAINS = (
    *("relations", "embassy_sent", "embassy_hosted", "honorary_sent", "honorary_hosted"),
    *("visits", "agreements", "joint_bodies", "companies", "trade"),
)
MEASURES = ("votes", "exports", "igos", "alliance", "visa_in")
LAYERS = ("relations", "embassies", "honorary", "visits", "agreements", "bodies")


def name(code):
    """A long name for every code that ends in a number, else the code itself."""
    number = int(code[1:]) if code[1:].isdigit() else -1
    return code if number < 0 else LONG[number % len(LONG)] + (f" {number}" if number >= len(LONG) else "")


def hostile(code):
    """A name that means harm, by the code's number."""
    return HOSTILE[int(code[1:]) % len(HOSTILE)] if code[1:].isdigit() else HOSTILE[0]


def entries(*rows):
    """A frame of `timeline.entries`; a row is date, kind, type, label and what else differs."""
    made = []
    for number, (date, kind, type_, label, more) in enumerate(rows, 1):
        span = dates.parse(date)
        own = {"id": f"E{number}", "rows": [f"E{number}"], "date": date, "kind": kind, "type": type_, "label": label}
        own |= {"earliest": span.earliest, "latest": span.latest, "precision": span.precision, "status": "actual"}
        made.append({**ENTRY, **own, "countries": ["MEX", "BLR"], **more})
    frame = pd.DataFrame(made, columns=ENTRIES)
    return frame.sort_values(["earliest", "latest"], kind="stable", ignore_index=True)


def busy(count=60, label="Official visit of the Deputy Minister of Foreign Affairs and a delegation of deputies"):
    """As many entries in all kinds and precisions, several in the same month."""
    rows = []
    for number in range(count):
        year, month, day = 1991 + number * number % 33, 1 + number % 12, 1 + number % 28
        precise = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", f"{year}~", f"{year}/{year + 2}")
        way = {"sender": "s0", "receiver": "s1"} if number % 3 else {}
        more = {"countries": ["s0", "s1"], "status": "announced" if number % 7 == 0 else "actual", **way}
        rows.append((precise[number % 5], KINDS[number % 10], "x", label, more))
    return entries(*rows)


def spells(*rows):
    """A frame of `timeline.spells`; a row is a, b, start, end."""
    made = [
        (a, b, start, end, "establishment", "", [f"R{n}"], f"R{n}", False) for n, (a, b, start, end) in enumerate(rows)
    ]
    return pd.DataFrame(made, columns=SPELLS)


def silences(*rows):
    """A frame of `timeline.silences`; a row is start, end, years, lost."""
    return pd.DataFrame([("E1", "E2", *row[:3], ["E1", "E2"], row[3]) for row in rows], columns=SILENCES)


def edges(*rows):
    """A frame of `network.edges`; a row is layer, sender, receiver, status."""
    made = [
        (layer, sender, receiver, layer not in ("relations", "bodies"), "2010", "", status, "stated", [f"P{number}"])
        for number, (layer, sender, receiver, status) in enumerate(rows)
    ]
    return pd.DataFrame(made, columns=EDGES)


def hubs(nodes=40, layers=3):
    """A network of three hubs and partners with long names."""
    rows = []
    for node in range(3, nodes):
        for layer in range(1 + node % layers):
            rows.append((LAYERS[(node + layer) % len(LAYERS)], f"s{node % 3}", f"s{node}", "actual"))
        if node % 4 == 0:
            rows.append(("relations", f"s{(node + 1) % 3}", f"s{node}", "actual"))
        if node % 5 == 0:
            rows.append(("honorary", f"s{node}", f"s{node % 3}", "announced"))
    return edges(*rows)


def star(partners=33):
    """One state and its partners, in several layers."""
    return edges(
        *[(LAYERS[(node + k) % 6], "s0", f"s{node}", "actual") for node in range(1, partners + 1) for k in range(2)]
    )


def trade(*rows):
    """A frame of `trade.comparison`; a row is pair, period, flow, value, reporter, valuation."""
    made = [
        (pair, period, flow, *pair.split("-"), value, reporter, valuation, False, [f"T{number}"])
        for number, (pair, period, flow, value, reporter, valuation) in enumerate(rows)
    ]
    frame = pd.DataFrame(made, columns=TRADE).astype({"value_usd": "Float64"})
    alike = frame.duplicated(["period", "flow", "reporter", "valuation"], keep=False)
    firm = frame["value_usd"].notna() & frame["reporter"].ne("") & frame["valuation"].ne("unknown")
    return frame.assign(comparable=alike & firm)


def cells(partners=33, states=("s40",)):
    """A frame of `region.matrix` with every status of documents in it."""
    statuses = (
        *("value", "nobody_says", "absent_from_complete_list", "stated_absent", "announced", "ended", "value"),
        *("undated", "unnamed"),
    )
    made = []
    for at, row, column in itertools.product(range(len(states)), range(partners), range(len(DOMAINS))):
        status, domain = statuses[(row * 3 + column + at) % len(statuses)], DOMAINS[column]
        known = {"relations": "establishment", "trade": 63_300_000}.get(domain, row % 15 + 1)
        date = ("", "2012", "2012-06", "2012~", "2010/2014")[(row + column) % 5]
        made.append((states[at], f"s{row}", domain, status, known if status == "value" else "", date, ["P1"]))
    return pd.DataFrame(made, columns=CELLS)


def measures(partners=33, states=("s40", "s41", "s42")):
    """A frame of `region.matrix` with the domains of data sets, and every status that they have."""
    statuses = ("value", "value", "value", "zero", "not_reported", "few", "outside")
    made = []
    for at, row, column in itertools.product(range(len(states)), range(partners), range(len(MEASURES))):
        status, domain = statuses[(row + column + at) % len(statuses)], MEASURES[column]
        known = {"votes": row / 50, "alliance": "nonaggression", "visa_in": ("visa_free", "e_visa")[row % 2]}
        value = known.get(domain, row * (1_000_000 if domain == "exports" else 1)) if status == "value" else ""
        made.append((states[at], f"s{row}", domain, status, value, "2014", ["P1"]))
    return pd.DataFrame(made, columns=CELLS)


def counts(sources=("wiki-one-two", "ministry-one-region", "infogalactic-three-four", "x")):
    """A frame of `coverage.kinds`."""
    made = [
        (kind, source, 1 + (row * 7 + column * 11) % 60, ["E1"])
        for row, kind in enumerate(KINDS)
        for column, source in enumerate(sources)
        if (row + column) % 3
    ]
    return pd.DataFrame(made, columns=["kind", "source", "facts", "rows"])


def lists(*rows):
    """A frame of `coverage.lists`; a row is source, kind, completeness."""
    return pd.DataFrame([(s, "¶1", kind, "s0", "s1", "", whole, ["K1"]) for s, kind, whole in rows], columns=LISTS)
