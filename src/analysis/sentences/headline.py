"""The finding about a dyad as the heading of its page: ties, missions, trade, contacts, facts before absences."""

from collections.abc import Mapping

import pandas as pd

from analysis import dates, language, money
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences import exchange
from analysis.sentences.statement import Block, Heading
from analysis.sentences.words import Row, Words, dashed

NEAR = 0.02  # shares of votes closer than this are about the same
Frames = Mapping[str, pd.DataFrame]


def title(found: Frames, pair: Dyad, words: Words) -> Block:
    """The pair and what was found, facts before absences, as the page's heading.

    found: frames by name: `spells`, `missions`, `reciprocity`, `totals`, `meeting`, `contacts`,
    `companies`, `series`, `agreement`, `shared_bodies`.
    """
    parts = _ties(found["spells"], words)
    for kind in ("embassy", "head_of_mission", "honorary_consulate"):
        chosen = found["reciprocity"][found["reciprocity"].kind.eq(kind)]
        for row in records(chosen):
            mine = records(found["missions"][found["missions"].kind.eq(kind)])
            key = f"title.{kind}_{_answer(row, mine)}"
            if words.message.has(key):
                parts.append((words.message(key, **_whose(mine, words)), row["rows"]))
    traded = _traded(found["totals"], words) or _imported(found["series"], words)
    more = [*traded, *_met(found, words), *_named(found["companies"], words)]
    parts += more[: max(0, 3 - len(parts))]
    parts += _voted(found["agreement"], words)
    parts = parts or [*_exported(found["series"], words), *_shared(found["shared_bodies"], words)]
    parts.sort(key=lambda part: part[0].startswith("no "))
    findings = ", ".join(part[0] for part in parts) or words.message("title.no_ties")
    rows = [row for part in parts for row in part[1]]
    return Block([Heading(words.say("title.pair", rows, pair=dashed(words, *pair.states), findings=findings), 1)])


def _ties(spells: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    rows = [row for ids in spells["rows"] for row in ids]
    dated = spells[spells.start.ne("")]
    if dated.empty:
        return [(words.message("title.ties_undated"), rows)] if rows else []
    key = "title.ties" if len(spells) == 1 else "title.ties_resumed"
    return [(words.message(key, year=dated.iloc[0]["start"][:4], count=len(spells)), rows)]


def _traded(totals: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    rows = records(totals[totals.flow.eq("two_way")])[-1:]
    spoken = [(exchange.value(row), dates.say(row["period"])) for row in rows]
    told = [words.message("title.trade", value=value, period=period) for value, period in spoken]
    return [(text, row["rows"]) for text, row in zip(told, rows, strict=True)]


def _imported(series: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    """Both directions of the newest year in which both importers reported, as one amount."""
    own = series[series["side"].eq("importer")]
    both = own.groupby("year").filter(lambda mine: len(mine) == 2)
    if both.empty:
        return []
    newest = both[both["year"].eq(both["year"].max())]
    whole = float(newest["value_usd"].sum())
    rows = [*newest["together"].iloc[:1], *(row for ids in newest["rows"] for row in ids)]
    value = money.amount(whole, "USD")
    if not whole and newest["rounded"].any():  # a nought of a rounded copy is no nought
        return []
    key = "title.imports" if whole else "title.imports_zero"
    return [(words.message(key, value=value, year=int(newest["year"].iloc[0])), rows)]


def _exported(series: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    """The newest exports of one side to the other by its own figures."""
    own = series[series["side"].eq("exporter") & series["value_usd"].gt(0)]
    told = []
    for row in records(own.sort_values("year"))[-1:]:
        said = {"of_exporter": language.of(words.name(row["exporter"])), "importer": words.name(row["importer"])}
        value = money.amount(float(f"{row['value_usd']:.4g}"), "USD")
        told.append((words.message("title.exports", value=value, year=row["year"], **said), row["rows"]))
    return told


def _shared(bodies: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    """How many organizations both were members of in the newest year."""
    told = records(bodies[bodies["status"].eq("value")])[-1:]
    return [
        (
            words.message("title.shared", count=language.plural(int(row["shared"]), "organization"), year=row["year"]),
            row["rows"],
        )
        for row in told
    ]


def _voted(decades: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    """How often the two vote alike, against the median partner of each."""
    told = records(decades[decades["enough"]])[-1:]
    return [(_alike(row, words), row["rows"]) for row in told]


def _alike(row: Row, words: Words) -> str:
    over = [row["share"] - row[f"{side}_median"] for side in "ab"]
    key = "more" if min(over) > NEAR else "less" if max(over) < -NEAR else "between"
    key = "about" if max(map(abs, over)) <= NEAR else key
    years = f"{row['first']}–{row['last']}"
    return words.message(f"title.votes_{key}", share=f"{row['share']:.0%}", years=years)


def _met(found: Frames, words: Words) -> list[tuple[str, list[str]]]:
    """The latest dated meeting of officials of both sides, or else the latest dated visit."""
    for name, frame in (("met", found["meeting"]), ("visited", found["contacts"])):
        rows = sorted(records(frame), key=lambda row: dates.sort_key(row["date"]))[-1:]
        if rows:
            return [(words.message(f"title.{name}", date=dates.say(rows[0]["date"])), rows[0]["rows"])]
    return []


def _named(companies: pd.DataFrame, words: Words) -> list[tuple[str, list[str]]]:
    rows = [row for ids in companies["rows"] for row in ids]
    count = language.plural(len(companies), "company or work", "companies and works")
    return [(words.message("title.companies", count=count), rows)] if rows else []


def _answer(row: Row, mine: list[Row]) -> str:
    announced = any(mission["answer"] == "announced" for mission in mine)
    if not announced or row["answer"] == "mutual":
        return row["answer"]
    return "other_announced" if row["answer"] in ("one_way", "unanswered") else "announced"


def _whose(mine: list[Row], words: Words) -> dict[str, str]:
    """Whose mission is there, and whose is only announced, in the possessive."""
    senders = {
        answer: [row["sender"] for row in mine if row["answer"] == answer] for answer in ("present", "announced")
    }
    return {answer: language.of(words.name(codes[0])) if codes else "" for answer, codes in senders.items()}
