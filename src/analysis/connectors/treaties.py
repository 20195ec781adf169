"""`treaties`: agreements and their parties as the package manytreaties gathers them from nine collections.

Trade, environment, fresh water, health and labour; amendments and resolutions are among them. One instrument may stand
in several collections: `collection` says whose a row is, and rows of different collections are not made one.
"""

import re

import pandas as pd

from analysis.connectors import instruments
from analysis.connectors.connector import Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import Crosswalk
from analysis.connectors.messy import Dates, middle
from analysis.tables.fetched import Spans

COMMON = {
    **{"treaty": "treatyID", "printed": "Title", "begin": "Begin", "ended": "End", "signed": "Signature"},
    **{"in_force": "Force", "collection": "source"},
}
AGREEMENTS = COMMON | {"ambit": "TypeAmbit", "type": "TypeAgree", "subject": "TypeSubject"}
OWN = {"own_signed": "StateSignature", "ratified": "StateRatification", "own_force": "StateForce", "left": "StateEnd"}
PARTIES = COMMON | OWN | {"state": "stateID"}
FIRST_ID = 1_000_000  # so that no number is that of a row read from a document
WORDS = 12  # of a title
KINDS = (  # words of the publisher's type or of the title, and what they are here; the first counts
    ("amend|adjust|exten|modif|regulation|resolution|report|decision|minutes|declaration", "other"),
    ("memorand|mou\\b", "memorandum"),
    ("protocol", "protocol"),
    ("treaty|convention|constitution|statute|charter|covenant", "treaty"),
    ("agree|accord|arrangement|exchange|letters|notes", "agreement"),
)
LETTERS = {"A": "agreement", "P": "protocol", "N": "agreement"}  # what follows the year in an identifier
TRADE = ("DESTA", "GPTAD", "LABPTA", "TOTA", "TREND")  # collections of trade agreements, many titled by their parties
AMBITS = {"Bilateral": "no", **dict.fromkeys(("Multilateral", "Regional", "Trilateral", "Interregional"), "yes")}
# States that were parts of another: a party of theirs before they began was that one.
PARTS = {
    **dict.fromkeys(("ARM", "AZE", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "TJK", "TKM", "UZB"), ("SUN",)),
    **dict.fromkeys(("BIH", "HRV", "MKD", "MNE", "SRB", "SVN"), ("YUG", "SCG")),
    **dict.fromkeys(("CZE", "SVK"), ("CSK",)),
}
NUMBERS = "days of 1905 in TFDD, and those of GGO that are the same: a spreadsheet's numbers for years, read as years"


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """Agreements, one row an instrument in a collection; and parties, one row a state's time as party to one.

    A party is the state as of its latest act (signature, ratification, entry into force), or as of the treaty's
    beginning where it has none. An instrument that stands only in the list of parties gets its row from there.
    """
    read = Dates()
    agreements, parties = (_text(originals[role]) for role in ("agreements", "parties"))
    agreements, parties = instruments.numbered(*instruments.years(agreements, parties))
    agreements = instruments.united(agreements, parties)
    members = _parties(parties, read, crosswalk)
    table = _agreements(agreements, members, read)
    last = max(int(day[:4]) for day in read_all(agreements["begin"], read) if day)
    years = tuple(range(min(int(day[:4]) for day in table["signed"] if day), last + 1))
    reach = _reach(members, crosswalk, last)
    nameless = int(parties["state"].eq("").sum())
    limits = (
        NUMBERS,
        *((f"{nameless} records of parties name no state",) if nameless else ()),
        *((f"{len(read.unread)} printed dates are none, such as {min(read.unread)}",) if read.unread else ()),
    )
    frames = {"": table, "parties": members.drop(columns="from")}
    return Tidied(frames, years, reach, reach, limits)


def _text(held: pd.DataFrame) -> pd.DataFrame:
    """A list as text, '' for nothing, each row once."""
    return held.astype("object").where(held.notna(), "").astype("str").drop_duplicates()


def read_all(printed: pd.Series, read: Dates) -> list[str]:
    """A column of printed dates as EDTF."""
    return [read(text) for text in printed]


def _parties(held: pd.DataFrame, read: Dates, crosswalk: Crosswalk) -> pd.DataFrame:
    """One row is a state's time as party to a treaty in a collection, by state; `from` is its first year there."""
    own = {name: read_all(held[name], read) for name in ("own_signed", "ratified", "own_force", "left")}
    begun = read_all(held["begin"], read)
    acts = list(zip(own["own_signed"], own["ratified"], own["own_force"], begun, strict=True))
    known: dict[tuple[str, str], str] = {}
    states = []
    for name, (*deeds, begin) in zip(held["state"], acts, strict=True):
        pair = (name, max(filter(None, deeds), default=begin))
        if pair not in known:
            known[pair] = _party(*pair, crosswalk)
        states.append(known[pair])
    frame = pd.DataFrame(
        {
            "treaty": held["treaty"],
            "iso3": states,
            "signed": own["own_signed"],
            "ratified": own["ratified"],
            "in_force": own["own_force"],
            "ended": own["left"],
            "collection": held["collection"],
            "from": [min(filter(None, each), default="")[:4] for each in acts],
        }
    ).astype("str")
    frame = frame[frame["iso3"].ne("")].drop_duplicates()
    order = ["iso3", "treaty", "collection", "signed", "ratified", "in_force", "ended"]
    return frame.sort_values(order, ignore_index=True)


def _party(name: str, act: str, crosswalk: Crosswalk) -> str:
    """The state that a name means on the day of its act."""
    iso3 = crosswalk.code(name) if name else ""
    if not iso3 or not act:
        return iso3
    day = middle(act)
    said = day.isoformat()
    if iso3 in PARTS and not crosswalk.atlas.existed(iso3, said, said):
        return next((whole for whole in PARTS[iso3] if crosswalk.atlas.existed(whole, said, said)), iso3)
    return crosswalk.on(iso3, day)


def _agreements(held: pd.DataFrame, members: pd.DataFrame, read: Dates) -> pd.DataFrame:
    """One row is an instrument in a collection, as the table `agreements` keeps it."""
    held = held.sort_values(["collection", "treaty", "printed"], ignore_index=True)
    signed = [read(text) or read(begin) for text, begin in zip(held["signed"], held["begin"], strict=True)]
    ended = read_all(held["ended"], read)
    last = max(signed)[:4]
    parties = held["treaty"].map(members.groupby("treaty")["iso3"].nunique()).fillna(0)
    locator = held["collection"] + " " + held["treaty"].str.translate(str.maketrans("[]", "()"))
    return pd.DataFrame(
        {
            "id": "A" + (pd.Series(range(len(held))) + FIRST_ID).astype("str"),
            "title": held["printed"].map(_title),
            "kind": [kind(*row) for row in held[["type", "printed", "treaty", "collection"]].itertuples(index=False)],
            "signed": signed,
            "in_force": read_all(held["in_force"], read),
            "ended": ended,
            "place": "",
            "topic": held["subject"].str.split(",").str[0].where(held["subject"].str.len() > 1, ""),
            "multilateral": [several(*row) for row in zip(held["ambit"], parties, held["treaty"], strict=True)],
            "level": "",
            "status": ["ended" if end and end[:4] < last else "actual" for end in ended],
            "as_of": "",
            "sources": "treaties[" + locator + "]",
            "basis": held["ambit"].map(lambda ambit: "stated" if ambit in AMBITS else "stated;multilateral=inferred"),
            "note": "",
            "treaty": held["treaty"],
            "amends": held["treaty"].str.partition(":")[2],
            "collection": held["collection"],
            "text": held["printed"],
        }
    )


def _title(printed: str) -> str:
    words = printed.split()
    return printed if len(words) <= WORDS else " ".join(words[:WORDS]) + "…"


def kind(said: str, title: str, treaty: str = "", collection: str = "") -> str:
    """What sort of instrument one is: by the publisher's word, its title, its collection, its identifier's letter.

    >>> kind("Exchange of letters", ""), kind("", "Convention On Bees"), kind("", "Japan Peru", collection="DESTA")
    ('agreement', 'treaty', 'agreement')
    """
    for text in (said, title):
        for words, what in KINDS:
            if re.search(rf"\b(?:{words})", text, re.IGNORECASE):
                return what
    letter = re.search(r"_\d{4}([A-Z])", treaty)
    return "agreement" if collection in TRADE else LETTERS.get(letter[1] if letter else "", "other")


def several(ambit: str, parties: float, treaty: str) -> str:
    """Whether an instrument is between more than two: as said, else by its parties, else by its identifier."""
    if ambit in AMBITS:
        return AMBITS[ambit]
    if parties:
        return "yes" if parties > 2 else "no"
    return "no" if re.match(r"[A-Z]{3}[-_]", treaty) else "yes"


def _reach(members: pd.DataFrame, crosswalk: Crosswalk, last: int) -> Spans:
    """State → from its first record to the file's last year, or to its own end."""
    first = members[members["from"].ne("")].groupby("iso3")["from"].min()
    spans = {}
    for iso3, year in first.items():
        ends = [end[:4] for end in crosswalk.atlas.spells(str(iso3))["end"] if end]
        until = int(max(ends)) if ends and crosswalk.atlas.ended(str(iso3)) else last
        spans[str(iso3)] = [[int(year), max(int(year), until)]]
    return spans


connector = Connector(
    "treaties",
    (
        Original("agreements", ("treaties_agreements.*", "agreements.*"), (AGREEMENTS,)),
        Original("parties", ("treaties_parties.*", "parties.*"), (PARTIES,)),
    ),
    tidy,
)
