"""Running a notebook: the same surroundings everywhere, and every way to fail as one line."""

from pathlib import Path

import nbformat
import pytest

from analysis import tables
from analysis.execution import run
from analysis.execution.shell import CellFailed
from analysis.pages import executed
from analysis.requests.catalogue import ReportFailed
from tests.reporting import house

DATA = tables.find_root().resolve()


def ran(folder, *cells, seconds=60):
    path = folder / "n.ipynb"
    path.write_text(house.notebook(house.markdown("# T"), house.code(house.PARAMETERS, "parameters"), *cells))
    return run.execute(nbformat.read(path, 4), {"pair": "BLR-VEN", "years": ""}, DATA, folder, seconds)


def printed(notebook):
    return "".join(output.text for cell in notebook.cells for output in cell.get("outputs", []) if "text" in output)


def test_parameters_and_surroundings_reach_the_notebook(tmp_path):
    names = ("PYTHONHASHSEED", "TZ", "LC_ALL", "MPLBACKEND", "SOURCE_DATE_EPOCH", "RELATIONS_DATA")
    said = printed(ran(tmp_path, house.code(f"import os; print(pair, os.getcwd(), [os.environ[n] for n in {names}])")))
    assert said == f"BLR-VEN {tmp_path} ['0', 'UTC', 'C.UTF-8', 'agg', '0', '{DATA}']\n"


def test_values_are_never_code(tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_text(house.notebook(house.code(house.PARAMETERS, "parameters"), house.code("print(repr(pair))")))
    hostile = '\'; import os; os._exit(1)\n"""\\ \u2028'
    assert printed(run.execute(nbformat.read(path, 4), {"pair": hostile}, DATA, tmp_path, 60)) == repr(hostile) + "\n"


def test_cells_for_work_by_hand_are_left_out(tmp_path):
    assert printed(ran(tmp_path, house.code("print(1)", "interactive"), house.code("print(2)"))) == "2\n"


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["1", "1 / 0"], "cell 4: ZeroDivisionError: division by zero"),
        (["raise ValueError('two\\nlines')"], "cell 3: ValueError: two"),
        (["import sys; sys.exit(0)", "1"], "the notebook ended before its end, at: import sys; sys.exit(0)"),
        (["import os; os._exit(0)"], "the kernel died; was it killed for want of memory?"),
        (["def ("], "cell 3: SyntaxError: "),
    ],
)
def test_a_failure_names_cell_and_cause_in_one_line(tmp_path, cells, line):
    with pytest.raises((CellFailed, ReportFailed)) as caught:
        ran(tmp_path, *map(house.code, cells))
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_the_number_of_a_cell_counts_those_left_out(tmp_path):
    with pytest.raises(CellFailed, match="cell 5: NameError"):
        ran(tmp_path, house.code("1", "interactive"), house.code("2"), house.code("nobody"))


def test_a_cell_that_hangs_is_stopped(tmp_path):
    with pytest.raises(ReportFailed, match="more than 2 seconds"):
        ran(tmp_path, house.code("while True: pass"), seconds=2)


def test_the_published_notebook_holds_nothing_of_the_run(tmp_path):
    cells = [
        house.code(text)
        for text in ("import os; print(os.getcwd())", "object()", "import sys; print(1, file=sys.stderr)")
    ]
    text = executed.text(executed.normalised(ran(tmp_path, *cells), tmp_path))
    for trace in (str(tmp_path), "0x", "papermill", 'execution"', "start_time", str(Path.home())):
        assert trace not in text
    assert text == executed.text(executed.normalised(ran(tmp_path, *cells), tmp_path))
