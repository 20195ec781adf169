"""Computed rows: what many rows of an outside data set come to, under one id, so that a sentence can rest on them.

`un_votes:MEX-BLR:2010-2019` names the data set, then which of its rows; the fields are what was made of these.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from analysis import dates
from analysis.countries import Atlas
from analysis.tables.curation import Source
from analysis.tables.fetched import Fetched
from analysis.tables.inventory import Dataset

ID = re.compile(r"[a-z][a-z0-9_]*(:[A-Za-z0-9._-]+)+")
OTHER = re.compile(r"[^A-Za-z0-9._-]+")
NAME = re.compile(r"[a-z][a-z0-9_]*( [a-z0-9_]+)*")
CODES = re.compile(r"[A-Z]{3}([-;][A-Z]{3})*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
TAKEN = {"id", "table", "count", "sources", "basis", "note", "status"}
DIGITS = 12  # what two machines agree upon when they add the same numbers
LONG = 10_000
Value = str | int | float


@dataclass(frozen=True)
class Computed:
    """A computed row: `selection` says in words which rows of the data set it is made from, `count` how many."""

    id: str
    dataset: str
    selection: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, Value], ...]
    count: int

    @property
    def locator(self) -> str:
        """The selection as a place in the data set."""
        return re.sub(r"[\[\];=]+", " ", ", ".join(map(" ".join, self.selection)))

    def row(self) -> dict[str, Any]:
        """The same as a row of a table: fields by name, with what rows of facts have in common."""
        named = {"id": self.id, "table": self.dataset, **dict(self.selection), **dict(self.fields)}
        return named | {"count": self.count, "sources": f"{self.dataset}[{self.locator}]", "basis": "", "note": ""}

    def told(self) -> dict[str, Any]:
        """The same as JSON, which `read` reads."""
        return asdict(self)


@dataclass(frozen=True)
class Published(Source):
    """A data set as the source of computed rows; originals: name and SHA-256 of each file that it was made from."""

    edition: str = ""
    years: str = ""
    licence: str = ""
    citation: str = ""
    limits: tuple[str, ...] = ()
    originals: tuple[tuple[str, str], ...] = ()


def make(dataset: str, selection: Mapping[str, object], count: int, fields: Mapping[str, object]) -> Computed:
    """A computed row from what a finding says of it; what is None or NaN has no field.

    Raises ValueError for a selection that gives no id, and for a name that is none or stands twice; TypeError for a
    value that is neither text nor a number.

    >>> make("un_votes", {"pair": "MEX-BLR", "issue": "Arms & war"}, 3, {"share": 2 / 3}).id
    'un_votes:MEX-BLR:Arms-war'
    """
    chosen = tuple((name, str(value)) for name, value in selection.items())
    found = ":".join([dataset, *(OTHER.sub("-", value).strip("-") for _, value in chosen)])
    if not ID.fullmatch(found):
        raise ValueError(f"{found!r} is no id of a computed row; name the data set and which of its rows")
    for name in (*selection, *fields):
        if not NAME.fullmatch(name) or name in TAKEN or (name in selection and name in fields):
            raise ValueError(f"{found}: {name!r} is no name for a field here; choose another")
    held = tuple((name, plain) for name, value in fields.items() if (plain := _plain(found, name, value)) != "")
    return Computed(found, dataset, chosen, held, int(count))


def read(held: Any) -> Computed:
    """The computed row that `told` wrote; raises ValueError for anything else."""
    try:
        one = make(held["dataset"], dict(held["selection"]), held["count"], dict(held["fields"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{held!r:.60} is no computed row") from error
    if one.id != held.get("id"):
        raise ValueError(f"{held!r:.60} is no computed row")
    return one


def published(one: Dataset, here: Fetched | None) -> Published:
    """A data set as a source: the edition that is here, else the one that the inventory describes."""
    originals = tuple((origin.name, origin.sha256) for origin in here.origins) if here else ()
    return Published(
        key=one.dataset,
        title=one.title,
        publisher=one.publisher,
        address=one.page,
        family=one.dataset,
        side="third",
        written_not_before=str(here.last) if here else "",
        sha256=originals[0][1] if originals else "",
        edition=here.edition if here else one.edition,
        years=here.span if here else one.years.replace("/", "-").replace(";", ", "),
        licence=one.licence,
        citation=one.citation,
        limits=(one.limits, *(here.limits if here else ())),
        originals=originals,
    )


def text(value: Value) -> str:
    """A value as it is stored.

    >>> text(789), text(0.25), text("MEX"), text(4321000000000)
    ('789', '0.25', 'MEX', '4321000000000')
    """
    return f"{value:.{DIGITS}g}" if isinstance(value, float) else str(value)


def said(name: str, value: Value, atlas: Atlas) -> str:
    """A value as a reader would write it: a share as per cent, long numbers in groups, codes as names, dates in words.

    >>> from analysis import tables
    >>> atlas = tables.load().atlas
    >>> said("identical_share", 0.72, atlas), said("value_usd", 2445000000, atlas), said("pair", "MEX-BLR", atlas)
    ('72.0%', '2,445,000,000', 'Mexico–Belarus')
    """
    if isinstance(value, str):
        if CODES.fullmatch(value) and all(code in atlas for code in re.split("[-;]", value)):
            return re.sub("[A-Z]{3}", lambda code: atlas.name(code[0]), value).replace("-", "–").replace(";", ", ")
        return dates.say(value) if DAY.fullmatch(value) else value
    if name.endswith("share"):
        return f"{value:.1%}"
    if abs(value) < LONG:
        return text(value)
    return f"{value:,.{DIGITS}g}" if isinstance(value, float) else f"{value:,}"


def _plain(row: str, name: str, value: Any) -> Value:
    """A value as text or number, '' for nothing; floats as exact as machines agree, whole ones without their point."""
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int):
        return value
    if pd.isna(value) is True:
        return ""
    if not isinstance(value, float) or math.isinf(value):
        raise TypeError(f"{row}: {name} is {value!r:.60}; write text or a number")
    value = float(f"{value:.{DIGITS}g}")
    return int(value) if value.is_integer() else value
