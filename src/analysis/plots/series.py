"""Yearly trade of a pair as each side reports it, and agreement in votes by decade beside the median partners."""

import pandas as pd

from analysis import money
from analysis.plots import style
from analysis.plots.course import Chart, Course
from analysis.plots.drawing import Drawing, slug
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, records
from analysis.plots.words import Words, plain

MARKS = (style.Mark(style.BLUE, "o"), style.Mark(style.OCHRE, "s", (4, 1.6)))


def series(frame: pd.DataFrame, names: Names, *, lang: str = "en") -> Drawing:
    """The amounts of `trade.series` (one row is an amount of a year and a side): importers' reports as lines,
    exporters' own figures as hollow marks in the colour of the same flow. Years without a report break the line.
    `.data` is the frame.
    """
    words = Words(lang)
    if frame.empty:
        return nothing(words("series.nothing"), frame, "trade-series")
    flows = list(dict.fromkeys(zip(frame["exporter"], frame["importer"], strict=True)))
    living = [flow for flow in flows if not frame[_is(frame, *flow)]["past"].any()] or flows[:2]
    courses = [
        course
        for mark, flow in zip(MARKS, living, strict=False)
        for course in _courses(frame, flow, mark, names, words)
    ]
    notes = [words("series.note")]
    if frame["past"].any():
        past = sorted({plain(names(code)) for code in _pasts(frame)})
        notes.append(words("series.past", past=", ".join(past)))
    pair = [plain(names(code)) for code in living[0]]
    alt = words("series.alt", a=pair[0], b=pair[1], first=frame["year"].min(), last=frame["year"].max())
    chart = Chart(courses, _dollars, notes)
    shown = frame.assign(rows=frame["course"]).drop(columns=["course", "together", "covered", "dataset"])
    return Drawing(chart.figure(), alt, shown, slug("trade-series", *living[0]))


def agreement(decades: pd.DataFrame, pair: tuple[str, str], names: Names, *, lang: str = "en") -> Drawing:
    """The shares of `similarity.agreement` by decade, with the median partner of each side. Decades of fewer than ten
    joint votes are not drawn. `.data` is the frame.
    """
    words = Words(lang)
    enough = decades[decades["enough"]]
    if enough.empty:
        return nothing(words("agreement.nothing"), decades, "vote-agreement")
    a, b = (plain(names(code)) for code in pair)
    told = [
        Course(words("agreement.pair", a=a, b=b), _by_decade(enough, "share"), style.Mark(style.NAVY)),
        Course(
            words("agreement.median", state=a), _by_decade(enough, "a_median"), style.Mark(style.BLUE, "o", (4, 1.6))
        ),
        Course(
            words("agreement.median", state=b), _by_decade(enough, "b_median"), style.Mark(style.OCHRE, "s", (1.2, 1.6))
        ),
    ]
    shares = "; ".join(f"{row['first']}–{row['last']} {row['share']:.0%}" for row in records(enough))
    past = sorted({plain(names(code)) for codes in enough["past"] for code in codes})
    notes = [words("agreement.note"), *([words("series.past", past=", ".join(past))] if past else [])]
    chart = Chart(told, lambda value: f"{value:.0%}", notes, top=1.0, step=10, suffix="s")
    return Drawing(chart.figure(), words("agreement.alt", a=a, b=b, shares=shares), enough, slug("votes", *pair))


def _courses(frame: pd.DataFrame, flow: tuple[str, str], mark: style.Mark, names: Names, words: Words) -> list[Course]:
    """The importers' and the exporters' reports of one direction, those of the states before them included."""
    way = frame["exporter"].map(lambda code: code in flow[:1])
    exporter, importer = (plain(names(code)) for code in flow)
    first = frame[way | frame["importer"].eq(flow[1])]
    found = []
    for side, joined in (("importer", True), ("exporter", False)):
        mine = first[first["side"].eq(side)]
        values = {int(row["year"]): float(row["value_usd"]) for row in records(mine)}
        name = words(f"series.{side}", exporter=exporter, importer=importer)
        found += [Course(name, values, mark, joined)] if values else []
    return found


def _is(frame: pd.DataFrame, exporter: str, importer: str) -> pd.Series:
    return frame["exporter"].eq(exporter) & frame["importer"].eq(importer)


def _pasts(frame: pd.DataFrame) -> set[str]:
    """The codes of states that stand for another one."""
    now = frame[~frame["past"]]
    own = {*now["exporter"], *now["importer"]}
    return {*frame["exporter"], *frame["importer"]} - own


def _by_decade(frame: pd.DataFrame, column: str) -> dict[int, float]:
    """A value for the first year of each decade."""
    return {int(row["decade"][:4]): float(row[column]) for row in records(frame)}


def _dollars(value: float) -> str:
    return money.amount(value, "USD").replace(" billion", " bn").replace(" million", " m")
