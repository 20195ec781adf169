"""Posts by an index of posts in editions, in words: what each side had where, since which edition it is listed."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis import language
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.nothing import nothing
from analysis.sentences.statement import Block, Grid, Paragraph, Statement
from analysis.sentences.words import Row, Words

MOST = 3  # exceptions and former posts that a sentence names; the table has them all
CITIES = 8  # of one kind in a sentence


def postings(
    frame: pd.DataFrame, answers: pd.DataFrame, networks: Sequence[pd.DataFrame], pair: Dyad, words: Words
) -> Block:
    """Embassies both ways, each side's posts, how many embassies each has in all; then the posts by city.

    frame, answers: as `profile.postings` and `profile.reciprocity` give them; networks: `profile.embassies` of the
    first and of the second state.
    """
    if answers.empty:
        return nothing("lowy", words)
    told = [*mutual(answers, pair, words), *directions(frame, answers, pair, words)]
    told += [*_network(networks, pair, words), Statement(words.message("postings.snapshot"))]
    return Block([Paragraph(tuple(told)), *([_grid(frame, words)] if len(frame) else [])])


def mutual(answers: pd.DataFrame, pair: Dyad, words: Words) -> list[Statement]:
    """Whether embassies were mutual in the newest edition; nothing where one side is not known."""
    last = records(answers)[-1]
    if last["answer"] == "unknown":
        return []
    way = pair.states[::-1] if last["answer"] == "receiver_only" else pair.states
    said: dict[str, Any] = {"sender": words.name(way[0]), "receiver": words.name(way[1])}
    key = {"mutual": "postings.mutual", "none": "postings.none"}.get(last["answer"], "postings.one_way")
    return [words.say(key, last["rows"], last["answer"] == "none", year=last["year"], **said)]


def directions(frame: pd.DataFrame, answers: pd.DataFrame, pair: Dyad, words: Words) -> list[Statement]:
    """The posts of each side in the newest edition; that it had none; or that nothing is known of it."""
    last = records(answers)[-1]
    if pd.isna(last["a_embassy"]) and pd.isna(last["b_embassy"]) and frame.empty:
        said: dict[str, Any] = {"a": words.name(pair.a), "b": words.name(pair.b), "year": last["year"]}
        return [words.say("postings.neither", last["rows"], absent=True, **said)]
    told = []
    for side, way in zip("ab", (pair.states, pair.states[::-1]), strict=True):
        said = {"sender": words.name(way[0]), "receiver": words.name(way[1])}
        mine = [row for row in records(frame) if row["sender"] == way[0]]
        known = answers[answers[f"{side}_embassy"].notna()]
        told += _direction(mine, known, side, said, words)
        if pd.isna(last[f"{side}_embassy"]):
            told.append(words.say("postings.unknown", last["rows"], absent=True, year=last["year"], **said))
    return told


def _direction(mine: list[Row], known: pd.DataFrame, side: str, said: dict[str, Any], words: Words) -> list[Statement]:
    own = [row for row in mine if not row["body"]]
    now, former = ([row for row in own if row["current"] is current] for current in (True, False))
    told = []
    if now:
        last = records(known)[-1]
        count = language.plural(int(last[f"{side}_posts"]), "post")
        posts, listed = _posts(now, words), _listed(now, said["sender"], words)
        ids = [*_ids(now), *last["rows"]]
        told.append(words.say("postings.had", ids, year=last["year"], count=count, posts=posts, listed=listed, **said))
    elif len(known):
        years = known["year"].tolist()
        always = words.message("postings.nor", first=years[0]) if len(years) > 1 and not former else ""
        rows = _ids(records(known if always else known.tail(1)))
        told.append(words.say("postings.no_post", rows, absent=True, year=years[-1], always=always, **said))
    if former:
        told.append(words.say("postings.former", _ids(former), posts=_others(former, said["sender"], words), **said))
    if bodies := [row for row in mine if row["body"] and row["current"]]:
        told.append(words.say("postings.bodies", _ids(bodies), posts=_bodies(bodies, words), **said))
    return told


def when(row: Row, sender: str, words: Words) -> str:
    """In which of the editions that list the sender a post is listed."""
    editions, covered = list(row["editions"]), list(row["covered"])
    places = [covered.index(year) for year in editions]
    beside = {at + step for at in places for step in (-1, 1)} - set(places)
    others = language.listing([str(covered[at]) for at in sorted(beside) if 0 <= at < len(covered)])
    if editions == covered:
        return words.message("postings.every" if len(covered) > 1 else "postings.only", first=covered[0], sender=sender)
    if len(editions) > 1 and editions == covered[-len(editions) :]:
        return words.message("postings.tail", first=editions[0], others=others)
    return words.message("postings.some", years=language.listing(list(map(str, editions))), others=others)


def _listed(now: list[Row], sender: str, words: Words) -> str:
    """Since when the posts are listed, in one phrase, and which few are listed otherwise."""
    phrases = [when(row, sender, words) for row in now]
    most = max(dict.fromkeys(phrases), key=phrases.count)
    others = [row for row, phrase in zip(now, phrases, strict=True) if phrase != most]
    if not others:
        return words.message("postings.since_all", when=most)
    if len(others) > MOST:
        return ""
    told = [
        words.message("postings.other", post=_the(row, words), when=when(row, sender, words)) for row in others[:MOST]
    ]
    return words.message("postings.except", when=most, others=language.listing(told))


def _bodies(rows: list[Row], words: Words) -> str:
    """Missions to bodies, city by city."""
    told = []
    for city in dict.fromkeys(row["city"] for row in rows):
        titles = [_title(row) for row in rows if row["city"] == city]
        told.append(words.message("postings.body", city=_plain(city), title=", ".join(titles)))
    return language.listing(told)


def _the(row: Row, words: Words) -> str:
    kind = words.message(f"postings_kind.{row['kind']}").lower()
    return words.message("postings.the", kind=kind, city=_plain(row["city"]))


def _others(rows: list[Row], sender: str, words: Words) -> str:
    told = [
        words.message("postings.other", post=_posts([row], words), when=when(row, sender, words)) for row in rows[:MOST]
    ]
    told += [words.message("postings.more")] if len(rows) > MOST else []
    return language.listing(told)


def _posts(rows: list[Row], words: Words) -> str:
    """Posts by kind, with their cities."""
    told = []
    for kind in dict.fromkeys(row["kind"] for row in rows):
        cities = [_plain(row["city"]) for row in rows if row["kind"] == kind]
        section = "postings_one" if len(cities) == 1 else "postings_many"
        more = [words.message("postings.more")] if len(cities) > CITIES else []
        told.append(words.message(f"{section}.{kind}", cities=language.listing([*cities[:CITIES], *more])))
    return language.listing(told) if len(told) < 3 else "; ".join(told)


def _network(networks: Sequence[pd.DataFrame], pair: Dyad, words: Words) -> Iterable[Statement]:
    rows = [row for frame in networks for row in records(frame)]
    if len(rows) != 2:
        return
    if pd.isna(rows[0]["sent"]) and pd.notna(rows[1]["sent"]):
        rows.reverse()
    said: dict[str, Any] = {"year": rows[0]["year"], "senders": rows[0]["senders"]}
    for side, row in zip("ab", rows, strict=True):
        said |= {side: words.name(row["state"]), f"{side}_sent": row["sent"], f"{side}_hosted": row["hosted"]}
    known = sum(pd.notna(row["sent"]) for row in rows)
    key = {2: "postings.scale_both", 1: "postings.scale_one", 0: "postings.scale_none"}[known]
    yield words.say(key, _ids(rows), **said)


def _grid(frame: pd.DataFrame, words: Words) -> Grid:
    header = tuple(words.message(f"postings.head_{name}") for name in ("way", "city", "post", "title", "listed"))
    return Grid(header, tuple(_cells(row, words) for row in records(frame)))


def _cells(row: Row, words: Words) -> tuple[Statement, ...]:
    sender, receiver = words.label(row["sender"]), words.label(row["receiver"])
    city = _plain(row["city"])
    if len(row["spelled"]):
        city = words.message("postings.spelled", city=city, others=", ".join(map(_plain, row["spelled"])))
    texts = (words.message("postings.way", sender=sender, receiver=receiver), city)
    texts += (words.message(f"postings_kind.{row['kind']}"), _title(row), when(row, words.name(row["sender"]), words))
    return tuple(words.put(text, row["rows"]) for text in texts)


def _plain(city: str) -> str:
    return language.shortened(city, 6)


def _title(row: Row) -> str:
    return language.shortened(row["title"])


def _ids(rows: Iterable[Row]) -> list[str]:
    return [one for row in rows for one in row["rows"]]
