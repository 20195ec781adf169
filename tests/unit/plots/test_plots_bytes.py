"""What is written without matplotlib's artists is what they would have written; letters stand where its text stands."""

import io
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path
from PIL import Image

from analysis import plots
from analysis.plots import letters, palette, pixels, style, thumbnails, tidy
from analysis.plots.canvas import Canvas
from analysis.plots.words import plain
from tests.unit.plots import world
from tests.unit.plots.test_map import FIGURES as MAPS
from tests.unit.plots.test_plots_text import FIGURES

EVERY = FIGURES | {f"map: {name}": figure for name, figure in MAPS.items()}
LINES = (
    "office, efficient flights of Fiji",
    "Türkiye – Côte d'Ivoire → Curaçao",
    "Россия и Ўзбекистон",
    "AVATAR To. W,",
)


@pytest.mark.parametrize("figure", EVERY)
@pytest.mark.parametrize("names", [world.name, world.hostile], ids=["long names", "hostile names"])
def test_an_svg_is_byte_for_byte_what_matplotlib_draws(figure, names):
    drawing = EVERY[figure](names)
    assert drawing.svg() == tidy.svg(drawing.figure, drawing.name, plain(drawing.alt))


@pytest.mark.parametrize("figure", ["60 entries", "trade", "matrix"])
def test_a_png_is_nearly_what_matplotlib_draws(figure):
    drawing = FIGURES[figure](world.name)
    file = io.BytesIO()
    with style.look():
        drawing.figure.savefig(file, format="png", dpi=160)
    ours, theirs = (np.array(Image.open(io.BytesIO(png)).convert("L"), int) for png in (drawing.png(), file.getvalue()))
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).mean() < 2
    assert abs(ours.mean() - theirs.mean()) < 0.1


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("line", [*LINES, "\u0e01\u0e33 \u0645\u0631\u062d\u0628\u0627", "e\u0301te\u0301", "中文", ""])
def test_a_line_is_as_wide_as_matplotlib_says(line, weight):
    font = FontProperties(family=list(style.FONTS[:1]), size=letters.EM, weight=weight)
    assert letters.width(line, weight) == text_to_path.get_text_width_height_descent(line, font, ismath=False)[0]


@pytest.mark.parametrize("line", LINES)
def test_letters_are_drawn_where_they_begin_and_none_is_lost(line):
    whole, first, above = letters.drawn(line, 8.0, "normal", 160, 10.0)
    assert first >= 8 and above <= 20
    assert abs(whole.shape[1] - letters.width(line) * 8 / 100 * 160 / 72) < 4
    inks = [letters.drawn(sign, 8.0, "normal", 160, 10.0)[0].sum() for sign in line if sign != " "]
    assert whole.sum() == pytest.approx(sum(map(int, inks)), rel=0.02)
    empty = np.flatnonzero(~whole.any(axis=0))
    assert len(empty) and all(later - earlier < 200 for earlier, later in pairwise(empty))


def test_a_text_that_leaves_the_sheet_is_cut_at_its_edges():
    sheet = Canvas(40, 20)
    for x, top in ((-30, 4), (30, 4), (5, -9), (5, 15), (-900, -900), (900, 900)):
        sheet.text(x, top, "Wide words")
    sheet.upright(2, 90, "Upright words")
    assert pixels.drawn(sheet, 160).shape == (44, 88, 4)


def test_white_and_the_colours_of_a_drawing_stay_what_they_are():
    sheet = Canvas(60, 30)
    for place, colour in enumerate(("#fdfdfd", "#f8fafb", "#eceeef", style.NAVY)):
        sheet.bar(10 * place, 5, 10, 10, facecolor=colour)
    image = Image.open(io.BytesIO(pixels.png(sheet, 72))).convert("RGB")
    seen = [image.getpixel((10 * place + 5, 10)) for place in range(5)]
    assert seen == [(253, 253, 253), (248, 250, 251), (236, 238, 239), (22, 50, 92), (255, 255, 255)]


def test_of_more_colours_than_a_file_holds_each_becomes_the_nearest():
    colours = [(red, 0, blue) for red in range(0, 250, 10) for blue in range(0, 250, 10)]
    square = np.array([[(*colour, 255) for colour in colours]], np.uint8)
    seen = np.asarray(Image.open(io.BytesIO(palette.png(square, colours))).convert("RGB")).astype(int)
    assert len(np.unique(seen[0], axis=0)) <= 256
    assert (seen[0, :100] == square[0, :100, :3]).all()


def test_a_thumbnail_of_a_tall_figure_shows_its_upper_left_part():
    drawing = FIGURES["matrix"](world.name)
    picture = Image.open(io.BytesIO(thumbnails.shrunk(drawing.png())))
    assert picture.size == (480, 320)
    whole = Image.open(io.BytesIO(drawing.png())).convert("L").crop((0, 0, 711, 474)).resize((480, 320))
    assert np.abs(np.array(picture.convert("L"), int) - np.array(whole, int)).mean() < 4
    assert plots.thumbnail(drawing) == thumbnails.shrunk(drawing.png())


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_font_has_every_letter_that_is_drawn_alone(weight):
    held = get_font(findfont(FontProperties(family=list(style.FONTS[:1]), weight=weight))).get_charmap()
    assert {
        sign for sign in map(chr, range(0x2200)) if letters.APART.fullmatch(sign) and ord(sign) not in held
    } == set()
