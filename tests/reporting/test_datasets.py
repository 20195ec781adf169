"""A page that rests on an outside data set: its computed rows travel from the notebook to dialog, foot and figure."""

import re

import nbformat
import pandas as pd
import pytest

from analysis import tables
from analysis.execution import run
from analysis.pages import executed, page, rows, safe
from analysis.pages.shown import ROWS
from analysis.reporting import build
from analysis.reporting.inputs import Inputs
from analysis.requests import catalogue
from analysis.requests.catalogue import Request
from analysis.tables import computed, fetched
from analysis.tables.fetched import Fetched, Origin
from tests import look, stories
from tests.reporting import house

REQUEST = Request("dyad", (("pair", "KEN-IND"), ("years", "")))
VOTES, TRADE = "un_votes:KEN-IND:2001-2003", "cow_trade:IND-KEN-2002"
MAKE = """from analysis import plots, sentences, tables
data = tables.load()
words = sentences.Words(data)
votes = data.computed("un_votes", {"pair": "KEN-IND", "years": "2001-2003"}, 31, joint_votes=31, share=24.2 / 31)
trade = data.computed("cow_trade", {"row": "IND-KEN-2002"}, 1, exporter="IND", importer="KEN", value_usd=88812345.5)"""
SAY = """told = "Kenya and India voted alike in 78% of 31 roll calls of 2001 to 2003"
sentences.Block([sentences.Heading(words.put(told, [votes]), 1),
    sentences.Paragraph((words.put("India sold Kenya goods for US$88.8 million in 2002.", [trade, votes, "K1"]),))])"""
DRAW = """from matplotlib.figure import Figure
frame = plots.drawing.pd.DataFrame({"year": [2001, 2002], "rows": [[votes], [trade]]})
plots.Drawing(Figure((4, 2)), "Votes of two years", frame, "votes")"""
CELLS = [house.code(house.PARAMETERS, "parameters"), *map(house.code, (MAKE, SAY, DRAW))]


def put(folder, dataset, edition, sha256="ab" * 32, **frame):
    """An invented edition of a data set in a data folder."""
    origins = (Origin("rows", f"{dataset}.csv", sha256, 9), Origin("states", "states.csv", "cd" * 32, 9))
    one = Fetched(dataset, edition, (2001, 2002, 2003), limits=(f"what {edition} leaves out",), origins=origins)
    fetched.write(folder, one, {"": pd.DataFrame(frame or {"iso3": ["IND", "KEN"]})})


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The shipped tables beside invented editions of two data sets."""
    folder = stories.copy_of_data(tmp_path_factory.mktemp("world"))
    put(folder, "un_votes", "sessions 56-58")
    put(folder, "cow_trade", "v9 <beta>")
    return tables.load(folder)


def rendered(data, cells):
    """The page of a notebook of these cells, run in a real kernel."""
    given = dict(REQUEST.parameters)
    done = run.execute(nbformat.reads(house.notebook(*cells), 4), given, data.root, catalogue.NOTEBOOKS.parent, 60)
    return page.render(executed.normalised(done, catalogue.NOTEBOOKS.parent), REQUEST, data, 0)


@pytest.fixture(scope="module")
def made(data):
    """The page of a notebook that says and draws what it computed, made by a real kernel."""
    return rendered(data, CELLS)


def article(made, row):
    return re.search(rf'<article id="row-{re.escape(row)}">.*?</article>', made.html, re.DOTALL)[0]


def test_a_computed_row_stands_below_with_its_selection_fields_and_source(data, made):
    told = article(made, VOTES)
    about = data.inventory["un_votes"]
    for shown in (about.title, "Kenya–India (KEN-IND)", "2001-2003", "joint votes", "78.1% (0.780645161290)"[:12]):
        assert shown in told
    assert "un_votes[pair KEN-IND, years 2001-2003]" in told
    assert "sessions 56-58" in told
    assert "India (IND)" in article(made, TRADE)
    assert "88,812,345.5" in article(made, TRADE)


def test_what_a_publisher_wrote_is_text_and_never_markup(made):
    assert "v9 &lt;beta&gt;" in article(made, TRADE)
    assert "<beta>" not in made.html


def test_rows_of_tables_and_data_sets_stand_together(made):
    assert made.finding_rows == VOTES
    assert f'<span class="statement" data-rows="{TRADE} {VOTES} K1">' in made.html
    assert 'data-mark="cow_trade un_votes K1"' in made.html
    assert 'aria-label="source: un_votes"' in made.html
    assert "wiki" in article(made, "K1")


def test_a_figure_names_its_computed_rows(made):
    assert f'<figure id="figure-votes" data-rows="{VOTES} {TRADE}">' in made.html
    assert f"2002,{TRADE}\n".encode() in made.files["votes.csv"]


def test_a_figure_alone_brings_its_computed_rows(data, tmp_path):
    alone = rendered(data, [*CELLS[:2], CELLS[3]])
    assert "US dollars" in article(alone, TRADE)


def test_the_foot_names_each_data_set_with_edition_years_limits_licence_and_hashes(data, made):
    entry = re.search(r'<li id="s-cow_trade".*?</li>', made.html, re.DOTALL)[0]
    about = data.inventory["cow_trade"]
    for shown in (about.title, "v9 &lt;beta&gt;", "2001-2003", about.licence, about.page, "ab" * 32, "cd" * 32):
        assert shown in entry
    assert "Codebook, v4.0" in entry
    assert "what v9 &lt;beta&gt; leaves out" in entry
    assert "such as cow_trade" in made.html


def test_the_published_notebook_carries_no_rows(made):
    notebook = made.files["notebook.ipynb"].decode()
    assert ROWS not in notebook
    assert 'data-rows=\\"un_votes:KEN-IND:2001-2003\\"' in notebook


def test_a_page_is_made_again_with_the_same_bytes(data, made, tmp_path):
    again = rendered(tables.load(data.root), CELLS)
    assert (again.html, again.files) == (made.html, made.files)


def test_the_fingerprint_changes_with_a_field_of_a_computed_row(data):
    def fingerprint(share):
        one = computed.make("un_votes", {"pair": "KEN-IND"}, 31, {"share": share})
        return rows.fingerprint([one.id, "K1"], data.with_computed([one]))

    assert fingerprint(0.5) == fingerprint(0.5) != fingerprint(0.6)


def shown(rows_held, named=VOTES):
    output = {"text/html": f'<span class="statement" data-rows="{named}">x</span>', ROWS: rows_held}
    cell = house.code("x") | {"outputs": [{"output_type": "display_data", "metadata": {}, "data": output}]}
    return nbformat.reads(house.notebook(cell), as_version=4)


def test_a_computed_row_that_no_tables_hold_is_a_mistake(data):
    with pytest.raises(KeyError, match=VOTES):
        page.render(shown([]), REQUEST, data, 0)


@pytest.mark.parametrize("held", [5, ["x"], [{"id": "A1"}], [{"id": VOTES, "dataset": "<b>"}], {"id": "x"}])
def test_rows_that_nobody_computed_are_refused(data, held):
    with pytest.raises(safe.Unsafe, match="computed rows"):
        page.render(shown(held), REQUEST, data, 0)


def test_one_page_knows_nothing_of_the_rows_of_another(data):
    one = computed.make("un_votes", {"pair": "KEN-IND", "years": "2001-2003"}, 31, {})
    assert f'id="row-{VOTES}"' in page.render(shown([one.told()]), REQUEST, data, 0).html
    assert VOTES not in data.rows


def test_rows_never_reach_the_notebook_that_is_offered(data):
    one = computed.make("un_votes", {"pair": "KEN-IND"}, 31, {})
    assert ROWS not in executed.text(shown([one.told()]))


def key(folder):
    return Inputs(tables.load(folder)).of(REQUEST).key


def test_the_key_of_every_page_covers_the_data_sets_and_the_inventory(tmp_path):
    folder = stories.copy_of_data(tmp_path)
    keys = [key(folder)]
    put(folder, "un_votes", "sessions 56-58")
    keys.append(key(folder))
    put(folder, "un_votes", "sessions 56-58", iso3=["IND", "PER"])
    keys.append(key(folder))
    (folder / "inventory.csv").write_text(
        (folder / "inventory.csv").read_text("utf-8").replace("v4.0", "v4.1"), "utf-8"
    )
    keys.append(key(folder))
    assert len(set(keys)) == len(keys)
    assert key(folder) == keys[-1]


@pytest.fixture(scope="module")
def opened(data, tmp_path_factory):
    """A browser, and the site of that page alone."""
    house.chromium()
    folder = tmp_path_factory.mktemp("site")
    options = build.Options(notebooks=house.built(tmp_path_factory.mktemp("house"), dyad=CELLS))
    assert build.build([REQUEST], folder, data, options).failed == {}
    with look.browser() as chromium:
        yield chromium, folder


def test_nothing_that_can_be_counted_is_wrong_with_the_page(opened):
    chromium, folder = opened
    assert [fault for path in look.pages(folder) for fault in look.look(chromium, path, folder)] == []


def test_a_click_opens_the_computed_row_and_its_link_leads_to_it(opened):
    chromium, folder = opened
    tab = chromium.new_page()
    tab.goto((folder / REQUEST.path / "index.html").as_uri())
    tab.locator("main p a.mark").click()
    told = tab.locator("dialog[open] article")
    assert told.count() == 3
    assert [TRADE in told.nth(0).inner_text(), VOTES in told.nth(1).inner_text()] == [True, True]
    cited = tab.locator("dialog[open] .dataset")
    assert [key in text for key, text in zip(["cow_trade", "un_votes"], cited.all_inner_texts(), strict=True)] == [
        True
    ] * 2
    assert "Correlates of War Project Trade Data Set Codebook" in cited.first.inner_text()
    tab.keyboard.press("Escape")
    tab.goto((folder / REQUEST.path / "index.html").as_uri() + f"#row-{VOTES}")
    assert tab.evaluate("document.querySelector('.rows article:target').id") == f"row-{VOTES}"
    assert tab.locator("#rows details[open]").count() == 1
    tab.close()


TOLD = [
    "Kenya and India voted alike in 78% of 31 roll calls of 2001 to 2003.",
    "Between 2001 and 2003 Kenya's closest partner was Cuba: 92.6%, India is 128th of 192.",
    "India sold Kenya goods for US$88.8 million (US$88,812,345.5) in 2002.",
    "Kenya's ties with the Soviet Union: resolution A/RES/56/9 of 4 December 2001, by the United Nations.",
]
UNTOLD = [
    ("Kenya and India voted alike in 79% of 31 roll calls.", ["79%"]),
    ("They voted alike in 78% of 32 roll calls of 2004.", ["32", "2004"]),
    ("Peru and India voted alike.", ["Peru"]),
    ("India sold Kenya goods for US$88.9 million.", ["88.9 million"]),
    ("India sold Kenya goods for US$88.8 billion to Mombasa.", ["88.8 billion", "Mombasa"]),
    ("In May it was 128th; Fiji was first.", ["May", "Fiji"]),
]


@pytest.fixture(scope="module")
def spoken(data):
    """Tables with the computed rows of which the sentences above speak, and the ids of these."""
    own = data.with_computed([])
    about = {"share": 24.2 / 31, "partner": "CUB", "partner_share": 0.9264, "rank": 128, "of": 192}
    call = {"other": "SUN", "resolution": "A/RES/56/9", "date": "2001-12-04"}
    votes = own.computed("un_votes", {"pair": "KEN-IND", "years": "2001-2003"}, 31, **about, **call)
    amount = {"exporter": "IND", "importer": "KEN", "value_usd": 88812345.5}
    return own, (votes, own.computed("cow_trade", {"row": "IND-KEN-2002"}, 1, **amount))


@pytest.mark.parametrize("text", TOLD)
def test_what_stands_in_the_computed_rows_is_founded(spoken, text):
    own, ids = spoken
    assert stories.unfounded(text, ids, own) == []


@pytest.mark.parametrize(("text", "wrong"), UNTOLD)
def test_a_number_or_name_that_no_row_holds_is_unfounded(spoken, text, wrong):
    own, ids = spoken
    assert stories.unfounded(text, ids, own) == wrong
    assert stories.unfounded(text, ids, own, allowed=wrong) == []


def test_of_rows_of_the_tables_alone_nothing_is_asked_here(data):
    assert stories.unfounded("Peru, 1234", ("A1",), data) == []
