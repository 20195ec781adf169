"""One state against a group: a matrix of partner and domain in words."""

from typing import Any

import pandas as pd

from analysis import dates, language, money
from analysis.sentences import instruments
from analysis.sentences.statement import Block, Grid, Heading, Paragraph, Statement
from analysis.sentences.words import Row, Words

COUNTED = ("visits", "agreements", "joint_bodies", "companies")
LEAST_AMOUNT = 1000  # below it a cell of trade counts goods, not dollars


def title(matrix: pd.DataFrame, state: str, region: str, words: Words) -> Block:
    """How many partners of the group any source speaks of in substance, as the page's heading."""
    said = matrix[matrix["status"].eq("value")]
    rows = [row for ids in said["rows"] for row in ids]
    spoken: dict[str, Any] = {"state": words.label(state), "region": words.name(region)}
    spoken |= {"named": said["partner"].nunique(), "partners": matrix["partner"].nunique()}
    return Block([Heading(words.say("region.title", rows, **spoken), 1)])


def summary(matrix: pd.DataFrame, claims: pd.DataFrame, words: Words) -> Block:
    """For each domain with how many partners a source reports something, says none, or says nothing.

    claims: what sources assert of the group; bare counts stand first, since they name no partner.
    """
    counted = [row for row in claims.to_dict("records") if row["about"] == "count"]
    told = [instruments.claim(row, words) for row in counted]
    for domain in dict.fromkeys(matrix["domain"]):
        mine = matrix[matrix["domain"].eq(domain)]
        said = mine[mine["status"].eq("value")]
        absent = mine[mine["status"].isin(["stated_absent", "absent_from_complete_list"])]
        rows = [row for ids in (*said["rows"], *absent["rows"]) for row in ids]
        names = [words.label(code) for code in said["partner"]]
        spoken: dict[str, Any] = {
            "domain": words.message(f"domain.{domain}"),
            "count": len(said),
            "partners": ", ".join(names),
        }
        silent = mine["status"].eq("nobody_says")
        told_else = [row for row in mine.to_dict("records") if row["status"] in words.message.section("region_told")]
        rows += [row for one in told_else for row in one["rows"]]
        spoken |= {"none": len(absent), "silent": int(silent.sum()), "more": _more(told_else, words)}
        key = "region.domain" if names else "region.domain_none"
        told.append(words.say(key, rows, not names, **spoken))
    return Block([Paragraph((told[0],)), *(Paragraph((item,)) for item in told[1:])] if told else [])


def _more(rows: list[Row], words: Words) -> str:
    """The partners of whom a source tells in another way: without a date or a name, only announced, or ended."""
    how = {row["partner"]: words.message.word("region_told", row["status"]) for row in rows}
    told = [f"{words.label(partner)} ({word})" for partner, word in how.items()]
    return words.message("region.more", partners=", ".join(told)) if told else ""


def table(matrix: pd.DataFrame, words: Words) -> Block:
    """Partner by domain: what is said and since when; none where a source says so; a dot where nobody says."""
    domains = list(dict.fromkeys(matrix["domain"]))
    header = (words.message("head.partner"), *(words.message(f"domain.{domain}") for domain in domains))
    cells = {(row["partner"], row["domain"]): row for row in matrix.to_dict("records")}
    partners = list(dict.fromkeys(matrix["partner"]))
    body = tuple(
        (words.label(partner), *(_cell(cells[partner, domain], words) for domain in domains)) for partner in partners
    )
    return Block([Grid(header, body, "matrix"), Paragraph((Statement(words.message("region.legend")),))])


def _cell(row: Row, words: Words) -> Statement:
    if row["status"] == "nobody_says":
        return Statement(words.message("region.nobody"), absent=True)
    if row["status"] != "value":
        return words.put(words.message(f"region.{row['status']}") + _date(row), row["rows"], absent=True)
    return words.put(f"{_value(row, words)}{_date(row)}", row["rows"])


def _value(row: Row, words: Words) -> str:
    if row["domain"] == "trade":
        amount = row["value"] >= LEAST_AMOUNT
        return money.amount(row["value"], "USD") if amount else language.plural(int(row["value"]), "good")
    return str(row["value"]) if row["domain"] in COUNTED else words.message("region.yes")


def _date(row: Row) -> str:
    return f" ({dates.say(row['date'])})" if row["date"] else ""
