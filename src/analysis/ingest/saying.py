"""A candidate in plain words for a terminal, with nothing in it that a terminal would obey."""

import re
from collections.abc import Mapping
from typing import Any

from analysis import dates, money
from analysis.tables import Tables

Candidate = Mapping[str, Any]
AROUND = 200
TAG = re.compile(r"<[^<>]{0,300}>")
LONGEST = 600


def shown(text: object) -> str:
    """A text on one line in which control characters, and those that turn its direction, are spelled out.

    >>> shown("tea\\x1b[2J\\nand  cake")
    'tea\\\\x1b[2J and cake'
    """
    return escaped(re.sub(r"[\t\n\r\f\v\u00a0 ]+", " ", str(text)))


def escaped(text: str) -> str:
    """The same with blanks left as they are."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def fact(one: Candidate, data: Tables) -> str:
    """The fact in one line: kind, status, when, between whom, what, where, who, how much.

    >>> from analysis import tables
    >>> from analysis.ingest.lines import whole
    >>> tea = whole({"kind": "trade_product", "sender": "FJI", "receiver": "TON", "date": "2011", "label": "green tea"})
    >>> fact(tea, tables.load())
    'trade product · 2011 · Fiji → Tonga · green tea'
    """
    kind = str(one["kind"]).replace("_", " ")
    named = kind if not one["type"] or one["type"] in ("none", "good", one["kind"]) else f"{kind} ({one['type']})"
    status = "" if one["status"] == "actual" else str(one["status"]).replace("_", " ")
    parts = [named, status, dates.say(one["date"]) if one["date"] else "", _between(one, data), one["label"]]
    parts += [one["place"] or "", _people(one), _amount(one), f"via {_name(one['via'], data)}" if one["via"] else ""]
    return " · ".join(shown(part) for part in parts if part)


def _between(one: Candidate, data: Tables) -> str:
    if one["sender"] and one["receiver"]:
        return f"{_name(one['sender'], data)} → {_name(one['receiver'], data)}"
    actors = [_name(code, data) for code in [*one["countries"], *one["orgs"]]]
    if one["sender"] or one["receiver"]:
        end = f"from {_name(one['sender'], data)}" if one["sender"] else f"to {_name(one['receiver'], data)}"
        return f"{', '.join(actors)} ({end}; the other is not said)"
    return " – ".join(actors) or "between whom is not said"


def _name(code: str | None, data: Tables) -> str:
    return data.atlas.name(code) if code and code in data.atlas else data.org(code or "")


def _people(one: Candidate) -> str:
    told = []
    for each in one["people"]:
        about = ", ".join(str(each[name]) for name in ("office", "iso3") if each.get(name))
        name = each.get("name") or "nobody named"
        told.append(f"{name} ({about})" if about else str(name))
    return "; ".join(told)


def _amount(one: Candidate) -> str:
    if one["value"] is None:
        return ""
    if one["unit"] in (None, "", "persons"):
        return f"{one['value']:,.15g} {one['unit'] or ''}".strip()
    return money.amount(one["value"], one["unit"])


def known(one: Candidate) -> str:
    """What the tables hold of it: `a repetition of V2 (date differs)`, '' for nothing."""
    about = one.get("known")
    if not isinstance(about, Mapping):
        return ""
    differs = about.get("differs") or []
    article = "a" if about.get("relation") else ""
    told = f"{article} {about.get('relation')} of {about.get('row')}".strip()
    return shown(f"{told} ({', '.join(map(str, differs))} differs)" if differs else told)


def context(one: Candidate, text: str) -> tuple[str, str, str]:
    """What stands before the quote, the quote as a person reads it, and what stands behind, from the document's text.

    Without the document, or where that is another text by now, only the quote.
    """
    quote = shown(one["readable"] or one["quote"] or "")
    quote = quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1]}…"
    start, end = one.get("start"), one.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or text[start:end] != one["quote"] or start < 0:
        return "", quote, ""
    before = shown(TAG.sub(" ", text[max(0, start - 3 * AROUND) : start]))[-AROUND:]
    behind = shown(TAG.sub(" ", text[end : end + 3 * AROUND]))[:AROUND]
    return before.lstrip(), quote, behind.rstrip()
