"""What goes between two states besides envoys: trade, companies, equipment and people, in words."""

from typing import Any

import pandas as pd

from analysis import dates, language, money
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences.statement import Block, Bullets, Grid, Heading, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words, between, dashed


def totals(frame: pd.DataFrame, words: Words) -> Block:
    """Every amount of trade, in one unit, with year, reporter and price base."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("trade.none"), absent=True),))])
    return Block([Paragraph(tuple(total(row, words) for row in records(frame)))])


def total(row: Row, words: Words) -> Statement:
    """One amount of trade: what, when, how much, who says so, and what was printed where we read it otherwise."""
    key = "trade.total_both" if row["flow"] == "two_way" else "trade.total_one"
    if row["value_usd"] == 0 and row["flow"] == "one_way" and row["reporter"]:
        key = "trade.zero"
    return words.say(
        key,
        row["rows"],
        pair=between(words, (row["exporter"], row["importer"])),
        exporter=words.name(row["exporter"]),
        importer=words.name(row["importer"]),
        value=value(row),
        period=dates.say(row["period"]),
        reporter=reporter(row, words),
        who=words.name(row["reporter"]),
        corrected=words.message("trade.corrected", printed=row["value_text"]) if row["corrected"] else "",
    )


def value(row: Row) -> str:
    """The amount in US dollars where it is known so, else in the currency printed."""
    if pd.notna(row["value_usd"]):
        return money.amount(row["value_usd"], "USD")
    known = pd.notna(row.get("value", pd.NA))
    return money.amount(row["value"], row["currency"]) if known else row["currency"]


def reporter(row: Row, words: Words) -> str:
    """Who reported and at which price base, or that nobody says."""
    who = (
        words.message("trade.by", state=words.name(row["reporter"]))
        if row["reporter"]
        else words.message("trade.no_reporter")
    )
    base = "" if row["valuation"] == "unknown" else f", {row['valuation'].upper()}"
    return f"{who}{base}"


def goods(frame: pd.DataFrame, pair: Dyad, words: Words) -> Block:
    """The goods that go each way, as one sentence a direction; nothing of values that no source gives."""
    items = [_goods(frame, one, other, words) for one, other in (pair.states, pair.states[::-1])]
    return Block([Bullets(tuple(items))])


def every_good(frames: list[pd.DataFrame], pairs: list[Dyad], words: Words) -> Block:
    """The goods of several pairs, pair by pair, in the order asked for."""
    parts: list[Part] = []
    for frame, pair in zip(frames, pairs, strict=True):
        parts += [Heading(dashed(words, *pair.states)), *goods(frame, pair, words).parts]
    return Block(parts)


def companies(frame: pd.DataFrame, words: Words) -> Block:
    """Companies of one state in the other: which, in which direction, how, since when."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("companies.none"), absent=True),))])
    header = tuple(words.message(f"head.{name}") for name in ("company", "direction", "form", "since", "told"))
    return Block([Grid(header, tuple(_company(row, words) for row in records(frame)))])


def flows(frame: pd.DataFrame, words: Words) -> Block:
    """People of one state in, or on their way to, the other."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("flows.none"), absent=True),))])
    return Block([Bullets(tuple(_flow(row, words) for row in records(frame)))])


def links(frame: pd.DataFrame, words: Words) -> Block:
    """Equipment supplied, routes flown and launches made."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("links.none"), absent=True),))])
    return Block([Bullets(tuple(_link(row, words) for row in records(frame)))])


def title(frame: pd.DataFrame, reasons: pd.DataFrame, words: Words) -> Block:
    """Of how many pairs an amount is reported, and whether they can be ranked, as the page's heading."""
    rows = [row for ids in frame["rows"] for row in ids]
    if not rows:
        return Block([Heading(Statement(words.message("trade.none")), 1)])
    years = sorted({row["period"][:4] for row in records(frame)})
    key = "trade.title_unranked" if len(reasons) else "trade.title"
    return Block([Heading(words.say(key, rows, pairs=frame["pair"].nunique(), first=years[0], last=years[-1]), 1)])


def comparison(frame: pd.DataFrame, reasons: pd.DataFrame, words: Words) -> Block:
    """Totals of several pairs side by side, in the order asked for, and in words why they are not ranked."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("trade.none"), absent=True),))])
    header = tuple(words.message(f"head.{name}") for name in ("pair", "year", "value", "reporter"))
    body = tuple(_compared(row, words) for row in records(frame))
    why = tuple(_reason(row, words) for row in records(reasons))
    return Block([Grid(header, body), *([Bullets(why)] if why else [])])


def shared(frame: pd.DataFrame, exporter: str, words: Words) -> Block:
    """Headings of the Harmonized System under which several partners buy, with the goods as named."""
    if frame.empty:
        return Block([Paragraph((Statement(words.message("trade.no_shared")),))])
    items = [
        words.say(
            "trade.shared",
            row["rows"],
            exporter=words.name(exporter),
            code=row["hs"],
            edition=row["hs_edition"],
            mapping=words.message.word("mapping", row["mapping"]),
            bought="; ".join(f"{words.name(state)}: {', '.join(names)}" for state, names in row["products"].items()),
        )
        for row in records(frame)
    ]
    return Block([Bullets(tuple(items)), Paragraph((Statement(words.message("trade.shared_note")),))])


def _compared(row: Row, words: Words) -> tuple[Statement | str, ...]:
    pair = dashed(words, *row["pair"].split("-")[:2])
    cells = (dates.say(row["period"]), value(row), reporter(row, words))
    return (words.put(pair, row["rows"]), *(words.put(cell, row["rows"]) for cell in cells))


def _reason(row: Row, words: Words) -> Statement:
    values = [words.label(value) if row["reason"] == "reporter" else value for value in row["values"]]
    return words.say(f"trade.differ_{row['reason']}", row["rows"], values=language.listing([v for v in values if v]))


def _goods(frame: pd.DataFrame, exporter: str, importer: str, words: Words) -> Statement:
    chosen = frame[frame.exporter.eq(exporter) & frame.importer.eq(importer) & frame.status.eq("actual")]
    spoken: dict[str, Any] = {"exporter": words.name(exporter), "importer": words.name(importer)}
    if chosen.empty:
        return Statement(words.message("trade.no_goods", **spoken), absent=True)
    rows = [row for ids in chosen["rows"] for row in ids]
    spoken |= {"goods": language.listing(list(chosen["product"])), "as_of": words.as_ofs(chosen["as_of"])}
    return words.say("trade.goods", rows, **spoken)


def _company(row: Row, words: Words) -> tuple[Statement, ...]:
    form = words.message.word("form", row["form"])
    status = "" if row["status"] == "actual" else f", {words.message.word('statuses', row['status'])}"
    home = words.message("companies.inferred") if words.field_basis(row["id"], "home") == "inferred" else ""
    nothing = words.message("absence.not_reported")
    cells = (
        row["company"],
        f"{words.label(row['home'])} → {words.label(row['host'])}{home}",
        f"{form}{status} ({row['via']})" if row["via"] else f"{form}{status}",
        dates.say(row["start"].split("/")[0]) if row["start"] else nothing,
        words.source_time(row["as_of"]).strip(" ()") or nothing,
    )
    return tuple(words.put(cell, row["rows"]) for cell in cells)


def flow(row: Row, words: Words, when: str = "") -> str:
    """People on the move: of which kind, from where to where, how many."""
    counted = pd.notna(row["persons"])
    key = "flows.nobody" if counted and row["persons"] == 0 else "flows.people"
    persons = words.message(key, count=money.count(row["persons"])) if counted else ""
    return words.message(
        f"flows.{row['kind']}",
        persons=row["persons_text"] or persons or words.message("flows.uncounted"),
        origin=words.name(row["origin"]),
        destination=words.name(row["destination"]),
        when=when,
    )


def _flow(row: Row, words: Words) -> Statement:
    when = f", {dates.say(row['date'])}" if row["date"] else words.source_time(row["as_of"])
    return words.put(flow(row, words, when), row["rows"])


def link(row: Row, words: Words, when: str = "") -> str:
    """A thing supplied, flown or launched: what, by whom, for whom, by which operator, where."""
    return words.message(
        f"links.{row['kind']}",
        subject=row["subject"],
        sender=words.name(row["sender"]),
        receiver=words.name(row["receiver"]),
        inferred=words.message("links.inferred") if words.field_basis(row["id"], "sender") == "inferred" else "",
        operator=words.message("links.operator", operator=row["operator"]) if row["operator"] else "",
        place=words.message("links.place", place=row["place"]) if row["place"] else "",
        when=when,
    )


def _link(row: Row, words: Words) -> Statement:
    when = f", {dates.say(row['date'])}" if row["date"] else words.source_time(row["as_of"])
    told = link(row, words, when)
    status = "" if row["status"] == "actual" else words.message(f"status.{row['status']}")
    return words.put(f"{told.removesuffix('.')}{status}" if status else told, row["rows"])
