"""What the makers of facts share: rows by id, names, participants, and where a row was read."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import sources
from analysis.language import the
from analysis.tables import labels

Row = dict[str, Any]
Fact = dict[str, Any]
PARTIES = ("party", "sender", "receiver")
EMPTY: Fact = {
    **dict.fromkeys(("id", "kind", "type", "status", "date", "sender", "receiver", "via", "reporter", "place"), ""),
    **dict.fromkeys(("unit", "label", "basis", "note", "as_of", "table"), ""),
    "value": None,
}


class Making:
    """The tables under the hands of the makers: rows by id, names, and the participants of each fact."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], rows: Mapping[str, Row]) -> None:
        """Take the frames and every row by its id."""
        self.rows = rows
        self.states = dict(zip(tables["countries"]["iso3"], tables["countries"]["name_en"], strict=True))
        self.bodies = dict(zip(tables["organizations"]["org"], tables["organizations"]["name"], strict=True))
        self.tables: dict[str, list[Row]] = {}
        self.demonyms: dict[str, str] = {}
        aliases = tables["country_aliases"]
        for alias in aliases[aliases["kind"].eq("demonym")].to_dict("records"):
            self.demonyms.setdefault(alias["iso3"], alias["alias"])
        for row in rows.values():
            self.tables.setdefault(row["table"], []).append(row)
        self.participants: dict[str, list[Row]] = {}
        for row in self.tables.get("participants", []):
            self.participants.setdefault(row["fact"], []).append(row)

    def state(self, iso3: str) -> str:
        """A state's name, its code where it has none."""
        return self.states.get(iso3, iso3)

    def actor(self, code: str) -> str:
        """The name of a state, body or group as it stands in a sentence."""
        return labels.the_body(self.bodies[code]) if code in self.bodies else the(self.state(code))

    def fact(self, row: Row, kind: str, type_: str, label: str, **more: Any) -> Fact:
        """A fact of a row, with its participants and whatever the maker says `more`; states and groups sorted apart."""
        people = self.participants.get(row["id"], [])
        among = [one for one in people if one["role"] in PARTIES]
        between = more.pop("between", []) + [one["iso3"] for one in among] + [one["org"] for one in people]
        found = {**EMPTY, "id": row["id"], "kind": kind, "type": type_, "label": label, "table": row["table"]}
        found |= {name: row[name] for name in ("status", "note", "as_of")} | {"basis": basis(row)}
        found |= {
            "countries": sorted({one for one in between if one and one not in self.bodies}),
            "orgs": list(dict.fromkeys(one for one in between if one in self.bodies)),
            "people": self._people(row, people),
            "sources": cited(row),
            "rows": [row["id"], *(one["id"] for one in people)],
        }
        return found | more

    def _people(self, row: Row, people: list[Row]) -> list[dict[str, str]]:
        named = [(one["person"], one["office"], one["iso3"]) for one in people if one["person"]]
        if row.get("person"):
            named.append((row["person"], labels.words(row["rank"]), row["sender"]))
        made = []
        for person, office, iso3 in named:
            known = self.rows.get(person, {})
            one = {"name": known.get("name", person), "office": office, "iso3": iso3 or known.get("iso3", "")}
            if one not in made:
                made.append(one)
        return made


def basis(row: Row, field: str = "") -> str:
    """What a row, or one of its fields, rests on."""
    found = sources.bases(row["basis"]) if row["basis"] else {}
    return found.get(field) or found.get("", "")


def cited(row: Row, field: str = "", without: tuple[str, ...] = (), alone: bool = True) -> list[str]:
    """Where a row was read, or one of its fields where that has places of its own, as texts `key[locator]`.

    `without` leaves out the places of those fields; `alone=False` puts the row's own places behind the field's.
    """
    refs = sources.refs(row["sources"])
    own = [str(ref) for ref in refs if field and ref.field == field]
    rest = [str(ref) for ref in refs if not ref.field or (ref.field not in without and not field)]
    return list(dict.fromkeys(own + ([] if own and alone else rest) or [str(ref) for ref in refs]))


def directed(row: Row, sender: str, receiver: str) -> Row:
    """Sender, receiver and both as the states between which the fact is."""
    return {"sender": row[sender], "receiver": row[receiver], "between": [row[sender], row[receiver]]}


def only(making: Making, fact: str, role: str) -> str:
    """The one actor in a role, '' where there is none or several."""
    actors = {one["iso3"] or one["org"] for one in making.participants.get(fact, []) if one["role"] == role}
    return actors.pop() if len(actors) == 1 else ""


def stretch(row: Row) -> str:
    """The time of a standing thing as an interval, '' where neither end is known."""
    start, end = row["start"], row["end"]
    if "/" in start or "/" in end or not (start or end):
        return start or end
    return f"{start or '..'}/{end or '..'}"


def number(value: object) -> float | None:
    """A cell of a number column, None where it is empty."""
    return None if pd.isna(value) else float(value)  # type: ignore[arg-type]
