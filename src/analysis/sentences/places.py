"""Places of states in the world's ties in words: in one year with four measures, and over decades."""

from typing import Any

import pandas as pd

from analysis import language
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
    row, shown = known.to_dict("records")[0], known[:SHOWN].to_dict("records")
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


def changes(history: pd.DataFrame, words: Words) -> Block:
    """Who rose and fell furthest, and the places of the first states at every tenth year."""
    told = history[history["told"]]
    if told.empty:
        return alone(Statement(words.message("world.no_history"), absent=True))
    years = sorted(told["year"].unique().tolist())
    at = {(row["iso3"], row["year"]): row for row in told.to_dict("records")}
    last = told[told["year"].eq(years[-1])].sort_values(["strength_place", "iso3"])
    header = (words.message("world.head_state"), *map(str, years))
    body = tuple(
        _line(row, [at.get((row["iso3"], year)) for year in years], words) for row in last[:SHOWN].to_dict("records")
    )
    basis = words.message(f"world.strength_{last['layer'].iloc[0]}")
    moved = _moves(at, years, words)
    return Block([Paragraph((*moved, Statement(words.message("world.within", strength=basis)))), Grid(header, body)])


def _stands(row: Row, weighed: bool, whole: bool, words: Words) -> tuple[Statement, ...]:
    texts = [words.label(row["iso3"]), language.ordinal(int(row["strength_place"])), str(row["partners"])]
    texts += [strength(row["layer"], row["strength"])] if weighed else []
    texts += [_fine(row[name]) for name in MEASURES] if whole else []
    return tuple(words.put(text, row["rows"]) for text in texts)


def _fine(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.3f}"


def _line(row: Row, then: list[Row | None], words: Words) -> tuple[Statement, ...]:
    cells = [_place(one, words) if one else words.message("world.place_absent") for one in then]
    return tuple(words.put(text, row["rows"]) for text in (words.label(row["iso3"]), *cells))


def _place(row: Row, words: Words) -> str:
    said = {"rank": language.ordinal(int(row["strength_place"])), "of": row["of"]}
    if row["past"]:
        return words.message("world.place_past", past=words.label(row["node"]), **said)
    return words.message("world.place", **said)


def _moves(at: dict[tuple[str, int], Row], years: list[int], words: Words) -> list[Statement]:
    """The states that rose and fell furthest between the first and the last year told; of few states each."""
    first, last = years[0], years[-1]
    states = [state for state, year in at if year == first and (state, last) in at]
    if first == last or not states:
        return []
    if len(states) <= FEW:
        return [_moved("world.went", [state], at, first, last, words) for state in states]
    ways = {state: _ahead(at[state, last]) - _ahead(at[state, first]) for state in states}
    ends = [min(ways, key=lambda state: (ways[state], state)), max(ways, key=lambda state: (ways[state], state))]
    return [_moved("world.moved", ends, at, first, last, words)]


def _moved(
    key: str, states: list[str], at: dict[tuple[str, int], Row], first: int, last: int, words: Words
) -> Statement:
    said: dict[str, Any] = {"first": first, "last": last}
    for name, state in zip(("one", "other"), states, strict=False):
        said |= {name: words.name(state), f"{name}_then": _place(at[state, first], words)}
        said[f"{name}_now"] = _place(at[state, last], words)
    return words.say(key, [row for state in states for row in at[state, last]["rows"]], **said)


def _ahead(row: Row) -> float:
    """The share of the other states that stand before one."""
    return (row["strength_place"] - 1) / max(row["of"] - 1, 1)
