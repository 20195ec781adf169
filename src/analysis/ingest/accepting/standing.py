"""Things that last: posts, accreditations, memberships and companies abroad as rows."""

import re

from analysis.ingest.accepting.acts import STATUSES, UNREAL
from analysis.ingest.accepting.batch import Batch, Candidate, Refused, clean
from analysis.tables import likeness

RANKS = {
    "resident ambassador": "resident_ambassador",
    "ambassador": "ambassador",
    "envoy": "envoy",
    "chargé": "charge_daffaires",
}
BODY = re.compile(r"\b(?:of|to|in|joined|at) (?:the )?([A-Z].*)$")


def mission(batch: Batch, one: Candidate) -> list[str]:
    """An accreditation, or a post with the date of its opening or closing."""
    return [_accreditation(batch, one) if one["type"] == "accreditation" else _post(batch, one)]


def _post(batch: Batch, one: Candidate) -> str:
    """A dated opening or closing goes into the row of its post, where the tables or this batch have one without it."""
    moment = likeness.moment(one) if one["status"] not in UNREAL else ""
    ends = {"sender": one["sender"], "receiver": one["receiver"], "kind": one["type"]}
    held = [row for row in batch.rows("posts") if all(row[name] == ends[name] for name in ends) and _fits(row, one)]
    bare = [row["id"] for row in held if moment and not row.get(moment)]
    if bare:
        _dated(batch, bare[0], one, moment)
        return bare[0]
    status = {"closed": "ended"}.get(moment, one["status"])
    undated = {**one, "status": status, "date": one["date"] if moment or status in UNREAL else ""}
    return batch.add("posts", undated, **ends, city=one["place"], **({moment: one["date"]} if moment else {}))


def _fits(row: dict, one: Candidate) -> bool:
    """Whether a row may be the post of a candidate: it was real, and no other city is named."""
    city = likeness.named(row["city"], one["place"] or "")
    return row["status"] not in UNREAL and city != likeness.CONFLICT


def _dated(batch: Batch, row_id: str, one: Candidate, moment: str) -> None:
    cells = {moment: str(one["date"])}
    if not batch.row(row_id)["city"] and one["place"]:
        cells["city"] = clean(one["place"])
    if moment == "closed":
        cells["status"] = "ended"
    batch.set(row_id, **cells)
    batch.cite(row_id, one, *(name for name in cells if name != "status"))


def _accreditation(batch: Batch, one: Candidate) -> str:
    label = one["label"].removeprefix("no ")
    rank = next((rank for words, rank in RANKS.items() if label.startswith(words)), "head_of_mission")
    resident = rank == "resident_ambassador" or label.startswith("resident")
    named = next((each for each in one["people"] if each.get("name")), None)
    absent = one["status"] == "stated_absent"
    person = batch.person(named["name"], one["sender"] or "") if named and not absent else ""
    seat = one["via"] or (one["receiver"] if resident else "")
    fields = {"sender": one["sender"], "receiver": one["receiver"], "start": one["date"], "person": person}
    return batch.add("accreditations", one, seat=seat, rank=rank, **fields)


def membership(batch: Batch, one: Candidate) -> list[str]:
    """One row for each state and body; a state whose row is there already only gets the source."""
    if not one["orgs"] or not one["countries"]:
        raise Refused("a membership needs a state and a body; name countries and orgs")
    start, _, end = (one["date"] or "").partition("/")
    found = BODY.search(STATUSES.sub("", one["label"]))
    rows = []
    for body in one["orgs"]:
        batch.organization(body, found[1] if found else "")
        for state in one["countries"]:
            fields = {"iso3": state, "org": body, "member_as": one["type"]}
            rows.append(_member(batch, one, fields, start.strip("."), end.strip(".")))
    return rows


def _member(batch: Batch, one: Candidate, fields: dict[str, str], start: str, end: str) -> str:
    for row in batch.rows("memberships"):
        same = all(row[name] == fields[name] for name in fields) and row["status"] == one["status"]
        if same and start in ("", row["start"]):
            batch.cite(row["id"], one)
            return str(row["id"])
        if same and not row["start"]:
            batch.set(row["id"], start=start)
            batch.cite(row["id"], one, "start")
            return str(row["id"])
    return batch.add("memberships", one, **fields, start=start, end=end)


def company(batch: Batch, one: Candidate) -> list[str]:
    """A company of one state in another."""
    name = STATUSES.sub("", one["label"]).partition(", ")[0].partition(" (")[0]
    fields = {"home": one["sender"], "host": one["receiver"], "form": one["type"] or "operation"}
    return [batch.add("presences", one, company=name, start=one["date"], **fields)]
