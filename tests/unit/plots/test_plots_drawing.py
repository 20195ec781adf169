"""A drawing's bytes: the same for the same rows, fit to stand inside a page, and in step with its words."""

import re
from xml.etree import ElementTree

import matplotlib
import pytest

from analysis import plots
from tests.unit.plots import world
from tests.unit.plots.test_plots_text import BUSY, FIGURES, SILENT, SPELLS


@pytest.mark.parametrize("figure", FIGURES)
def test_the_same_rows_give_the_same_bytes(figure):
    one, two = FIGURES[figure](world.name), FIGURES[figure](world.name)
    assert one.svg() == two.svg() == one.svg()
    assert one.png() == two.png()
    assert one.alt == two.alt


def test_the_callers_own_settings_neither_matter_nor_change():
    before = FIGURES["trade"](world.name).svg()
    with matplotlib.rc_context({"font.size": 20, "svg.fonttype": "path", "lines.linewidth": 9, "text.color": "red"}):
        assert FIGURES["trade"](world.name).svg() == before
        assert matplotlib.rcParams["font.size"] == 20


@pytest.mark.parametrize("figure", FIGURES)
def test_an_svg_is_one_picture_with_title_and_description(figure):
    drawing = FIGURES[figure](world.name)
    svg = drawing.svg()
    root = ElementTree.fromstring(svg)
    assert svg.startswith("<svg ")
    assert root.get("role") == "img"
    assert root.get("viewBox") and not root.get("width")
    assert root[0].tag.endswith("title") and root[0].text
    assert root[1].tag.endswith("desc") and root[1].text == " ".join(drawing.alt.split())
    assert "<style" not in svg and "<metadata" not in svg and "<?xml" not in svg
    assert root.get("font-family", "").startswith("'DejaVu Sans', Verdana")


def test_every_id_begins_with_the_drawings_name_and_every_pointer_finds_its_id():
    svg = FIGURES["60 entries"](world.name).svg()
    ids = re.findall(r'\bid="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(one.startswith("timeline-") for one in ids)
    pointers = re.findall(r'(?:href="#|url\(#)([^")]+)', svg)
    assert set(pointers) <= set(ids)


def test_a_page_can_hold_many_figures():
    assert len(FIGURES["60 entries"](world.name).svg()) < 150_000
    assert len(FIGURES["matrix"](world.name).svg()) < 110_000
    assert len(FIGURES["matrix of measures"](world.name).svg()) < 80_000
    assert len(plots.network(complete(60), str).svg()) < 120_000


def complete(states):
    """A network in which every state is tied to every other."""
    pairs = [(one, two) for one in range(states) for two in range(one)]
    return world.edges(*[("visits", f"n{one}", f"n{two}", "actual") for one, two in pairs])


def test_jupyter_gets_the_picture_and_the_words():
    drawing = FIGURES["trade"](world.name)
    assert drawing._repr_mimebundle_() == {"image/svg+xml": drawing.svg(), "text/plain": drawing.alt}


@pytest.mark.parametrize("figure", ["60 entries", "trade", "matrix"])
def test_a_thumbnail_is_480_pixels_wide_and_leaves_the_drawing_as_it_was(figure):
    drawing = FIGURES[figure](world.name)
    before = drawing.svg()
    png = plots.thumbnail(drawing)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 480
    assert png == plots.thumbnail(drawing)
    assert drawing.svg() == before


def test_a_timeline_shown_twice_is_the_same_when_its_names_are_exchanged():
    one = plots.timeline(BUSY, SPELLS, SILENT, {"s0": "Aland", "s1": "Bland", "s3": "Cland"}.__getitem__).svg()
    two = plots.timeline(BUSY, SPELLS, SILENT, {"s0": "Bland", "s1": "Aland", "s3": "Cland"}.__getitem__).svg()
    swapped = two.replace("Bland", "\0").replace("Aland", "Bland").replace("\0", "Aland")
    assert re.sub(r"[\d.]+", "", swapped) == re.sub(r"[\d.]+", "", one)


def test_a_timeline_of_a_pair_brings_a_small_one():
    wide = plots.timeline(BUSY, SPELLS, SILENT, world.name)
    assert (wide.small.width, wide.small.height) == (240, 160)
