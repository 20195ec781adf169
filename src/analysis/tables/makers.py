"""How a row becomes facts: one maker a table, each yielding facts as plain dicts."""

from collections.abc import Callable, Iterator

from analysis.dates import sort_key
from analysis.tables import labels
from analysis.tables.making import Fact, Making, Row, basis, cited, directed, number, only, stretch


def relations(making: Making, table: str) -> Iterator[Fact]:
    """A spell of relations is an event at its beginning."""
    for row in making.tables.get(table, []):
        type_, states = row["opened_by"], [row["a"], row["b"]]
        yield making.fact(row, "event", type_, labels.relation(row), between=states, date=row["start"])


def events(making: Making, table: str) -> Iterator[Fact]:
    """An event is between its parties; it has a direction where one participant is its sender or receiver."""
    for row in making.tables.get(table, []):
        label = labels.with_status(row["title"], row["status"]) if row["status"] != "stated_absent" else row["title"]
        direction = {role: only(making, row["id"], role) for role in ("sender", "receiver")}
        yield making.fact(row, "event", row["type"], label, date=row["date"], place=row["place"], **direction)


def visits(making: Making, table: str) -> Iterator[Fact]:
    """A visit goes from its sender to its receiver."""
    for row in making.tables.get(table, []):
        more = directed(row, "sender", "receiver") | {"date": row["date"], "place": row["place"]}
        yield making.fact(row, "visit", row["rank"], labels.visit(row), **more)


def agreements(making: Making, table: str) -> Iterator[Fact]:
    """An agreement was signed once and, where that is dated, came into force once; an undated or unmade one is a fact.

    That it ended later does not undo either.
    """
    for row in making.tables.get(table, []):
        label = labels.with_status(row["title"], row["status"])
        fact = making.fact(row, "agreement", row["kind"], label, place=row["place"])
        made = row["status"] in ("actual", "ended")
        if not made or not (row["signed"] or row["in_force"]):
            yield fact
            continue
        fact |= {"status": "actual", "label": row["title"]}
        if row["signed"]:
            own = {"id": f"{row['id']}.signed", "date": row["signed"]}
            yield fact | own | {"sources": cited(row, "signed", alone=False), "basis": basis(row, "signed")}
        if row["in_force"]:
            own = {"id": f"{row['id']}.in_force", "date": row["in_force"], "label": f"{row['title']}, in force"}
            own |= {"sources": cited(row, "in_force"), "basis": basis(row, "in_force"), "place": ""}
            yield fact | own


def posts(making: Making, table: str) -> Iterator[Fact]:
    """A post is one undated fact, and one for each dated opening or closing."""
    for row in making.tables.get(table, []):
        label = labels.post(row, making.state)
        more = directed(row, "sender", "receiver") | {"place": row["city"]}
        fact = making.fact(row, "mission", row["kind"], labels.with_status(label, row["status"]), **more)
        yield fact | {"sources": cited(row, without=("opened", "closed"))}
        for field in ("opened", "closed"):
            if row[field]:
                own = {"id": f"{row['id']}.{field}", "date": row[field], "label": f"{label} {field}"}
                own |= {"sources": cited(row, field), "basis": basis(row, field), "status": "actual"}
                yield fact | own


def accreditations(making: Making, table: str) -> Iterator[Fact]:
    """An accreditation goes from the sending to the receiving state, `via` a third one where the head sits there."""
    for row in making.tables.get(table, []):
        label = labels.accreditation(row, making.state)
        via = row["seat"] if row["seat"] != row["receiver"] else ""
        more = directed(row, "sender", "receiver") | {"via": via, "date": row["start"]}
        yield making.fact(row, "mission", "accreditation", label, **more)


def trade_totals(making: Making, table: str) -> Iterator[Fact]:
    """A total is between exporter and importer; two-way trade has no direction."""
    for row in making.tables.get(table, []):
        more = directed(row, "exporter", "importer")
        if row["flow"] == "two_way":
            more |= {"sender": "", "receiver": ""}
        value, unit = number(row["value"]), row["currency"]
        if value is None:
            value, unit = number(row["value_usd"]), "USD"
        more |= {
            "date": row["period"],
            "reporter": row["reporter"],
            "value": value,
            "unit": unit if value is not None else "",
        }
        yield making.fact(row, "trade_total", row["flow"], labels.total(row, making.actor), **more)


def trade_products(making: Making, table: str) -> Iterator[Fact]:
    """A good goes from exporter to importer."""
    for row in making.tables.get(table, []):
        more = directed(row, "exporter", "importer") | {"date": row["period"], "reporter": row["reporter"]}
        yield making.fact(
            row, "trade_product", row["mapping"], labels.with_status(row["product"], row["status"]), **more
        )


def memberships(making: Making, table: str) -> Iterator[Fact]:
    """One fact per place, body and status, with every state that it names there; its id is that of the first row."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in making.tables.get(table, []):
        for place in cited(row):
            key = (place, *(row[name] for name in ("org", "member_as", "start", "end", "status")), basis(row))
            groups.setdefault(key, []).append(row)
    used: dict[str, int] = {}
    order = sorted(groups.items(), key=lambda item: (int(item[1][0]["id"][1:]), cited(item[1][0]).index(item[0][0])))
    for key, rows in order:
        first = rows[0]
        used[first["id"]] = used.get(first["id"], 0) + 1
        suffix = f".{used[first['id']]}" if used[first["id"]] > 1 else ""
        states = [row["iso3"] for row in rows]
        label = labels.membership(first, len(set(states)), making.bodies.get(first["org"], first["org"]))
        fact = making.fact(first, "membership", first["member_as"], label, between=[*states, first["org"]])
        fact |= {"id": first["id"] + suffix, "date": stretch(first), "sources": [key[0]]}
        notes = list(dict.fromkeys(row["note"] for row in rows if row["note"]))
        as_of = min((row["as_of"] for row in rows), key=sort_key)
        yield fact | {"rows": [row["id"] for row in rows], "note": "; ".join(notes), "as_of": as_of}


def votes(making: Making, table: str) -> Iterator[Fact]:
    """A vote goes from the voter to the state that the resolution is about."""
    for row in making.tables.get(table, []):
        resolution = making.rows.get(row["resolution"], {})
        about = [one for one in resolution.get("about", "").split(";") if one]
        more: Row = {"sender": row["iso3"], "receiver": next((one for one in about if one != row["iso3"]), "")}
        more |= {"date": resolution.get("date", ""), "between": [row["iso3"], *about, resolution.get("body", "")]}
        fact = making.fact(row, "un_vote", row["vote"], labels.vote(row, resolution), **more)
        yield fact | {"rows": [row["id"], *([resolution["id"]] if resolution else [])]}


def presences(making: Making, table: str) -> Iterator[Fact]:
    """A company goes from its home to its host."""
    for row in making.tables.get(table, []):
        more = directed(row, "home", "host") | {"date": row["start"]}
        yield making.fact(row, "company_presence", row["form"], labels.presence(row), **more)


def joint_bodies(making: Making, table: str) -> Iterator[Fact]:
    """A joint body, or a session of it, is between its parties."""
    for row in making.tables.get(table, []):
        session = number(row["session"])
        label = labels.joint_body(row, f"{session:g}" if session is not None else "")
        yield making.fact(row, "joint_body", row["kind"], label, date=row["date"], place=row["place"])


def people_flows(making: Making, table: str) -> Iterator[Fact]:
    """People go from their origin to their destination."""
    for row in making.tables.get(table, []):
        label = labels.flow(row, making.state, making.demonyms.get(row["origin"], ""))
        value = number(row["persons"])
        more = directed(row, "origin", "destination") | {"date": row["date"], "value": value}
        yield making.fact(row, "migration", row["kind"], label, unit="persons" if value is not None else "", **more)


def links(making: Making, table: str) -> Iterator[Fact]:
    """Equipment, routes and launches go from their sender to their receiver."""
    for row in making.tables.get(table, []):
        kind = "equipment" if row["kind"] == "equipment" else "transport"
        more = directed(row, "sender", "receiver") | {"date": row["date"], "place": row["place"]}
        yield making.fact(row, kind, row["kind"], labels.with_status(row["subject"], row["status"]), **more)


def claims(making: Making, table: str) -> Iterator[Fact]:
    """A claim is what a source asserts of its subjects."""
    for row in making.tables.get(table, []):
        yield making.fact(row, "claim", row["about"], row["statement"], between=row["subject"].split(";"))


KINDS: dict[str, Callable[[Making, str], Iterator[Fact]]] = {
    make.__name__: make
    for make in (
        *(relations, events, visits, agreements, posts, accreditations, trade_totals, trade_products),
        *(memberships, votes, presences, joint_bodies, people_flows, links, claims),
    )
}
