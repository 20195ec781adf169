"""What lies under the arcs of a map: sea, graticule, land or pale dots in its stead, colours and hatching."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.plots import map_land, style
from analysis.plots.canvas import Canvas
from analysis.plots.map_arcs import Place
from analysis.plots.map_disputed import AREAS
from analysis.plots.map_globe import View
from analysis.plots.map_land import Shape
from analysis.plots.map_values import Colours

SEA, GRATICULE, LAND, BORDER, OTHERS = "#f8fafb", "#e4e9ec", "#e3e5e1", "#fdfdfd", "#c3c9cd"
NOT_REPORTED, EDGE, RIM = "#eeeeec", "#c9cccb", "#8d969d"
SMALL, LARGE = 1.1, 2.4  # radii of dots: of other capitals, and of states too small for a shape that have a colour
FULL = 0.6  # points between the lines that cover what lies under a hatching


@dataclass
class Ground:
    """The world as one map shows it: its capitals, its shapes ([] for none), and the colours of states."""

    view: View
    capitals: Mapping[str, Place]
    shapes: Sequence[Shape]
    colours: Colours | None

    def __post_init__(self) -> None:
        """Lay the shapes on the sheet and find the hatchings that are seen."""
        laid = [(shape, map_land.laid(shape, self.view)) for shape in self.shapes]
        self.land = [(shape, rings) for shape, rings in laid if rings]
        self.hatched: dict[str, list[np.ndarray]] = {}
        self.covered: list[np.ndarray] = []
        if self.land:
            self._hatch()

    def _hatch(self) -> None:
        """The rough outlines of disputed areas where they lie on land, and disputed shapes that our list lacks."""
        edges = map_land.sides([ring for _, rings in self.land for ring in rings])
        areas = [(area.name, [self.view.at(np.array(area.outline))]) for area in AREAS]
        areas += [(shape.name, rings) for shape, rings in self.land if shape.disputed and not _listed(shape)]
        for name, rings in areas:
            runs = map_land.hatching(rings, edges)
            if runs:
                self.hatched.setdefault(name, []).extend(runs)
                self.covered += map_land.hatching(rings, edges, FULL) if self.colours else []

    def draw(self, canvas: Canvas) -> None:
        """Put the ground on a sheet."""
        edge = self.view.outline()
        canvas.path(map_land.area([edge]), z=0.1, facecolor=SEA, edgecolor="none", lw=0)
        canvas.path(map_land.lines(self.view.graticule()), z=0.2, facecolor="none", edgecolor=GRATICULE, lw=0.5)
        fills: dict[str, list[np.ndarray]] = {}
        for shape, rings in self.land:
            fills.setdefault(self.colour(shape.iso3), []).extend(rings)
        for colour, rings in sorted(fills.items(), key=lambda fill: fill[0] != self.bare):
            border = EDGE if colour == NOT_REPORTED else BORDER
            canvas.path(map_land.area(rings), z=0.5, facecolor=colour, edgecolor=border, lw=0.4)
        self._lines(canvas)
        self._dots(canvas)
        canvas.path(map_land.area([edge]), z=0.9, facecolor="none", edgecolor=style.RULE, lw=0.6)

    def _lines(self, canvas: Canvas) -> None:
        if self.covered:  # no side's colour shows between the lines
            covered = map_land.lines(self.covered)
            canvas.path(covered, z=0.6, facecolor="none", edgecolor=self.bare, lw=FULL * 1.5)
        if self.hatched:
            runs = [run for found in self.hatched.values() for run in found]
            canvas.path(map_land.lines(runs), z=0.7, facecolor="none", edgecolor=style.MUTED, lw=0.45)

    def _dots(self, canvas: Canvas) -> None:
        """Capitals: pale where nothing else shows where land is, in their state's colour where it has no shape."""
        dots: dict[tuple[str, float], list[Place]] = {}
        for iso3, place in self.capitals.items():
            look = self._dot(iso3, place)
            x, y = self.view.at(np.array([place]))[0]
            left, top, right, bottom = self.view.box
            if look and left + 3 < x < right - 3 and top + 3 < y < bottom - 3:
                dots.setdefault(look, []).append((float(x), float(y)))
        for (colour, radius), places in sorted(dots.items(), key=lambda one: one[0][1]):
            if radius == LARGE:
                canvas.rings(places, radius, facecolor=colour, edgecolor=RIM, lw=0.4)
            else:
                rims = [(radius + 0.35, style.RULE)] if self.shapes else []
                for reach, shade in (*rims, (radius, colour)):
                    rounds(canvas, places, reach, shade)

    def _dot(self, iso3: str, place: Place) -> tuple[str, float] | None:
        if iso3 in self.shaped:
            return None
        if self.colours and iso3 in self.colours.by:
            return self.colours.by[iso3], LARGE
        if not self.shapes:
            return OTHERS, SMALL
        return None if any(shape.holds(place) for shape in self.shapes) else (self.bare, SMALL)

    @property
    def shaped(self) -> set[str]:
        """The states that have a shape."""
        return {shape.iso3 for shape in self.shapes}

    @property
    def bare(self) -> str:
        """The colour of land that has none of its own."""
        return NOT_REPORTED if self.colours else LAND

    def colour(self, iso3: str) -> str:
        """The colour of a state."""
        return self.colours.by.get(iso3, self.bare) if self.colours else self.bare


def _listed(shape: Shape) -> bool:
    """Whether our list has the area of a shape."""
    middle = max(shape.rings, key=len).mean(axis=0)
    return any(Shape("", area.name, True, [np.array(area.outline)]).holds(middle) for area in AREAS)


def rounds(canvas: Canvas, places: Sequence[Place], radius: float, colour: str, z: float = 1) -> None:
    """Many small dots as ends of lines, which take less room in a file than circles do."""
    runs = [np.array([(x, y), (x + 0.1, y)]).round(1) for x, y in places]
    look = {"facecolor": "none", "edgecolor": colour, "lw": 2 * radius, "capstyle": "round", "snap": False}
    canvas.path(map_land.lines(runs), z=z, **look)
