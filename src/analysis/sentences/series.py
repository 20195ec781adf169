"""Yearly trade in words: each side's report with year and price base, both side by side, and the other's place."""

from typing import Any

import pandas as pd

from analysis import dates, language, money
from analysis.records import records
from analysis.sentences.statement import Block, Bullets, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

FIGURES = 4  # as many as are told of an amount that a copy does not round
TENTH = 0.1
LEAST_ROUNDED = 10  # a figure rounded to a unit is held against another only where it is this many units
LEAST_SHARE = 0.001
MOST = 0.9


def series(
    frame: pd.DataFrame,
    mirror: pd.DataFrame,
    standing: pd.DataFrame,
    goods: pd.DataFrame,
    totals: pd.DataFrame,
    words: Words,
) -> Block:
    """The newest year of importers' reports, where each stands for the other, the two sides beside one another, and
    the amounts of documents as measures of their own.

    frame, mirror, standing, goods: as `trade.series`, `mirror`, `standing` and `sections` give them; totals: the
    documents' amounts.
    """
    if frame.empty:
        return Block([Paragraph((Statement(words.message("series.none"), absent=True),))])
    parts: list[Part] = [Paragraph((*newest(frame, words), *places(standing, words)))]
    compared = [one for row in records(mirror) if (one := _mirror(row, frame, words))]
    parts += [Bullets(tuple(compared))] if compared else []
    parts += [Paragraph(tuple(told))] if (told := _measures(frame, totals, words)) else []
    parts += [Paragraph(tuple(told))] if (told := sections(goods, words)) else []
    return Block([*parts, Paragraph(tuple(_limits(frame, words)))])


def newest(frame: pd.DataFrame, words: Words) -> list[Statement]:
    """The importers' reports of the newest year in which one of the two reported; without any, exporters'."""
    own = frame[frame["side"].eq("importer")]
    chosen = own if len(own) else frame
    last = chosen[chosen["year"].eq(chosen["year"].max())]
    return [_amount(row, words) for row in records(last)]


def places(standing: pd.DataFrame, words: Words) -> list[Statement]:
    """For each side that trades with the other what share of its trade that is, and in which place."""
    ranked = standing[standing["rank"].notna()]
    return [_place(row, words) for row in records(ranked)]


def _amount(row: Row, words: Words) -> Statement:
    said: dict[str, Any] = {"year": row["year"], "value": _said(row["value_usd"], row["rounded"])}
    said |= {"exporter": words.name(row["exporter"]), "importer": words.name(row["importer"])}
    said["of_importer"] = language.of(words.name(row["importer"]))
    said["base"] = "" if row["valuation"] == "unknown" else words.message("series.base", base=row["valuation"].upper())
    if row["value_usd"] == 0 and row["rounded"]:
        return words.say("series.below", row["rows"], unit=money.amount(row["rounded"] / 2, "USD"), **said)
    imports = "series.imports" if row["value_usd"] else "series.nothing"
    return words.say("series.exports" if row["side"] == "exporter" else imports, row["rows"], **said)


def _place(row: Row, words: Words) -> Statement:
    said: dict[str, Any] = {
        "partner": words.name(row["partner"]),
        "state": words.name(row["state"]),
        "of": int(row["of"]),
    }
    share = f"{row['share']:.1%}" if row["share"] >= LEAST_SHARE else f"{row['share'] * 100:.1g}%"
    said |= {"rank": language.rank(int(row["rank"]), "largest"), "share": share, "median": _rounded(row["median_usd"])}
    said["role"] = words.message(f"series.role_{row['flow']}")
    return words.say("series.share", row["rows"], **said)


def _mirror(row: Row, frame: pd.DataFrame, words: Words) -> Statement | None:
    """Two reports of one flow; None where rounding leaves nothing to compare."""
    unit = float(frame.loc[frame["side"].eq("importer"), "rounded"].max())
    if min(row["by_importer"], row["by_exporter"]) < LEAST_ROUNDED * unit or not row["by_exporter"]:
        return None
    said: dict[str, Any] = {"year": row["year"], "theirs": _said(row["by_importer"], unit)}
    said |= {"exporter": words.name(row["exporter"]), "importer": words.name(row["importer"])}
    return words.say(
        "series.mirror", row["rows"], **said, own=_said(row["by_exporter"], 0), verdict=_verdict(row, words)
    )


def _verdict(row: Row, words: Words) -> str:
    if row["estimated"]:
        return words.message("series.estimated")
    if abs(row["ratio"] - 1) < TENTH:
        return words.message("series.alike")
    if row["ratio"] > 1:
        return words.message("series.times", ratio=f"{row['ratio']:.1f}")
    return words.message("series.below_exporter", share=f"{row['ratio']:.0%}")


def _measures(frame: pd.DataFrame, totals: pd.DataFrame, words: Words) -> list[Statement]:
    """Documents' two-way amounts beside the sum of both importers' reports of the same year."""
    told, own = [], frame[frame["side"].eq("importer")]
    for row in records(totals) if len(totals) else ():
        same = own[own["year"].astype(str).eq(row["period"])]
        if row["flow"] == "two_way" and len(same) == 2 and pd.notna(row["value_usd"]):
            added = _said(float(same["value_usd"].sum()), float(same["rounded"].max()))
            rows = [*row["rows"], *same["together"].iloc[:1], *(one for ids in same["rows"] for one in ids)]
            said: dict[str, Any] = {
                "value": money.amount(row["value_usd"], "USD"),
                "period": dates.say(row["period"]),
                "sum": added,
            }
            told.append(words.say("series.measures", rows, **said))
    return told


def _limits(frame: pd.DataFrame, words: Words) -> list[Statement]:
    """Up to which year each side's reports go, and how they are rounded."""
    told = []
    for side, mine in frame.groupby("side", sort=False):
        rows = [one for ids in mine["rows"].iloc[-1:] for one in ids]
        covered = mine["covered"].iloc[0]
        if side == "importer":
            told.append(words.say("series.outside", rows, absent=True, last=covered[-1]))
            if unit := float(mine["rounded"].max()):
                told.append(words.say("series.rounded", rows, unit=money.amount(unit, "USD")))
        else:
            years = language.listing([str(year) for year in covered])
            told.append(words.say("series.outside_matrix", rows, absent=True, years=years))
    return told


def sections(frame: pd.DataFrame, words: Words) -> list[Statement]:
    """What each side sells, section by section down to the one with which nine tenths are told."""
    told = []
    for (exporter, importer), mine in frame.groupby(["exporter", "importer"], sort=False):
        rows = records(mine)
        most = [row for at, row in enumerate(rows) if sum(one["share"] for one in rows[:at]) < MOST]
        parts = [
            words.message(
                "series.section_part", section=words.message(f"sitc.{row['section']}"), share=f"{row['share']:.0%}"
            )
            for row in most
        ]
        said: dict[str, Any] = {"exporter": words.name(str(exporter)), "importer": words.name(str(importer))}
        told.append(words.say("series.sections", rows[0]["rows"], year=rows[0]["year"], parts=", ".join(parts), **said))
    return told


def _said(value: float, unit: float) -> str:
    """An amount with the figures that it has: whole where the copy is rounded, else four."""
    return money.amount(float(value), "USD") if unit else _rounded(float(value))


def _rounded(value: float) -> str:
    return money.amount(float(f"{value:.{FIGURES}g}"), "USD")
