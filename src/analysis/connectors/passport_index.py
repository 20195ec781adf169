"""`passport_index`: which visa a passport needs where, Ilya Ilyankou's snapshots of passportindex.org, 2019 to 2025."""

import pandas as pd

from analysis.connectors import visas
from analysis.connectors.connector import CELL, COLUMN, Connector, Original, Originals, Tidied, once
from analysis.connectors.crosswalk import Crosswalk
from analysis.connectors.visas import PAIR
from analysis.tables.fetched import Spans

COPY = {"sender": "passport", "receiver": "destination", "printed": "requirement"}
TIDY = {"sender": "Passport", "receiver": "Destination", "printed": "Requirement"}
MATRIX = {"sender": "Passport", "receiver": COLUMN, "printed": CELL}
EDITION = "2025-01-12"  # the publisher's last, which bears no date; the first with a word for eTA
LAST_WORD = "eta"
APART = 0.01  # the share of pairs in which the latest matrix may differ from the last changes


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a pair and the day of the snapshot at which its printed word was new; it holds until the pair's next.

    Snapshots are weeks to months apart: a change came into force at some time since the one before. See
    `analysis.connectors.visas` for what the words mean and for `recode`: the word is new, the policy is not. A border
    closed for the pandemic is a change of policy. Without the file of changes there is one snapshot, of 2025-01-12.
    """
    _whole(originals["matrix"])
    latest = _coded(originals["matrix"], crosswalk)
    rows, apart = latest.assign(date=EDITION), 0
    if "changes" in originals:
        rows, apart = _joined(_coded(originals["changes"], crosswalk), latest)
    elif LAST_WORD not in set(latest["printed"]):
        raise ValueError(f"no pair has {LAST_WORD!r}, so it is not the edition {EDITION}, and no day is known of it")
    found = visas.read(rows)
    unknown = found.loc[found["visa"].eq(""), "printed"].value_counts().sort_index()
    years = tuple(sorted({int(day[:4]) for day in found["date"].unique()}))
    return Tidied(
        {"": found},
        years,
        senders=_since(found, "sender", years[-1]),
        receivers=_since(found, "receiver", years[-1]),
        limits=(*_exchanged(found), *_limits(unknown, apart)),
        edition=str(found["date"].max()),
    )


def _coded(held: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """A file with alpha-3 codes for its codes or names, and its words as text."""
    printed = held["printed"].map(lambda word: str(int(word)) if isinstance(word, (int, float)) else str(word).strip())
    letters = crosswalk.atlas.letters
    codes = {name: crosswalk.codes(letters.get(code, code) for code in held[name]) for name in PAIR}
    coded = held.assign(**codes, printed=printed)
    return coded[coded["sender"].ne("") & coded["receiver"].ne("")]


def _joined(changes: pd.DataFrame, latest: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The changes, then the latest matrix where it differs from a pair's last one, and in how many pairs it does."""
    changes = changes.assign(date=changes["date"].astype("str")).sort_values("date", kind="stable")
    changes = once(changes, [*PAIR, "date"])
    day = min(changes["date"].max(), EDITION)
    last = changes[changes["date"].le(day)].drop_duplicates(PAIR, keep="last")
    both = latest.merge(last, on=PAIR, how="left", suffixes=("", "_before"), validate="one_to_one")
    apart = both[both["printed"].ne(both["printed_before"])].assign(date=day)[[*PAIR, "printed", "date"]]
    if len(apart) > APART * len(latest):
        raise ValueError(f"the matrix differs from the last changes in {len(apart)} pairs: two editions")
    rows = pd.concat([changes, apart]).drop_duplicates([*PAIR, "date"], keep="last")
    return rows, len(apart)


def _whole(latest: pd.DataFrame) -> None:
    """Raise ValueError for a matrix in which pairs are missing, but for a state with itself, or stand twice."""
    twice = latest.duplicated(PAIR).sum()
    senders, receivers = set(latest["sender"]), set(latest["receiver"])
    wanted, abroad = len(senders) * len(receivers) - len(senders & receivers), latest["sender"].ne(latest["receiver"])
    if twice or abroad.sum() != wanted:
        states = len(senders | receivers)
        raise ValueError(f"it holds {abroad.sum() - twice} of {wanted} pairs of {states} states, {twice} of them twice")


def _since(rows: pd.DataFrame, side: str, last: int) -> Spans:
    """Each state of the list, from the year of its first snapshot on."""
    first = rows.groupby(side)["date"].min()
    return {str(iso3): [[int(day[:4]), last]] for iso3, day in first.items()}


def _exchanged(found: pd.DataFrame) -> tuple[str, ...]:
    told = "before November 2020 the file exchanges its words for eTA and visa on arrival; they are read as meant"
    return (told,) if found["date"].lt(visas.EXCHANGED_UNTIL).any() else ()


def _limits(unknown: pd.Series, apart: int) -> tuple[str, ...]:
    told = [f"words of no codebook, without a visa: {', '.join(f'{word} ({rows})' for word, rows in unknown.items())}"]
    differing = [f"{apart} pairs in which the latest matrix differs from the last change; the matrix is followed"]
    return (*(told if len(unknown) else ()), *(differing if apart else ()))


connector = Connector(
    "passport_index",
    (
        Original(
            "matrix",
            ("passport-index-tidy-iso3.csv", "passport-index-*.csv", "passport_index_2*.parquet"),
            (TIDY, COPY, MATRIX),
        ),
        Original(
            "changes",
            ("passport_index_changes*.parquet", "passport_index_changes*.csv"),
            ({**COPY, "date": "snapshot"},),
            required=False,
        ),
    ),
    tidy,
)
