"""The rows held against the documents that they cite: does what a row says stand in the paragraphs that it names?"""

import re
from collections import defaultdict

from analysis import dates, files, sources

MONTHS = [month.casefold() for month in dates.MONTHS]
SPANISH = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
NUMBERS = [
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
]
CENTURIES = {"18XX": "19th century", "19XX": "20th century"}
PRINTED = {
    "posts": ["city"],
    "trade_totals": ["value_text"],
    "trade_products": ["product"],
    "presences": ["company"],
    "people_flows": ["persons_text"],
    "events": ["place"],
    "visits": ["place"],
    "agreements": ["place"],
    "joint_bodies": ["place"],
    "links": ["place"],
}


def documents(data, folder):
    """The paragraphs of every document in `folder` that is one of the sources, found by its hash: key → lines."""
    found = {files.digest(path): path for path in sorted(folder.iterdir()) if path.is_file()}
    return {
        key: [line.strip() for line in found[source.sha256].read_text("utf-8").splitlines() if line.strip()]
        for key, source in data.sources.items()
        if source.sha256 in found
    }


def check(data, folder, left_out):
    """Every way in which rows and documents disagree, one line each; `left_out` is the text of reading.csv."""
    texts = documents(data, folder)
    yield from (
        f"{key}: no file with its hash" for key, source in data.sources.items() if source.sha256 and key not in texts
    )
    cited = defaultdict(set)
    places = [(row["id"], ref) for row in data.rows.values() for ref in sources.refs(row.get("sources", ""))]
    places += [(row["id"], sources.Ref(row["source"], row["locator"])) for row in data["coverage"].to_dict("records")]
    places += [("reading.csv", ref) for ref in reading(left_out)]
    for row, ref in places:
        number = sources.paragraph(ref.locator) or 0
        cited[ref.key].add(number)
        if ref.key in texts and not 0 < number <= len(texts[ref.key]):
            yield f"{row}: {ref} is no paragraph; the document has {len(texts[ref.key])}"
    for key, lines in texts.items():
        for number in set(range(1, len(lines) + 1)) - cited[key]:
            yield f"{key}[¶{number}]: no row cites it, and reading.csv does not say why"
    called = _called(data)
    for row in data.rows.values():
        yield from _unsaid(data, row, texts)
        yield from _unnamed(data, row, texts, called)
    for one in data.corrections if texts else ():
        if one.expect not in paragraphs(one.source, texts):
            yield f"correction of {one.row}: {one.source} does not print {one.expect!r} any more"


def reading(left_out):
    """The places that reading.csv leaves out, as references."""
    for line in left_out.splitlines()[1:]:
        key, locator, _ = line.split(",", 2)
        yield sources.Ref(key, locator)


def paragraphs(cell, texts, field="", before=0):
    """The text of the paragraphs that a `sources` cell cites for a field, the field's own and the row's.

    `before`: how many paragraphs ahead of each are taken too, where it may go on from them ("the parties").
    """
    refs = [ref for ref in sources.refs(cell) if ref.field in ("", field) and ref.key in texts]
    lines = [texts[ref.key][: sources.paragraph(ref.locator)][-1 - before :] for ref in refs]
    return " ".join(" ".join(some) for some in lines)


def _unsaid(data, row, texts):
    """What a row says and its paragraphs do not: dates, people, and what a field holds as printed."""
    if not row.get("sources"):
        return
    for field in data.schemas[row["table"]].fields:
        value, text = row[field.name], paragraphs(row["sources"], texts, field.name)
        if not value or not text:
            continue
        basis = sources.bases(row["basis"])
        inferred = basis.get(field.name, basis[""]) == "inferred"
        if field.edtf and field.name != "as_of":
            for part in _dated(value):
                if not any(re.search(rf"\b{one}\b", _plain(text + " " + row["note"])) for one in part):
                    yield f"{row['id']}: {field.name} {value}: {part[0]} is not in what it cites"
        elif field.name == "person" and not any(name in _plain(text) for name in _names(data, value)):
            yield f"{row['id']}: {_names(data, value)[0]} is not in what it cites"
        elif field.name in PRINTED.get(row["table"], []) and not inferred:
            missing = [
                word for word in re.findall(r"[\w$.,/-]+", _plain(value)) if word.strip(".,") not in _plain(text)
            ]
            if missing:
                yield f"{row['id']}: {field.name} {value!r}: {missing} is not in what it cites"


def _unnamed(data, row, texts, called):
    """The states of a row that neither its paragraphs, nor the ones before them, nor their documents' titles name."""
    if not row.get("sources"):
        return
    titles = " ".join(data.sources[ref.key].title for ref in sources.refs(row["sources"]))
    basis = sources.bases(row["basis"])
    for field in data.schemas[row["table"]].fields:
        if ("countries", "iso3") in field.targets and basis.get(field.name, basis[""]) != "inferred":
            cited = paragraphs(row["sources"], texts, field.name, before=1)
            text = _plain(f"{cited} {titles}") if cited else ""
            for state in field.keys(row[field.name]):
                if text and state in data.atlas and not any(name in text for name in called[state]):
                    yield f"{row['id']}: {field.name} {state} is not in what it cites"


def _called(data):
    """Every name of every state; half a word is none."""
    called = defaultdict(set)
    for row in data["country_aliases"].to_dict("records"):
        if row["kind"] != "prefix":
            called[row["iso3"]].add(_plain(row["alias"]))
    for row in data["countries"].to_dict("records"):
        called[row["iso3"]].add(_plain(row["name_en"]))
    return called


def _dated(value):
    """The parts of a date, each as the ways in which a text may print it."""
    for point in value.split("/"):
        year, month, day = [*point.rstrip("~?%").split("-"), "", ""][:3]
        if point == "..":
            continue
        yield [CENTURIES.get(year, year).casefold()]
        if month:
            yield [MONTHS[int(month)], SPANISH[int(month) - 1]]
        if day:
            yield [f"{int(day)}", *NUMBERS[int(day) - 1 : int(day)]]


def _names(data, person):
    row = data.row(person)
    return [_plain(name) for name in [row["name"], *row["aliases"].split(";")] if name]


def _plain(text):
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("–", "-")).casefold()
