"""Places of states in the world's ties in words: in one year with four measures, and over decades."""

from typing import Any

import pandas as pd

from analysis import language
from analysis.records import records
from analysis.sentences.statement import Block, Grid, Paragraph, Statement
from analysis.sentences.words import Row, Words
from analysis.sentences.world import alone, label, strength

SHOWN = 12  # states of a table; of more only the number
FEW = 3  # states of whose moves each is told
MEASURES = ("closeness", "betweenness", "eigenvector")
WEIGHED = ("trade", "bodies", "posts")  # layers of which a strength says more than the number of partners


def standing(placed: pd.DataFrame, words: Words) -> Block:
    """The states that stand first in a layer, with their measures."""
    known = placed[placed["strength"].notna()]
    if known.empty:
        return alone(Statement(words.message("world.no_places"), absent=True))
    row, shown = records(known)[0], records(known[:SHOWN])
    weighed = [f"strength_{row['layer']}"] if row["layer"] in WEIGHED else []
    whole = not row["reason"]
    heads = ("state", "place", "partners", *weighed, *(MEASURES if whole else ()))
    said: dict[str, Any] = {"layer": label(row["layer"], words), "year": row["year"], "of": row["of"]}
    told = [words.say("world.places" if whole else "world.places_posts", row["rows"], **said)]
    if len(known) > SHOWN:
        told.append(Statement(words.message("world.more", shown=SHOWN, count=len(known))))
    key, weight = ("world.measures", words.message(f"world.weight_{row['layer']}")) if whole else ("world.refused", "")
    told.append(words.say(key, row["rows"], absent=not whole, of=row["of"], weight=weight))
    header = tuple(words.message(f"world.head_{name}") for name in heads)
    body = tuple(_stands(one, bool(weighed), whole, words) for one in shown)
    return Block([Paragraph(tuple(told)), Grid(header, body)])


def changes(history: pd.DataFrame, region: str, words: Words) -> Block:
    """Who rose and fell furthest, and the places of the first states at every tenth year."""
    rows = history[history["told"]]
    if rows.empty:
        return alone(Statement(words.message("world.no_history"), absent=True))
    years = sorted(rows["year"].unique().tolist())
    at = {(row["iso3"], row["year"]): row for row in records(rows)}
    last = rows[rows["year"].eq(years[-1])].sort_values(["strength_place", "iso3"])
    heads = [
        words.message("world.head_places", year=year, of=rows.loc[rows["year"].eq(year), "of"].iloc[0])
        for year in years
    ]
    header = (words.message("world.head_state"), *heads)
    body = tuple(_line(row, [at.get((row["iso3"], year)) for year in years], words) for row in records(last[:SHOWN]))
    layer = last["layer"].iloc[0]
    said = {"strength": words.message(f"world.strength_{layer}")}
    said["dollars"] = words.message("world.dollars") if layer == "trade" else ""
    told = (*_moves(at, years, region, words), Statement(words.message("world.within", **said)))
    return Block([Paragraph(told), Grid(header, body)])


def _stands(row: Row, weighed: bool, whole: bool, words: Words) -> tuple[Statement, ...]:
    texts = [words.label(row["iso3"]), language.ordinal(int(row["strength_place"])), str(row["partners"])]
    texts += [strength(row["layer"], row["strength"])] if weighed else []
    texts += [_fine(row[name]) for name in MEASURES] if whole else []
    return tuple(words.put(text, row["rows"]) for text in texts)


def _fine(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.3f}"


def _line(row: Row, then: list[Row | None], words: Words) -> tuple[Statement, ...]:
    cells = [_place(one, row, words) if one else words.message("world.place_absent") for one in then]
    return tuple(words.put(text, row["rows"]) for text in (words.label(row["node"]), *cells))


def _place(row: Row, now: Row, words: Words) -> str:
    """A place, and whose it was where that was not the state of the last year."""
    rank = language.ordinal(int(row["strength_place"]))
    if row["node"] == now["node"]:
        return rank
    return words.message("world.place_past", rank=rank, past=words.label(row["node"]))


def _moves(at: dict[tuple[str, int], Row], years: list[int], region: str, words: Words) -> list[Statement]:
    """Who rose and fell furthest between the first and the last year told; of few states the way of each."""
    first, last = years[0], years[-1]
    both = [(then, at[state, last]) for (state, year), then in at.items() if year == first and (state, last) in at]
    ways = [way for way in both if all(pd.notna(row["common_place"]) for row in way)]
    if first == last or not ways:
        return []
    chosen = [("went", way) for way in ways] if len(ways) <= FEW else _furthest(ways)
    of = words.message("world.of_the_region") if region else ""
    told = [_moved(key, way, "" if place else of, words) for place, (key, way) in enumerate(chosen)]
    rows = [row for _, (_, now) in chosen or [("", ways[0])] for row in now["rows"]]
    said: dict[str, Any] = {"first": first, "last": last, "common": ways[0][1]["common"]}
    return [words.say("world.moved", rows, ways=language.listing(told) or words.message("world.stayed"), **said)]


def _furthest(ways: list[tuple[Row, Row]]) -> list[tuple[str, tuple[Row, Row]]]:
    """The one that rose and the one that fell by most places; none where nobody did."""
    ordered = sorted(ways, key=lambda way: (_way(way), way[1]["iso3"]))
    rose = [("rose", ordered[0])] if _way(ordered[0]) < 0 else []
    return rose + ([("fell", ordered[-1])] if _way(ordered[-1]) > 0 else [])


def _way(way: tuple[Row, Row]) -> int:
    """By how many places a state fell."""
    return int(way[1]["common_place"] - way[0]["common_place"])


def _moved(key: str, way: tuple[Row, Row], region: str, words: Words) -> str:
    then, now = (language.ordinal(int(row["common_place"])) for row in way)
    before, after = (row["node"] for row in way)
    key = "kept" if key == "went" and then == now else key
    if before != after:
        then = words.message("world.then_past", rank=then, past=words.name(before))
    return words.message(f"world.{key}", state=words.name(after), then=then, now=now, region=region)
