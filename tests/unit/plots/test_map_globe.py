"""The globe on paper, by its laws: areas kept, opposite points opposite, arcs that are great circles and never jump."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.plots import map_arcs, map_globe, map_land

LAT, LON = st.floats(-89.5, 89.5), st.floats(-180, 180)
POINT = st.tuples(LON, LAT)
RING = st.lists(st.tuples(st.floats(-20, 120), st.floats(-20, 120)), min_size=3, max_size=9).map(np.array)
BOX = (0.0, 10.0, 100.0, 80.0)


def law(*drawn):
    """`given` of sixty examples without a deadline: a time is no law."""
    return lambda test: settings(deadline=None, max_examples=60)(given(*drawn)(test))


def xyz(points):
    """Points of the globe in space."""
    lon, lat = np.radians(np.asarray(points, float)).reshape(-1, 2).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def degrees(one, other):
    """How far two points are from one another."""
    a, b = xyz([one])[0], xyz([other])[0]
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(a, b)), a @ b)))


def signed(ring):
    """What a ring encloses, negative where it runs with the clock."""
    after = np.roll(ring, -1, axis=0)
    return float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum()) / 2


def area(ring):
    """What a ring encloses, whichever way it runs."""
    return abs(signed(ring))


@law(POINT)
def test_points_mirrored_at_the_equator_and_the_middle_meridian_stay_mirrored(point):
    (x, y), (west, south) = map_globe.project(np.array([point, (-point[0], -point[1])]))
    assert (west, south) == pytest.approx((-x, -y))


@law(POINT)
def test_the_projection_keeps_areas(point):
    step = 1e-3
    lon, lat = point
    ends = [(lon - step, lat), (lon + step, lat), (lon, lat - step), (lon, lat + step)]
    west, east, south, north = map_globe.project(np.array(ends))
    drawn = (east - west)[0] * (north - south)[1] / np.radians(2 * step) ** 2
    assert drawn == pytest.approx(np.cos(np.radians(lat)), rel=1e-4, abs=1e-6)


@law(LAT, LON, LON)
def test_a_parallel_is_straight_and_level(lat, one, other):
    drawn = map_globe.project(np.array([(one, lat), (other, lat)]))
    assert drawn[0, 1] == drawn[1, 1]


def test_the_globe_is_as_wide_and_high_as_its_authors_say():
    half_wide, half_high = map_globe.EAST, map_globe.NORTH
    assert (half_wide, half_high) == pytest.approx((2.70663, 1.31736), abs=1e-5)


@law(POINT, POINT)
def test_an_arc_begins_and_ends_at_its_points(one, other):
    pieces = map_globe.arc(one, other)
    assert tuple(pieces[0][0]) == one
    assert tuple(pieces[-1][-1]) == other


@law(POINT, POINT)
def test_an_arc_is_the_shortest_way(one, other):
    pieces = map_globe.arc(one, other)
    walked = sum(degrees(*pair) for piece in pieces for pair in pairwise(piece))
    gaps = sum(degrees(end[-1], start[0]) for end, start in pairwise(pieces))
    assert walked + gaps == pytest.approx(degrees(one, other), abs=0.02)


@law(POINT, POINT)
def test_an_arc_lies_in_one_plane_with_the_middle_of_the_globe(one, other):
    assume(1 < degrees(one, other) < 179)
    across = np.cross(*xyz([one, other]))
    across /= np.linalg.norm(across)
    for piece in map_globe.arc(one, other):
        inner = piece[np.abs(piece[:, 0]) < 180]  # where it leaves the map it is cut along a straight line
        assert np.abs(xyz(inner) @ across).max(initial=0) < 1e-9


@law(POINT, POINT, st.floats(-8, 8))
def test_no_arc_draws_a_line_across_the_map(one, other, bow):
    for piece in map_globe.arc(one, other, bow):
        drawn = map_globe.project(piece)
        assert np.hypot(*np.diff(drawn, axis=0).T).max(initial=0) < 0.2 * map_globe.EAST


@law(POINT, POINT)
def test_an_arc_that_leaves_the_map_comes_back_at_the_other_edge_on_the_same_parallel(one, other):
    pieces = map_globe.arc(one, other)
    assert len(pieces) <= 4
    for before, after in pairwise(pieces):
        polar = max(abs(before[-1][1]), abs(after[0][1])) > 85
        assert polar or (before[-1][0] == -after[0][0] and abs(before[-1][0]) == 180 and before[-1][1] == after[0][1])


@pytest.mark.parametrize("other", [(0, 0), (180, 0), (-180, 0), (0, 90), (0, -90)])
def test_an_arc_to_the_same_the_opposite_or_a_polar_point_is_one_too(other):
    pieces = map_globe.arc((0, 0), other)
    assert all(np.isfinite(piece).all() for piece in pieces)
    assert tuple(pieces[-1][-1]) == other


@law(POINT, POINT, st.floats(1, 6))
def test_a_bow_leaves_the_ends_and_bulges_to_the_left_by_so_many_degrees(one, other, bow):
    assume(20 < degrees(one, other) < 160 and max(abs(one[1]), abs(other[1])) < 60)
    straight, bent = (np.concatenate(map_globe.arc(one, other, by)) for by in (0, bow))
    assert (bent[0] == straight[0]).all() and (bent[-1] == straight[-1]).all()
    across = np.cross(*xyz([one, other]))
    off = np.degrees(np.arcsin(xyz(bent) @ (across / np.linalg.norm(across))))
    assert off.max() == pytest.approx(bow, rel=0.02)
    assert off.min() > -1e-6


@law(st.lists(st.tuples(LON, st.floats(-80, 85)), min_size=1, max_size=12).map(np.array))
def test_a_view_shows_all_its_points_with_room_about_them(points):
    view = map_globe.View.around(map_globe.project(points), 4, 4, 510)
    left, top, right, bottom = view.box
    laid = view.at(points)
    assert (laid >= [left - 1e-6, top - 1e-6]).all() and (laid <= [right + 1e-6, bottom + 1e-6]).all()
    assert 200 < bottom - top < 390
    assert not view.whole or right - left == pytest.approx(2 * map_globe.EAST * view.scale)


@law(st.lists(st.tuples(LON, st.floats(-80, 85)), min_size=1, max_size=5).map(np.array))
def test_graticule_and_outline_stay_on_the_map(points):
    view = map_globe.View.around(map_globe.project(points), 4, 4, 510)
    for line in (*view.graticule(), view.outline()):
        assert (line >= np.array(view.box[:2]) - 1e-6).all() and (line <= np.array(view.box[2:]) + 1e-6).all()


@law(RING)
def test_what_is_clipped_lies_in_the_box_and_is_not_clipped_again(ring):
    part = map_globe.clipped(ring, BOX)
    if len(part):
        assert (part >= np.array(BOX[:2]) - 1e-6).all() and (part <= np.array(BOX[2:]) + 1e-6).all()
        assert area(map_globe.clipped(part, BOX)) == pytest.approx(area(part), abs=1e-6)


@law(st.floats(-20, 90), st.floats(-20, 90), st.floats(1, 100), st.floats(1, 100))
def test_of_a_rectangle_the_box_keeps_what_both_share(left, top, wide, high):
    ring = np.array([(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)])
    across = max(0, min(left + wide, BOX[2]) - max(left, BOX[0]))
    down = max(0, min(top + high, BOX[3]) - max(top, BOX[1]))
    part = map_globe.clipped(ring, BOX)
    assert (area(part) if len(part) else 0) == pytest.approx(across * down, abs=1e-6)


@law(RING, st.floats(0.1, 5))
def test_a_simplified_line_is_nowhere_further_off_than_allowed(line, tolerance):
    knots = map_globe.kept(line, tolerance)
    assert knots[0] == 0 and knots[-1] == len(line) - 1
    for low, high in pairwise(knots):
        share = np.linspace(0, 1, 400)[:, None]
        chord = line[low] + share * (line[high] - line[low])
        reach = np.hypot(*(line[high] - line[low])) / 400
        for point in line[low : high + 1]:
            along = line[high] - line[low]
            beyond = (point - line[low]) @ along
            if 0 <= beyond <= along @ along:
                assert np.hypot(*(chord - point).T).min() <= tolerance + reach


@law(POINT, POINT)
def test_drawn_curves_run_along_their_arcs(one, other):
    assume(degrees(one, other) > 5)
    view = map_globe.View.around(map_globe.project(np.array([(-180, -60), (180, 80)])), 4, 4, 510)
    runs = [map_arcs.dense(view.at(piece)) for piece in map_globe.arc(one, other) if len(piece) > 1]
    drawn = np.concatenate(map_arcs.curves(runs).to_polygons(closed_only=False))
    true = np.concatenate(runs)
    off = np.sqrt(((drawn[:, None] - true[None]) ** 2).sum(axis=2)).min(axis=1)
    assert off.max() < 2 * map_arcs.FINE + 1.0


SQUARE = np.array([(10.0, 10.0), (50.0, 10.0), (50.0, 50.0), (10.0, 50.0)])


@law(RING)
def test_hatching_lies_in_the_area_and_on_land(ring):
    assume(area(ring) > 50)
    inside = map_land.Shape("", "", True, [ring])
    land = map_land.Shape("", "", True, [SQUARE])
    for run in map_land.hatching([ring], land.sides):
        middle = run.mean(axis=0)
        if np.hypot(*(run[1] - run[0])) > 0.01:
            assert land.holds(middle) and inside.holds(middle)


def test_an_area_too_small_for_the_lattice_has_one_line():
    tiny = np.array([(20.0, 20.0), (20.3, 20.0), (20.3, 20.3), (20.0, 20.3)])
    assert len(map_land.hatching([tiny], map_land.sides([SQUARE]))) == 1


def test_a_hole_is_no_land_whichever_way_its_ring_runs():
    hole = [[20, 20], [30, 20], [30, 30], [20, 30], [20, 20]]
    outside = [*SQUARE.tolist(), SQUARE[0].tolist()]
    for ring, inner in ((outside, hole), (outside[::-1], hole), (outside, hole[::-1])):
        shape = map_land._shape("XAA", "Aland", False, f'{{"type": "Polygon", "coordinates": [{ring}, {inner}]}}')
        assert shape.holds((15, 15)) and not shape.holds((25, 25)) and not shape.holds((60, 15))
        assert [signed(ring) > 0 for ring in shape.rings] == [True, False]
