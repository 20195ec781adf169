"""Ties and values on a map: capitals and great circles without any borders, or over the shapes of a data set."""

import pandas as pd

from analysis import language
from analysis.plots import map_land, map_values, ties
from analysis.plots.drawing import Drawing, slug
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, records
from analysis.plots.map_arcs import PLAIN, Place
from analysis.plots.map_disputed import AREAS
from analysis.plots.map_sheet import Sheet, Told
from analysis.plots.words import Words, plain

WANTED = {"layer": PLAIN, "directed": False, "status": "actual"}  # of ties that do not say so themselves


def map(
    edges: pd.DataFrame,
    places: pd.DataFrame,
    names: Names,
    shapes: pd.DataFrame | None = None,
    values: pd.DataFrame | None = None,
    measure: str = "",
    *,
    lang: str = "en",
) -> Drawing:
    """Ties as great circles between capitals on an Equal Earth map: the world, or the part in which they lie.

    edges: `network.edges`, or any frame with sender and receiver (one row is one tie; without layer, directed and
    status: plain ties); lines, arrows and the 600 ties drawn at most are those of `network`. places: iso3, lat, lon
    (degrees; the table of states has them). names: the name of a state by its code. shapes: iso3, name, geometry
    (GeoJSON text), disputed: land is drawn, states without a shape as points, and what is disputed hatched;
    `boundary_note` says whose boundaries these are. values: iso3, value (one row is a state; missing is not reported)
    colours states by `measure`, a few words with the unit. As many states are named as find room; the notes name the
    others.

    `.data` is the ties drawn, then the values. Raises ValueError for a shape that is no area.
    """
    words = Words(lang)
    capitals = _capitals(places)
    whole = edges.assign(**{name: said for name, said in WANTED.items() if name not in edges})
    known = whole["sender"].isin(list(capitals)) & whole["receiver"].isin(list(capitals))
    drawn = ties.drawn(whole[known])
    told = pd.DataFrame({"iso3": [], "value": []}) if values is None else values
    data = pd.concat([part for part in (drawn, told) if len(part)] or [drawn], ignore_index=True)
    name = slug("map", *dict.fromkeys(drawn["layer"]), measure)[:60].strip("-")
    if drawn.empty and told["value"].dropna().empty:
        return nothing(words("map.nothing"), data, name)
    colours = None if values is None else map_values.coloured(told)
    sheet = Sheet(drawn, capitals, map_land.read(shapes) if shapes is not None else [], colours)
    said = Told(sheet, whole[~known], _left_out(whole[known], drawn), names, measure, words)
    return Drawing(sheet.draw(said), said.alt(), data, name)


def _left_out(known: pd.DataFrame, drawn: pd.DataFrame) -> int:
    real = (known["status"] != "stated_absent") & (known["sender"] != known["receiver"])
    return int(real.sum()) - len(drawn)


def boundary_note(shapes: pd.DataFrame, *, lang: str = "en") -> tuple[str, dict[str, str]]:
    """Whose view of boundaries the shapes draw, for the foot of a page: the key of a message of figures and its words.

    It tells in which shape each disputed area of our list lies, as the shapes have it, and who claims it.

    >>> square = '{"type": "Polygon", "coordinates": [[[30, 40], [40, 40], [40, 50], [30, 50]]]}'
    >>> frame = pd.DataFrame([["XAA", "Aland", square, False]], columns=["iso3", "name", "geometry", "disputed"])
    >>> key, words = boundary_note(frame)
    >>> key, words["areas"].split(";")[0]
    ('map.boundaries', 'Crimea in Aland (claimed by Ukraine and Russia)')
    """
    say, found = Words(lang), map_land.read(shapes)
    said = []
    for area in AREAS:
        holders = [plain(shape.name) for shape in found if any(shape.holds(place) for place in area.inside)]
        if holders:
            key = "map.area_own" if holders == [area.name] else "map.area"
            who = language.listing([language.the(claimant) for claimant in area.claimants])
            where = language.listing(holders)
            said.append(say(key, area=area.name, shape=where, who=who))
    return ("map.boundaries", {"areas": "; ".join(said)}) if said else ("map.boundaries_plain", {})


def _capitals(places: pd.DataFrame) -> dict[str, Place]:
    told = places.dropna(subset=["lat", "lon"])
    return {row["iso3"]: (float(row["lon"]), float(row["lat"])) for row in records(told)}
