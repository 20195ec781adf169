"""Rows of data sets as short as a test can say them."""

from itertools import combinations

CODES = {"USA": "2", "MEX": "70", "CHL": "155", "ARG": "160", "BRA": "140", "RUS": "365", "SUN": "365"}
CODES |= {"BLR": "370", "KAZ": "705", "DEU": "255", "EGY": "651", "SYR": "652", "IND": "750", "KEN": "501"}
FLOW = {"exporter": "", "importer": "", "period": "", "value_usd": 0.0, "exporter_cow": "", "importer_cow": ""}
OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")


def flows(*told, year=2014):
    """Importers' reports: ("ARG-BRA", 5) is five million dollars of ARG's goods that BRA reports."""
    found = []
    for pair, millions in told:
        one, other = pair.split("-")
        codes = {"exporter_cow": CODES[one], "importer_cow": CODES[other]}
        row = {"exporter": one, "importer": other, "period": str(year), "value_usd": millions * 1e6, **codes}
        found.append(FLOW | row)
    return found


def everybody(states, millions=1, year=2014):
    """A flow of so many millions from each state to each other."""
    return flows(*((f"{a}-{b}", millions) for a in states for b in states if a != b), year=year)


def totals(year=2014, **told):
    """A state's own exports and imports together as it tells them, half each: ARG=10 is ten million dollars."""
    return [
        {"iso3": iso3, "cow_code": CODES[iso3], "year": year, "imports_usd": m * 5e5, "exports_usd": m * 5e5}
        for iso3, m in told.items()
    ]


def both_ways(pairs, year=2014, **more):
    """A row in each direction for each pair, with the columns that `more` gives it."""
    ways = [way for pair in pairs for way in (pair.split("-"), pair.split("-")[::-1])]
    coded = [{"sender": a, "receiver": b, "year": year} for a, b in ways]
    return [row | {"sender_cow": CODES[row["sender"]], "receiver_cow": CODES[row["receiver"]]} | more for row in coded]


def shared(counts, year=2014):
    """Bodies that pairs share, both ways."""
    return [row for pair, count in counts.items() for row in both_ways([pair], year, igos_shared=count)]


def alliances(*pairs, year=2014, **kinds):
    """Pairs with obligations of some kinds, both ways; without a kind, of defence."""
    return both_ways(pairs, year, **(dict.fromkeys(OBLIGATIONS, 0) | (kinds or {"defense": 1})))


def posts(*told, year=2023):
    """Posts: ("MEX-BRA", "embassy")."""
    same = {"year": year, "city": "", "title": "", "status": "actual"}
    return [{"sender": pair[:3], "receiver": pair[4:], "kind": kind} | same for pair, kind in told]


def pairs(states):
    """Every two of some states."""
    return [f"{a}-{b}" for a, b in combinations(sorted(states), 2)]


def found(ties):
    """The ties of a frame as text."""
    return [f"{row.sender}-{row.receiver}" for row in ties.itertuples()]
