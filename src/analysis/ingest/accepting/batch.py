"""The rows of one acceptance in the making: what is added, what is changed, and what a person should hear of it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from analysis import dates
from analysis.tables import Source, Tables, cells
from analysis.tables.schema import Field
from analysis.tables.writing import Change, Numbers

Candidate = Mapping[str, Any]
Row = dict[str, Any]
DOZEN = 12
DANGLING = {"a", "an", "the", "of", "on", "in", "and", "or", "for", "to", "with", "between", "at", "by", "from"}


class Refused(ValueError):
    """A candidate cannot become a row; the message is one line with the remedy."""


def clean(text: object) -> str:
    """A text as a cell may hold it: composed, without hidden characters, blanks single.

    >>> clean(" Nukualofa\\u200b  harbour ")
    'Nukualofa harbour'
    """
    composed = unicodedata.normalize("NFC", "" if text is None else str(text))
    shown = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " * c.isspace() for c in composed)
    return " ".join(shown.split())


def shortened(title: str) -> str:
    """A title of at most a dozen words that does not break off behind a small word."""
    words = title.split()[:DOZEN]
    while len(words) < len(title.split()) and words[-1].casefold().strip(",;") in DANGLING:
        words.pop()
    return " ".join(words).rstrip(",;:")


class Batch:
    """New rows by table and new cells by id, over the tables as they are; every row cites one source."""

    def __init__(self, data: Tables, source: Source, numbers: Numbers) -> None:
        """Begin with nothing."""
        self.data, self.source, self.numbers = data, source, numbers
        self.change = Change()
        self.told: list[str] = []
        self.contradictions: list[str] = []
        self._held: dict[str, list[Row]] = {}
        self._undo: list[Callable[[], object]] = []

    def forget(self) -> None:
        """Take back everything since the last `keep`, the ids too."""
        while self._undo:
            self._undo.pop()()

    def keep(self) -> None:
        """What was done so far stays."""
        self._undo.clear()

    def rows(self, table: str) -> list[Row]:
        """Every row of a table as the batch leaves it, those of the tables first."""
        changed = self.change.changed
        held = [row | changed[row["id"]] if row.get("id") in changed else row for row in self._records(table)]
        return [*held, *self.change.added.get(table, [])]

    def _records(self, table: str) -> list[Row]:
        if table not in self._held:
            frame = self.data[table]
            self._held[table] = [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
        return self._held[table]

    def row(self, row_id: str) -> Row:
        """One row as the batch leaves it."""
        place = self._new(row_id)
        return place[0][place[1]] if place else self.data.row(row_id) | self.change.changed.get(row_id, {})

    def _new(self, row_id: str) -> tuple[list[Row], int] | None:
        """Where a row of the batch's own stands."""
        for rows in self.change.added.values():
            for number, row in enumerate(rows):
                if row.get("id") == row_id:
                    return rows, number
        return None

    def add(self, table: str, candidate: Candidate | None = None, **fields: object) -> str:
        """A new row, its common fields from the candidate: its id. Raises Refused where a cell does not hold."""
        common = self.common(candidate) if candidate is not None else {}
        schema = self.data.schemas[table]
        given = {name: cell if name == "sources" else clean(cell) for name, cell in (common | fields).items()}
        row: dict[str, str] = {one.name: str(given.get(one.name, "")) for one in schema.fields if one.name != "id"}
        for field in schema.fields:
            if field.name != "id":
                self._refuse(field, row[field.name])
        rows = self.change.added.setdefault(table, [])
        if schema.letter:
            row = {"id": self.numbers.next(table)} | row
            self._undo.append(lambda: self.numbers.back(row["id"]))
        rows.append(row)
        self._undo.append(rows.pop)
        return row.get("id", "")

    def _refuse(self, field: Field, value: str) -> None:
        trouble = cells.trouble(field, value)
        if trouble:
            raise Refused(f"{trouble.what}; {trouble.remedy}")
        for key in field.keys(value):
            if not any(key == row[name] for target, name in field.targets for row in self.rows(target)):
                raise Refused(f"{field.name} {key!r} stands in no table; write a code, or add it")

    def common(self, candidate: Candidate) -> Row:
        """Status, time, sources, basis and note of a row that a candidate becomes."""
        dated = candidate["date"] and candidate["status"] not in ("announced", "planned", "explored")
        written = self.source.written_not_before
        spoken = f"{written}/.." if written else ""
        ahead = bool(candidate["date"] and written) and dates.earliest(candidate["date"]) > dates.latest(written)
        told = spoken if ahead else candidate["date"] or spoken  # a time ahead is that of the plan, not of its telling
        return {
            "status": candidate["status"],
            "as_of": "" if dated else candidate.get("as_of") or told,
            "sources": ";".join(self.places(candidate)),
            "basis": candidate["basis"] or "stated",
            "note": candidate["note"],
        }

    def places(self, candidate: Candidate) -> list[str]:
        """The references to every place that tells the candidate; raises Refused without one."""
        locators = dict.fromkeys(str(place.get("locator") or "") for place in candidate["places"])
        told = [f"{self.source.key}[{locator}]" for locator in locators if re.fullmatch(r"¶[1-9][0-9]*", locator)]
        if not told:
            raise Refused("no place in the document is named; ingest it anew")
        return told

    def cite(self, row_id: str, candidate: Candidate, *fields: str) -> None:
        """Add the candidate's places to a row's sources, or as those of some of its fields."""
        held = [part for part in self.row(row_id)["sources"].split(";") if part]
        more = [f"{name}={place}" for name in fields for place in self.places(candidate)] or self.places(candidate)
        if set(more) - set(held):
            self.set(row_id, sources=";".join(dict.fromkeys([*held, *more])))

    def set(self, row_id: str, **cells: str) -> None:
        """Change cells of a row of the tables or of the batch."""
        place = self._new(row_id)
        if place:
            rows, number = place
            self._undo.append(partial(rows.__setitem__, number, rows[number]))
            rows[number] = rows[number] | cells
        else:
            before = self.change.changed.get(row_id)
            self._undo.append(partial(self._restore, row_id, before))
            self.change.changed[row_id] = (before or {}) | cells

    def _restore(self, row_id: str, before: dict[str, str] | None) -> None:
        if before is None:
            del self.change.changed[row_id]
        else:
            self.change.changed[row_id] = before

    def contradict(self, entry: str) -> None:
        """Add an entry to the list of contradictions."""
        self.contradictions.append(entry)
        self._undo.append(self.contradictions.pop)

    def person(self, name: str, iso3: str) -> str:
        """The id of a person, by name or another spelling and state; a new one where nobody is known so."""
        wanted = clean(name).casefold()
        for row in self.rows("people"):
            names = {one.casefold() for one in (row["name"], *row.get("aliases", "").split(";"))}
            if wanted in names and (not iso3 or row["iso3"] in ("", iso3)):
                return str(row["id"])
        return self.add("people", name=name, iso3=iso3, aliases="")

    def participants(self, fact: str, candidate: Candidate, role: str, *, parties: bool = True) -> None:
        """Who takes part: the states and bodies (`parties`), then the people, each in `role` or met by it."""
        ends = {candidate["sender"]: "sender", candidate["receiver"]: "receiver"}
        for state in candidate["countries"] if parties else ():
            self.add("participants", candidate, fact=fact, iso3=state, role=ends.get(state, "party"), note="")
        for body in candidate["orgs"] if parties else ():
            self.organization(body, "")
            self.add("participants", candidate, fact=fact, org=body, role="party", note="")
        for one in candidate["people"]:
            iso3, office = str(one.get("iso3") or ""), str(one.get("office") or "")
            person = self.person(one["name"], iso3) if one.get("name") else ""
            met = role == "visitor" and iso3 and iso3 != candidate["sender"]
            who = {"iso3": iso3, "person": person, "office": office, "role": "met" if met else role}
            if person or office:
                self.add("participants", candidate, fact=fact, **who, note="")

    def organization(self, code: str, name: str) -> None:
        """Make sure that a body is known; one that is not is added under its code, and a person is told."""
        if any(row["org"] == code for row in self.rows("organizations")):
            return
        if not re.fullmatch(r"[A-Z][A-Z0-9-]*", code):
            raise Refused(f"body {code!r} has no code; write its usual acronym")
        self.add("organizations", org=code, name=name or code, kind="bloc")
        self.told.append(f"{code} is a new body; mend its name and kind in organizations.csv")
