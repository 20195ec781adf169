"""The plan of docs/scale.md is what the figures of docs/measurements.md give."""

import pytest

from benchmarks import figures, scale

ROW = "| {} | {} | `a command` |"


def test_the_plan_on_the_page_is_that_of_the_figures():
    told = scale.table(scale.Plan(), scale.measured(scale.MEASUREMENTS.read_text("utf-8")))
    page = scale.PAGE.read_text("utf-8")
    assert told in page, "run python -m benchmarks.scale --write"
    assert scale.written(page, told) == page


def test_a_plan_rests_on_figures_and_leaves_gaps_without_them():
    text = "\n".join([ROW.format(figures.WALL, "0.500 s"), ROW.format(figures.JOBS, "2, of 100")])
    told = scale.table(scale.Plan(pairs=3_600, languages=1, cores=4, price=0.1), scale.measured(text))
    assert "| core-hours | 1 |" in told
    assert "| money, at 0.1 a core-hour | 0.10 |" in told
    assert f"| files | {scale.GAP} |" in told


@pytest.mark.parametrize("name", [figures.WALL, figures.JOBS, figures.BUILDER, figures.FOLDER])
def test_a_figure_still_to_be_measured_is_none(name):
    with pytest.raises(scale.Unmeasured):
        scale.measured(ROW.format(name, scale.GAP))[name]
