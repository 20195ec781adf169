"""The globe on paper: the Equal Earth projection, great circles, and the part of the world that a figure shows.

A point is longitude and latitude in degrees, in this order; longitude 0 is in the middle of the map.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis.plots.places import Box

EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
STEEP = np.sqrt(3) / 2
STEP = 0.5  # degrees between the points of a great circle
TURN = 30.0  # degrees of longitude between two such points beyond which the way passes the map's edge or the pole
SOUTH = -57.0  # the parallel at which a map of the world ends unless something lies beyond it
WHOLE = 0.62  # a stretch of this share of the map's width shows the world
BROAD, NARROW = 2.1, 1.4  # a part of the world is between so many times as wide as high
LEAST = 0.5  # the least width of a part, in radii of the globe
FINE = 0.2  # points by which a simplified line may be beside the true one


def project(points: np.ndarray) -> np.ndarray:
    """Points in the Equal Earth projection (Šavrič, Patterson and Jenny 2018, Int. J. Geographical Information Science
    33), as x and y in radii of the globe, y upwards: areas keep their sizes, parallels are straight.

    >>> project(np.array([[0.0, 0.0], [180.0, 0.0], [0.0, 90.0]])).round(3).tolist()
    [[0.0, 0.0], [2.707, 0.0], [0.0, 1.317]]
    """
    lon, lat = np.radians(np.asarray(points, float)).T
    a1, a2, a3, a4 = EQUAL_EARTH
    turn = np.arcsin(STEEP * np.sin(lat))
    slope = 9 * a4 * turn**8 + 7 * a3 * turn**6 + 3 * a2 * turn**2 + a1
    x = lon * np.cos(turn) / (STEEP * slope)
    return np.column_stack([x, a4 * turn**9 + a3 * turn**7 + a2 * turn**3 + a1 * turn])


EAST, NORTH = project(np.array([[180.0, 0.0], [0.0, 90.0]])).max(axis=0)


def arc(one: Sequence[float], other: Sequence[float], bow: float = 0.0) -> list[np.ndarray]:
    """The great circle from one point to another in pieces that end at the map's edge; `bow`: how many degrees its
    middle stands to the left of the true way, so that several ties of a pair lie side by side.

    >>> [piece[[0, -1], 0].tolist() for piece in arc((170, 0), (-165, 0))]
    [[170.0, 180.0], [-180.0, -165.0]]
    """
    start, end = _vectors(np.array([one, other], float))
    side = np.cross(start, end)
    if np.linalg.norm(side) < 1e-9:  # the same point, or the opposite one, to which every way is a great circle
        side = np.cross(start, [0, 0, 1] if abs(start[2]) < 1 - 1e-9 else [1, 0, 0])
    side /= np.linalg.norm(side)
    apart = np.arctan2(np.linalg.norm(np.cross(start, end)), start @ end)
    share = np.linspace(0, 1, int(np.degrees(apart) / STEP) + 2)[:, None]
    way = np.cos(share * apart) * start + np.sin(share * apart) * np.cross(side, start)
    way = way + side * np.tan(np.radians(bow) * 4 * share * (1 - share))
    lon = np.degrees(np.arctan2(way[:, 1], way[:, 0]))
    points = np.column_stack([lon, np.degrees(np.arctan2(way[:, 2], np.hypot(way[:, 0], way[:, 1])))])
    points[0], points[-1] = one, other
    return _parted(points)


def _vectors(points: np.ndarray) -> np.ndarray:
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _parted(way: np.ndarray) -> list[np.ndarray]:
    pieces, begin = [], way[:0]
    ends = [0, *(np.flatnonzero(np.abs(np.diff(way[:, 0])) > TURN) + 1), len(way)]
    for low, high in pairwise(ends):
        last, first = _edges(way[high - 1], way[high]) if high < len(way) else (way[:0], way[:0])
        pieces.append(np.concatenate([begin, way[low:high], last]))
        begin = first
    return pieces


def _edges(before: np.ndarray, after: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the way leaves the map and where it comes back; nowhere when it turns about the pole."""
    step = (after[0] - before[0] + 180) % 360 - 180
    if abs(step) > TURN:
        return before[None, :][:0], after[None, :][:0]
    edge = 180.0 if before[0] > 0 else -180.0
    lat = before[1] + (after[1] - before[1]) * ((edge - before[0]) / step if step else 0)
    return np.array([[edge, lat]]), np.array([[-edge, lat]])


@dataclass(frozen=True)
class View:
    """The part of the world that a sheet shows: its edges in radii of the globe, and where it lies on the sheet."""

    west: float
    south: float
    east: float
    north: float
    left: float
    top: float
    width: float

    @classmethod
    def around(cls, points: np.ndarray, left: float, top: float, width: float) -> "View":
        """The part that shows all projected points with room about them; the world where they lie far apart."""
        low, high = points.min(axis=0), points.max(axis=0)
        room = 0.05 + 0.05 * float(max(high - low))
        (wide, tall), (x, y) = high - low + 2 * room, (low + high) / 2
        wide = max(wide, LEAST, tall * NARROW)
        tall = max(tall, wide / BROAD)
        if wide > WHOLE * 2 * EAST or tall > 1.8 * NORTH:
            floor = min(float(low[1]) - 0.05, float(project(np.array([[0, SOUTH]]))[0, 1]))
            return cls(-EAST, max(floor, -NORTH), EAST, NORTH, left, top, width)
        x = min(max(x, wide / 2 - EAST), EAST - wide / 2)
        y = min(max(y, tall / 2 - NORTH), NORTH - tall / 2)
        return cls(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2, left, top, width)

    @property
    def scale(self) -> float:
        """Points of the sheet for a radius of the globe."""
        return self.width / (self.east - self.west)

    @property
    def box(self) -> Box:
        """The edges on the sheet: left, top, right, bottom."""
        height = (self.north - self.south) * self.scale
        return self.left, self.top, self.left + self.width, self.top + height

    @property
    def whole(self) -> bool:
        """Whether the world is shown from its western to its eastern edge."""
        return self.east - self.west > 2 * EAST - 1e-9

    def at(self, points: np.ndarray) -> np.ndarray:
        """Points of the globe on the sheet."""
        return (project(points) - [self.west, self.north]) * [self.scale, -self.scale] + [self.left, self.top]

    def outline(self) -> np.ndarray:
        """The edge of what is shown: the globe's own where it lies inside the part."""
        lat = np.linspace(-90, 90, 91)
        edge = np.column_stack([np.full(91, 180.0), lat])
        return clipped(self.at(np.concatenate([edge, edge[::-1] * [-1, 1]])), self.box)

    def graticule(self) -> list[np.ndarray]:
        """Parallels and meridians inside the part, as lines on the sheet."""
        across = np.degrees((self.east - self.west) / EAST * np.pi)
        step = next((each for each in (5, 10, 20) if across / each <= 9), 30)
        lat, lon = (np.linspace(-each, each, int(each * 700 / across) + 2) for each in (90, 180))
        lines = [np.column_stack([np.full(lat.shape, x), lat]) for x in range(-180 + step, 180, step)]
        lines += [np.column_stack([lon, np.full(lon.shape, y)]) for y in range(step - 90, 90, step)]
        runs = [run for line in lines for run in _within(self.at(line), self.box)]
        return [run[kept(run, FINE)] for run in runs]


def _within(line: np.ndarray, box: Box) -> list[np.ndarray]:
    """The runs of a line's points that lie in a box."""
    inside = np.all((line >= box[:2]) & (line <= box[2:]), axis=1)
    runs = np.split(np.arange(len(line)), np.flatnonzero(np.diff(inside)) + 1)
    return [line[run] for run in runs if inside[run[0]] and len(run) > 1]


def clipped(ring: np.ndarray, box: Box) -> np.ndarray:
    """The part of an area within a box (Sutherland and Hodgman 1974); no points when nothing is left.

    >>> clipped(np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]]), (2, 1, 9, 9)).tolist()
    [[2.0, 1.0], [4.0, 1.0], [4.0, 4.0], [2.0, 4.0]]
    """
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        if not len(ring):
            break
        depth = sign * (ring[:, axis] - limit)
        kept: list[np.ndarray] = []
        for at in range(len(ring)):
            if (depth[at - 1] < 0) != (depth[at] < 0):
                share = depth[at - 1] / (depth[at - 1] - depth[at])
                kept.append(ring[at - 1] + (ring[at] - ring[at - 1]) * share)
            if depth[at] >= 0:
                kept.append(ring[at])
        ring = np.array(kept).reshape(-1, 2)
    return ring


def kept(line: np.ndarray, tolerance: float) -> list[int]:
    """The numbers of a line's points that no straight line between others replaces (Douglas and Peucker 1973)."""
    chosen, parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while parts:
        low, high = parts.pop()
        if high - low < 2:
            continue
        along, rest = line[high] - line[low], line[low + 1 : high] - line[low]
        length = float(np.hypot(*along))
        off = np.abs(rest @ [-along[1], along[0]]) / length if length > 1e-9 else np.hypot(*rest.T)
        far = int(np.argmax(off)) + low + 1
        if off[far - low - 1] > tolerance:
            chosen.add(far)
            parts += [(low, far), (far, high)]
    return sorted(chosen)
