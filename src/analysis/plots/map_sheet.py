"""One map laid out and drawn, and what it tells: in its key, its notes and its alt text."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis import language
from analysis.plots import map_ground, map_legend, style, ties
from analysis.plots.canvas import Canvas
from analysis.plots.frames import Names
from analysis.plots.map_arcs import PLAIN, Arcs, Place, great_circles
from analysis.plots.map_globe import View, project
from analysis.plots.map_ground import Ground
from analysis.plots.map_land import Shape
from analysis.plots.map_names import Labels
from analysis.plots.map_values import Colours
from analysis.plots.words import Words, plain

EDGE = 4.0  # points between the map and the edges of its sheet
MANY, LARGE, SMALL = 40, 2.3, 1.7  # states up to which dots are large; the radii of dots
WORLD = np.array([[-180.0, 0.0], [180.0, 0.0]])
SPELLED, FEW = 40, 12  # states that the alt text and a note spell out


class Sheet:
    """The ties, capitals, shapes and colours of one map, laid out."""

    def __init__(
        self, drawn: pd.DataFrame, capitals: Mapping[str, Place], shapes: Sequence[Shape], colours: Colours | None
    ) -> None:
        """Choose the part of the world that shows all of them, and lay them on it."""
        self.drawn, self.colours = drawn, colours
        self.states = ties.nodes(drawn)
        bows = ties.bent(drawn, self.states)
        places = [capitals[state] for state in self.states]
        seen = [piece for pieces in great_circles(bows, places) for piece in pieces]
        told = colours.by if colours else {}
        seen += [np.array([capitals[state]]) for state in told if state in capitals]
        seen += [ring for shape in shapes if shape.iso3 in told for ring in shape.rings]
        self.view = View.around(project(np.concatenate(seen or [WORLD])), EDGE, EDGE, style.WIDTH - 2 * EDGE)
        self.ground = Ground(self.view, capitals, shapes, colours)
        self.radius = LARGE if len(self.states) <= MANY else SMALL
        self.dots = self.view.at(np.array(places).reshape(-1, 2))
        self.arcs = Arcs(bows, places, self.view, self.radius)

    def labels(self, named: Sequence[str]) -> Labels:
        """The states' names in their places, those of the most tied states first."""
        counted = Counter(state for tie in self.arcs.ties for state in (tie.start, tie.end))
        rank = sorted(range(len(self.states)), key=lambda state: -counted[state])
        return Labels(self.dots, self.radius, named, rank, self.view.box, self.arcs.samples)

    def draw(self, told: "Told") -> Canvas:
        """The map with its key."""
        key = map_legend.Key(told.groups(), told.notes())
        canvas = Canvas(style.WIDTH, self.view.box[3] + key.height)
        self.ground.draw(canvas)
        self.arcs.draw(canvas)
        self._dots(canvas)
        told.labels.draw(canvas)
        key.draw(canvas, self.view.box[3])
        return canvas

    def _dots(self, canvas: Canvas) -> None:
        """The capitals of the states that are tied."""
        middles = [(float(x), float(y)) for x, y in self.dots]
        if self.radius == LARGE:
            canvas.rings(middles, self.radius, facecolor=style.INK, edgecolor=style.PAPER, lw=0.5)
        elif middles:
            for reach, shade in ((self.radius + 0.25, style.PAPER), (self.radius, style.INK)):
                map_ground.rounds(canvas, middles, reach, shade, z=2.2)


class Told:
    """What a map says in words."""

    def __init__(
        self, sheet: Sheet, lost: pd.DataFrame, left_out: int, names: Names, measure: str, words: Words
    ) -> None:
        """`lost`: ties of which an end has no capital; `left_out`: how many ties are too many for the map."""
        self.sheet, self.lost, self.left_out = sheet, lost, left_out
        self.names, self.measure, self.words = names, plain(measure), words
        self.named = [self.name(state) for state in sheet.states]
        self.labels = sheet.labels(self.named)

    def name(self, state: str) -> str:
        """A state's name on one harmless line."""
        return plain(self.names(state))

    def some(self, names: Sequence[str], most: int) -> str:
        """Names one after the other, the last of many as their number."""
        if len(names) <= most + 1:
            return language.listing(names)
        return self.words("timeline.more", names=", ".join(names[:most]), n=len(names) - most)

    def groups(self) -> list[list[map_legend.Item]]:
        """The entries of the key: lines of the layers; colours; hatching and small dots."""
        words, sheet, ground = self.words, self.sheet, self.sheet.ground
        used = {tie.layer: tie.look for tie in sheet.arcs.ties if tie.layer != PLAIN}
        order = [layer for layer in style.LAYERS if layer in used] + [name for name in used if name not in style.LAYERS]
        lines = [map_legend.line(words.word("layer", name), used[name], sheet.arcs.width) for name in order]
        colours = [map_legend.head(self.measure)] if self.measure and sheet.colours else []
        if sheet.colours:
            colours += [map_legend.patch(said, colour) for colour, said in sheet.colours.legend]
        if sheet.colours and ground.shapes:
            colours.append(map_legend.patch(words("map.not_reported"), map_ground.NOT_REPORTED))
        rest = [map_legend.hatch(words("map.hatched"))] if ground.hatched else []
        if not ground.shapes:
            rest.append(map_legend.dot(words("map.others"), map_ground.OTHERS, map_ground.SMALL))
        return [[*lines, *rest]] if not colours else [lines, [*colours, *rest]]

    def notes(self) -> list[str]:
        """What the lines mean, and what the map leaves out."""
        words, bows, sheet = self.words, self.sheet.arcs.ties, self.sheet
        notes = [words("map.projection")] if not bows else [words("map.arcs") + self._arrows()]
        if any(tie.pending for tie in bows):
            notes.append(words("network.pending" if sheet.arcs.headed else "map.pending"))
        if any(tie.status == "ended" for tie in bows):
            notes.append(words("network.ended"))
        unnamed = [name for state, name in enumerate(self.named) if state not in self.labels.placed]
        if unnamed:
            notes.append(words("map.unnamed", who=self.some(unnamed, FEW)))
        return notes + self.missing()

    def _arrows(self) -> str:
        arcs, words = self.sheet.arcs, self.words
        if not any(tie.directed for tie in arcs.ties):
            return ""
        if not arcs.headed:
            return " " + words("map.no_heads")
        both = any(tie.returned for tie in arcs.ties)
        return " " + words("network.arrow") + (" " + words("network.returned") if both else "")

    def missing(self) -> list[str]:
        """Ties that are not drawn."""
        notes = []
        if self.left_out:
            notes.append(self.words.some("network.left_out", self.left_out))
        if len(self.lost):
            without = [self.name(state) for state in ties.nodes(self.lost) if state not in self.sheet.ground.capitals]
            notes.append(self.words.some("map.lost", len(self.lost), who=self.some(without, FEW)))
        return notes

    def alt(self) -> str:
        """The map in words: its ties and states, the classes of its colours, what is hatched and what is missing."""
        told = [*self._ties(), *self._values()]
        if self.sheet.ground.hatched:
            told.append(self.words("map.alt_hatched", areas=", ".join(map(plain, self.sheet.ground.hatched))))
        return " ".join([*told, *self.missing()])

    def _ties(self) -> list[str]:
        if self.sheet.drawn.empty:
            return []
        words, drawn = self.words, self.sheet.drawn
        counted = Counter(drawn["layer"])
        said = [f"{words.word('layer', layer).lower()} {n}" for layer, n in counted.items() if layer != PLAIN]
        layers = f" ({language.listing(said)})" if said else ""
        states = words.some("map.states", len(self.named))
        ties_ = words.some("network.ties", len(drawn))
        return [words("map.alt", ties=ties_, states=states, layers=layers, who=self.some(self.named, SPELLED))]

    def _values(self) -> list[str]:
        colours, words = self.sheet.colours, self.words
        if not colours or not colours.by:
            return []
        classes = []
        for colour, said in colours.legend:
            mine = [self.name(state) for state, shade in colours.by.items() if shade == colour]
            classes.append(words("map.alt_class", range=said, who=self.some(mine, FEW)))
        measure = self.measure or words("map.values")
        return [words("map.alt_values", measure=measure, n=len(colours.by), classes="; ".join(classes))]
