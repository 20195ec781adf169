"""The top of a dyad's page below its heading: six dated key figures, what is not known, and the summary."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import dates
from analysis.dyads import Dyad
from analysis.records import records
from analysis.sentences import acts, agreement, alignments, entries, exchange, instruments, missions, series
from analysis.sentences.statement import Block, Paragraph, Statement
from analysis.sentences.words import Row, Words

Frames = Mapping[str, pd.DataFrame]


def summary(found: Frames, pair: Dyad, words: Words) -> Block:
    """The pair in a few paragraphs: relations and missions; what was made and who met; trade; then what is absent.

    found: frames by name: `spells`, `claims`, `missions`, `instruments`, `contacts`, `bodies`, `companies`, `votes`,
    `totals`, `series`, `agreement`, `shared_bodies`.
    """
    claims = [row for row in records(found["claims"]) if not row["indirect"]]
    judged = [row for row in claims if row["about"] == "tone" and words.field_basis(row["id"], "") == "stated"]
    ties = [entries.spell(row, words) for row in records(found["spells"])]
    ties += [instruments.claim(row, words) for row in judged if not words.side(row["id"])]
    ties += missions.told(found["missions"], pair, words)
    made = _instruments(found["instruments"], words)
    made += [_visit(row, words) for row in records(found["contacts"].drop_duplicates("direction"))]
    made += _bodies(found["bodies"], words) + _companies(found["companies"], words)
    made += [instruments.vote(row, words) for row in records(found["votes"])]
    made += [agreement.latest(found["agreement"], pair, words)] if len(found["agreement"]) else []
    made += [] if len(found["agreement"]) else _shared(found["shared_bodies"], words)
    exchanged = [exchange.total(row, words) for row in records(found["totals"])]
    exchanged += series.newest(found["series"], words) if len(found["series"]) else []
    exchanged += [instruments.claim(row, words) for row in claims if row["about"] == "count"]
    told = [[one for one in part if not one.absent] for part in (ties, made, exchanged)]
    told.append([one for one in ties if one.absent])
    empty = Paragraph((Statement(words.message("summary.empty"), absent=True),))
    return Block([Paragraph(tuple(part)) for part in told if part] or [empty])


def _shared(frame: pd.DataFrame, words: Words) -> list[Statement]:
    """The organizations that both were members of, where no votes tell how near the two stand."""
    told = records(frame[frame["status"].eq("value")])[-1:]
    return [alignments.newest_shared(row, words) for row in told]


def _visit(row: Row, words: Words) -> Statement:
    told = acts.visit({**words.data.rows[row["id"]], **row}, words)
    return words.say("summary.visit", row["rows"], told=told, date=dates.say(row["date"]))


def _bodies(frame: pd.DataFrame, words: Words) -> list[Statement]:
    names = list(dict.fromkeys(row["name"] for row in records(frame)))
    rows = [row for ids in frame["rows"] for row in ids]
    return [words.say("summary.bodies", rows, names="; ".join(names))] if names else []


def _companies(frame: pd.DataFrame, words: Words) -> list[Statement]:
    told = []
    for (home, host), mine in frame.groupby(["home", "host"], sort=False):
        spoken: dict[str, Any] = {"home": words.name(str(home)), "host": words.name(str(host))}
        spoken["names"] = "; ".join(mine["company"])
        rows = [row for ids in mine["rows"] for row in ids]
        told.append(words.say("summary.companies", rows, as_of=words.as_ofs(mine["as_of"]), **spoken))
    return told


def _instruments(frame: pd.DataFrame, words: Words) -> list[Statement]:
    if frame.empty:
        return []
    rows = [row for ids in frame["rows"] for row in ids]
    titles = [f"{row['title']}{_signed_in(row)}{_how(row, words)}" for row in records(frame)]
    return [words.put(f"{words.message('summary.named')}: {'; '.join(titles)}.", rows)]


def _how(row: Row, words: Words) -> str:
    """What keeps an instrument from being one that was simply made: its status, or a reference's title alone."""
    if row["status"] != "actual":
        return f", {words.message.word('statuses', row['status'])}"
    return words.message("summary.reference") if row["basis"].split(";")[0] == "reference" else ""


def _signed_in(row: Row) -> str:
    return f" ({dates.say(row['signed'])})" if row["signed"] else ""
