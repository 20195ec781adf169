"""The world's ties in words: who is tied most, the layers side by side, which ties are drawn, groups of states."""

from typing import Any

import pandas as pd

from analysis import language, money
from analysis.records import records
from analysis.sentences import network
from analysis.sentences.statement import Block, Bullets, Grid, Heading, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

FIGURES = 4  # of an amount
LEADERS, MEMBERS, REGION, SILENT = 3, 6, 3, 15  # by name; of more only the number, or the first


def title(layers: pd.DataFrame, placed: pd.DataFrame, region: str, compared: pd.DataFrame, words: Words) -> Block:
    """Who is tied most, beside the median state, as the page's heading; without a layer what the documents tell.

    layers: as `network.worldwide`; placed: as `network.standing`, whose layer the heading is about; region: as asked;
    compared: as `network.compare_layers`, of the documents.
    """
    if placed["strength"].isna().all():
        return network.title(compared, words)
    row = records(layers[layers["layer"].eq(placed["layer"].iloc[0])])[0]
    first = placed[placed["strength_place"].eq(placed["strength_place"].min())]
    rows = [*(one for ids in first["rows"] for one in ids), *row["rows"], *placed["among"].iloc[0]]
    said: dict[str, Any] = {"year": row["year"], "states": row["states"], "layer": label(row["layer"], words).lower()}
    if not row["ties"]:
        return Block([Heading(words.say("world.none", row["rows"], **said), 1)])
    one, partial = records(first)[0], {"median": plain(row["partners"]), "of": row["placed"]}
    said |= {"who": _leaders(first["iso3"].tolist(), words), "partners": one["partners"]} | partial
    key = "world.all_others" if one["partners"] == row["states"] - 1 else "world.some_others"
    others = words.message(key, partners=one["partners"], others=row["states"] - 1)
    said["others"] = words.message("world.each", others=others) if len(first) > 1 else others
    said |= {"strength": strength(row["layer"], one["strength"]), "floor": _floor(row)}
    said["lead"] = _lead(row["layer"], placed, region, words)
    return Block([Heading(words.say(f"world.title_{row['layer']}", rows, **said), 1)])


def layers(frame: pd.DataFrame, words: Words) -> Block:
    """The layers side by side, then what a tie is in each, and what lies outside."""
    rows = records(frame)
    missing = [row for row in rows if not row["here"]]
    if len(missing) == len(rows):
        names, titles = " ".join(row["dataset"] for row in rows), [label(row["layer"], words).lower() for row in rows]
        said = words.message("world.not_here", names=names, layers=language.listing(titles))
        return alone(Statement(said, absent=True))
    heads = ("layer", "year", "states", "ties", "tied", "median", "most")
    header = tuple(words.message(f"world.head_{name}") for name in heads)
    meant = [_meaning(row, words) for row in rows if pd.notna(row["year"])]
    told = (Statement(words.message("world.never_summed")), *_beyond(rows, words))
    grid = Grid(header, tuple(_layer(row, words) for row in rows))
    return Block([grid, Bullets(tuple(meant)), Paragraph(told)])


def outstanding(ties: pd.DataFrame, left_out: int, layer: str, region: str, words: Words) -> Block:
    """How many ties the map shows, and by which rule."""
    if ties.empty:
        return alone(Statement(words.message("world.no_map"), absent=True))
    said: dict[str, Any] = {"drawn": money.count(len(ties)), "whole": money.count(len(ties) + left_out)}
    said |= {"left": money.count(left_out), "year": ties["year"].iloc[0], "layer": label(layer, words).lower()}
    said["region"] = words.message("world.touching", region=named(_then(region, ties, words), words)) if region else ""
    return alone(words.say("world.drawn" if left_out else "world.drawn_all", ties["rows"].iloc[0], **said))


def land(shapes: pd.DataFrame | None, words: Words) -> Block:
    """Whose boundaries a map draws, where it draws any."""
    return Block() if shapes is None else alone(words.say("world.land", shapes["rows"].iloc[0]))


def blocs(frame: pd.DataFrame, region: str, words: Words) -> Block:
    """Into which groups a layer divides the states, and how far that can be relied on."""
    if frame.empty:
        return alone(Statement(words.message("world.no_blocs"), absent=True))
    one = records(frame)[0]
    rows, weight = one["rows"], words.message(f"world.strength_{one['layer']}")
    said: dict[str, Any] = {name: one[name] for name in ("year", "states")} | {"layer": label(one["layer"], words)}
    said |= {"count": one["blocs"], "modularity": f"{one['modularity']:.2f}"}
    said["alone"] = words.message("world.alone", alone=one["alone"]) if one["alone"] else ""
    told = [words.say("world.blocs", rows, **said)]
    if pd.notna(one["stability"]):
        told.append(words.say("world.stable", rows, runs=one["runs"], stability=f"{one['stability']:.2f}"))
    header = [words.message("world.head_bloc"), words.message("world.head_size")]
    header += [words.message("world.head_first", strength=weight)]
    header += [words.message("world.head_inside")] if region else []
    body = tuple(_bloc(row, bool(region), words) for row in records(frame))
    return Block([Paragraph(tuple(told)), Grid((*header, words.message("world.head_together")), body)])


def documents(layers: pd.DataFrame, words: Words) -> Block:
    """Where a page that tells of the world turns to the documents."""
    return alone(Statement(words.message("world.documents"))) if layers["here"].any() else Block()


def label(layer: str, words: Words) -> str:
    """A layer of the world as it stands alone."""
    return words.message.word("world_layer", layer)


def named(region: str, words: Words) -> str:
    """A group, or some states, inside a sentence."""
    codes = [code.strip() for code in region.split(",")]
    if len(codes) > REGION:
        return words.message("world.several", count=len(codes))
    return language.listing([words.name(code) for code in codes])


def strength(layer: str, value: float) -> str:
    """A sum of weights as a layer counts them: dollars, posts, allies, bodies, shares."""
    return money.amount(float(f"{value:.{FIGURES}g}"), "USD") if layer == "trade" else plain(value)


def plain(value: float) -> str:
    """A number with one decimal at most, its thousands parted."""
    return f"{value:,.1f}".removesuffix(".0")


def alone(*told: Statement) -> Block:
    """Statements as one paragraph."""
    parts: list[Part] = [Paragraph(told)]
    return Block(parts)


def _then(region: str, ties: pd.DataFrame, words: Words) -> str:
    """The states and groups of a region by the codes of the ties' year: that of an ended state before its heir's."""
    ends, found = {*ties["sender"], *ties["receiver"]}, []
    for code in (code.strip() for code in region.split(",")):
        pasts = [past for past in words.data.atlas.pasts(code) if past in ends]
        found.append(pasts[0] if pasts and code not in ends else code)
    return ",".join(found)


def _lead(layer: str, placed: pd.DataFrame, region: str, words: Words) -> str:
    """That nobody is tied more, or the place of one state that stands alone."""
    if len(placed) == 1:
        place = language.ordinal(int(placed["strength_place"].iloc[0]))
        return words.message("world.lead_place", place=place, of=placed["of"].iloc[0])
    if len(placed) <= LEADERS:
        first = placed["strength_place"].min()
        others = [words.name(state) for state in placed.loc[placed["strength_place"].gt(first), "iso3"]]
        return words.message("world.lead_than", others=language.listing(others)) if others else ""
    of = words.message("world.of_region", region=named(region, words)) if region else ""
    return words.message("world.lead_votes" if layer == "votes" else "world.lead", region=of)


def _leaders(states: list[str], words: Words) -> str:
    if len(states) > LEADERS:
        return words.message("world.leaders", count=len(states))
    return language.listing([words.name(state) for state in states])


def _layer(row: Row, words: Words) -> tuple[Statement | str, ...]:
    """A layer's line of the table."""
    head = label(row["layer"], words)
    if not row["here"]:
        silent = Statement(words.message("world.not_fetched", dataset=row["dataset"]), absent=True)
        return head, silent, *("–",) * 5
    if pd.isna(row["year"]):
        years = str(row["first"]) if row["first"] == row["last"] else f"{row['first']}–{row['last']}"
        return head, Statement(words.message("world.outside", years=years), absent=True), *("–",) * 5
    states = money.count(row["states"])
    if not row["whole"]:
        states = words.message("world.senders", states=states, senders=row["placed"])
    tied = f"{row['tied'] / row['pairs']:.0%}" if row["whole"] and row["pairs"] else "–"
    first = row["leaders"]
    who = words.label(first[0]) if len(first) == 1 else _leaders(first, words)
    most = words.message("world.leader", who=who, partners=row["leader_partners"])
    texts = (str(row["year"]), states, money.count(row["ties"]), tied, plain(row["partners"]), most)
    return head, *(words.put(text, row["rows"]) for text in texts)


def _meaning(row: Row, words: Words) -> Statement:
    """What a tie of a layer is, and what its data set does not tell."""
    said: dict[str, Any] = {"name": label(row["layer"], words), "year": row["year"], "senders": row["placed"]}
    if row["layer"] == "trade":
        silent = _some([words.name(state) for state in row["silent"]], words)
        unit = money.amount(row["rounded"], "USD") if row["rounded"] else ""
        said |= {"unreported": money.count(row["unreported"]), "floor": _floor(row)}
        said["silent"] = words.message("world.silent", who=silent) if silent else ""
        said["rounded"] = words.message("world.rounded", unit=unit) if unit else ""
    return words.say(f"world.{row['layer']}", row["rows"], **said)


def _floor(row: Row) -> str:
    return money.amount(row["floor"], "USD") if pd.notna(row["floor"]) else ""


def _some(names: list[str], words: Words) -> str:
    """Names one after the other, of many the last as their number."""
    if len(names) <= SILENT:
        return language.listing(names)
    return words.message("world.silent_more", names=", ".join(names[:SILENT]), n=len(names))


def _beyond(rows: list[Row], words: Words) -> list[Statement]:
    """The layers that do not tell of the year asked for."""
    late = [row for row in rows if pd.notna(row["year"]) and row["asked"] > str(row["year"])]
    if not late:
        return []
    ends = [words.message("world.until", layer=label(row["layer"], words).lower(), year=row["year"]) for row in late]
    ids = [one for row in late for one in row["rows"]]
    return [words.say("world.beyond", ids, absent=True, asked=late[0]["asked"], layers=language.listing(ends))]


def _bloc(row: Row, inside: bool, words: Words) -> tuple[Statement | str, ...]:
    """A group's line of the table."""
    first = [words.label(state) for state in row["members"][:MEMBERS]]
    texts = [str(row["size"]), ", ".join(first)]
    texts += [str(len(row["inside"]))] if inside else []
    return str(row["bloc"]), *(words.put(text, row["rows"]) for text in (*texts, f"{row['together']:.0%}"))
