"""What the Passport Index prints for a visa, by codebook (2019, 2020, 2025), and when a new word is a new policy."""

from bisect import bisect_right

import numpy as np
import pandas as pd

PAIR = ["sender", "receiver"]
WORDS = {
    "visa free": "visa_free",
    "visa on arrival": "visa_on_arrival",
    "e-visa": "e_visa",
    "EVW": "e_visa",
    "Hayya Entry Permit": "e_visa",
    "visa required": "visa_required",
    "no admission": "no_admission",
    "covid ban": "closed",
    "-1": "own",
}
# From which snapshot on which words are printed for what; a number that is no word is the days of a visa-free stay.
# The files of February to May 2020 print ETA for a visa on arrival and VOA for an eTA: their labels are exchanged.
CODEBOOKS = (
    ("2019-11-23", {"3": "visa_free", "2": "visa_on_arrival", "1": "eta", "0": "visa_required", "-1": "own"}),
    ("2020-02-07", {"VF": "visa_free", "ETA": "visa_on_arrival", "VOA": "eta", "VR": "visa_required", "-1": "own"}),
    ("2020-11-19", WORDS),
    ("2025-01-12", {**WORDS, "eta": "eta"}),
)
EXCHANGED_UNTIL = CODEBOOKS[2][0]
STARTS = [start for start, _ in CODEBOOKS]
EVERY = {word: visa for _, book in CODEBOOKS for word, visa in book.items() if not word.isdecimal()}
# What the first snapshot of a codebook prints anew without a new policy: e-visas and refusals had no word before
# November 2020, and the eTA had none from then to January 2025.
RECODED = {
    "2020-11-19": {
        ("visa_on_arrival", "e_visa"),
        ("eta", "e_visa"),
        ("visa_required", "e_visa"),
        ("visa_required", "no_admission"),
    },
    "2025-01-12": {("e_visa", "eta")},
}


def meaning(printed: str, day: str) -> tuple[str, int | None]:
    """The visa that a word means in the codebook of its day, and the days of a visa-free stay if it tells them.

    A word of another day's codebook keeps its meaning; one of no codebook has none, ''.

    >>> meaning("3", "2019-12-17"), meaning("VOA", "2020-03-09"), meaning("90", "2021-05-13")
    (('visa_free', None), ('eta', None), ('visa_free', 90))
    """
    book = CODEBOOKS[max(bisect_right(STARTS, day) - 1, 0)][1]
    if printed in book:
        return book[printed], None
    if printed.isdecimal():
        return "visa_free", int(printed)
    return EVERY.get(printed, ""), None


def read(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of sender, receiver, date and printed with what they mean and what changed, sorted by pair and date.

    Added are visa, days (Int64), change and recode. change: '' for a pair's first row; `codebook` where the word is new
    and the policy, as far as the files tell, is not; `days` where only the length of the visa-free stay is another;
    `visa` where the visa is. recode: whether it is `codebook`.
    """
    words = rows[["date", "printed"]].drop_duplicates(ignore_index=True)
    meant = [meaning(printed, day) for day, printed in words.itertuples(index=False)]
    words = words.assign(visa=[visa for visa, _ in meant], days=pd.array([days for _, days in meant], dtype="Int64"))
    found = rows.merge(words, on=["date", "printed"], how="left", validate="many_to_one")
    found = found.sort_values([*PAIR, "date"], ignore_index=True)
    change = _change(found, found.groupby(PAIR)[["visa", "days"]].shift())
    named = [*PAIR, "date", "visa", "days", "printed"]
    return found[named].assign(recode=change.eq("codebook"), change=change)


def _change(rows: pd.DataFrame, before: pd.DataFrame) -> pd.Series:
    """What each row changed, from the row of the pair before it."""
    same = rows["visa"].eq(before["visa"]).fillna(False)
    longer = same & rows["days"].ne(before["days"]).fillna(False)
    recoded = pd.Series(
        [
            (old, new) in RECODED.get(day, ())
            for day, old, new in zip(rows["date"], before["visa"], rows["visa"], strict=True)
        ],
        index=rows.index,
        dtype="bool",
    )
    kinds = np.select([before["visa"].isna(), longer.astype("bool"), same.astype("bool") | recoded], [0, 1, 2], 3)
    return pd.Series(kinds, index=rows.index).map({0: "", 1: "days", 2: "codebook", 3: "visa"}).astype("str")
