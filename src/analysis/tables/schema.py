"""The schemas of the tables, `data/schemas/<table>.json`: the one truth for types, keys, enumerations and references.

They are Frictionless Table Schemas with a few words of our own: `letter` (of the ids) and `fact` for a table; for a
field `edtf` (it holds a date), `refers` (it holds a key of another table, `countries.iso3|organizations.org` of either)
and `list` (the same, several keys parted by semicolons). "at most a dozen words" in a description is a limit too.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

TABLES = (
    *("countries", "state_spells", "country_aliases", "organizations", "people", "memberships", "participants"),
    *("relations", "events", "visits", "agreements", "posts", "accreditations", "trade_totals", "trade_products"),
    *("resolutions", "votes", "presences", "joint_bodies", "people_flows", "links", "claims", "coverage"),
)
TYPES = ("string", "number", "integer")
LIMITS = {"at most a dozen words": 12, "at most two dozen words": 24}


@dataclass(frozen=True)
class Field:
    """One column: what it holds and which values it takes. `targets` are the (table, field) that its keys stand in."""

    name: str
    type: str
    description: str
    required: bool
    unique: bool
    pattern: re.Pattern[str] | None
    enum: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    edtf: bool
    targets: tuple[tuple[str, str], ...]
    many: bool
    words: int

    @property
    def free(self) -> bool:
        """Whether any text may stand in it."""
        return self.type == "string" and not (self.pattern or self.enum or self.targets)

    def keys(self, value: str) -> list[str]:
        """The keys of other tables that a cell holds."""
        if not value or not self.targets:
            return []
        return value.split(";") if self.many else [value]


@dataclass(frozen=True)
class Schema:
    """One table: its title ("One row is …"), fields in order, primary key, and the letter of its ids ('' without)."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    letter: str
    fact: bool

    @property
    def names(self) -> list[str]:
        """The header of the table's file."""
        return [field.name for field in self.fields]

    def column(self, name: str) -> int:
        """The number of a field, from 1; 0 when the table has no such field."""
        return self.names.index(name) + 1 if name in self.names else 0

    def field(self, name: str) -> Field:
        """The field of that name; raises KeyError when there is none."""
        return {field.name: field for field in self.fields}[name]


@lru_cache(maxsize=128)
def parse(content: bytes) -> Schema:
    """The schema in a file; raises ValueError when it is no table schema."""
    try:
        described = json.loads(content)
        return Schema(
            described["name"],
            described["title"],
            tuple(_field(field) for field in described["fields"]),
            tuple(described["primaryKey"]),
            described.get("letter", ""),
            bool(described["fact"]),
        )
    except (KeyError, TypeError, AttributeError, re.error, json.JSONDecodeError) as error:
        raise ValueError(f"is no table schema: {error!r}") from error


def _field(described: dict) -> Field:
    limits = described.get("constraints", {})
    refers = described.get("refers") or described.get("list") or ""
    pattern = limits.get("pattern")
    if described["type"] not in TYPES:
        raise TypeError(f"field {described['name']} has type {described['type']}, none of {', '.join(TYPES)}")
    return Field(
        name=described["name"],
        type=described["type"],
        description=described["description"],
        required=limits.get("required", False),
        unique=limits.get("unique", False),
        pattern=re.compile(pattern) if pattern else None,
        enum=tuple(limits.get("enum", ())),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        edtf=described.get("edtf", False),
        targets=tuple((table, field) for table, field in (one.split(".") for one in refers.split("|") if one)),
        many="list" in described,
        words=next((limit for words, limit in LIMITS.items() if words in described["description"]), 0),
    )
