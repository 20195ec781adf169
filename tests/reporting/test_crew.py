"""Who makes pages: forked children or spawned processes, the same bytes, and a second try for what dies."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from analysis import tables
from analysis.crews.crew import TRIES, Crew
from analysis.reporting import build
from analysis.requests.catalogue import Request
from tests.reporting import house

DATA = tables.load()
PAIRS = ("MEX-BLR", "MEX-RUS", "MEX-KAZ")
ASKED = [Request("dyad", (("pair", pair), ("years", ""))) for pair in PAIRS]
OTHERS = ("BLR", "RUS", "KAZ", "CUB", "BRA", "ARG", "CHL")
MANY = [Request("dyad", (("pair", f"MEX-{other}"), ("years", ""))) for other in OTHERS]
DRAWN = "import matplotlib.pyplot as plt\nplt.plot([1, 2], [len(pair), 3])\nplt.title(pair)\nplt.show()"
LEFT = "import os, pandas\nprint(os.environ.get('DIRT'), pandas.options.display.max_rows)"
DIRT = "os.environ['DIRT'] = pair\npandas.options.display.max_rows = 7"


def made(tmp_path, *cells, asked=ASKED, **options):
    """What a build of a house's dyad reports with these cells does, and its folder."""
    notebook = [house.markdown("# A pair"), house.code(house.PARAMETERS, "parameters"), *map(house.code, cells)]
    chosen = build.Options(notebooks=house.built(tmp_path, dyad=notebook), **options)
    return build.build(asked, tmp_path / "site", DATA, chosen), tmp_path / "site"


def pages(folder):
    return {name: content for name, content in house.tree(folder).items() if name.startswith("dyad/")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_spawned_processes_make_the_same_bytes_as_forked_children(tmp_path, jobs):
    (tmp_path / "forked").mkdir()
    (tmp_path / "spawned").mkdir()
    done, forked = made(tmp_path / "forked", DRAWN, LEFT, jobs=2)
    again, spawned = made(tmp_path / "spawned", DRAWN, LEFT, jobs=jobs, crew=partial(Crew, forking=False))
    assert (done.failed, again.failed) == ({}, {})
    assert pages(forked) == pages(spawned)


@pytest.mark.parametrize("forking", [True, False])
def test_a_report_leaves_nothing_behind_for_the_next(tmp_path, forking):
    crew = partial(Crew, forking=forking)
    done, site = made(tmp_path, LEFT, DIRT, jobs=1, crew=crew)
    assert not done.failed
    told = {(site / request.path / "notebook.ipynb").read_text().count("None 60") for request in ASKED}
    assert told == {1}


@pytest.mark.parametrize("forking", [True, False])
def test_a_report_whose_process_dies_is_made_by_another(tmp_path, forking):
    once = f"import os, pathlib\nmark = pathlib.Path({str(tmp_path)!r}, pair)\n"
    once += f"if not mark.exists():\n    mark.touch()\n    os.kill(os.getpid(), {int(signal.SIGKILL)})\nprint('made')"
    done, _ = made(tmp_path, once, crew=partial(Crew, forking=forking))
    assert sorted(done.made) == sorted(request.path for request in ASKED)


@pytest.mark.parametrize("forking", [True, False])
def test_a_report_whose_process_always_dies_is_given_up_and_costs_no_other(tmp_path, forking):
    poison = "import os\nif pair == 'MEX-RUS':\n    os.kill(os.getpid(), 9)"
    done, site = made(tmp_path, poison, crew=partial(Crew, forking=forking))
    assert len(done.made) == 2
    (cause,) = done.failed.values()
    assert f"{TRIES} times" in cause and cause.startswith("cell 3")
    assert "cell 3" in (site / ASKED[1].path / "index.html").read_text()


@pytest.mark.parametrize("forking", [True, False])
def test_a_report_that_takes_too_long_is_stopped_at_its_cell(tmp_path, forking):
    done, _ = made(
        tmp_path, "import time\nif pair == 'MEX-KAZ': time.sleep(60)", seconds=3, crew=partial(Crew, forking=forking)
    )
    assert list(done.failed.values()) == ["cell 3: it ran for more than 3 seconds and was stopped"]
    assert len(done.made) == 2


def test_memory_beyond_the_limit_is_a_failure_of_the_report(tmp_path):
    done, _ = made(tmp_path, "held = bytearray(3 * 1024**3) if pair == 'MEX-BLR' else b''")
    (cause,) = done.failed.values()
    assert cause.startswith("cell 3: MemoryError")
    assert len(done.made) == 2


@pytest.mark.parametrize(
    ("ending", "cause"), [("import sys\nsys.exit(0)", "SystemExit"), ("import os\nos._exit(0)", "ended")]
)
def test_a_cell_that_ends_the_process_is_a_failure(tmp_path, ending, cause):
    done, _ = made(tmp_path, ending, asked=ASKED[:1])
    (told,) = done.failed.values()
    assert told.startswith("cell 3: ") and cause in told


def test_a_process_that_a_cell_leaves_behind_goes_with_its_report(tmp_path):
    cell = "import subprocess, pathlib\nchild = subprocess.Popen(['sleep', '300'], start_new_session=True)\n"
    cell += f"pathlib.Path({str(tmp_path)!r}, pair).write_text(str(child.pid))"
    done, _ = made(tmp_path, cell)
    assert not done.failed
    assert not any(house.alive(int(Path(tmp_path, pair).read_text())) for pair in PAIRS)


def test_a_cell_that_asks_for_input_runs_in_a_real_kernel(tmp_path):
    cell = "try:\n    input('?')\nexcept Exception as error:\n    print(type(error).__name__)"
    done, site = made(tmp_path, cell, asked=ASKED[:1])
    assert not done.failed
    assert "StdinNotImplementedError" in (site / ASKED[0].path / "notebook.ipynb").read_text()


def test_the_warmed_process_makes_what_a_cold_one_makes(tmp_path):
    (tmp_path / "warm").mkdir()
    (tmp_path / "cold").mkdir()
    done, warm = made(tmp_path / "warm", DRAWN, LEFT, DIRT, asked=MANY)
    assert not done.failed
    for request in MANY:
        made(tmp_path / "cold", DRAWN, LEFT, DIRT, asked=[request], keep=True)
    assert pages(warm) == pages(tmp_path / "cold" / "site")


def parents(folder):
    """The number of the process that made each page, and of the one that started it, in the order of requests."""
    return [tuple(map(int, Path(folder, dict(request.parameters)["pair"]).read_text().split())) for request in MANY]


def noting(folder):
    return f"import os, pathlib\npathlib.Path({str(folder)!r}, pair).write_text(f'{{os.getpid()}} {{os.getppid()}}')"


def test_of_many_reports_the_first_ones_process_starts_all_others(tmp_path):
    done, _ = made(tmp_path, noting(tmp_path), asked=MANY)
    (first, _), *others = parents(tmp_path)
    assert not done.failed and {parent for _, parent in others} == {first}


def test_a_report_that_leaves_a_thread_does_not_start_the_others(tmp_path):
    thread = "import threading, time\nthreading.Thread(target=time.sleep, args=[9], daemon=True).start()"
    done, _ = made(tmp_path, noting(tmp_path), thread, asked=MANY)
    assert not done.failed and len({parent for _, parent in parents(tmp_path)}) == 1


def test_where_the_first_report_fails_the_next_ones_process_starts_the_others(tmp_path):
    done, _ = made(tmp_path, noting(tmp_path), "if pair == 'MEX-BLR':\n    raise ValueError", asked=MANY)
    _, (second, _), *others = parents(tmp_path)
    assert len(done.failed) == 1 and {parent for _, parent in others} == {second}


def test_reports_that_wait_for_the_first_have_all_their_time_when_it_has_ended(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.crews.crew.GRACE", 0.0)
    slow = "import time\nif pair in ('MEX-BLR', 'MEX-RUS'):\n    time.sleep(4)"
    done, _ = made(tmp_path, noting(tmp_path), slow, asked=MANY, seconds=7)
    (first, _), *others = parents(tmp_path)
    assert not done.failed and {parent for _, parent in others} == {first}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_the_process_that_went_on_is_replaced_when_it_is_killed_or_stopped(tmp_path, number):
    cell = f"import os, pathlib\nmark = pathlib.Path({str(tmp_path)!r}, 'mark')\n"
    cell += f"if pair == 'MEX-CUB' and not mark.exists():\n    mark.touch()\n    os.kill(os.getppid(), {int(number)})"
    done, _ = made(tmp_path, cell, asked=MANY)
    assert sorted(done.made) == sorted(request.path for request in MANY)
    assert Path(tmp_path, "mark").exists()


def test_a_stopped_process_is_not_waited_for(tmp_path):
    stop = f"import os, pathlib, signal\nmark = pathlib.Path({str(tmp_path)!r}, pair)\n"
    stop += "if not mark.exists():\n    mark.touch()\n    os.kill(os.getpid(), signal.SIGSTOP)"
    done, _ = made(tmp_path, stop)
    assert len(done.made) == len(ASKED)


def test_the_process_that_forks_is_replaced_when_it_is_killed_or_stopped(tmp_path):
    for number in (signal.SIGKILL, signal.SIGSTOP):
        folder = tmp_path / number.name
        folder.mkdir()
        cell = f"import os, pathlib\nmark = pathlib.Path({str(folder)!r}, 'mark')\n"
        cell += f"if not mark.exists():\n    mark.touch()\n    os.kill(os.getppid(), {int(number)})\n"
        cell += "    import time; time.sleep(1)"
        done, _ = made(folder, cell)
        assert len(done.made) == len(ASKED)
    assert os.getpid()
