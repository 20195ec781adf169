"""Records of agreements in words: how many name two states, what kind they are, and those between the two alone."""

from typing import Any

import pandas as pd

from analysis import dates, language, money
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.nothing import nothing
from analysis.sentences.statement import Block, Grid, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

MOST = 8  # instruments between the two alone, in the table


def treaties(
    frame: pd.DataFrame,
    bilateral: pd.DataFrame,
    partners: pd.DataFrame,
    last: int | None,
    pair: Dyad,
    words: Words,
) -> Block:
    """How many records name both, and what they are; the newest between the two alone; then collection by collection.

    frame, bilateral, partners: as `profile.treaties`, `bilateral_treaties` and `treaty_partners` give them; last: the
    last year that the data set covers, None where it is not here.
    """
    if frame.empty or last is None:
        return nothing("treaties", words)
    every, *collections = records(frame)
    if every["status"] != "value":
        said: dict[str, Any] = {"a": words.name(pair.a), "b": words.name(pair.b), "within": _within(every, words)}
        return Block([Paragraph((words.say(f"treaties.{_absence(every)}", every["rows"], absent=True, **said),))])
    told = [lead(every, pair, words), *_standing(partners, every, words), *_pasts(every, pair, words)]
    told.append(Statement(words.message("treaties.scope")))
    told.append(words.say("treaties.outside_years", every["rows"], absent=True, last=last))
    return Block([Paragraph(tuple(told)), *_bilateral(bilateral, every, words), *_collections(collections, words)])


def lead(every: Row, pair: Dyad, words: Words) -> Statement:
    """How many records name both, and how many of them are agreements, of the two alone, amendments."""
    said: dict[str, Any] = {"a": words.name(pair.a), "b": words.name(pair.b), "amendments": every["amendments"]}
    said |= {"records": _records(every["records"]), "within": _within(every, words)}
    said |= {"agreements": language.plural(every["multilateral"] + every["bilateral"], "agreement")}
    alone = "treaties.alone" if every["bilateral"] else "treaties.none_alone"
    said |= {"alone": words.message(alone, bilateral=every["bilateral"])}
    return words.say("treaties.lead", every["rows"], **said)


def _records(count: int) -> str:
    return f"{money.count(count)} {'record' if count == 1 else 'records'}"


def _within(every: Row, words: Words) -> str:
    return words.message("treaties.within", years=every["years"].replace("-", "–")) if every["years"] else ""


def _absence(every: Row) -> str:
    return "outside" if every["status"] == "outside" else "none"


def _standing(partners: pd.DataFrame, every: Row, words: Words) -> list[Statement]:
    rows = records(partners)
    if every["years"] or len(rows) != 2 or any(pd.isna(row["rank"]) for row in rows):
        return []
    said: dict[str, Any] = {}
    for side, other, row in zip("ab", "ba", rows, strict=True):
        said |= {side: words.name(row["state"]), f"{side}_of": row["of"], f"{side}_median": f"{row['median']:g}"}
        said |= {
            f"of_{side}": language.of(words.name(row["state"])),
            f"{other}_rank": language.ordinal(int(row["rank"])),
        }
    return [words.say("treaties.standing", [one for row in rows for one in row["rows"]], **said)]


def _pasts(every: Row, pair: Dyad, words: Words) -> list[Statement]:
    pasts, atlas = list(every["pasts"]), words.data.atlas
    if not pasts:
        return []
    heirs = [state for state in pair.states if set(pasts) & set(atlas.pasts(state))]
    if len(pasts) == len(heirs) == 1:
        said: dict[str, Any] = {"past": words.name(pasts[0]), "state": words.name(heirs[0])}
        return [words.say("treaties.past", every["rows"], count=every["past"], **said)]
    states = language.listing([words.name(code) for code in pasts])
    return [words.say("treaties.pasts", every["rows"], count=every["past"], states=states)]


def _bilateral(frame: pd.DataFrame, every: Row, words: Words) -> list[Part]:
    """The newest instruments between the two alone, and how many there are if not all are shown."""
    if frame.empty:
        return []
    names = ("title", "signed", "force", "subject", "collections")
    header = tuple(words.message(f"treaties.head_{name}") for name in names)
    body = tuple(_instrument(row, words) for row in records(frame.head(MOST)))
    more = words.say("treaties.shown", every["rows"], instruments=len(frame))
    parts: list[Part] = [Paragraph((Statement(words.message("treaties.bilateral")),)), Grid(header, body)]
    return [*parts, Paragraph((more,))] if len(frame) > MOST else parts


def _instrument(row: Row, words: Words) -> tuple[Statement, ...]:
    title = row["short"]
    if row["past"]:
        title = words.message("treaties.as_past", title=title)
    none = words.message("absence.not_reported_cell")
    forces = [dates.say(day) for day in row["in_force"]]
    force = (
        words.message("treaties.differ", dates=language.listing(forces, "or")) if len(forces) > 1 else "".join(forces)
    )
    cells = (title, dates.say(row["signed"]) if row["signed"] else none, force or none)
    cells += (language.shortened(row["subject"], 6) or none, ", ".join(row["collections"]))
    return tuple(words.put(cell, row["rows"], cell == none) for cell in cells)


def _collections(rows: list[Row], words: Words) -> list[Part]:
    """Counts by collection, then what the agreements of each are about and the newest: two tables that fit a page."""
    counts = [_counts(row, words) for row in rows]
    about = [_about(row, words) for row in rows]
    names = ("collection", "records", "multilateral", "bilateral", "amendments")
    header = tuple(words.message(f"treaties.head_{name}") for name in names)
    second = tuple(words.message(f"treaties.head_{name}") for name in ("collection", "subjects", "newest"))
    lead = Paragraph((Statement(words.message("treaties.by_collection")),))
    return [lead, Grid(header, tuple(counts)), Grid(second, tuple(about))]


def _counts(row: Row, words: Words) -> tuple[Statement, ...]:
    names = ("collection", "records", "multilateral", "bilateral", "amendments")
    return tuple(words.put(str(row[name]), row["rows"]) for name in names)


def _about(row: Row, words: Words) -> tuple[Statement, ...]:
    topics = [
        words.message("treaties.subject", subject=language.shortened(topic, 6), count=count)
        for topic, count in row["subjects"]
    ]
    newest = [_dated(one, words) for one in row["newest"]]
    none = words.message("absence.not_reported_cell")
    cells = (row["collection"], ", ".join(topics) or none, "; ".join(newest) or none)
    return tuple(words.put(cell, row["rows"]) for cell in cells)


def _dated(one: Row, words: Words) -> str:
    if not one["signed"]:
        return words.message("treaties.undated", title=one["short"])
    return words.message("treaties.dated", title=one["short"], when=dates.say(one["signed"]))
