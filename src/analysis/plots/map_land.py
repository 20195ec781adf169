"""Land from outlines: shapes read, laid on the sheet, and hatched where their status is disputed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from matplotlib.path import Path

from analysis.plots.frames import records
from analysis.plots.map_globe import View, clipped, kept

FINE = 0.4  # points by which an outline may be beside the true one
HATCH = 1.9  # points between two lines of a hatching
SLANT = np.array([[1.0, 1.0], [1.0, -1.0]]) / np.sqrt(2)  # turns by an eighth and is its own inverse


@dataclass(frozen=True, eq=False)
class Shape:
    """One shape: its code ('' when it has none), its name, whether its status is disputed, its rings in degrees."""

    iso3: str
    name: str
    disputed: bool
    rings: list[np.ndarray]

    @cached_property
    def sides(self) -> np.ndarray:
        """The shape's edges: one row is a first and a last point."""
        return sides(self.rings)

    def holds(self, point: Sequence[float]) -> bool:
        """Whether a point in degrees lies in the shape."""
        if np.any(self.sides.min(axis=(0, 1)) > point) or np.any(self.sides.max(axis=(0, 1)) < point):
            return False
        return bool((crossings(self.sides, point[0]) > point[1]).sum() % 2)


def read(shapes: pd.DataFrame) -> list[Shape]:
    """The shapes of a frame iso3, name, geometry (GeoJSON text), disputed; raises ValueError for what is no area."""
    return [_shape(row["iso3"], row["name"], bool(row["disputed"]), row["geometry"]) for row in records(shapes)]


def _shape(iso3: str, name: str, disputed: bool, geometry: str) -> Shape:
    read = json.loads(geometry)
    kind = read.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"the shape of {name} is a {kind}; give a Polygon or a MultiPolygon")
    areas = read["coordinates"] if kind == "MultiPolygon" else [read["coordinates"]]
    rings = [_turned(np.array(ring, float)[:, :2], place > 0) for area in areas for place, ring in enumerate(area)]
    return Shape(iso3, name, disputed, rings)


def _turned(ring: np.ndarray, hole: bool) -> np.ndarray:
    """A ring that runs against the clock, a hole with it, so that holes stay empty when all is filled at once."""
    after = np.roll(ring, -1, axis=0)
    area = float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum())
    return ring[::-1] if (area < 0) != hole else ring


def sides(rings: Sequence[np.ndarray]) -> np.ndarray:
    """The edges of rings: one row is a first and a last point."""
    return np.concatenate([np.stack([ring, np.roll(ring, -1, axis=0)], axis=1) for ring in rings or [np.zeros((1, 2))]])


def crossings(edges: np.ndarray, level: float) -> np.ndarray:
    """Where edges cross the line whose first coordinate is `level`: their second coordinates, sorted."""
    first, last = edges[:, 0], edges[:, 1]
    met = (first[:, 0] <= level) != (last[:, 0] <= level)
    one, other = first[met], last[met]
    share = (level - one[:, 0]) / (other[:, 0] - one[:, 0])
    return np.sort(one[:, 1] + share * (other[:, 1] - one[:, 1]))


def laid(shape: Shape, view: View) -> list[np.ndarray]:
    """The rings of a shape on the sheet, cut at the edges of what it shows and without needless points; none when
    nothing is seen of them.
    """
    seen = []
    for ring in shape.rings:
        points = view.at(ring)
        if np.any(points.max(axis=0) < view.box[:2]) or np.any(points.min(axis=0) > view.box[2:]):
            continue
        part = clipped(points, view.box)
        if len(part):
            part = np.round(part[kept(np.concatenate([part, part[:1]]), FINE)[:-1]], 1)
        if len(part) > 2:
            seen.append(part)
    return seen


def area(rings: Sequence[np.ndarray]) -> Path:
    """Rings as one outline to fill."""
    points = np.concatenate([np.concatenate([ring, ring[:1]]) for ring in rings])
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY] for ring in rings]
    return Path(points, np.concatenate(codes))


def hatching(rings: Sequence[np.ndarray], land: np.ndarray, step: float = HATCH) -> list[np.ndarray]:
    """The slanted lines that fill rings where these lie on land (its edges, as `sides` gives them), on one lattice for
    the whole sheet; an area too small for the lattice has one line through its middle.
    """
    turned = sides([ring @ SLANT for ring in rings])
    low, high = turned[..., 0].min(), turned[..., 0].max()
    levels = np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step
    found = []
    for level in levels if len(levels) else [(low + high) / 2]:
        within, ashore = (crossings(edges, level).reshape(-1, 2) for edges in (turned, land @ SLANT))
        runs = [(max(a, c), min(b, d)) for a, b in within for c, d in ashore if max(a, c) < min(b, d)]
        found += [np.array([(level, start), (level, end)]) @ SLANT for start, end in runs]
    return found


def lines(runs: Sequence[np.ndarray]) -> Path:
    """Several lines as one outline to stroke."""
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(run) - 1)] for run in runs]
    return Path(np.concatenate(runs), np.concatenate(codes))
