"""Which instrument an identifier of manytreaties means: they are made from titles and dates, and err with these."""

import re

import pandas as pd

from analysis.connectors.messy import year_kept_as_a_day

SINGLE = re.compile(r"[A-Z]{3}_\d{4}")  # an identifier that names one party and the year may mean several instruments
BRACKET = re.compile(r"\[.*?\]")  # in an identifier: what is done, beside who does it; in one list and not the other
KEY = ["treaty", "collection"]


def years(agreements: pd.DataFrame, parties: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Days of 1905 that are a spreadsheet's numbers for years as these years.

    The collection TFDD has them; GGO took some over. A title that speaks of 1905 itself is believed.
    """
    water = pd.concat([agreements, parties])[lambda held: held["collection"].eq("TFDD")]
    wrong = {
        (_base(treaty), day): year
        for treaty, day, title in zip(water["treaty"], water["begin"], water["printed"], strict=True)
        if (year := year_kept_as_a_day(day)) and "1905" not in title
    }

    def mended(held: pd.DataFrame) -> pd.DataFrame:
        keys = zip(map(_base, held["treaty"]), held["begin"], strict=True)
        year = pd.Series([wrong.get(key, "") for key in keys], held.index, dtype="str")
        mend = year.ne("") & held["collection"].isin(["TFDD", "GGO"])
        return held.assign(**{name: held[name].where(~mend, year) for name in ("begin", "signed")})

    return mended(agreements), mended(parties)


def numbered(agreements: pd.DataFrame, parties: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Identifiers that mean several instruments get a number each: `FRA_1997A` must not tie all its parties."""
    both = pd.concat([agreements, parties])[["treaty", "printed"]].drop_duplicates().sort_values(["treaty", "printed"])
    several = both[both["treaty"].str.match(SINGLE) & both.duplicated("treaty", keep=False)]
    own = several["treaty"] + "#" + (several.groupby("treaty").cumcount() + 1).astype("str")
    number = several.assign(own=own)

    def renamed(held: pd.DataFrame) -> pd.DataFrame:
        new = held.merge(number, on=["treaty", "printed"], how="left", validate="many_to_one")["own"]
        return held.assign(treaty=new.set_axis(held.index).fillna(held["treaty"]))

    return renamed(agreements), renamed(parties)


def united(agreements: pd.DataFrame, parties: pd.DataFrame) -> pd.DataFrame:
    """Every instrument of both lists, under the identifier that its parties have: the two lists often differ in it.

    Two rows that no identifier joins are one instrument where collection, day of signature and the identifier without
    its bracket are the same, and no other row's are.
    """
    only = parties.drop_duplicates(KEY)[[name for name in agreements if name in parties]]
    known = pd.MultiIndex.from_frame(agreements[KEY])
    only = only[~pd.MultiIndex.from_frame(only[KEY]).isin(known)]
    alone = agreements[~known.isin(pd.MultiIndex.from_frame(parties[KEY]))]
    marks = ["base", "collection", "signed"]
    left, right = (_marked(held, marks).reset_index() for held in (only, alone))
    same = left.merge(right, on=marks, suffixes=("", "_alone"), validate="one_to_one")
    renamed = agreements["treaty"].copy()
    renamed.loc[same["index_alone"].tolist()] = same["treaty"].tolist()
    joined = pd.concat([agreements.assign(treaty=renamed), only.drop(index=same["index"].tolist())], ignore_index=True)
    return joined.fillna("")


def _marked(held: pd.DataFrame, marks: list[str]) -> pd.DataFrame:
    """The rows that no other has the same marks as, with their marks."""
    marked = held[[*KEY, "signed"]].assign(base=[_base(treaty) for treaty in held["treaty"]])
    return marked[marked["signed"].ne("") & ~marked.duplicated(marks, keep=False)]


def _base(treaty: str) -> str:
    return BRACKET.sub("", treaty).split("#")[0]
