"""Alliance obligations and shared organizations in words: from when to when, to what, and beside whom."""

from typing import Any

import pandas as pd

from analysis import language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.nothing import nothing
from analysis.sentences.statement import Block, Grid, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

MOST = 4  # spells that are told in sentences, the newest; earlier ones stand in the table


def alliances(frame: pd.DataFrame, allies: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """The newest spells of obligations, whether none followed, how many allies each has; then all in a table if many.

    frame, allies: as `profile.alliances` and `profile.allies` give them.
    """
    if frame.empty:
        return nothing("atop", words)
    rows = records(frame)
    told = [*_spells(rows, words), *(_unbound(row, len(rows) > 1, words) for row in rows if row["status"] != "value")]
    told += _names(rows, words)
    if rows[0]["status"] != "outside":
        told += _allies(allies, words)
        told.append(words.say("alliances.limit", rows[-1]["rows"], absent=True, last=rows[-1]["covered"]))
    return Block([Paragraph(tuple(told)), *_grid(rows, words)])


def shared_bodies(frame: pd.DataFrame, last: int | None, words: Words) -> Block:
    """The newest year's number beside both median partners, then earlier years' in a sentence each.

    frame: as `profile.shared_bodies` gives it; last: the last year that the data set covers, None where it is not here.
    """
    if last is None or frame.empty:
        return nothing("cow_igo", words)
    *earlier, newest = records(frame)
    told = [newest_shared(newest, words)]
    told += [_earlier(row, words) for row in reversed(earlier)]
    if frame["status"].eq("value").any():
        told.append(Statement(words.message("shared_bodies.universal")))
    told.append(words.say("shared_bodies.outside", newest["rows"], absent=True, last=last))
    return Block([Paragraph(tuple(told))])


def newest_shared(row: Row, words: Words) -> Statement:
    """How many organizations the two shared in a year, and how far that is from each one's median partner."""
    said: dict[str, Any] = {"year": row["year"], "a": words.name(row["a"]), "b": words.name(row["b"])}
    if row["status"] == "outside":
        return words.say("shared_bodies.not_member", row["rows"], absent=True, **said)
    if row["status"] == "not_reported":
        return words.say("shared_bodies.not_reported", row["rows"], absent=True, **said)
    sides = {f"{side}_side": _side(row, side, words) for side in "ab"}
    beside = words.message("shared_bodies.beside", **sides)
    return words.say("shared_bodies.one", row["rows"], shared=int(row["shared"]), beside=beside, **said)


def _side(row: Row, side: str, words: Words) -> str:
    other = "b" if side == "a" else "a"
    beyond = row["shared"] - row[f"{side}_median"]
    key = "same" if not beyond else "more" if beyond > 0 else "fewer"
    said: dict[str, Any] = {"of_state": language.of(words.name(row[side])), "other": words.name(row[other])}
    said |= {"median": f"{row[f'{side}_median']:g}", "rank": language.rank(int(row[f"{side}_rank"]), "closest")}
    more = words.message(f"shared_bodies.{key}", count=f"{abs(beyond):g}")
    return words.message("shared_bodies.side", more=more, of=int(row[f"{side}_of"]), **said)


def _earlier(row: Row, words: Words) -> Statement:
    said: dict[str, Any] = {side: _then(row[f"{side}_called"], row[side], words) for side in "ab"}
    said["shared"] = int(row["shared"])
    medians = {f"{side}_median": f"{row[f'{side}_median']:g}" for side in "ab"}
    return words.say("shared_bodies.earlier", row["rows"], year=row["year"], **medians, **said)


def _spells(rows: list[Row], words: Words) -> list[Statement]:
    """One sentence for the obligations of the same two states, those that lasted longest into the present first."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        if row["status"] == "value":
            key = (-row["last"], row["first"], not row["mutual"], row["sender"], row["receiver"])
            groups.setdefault(key, []).append(row)
    ordered = [groups[key] for key in sorted(groups)]
    sides: dict[tuple[Any, ...], list[list[Row]]] = {}
    for group in ordered[:MOST]:
        sides.setdefault(tuple(group[0][name] for name in ("mutual", "sender", "receiver")), []).append(group)
    told = [_sentence(mine, words) for mine in sides.values()]
    if left := [row for group in ordered[MOST:] for row in group]:
        first = min(row["first"] for row in left)
        told.append(words.say("alliances.more", _ids(left), first=first))
    return told


def _sentence(groups: list[list[Row]], words: Words) -> Statement:
    """What one owed the other, or each the other: the first years with the states named, the rest behind."""
    row = groups[0][0]
    said: dict[str, Any] = {"sender": words.name(row["sender"]), "receiver": words.name(row["receiver"])}
    section = "obligation_both" if row["mutual"] else "obligation_one"
    parts = []
    for at, group in enumerate(groups):
        what = [words.message(f"{section}.{one['obligation']}", **said) for one in group]
        key = "alliances.then" if at else "alliances.both" if row["mutual"] else "alliances.one"
        when = _when(group[0], not at, words)
        parts.append(words.message(key, when=when, what=language.listing(what), **said))
    end = "alliances.end_both" if row["mutual"] else "alliances.end_one"
    return words.say(end, [one for group in groups for one in _ids(group)], parts="; ".join(parts))


def _then(called: str, state: str, words: Words) -> str:
    """A state under its name of the time."""
    return language.the(called) if called else words.name(state)


def _names(rows: list[Row], words: Words) -> list[Statement]:
    """Which state it was that an obligation bound before today's name."""
    told = []
    for state in dict.fromkeys(state for row in rows for state in row["called"]):
        mine = [row for row in rows if state in row["called"]]
        names = dict.fromkeys(language.the(row["called"][state]) for row in mine)
        said: dict[str, Any] = {"state": words.name(state), "then": language.listing(list(names))}
        told.append(words.say("alliances.called", _ids(mine), **said))
    return told


def _when(row: Row, first: bool, words: Words) -> str:
    if row["first"] == row["last"]:
        return words.message("alliances.in_year", first=row["first"])
    key = "alliances.until_last" if first and row["last"] == row["covered"] else "alliances.from_to"
    return words.message(key, first=row["first"], last=row["last"])


def _unbound(row: Row, after: bool, words: Words) -> Statement:
    said: dict[str, Any] = {"a": words.name(row["sender"]), "b": words.name(row["receiver"])}
    if row["status"] == "outside":
        return words.say("alliances.outside", row["rows"], absent=True, **said)
    stretches = row["stretches"].replace("-", "–").split(", ")
    if not after:
        return words.say("alliances.none", row["rows"], absent=True, years=language.listing(stretches), **said)
    if len(stretches) == 1 and row["last"] == row["covered"]:
        return words.say("alliances.none_since", row["rows"], absent=True, first=row["first"], last=row["last"])
    return words.say("alliances.none_later", row["rows"], absent=True, years=language.listing(stretches))


def _allies(allies: pd.DataFrame, words: Words) -> list[Statement]:
    rows = records(allies)
    if len(rows) != 2:
        return []
    said: dict[str, Any] = {"year": rows[0]["year"]}
    for side, row in zip("ab", rows, strict=True):
        count = language.plural(row["partners"], "state") if row["partners"] else words.message("alliances.nobody")
        if row["defended"]:
            whole = row["defended"] == row["partners"] > 1
            defended = words.message("alliances.all") if whole else row["defended"]
            count = words.message("alliances.and_defence", count=count, defended=defended)
        said |= {side: words.name(row["state"]), f"{side}_count": count}
    return [words.say("alliances.allies", _ids(rows), **said)]


def _grid(rows: list[Row], words: Words) -> list[Part]:
    """Every spell, where there are more than the sentences tell."""
    spells = [row for row in rows if row["status"] == "value"]
    if len({(row["first"], row["last"], row["mutual"], row["sender"]) for row in spells}) <= MOST:
        return []
    header = tuple(words.message(f"alliances.head_{name}") for name in ("years", "owed", "who"))
    return [Grid(header, tuple(_cells(row, words) for row in spells))]


def _cells(row: Row, words: Words) -> tuple[Statement, ...]:
    states = {name: row["called"].get(row[name]) or words.label(row[name]) for name in ("sender", "receiver")}
    who = words.message("alliances.owed", **states)
    if row["mutual"]:
        who = f"{language.listing(list(states.values()))}, {words.message('alliances.each')}"
    single = row["first"] == row["last"]
    years = str(row["first"]) if single else words.message("alliances.years", first=row["first"], last=row["last"])
    texts = (years, words.message(f"obligation.{row['obligation']}"), who)
    return tuple(words.put(text, row["rows"]) for text in texts)


def _ids(rows: list[Row]) -> list[str]:
    return [one for row in rows for one in row["rows"]]
