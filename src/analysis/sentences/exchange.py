"""What goes between two states besides envoys: trade, companies, equipment and people, in words."""

from typing import Any

import pandas as pd

from analysis import dates, language, money
from analysis.dyads import Dyad
from analysis.sentences.statement import Block, Bullets, Grid, Paragraph, Statement
from analysis.sentences.words import Words, between, dashed

Row = dict[str, Any]


def totals(frame: pd.DataFrame, words: Words) -> Block:
    """Every amount of trade, in one unit, with year, reporter and price base."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("trade.none"), absent=True),))])
    return Block([Paragraph(tuple(total(row, words) for row in frame.to_dict("records")))])


def total(row: Row, words: Words) -> Statement:
    """One amount of trade: what, when, how much, who says so, and what was printed where we read it otherwise."""
    key = "trade.total_both" if row["flow"] == "two_way" else "trade.total_one"
    return words.say(
        key,
        row["rows"],
        pair=between(words, (row["exporter"], row["importer"])),
        exporter=words.name(row["exporter"]),
        importer=words.name(row["importer"]),
        value=value(row),
        period=dates.say(row["period"]),
        reporter=reporter(row, words),
    )


def value(row: Row) -> str:
    """The amount in US dollars where it is known so, else in the currency printed."""
    known = pd.notna(row["value_usd"])
    return money.amount(row["value_usd"], "USD") if known else money.amount(row["value"], row["currency"])


def reporter(row: Row, words: Words) -> str:
    """Who reported and at which price base, or that nobody says."""
    who = words.message("trade.by", state=words.name(row["reporter"])) if row["reporter"] else words.message("trade.no_reporter")
    base = "" if row["valuation"] == "unknown" else f", {row['valuation'].upper()}"
    return f"{who}{base}"


def goods(frame: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """The goods that go each way, as one sentence a direction; nothing of values that no source gives."""
    items = [_goods(frame, *way, words) for way in (pair.states, pair.states[::-1])]
    return Block([Bullets(tuple(items))])


def companies(frame: pd.DataFrame, words: Words) -> Block:
    """Companies of one state in the other."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("companies.none"), absent=True),))])
    return Block([Bullets(tuple(_company(row, words) for row in frame.to_dict("records")))])


def flows(frame: pd.DataFrame, words: Words) -> Block:
    """People of one state in, or on their way to, the other."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("flows.none"), absent=True),))])
    return Block([Bullets(tuple(_flow(row, words) for row in frame.to_dict("records")))])


def links(frame: pd.DataFrame, words: Words) -> Block:
    """Equipment supplied, routes flown and launches made."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("links.none"), absent=True),))])
    return Block([Bullets(tuple(_link(row, words) for row in frame.to_dict("records")))])


def comparison(frame: pd.DataFrame, reasons: list[str], words: Words) -> Block:
    """Totals of several pairs side by side, in the order asked for, and why they are not ranked."""
    header = tuple(words.message(f"head.{name}") for name in ("pair", "year", "value", "reporter"))
    body = tuple(_compared(row, words) for row in frame.to_dict("records"))
    rows = [row for ids in frame["rows"] for row in ids]
    why = [words.put(words.message(f"trade.differ_{reason}"), rows) for reason in reasons]
    return Block([Grid(header, body), Paragraph(tuple(why))] if why else [Grid(header, body)])


def _compared(row: Row, words: Words) -> tuple[Statement | str, ...]:
    pair = dashed(words, *str(row["pair"]).split("-"))
    if not len(row["rows"]):
        missing = Statement(words.message("absence.not_reported"), absent=True)
        return (pair, missing, missing, missing)
    cells = (dates.say(row["period"]), value(row), reporter(row, words))
    return (words.put(pair, row["rows"]), *(words.put(cell, row["rows"]) for cell in cells))


def _goods(frame: pd.DataFrame, exporter: str, importer: str, words: Words) -> Statement:
    chosen = frame[frame.exporter.eq(exporter) & frame.importer.eq(importer)]
    spoken = {"exporter": words.name(exporter), "importer": words.name(importer)}
    if chosen.empty:
        return Statement(words.message("trade.no_goods", **spoken), absent=True)
    rows = [row for ids in chosen["rows"] for row in ids]
    spoken |= {"goods": language.listing(list(chosen["product"])), "as_of": words.as_ofs(chosen["as_of"])}
    return words.say("trade.goods", rows, **spoken)


def _company(row: Row, words: Words) -> Statement:
    spoken = {
        "company": row["company"],
        "home": words.name(row["home"]),
        "host": words.name(row["host"]),
        "form": words.message.word("form", row["form"]),
        "via": words.message("companies.via", via=row["via"]) if row["via"] else "",
        "start": words.message("missions.since", date=dates.say(row["start"].split("/")[0])) if row["start"] else "",
        "as_of": words.as_of(row["as_of"]),
        "status": "" if row["status"] == "actual" else f", {words.message.word('statuses', row['status'])}",
    }
    return words.say("companies.one", row["rows"], **spoken)


def _flow(row: Row, words: Words) -> Statement:
    persons = money.count(row["persons"]) if pd.notna(row["persons"]) else ""
    spoken = {
        "persons": row["persons_text"] or persons or words.message("flows.uncounted"),
        "origin": words.name(row["origin"]),
        "destination": words.name(row["destination"]),
        "kind": words.message.word("flow_kind", row["kind"]),
        "when": f", {dates.say(row['date'])}" if row["date"] else "",
        "as_of": words.as_of(row["as_of"]) if not row["date"] else "",
    }
    return words.say("flows.one", row["rows"], **spoken)


def _link(row: Row, words: Words) -> Statement:
    spoken = {
        "subject": row["subject"],
        "sender": words.name(row["sender"]),
        "receiver": words.name(row["receiver"]),
        "operator": words.message("links.operator", operator=row["operator"]) if row["operator"] else "",
        "place": words.message("links.place", place=row["place"]) if row["place"] else "",
        "when": f", {dates.say(row['date'])}" if row["date"] else "",
        "as_of": words.as_of(row["as_of"]) if not row["date"] else "",
    }
    return words.say(f"links.{row['kind']}", row["rows"], **spoken)
