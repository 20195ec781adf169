"""A second opinion on a data folder, small and by other means than the checker's: the places of all its faults."""

import calendar
import csv
import io
import json
import re
import unicodedata
from functools import cache

REF = re.compile(r"(?:([a-z_]+)=)?([a-z][a-z0-9_-]*)\[([^\[\];=]+)\]")
POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?|(\d{3})X|(\d\d)XX", re.ASCII)
ENDS = [("start", "end"), ("opened", "closed"), ("signed", "in_force"), ("signed", "ended"), ("in_force", "ended")]
ENDS += [("valid_from", "valid_to")]
TWO = [("a", "b"), ("sender", "receiver"), ("exporter", "importer"), ("home", "host"), ("origin", "destination")]
NEVER = {"posts": ["opened", "closed"], "agreements": ["signed", "in_force", "ended"]}
PARTY = {"party", "sender", "receiver"}
TIMES = ("date", "signed", "in_force", "ended", "opened", "closed", "start", "end", "as_of")
STATES = ("countries", "country_aliases", "state_spells")


@cache
def days(text):
    """First and last day of a date as (year, month, day), None when it does not exist."""
    ends = text.split("/")
    if len(ends) > 2 or ends == ["..", ".."]:
        return None
    spans = [((0, 0, 0), (9999, 12, 31)) if end == ".." and len(ends) == 2 else point(end) for end in ends]
    return (spans[0][0], spans[-1][1]) if all(spans) and spans[0][0] <= spans[-1][1] else None


def point(text):
    found = POINT.fullmatch(text)
    year, month, day, decade, century = found.groups() if found else ("0000", None, None, None, None)
    if decade or century:
        first, years = (int(decade) * 10, 10) if decade else (int(century) * 100 + 1, 100)
        return (first, 1, 1), (first + years - 1, 12, 31)
    y, m, d = int(year), int(month or 1), int(day or 1)
    if not y or not 1 <= m <= 12 or not 1 <= d <= calendar.monthrange(y, m)[1]:
        return None
    last = (y, int(month or 12), int(day or calendar.monthrange(y, int(month or 12))[1]))
    return (y, m, d), last


@cache
def table(content):
    """Header, whole rows as (line, row), and the lines of the others."""
    reader, rows, line = csv.reader(io.StringIO(content.decode(), newline="")), [], 1
    for cells in reader:
        rows.append((line, cells))
        line = reader.line_num + 1
    header = rows[0][1]
    whole = [(line, dict(zip(header, cells, strict=True))) for line, cells in rows[1:] if len(cells) == len(header)]
    return header, whole, [line for line, cells in rows[1:] if len(cells) != len(header)]


def cell_ok(field, value):
    rule, kind = field.get("constraints", {}), field["type"]
    limits = {"at most a dozen words": 12, "at most two dozen words": 24}
    limit = next((n for text, n in limits.items() if text in field["description"]), 9999)
    if value == "":
        return not rule.get("required")
    if value != value.strip() or not unicodedata.is_normalized("NFC", value) or len(value.split()) > limit:
        return False
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for c in value):
        return False
    if kind != "string" and not re.fullmatch(r"-?[0-9]{1,15}" + r"(\.[0-9]{1,9})?" * (kind == "number"), value):
        return False
    if kind != "string" and not rule.get("minimum", -1e99) <= float(value) <= rule.get("maximum", 1e99):
        return False
    fits = "pattern" not in rule or "refers" in field or "list" in field or re.fullmatch(rule["pattern"], value)
    return bool(fits and value in rule.get("enum", [value]) and (not field.get("edtf") or days(value)))


def row_faults(name, row):
    """The fields at fault between the cells of one row."""
    for first, last in ENDS:
        a, b = days(row.get(first) or "x"), days(row.get(last) or "x")
        yield last if a and b and a[0] > b[1] else None
    yield from (b for a, b in TWO if row.get(a) and row.get(a) == row.get(b))
    unreal = row.get("status") in ("stated_absent", "announced", "planned", "explored")
    yield from (field for field in NEVER.get(name, []) if unreal and row[field])
    if name == "accreditations":
        yield "person" if row["status"] == "stated_absent" and row["person"] else None
    if name == "trade_totals":
        yield "currency" if row["value"] and not row["currency"] else None
        yield "value" if row["currency"] and not row["value"] else None
        yield "value_usd" if row["currency"] == "USD" and row["value_usd"] not in ("", row["value"]) else None
    if name == "trade_products":
        yield "hs_codes" if row["mapping"] in ("exact", "broad") and not row["hs_codes"] else None
        yield "mapping" if row["mapping"] == "none" and row["hs_codes"] else None
        yield "hs_edition" if bool(row["hs_codes"]) != bool(row["hs_edition"]) else None
    if name == "organizations":
        yield "members" if bool(row["members"]) != (row["kind"] == "group") else None
    if name == "participants":
        actor = row["iso3"] or row["org"]
        yield "iso3" if not (actor or (row["person"] and row["role"] not in PARTY)) else None
    if row.get("sources") and all(REF.fullmatch(part) for part in row["sources"].split(";")):
        parts = row["sources"].split(";")
        fields = [REF.fullmatch(part)[1] for part in parts]
        yield "sources" if len(set(parts)) < len(parts) or any(f and not row.get(f) for f in fields) else None
    if row.get("basis"):
        fields = [part.rpartition("=")[0] for part in row["basis"].split(";")]
        yield "basis" if len(set(fields)) < len(fields) or any(f and not row.get(f) for f in fields) else None


@cache
def own(name, schema, content):
    """The faults that a table has by itself, as (line, column)."""
    schema, (header, rows, ragged) = json.loads(schema), table(content)
    found, seen, highest = {(line, 0) for line in ragged}, set(), 0
    keys = [[f["name"]] for f in schema["fields"] if f.get("constraints", {}).get("unique")] + [schema["primaryKey"]]
    for line, row in rows:
        for number, field in enumerate(schema["fields"], 1):
            if not cell_ok(field, row[field["name"]]):
                found.add((line, number))
        for key in {tuple(key) for key in keys}:
            value = (key, *(row[field] for field in key))
            if value in seen and any(value[1:]):
                found.add((line, header.index(key[0]) + 1))
            seen.add(value)
        if schema.get("letter") and re.fullmatch(schema["letter"] + "[1-9][0-9]*", row["id"]):
            found |= {(line, 1)} if int(row["id"][1:]) < highest else set()
            highest = max(highest, int(row["id"][1:]))
        found |= {(line, header.index(field) + 1) for field in row_faults(name, row) if field}
    return found


@cache
def entries(content):
    """The entries of a plain YAML list, each as key → (text, line, column)."""
    found = []
    for number, line in enumerate(content.decode().splitlines(), 1):
        part = re.match(r"(- |  )(\w+): (.*)$", line)
        if part and part[1] == "- ":
            found.append({})
        if part:
            found[-1][part[2]] = (part[3].strip('"'), number, 3)
    return found


def places(files):
    """The places of all faults: (path, line, column)."""
    schemas = {words(content)["name"]: content for path, content in files.items() if path.startswith("schemas/")}
    tables, found, ids, unread = {}, set(), {}, set()
    for name, schema in schemas.items():
        _, tables[name], ragged = table(files[f"tidy/{name}.csv"])
        found |= {(f"tidy/{name}.csv", *place) for place in own(name, schema, files[f"tidy/{name}.csv"])}
        letter = words(schema).get("letter", "")
        unread |= {name, letter} if ragged else set()
        ids |= {row["id"]: row for _, row in tables[name]} if letter else {}
    cited = {entry["key"][0] for entry in entries(files["sources.yaml"])}
    sound = not any(place[0] == f"tidy/{name}.csv" for place in found for name in STATES)
    for name, schema in schemas.items():
        for number, field in enumerate(fields(schema), 1):
            targets = [one.split(".") for one in (field.get("refers") or field.get("list") or "").split("|") if one]
            known = {row[column] for table, column in targets for _, row in tables[table]}
            if targets and {table for table, _ in targets} & unread:
                continue
            if targets or field["name"] in ("sources", "basis", "source", "locator"):
                for line, row in tables[name]:
                    fine = between(field, row, known, cited) if not targets or row[field["name"]] not in known else True
                    found |= set() if fine else {(f"tidy/{name}.csv", line, number)}
        if name in ("events", "agreements", "joint_bodies") and "participants" not in unread:
            parties = {row["fact"] for _, row in tables["participants"] if row["role"] in PARTY}
            found |= {(f"tidy/{name}.csv", line, 1) for line, row in tables[name] if row["id"] not in parties}
    for line, row in tables["participants"]:
        if row["fact"] and row["fact"] not in ids and row["fact"][0] not in unread:
            found.add(("tidy/participants.csv", line, 2))
    return found | (dead(schemas, tables, ids) if sound else set()) | beside(files, tables, ids, unread, cited)


@cache
def words(schema):
    return json.loads(schema)


def fields(schema):
    return words(schema)["fields"]


def between(field, row, known, cited):
    """Whether what a cell refers to is there."""
    value, name = row[field["name"]], field["name"]
    if value and known:
        keys = value.split(";") if "list" in field else [value]
        return set(keys) <= known and len(set(keys)) == len(keys)
    if name == "sources" and value and all(REF.fullmatch(part) for part in value.split(";")):
        refs = [REF.fullmatch(part).groups() for part in value.split(";")]
        return all((not f or f in row) and k in cited and re.fullmatch("¶[1-9][0-9]*", where) for f, k, where in refs)
    if name == "basis" and value:
        return all(part.rpartition("=")[0] in ("", *row) for part in value.split(";"))
    if name in ("source", "locator") and row["source"] and row["locator"]:
        return value in cited if name == "source" else row["source"] not in cited or re.fullmatch("¶[1-9][0-9]*", value)
    return True


def dead(schemas, tables, ids):
    """The cells that name a state outside its life, with no note to say why."""
    lives, found = {}, set()
    for _, spell in tables["state_spells"]:
        life = (days(spell["start"])[0], days(spell["end"])[1] if spell["end"] else (9999, 12, 31))
        lives.setdefault(spell["iso3"], []).extend([life] if spell["system"] == "legal" else [])
    for name, schema in schemas.items():
        if not words(schema)["fact"]:
            continue
        dated = [f["name"] for f in fields(schema) if f.get("edtf") and (name, f["name"]) != ("claims", "as_of")]
        for line, row in [(line, row) for line, row in tables[name] if not row["note"]]:
            fact = ids.get(row.get("fact", row.get("resolution")), {})
            texts = [row[f] for f in dated] + [fact.get(f, "") for f in TIMES]
            spans = [days(text) for text in texts if text and days(text)]
            for number, field in enumerate(fields(schema), 1):
                if "countries" in (field.get("refers") or field.get("list") or "") and not fact.get("note"):
                    for state in row[field["name"]].split(";"):
                        alive = [
                            any(a <= s[1] and s[0] <= b for a, b in lives.get(state, [((0,), (9999, 13))]))
                            for s in spans
                        ]
                        found |= set() if all(alive) else {(f"tidy/{name}.csv", line, number)}
    return found


def beside(files, tables, ids, unread, cited):
    """The faults of what stands beside the tables."""
    found, seen, states = set(), set(), {row["iso3"] for _, row in tables["countries"]}
    for entry in entries(files["sources.yaml"]):
        if entry["side"][0] not in states | {"third"} and "countries" not in unread:
            found.add(("sources.yaml", *entry["side"][1:]))
    for entry in entries(files["corrections.yaml"]):
        (row, *at), (field, *_), (reads, *held) = entry["row"], entry["field"], entry["reads"]
        if row not in ids and row[0] not in unread:
            found.add(("corrections.yaml", *at))
        elif row in ids and ids[row][field] != reads:
            found.add(("corrections.yaml", *held))
    for entry in entries(files["contradictions.yaml"]):
        rows = entry["rows"][0].strip("[]").split(", ")
        if any(row not in ids and row[0] not in unread for row in rows):
            found.add(("contradictions.yaml", *entry["rows"][1:]))
    for line, row in table(files["reading.csv"])[1]:
        cells = list(row.values())
        found |= {("reading.csv", line, number) for number, cell in enumerate(cells, 1) if not cell.strip()}
        found |= {("reading.csv", line, 2)} if tuple(cells[:2]) in seen else set()
        seen.add(tuple(cells[:2]))
        if all(cells[:2]):
            found |= {("reading.csv", line, 1)} if cells[0] not in cited else set()
            wrong = cells[0] in cited and not re.fullmatch("¶[1-9][0-9]*", cells[1])
            found |= {("reading.csv", line, 2)} if wrong else set()
    return found | {("reading.csv", line, 0) for line in table(files["reading.csv"])[2]}
