"""What figures tell: alt text from the rows, absences kept apart, no rank where there is none."""

import numpy as np
import pandas as pd

from analysis import plots
from analysis.dyads import Dyad
from analysis.plots import layout, matrix_cells, places, style, ties, years
from analysis.plots.canvas import Outline
from analysis.plots.words import Words, plain, width, wrap
from tests.unit.plots import world

NAMES = {"MEX": "Mexico", "BLR": "Belarus", "SUN": "Soviet Union", "KAZ": "Kazakhstan", "RUS": "Russia"}.__getitem__
PAIR = world.entries(
    ("1992-01", "event", "establishment", "diplomatic relations established", {}),
    ("2007-12", "un_vote", "abstain", "abstained", {"sender": "MEX", "receiver": "BLR"}),
    ("2022~", "visit", "envoy", "visit of an envoy", {"sender": "BLR", "receiver": "MEX", "status": "planned"}),
)
SILENCES = world.silences(("1992-01-31", "2007-12-01", 15, ["K1"]), ("2007-12-31", "2022-01-01", 14, []))
SPELLS = world.spells(("MEX", "BLR", "1992-01", ""))


def texts(drawing):
    """All that a figure says, in the order drawn."""
    return [box.text for box in drawing.text_boxes()]


def test_the_alt_text_of_a_timeline_tells_who_what_how_many_and_when():
    alt = plots.timeline(PAIR, SPELLS, SILENCES, NAMES, Dyad("MEX", "BLR")).alt
    assert alt == (
        "Mexico–Belarus, January 1992 to about 2022: 3 dated entries (1 change of relations, 1 visit and 1 vote). "
        "The first: January 1992, Diplomatic relations established. "
        "The last: about 2022, Belarus → Mexico, Visit of an envoy (planned). "
        "The longest stretch without a dated entry: 15 years, 1992 to 2007. "
        "1 spell of diplomatic relations: Mexico–Belarus from January 1992."
    )


def test_a_pair_is_found_in_its_entries_and_its_names_are_not_repeated():
    drawing = plots.timeline(PAIR, SPELLS, SILENCES, NAMES)
    assert drawing.name == "timeline-mex-blr"
    assert "Mexico–Belarus" not in texts(drawing)
    assert "Mexico → Belarus" in texts(drawing)


def test_a_silence_is_written_with_its_years_and_with_the_list_that_was_lost():
    said = texts(plots.timeline(PAIR, SPELLS, SILENCES, NAMES))
    assert "15 years without a dated entry; a list that may cover them was lost" in said
    assert "14 years without a dated entry" in said


def test_a_pair_of_which_nothing_is_told_is_named_on_its_timeline_and_on_its_card():
    drawing = plots.timeline(PAIR.head(0), SPELLS.head(0), SILENCES.head(0), NAMES, Dyad("MEX", "BLR"))
    assert drawing.alt == "No dated entry: the sources tell nothing of Mexico–Belarus with a date."
    assert drawing.small and " ".join(text.text for text in drawing.small.items) == drawing.alt


def test_an_undated_row_is_not_drawn():
    undated = pd.concat([PAIR, PAIR.head(1).assign(date="", label="without a date")])
    drawing = plots.timeline(undated, SPELLS, SILENCES, NAMES)
    assert len(drawing.data) == len(PAIR)
    assert drawing.data["lane"].tolist() == ["relations", "votes", "visits"]


def test_an_axis_gives_more_room_to_busy_years_and_cuts_long_empty_ones():
    spans = [(years.new_year(year), years.new_year(year) + 364) for year in (1806, 1990, 1991)]
    axis = years.axis(spans, [(spans[2][0], 200.0)])
    assert axis.cuts == ((years.new_year(1807), years.new_year(1990)),)
    assert axis.at(years.new_year(1990)) - axis.at(years.new_year(1807)) == years.BREAK
    assert axis.length == 200 + years.BREAK + years.YEAR
    assert all(a < b for (_, a), (_, b) in zip(axis.ticks(), axis.ticks()[1:], strict=False))


def test_places_come_from_the_rows_and_not_from_the_names():
    frame = world.hubs(12)
    renamed = frame.assign(
        **{end: frame[end].map(lambda code: f"z{99 - int(code[1:])}") for end in ("sender", "receiver")}
    )
    one, two = ties.nodes(frame), ties.nodes(renamed)
    bows, others = ties.bent(frame, one), ties.bent(renamed, two)
    assert bows == others
    places_ = [layout.scattered([(t.start, t.end) for t in each], 12, 400, 300, 20) for each in (bows, others)]
    assert np.array_equal(*places_)


def test_what_a_source_denies_is_not_drawn_and_both_ways_are_one_line():
    frame = world.edges(
        ("embassies", "MEX", "BLR", "stated_absent"),
        ("embassies", "MEX", "RUS", "actual"),
        ("embassies", "RUS", "MEX", "actual"),
        ("embassies", "MEX", "KAZ", "announced"),
    )
    drawing = plots.network(frame, NAMES)
    assert "Belarus" not in texts(drawing)
    assert len(drawing.data) == 3
    lines = ties.bent(drawing.data, ties.nodes(drawing.data))
    assert [(line.directed, line.returned, line.pending) for line in lines] == [
        (True, True, False),
        (True, False, True),
    ]
    assert "hollow" in drawing.alt


def test_of_too_many_ties_the_figure_says_how_many_it_leaves_out_and_loses_no_state():
    pairs = [(one, two) for one in range(40) for two in range(one)]
    frame = world.edges(*[("visits", f"s{one}", f"s{two}", "actual") for one, two in pairs])
    drawing = plots.network(frame, str)
    assert len(drawing.data) == ties.MOST
    assert len(ties.nodes(drawing.data)) == 40
    assert f"{len(frame) - ties.MOST} ties are left out" in drawing.alt
    assert f"{len(frame) - ties.MOST} ties are left out" in " ".join(texts(drawing))


def test_amounts_of_different_years_stand_apart_and_are_not_ranked():
    frame = world.trade(
        ("MEX-BLR", "2023", "two_way", 63_300_000, "", "unknown"),
        ("MEX-RUS", "2014", "two_way", 1_784_000_000, "", "unknown"),
        ("MEX-KAZ", "2018", "two_way", 23_000_000, "MEX", "cif"),
    )
    said = texts(plots.comparison(frame, NAMES))
    assert {"US$63.3 million", "US$1.784 billion", "US$23 million"} <= set(said)
    assert {"2023, reporter not said", "2018, reported by Mexico, valued cif"} <= set(said)
    assert any(text.startswith("Not ranked: years differ") for text in said)
    assert any(text.startswith("No bars") for text in said)
    assert bars(plots.comparison(frame, NAMES)) == []


def test_only_comparable_amounts_have_bars_and_each_group_its_own_scale():
    frame = world.trade(
        ("MEX-BLR", "2023", "one_way", 50, "MEX", "cif"),
        ("MEX-RUS", "2023", "one_way", 100, "MEX", "cif"),
        ("MEX-BLR", "2018", "one_way", 5, "MEX", "fob"),
        ("MEX-KAZ", "2018", "one_way", 1, "MEX", "fob"),
        ("MEX-KAZ", "2014", "two_way", 7, "", "unknown"),
    )
    assert [round(length) for length in bars(plots.comparison(frame, NAMES))] == [95, 190, 190, 38]


def bars(drawing):
    """The lengths of the bars of a comparison."""
    boxes = [item.path for item in drawing.sheet.items if isinstance(item, Outline) and item.face == style.BLUE]
    return [float(box.vertices[:, 0].max() - box.vertices[:, 0].min()) for box in boxes]


def test_zero_is_not_the_same_as_not_reported():
    frame = world.trade(
        ("MEX-BLR", "2018", "two_way", 0, "MEX", "unknown"), ("MEX-RUS", "2018", "two_way", None, "", "unknown")
    )
    said = texts(plots.comparison(frame, NAMES))
    assert "US$0, reported as zero" in said
    assert "not reported" in said


def test_a_matrix_keeps_silence_and_denial_apart():
    frame = world.cells(14)
    drawing = plots.matrix(frame, world.name)
    said, silent = frame["status"].eq("value").sum(), frame["status"].eq("nobody_says").sum()
    assert f"Something is said in {said} of {len(frame)} cells" in drawing.alt
    assert f"of {silent} nobody says anything" in drawing.alt
    words = Words()
    legend = [words(f"matrix.{status}") for status in ("stated_absent", "absent_from_complete_list", "nobody_says")]
    assert set(legend) <= set(texts(drawing))
    assert "$63.3m" in texts(drawing)


def test_a_matrix_of_measures_keeps_nought_not_reported_and_outside_coverage_apart():
    drawing = plots.matrix(world.measures(), world.name)
    words = Words()
    assert {words(f"matrix.{status}") for status in ("zero", "not_reported", "outside", "shades")} <= set(
        texts(drawing)
    )
    frame = drawing.data
    unknown = frame["status"].isin(["not_reported", "few", "outside"]).sum()
    assert f"{unknown} are not reported or outside coverage" in drawing.alt
    assert "33 partners by 5 domains and 3 states" in drawing.alt


def test_a_measure_stands_under_its_years_and_is_written_where_it_fits():
    four = ("s40", "s41", "s42", "s43")
    wide, narrow = (texts(plots.matrix(world.measures(7, states), str)) for states in (four[:1], four))
    assert "Votes alike, per cent, 2014" in wide and "Votes alike, per cent, 2014" in narrow
    assert "2014" not in wide
    assert {"e-visa", "$1m", "6"} <= set(wide)
    assert "6" in narrow and "e-visa" not in narrow


def test_the_darkest_third_of_a_measure_is_its_highest():
    values = list(range(1, 10))
    frame = pd.DataFrame(
        [("A", f"s{value}", "igos", "value", value, "2014", ["P1"]) for value in values], columns=world.CELLS
    )
    cells = [matrix_cells.cell(row, matrix_cells.limits(frame), Words()) for row in frame.to_dict("records")]
    assert [cell.shade for cell in cells] == [0] * 3 + [1] * 3 + [2] * 3


def test_several_states_share_a_column_and_are_counted_in_the_alternative_text():
    frame = world.cells(9, ("s40", "s41", "s42", "s43"))
    drawing = plots.matrix(frame, str)
    domains = frame["domain"].nunique()
    assert [texts(drawing).count(state) for state in ("s40", "s41", "s42", "s43")] == [domains] * 4
    assert frame.query("domain == 'relations' and status == 'value'")["state"].value_counts().to_dict() == {
        "s40": 6,
        "s43": 6,
    }
    assert "Relations: s40 6 and s43 6." in drawing.alt


def test_a_lost_list_is_marked_where_rows_were_found_and_where_none_were():
    lost = world.lists(("x", "visits", "lost"), ("y", "posts", "lost"), ("x", "products", "sample"))
    counts = pd.DataFrame([("visit", "x", 2, ["V1"])], columns=["kind", "source", "facts", "rows"])
    drawing = plots.coverage(counts, lost, str)
    assert drawing.data.values.tolist() == [["visit", "x", 2, 1], ["posts", "y", 0, 1]]
    assert texts(drawing).count("list lost") == 2
    assert "Lost lists: x 1 (visits); y 1 (missions)." in drawing.alt


def test_spread_boxes_keep_their_order_and_never_overlap():
    tops = places.spread([50, 10, 10, 90], [10, 20, 20, 10], 0, 100)
    assert all(low + high <= top + 1e-9 for low, high, top in zip(tops, [10, 20, 20], tops[1:], strict=False))
    assert places.spread([0, 40], [10, 10], 0, 100) == [0, 40]


def test_wrapping_keeps_every_letter_and_every_limit():
    lines = wrap("an unbelievablyverylongwordindeed-with-hyphens stands here", 80)
    assert all(width(line, 8.5) <= 80 for line in lines)
    assert "".join(lines).replace(" ", "") == "anunbelievablyverylongwordindeed-with-hyphensstandshere"
    assert plain("a\nb\x00\u202ec") == "a bc"


def test_a_century_comes_from_above_and_never_begins_the_axis():
    frame = world.entries(
        ("18XX/19XX", "migration", "migration", "migrants", {}),
        ("1992-01", "event", "establishment", "diplomatic relations established", {}),
        ("2007-12", "un_vote", "abstain", "abstained", {}),
    )
    said = texts(plots.timeline(frame, SPELLS, SILENCES.head(0), NAMES))
    assert "1992" in said
    assert not {"1801", "1802"} & set(said)
    assert "The 19th to the 20th" in " ".join(said) or "The 19th to the" in said


def test_what_is_told_without_date_or_name_has_a_mark_of_its_own():
    drawing = plots.matrix(world.cells(9), world.name)
    assert Words()("matrix.told") in texts(drawing)
    assert {"plan", "ended"} <= set(texts(drawing))
    assert "undated or unnamed" in drawing.alt


def test_a_source_stands_under_its_title():
    counts = pd.DataFrame([("visit", "x", 2, ["V1"])], columns=["kind", "source", "facts", "rows"])
    drawing = plots.coverage(counts, world.lists(), {"x": "A treaty series"}.__getitem__)
    assert "A treaty series" in texts(drawing)
    assert "A treaty series 2 facts" in drawing.alt
