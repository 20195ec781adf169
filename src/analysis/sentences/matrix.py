"""The matrix of some states and the partners of a group as tables: of one state a table, of several one a domain."""

from collections.abc import Sequence

import pandas as pd

from analysis import dates, language, money
from analysis.records import records
from analysis.sentences.measured import AMOUNTS, FIGURES, MEASURES, years
from analysis.sentences.statement import Block, Cell, Grid, Heading, Paragraph, Part, Statement
from analysis.sentences.words import Row, Words

COUNTED = ("visits", "agreements", "joint_bodies", "companies")
MILLION = 1_000_000
LEAST_AMOUNT = 1000  # below it a cell of trade counts goods, not dollars
WAYS = {
    "embassy_sent": "embassy_hosted",
    "honorary_sent": "honorary_hosted",
    "exports": "imports",
    "visa_out": "visa_in",
}
ABSENT = ("stated_absent", "absent_from_complete_list")
Column = tuple[str, str]


class _Cells:
    """The cells of a matrix by partner, domain and state."""

    def __init__(self, matrix: pd.DataFrame, words: Words) -> None:
        rows = records(matrix)
        self.words, self.of = words, {(row["partner"], row["domain"], row["state"]): row for row in rows}
        self.partners, self.states = (list(dict.fromkeys(matrix[name])) for name in ("partner", "state"))
        self.domains = list(dict.fromkeys(matrix["domain"]))

    def column(self, domain: str, state: str) -> list[Row]:
        """The cells of a domain and state."""
        return [row for (_, one, two), row in self.of.items() if (one, two) == (domain, state)]

    def grid(self, partners: Sequence[str], columns: Sequence[Column], heads: Sequence[str]) -> Grid:
        """A table of some partners and columns."""
        body = tuple((self.words.label(code), *(self._cell(code, *column) for column in columns)) for code in partners)
        return Grid((self.words.message("head.partner"), *heads), body, "matrix", down=True)

    def _cell(self, partner: str, domain: str, state: str) -> Cell:
        row = self.of.get((partner, domain, state))
        return put(row, self.words) if row else self.words.message("region.itself")


def tables(matrix: pd.DataFrame, words: Words) -> Block:
    """What is said of each partner in each domain; none where a source says so; a dot where nobody says."""
    if matrix.empty:
        return Block()
    cells = _Cells(matrix, words)
    parts = _one(cells, words) if len(cells.states) == 1 else _several(cells, words)
    return Block([*parts, Paragraph((Statement(words.message("region.legend")),))])


def _one(cells: _Cells, words: Words) -> list[Part]:
    """The domains of documents side by side, then those of data sets."""
    state, parts = cells.states[0], []
    for chosen in (False, True):
        domains = [domain for domain in cells.domains if (domain in MEASURES) == chosen]
        columns = [(domain, state) for domain in domains]
        heads = [_head(domain, cells.column(domain, state), words) for domain in domains]
        notes = [note for column in columns for note in _notes(column[0], [column], cells, words)]
        parts += [Paragraph(tuple(notes))] if notes else []
        parts += [cells.grid(cells.partners, columns, heads)] if domains else []
    return parts


def _head(domain: str, column: list[Row], words: Words) -> str:
    when = years(column[0]) if column and domain in MEASURES else ""
    head = ", ".join(filter(None, (words.message(f"domain.{domain}"), when)))
    return words.message("region.head_amounts", head=head) if domain in AMOUNTS else head


def _several(cells: _Cells, words: Words) -> list[Part]:
    """For each domain, or for both ways of one, the partners of whom something is said, state beside state."""
    parts: list[Part] = []
    for domain in (domain for domain in cells.domains if domain not in WAYS.values()):
        ways = [domain, WAYS[domain]] if domain in WAYS else [domain]
        columns = [(way, state) for state in cells.states for way in ways if _told(way, state, cells)]
        said = [code for code in cells.partners if _speaks(code, columns, cells)]
        heads = [_way(way, ways, words.label(state), words) for way, state in columns]
        section = "region_table" if domain in words.message.section("region_table") else "domain"
        parts.append(Heading(words.message(f"{section}.{domain}")))
        parts += [Paragraph(tuple(notes))] if (notes := _notes(domain, columns, cells, words)) else []
        parts += [cells.grid(said, columns, heads)] if said else []
        parts += [Paragraph(tuple(rest))] if (rest := _rest(domain, said, columns, cells, words)) else []
    return parts


def _told(domain: str, state: str, cells: _Cells) -> bool:
    """Whether anybody says anything of a state in a domain: without, its column is left out."""
    return any(row["status"] != "nobody_says" for row in cells.column(domain, state))


def _way(way: str, ways: list[str], state: str, words: Words) -> str:
    key = "head" if len(ways) == 1 else "head_from" if way == ways[0] else "head_to"
    return words.message(f"region.{key}", state=state)


def _speaks(partner: str, columns: list[Column], cells: _Cells) -> bool:
    """Whether a table has a line for a partner; of alliances only where there is one, since the list is whole."""
    held = [row for column in columns if (row := cells.of.get((partner, *column)))]
    none = ("nobody_says", *ABSENT) if columns and columns[0][0] == "alliance" else ("nobody_says",)
    return any(row["status"] not in none for row in held)


def _notes(domain: str, columns: list[Column], cells: _Cells, words: Words) -> list[Statement]:
    """What a measure is, and of which years."""
    if domain not in words.message.section("region_note"):
        return []
    column = [row for one in columns for row in cells.column(*one)]
    rows, units = [one for row in column for one in row["rows"]], [row["unit"] for row in column if row["unit"]]
    told = [words.say(f"region_note.{domain}", rows, years=years(column[0]))]
    half = money.amount(max(units) / 2, "USD") if units else ""
    return [*told, words.say("region.below", rows, half=half)] if units else told


def _rest(domain: str, said: list[str], columns: list[Column], cells: _Cells, words: Words) -> list[Statement]:
    """Of how many partners, and of which states, a table has no line or column, and why."""
    count, found = len(cells.partners) - len(said), []
    if count and domain == "alliance":
        rows = [row for state in cells.states for cell in cells.column(domain, state) for row in cell["rows"]]
        found.append(words.say("region.rest_whole", rows, absent=True))
    elif count:
        key = "region.rest" if said else "region.rest_all"
        found.append(Statement(words.message(key, count=count), absent=True))
    silent = [words.name(state) for state in cells.states if state not in {state for _, state in columns}]
    if silent and columns:
        found.append(Statement(words.message("region.rest_of", states=language.listing(silent, "or")), absent=True))
    return found


def put(row: Row, words: Words) -> Statement:
    """A cell in words, with its rows."""
    status = row["status"]
    if status == "nobody_says":
        return Statement(words.message("region.nobody"), absent=True)
    date = "" if row["domain"] in MEASURES else _date(row)
    if status in ("value", "zero"):
        return words.put(f"{_value(row, words)}{date}", row["rows"])
    key = "region.outside_cell" if status == "outside" else f"region.{status}"
    return words.put(words.message(key) + date, row["rows"], absent=True)


def _value(row: Row, words: Words) -> str:
    domain, value = row["domain"], row["value"]
    if domain == "votes":
        return words.message("region.share_of", share=f"{value:.0%}", joint=row["n"])
    if domain in AMOUNTS:
        return millions(value)
    if domain == "alliance":
        return language.listing([words.message.word("obligation", name).lower() for name in value.split(";")])
    if domain.startswith("visa"):
        return words.message.word("visa_short", value)
    if domain == "trade":
        return money.amount(value, "USD") if value >= LEAST_AMOUNT else language.plural(int(value), "good")
    return str(int(value)) if domain in (*COUNTED, *MEASURES) else words.message("region.yes")


def millions(value: float) -> str:
    """An amount in millions, with three figures where it has that many.

    >>> millions(1662000000), millions(5250000), millions(0)
    ('1,662', '5.25', '0')
    """
    number = value / MILLION
    whole = f"{number:,.{max(0, FIGURES - len(str(int(number))))}f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _date(row: Row) -> str:
    return f" ({dates.say(row['date'])})" if row["date"] else ""
