"""The codebook of a panel: what each column means, where it is from, how far it reaches, and how to cite it."""

import json
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import pandas as pd

from analysis.panel.joining import KEY, STATUSES
from analysis.panel.reckoning import continued, membership, present
from analysis.tables import Tables

SUFFIX = "_status"
OUTSIDE = "a data set does not speak of the year or of one of the states, or it is not here"
MEANINGS = {
    "value": "a value other than zero",
    "zero": "zero: the source says so, or its list is complete and has none",
    "not_reported": "within coverage, and nothing is said",
    "outside": OUTSIDE,
}
KEYS = {
    "sender": "the state that sends, exports or acts",
    "receiver": "the state that receives, imports or is acted upon",
    "year": "the calendar year",
}
NOTES = {
    "cow": (
        "members of the Correlates of War state system under their codes, as text; 365 is Russia and the Soviet Union"
        " throughout",
        "figures of alpha-3 codes stand under the code of the state in the year; those of states that are no members of"
        " the system (such as the Byelorussian SSR) stand nowhere",
        "in a year with two codes of one state (1990: 260 and 255, 678 and 679) its figure stands under the code which"
        " stood for most of it; votes go by day",
    ),
    "iso": (
        "states in law under ISO 3166-1 alpha-3 codes, with codes of their own for ended states (SUN, BYS, YUG, DDR)",
        "figures of Correlates of War code 365 are those of SUN from 1923 to 1991, annual figures of 1991 included",
        "states that the Correlates of War system lacks are outside of its data sets",
        "in a year in which that system has two codes of one state (1990: 260 and 255, 678 and 679) the figure is that"
        " of the code which stood for most of it, and where there is none, that of the other",
    ),
}


def codebook(frame: pd.DataFrame, data: Tables, file: str, states: str) -> str:
    """The codebook of a panel that is written to `file`, as JSON; the same panel gives the same bytes."""
    measures = tomllib.loads((files("analysis.panel") / "measures.toml").read_text("utf-8"))
    named = [name for name in measures if name in frame]
    datasets = sorted({each for name in named for each in measures[name]["datasets"]} | {"cow_states"})
    told = {
        "file": file,
        "title": "directed dyad-years",
        "made_with": f"relations {version('relations')}, tables of {data.edition}",
        "rows": len(frame),
        "years": [int(frame["year"].min()), int(frame["year"].max())] if len(frame) else [],
        "keys": KEY,
        "cardinality": "one row a sender, receiver and year; many rows to one figure of each data set",
        "order": "sender, receiver, year" + ("; codes by number" if states == "cow" else ""),
        "missing": "an empty cell in CSV, null in parquet",
        "statuses": MEANINGS,
        "state_system": {"name": states, "notes": _notes(data, states)},
        "columns": [*_keys(states), *(each for name in named for each in _told(frame, name, measures[name], data))],
        "datasets": {name: _dataset(data, name) for name in datasets},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _notes(data: Tables, states: str) -> list[str]:
    """What is to be said of a panel's states."""
    if states == "cow":
        ends = str(membership(data)["end"].max())
        carried = f"the list of members ends on {ends}; who was one on that day is carried forward to {present(data)}"
        return [*NOTES["cow"], carried]
    pairs = ", ".join("–".join(pair) for pair in continued(data))
    apart = f"a state never pairs with the one that continues it (columns predecessor and successor): {pairs}"
    return [*NOTES["iso"], apart, "two states of which one begins on the day on which the other ends share that day"]


def _keys(states: str) -> list[dict[str, Any]]:
    code = "Correlates of War code" if states == "cow" else "ISO 3166-1 alpha-3 code"
    return [
        {"name": name, "type": "integer" if name == "year" else "text", "meaning": meaning}
        | ({} if name == "year" else {"unit": code})
        for name, meaning in KEYS.items()
    ]


def _told(frame: pd.DataFrame, name: str, measure: Mapping[str, Any], data: Tables) -> list[dict[str, Any]]:
    """What is said of a measure, and of the status beside it."""
    statuses = {"zero": measure["zero"], "not_reported": measure["not_reported"]}
    counts = frame[name + SUFFIX].value_counts()
    status = {
        "name": name + SUFFIX,
        "type": "text",
        "meaning": f"what kind of value {name} has, from the coverage of its source",
        "values": {each: statuses.get(each, MEANINGS[each]) for each in STATUSES},
        "rows": {each: int(counts.get(each, 0)) for each in STATUSES},
    }
    words = {key: measure[key] for key in ("meaning", "unit", "scale", "definition")}
    sources = [_source(data, each) for each in measure["datasets"]]
    return [{"name": name, "type": _type(frame[name]), **words, "sources": sources}, status]


def _type(column: pd.Series) -> str:
    kinds = {"Int64": "integer", "float64": "number"}
    return kinds.get(str(column.dtype), "text")


def _source(data: Tables, name: str) -> dict[str, Any]:
    """A data set as a column rests on it: its edition and coverage, how to cite it, and what it cannot say."""
    one, here = data.inventory.get(name), data.fetched.get(name)
    return {
        "dataset": name,
        "here": here is not None,
        "edition": here.edition if here else one.edition if one else "",
        "coverage": here.span if here else one.years if one else "",
        "states": one.states if one else "",
        "limits": [*([one.limits] if one and one.limits else []), *(here.limits if here else ())],
        "licence": one.licence if one else "",
        "citation": one.citation if one else "",
    }


def _dataset(data: Tables, name: str) -> dict[str, Any]:
    """A data set with its publisher and the original files that it was read from."""
    one, here = data.inventory.get(name), data.fetched.get(name)
    originals = [
        {"role": each.role, "name": each.name, "sha256": each.sha256, "size": each.size, "address": each.address}
        for each in (here.origins if here else ())
    ]
    about = {"title": one.title, "publisher": one.publisher, "page": one.page} if one else {}
    return _source(data, name) | about | {"originals": originals}
