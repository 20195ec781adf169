"""References to places in sources, `key[locator]`, and how a row rests on them."""

import re
from dataclasses import dataclass
from functools import lru_cache

REF = re.compile(r"(?:(?P<field>[a-z_]+)=)?(?P<key>[a-z][a-z0-9_-]*)\[(?P<locator>[^\[\];=]+)\]")
BASES = ("stated", "reference", "inferred")


@dataclass(frozen=True)
class Ref:
    """One place in one source; `field` names the field that it supports when it is not the whole row."""

    key: str
    locator: str
    field: str = ""

    def __str__(self) -> str:
        """The reference as it is written, without its field."""
        return f"{self.key}[{self.locator}]"


def refs(text: str) -> list[Ref]:
    """The references of a `sources` cell, in order; raises ValueError when one is malformed.

    >>> refs("demo[¶4];signed=demo[¶9]")
    [Ref(key='demo', locator='¶4', field=''), Ref(key='demo', locator='¶9', field='signed')]
    """
    return list(_refs(text)) if text else []


def bases(text: str) -> dict[str, str]:
    """What a row rests on: its own basis under '', that of a single field under its name.

    >>> bases("stated;signed=reference")
    {'': 'stated', 'signed': 'reference'}
    """
    return dict(_bases(text))


def paragraph(locator: str) -> int | None:
    """The number of a paragraph locator, None for any other locator.

    >>> paragraph("¶12"), paragraph("p. 4")
    (12, None)
    """
    found = re.fullmatch(r"¶([1-9][0-9]*)", locator)
    return int(found[1]) if found else None


@lru_cache(maxsize=4096)
def _refs(text: str) -> tuple[Ref, ...]:
    return tuple(_ref(part) for part in text.split(";"))


@lru_cache(maxsize=1024)
def _bases(text: str) -> tuple[tuple[str, str], ...]:
    found = {}
    for part in text.split(";"):
        field, _, basis = part.rpartition("=")
        if basis not in BASES:
            raise ValueError(f"basis {basis!r} is none of {', '.join(BASES)}")
        found[field] = basis
    return tuple(found.items())


def _ref(part: str) -> Ref:
    found = REF.fullmatch(part)
    if not found:
        raise ValueError(f"{part!r} is no reference; write key[¶N]")
    return Ref(found["key"], found["locator"], found["field"] or "")
