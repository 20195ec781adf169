"""Data drawn as tables: a test writes the few rows that it is about, and gets the tables that hold just these."""

import csv
import io

import pytest

from analysis import tables

SHIPPED = ("countries", "country_aliases", "state_spells")
COMMON = {"status": "actual", "sources": "page[¶1]", "basis": "stated"}
DEFAULTS = {
    "visits": {"rank": "minister"},
    "agreements": {"kind": "agreement", "multilateral": "no"},
    "accreditations": {"rank": "ambassador"},
    "trade_totals": {"flow": "two_way", "valuation": "unknown", "value_text": "as printed", "currency": "USD"},
    "trade_products": {"mapping": "exact", "hs_edition": "HS2022"},
    "memberships": {"member_as": "member"},
    "relations": {"opened_by": "establishment"},
    "events": {"type": "meeting"},
    "joint_bodies": {"kind": "commission"},
    "presences": {"form": "branch"},
    "participants": {"role": "party"},
    "organizations": {"kind": "group"},
    "coverage": {"source": "page", "locator": "¶9"},
    "people_flows": {"kind": "migration"},
    "claims": {"about": "ranking"},
    "resolutions": {"body": "UN"},
}
UN = {"org": "UN", "name": "United Nations", "kind": "universal"}
SOURCES = """
- {key: page, title: A page, language: en, family: page, side: third, written_not_before: "2020"}
- {key: other, title: Another page, language: en, family: other, side: third, written_not_before: "2015"}
"""


def rows(drawn):
    """The rows of a table drawn with bars: `id | sender | receiver` over `P1 | ARG | BRA`."""
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines() if line.strip()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def cells(schema, found):
    """A CSV file with these rows, in the schema's order of columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, schema.names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return text.getvalue().encode()


@pytest.fixture(scope="session")
def shipped():
    """The tables as shipped."""
    return tables.load()


@pytest.fixture
def draw(shipped):
    """Tables that hold the shipped states, and of everything else only the rows drawn."""
    files = tables.snapshot(shipped.root)

    def made(corrections="[]", contradictions="[]", **drawn):
        mine = dict(files) | {"sources.yaml": SOURCES.encode(), "reading.csv": b"source,locator,reason\n"}
        mine |= {"corrections.yaml": corrections.encode(), "contradictions.yaml": contradictions.encode()}
        for name, schema in shipped.schemas.items():
            if name not in SHIPPED:
                common = COMMON if schema.fact else {}
                found = [common | DEFAULTS.get(name, {}) | row for row in rows(drawn.get(name, "id"))]
                found += [UN] if name == "organizations" else []
                mine[f"tidy/{name}.csv"] = cells(schema, found)
        return tables.load_files(mine, shipped.root)

    return made
