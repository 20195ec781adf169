"""What data sets measure between some states and a group: one sentence a measure, state beside state."""

from typing import Any

import pandas as pd

from analysis import language, money
from analysis.records import records
from analysis.sentences.statement import Statement
from analysis.sentences.words import Row, Words

AMOUNTS = ("exports", "imports")
VISAS = ("visa_out", "visa_in")
MEASURES = ("votes", *AMOUNTS, "igos", "alliance", *VISAS, "treaties")
GAPS = ("not_reported", "few", "outside")
LEAST_SHARE = 0.001
FIGURES, FEW = 3, 12  # how many figures an amount is told with; of more partners only the number is told


def measured(tally: pd.DataFrame, cells: dict[tuple[str, str], list[Row]], words: Words) -> list[Statement]:
    """The measures that the matrix holds, each with its years; then what lies outside coverage."""
    held = {str(domain): records(mine) for domain, mine in tally.groupby("domain", sort=False)}
    told = {domain: rows for domain in MEASURES if (rows := held.get(domain, [])) and any(map(_covered, rows))}
    found = [_measure(domain, rows, told, cells, words) for domain, rows in told.items() if domain != VISAS[1]]
    rows = [row for rows in told.values() for one in rows for row in one["rows"]]
    found += [words.say("region.outside", rows, absent=True)] if found else []
    outside = {domain: rows for domain in MEASURES if (rows := held.get(domain, [])) and domain not in told}
    if outside:
        rows = [row for rows in outside.values() for one in rows for row in one["rows"]]
        domains = "; ".join(words.message(f"domain.{domain}").lower() for domain in outside)
        states = dict.fromkeys(row["state"] for rows in outside.values() for row in rows if row["date"])
        past = "".join(_past(state, words) for state in states)
        found.append(words.say("region.all_outside", rows, absent=True, domains=domains, past=past))
    return found


def _covered(row: Row) -> bool:
    return row["outside"] < row["partners"]


def _measure(
    domain: str, rows: list[Row], told: dict[str, list[Row]], cells: dict[tuple[str, str], list[Row]], words: Words
) -> Statement:
    if domain == "alliance":
        return _allied(rows, cells, words)
    if domain in VISAS:
        return _visas([rows, told[VISAS[1]]], words)
    return (_amounts if domain in AMOUNTS else _beside)(domain, rows, words)


def years(row: Row) -> str:
    """The year or years of a row, as a reader writes them."""
    return str(row["date"]).replace("/", "–")


def dollars(value: float) -> str:
    """An amount with no more figures than a sentence needs.

    >>> dollars(8515000000), dollars(845000000)
    ('US$8.52 billion', 'US$845 million')
    """
    return money.amount(float(f"{value:.{FIGURES}g}"), "USD")


def share(value: float) -> str:
    """A share as per cent, with one figure at least.

    >>> share(0.0176), share(0.00021)
    ('1.8%', '0.02%')
    """
    if value >= LEAST_SHARE:
        return f"{value:.1%}"
    return f"{float(f'{100 * value:.1g}'):f}".rstrip("0").rstrip(".") + "%"


def _beside(domain: str, rows: list[Row], words: Words) -> Statement:
    parts, whole = [], False
    for row in rows:
        said = {name: _said(domain, row[name]) for name in ("middle", "median")}
        for end, name in (("low", "lowest"), ("high", "highest")):
            said |= {end: _said(domain, row[name]), f"{end}_partner": _named(row[f"{name}_partner"], words)}
        known = row["value"] + row["zero"]
        key = "region.beside_one" if known == 1 else "region.beside_next" if whole else "region.beside"
        whole = whole or known > 1
        told = words.message(key, state=_state(row, words), gaps=_gaps(row, words), **said)
        parts.append(told if known else _unknown(row, words))
    return _put(domain, rows, parts, words)


def _amounts(domain: str, rows: list[Row], words: Words) -> Statement:
    parts, whole = [], False
    for row in rows:
        said = {"state": _state(row, words), "gaps": _gaps(row, words)}
        if row["value"]:
            said |= {"total": dollars(row["total"]), "high": dollars(row["highest"]), "share": share(row["share"])}
            most = [words.name(code) for code in str(row["highest_partner"]).split(";")]
            key = "one" if row["partners"] == 1 else "next" if whole else "part"
            whole = True
            parts.append(words.message(f"region.{domain}_{key}", high_partner=language.listing(most), **said))
        else:
            parts.append(_nought(row, said, words) if row["zero"] else _unknown(row, words))
    return _put(domain, rows, parts, words)


def _nought(row: Row, said: dict[str, Any], words: Words) -> str:
    """No amount that the figures are exact enough to show."""
    if not row["unit"]:
        return words.message("region.amounts_zero", **said)
    return words.message("region.amounts_below", half=money.amount(row["unit"] / 2, "USD"), **said)


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
        told = "; ".join(filter(None, (listed, ", ".join(kinds))))
        parts.append(words.message("region.alliance_part", told=words.message("region.told", told=told), **said))
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
    return words.say(f"region.{domain}", ids, absent, years=max(map(years, rows)), parts="; ".join(parts))


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
    if _covered(row):
        return words.message("region.unknown_not_reported", state=_state(row, words))
    return words.message("region.unknown_outside", state=_state(row, words), past=_past(row["state"], words))


def _past(state: str, words: Words) -> str:
    """The ended states that one continues and whose figures do not stand as its own; nothing for none."""
    past = [words.name(code) for code in words.data.atlas.pasts(state)]
    return words.message("region.past", past=language.listing(past), state=words.name(state)) if past else ""


def _gaps(row: Row, words: Words) -> str:
    return "".join(words.message(f"region.gaps_{name}", count=row[name]) for name in GAPS if row[name])
