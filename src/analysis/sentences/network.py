"""Layers of ties in words: how large each is, who leads and why, what is answered, and who covers whom."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.records import records
from analysis.sentences.statement import Block, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Row, Words


def title(layers: pd.DataFrame, words: Words) -> Block:
    """What the network holds, and what its leader owes to the sources, as the page's heading."""
    if layers.empty:
        return Block([Heading(Statement(words.message("network.empty")), 1)])
    chosen = layers[layers["layer"].eq("embassies")] if layers["layer"].eq("embassies").any() else layers.iloc[:1]
    row = records(chosen)[0]
    listed = [state for state in row["leaders"] if state in row["listed"]]
    key = "network.title_artefact" if listed else "network.title"
    spoken: dict[str, Any] = {
        "leader": language.listing([words.label(state) for state in row["leaders"]]),
        "nodes": row["nodes"],
    }
    spoken["layer"] = words.message(f"layer.{row['layer']}").lower()
    return Block([Heading(words.say(key, [*row["rows"], *row["list_rows"]], **spoken), 1)])


def layers(frame: pd.DataFrame, words: Words) -> Block:
    """The layers side by side, never summed, and for each whether a whole list feeds it."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("network.empty")),))])
    header = tuple(words.message(f"head.{name}") for name in ("layer", "states", "ties", "mutual", "whole"))
    body = tuple(
        (
            words.message(f"layer.{row['layer']}"),
            words.put(str(row["nodes"]), row["rows"]),
            words.put(str(row["ties"]), row["rows"]),
            words.put("–" if pd.isna(row["mutual"]) else str(row["mutual"]), row["rows"]),
            words.put(_whole(row, words), [*row["list_rows"], *row["rows"]]),
        )
        for row in records(frame)
    )
    note = Paragraph((Statement(words.message("network.never_summed")), *_artefacts(frame, words)))
    return Block([Grid(header, body), note])


def degree(frame: pd.DataFrame, layer: str, words: Words) -> Block:
    """How many states each is tied to in one layer, out of how many that the layer speaks of."""
    if frame.empty:
        return Block(
            [Paragraph((Statement(words.message("network.no_ties", layer=words.message(f"layer.{layer}").lower())),))]
        )
    header = tuple(words.message(f"head.{name}") for name in ("states", "out", "in", "ties", "of"))
    body = tuple(
        (
            words.put(words.label(row["iso3"]), row["rows"]),
            *(words.put(_number(row[name]), row["rows"]) for name in ("out_", "in_", "neighbours")),
            words.put(_number(row["denominator"]), row["layer_rows"]),
        )
        for row in records(frame[frame["neighbours"].gt(0)])
    )
    return Block([Grid(header, body)])


def reciprocity(census: pd.DataFrame, share: tuple[float, float] | None, words: Words) -> Block:
    """The census of dyads of one layer, and its reciprocity as an interval."""
    row = census.iloc[0].to_dict()
    counts: dict[str, Any] = {
        name: int(row[name]) for name in ("mutual", "one_way", "unanswered", "none", "unknown", "dyads")
    }
    told = words.say("network.census", row["rows"], layer=words.message(f"layer.{row['layer']}"), **counts)
    if share is None:
        return Block([Paragraph((told, Statement(words.message("network.no_share"))))])
    low, high = (f"{part:.0%}" for part in share)
    key = "network.share_one" if low == high else "network.share"
    return Block([Paragraph((told, words.say(key, row["rows"], low=low, high=high)))])


def coverers(frame: pd.DataFrame, words: Words) -> Block:
    """Who covers whom from which third state."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("network.no_coverers"), absent=True),))])
    header = tuple(words.message(f"head.{name}") for name in ("sender", "receiver", "seat", "person", "since", "told"))
    body = tuple(
        (
            words.put(words.label(row["sender"]), row["rows"]),
            words.put(words.label(row["receiver"]), row["rows"]),
            words.put(words.label(row["seat"]) if row["seat"] else words.message("missions.no_seat"), row["rows"]),
            words.put(row["person"] or words.message("absence.not_reported"), row["rows"]),
            *_times(row["start"], row, words),
        )
        for row in records(frame)
    )
    return Block([Grid(header, body)])


def edge_list(frame: pd.DataFrame, words: Words) -> Block:
    """Every tie beside the picture: layer, from whom, to whom, since when."""
    header = tuple(words.message(f"head.{name}") for name in ("layer", "sender", "receiver", "since", "told", "status"))
    body = tuple(
        (
            words.message(f"layer.{row['layer']}"),
            words.put(words.label(row["sender"]), row["rows"]),
            words.put(words.label(row["receiver"]), row["rows"]),
            *_times(row["since"], row, words),
            words.put(words.message.word("statuses", row["status"]), row["rows"]),
        )
        for row in records(frame)
    )
    return Block([Grid(header, body)])


def _whole(row: Row, words: Words) -> str:
    if not row["whole_list"]:
        return words.message("network.named_only")
    states = language.listing([words.name(state) for state in row["listed"]])
    return words.message("network.whole_for", states=states) if states else words.message("network.whole")


def _artefacts(frame: pd.DataFrame, words: Words) -> Iterable[Statement]:
    for row in records(frame):
        listed = [words.name(state) for state in row["leaders"] if state in row["listed"]]
        if listed:
            spoken: dict[str, Any] = {
                "layer": words.message(f"layer.{row['layer']}"),
                "leader": language.listing(listed),
            }
            yield words.say("network.artefact", [*row["list_rows"], *row["rows"]], **spoken)


def _times(since: str, row: Row, words: Words) -> tuple[Statement, Statement]:
    """Since when, and for when a source told of it."""
    nothing = words.message("absence.not_reported")
    begun = dates.say(since.split("/")[0]) if since else nothing
    seen = words.source_time(row["as_of"]).strip(" ()") or nothing
    return words.put(begun, row["rows"], not since), words.put(seen, row["rows"])


def _number(value: Any) -> str:
    return "–" if pd.isna(value) else str(value)
