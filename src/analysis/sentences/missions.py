"""Who has a post where, who is accredited from where, who answers it, and where nobody can tell."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.statement import Block, Grid, Statement
from analysis.sentences.words import Row, Words


def missions(frame: pd.DataFrame, reciprocity: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """A table: kind of mission by direction, and whether it is answered."""
    answers = {row["kind"]: row for row in records(reciprocity)}
    header = ("", *(_direction(pair, words, turned) for turned in (False, True)), words.message("head.reciprocal"))
    body = []
    for kind in dict.fromkeys(frame["kind"]):
        cells = [_cell(frame, kind, a, b, words) for a, b in (pair.states, pair.states[::-1])]
        if kind in answers:
            inferred = any(words.hedge(row["basis"]) for row in records(frame) if row["kind"] == kind)
            body.append((words.message(f"missions.{kind}"), *cells, _reciprocal(answers[kind], inferred, words)))
    return Block([Grid(header, tuple(body))])


def answer(row: Row, words: Words) -> str:
    """One direction's answer in a few words: there, announced, none, or not reported."""
    if row["answer"] == "present":
        return _present(row, words)
    if row["answer"] == "ended":
        return words.message("missions.ended", place=row["city"] or words.message("missions.there"))
    place = words.message("missions.at", city=row["city"]) if row["city"] and row["answer"] == "announced" else ""
    return words.message(f"missions.{row['answer']}", place=place) + words.source_time(row["as_of"])


def told(frame: pd.DataFrame, pair: Dyad, words: Words) -> list[Statement]:
    """The missions of a pair as sentences for its summary, one a kind and direction that any source speaks of."""
    sentences = []
    for kind in dict.fromkeys(frame["kind"]):
        ways = [_rows(frame, kind, *way) for way in (pair.states, pair.states[::-1])]
        if _alike(ways, "stated_absent"):
            sentences += _neither(kind, ways, pair, words)
            continue
        for rows in ways:
            sentences += _sentences([row for row in rows if row["answer"] != "unknown"], words)
    return sentences


def _sentences(rows: list[Row], words: Words) -> list[Statement]:
    """One sentence a mission; posts of one sort in several cities, which are told alike but for the city, in one."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for at, row in enumerate(rows):
        sort = words.data.rows.get(row.get("id", ""), {}).get("kind", "")
        alike = (
            row["answer"] == "present"
            and row["city"]
            and not row["since"]
            and words.message.has(f"missions.many_{sort}")
        )
        key = (sort, row["sender"], row["receiver"], row["as_of"], row["basis"]) if alike else (at,)
        groups.setdefault(key, []).append(row)
    return [_several(mine, words) if len(mine) > 1 else _sentence(mine[0], words) for mine in groups.values()]


def _several(rows: list[Row], words: Words) -> Statement:
    row = rows[0]
    spoken: dict[str, Any] = {
        "sender": words.name(row["sender"]),
        "kinds": words.message(f"missions.many_{words.data.rows[row['id']]['kind']}"),
        "places": language.listing(list(dict.fromkeys(one["city"] for one in rows))),
        "as_of": words.as_of(row["as_of"]),
        "inferred": words.hedge(row["basis"]),
    }
    return words.say("missions.told_many", [one for mine in rows for one in mine["rows"]], **spoken)


def _alike(ways: list[list[Row]], answer: str) -> bool:
    answers = [{(row["answer"], row["as_of"]) for row in rows} for rows in ways]
    return answers[0] == answers[1] and {one for one, _ in answers[0]} == {answer}


def _unlisted(key: str, kind: str, ids: list[str], words: Words) -> Statement:
    """That whole lists name no mission of a kind, either way."""
    listed = [words.data.rows[one] for one in ids if words.data.rows[one]["table"] == "coverage"]
    written = {words.data.sources[row["source"]].written_not_before for row in listed}
    as_of = words.as_ofs(f"{day}/.." for day in written if day)
    return words.say(key, ids, absent=True, plain=words.message(f"missions.plain_{kind}"), as_of=as_of)


def _neither(kind: str, ways: list[list[Row]], pair: Dyad, words: Words) -> list[Statement]:
    rows = [row for way in ways for row in way]
    spoken: dict[str, Any] = {
        "a": words.name(pair.a),
        "b": words.name(pair.b),
        "kind": words.message(f"missions.one_{kind}"),
    }
    inferred = words.hedge(*(row["basis"] for row in rows))
    spoken |= {"as_of": words.as_ofs(row["as_of"] for row in rows), "inferred": inferred}
    told = [words.say("missions.neither", _ids(rows), absent=True, **spoken)]
    lists = list(dict.fromkeys(one for row in rows for one in row["support"])) if "support" in rows[0] else []
    return [*told, _unlisted("missions.nor_listed", kind, lists, words)] if lists else told


def _sentence(row: Row, words: Words) -> Statement:
    key = f"missions.{row['kind']}_{row['answer']}"
    if not words.message.has(key):
        key = f"missions.told_{row['answer']}"
    post = words.data.rows.get(row.get("id", ""), {})
    spoken: dict[str, Any] = {
        "sender": words.name(row["sender"]),
        "receiver": words.name(row["receiver"]),
        "kind": _kind(row, post, words),
        "of": language.of(words.name(row["sender"])),
        "rank": words.message.word("head_rank", str(post.get("rank", "ambassador"))),
        "when": words.message("missions.when", when=dates.when(row["as_of"])) if _dated(row["as_of"]) else "",
        "place": row["city"] or words.name(row["receiver"]),
        "since": _since(row, words),
        "as_of": words.as_of(row["as_of"]) if row["as_of"] != row["since"] else "",
        "seat": words.name(row["seat"]) if row.get("seat") else words.message("missions.no_seat"),
        "inferred": words.hedge(row["basis"]),
        "person": words.message("missions.person", person=row["person"]) if row.get("person") else "",
        "named": words.message("missions.named", person=row["person"]) if row.get("person") else "",
    }
    return words.say(key, row["rows"], absent="absent" in row["answer"], **spoken)


def _kind(row: Row, post: Row, words: Words) -> str:
    """The sort of post; where a source names honorary consuls and no place, persons and no office."""
    if row["kind"] == "honorary_consulate" and not (row["city"] or row["since"]):
        return words.message("missions.one_honorary_consul")
    return words.message(f"missions.one_{post.get('kind') or row['kind']}")


def _since(row: Row, words: Words) -> str:
    return words.message("missions.since", date=dates.say(row["since"].split("/")[0])) if row["since"] else ""


def _dated(as_of: str) -> bool:
    return bool(as_of) and dates.parse(as_of).precision != "interval"


def _present(row: Row, words: Words) -> str:
    seen = "" if row["as_of"] == row["since"] else words.source_time(row["as_of"])
    return f"{_where(row, words)}{_since(row, words)}{seen}"


def _where(row: Row, words: Words) -> str:
    if row["kind"] == "head_of_mission":
        return row["person"] or words.message("missions.present")
    if row["kind"] != "accredited":
        unknown = "no_city_honorary" if row["kind"] == "honorary_consulate" else "no_city"
        return row["city"] or words.message(f"missions.{unknown}")
    person = words.message("missions.by_person", person=row["person"]) if row["person"] else ""
    spoken: dict[str, Any] = {"seat": words.name(row["seat"]), "person": person}
    return words.message("missions.from_seat", **spoken) if row["seat"] else words.message("missions.no_seat")


def _cell(frame: pd.DataFrame, kind: str, sender: str, receiver: str, words: Words) -> Statement:
    rows = _rows(frame, kind, sender, receiver)
    if not rows:
        return Statement(words.message("missions.unknown", place=""), absent=True)
    absent = all(row["answer"] not in ("present", "announced", "ended") for row in rows)
    said = [row for row in rows if row["answer"] != "unknown"] or rows[:1]
    told = [f"{_past(row, words)}{answer(row, words)}" for row in said]
    asked = [one for row in said if row["answer"] == "unknown" for one in row.get("asked", ())]
    return words.put("; ".join(told), [*_ids(said), *asked], absent)


def _past(row: Row, words: Words) -> str:
    """The ended state whose mission it was, where it was an ended state's."""
    if not row.get("past"):
        return ""
    return words.message("missions.past", sender=words.name(row["sender"]), receiver=words.name(row["receiver"]))


def _reciprocal(row: Row, inferred: bool, words: Words) -> Statement:
    if inferred and row["answer"] == "mutual":
        return words.say("reciprocal.mutual_inferred", row["rows"])
    return words.say(f"reciprocal.{row['answer']}", row["rows"], row["answer"] == "unknown")


def _direction(pair: Dyad, words: Words, turned: bool) -> str:
    a, b = (words.label(code) for code in pair.states)
    return f"{b} → {a}" if turned else f"{a} → {b}"


def _rows(frame: pd.DataFrame, kind: str, sender: str, receiver: str) -> list[Row]:
    """The answers of one kind and direction, those of the two states' pasts among them."""
    return [row for row in records(frame) if row["kind"] == kind and _goes(row, sender, receiver)]


def _goes(row: Row, sender: str, receiver: str) -> bool:
    ends = (row["sender"], row["receiver"])
    past = bool(row.get("past"))
    return ends == (sender, receiver) or (past and (ends[0] == sender or ends[1] == receiver))


def _ids(rows: Iterable[Row]) -> list[str]:
    return [identity for row in rows for identity in (row["rows"] or row["lost"])]
