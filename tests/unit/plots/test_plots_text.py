"""The text of figures: nothing overlaps, nothing is cut off, nothing is small, and hostile text is only text."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from analysis import plots
from tests.unit.plots import world

TRADE = world.trade(
    ("s0-s1", "2018", "one_way", 23_445_600, "s1", "cif"),
    ("s2-s3", "2018", "two_way", None, "", "unknown"),
    ("s4-s5", "2014", "two_way", 1_784_000_000, "", "unknown"),
    ("s6-s7", "", "two_way", 0, "s6", "fob"),
    ("s0-s2", "2019", "one_way", 5_000_000_000, "s0", "fob"),
    ("s0-s3", "2019", "one_way", 4_123_456, "s0", "fob"),
)
SPELLS = world.spells(("s0", "s1", "1992-01", ""), ("s0", "s3", "", "1990"))
SILENT = world.silences(("1995-01-31", "2003-12-01", 8, ["K1"]))
LISTS = world.lists(("wiki-one-two", "visits", "lost"), ("x", "posts", "lost"))
OLD = world.entries(
    ("1806", "event", "exploration", "An explorer arrived", {"countries": ["s0", "s1"]}),
    ("18XX/19XX", "migration", "migration", "Several hundred migrants", {"countries": ["s0", "s1"]}),
    ("2019/..", "mission", "embassy", "Embassy open", {"countries": ["s0", "s1"]}),
    ("../1999-05", "mission", "embassy", "Embassy until then", {"countries": ["s0", "s1"], "via": "s2"}),
    ("2023", "trade_total", "two_way", "Two-way trade", {"countries": ["s0", "s1", "s2", "s3", "s4"]}),
)
BUSY = world.busy(60)
FIGURES = {
    "60 entries": lambda names: plots.timeline(BUSY, SPELLS, SILENT, names),
    "60 entries, narrow": lambda names: plots.timeline(BUSY, SPELLS, SILENT, names, width=330),
    "two centuries": lambda names: plots.timeline(OLD, SPELLS, world.silences(("1806", "2019", 212, [])), names),
    "one entry": lambda names: plots.timeline(OLD.head(1), SPELLS.head(0), SILENT.head(0), names),
    "many spells": lambda names: plots.timeline(
        BUSY, world.spells(*[("s0", f"s{n}", "1992", "") for n in range(20)]), SILENT, names
    ),
    "40 nodes": lambda names: plots.network(world.hubs(40), names),
    "12 nodes": lambda names: plots.network(world.hubs(12), names, "s1"),
    "2 nodes": lambda names: plots.network(world.hubs(4), names),
    "all layers": lambda names: plots.network(world.hubs(14, layers=6), names),
    "ego of 33": lambda names: plots.ego(world.star(33), "s0", names),
    "ego of 1": lambda names: plots.ego(world.star(1), "s0", names),
    "trade": lambda names: plots.comparison(TRADE, names),
    "matrix": lambda names: plots.matrix(world.cells(33), names),
    "matrix of 4 states": lambda names: plots.matrix(world.cells(33, ("s40", "s41", "s42", "s43")), names),
    "matrix of measures": lambda names: plots.matrix(world.measures(), names),
    "matrix of one state's measures": lambda names: plots.matrix(world.measures(states=("s40",)), names),
    "coverage": lambda names: plots.coverage(world.counts(), LISTS, names),
}
EMPTY = {
    "timeline": lambda: plots.timeline(BUSY.head(0), SPELLS.head(0), SILENT.head(0), world.name),
    "network": lambda: plots.network(world.edges(), world.name),
    "ego": lambda: plots.ego(world.star(3), "s9", world.name),
    "comparison": lambda: plots.comparison(TRADE.head(0), world.name),
    "matrix": lambda: plots.matrix(world.cells(0), world.name),
    "coverage": lambda: plots.coverage(world.counts(()), LISTS.head(0), world.name),
}


def overlapping(boxes):
    """Pairs of texts that share more than a hair's breadth."""
    return [
        (one.text, two.text)
        for one, two in combinations(boxes, 2)
        if min(one.right, two.right) - max(one.left, two.left) > 0.1
        and min(one.bottom, two.bottom) - max(one.top, two.top) > 0.1
    ]


def check(drawing):
    """What must hold of the text of every figure."""
    boxes = drawing.text_boxes()
    wide, high = (72 * size for size in drawing.figure.get_size_inches())
    assert boxes
    assert overlapping(boxes) == []
    assert [b.text for b in boxes if b.left < 0 or b.top < 0 or b.right > wide or b.bottom > high] == []
    assert [box.text for box in boxes if box.size < 7] == []


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("names", [world.name, world.hostile, str], ids=["long names", "hostile names", "short names"])
def test_no_text_overlaps_is_clipped_or_is_small(figure, names):
    check(FIGURES[figure](names))


@pytest.mark.parametrize("figure", EMPTY)
def test_a_figure_of_nothing_says_so_in_words(figure):
    drawing = EMPTY[figure]()
    check(drawing)
    said = " ".join(box.text for box in drawing.text_boxes())
    assert said == drawing.alt
    assert drawing.data.empty


@pytest.mark.parametrize("figure", FIGURES)
def test_hostile_names_stay_text(figure):
    svg = FIGURES[figure](world.hostile).svg()
    root = ElementTree.fromstring(svg)
    assert {node.tag.split("}")[1] for node in root.iter()} <= SHAPES
    assert not [key for node in root.iter() for key in node.attrib if key.startswith("on")]
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert "\x07" not in svg


SHAPES = {"svg", "g", "path", "text", "title", "desc", "defs", "use"}


@pytest.mark.parametrize("label", world.HOSTILE)
def test_hostile_labels_are_drawn_letter_by_letter(label):
    drawing = plots.timeline(world.busy(9, label), SPELLS, SILENT, world.hostile)
    check(drawing)
    drawn = "".join(node.text or "" for node in ElementTree.fromstring(drawing.svg()).findall(".//{*}text"))
    expected = "".join(
        sign for sign in label if sign.isprintable() and not sign.isspace() and sign not in "\u202e\u202c"
    )
    assert expected[1:] in drawn.replace(" ", "")


def test_a_label_of_ten_thousand_words_is_cut_short_and_says_so():
    drawing = plots.timeline(world.busy(3, "word " * 10_000), SPELLS, SILENT, world.name)
    check(drawing)
    assert any(box.text.endswith("…") for box in drawing.text_boxes())
