"""The page of the network with and without the world's layers: what it says stands in its rows, in the past tense."""

import copy
import json
import re

import pytest

from analysis import tables
from analysis.pages import colophon
from analysis.requests import catalogue, values
from analysis.tables import naming
from tests import stories
from tests.panel.world import World, reach, real
from tests.reporting.test_statements import ABOUT_THE_RECORD, PRESENT
from tests.unit.network import drawn

STATES = ("ARG", "BLR", "BRA", "CHL", "KAZ", "MEX", "RUS", "USA")
SETS = ("cow_trade", "atop", "cow_igo", "un_votes", "lowy")
SQUARE = json.dumps({"type": "Polygon", "coordinates": [[[30, 40], [40, 40], [40, 50], [30, 50]]]})
ASKED = [
    {},
    {"region": "LAC33"},
    {"region": "RUS,KAZ"},
    {"region": "RUS"},
    {"date": "2022"},
    {"date": "1985", "region": "RUS"},
]
ASKED += [{"layers": layer} for layer in ("alliances", "bodies", "votes", "posts")] + [
    {"names": "cldr"},
    {"date": "1900"},
]


def fill(folder):
    """Every layer's data set, invented, in a copy of the shipped data."""
    world = World(tables.load(), stories.copy_of_data(folder))
    years = (1985, 1995, 2005, 2014)
    then = {year: [state if year > 1991 or state != "RUS" else "SUN" for state in STATES] for year in years}
    then[1985] = [state for state in then[1985] if state not in ("BLR", "KAZ")]
    trade, bodies, bound, calls = [], [], [], []
    for year, states in then.items():
        sizes = {f"{a}-{b}": 1 + 7 * i + j for i, a in enumerate(states) for j, b in enumerate(states) if a != b}
        trade += drawn.flows(*sizes.items(), year=year)
        bodies += drawn.shared({pair: sizes[pair] for pair in drawn.pairs(states)}, year)
        bound += drawn.alliances(*drawn.pairs(states)[:: year % 3 + 2], year=year)
        calls += [
            (f"{year}-{m:02d}-01", {s: ("yes", "no")[(m * at) % 3 % 2] for at, s in enumerate(states)})
            for m in range(1, 12)
        ]
    world.put("cow_trade", trade, years, rounded=1e6).put("cow_igo", bodies, years).put(
        "atop", bound, years, complete=True
    )
    world.votes(calls, years, (*STATES, "SUN"))
    kept = drawn.posts(*((f"{a}-{b}", "embassy") for a in STATES[:4] for b in STATES if a != b))
    world.put("lowy", kept, [2023], reach(*STATES[:4]), reach(*STATES), complete=True)
    shapes = [{"iso3": "RUS", "name": "Russia", "geometry": SQUARE, "disputed": False}]
    return world.put("natural_earth", shapes, [2021]).root


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder with every layer."""
    return fill(tmp_path_factory.mktemp("page"))


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_every_year_number_and_name_of_a_statement_stands_in_its_rows(folder, asked):
    data, statements = stories.page("02_network", folder, **asked)
    assert [(text, wrong) for text, rows in statements if (wrong := stories.unfounded(text, rows, data))] == []


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_statements_are_whole_and_of_the_past(folder, asked):
    for text, rows in stories.statements("02_network", folder, **asked):
        assert not re.search(r"\{|\bnan\b|<NA>|None|  | ,|\.\.", text), text
        if any(":" in row for row in rows):
            assert not PRESENT.search(ABOUT_THE_RECORD.sub("", text)), text


def first(folder, **asked):
    return stories.statements("02_network", folder, **asked)[0][0]


def test_the_title_tells_the_finding_beside_the_median_state(folder):
    assert first(folder).startswith(
        "In 2014 the United States traded US$1 million or more with all 7 other states, US$"
    )
    assert first(folder).endswith("more than any other; the median state with 7")
    assert "more than Kazakhstan" in first(folder, region="RUS,KAZ")
    assert ", the 2nd of 8;" in first(folder, region="RUS")
    assert first(folder, date="1985", region="RUS").startswith("In 1985 the Soviet Union ")
    assert first(folder, layers="posts").startswith("In 2023 ")


def test_a_region_of_which_nothing_is_told_has_no_places_of_others(folder):
    told = [text for text, _ in stories.statements("02_network", folder, region="SRB")]
    assert not any("rose" in text or "placed among" in text for text in told)
    assert not first(folder, region="SRB").startswith("In 2014")
    assert not first(folder, layers="posts", region="URY").startswith("In 2023")


def test_a_year_outside_coverage_is_told_with_the_year_shown_instead(folder):
    told = [text for text, _ in stories.statements("02_network", folder, date="2022")]
    assert any(text.startswith("Asked for 2022: outside the coverage of trade (2014 shown)") for text in told)
    assert any(text == "outside: 2023" for text in told)


def test_without_a_data_set_the_page_speaks_of_documents_and_says_what_a_fetch_would_add(folder):
    told = stories.statements("02_network")
    assert told[0][0] == "10 states tied by embassies; Belarus leads because a source lists its missions"
    assert not [row for _, rows in told for row in rows if ":" in row]
    assert any(all(name in text for name in ("relations fetch", *SETS)) for text, rows in told if not rows)
    assert not any("follows the documents" in text for text, _ in told)


@pytest.mark.parametrize("kept", SETS)
def test_a_page_of_one_data_set_says_how_to_fetch_the_others(folder, tmp_path, kept):
    alone = stories.copy_of_data(tmp_path)
    (alone / "derived").mkdir()
    for path in (folder / "derived").glob(f"{kept}*.parquet"):
        (alone / "derived" / path.name).write_bytes(path.read_bytes())
    data, statements = stories.page("02_network", alone)
    told = [text for text, _ in statements]
    assert [name for name in SETS if f"not here: relations fetch {name}" in told] == [
        name for name in SETS if name != kept
    ]
    assert [(text, wrong) for text, rows in statements if (wrong := stories.unfounded(text, rows, data))] == []


def test_the_boundary_view_is_declared_where_land_is_drawn(folder):
    data, statements = stories.page("02_network", folder)
    ids = [row for _, rows in statements for row in rows]
    assert any(row.startswith("natural_earth:") for row in ids)
    said = colophon.boundaries(tables.describe(data, ids), data, "en")
    assert said.startswith("Boundaries are those of the shapes and no statement of ours. They draw Crimea in Russia")
    assert colophon.boundaries(tables.describe(data, [row for row in ids if ":" not in row]), data, "en") == ""


def asked(**given):
    return dict(values.request("network", given, "en", tables.load()).parameters)


def test_layers_of_the_world_and_usages_of_names_can_be_asked_for():
    assert asked(layers="alliances,posts")["layers"] == "alliances,posts"
    assert [asked(names=name)["names"] for name in ("", "cldr", "UN")] == ["", "cldr", "un"]
    with pytest.raises(catalogue.BadRequest) as caught:
        asked(names="clrd")
    assert str(caught.value) == "names=clrd is no usage of names; did you mean cldr?"


def test_names_of_states_are_those_asked_for(folder):
    assert naming.USAGES == ("un", "cldr")
    turkey = stories.page("02_network", folder, names="cldr")[0].atlas.name("TUR")
    assert (turkey, stories.page("02_network", folder)[0].atlas.name("TUR")) == ("Türkiye", "Turkey")


@real
@pytest.mark.parametrize(
    "given", [{}, {"region": "LAC33", "date": "2022"}, {"region": "RUS,BLR,KAZ", "layers": "votes"}], ids=str
)
def test_pages_of_the_real_files_say_nothing_that_their_rows_do_not_hold(from_real_files, given):
    root = from_real_files(*SETS).root
    data, statements = stories.page("02_network", root, **given)
    assert [(text, wrong) for text, rows in statements if (wrong := stories.unfounded(text, rows, data))] == []
    assert len(" ".join(text for text, _ in statements).split()) < 2500


def test_tables_of_which_a_data_set_was_read_can_be_copied_as_a_page_copies_them(folder):
    data = tables.load(folder)
    assert len(data.derived.rows("natural_earth")) == 1
    assert len(copy.deepcopy(data).derived.rows("natural_earth")) == 1
