"""What data sets measure between some states and a group: one sentence a measure, state beside state."""

from typing import Any

import pandas as pd

from analysis import language, money
from analysis.sentences.statement import Statement
from analysis.sentences.words import Row, Words

BESIDE = ("votes", "igos", "treaties")  # told from the lowest to the highest, beside the median partner
AMOUNTS = ("exports", "imports")
VISAS = ("visa_out", "visa_in")
MEASURES = ("votes", *AMOUNTS, "igos", "alliance", *VISAS, "treaties")
GAPS = ("not_reported", "few", "outside")
FIGURES, FEW = 3, 12  # how many figures an amount is told with; of more partners only the number is told


def measured(tally: pd.DataFrame, cells: dict[tuple[str, str], list[Row]], words: Words) -> list[Statement]:
    """The measures that the matrix holds, each with its years; then that later years are outside coverage."""
    held = {domain: mine.to_dict("records") for domain, mine in tally.groupby("domain", sort=False)}
    told = [_beside(domain, held[domain], words) for domain in BESIDE[:1] if domain in held]
    told += [_amounts(domain, held[domain], words) for domain in AMOUNTS if domain in held]
    told += [_beside(domain, held[domain], words) for domain in BESIDE[1:] if domain in held]
    told += [_allied(held["alliance"], cells, words)] if "alliance" in held else []
    told += [_visas([held[way] for way in VISAS], words)] if set(VISAS) <= set(held) else []
    rows = [row for domain in MEASURES for one in held.get(domain, []) for row in one["rows"]]
    return [*told, words.say("region.outside", rows, absent=True)] if told else []


def years(row: Row) -> str:
    """The year or years of a row, as a reader writes them."""
    return str(row["date"]).replace("/", "–")


def dollars(value: float) -> str:
    """An amount with no more figures than a sentence needs.

    >>> dollars(8515000000), dollars(845000000)
    ('US$8.52 billion', 'US$845 million')
    """
    return money.amount(float(f"{value:.{FIGURES}g}"), "USD")


def _beside(domain: str, rows: list[Row], words: Words) -> Statement:
    parts = []
    for at, row in enumerate(rows):
        said = {name: _said(domain, row[name]) for name in ("middle", "median")}
        for end, name in (("low", "lowest"), ("high", "highest")):
            said |= {end: _said(domain, row[name]), f"{end}_partner": _named(row[f"{name}_partner"], words)}
        key = "region.beside_next" if at else "region.beside"
        told = words.message(key, state=_state(row, words), gaps=_gaps(row, words), **said)
        parts.append(told if row["value"] + row["zero"] else _unknown(row, words))
    return _put(domain, rows, parts, words)


def _amounts(domain: str, rows: list[Row], words: Words) -> Statement:
    parts = []
    for at, row in enumerate(rows):
        said = {"state": _state(row, words), "gaps": _gaps(row, words)}
        if row["value"]:
            said |= {"total": dollars(row["total"]), "high": dollars(row["highest"]), "share": f"{row['share']:.1%}"}
            most = [words.name(code) for code in str(row["highest_partner"]).split(";")]
            key = f"region.{domain}_{'next' if at else 'part'}"
            parts.append(words.message(key, high_partner=language.listing(most), **said))
        else:
            parts.append(words.message("region.amounts_none", **said) if row["zero"] else _unknown(row, words))
    return _put(domain, rows, parts, words)


def _allied(rows: list[Row], cells: dict[tuple[str, str], list[Row]], words: Words) -> Statement:
    parts = []
    for row in rows:
        said: dict[str, Any] = {"state": _state(row, words), "gaps": _gaps(row, words), "count": row["value"]}
        if not row["value"]:
            parts.append(words.message("region.alliance_none", **said) if row["absent"] else _unknown(row, words))
            continue
        there = [cell["partner"] for cell in cells["alliance", row["state"]] if cell["status"] == "value"]
        listed = ", ".join(map(words.label, there)) if len(there) <= FEW else ""
        kinds = [f"{words.message.word('obligation', name).lower()} {count}" for name, count in row["words"].items()]
        said |= {"names": words.message("region.told", told=listed) if listed else ""}
        parts.append(words.message("region.alliance_part", kinds=f", {language.listing(kinds)}", **said))
    return _put("alliance", rows, parts, words, not any(row["value"] for row in rows))


def _visas(ways: list[list[Row]], words: Words) -> Statement:
    parts = []
    for out, back in zip(*ways, strict=True):
        said = {f"{way}_free": row["words"].get("visa_free", 0) for way, row in (("out", out), ("in", back))}
        gaps = _gaps(out, words)
        known = out["value"] + back["value"]
        told = words.message("region.visas_part", state=words.name(out["state"]), gaps=gaps, **said)
        parts.append(told if known else _unknown(out, words))
    return _put("visas", [*ways[0], *ways[1]], parts, words)


def _put(domain: str, rows: list[Row], parts: list[str], words: Words, absent: bool = False) -> Statement:
    ids = [row for one in rows for row in one["rows"]]
    when = max(map(years, rows))
    return words.say(
        f"region.{domain}", ids, absent, years=when or words.message("region.no_year"), parts="; ".join(parts)
    )


def _state(row: Row, words: Words) -> str:
    return words.label(row["state"])


def _said(domain: str, value: Any) -> str:
    if value == "":
        return ""
    return f"{value:.0%}" if domain == "votes" else f"{value:g}"


def _named(partners: str, words: Words) -> str:
    listed = language.listing([words.label(code) for code in partners.split(";") if code])
    return words.message("region.told", told=listed) if listed else ""


def _unknown(row: Row, words: Words) -> str:
    return words.message("region.unknown", state=_state(row, words))


def _gaps(row: Row, words: Words) -> str:
    return "".join(words.message(f"region.gaps_{name}", count=row[name]) for name in GAPS if row[name])
