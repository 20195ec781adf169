"""`un_votes`: roll calls of the United Nations General Assembly (Voeten, Strezhnev and Bailey), and ideal points.

Bailey, Strezhnev and Voeten 2017, Journal of Conflict Resolution 61(2).
"""

from datetime import date

import pandas as pd

from analysis.connectors import roll_calls
from analysis.connectors.connector import BadOriginal, Connector, Original, Originals, Tidied
from analysis.connectors.crosswalk import TODAY, Crosswalk
from analysis.tables.fetched import Spans

CALL = ("rcid", "session", "date", "unres", "amend", "para", "short", "descr")
PUBLISHED = {name: name for name in ("vote", *CALL, *roll_calls.ISSUES)} | {"code": "ccode", "name": "Countryname"}
COPY = {"rcid": "rcid", "name": "country", "vote": "vote"}
IDEAL = {"name": "iso3c", "year": "year", "point": "idealpointall"}
IDEAL_BY_SESSION = {"name": "iso3c", "session": "session", "point": "IdealPointAll"}
VOTES = {"1": "yes", "2": "abstain", "3": "no", "8": "absent", "9": "", **{v: v for v in ("yes", "abstain", "no")}}
FOUNDED = 1945  # session N meets in the autumn of so many years and N
# Who sat in the seat that a source gives to one state throughout, until the day on which that state took it.
SEATS = {"TWN": ("CHN", date(1949, 10, 1)), "RUS": ("SUN", date(1991, 12, 26))}
NO_ABSENCES = "absences: this copy has none; a member without a vote was absent or did not vote"


def condense(held: pd.DataFrame) -> pd.DataFrame:
    """Of the publisher's file, a row a vote, what a roll call says of itself once a stretch: 1.3 million times else."""
    if not set(PUBLISHED.values()) <= set(held.columns):
        return held
    kept = held.loc[held["vote"].ne(9), list(PUBLISHED.values())]
    once = [name for name in PUBLISHED.values() if name not in ("rcid", "vote", "ccode", "Countryname")]
    return kept.assign(**{name: kept[name].where(~kept.duplicated("rcid")) for name in once})


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """Votes, one row a state's vote in a roll call; the roll calls as resolutions; ideal points where they are given.

    A state is the one that sat there on the day: SUN, BYS and XUA for the seats of Russia, Belarus and Ukraine before
    1991; under the name Yugoslavia YUG, from 1992 SCG, from 2006 SRB. A year is covered by the session begun in it.
    """
    calls, issues = _parts(originals)
    resolutions = roll_calls.resolutions(calls, issues, crosswalk)
    held, apart = _once(originals["votes"])
    votes = _votes(held, resolutions, crosswalk)
    frames = {"": votes.drop(columns=["seat", "year"]), "resolutions": resolutions.drop(columns=["rcid", "day"])}
    part_years = {}
    if "ideal" in originals:
        frames["ideal"] = _ideal(originals["ideal"], crosswalk)
        part_years["ideal"] = tuple(int(year) for year in sorted(frames["ideal"]["year"].unique()))
    years = tuple(sorted({FOUNDED + int(session) for session in resolutions["session"].dropna()}))
    reach = _reach(votes)
    absent = votes["vote"].eq("absent").any()
    limits = (*roll_calls.LIMITS, *(() if absent else (NO_ABSENCES,)), *_late(resolutions, years[-1]), *apart)
    edition = f"sessions {years[0] - FOUNDED}-{years[-1] - FOUNDED}"
    return Tidied(frames, years, reach, reach, limits, edition=edition, part_years=part_years)


def _parts(originals: Originals) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The roll calls and their issues, from files of their own or from the publisher's one file."""
    held = originals["votes"]
    if "date" not in held:
        missing = [role for role in ("roll_calls", "issues") if role not in originals]
        if missing:
            raise BadOriginal(f"un_votes: no file of {' and '.join(missing)} beside the votes; put it into the folder")
        return originals["roll_calls"], originals["issues"]
    calls = held[held["date"].notna()].drop_duplicates("rcid")
    flags = calls.melt("rcid", list(roll_calls.ISSUES), "issue", "marked")
    marked = flags[pd.to_numeric(flags["marked"], errors="coerce").eq(1)]
    return calls[list(CALL)], marked[["rcid"]].assign(issue=marked["issue"].map(roll_calls.ISSUES))


def _once(held: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The votes without those that the file prints twice and differently, and what to say of these."""
    voter = ["rcid", *(name for name in ("code", "name") if name in held)]
    again = held[held.duplicated(voter, keep=False)]
    apart = again[again.groupby(voter, observed=True, dropna=False)["vote"].transform("nunique").gt(1)]
    told = f"{len(apart)} votes are left out, for the file has another of the same state in the same roll call"
    return held.drop(apart.index), (told,) if len(apart) else ()


def _votes(held: pd.DataFrame, resolutions: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """One row is a state's vote in a roll call, by state and in the order of time; `seat` and `year` are beside."""
    said = {value: VOTES.get(str(value).removesuffix(".0")) for value in held["vote"].unique()}
    if unknown := [str(value) for value, vote in said.items() if vote is None]:
        raise ValueError(f"vote {unknown[0]} is none of {', '.join(VOTES)}")
    call = held["rcid"].map(pd.Series(resolutions.index, resolutions["rcid"]))
    if call.isna().any():
        raise ValueError(f"{call.isna().sum()} votes are on roll calls that no row describes")
    votes = pd.DataFrame(
        {"call": call.astype("int64"), "seat": _seats(held, crosswalk), "vote": held["vote"].map(said)}
    )
    votes = votes[votes["vote"].ne("") & votes["seat"].ne("")]
    votes["day"] = votes["call"].map(resolutions["day"])
    each = votes[["seat", "day"]].drop_duplicates()
    each["iso3"] = [_sitting(seat, day.date(), crosswalk) for seat, day in each.itertuples(index=False)]
    votes = votes.merge(each, on=["seat", "day"], how="left", validate="many_to_one")
    votes["absent"] = votes["vote"].eq("absent")
    votes = votes.sort_values(["iso3", "call", "absent"], ignore_index=True).drop_duplicates(["iso3", "call"])
    rcid = votes["call"].map(resolutions["rcid"]).astype("int64") + roll_calls.FIRST_ID
    numbers = votes["iso3"].map({iso3: int(iso3, 36) for iso3 in votes["iso3"].unique()})
    return pd.DataFrame(
        {
            "id": "U" + (rcid * 100_000 + numbers).astype("str"),
            "resolution": votes["call"].map(resolutions["id"]),
            "iso3": votes["iso3"].astype("str"),
            "vote": votes["vote"].astype("str"),
            "status": "actual",
            "as_of": "",
            "sources": votes["call"].map(resolutions["sources"]),
            "basis": "stated",
            "note": "",
            "seat": votes["seat"],
            "year": votes["day"].dt.year,
        }
    )


def _seats(held: pd.DataFrame, crosswalk: Crosswalk) -> pd.Series:
    """The code of the state of today that a source's code or name means, '' for none."""
    if "code" not in held:
        return pd.Series(crosswalk.codes(held["name"]), held.index)
    each = held[["code", "name"]].drop_duplicates()
    each["seat"] = [
        crosswalk.code(str(name)) if pd.isna(code) else crosswalk.cow(code, TODAY)
        for code, name in each.itertuples(index=False)
    ]
    return held[["code", "name"]].merge(each, on=["code", "name"], how="left")["seat"].set_axis(held.index)


def _sitting(seat: str, day: date, crosswalk: Crosswalk) -> str:
    """The state that sat in a seat on a day."""
    before, since = SEATS.get(seat, ("", date.min))
    return before if day < since else crosswalk.on("YUG" if seat == "SRB" else seat, day)  # one seat under two names


def _reach(votes: pd.DataFrame) -> Spans:
    """State → for each seat that it had, its first and last year there."""
    years = votes.groupby(["iso3", "seat"])["year"].agg(["min", "max"]).sort_values("min")
    spans: dict[str, list[list[int]]] = {}
    for (iso3, _), first, last in years.itertuples():
        spans.setdefault(str(iso3), []).append([int(first), int(last)])
    return dict(sorted(spans.items()))


def _late(resolutions: pd.DataFrame, last: int) -> tuple[str, ...]:
    """The year after the last covered one, of which the file has what was left of the session, is not covered."""
    late = resolutions.loc[resolutions["day"].dt.year.gt(last), "day"]
    return (f"{last + 1}: only the rest of the session, to {late.max():%Y-%m-%d}",) if len(late) else ()


def _ideal(held: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """One row is a state's ideal point in a year; a session counts for the year in which it began."""
    years = held["year"] if "year" in held else held["session"] + FOUNDED
    frame = pd.DataFrame(
        {"iso3": crosswalk.codes(held["name"]), "year": years, "ideal_point": pd.to_numeric(held["point"])}
    )
    frame = frame[frame["iso3"].ne("")].dropna().astype({"year": "int64"})
    frame["iso3"] = [crosswalk.in_year(iso3, year) for iso3, year in zip(frame["iso3"], frame["year"], strict=True)]
    return frame.drop_duplicates(["iso3", "year"]).sort_values(["iso3", "year"], ignore_index=True)


connector = Connector(
    "un_votes",
    (
        Original(
            "votes",
            ("UNVotes*.csv", "UNVotes*.tab", "un_votes.*", "unvotes.*", "UNVotes*.RData"),
            (PUBLISHED, COPY),
            condense=condense,
        ),
        Original("roll_calls", ("un_roll_calls.*", "roll_calls.csv"), ({name: name for name in CALL},), required=False),
        Original(
            "issues", ("un_roll_call_issues.*", "issues.csv"), ({"rcid": "rcid", "issue": "issue"},), required=False
        ),
        Original(
            "ideal",
            ("Idealpoint*.csv", "Idealpoint*.tab", "Idealpoint*.dta"),
            (IDEAL, IDEAL_BY_SESSION),
            required=False,
        ),
    ),
    tidy,
)
