"""Some states against a group: what documents say of each domain, state beside state, then what data sets measure."""

from typing import Any

import pandas as pd

from analysis import dates, language
from analysis.records import records
from analysis.sentences import instruments
from analysis.sentences.measured import MEASURES, measured
from analysis.sentences.statement import Block, Bullets, Heading, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

POSTS = ("embassy_sent", "embassy_hosted", "honorary_sent", "honorary_hosted")
ABSENT = ("stated_absent", "absent_from_complete_list")
NAMED, MOST = 10, 4  # of more partners, or more states of a region, only the number is told
Cells = dict[tuple[str, str], list[Row]]


def title(matrix: pd.DataFrame, tally: pd.DataFrame, region: str, words: Words) -> Block:
    """In how many states of the group each has an embassy, as the page's heading; without any, how much is said."""
    if matrix.empty:
        return Block([Heading(words.message("region.nothing"), 1)])
    cells, told = _cells(matrix), records(tally[tally["domain"].eq("embassy_sent")])
    counts = [row for row in told if row["value"] or row["absent"] == row["partners"]]
    if not any(row["value"] for row in counts):
        return Block([Heading(_reported(matrix, region, words), 1)])
    parts = [_embassies(row, cells, words, not at) for at, row in enumerate(counts)]
    rows = [row for one in counts for row in one["rows"]]
    said: dict[str, Any] = {"region": named(region, words), "parts": ", ".join(parts)}
    return Block([Heading(words.say("region.title", rows, **said), 1)])


def named(region: str, words: Words) -> str:
    """A group, or some states, inside a sentence."""
    codes = [code.strip() for code in region.split(",")]
    if len(codes) > MOST:
        return words.message("region.several", count=len(codes))
    return language.listing([words.name(code) for code in codes])


def summary(
    matrix: pd.DataFrame, tally: pd.DataFrame, reciprocity: pd.DataFrame, claims: pd.DataFrame, words: Words
) -> Block:
    """For each domain with how many partners something is said of each state, says none, or measures how much.

    claims: what sources assert of the group; bare counts name no partner and stand behind the domains.
    """
    if matrix.empty:
        return Block()
    cells, told, silent = _cells(matrix), [], []
    for domain in (domain for domain in dict.fromkeys(matrix["domain"]) if domain not in MEASURES):
        rows = records(tally[tally["domain"].eq(domain) & tally["silent"].lt(tally["partners"])])
        told += [_domain(domain, rows, cells, words)] if rows else []
        silent += [] if rows else [words.message(f"domain.{domain}").lower()]
        told += _answered(reciprocity, tally, words) if domain == "embassy_hosted" else []
    counts = [instruments.claim(row, words) for row in records(claims) if row["about"] == "count"]
    nothing = [Statement(words.message("region.silent", domains="; ".join(silent)), absent=True)] if silent else []
    lead = Statement(words.message("region.lead", partners=max(tally["partners"])))
    parts: list[Part] = [Paragraph((lead,)), Bullets((*told, *nothing, *counts))]
    measures = measured(tally, cells, words)
    return Block([*parts, *([Bullets(tuple(measures))] if measures else [])])


def _cells(matrix: pd.DataFrame) -> Cells:
    found: Cells = {}
    for row in records(matrix):
        found.setdefault((row["domain"], row["state"]), []).append(row)
    return found


def _reported(matrix: pd.DataFrame, region: str, words: Words) -> Statement:
    """How many partners of the group any source speaks of in substance."""
    said = matrix[matrix["status"].eq("value")]
    states = [words.label(state) for state in dict.fromkeys(said["state"] if len(said) else matrix["state"])]
    others = [code for code in region.split(",") if code.strip() not in set(matrix["state"])]
    spoken: dict[str, Any] = {"states": language.listing(states), "region": named(",".join(others or [region]), words)}
    spoken |= {"named": said["partner"].nunique(), "partners": matrix["partner"].nunique()}
    return words.say("region.title_other", [row for ids in said["rows"] for row in ids], **spoken)


def _embassies(row: Row, cells: Cells, words: Words, first: bool) -> str:
    said: dict[str, Any] = {
        "state": words.label(row["state"]),
        "time": _time(cells["embassy_sent", row["state"]], words),
    }
    said["count"] = row["value"] or words.message("region.title_none")
    said["least"] = words.message("region.title_least") if row["silent"] else ""
    said["of"] = words.message("region.title_of", partners=row["partners"]) if first else ""
    return words.message("region.title_part", **said)


def _time(cells: list[Row], words: Words) -> str:
    """The time of the oldest word among those that say that something is there, or, without any, that it is not."""
    there = [row["as_of"] for row in cells if row["status"] == "value"]
    known = [time for time in there or [row["as_of"] for row in cells] if time]
    return words.source_time(min(known, key=dates.sort_key)) if known else ""


def _domain(domain: str, rows: list[Row], cells: Cells, words: Words) -> Statement:
    """One domain of documents, state beside state."""
    parts = [_state(domain, row, cells[domain, row["state"]], words) for row in rows]
    told = [row for one in rows for cell in cells[domain, one["state"]] for row in cell["rows"]]
    said = {"domain": words.message(f"domain.{domain}"), "parts": "; ".join(parts)}
    return words.say("region.domain", told, not any(row["value"] for row in rows), **said)


def _state(domain: str, row: Row, cells: list[Row], words: Words) -> str:
    there = [cell["partner"] for cell in cells if cell["status"] == "value"]
    other = ", ".join(_told_else(cells, words))
    state = words.label(row["state"])
    if not there and other and not row["absent"]:
        return words.message("region.part_only_more", state=state, partners=other)
    time = _time(cells, words).strip(" ()") if domain in POSTS else ""
    of = words.message("region.part_of", partners=row["partners"]) if len(there) > NAMED else ""
    said: dict[str, Any] = {"told": bracketed([listed(there, words), time], words), "of": of, "count": len(there)}
    said["more"] = words.message("region.more", partners=other) if other else ""
    said["none"] = words.message("region.part_none", none=row["absent"]) if row["absent"] and there else row["absent"]
    key = "region.part" if there else "region.part_only_none"
    return words.message(key, state=state, **said | ({"none": said["none"] or ""} if there else {}))


def listed(partners: list[str], words: Words) -> str:
    """Some partners by name; nothing for many."""
    return ", ".join(map(words.label, partners)) if len(partners) <= NAMED else ""


def bracketed(parts: list[str], words: Words) -> str:
    """What stands in brackets behind a number; nothing for nothing."""
    told = "; ".join(filter(None, parts))
    return words.message("region.told", told=told) if told else ""


def _told_else(cells: list[Row], words: Words) -> list[str]:
    """The partners of whom a source tells in another way: without a date or a name, only announced, or ended."""
    known = words.message.section("region_told")
    how = {
        cell["partner"]: words.message.word("region_told", cell["status"]) for cell in cells if cell["status"] in known
    }
    return [f"{words.label(partner)} ({word})" for partner, word in how.items()]


def _answered(reciprocity: pd.DataFrame, tally: pd.DataFrame, words: Words) -> list[Statement]:
    """Of each state with several embassies, how many of these partners keep one in it."""
    sent = {row["state"]: row for row in records(tally[tally["domain"].eq("embassy_sent")])}
    return [
        _answer(row, sent[row["state"]]["rows"], words)
        for row in records(reciprocity)
        if sum(len(row[name]) for name in ("both", "sent_only", "unanswered")) > 1
    ]


def _answer(row: Row, sent: list[str], words: Words) -> Statement:
    known = len(row["both"]) + len(row["sent_only"])
    said: dict[str, Any] = {"state": words.name(row["state"]), "count": known + len(row["unanswered"])}
    if not known:
        return words.say("region.answered_not", [*row["rows"], *sent], **said)
    said["both"] = len(row["both"]) or words.message("region.answered_nobody")
    said["names"] = bracketed([listed(row["both"], words)], words)
    for key, partners in (("none", row["sent_only"]), ("unknown", row["unanswered"])):
        said[key] = words.message(f"region.answered_{key}", count=len(partners)) if partners else ""
    return words.say("region.answered", [*row["rows"], *sent], **said)
