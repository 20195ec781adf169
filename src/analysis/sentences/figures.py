"""The key figures at the top of a dyad's page: at most six that are known, dated, then what is not known."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import dates, language, money
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences import exchange, missions
from analysis.sentences.statement import Block, Grid, Statement
from analysis.sentences.words import Row, Words

Frames = Mapping[str, pd.DataFrame]
FIGURES = 6
FIRST = ("relations", "embassies", "trade", "imports", "votes", "agreements", "meeting", "honorary", "bodies", "visas")


def key_figures(found: Frames, pair: Dyad, words: Words) -> Block:
    """At most six dated key figures that are known and, above the fold, what is not known.

    found: frames by name: `spells`, `reciprocity`, `missions`, `instruments`, `lists`, `totals`, `series`, `agreement`,
    `meeting`, `shared_bodies`, `visas`, `unknown`.
    """
    rows: dict[str, Statement | tuple[Statement, ...]] = {
        "relations": _relations(found["spells"], words),
        "embassies": _missions("embassy", found, words),
        "honorary": _missions("honorary_consulate", found, words),
        "agreements": _agreements(found, words),
        "trade": _trade(found["totals"], found["series"], words),
        "imports": _imports(found["series"], words),
        "votes": _votes(found["agreement"], words),
        "meeting": _meeting(found["meeting"], words),
        "bodies": _shared(found["shared_bodies"], words),
        "visas": _visas(found["visas"], words),
    }
    known = [name for name in FIRST if _says(rows[name])][:FIGURES]
    body = [(words.message(f"figures.{name}"), cell) for name, cell in rows.items() if name in known]
    body.append((words.message("figures.unknown"), _unknown(found["unknown"], words)))
    return Block([Grid(("", ""), tuple(body), "figures")])


def _says(cell: Statement | tuple[Statement, ...]) -> bool:
    """Whether a figure says more than that nothing is reported."""
    return any(one.rows for one in (cell if isinstance(cell, tuple) else (cell,)))


def _relations(spells: pd.DataFrame, words: Words) -> Statement:
    if spells.empty:
        return Statement(words.message("absence.not_reported"), absent=True)
    last = spells.iloc[-1]
    rows = [row for ids in spells["rows"] for row in ids]
    if not last["start"]:
        return words.say("relations.undated", rows)
    if len(spells) > 1:
        return words.say("relations.several", rows, count=len(spells), date=dates.say(last["start"]))
    precision = dates.parse(last["start"]).precision
    key = f"relations.since_{precision}" if precision in ("month", "year") else "relations.since"
    return words.say(key, rows, date=dates.say(last["start"]))


def _missions(kind: str, found: Frames, words: Words) -> Statement:
    answers = found["reciprocity"][found["reciprocity"].kind.eq(kind)]
    if answers.empty:
        return Statement(words.message("absence.not_reported"), absent=True)
    row = answers.iloc[0]
    known = found["missions"][found["missions"].kind.eq(kind) & found["missions"].answer.ne("unknown")]
    if known.empty:
        return words.say("absence.not_reported_cell", row["rows"], absent=True)
    listed = row["answer"] == "none" and known["answer"].eq("absent_from_complete_list").all()
    if row["answer"] in ("mutual", "none"):
        rows = [identity for ids in known["rows"] for identity in ids]
        key = "figures.none_listed" if listed else f"figures.{row['answer']}"
        return words.say(key, rows, row["answer"] == "none", as_of=words.as_ofs(known["as_of"]))
    mine = found["missions"][found["missions"].kind.eq(kind)]
    parts = [_one_way(mission, words) for mission in records(mine)]
    return words.put("; ".join(parts), [identity for ids in known["rows"] for identity in ids])


def _one_way(row: Row, words: Words) -> str:
    way = f"{words.label(row['sender'])} → {words.label(row['receiver'])}"
    return f"{way}: {missions.answer(row, words)}"


def _agreements(found: Frames, words: Words) -> Statement:
    frame, lists = found["instruments"], found["lists"]
    if frame.empty:
        return Statement(words.message("absence.not_reported"), absent=True)
    made = frame[frame["status"].isin(["actual", "ended"])]
    referred = made["basis"].str.split(";").str[0].eq("reference")
    stated = made[~referred]
    samples = lists[lists.kind.eq("agreements") & lists.completeness.eq("sample")]
    years = list(dict.fromkeys(signed[:4] for signed in sorted(stated.signed[stated.signed.ne("")])))
    forced = int((stated.in_force.ne("") & stated.status.eq("actual")).sum())
    spoken: dict[str, Any] = {
        "count": len(stated),
        "when": words.message("figures.signed", years=language.listing(years)) if years else "",
        "state": words.message("figures.forced", count=forced) if forced else words.message("figures.no_force"),
        "more": words.message("figures.more", count=int(referred.sum())) if referred.any() else "",
        "open": words.message("figures.open") if len(samples) else "",
    }
    return words.say("figures.named", [row for ids in (*frame["rows"], *samples["rows"]) for row in ids], **spoken)


def _trade(totals: pd.DataFrame, series: pd.DataFrame, words: Words) -> Statement:
    own = totals[totals.flow.eq("two_way")] if len(totals) else totals
    if own.empty:
        return Statement(words.message("absence.not_reported"), absent=True)
    row = records(own)[-1]
    directed = totals.flow.eq("one_way").any() or len(series)
    more = "" if directed else words.message("figures.no_direction")
    return words.say(
        "figures.amount", row["rows"], value=exchange.value(row), period=dates.say(row["period"]), more=more
    )


def _imports(series: pd.DataFrame, words: Words) -> tuple[Statement, ...]:
    """Each side's imports from the other in the newest year that importers reported."""
    own = series[series["side"].eq("importer")]
    newest = records(own[own["year"].eq(own["year"].max())])
    return tuple(
        words.say(
            "figures.imported_below" if row["rounded"] and not row["value_usd"] else "figures.imported",
            row["rows"],
            exporter=words.label(row["exporter"]),
            importer=words.label(row["importer"]),
            value=money.amount(float(row["value_usd"]) or float(row["rounded"]) / 2, "USD"),
            year=row["year"],
        )
        for row in newest
    )


def _votes(decades: pd.DataFrame, words: Words) -> tuple[Statement, ...]:
    told = records(decades[decades["enough"]])[-1:]
    return tuple(
        words.say(
            "figures.voted",
            row["rows"],
            share=f"{row['share']:.0%}",
            joint=row["joint"],
            years=f"{row['first']}–{row['last']}",
            a=f"{row['a_median']:.0%}",
            b=f"{row['b_median']:.0%}",
        )
        for row in told
    )


def _shared(bodies: pd.DataFrame, words: Words) -> tuple[Statement, ...]:
    """In how many organizations both sat in the newest year, and how many the median partners share."""
    told = records(bodies[bodies["status"].eq("value")])[-1:]
    return tuple(
        words.say(
            "figures.shared",
            row["rows"],
            count=row["shared"],
            year=row["year"],
            a=f"{row['a_median']:g}",
            b=f"{row['b_median']:g}",
        )
        for row in told
    )


def _visas(frame: pd.DataFrame, words: Words) -> tuple[Statement, ...]:
    """What each side's passport needed for the other at the newest snapshot."""
    known = records(frame[frame["status"].eq("value")])
    return tuple(
        words.say(
            "figures.visa",
            row["rows"],
            passport=words.label(row["passport"]),
            destination=words.label(row["destination"]),
            visa=words.message(f"visa_short.{row['visa']}"),
            day=dates.say(row["last"]),
        )
        for row in known
    )


def _meeting(frame: pd.DataFrame, words: Words) -> Statement:
    if frame.empty:
        return Statement(words.message("absence.not_reported"), absent=True)
    row = records(frame)[-1]
    return words.put(dates.say(row["date"]), row["rows"])


def _unknown(frame: pd.DataFrame, words: Words) -> Statement | tuple[Statement, ...]:
    """One statement for each sort of gap; it names one of its sort, and the section on gaps names all."""
    if frame.empty:
        return Statement(words.message("unknown.nothing"), absent=True)
    first = records(frame.drop_duplicates("what"))
    rows = [row["rows"] if row["what"] != "mission" else () for row in first]  # which mission comes first may change
    short = [words.message.word("unknown_short", row["what"]) for row in first]
    told = [words.put(text, ids, absent=True) for text, ids in zip(short, rows, strict=True)]
    return tuple(replace(one, text=one.text[:1].lower() + one.text[1:]) for one in told)
