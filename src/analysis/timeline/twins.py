"""Happenings that stand in two tables: the session of a body and its meeting, an opening and its ceremony."""

from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]
TELLS = {  # a fact's kind and type -> the types of event that tell of the same happening
    ("joint_body", "commission"): ("meeting", "founding"),
    ("joint_body", "consultations"): ("consultation",),
    ("joint_body", "business_forum"): ("forum",),
    ("joint_body", "friendship_group"): ("installation",),
    ("mission", "accreditation"): ("appointment",),
    ("mission", "embassy"): ("ceremony",),
    ("mission", "consulate"): ("ceremony",),
    ("mission", "honorary_consulate"): ("ceremony",),
    ("company_presence", "plant"): ("founding",),
}


def merged(rows: Iterable[Row]) -> list[Row]:
    """The facts with each one that an event tells folded into that event, which then names the rows of both.

    Two facts are one happening when they have the same date and the same states, cite a common place in a source, and
    the event is of a type that tells of the other's kind. The event's words stand, since they say what happened.
    """
    found = {row["id"]: row for row in rows}
    events = [row for row in found.values() if row["kind"] == "event"]
    for row in list(found.values()):
        twin = next((event for event in events if _same(row, event)), None)
        if twin:
            events.remove(twin)
            del found[row["id"]]
            rows_of_both = {name: list(dict.fromkeys([*twin[name], *row[name]])) for name in ("rows", "base")}
            found[twin["id"]] = {**twin, **rows_of_both}
    return list(found.values())


def _same(row: Row, event: Row) -> bool:
    told = event["type"] in TELLS.get((row["kind"], row["type"]), ())
    alike = row["date"] == event["date"] and set(row["countries"]) == set(event["countries"])
    return told and alike and bool(set(row.get("sources", ())) & set(event.get("sources", ())))
