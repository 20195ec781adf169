"""Who is tied to whom, by what and in which direction."""

from collections import Counter

import numpy as np
import pandas as pd

from analysis import language
from analysis.plots import layout, style, ties
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing, slug
from analysis.plots.empty import nothing
from analysis.plots.frames import Names
from analysis.plots.legend import Legend
from analysis.plots.net import LETTERS, Net
from analysis.plots.ties import Tie
from analysis.plots.words import Words, plain
from analysis.plots.words import width as text_width

NEAREST = 24.0  # points between two nodes, at least
ROW, TIE, HIGHEST = (
    17.0,
    9.0,
    44.0,
)  # points between the names of an ego network; points more for each further tie of a pair
TRIES = 9


def network(edges: pd.DataFrame, names: Names, focus: str | None = None, *, lang: str = "en") -> Drawing:
    """The ties of `network.edges` (one row is one tie) as a figure: a line style, colour and letter for each layer,
    an arrow from sender to receiver (at both ends where both ways are told), one line for all ties of a pair in a
    layer, hollow and dotted where only announced, nothing where a source says that there is none.

    Places come from the ties and the order of rows: the same rows give the same picture under any names. At most 600
    ties are drawn; the figure and the alt text say how many are left out. `.data` is the edges drawn.
    """
    words = Words(lang)
    name = slug("network", focus or "")
    kept = ties.drawn(edges)
    if kept.empty:
        return nothing(words("network.nothing"), kept, name)
    states = ties.nodes(kept)
    bows = ties.bent(kept, states)
    net, height = _scattered(states, bows, names, [states.index(focus)] if focus in states else [], words)
    return _finished(net, height, edges, kept, names, name, words)


def ego(edges: pd.DataFrame, iso3: str, names: Names, *, lang: str = "en") -> Drawing:
    """One state's own ties of `network.edges`: the state in the middle, its partners around it in the order of rows.

    `.data` is the edges drawn.
    """
    words = Words(lang)
    name = slug("ego", iso3)
    own = edges[(edges["sender"] == iso3) | (edges["receiver"] == iso3)]
    kept = ties.drawn(own)
    if kept.empty:
        return nothing(words("network.nobody", who=plain(names(iso3))), kept, name)
    states = [iso3, *(state for state in ties.nodes(kept) if state != iso3)]
    net, height = _fanned(states, ties.bent(kept, states), names, words)
    return _finished(net, height, own, kept, names, name, words)


def _scattered(states: list[str], bows: list[Tie], names: Names, focus: list[int], words: Words) -> tuple[Net, float]:
    """The network on the lowest sheet on which every name finds a place."""
    named = [plain(names(state)) for state in states]
    height = 150 + 12.0 * len(states) ** 0.95
    pairs = [(tie.start, tie.end) for tie in bows]
    for _ in range(TRIES):
        room = (style.WIDTH - 120, height - 44)
        points = np.add(layout.scattered(pairs, len(states), *room, NEAREST), (60, 22))
        net = Net(points, named, bows, focus, (4, 4, style.WIDTH - 4, height - 4), words)
        if net.place():
            return net, height
        height *= 1.22
    raise ValueError(f"{len(states)} states are too many names for one figure; choose fewer layers or a region")


def _fanned(states: list[str], bows: list[Tie], names: Names, words: Words) -> tuple[Net, float]:
    named = [plain(names(state)) for state in states]
    side = min(130.0, 18 + max(text_width(name, style.BODY) for name in named))
    counted = Counter(end for tie in bows for end in (tie.start, tie.end))
    rows = [min(ROW + TIE * (counted[node] - 1), HIGHEST) for node in range(len(states))]
    half = len(states) // 2
    height = max(150.0, 36 + max(sum(rows[1 : 1 + half]), sum(rows[1 + half :])))
    for _ in range(TRIES):
        points = np.add(layout.fanned(rows, style.WIDTH - 2 * side, height - 30), (side, 15))
        net = Net(points, named, bows, [0], (4, 4, style.WIDTH - 4, height - 4), words, hub=0)
        if net.place(outward=True, room=110):
            return net, height
        height *= 1.22
    raise ValueError(f"{len(states)} states are too many names for one figure; choose fewer layers or a region")


def _finished(
    net: Net, height: float, whole: pd.DataFrame, kept: pd.DataFrame, names: Names, name: str, words: Words
) -> Drawing:
    left_out = len(whole[whole["status"] != "stated_absent"]) - len(kept)
    legend = Legend(net.ties, _notes(net, left_out, words), len(net.ties) <= LETTERS, words)
    states = [plain(names(state)) for state in ties.nodes(kept)]
    told = [_extent(kept, states, words), *_most(kept, names, words), *_notes(net, left_out, words)[1:]]
    canvas = Canvas(style.WIDTH, height + legend.height)
    net.draw(canvas)
    legend.draw(canvas, height)
    return Drawing(canvas, " ".join(told), kept, name)


def _notes(net: Net, left_out: int, words: Words) -> list[str]:
    notes = [words("network.arrow")] if any(tie.directed for tie in net.ties) else [words("network.no_arrow")]
    if any(tie.returned for tie in net.ties):
        notes[0] += " " + words("network.returned")
    if any(net.aside(tie) for tie in net.ties):
        notes.append(words("network.aside", who=language.listing([net.named[node] for node in sorted(net.focus)])))
    if any(tie.pending for tie in net.ties):
        notes.append(words("network.pending"))
    if any(tie.status == "ended" for tie in net.ties):
        notes.append(words("network.ended"))
    if left_out:
        notes.append(words.some("network.left_out", left_out))
    return notes


def _extent(kept: pd.DataFrame, states: list[str], words: Words) -> str:
    counted = Counter(kept["layer"])
    layers = language.listing([f"{words.word('layer', layer).lower()} {number}" for layer, number in counted.items()])
    who, ties_ = language.listing(states), words.some("network.ties", len(kept))
    return words("network.alt", ties=ties_, states=f"{len(states)} states", layers=layers, who=who)


def _most(kept: pd.DataFrame, names: Names, words: Words) -> list[str]:
    """The state in most ties drawn, unless several share that place."""
    counted = Counter([*kept["sender"], *kept["receiver"]]).most_common(2)
    if len(kept) < 3 or counted[0][1] == counted[1][1]:
        return []
    return [words("network.most", who=plain(names(counted[0][0])), n=counted[0][1])]
