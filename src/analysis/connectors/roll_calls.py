"""The roll calls of the General Assembly as resolutions: on which day, under which symbol, on what, about whom."""

import re
from datetime import date

import pandas as pd

from analysis.connectors.connector import once
from analysis.connectors.crosswalk import Crosswalk
from analysis.connectors.wording import SPEECH, Wording, plain

ISSUES = {
    "me": "Palestinian conflict",
    "nu": "Nuclear weapons and nuclear material",
    "di": "Arms control and disarmament",
    "hr": "Human rights",
    "co": "Colonialism",
    "ec": "Economic development",
}
FIRST_ID = 1_000_000  # so that no number is that of a row read from a document
WEEKDAYS = 57  # the last session in which the file prints numbers from 1 to 7 where the day of the month should be
MOSTLY = 0.6
NUMBERED = 31  # the first session whose resolutions are numbered as the file numbers them; before, often by page
DECISIONS = 400  # from this number on they are decisions, which have no such symbol
PRINTED = re.compile(r"R/(\d+)/(\d+)([A-Z]{0,2})")
NO_ACTION = re.compile(r"\bno[ -]action\b|\bnot to take action\b", re.IGNORECASE)
LIMITS = (
    f"days of most votes in sessions 1 to {WEEKDAYS}: the file prints a number from 1 to 7 there; the month is kept",
    f"symbols before session {NUMBERED}: the file's numbers are often pages of the records; kept as printed",
)


def resolutions(calls: pd.DataFrame, issues: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """One row is a roll call, in the order of time; `day` and `rcid` are beside the columns of the table.

    calls: rcid, session, date, unres, amend, para, short, descr; issues: rcid, issue.
    """
    held = once(calls, ["rcid"])
    held = held.assign(
        date=pd.to_datetime(held["date"]), **{name: held[name].map(plain) for name in ("unres", "short", "descr")}
    )
    for name in ("session", "amend", "para"):
        held[name] = pd.to_numeric(held[name], errors="coerce").astype("Int64")
    held = held.assign(exact=_exact(held)).sort_values(["date", "rcid"], ignore_index=True)
    days = [_day(printed, exact) for printed, exact in zip(held["date"].dt.date, held["exact"], strict=True)]
    listed = issues.astype({"issue": "str"}).drop_duplicates().sort_values("issue")
    named = listed.groupby("rcid")["issue"].agg(";".join)
    worded = _worded(held, days, Wording(crosswalk.atlas, crosswalk.on))
    return pd.DataFrame(
        {
            "id": _ids(held["rcid"]),
            "body": "UN",
            "symbol": worded["symbol"],
            "date": held["date"].dt.strftime("%Y-%m-%d").where(held["exact"], held["date"].dt.strftime("%Y-%m")),
            "title": worded["title"],
            "about": worded["about"],
            "status": "actual",
            "as_of": "",
            "sources": "un_votes[roll call " + held["rcid"].astype("str") + "]",
            "basis": worded["about"].map(lambda about: "stated;about=inferred" if about else "stated"),
            "note": ("the file prints " + held["date"].dt.strftime("%Y-%m-%d")).where(~held["exact"], ""),
            "session": held["session"],
            "issues": held["rcid"].map(named).fillna("").astype("str"),
            "amend": held["amend"],
            "para": held["para"],
            "text": held["descr"],
            "rcid": held["rcid"],
            "day": pd.to_datetime(pd.Series(days)),
        }
    )


def _ids(rcid: pd.Series) -> pd.Series:
    return "N" + (rcid.astype("int64") + FIRST_ID).astype("str")


def _exact(held: pd.DataFrame) -> pd.Series:
    """Whether the day that is printed is one: not where most of an early session's are from 1 to 7."""
    low = held["date"].dt.day <= 7
    mostly = low.groupby(held["session"]).transform("mean") > MOSTLY
    return ~(low & mostly & (held["session"] <= WEEKDAYS)).astype("bool")


def _day(printed: date, exact: bool) -> date:
    """The day as of which states are named: of a vote whose month alone is known, the middle of the month."""
    return printed if exact else printed.replace(day=15)


def _worded(held: pd.DataFrame, days: list[date], wording: Wording) -> pd.DataFrame:
    """Symbol, title and subjects of each roll call; a vote on a part of a resolution is titled by the whole."""
    marked = held[["amend", "para"]].fillna(0)
    parts = [part(*row) for row in zip(marked["amend"], marked["para"], held["descr"], strict=True)]
    rows = list(zip(held["unres"], held["session"], held["short"], held["descr"], parts, days, strict=True))
    adopted = {_number(row[0]): wording.title(row[2], row[3]) for row in rows if row[0] and not row[4]}
    found = []
    for unres, session, short, descr, what, day in rows:
        whole = adopted.get(_number(unres), "") if what else ""
        about = ";".join(wording.about(short, descr, day, whole))
        found.append((symbol(unres, session, what), wording.title(short, descr, whole, what), about))
    return pd.DataFrame(found, columns=["symbol", "title", "about"], index=held.index)


def _number(unres: str) -> str:
    return unres.removeprefix("A/RES/").removeprefix("R/")


def part(amend: int, para: int, descr: str) -> str:
    """What a vote was on, if not on a resolution as a whole: amendment, paragraph, no-action motion, separate vote.

    Later sessions mark few of them: their text is then what the President said before the vote.
    """
    for marked, what in ((amend, "amendment"), (para, "paragraph")):
        if marked == 1:
            return what
    if SPEECH.match(descr):
        return "no-action motion" if NO_ACTION.search(descr) else "separate vote"
    return ""


def symbol(unres: str, session: int, part: str = "") -> str:
    """The symbol of an adopted resolution; as printed where that is no resolution's.

    >>> symbol("R/61/175", 61), symbol("R/61/175", 61, "paragraph"), symbol("R/15/1272", 15), symbol("R/36/435", 36)
    ('A/RES/61/175', 'R/61/175', 'R/15/1272', 'R/36/435')
    """
    found = PRINTED.fullmatch(unres)
    if not found or part or int(found[1]) != session or session < NUMBERED or int(found[2]) >= DECISIONS:
        return unres
    return f"A/RES/{found[1]}/{found[2]}{found[3]}"
