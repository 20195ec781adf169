"""Maps: what they draw, say and leave out, on an invented world and, where it is at hand, on real shapes."""

import json
import os
from functools import cache
from pathlib import Path as File
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from matplotlib.path import Path

from analysis import plots
from analysis.plots import map_disputed, map_ground, map_land, style
from analysis.plots.map_values import coloured
from analysis.plots.words import Words
from tests.unit.plots import world
from tests.unit.plots.test_plots_text import SHAPES, check

FOLDER = File(os.environ.get("RELATIONS_DATASETS", "-"))
NAMES = {"MEX": "Mexico", "BLR": "Belarus", "BRB": "Barbados", "KAZ": "Kazakhstan", "RUS": "Russia", "SUN": "USSR"}
NAMES |= {"ATA": "Antarctica", "FJI": "Fiji", "WSM": "Samoa"}
CAPITALS = {"MEX": (19.43, -99.13), "BLR": (53.9, 27.57), "BRB": (13.1, -59.62), "KAZ": (51.17, 71.43)}
CAPITALS |= {"RUS": (55.76, 37.62), "SUN": (55.76, 37.62), "FJI": (-18.14, 178.44), "WSM": (-13.83, -171.77)}
CAPITALS |= {"ATA": (None, None)}


def placed(capitals):
    """A frame of places: code → latitude, longitude."""
    rows = [(iso3, lat, lon) for iso3, (lat, lon) in capitals.items()]
    return pd.DataFrame(rows, columns=["iso3", "lat", "lon"]).astype({"lat": "Float64", "lon": "Float64"})


def spread(count):
    """As many capitals, spread over the land's latitudes by the golden angle."""
    turn = 180 * (3 - 5**0.5)
    return placed({f"s{n}": (65 - 110 * n / count, (n * turn) % 360 - 180) for n in range(count)})


def square(west, south, side=10.0):
    """A square of land as GeoJSON text."""
    corners = [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    return json.dumps({"type": "Polygon", "coordinates": [corners]})


def land(*rows):
    """A frame of shapes; a row is iso3, name, geometry and, where it is so, True for disputed."""
    return pd.DataFrame([(*row, False)[:4] for row in rows], columns=["iso3", "name", "geometry", "disputed"])


PLACES = placed(CAPITALS)
MAINLAND = land(
    ("MEX", "Mexico", square(-105, 15)), ("BLR", "Belarus", square(24, 48)), ("RUS", "Russia", square(30, 42, 30))
)
MANY = land(*[(f"s{n}", f"s{n}", square(lon - 4, lat - 4, 8)) for n, _, lat, lon in spread(60).itertuples() if n % 2])
NONE = world.edges()
HERE = world.edges(("embassies", "MEX", "BLR", "actual"), ("visits", "BLR", "MEX", "announced"))
VALUES = pd.DataFrame(
    {"iso3": [f"s{n}" for n in range(50)], "value": [None if n % 9 == 4 else n**3 for n in range(50)]}
)
LONG = "the share of votes in which both voted alike, of all roll calls of the decade in which both voted, per cent"
FIGURES = {
    "200 states": lambda names: plots.map(world.hubs(200), spread(200), names),
    "200 states, 900 ties": lambda names: plots.map(dense(900), spread(200), names),
    "200 states over land": lambda names: plots.map(world.hubs(200), spread(200), names, MANY),
    "33 and 1": lambda names: plots.map(world.star(33), spread(34), names, MANY),
    "close together": lambda names: plots.map(world.hubs(40), near(40), names),
    "all layers": lambda names: plots.map(world.hubs(14, layers=6), spread(14), names),
    "two": lambda names: plots.map(world.hubs(4), spread(4), names),
    "values": lambda names: plots.map(NONE, spread(60), names, MANY, VALUES, names("s1")),
    "values of a long measure": lambda names: plots.map(NONE, spread(60), names, MANY, VALUES, LONG),
    "values without land": lambda names: plots.map(NONE, spread(60), names, None, VALUES),
    "ties and values": lambda names: plots.map(world.hubs(40), spread(60), names, MANY, VALUES, "trade"),
}


def dense(ties):
    """So many ties among 200 states."""
    return world.edges(*[("visits", f"s{n % 200}", f"s{(n * 7 + n // 200 + 1) % 200}", "actual") for n in range(ties)])


def near(count):
    """Capitals a degree from one another, as those of small islands are."""
    return placed({f"s{n}": (12 + n % 7, -64 + n // 7) for n in range(count)})


@cache
def shown(figure, names=world.name):
    """One of the figures, drawn once."""
    return FIGURES[figure](names)


def texts(drawing):
    """All that a figure says."""
    return [box.text for box in drawing.text_boxes()]


def note(drawing):
    """The same as one text."""
    return " ".join(texts(drawing))


def of(drawing, **look):
    """The outlines of a figure that have a look: `face` or `edge`."""
    patches = drawing.figure.axes[0].patches
    if "face" in look:
        return [patch for patch in patches if hexed(patch.get_facecolor()) == look["face"]]
    return [patch for patch in patches if hexed(patch.get_edgecolor()) == look["edge"]]


def hexed(colour):
    """A colour as it is written."""
    return "none" if colour[3] == 0 else "#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])


def parts(patch):
    """The pieces of an outline."""
    return int((patch.get_path().codes == Path.MOVETO).sum())


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("names", [world.name, world.hostile, str], ids=["long names", "hostile names", "short names"])
def test_no_text_overlaps_is_clipped_or_is_small(figure, names):
    check(shown(figure, names))


@pytest.mark.parametrize("figure", FIGURES)
def test_hostile_names_stay_text(figure):
    svg = shown(figure, world.hostile).svg()
    root = ElementTree.fromstring(svg)
    assert {node.tag.split("}")[1] for node in root.iter()} <= SHAPES
    assert not [key for node in root.iter() for key in node.attrib if key.startswith("on")]
    assert "<script" not in svg and "\u202e" not in svg and "\x07" not in svg


@pytest.mark.parametrize("figure", ["33 and 1", "close together", "ties and values"])
def test_the_same_rows_give_the_same_bytes(figure):
    one, two = shown(figure), FIGURES[figure](world.name)
    assert one.svg() == two.svg() == one.svg()
    assert one.png() == two.png()
    assert one.alt == two.alt


def test_a_page_can_hold_a_map_of_the_world():
    assert len(shown("200 states, 900 ties").svg()) < 150_000
    assert len(shown("200 states").svg()) < 150_000


def test_the_alt_text_tells_what_is_shown():
    drawing = plots.map(HERE, PLACES, NAMES.get, MAINLAND)
    assert drawing.alt == (
        "Map of 2 ties among 2 states (embassies 1 and visits 1): Mexico and Belarus. "
        "Hatched, their status being disputed, without taking a side, outlines approximate: Crimea, Donetsk, Kherson, "
        "Luhansk and Zaporizhzhia regions, Transnistria."
    )
    assert drawing.name == "map-embassies-visits"
    assert drawing.data["sender"].tolist() == ["MEX", "BLR"]


def test_without_shapes_nothing_is_hatched_and_no_border_drawn():
    drawing = plots.map(HERE, PLACES, NAMES.get)
    assert "atched" not in drawing.alt and "disputed" not in note(drawing)
    assert of(drawing, face=map_ground.LAND) == []
    assert "other capitals" in texts(drawing)


def test_what_is_announced_only_is_told_and_what_a_source_denies_is_not_drawn():
    frame = world.edges(
        ("embassies", "MEX", "BLR", "announced"),
        ("visits", "MEX", "KAZ", "stated_absent"),
        *[("visits", "MEX", "RUS", "ended")],
    )
    drawing = plots.map(frame, PLACES, NAMES.get)
    assert "Kazakhstan" not in note(drawing) + drawing.alt
    assert "announced, planned or explored only" in note(drawing)
    assert "Grey: ended." in note(drawing)
    assert len(drawing.data) == 2


def test_any_frame_of_senders_and_receivers_is_drawn():
    drawing = plots.map(pd.DataFrame({"sender": ["MEX"], "receiver": ["RUS"]}), PLACES, NAMES.get)
    assert drawing.alt == "Map of 1 tie among 2 states: Mexico and Russia."
    assert "Arrows" not in note(drawing)


def test_a_tie_of_a_state_without_a_capital_is_told_not_dropped_in_silence():
    frame = world.edges(("visits", "MEX", "ATA", "actual"), ("visits", "MEX", "RUS", "actual"))
    drawing = plots.map(frame, PLACES, NAMES.get)
    assert "1 tie is not drawn, no capital being known of Antarctica." in drawing.alt
    assert "1 tie is not drawn, no capital being known of Antarctica." in note(drawing)


def test_a_map_of_nothing_says_so_in_words():
    for frame in (NONE, world.edges(("visits", "MEX", "ATA", "actual"))):
        drawing = plots.map(frame, PLACES, NAMES.get)
        assert note(drawing) == drawing.alt == Words()("map.nothing")


def test_every_state_drawn_is_named_on_the_map_or_in_a_note():
    for figure in ("33 and 1", "close together", "all layers"):
        drawing = shown(figure)
        drawn = {*drawing.data["sender"], *drawing.data["receiver"]}
        said = note(drawing)
        hidden = [state for state in drawn if world.name(state) not in said.replace("\n", " ")]
        assert not hidden or "more." in said


def test_the_most_tied_state_is_named_first():
    crowded = shown("200 states, 900 ties", str)
    assert 20 < sum(text.startswith("s") and text[1:].isdigit() for text in texts(crowded)) <= 48
    tied = pd.concat([dense(200), world.star(33)])
    assert "s0" in texts(plots.map(tied, spread(200), str))


def test_two_states_of_one_capital_are_two_dots_and_two_names():
    drawing = plots.map(world.edges(("relations", "SUN", "RUS", "actual")), PLACES, NAMES.get)
    assert {"USSR", "Russia"} <= set(texts(drawing))
    check(drawing)


def test_an_arc_over_the_edge_of_the_map_is_drawn_in_two_pieces():
    drawing = plots.map(world.edges(("visits", "FJI", "WSM", "actual")), PLACES, NAMES.get)
    arcs = of(drawing, edge=style.BLUE)
    assert [parts(patch) for patch in arcs if patch.get_facecolor()[3] == 0] == [2]
    wide = max(np.ptp(piece[:, 0]) for piece in arcs[0].get_path().to_polygons(closed_only=False))
    assert wide < 60


def test_an_arrow_points_at_the_receiver():
    drawing = plots.map(world.edges(("visits", "MEX", "BLR", "actual")), PLACES, NAMES.get)
    line, head = of(drawing, edge=style.BLUE)
    assert hexed(head.get_facecolor()) == style.BLUE and parts(head) == 1
    start = line.get_path().vertices[0]
    assert np.hypot(*(head.get_path().vertices[0] - start)) > np.hypot(*(head.get_path().vertices[1] - start))


def test_islands_without_a_shape_are_points():
    drawing = plots.map(HERE, PLACES, NAMES.get, MAINLAND)
    (dots,) = [patch for patch in of(drawing, edge=map_ground.LAND) if patch.get_capstyle() == "round"]
    assert parts(dots) == 1  # Barbados; Astana and Moscow lie on land, Fiji and Samoa outside of what is shown


def test_a_value_colours_the_shape_or_the_point_and_a_missing_one_has_a_grey_of_its_own():
    values = pd.DataFrame({"iso3": ["BLR", "BRB", "RUS"], "value": [10, 20, None]})
    drawing = plots.map(NONE, PLACES, NAMES.get, MAINLAND, values, "posts")
    low, high = (colour for colour, _ in coloured(values).legend)
    assert [len(of(drawing, face=colour)) for colour in (low, high)] == [2, 2]  # the map's and the legend's
    assert {"posts", "10", "20", "not reported"} <= set(texts(drawing))
    assert len(of(drawing, face=map_ground.NOT_REPORTED)) == 2
    assert drawing.alt.startswith("Map of posts, 2 states coloured: 10 Belarus; 20 Barbados; the others not reported.")
    assert drawing.data["iso3"].tolist() == ["BLR", "BRB", "RUS"]


def test_zero_is_a_value_and_not_a_gap():
    values = pd.DataFrame({"iso3": ["MEX", "RUS"], "value": [0, 5]})
    assert coloured(values).legend[0][1] == "0"
    assert set(coloured(values).by) == {"MEX", "RUS"}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9, 100])
def test_classes_hold_about_as_many_states_and_equal_values_together(count):
    values = pd.DataFrame({"iso3": [f"s{n}" for n in range(count)], "value": [n**2 for n in range(count)]})
    found = coloured(values)
    sizes = [list(found.by.values()).count(colour) for colour, _ in found.legend]
    assert sum(sizes) == count and len(sizes) == min(5, count) and max(sizes) - min(sizes) <= 1
    same = coloured(values.assign(value=[1] * (count // 2) + [2] * (count - count // 2)))
    assert len(set(same.by.values())) == min(2, count)


def test_classes_grow_darker_with_their_values():
    values = pd.DataFrame({"iso3": [f"s{n}" for n in range(40)], "value": range(40)})
    shades = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour, _ in coloured(values).legend]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 5


def test_no_colour_of_a_side_shows_in_a_disputed_area():
    values = pd.DataFrame({"iso3": ["RUS", "BLR"], "value": [1, 2]})
    drawing = plots.map(NONE, PLACES, NAMES.get, MAINLAND, values)
    plain = plots.map(HERE, PLACES, NAMES.get, MAINLAND)
    covered = [patch for patch in of(drawing, edge=map_ground.NOT_REPORTED) if patch.get_capstyle() != "round"]
    assert len(covered) == 1 and parts(covered[0]) > 20
    assert not [patch for patch in of(plain, edge=map_ground.NOT_REPORTED) if patch.get_capstyle() != "round"]


def test_a_shape_that_says_it_is_disputed_is_hatched():
    shapes = land(("", "Nowhere", square(-100, 30), True), ("MEX", "Mexico", square(-105, 15)))
    drawing = plots.map(HERE, PLACES, NAMES.get, shapes)
    assert "outlines approximate: Nowhere." in drawing.alt
    assert "areas whose status is disputed; outlines approximate" in texts(drawing)


def test_what_is_no_area_is_refused_by_name():
    shapes = land(("MEX", "Mexico", '{"type": "Point", "coordinates": [0, 0]}'))
    with pytest.raises(ValueError, match="the shape of Mexico is a Point; give a Polygon or a MultiPolygon"):
        plots.map(HERE, PLACES, NAMES.get, shapes)


@pytest.mark.parametrize("area", map_disputed.AREAS, ids=lambda area: area.name)
def test_a_disputed_area_has_claimants_and_an_outline_around_its_places(area):
    outline = map_land.Shape("", area.name, True, [np.array(area.outline)])
    assert len(area.claimants) > 1 and len(set(area.claimants)) == len(area.claimants)
    assert all(outline.holds(place) for place in area.inside)


def test_the_colophon_is_told_in_whose_shape_each_disputed_area_lies():
    key, words = plots.boundary_note(MAINLAND)
    said = Words()(key, **words)
    assert "Crimea in Russia (claimed by Ukraine and Russia); " in said
    assert "Taiwan" not in said
    assert said.endswith("Hatched: areas whose status is disputed; outlines approximate.")
    assert plots.boundary_note(land(("MEX", "Mexico", square(-105, 15)))) == ("map.boundaries_plain", {})


def test_a_disputed_area_that_the_shapes_draw_apart_is_told_so():
    _, words = plots.boundary_note(land(("XKX", "Kosovo", square(20, 42, 1.5))))
    assert words["areas"] == "Kosovo as a shape of its own (claimed by Kosovo and Serbia)"


@pytest.fixture(scope="module")
def real():
    """The shapes of Natural Earth at 1:110 million."""
    if not FOLDER.is_dir():
        pytest.skip("RELATIONS_DATASETS is not set")
    codes = {"SAH": "ESH", "PSX": "PSE", "KOS": "XKX", "SDS": "SSD", "CYN": "", "SOL": ""}
    features = json.loads((FOLDER / "ne_110m_countries.geojson").read_text("utf-8"))["features"]
    found = [(each["properties"], json.dumps(each["geometry"])) for each in features]
    return land(*[(codes.get(told["ADM0_A3"], told["ADM0_A3"]), told["NAME"], shape) for told, shape in found])


def test_natural_earth_draws_crimea_in_russia_and_the_note_says_so(real):
    _, words = plots.boundary_note(real)
    told = words["areas"].split("; ")
    assert "Crimea in Russia (claimed by Ukraine and Russia)" in told
    assert "Golan Heights in Israel (claimed by Israel and Syria)" in told
    assert "Jammu and Kashmir in India and Pakistan (claimed by India and Pakistan)" in told
    assert any(one.startswith("Western Sahara in W. Sahara and Morocco") for one in told)
    assert len(told) == 19  # of 21: the Gaza Strip and the southern Kuril Islands are too small for these shapes


def test_a_map_over_natural_earth_is_sound_and_small(real):
    drawing = plots.map(world.hubs(60), spread(60), world.name, real)
    check(drawing)
    assert "Crimea" in drawing.alt and "Taiwan" in drawing.alt
    assert len(drawing.svg()) < 150_000


def test_natural_earth_lacks_small_islands_which_are_points(real):
    assert len(real) == 177 and "BRB" not in set(real["iso3"])
    drawing = plots.map(HERE, PLACES, NAMES.get, real)
    (dots,) = [patch for patch in of(drawing, edge=map_ground.LAND) if patch.get_capstyle() == "round"]
    assert parts(dots) == 1
