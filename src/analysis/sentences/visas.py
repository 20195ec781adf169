"""Visas both ways in words: what was needed at the newest snapshot, and between which snapshots policies changed."""

from typing import Any

import pandas as pd

from analysis import dates
from analysis.records import records
from analysis.sentences.nothing import nothing
from analysis.sentences.statement import Block, Bullets, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

MOST = 6  # changes of one direction that are told, the newest


def visas(frame: pd.DataFrame, changes: pd.DataFrame, words: Words) -> Block:
    """Both directions in one sentence; then each side's policy step by step, with what was a change of words only.

    frame, changes: as `profile.visas` and `profile.visa_changes` give them.
    """
    if frame.empty:
        return nothing("passport_index", words)
    rows = records(frame)
    parts: list[Part] = [Paragraph(tuple(standing(rows, words)))]
    paths = [_path(row, changes, words) for row in rows if row["status"] == "value"]
    parts += [Bullets(tuple(paths))] if paths else []
    return Block([*parts, Paragraph((Statement(words.message("visas.limit")),))])


def standing(rows: list[Row], words: Words) -> list[Statement]:
    """What each side's passport needed at the newest snapshot, both ways in one sentence where both are known."""
    known = [row for row in rows if row["status"] == "value"]
    told = [
        words.message(f"visas_needed.{row['visa']}", **_names(row, words), days=_days(row["days"], words))
        for row in known
    ]
    said = []
    if known:
        ids = [one for row in known for one in row["rows"]]
        said.append(words.say("visas.standing", ids, standing="; ".join(told), day=dates.say(known[0]["last"])))
    for row in rows:
        if row["status"] != "value":
            key = f"visas.{row['status']}"
            printed = " ".join(str(row["printed"]).split())[:30]
            said.append(words.say(key, row["rows"], absent=True, printed=printed, **_names(row, words)))
    return said


def _path(row: Row, changes: pd.DataFrame, words: Words) -> Statement:
    """The policy of one side from the first snapshot on, step by step."""
    mine = changes[changes["passport"].eq(row["passport"]) & changes["destination"].eq(row["destination"])]
    steps, ids = records(mine)[-MOST:], list(row["rows"])
    said: dict[str, Any] = {**_names(row, words), "recodes": _recodes(row["recodes"], words)}
    said |= {"first": dates.say(row["first"]), "last": dates.say(row["last"])}
    if not steps:
        return words.say("visas.unchanged", ids, **said)
    told = [_step(steps[0]["old"], steps[0]["old_days"], words)]
    told = [words.message("visas.left_out"), *told] if len(mine) > MOST else told
    for step in steps:
        what = _step(step["new"], step["new_days"], words)
        told.append(words.message("visas.step", what=what, between=between(step["after"], step["by"], words)))
        ids += step["rows"]
    return words.say("visas.path", ids, steps="; ".join(told), **said)


def between(after: str, by: str, words: Words) -> str:
    """The time between two snapshots; a year that both have is said once."""
    start = dates.say(after)
    if after[:4] == by[:4]:
        start = start.removesuffix(f" {int(after[:4])}")
    return words.message("visas.between", after=start, by=dates.say(by))


def _step(visa: str, days: Any, words: Words) -> str:
    return words.message(f"visas_step.{visa}", days=_days(days, words)) if visa else words.message("visas.unread")


def _days(days: Any, words: Words) -> str:
    return "" if pd.isna(days) else words.message("visas.days", days=int(days))


def _recodes(count: int, words: Words) -> str:
    if not count:
        return ""
    return words.message("visas.recodes_one" if count == 1 else "visas.recodes_many", count=count)


def _names(row: Row, words: Words) -> dict[str, str]:
    return {name: words.name(row[name]) for name in ("passport", "destination")}
