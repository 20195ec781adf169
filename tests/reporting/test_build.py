"""Building a site: only what changed, whole files or none, and nothing that is not ours."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import files, tables
from analysis.reporting import build, inputs
from analysis.reporting.trust import Trusted
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest, Request
from tests.reporting import house

DATA = tables.load(tables.find_root().resolve())
DYAD = Request("dyad", (("pair", "MEX-BLR"), ("years", "")))
OTHER = Request("dyad", (("pair", "MEX-RUS"), ("years", "")))
FAILS = [house.markdown("# A"), house.code(house.PARAMETERS, "parameters"), house.code("1 / 0")]


@pytest.fixture
def options(tmp_path):
    return build.Options(notebooks=house.built(tmp_path))


@pytest.fixture
def site(tmp_path, options):
    """A site of one page."""
    made = build.build([DYAD], tmp_path / "site", DATA, options)
    assert made.made == [DYAD.path]
    return tmp_path / "site"


def again(site, options, *requests, **changed):
    return build.build(list(requests or [DYAD]), site, DATA, replace(options, **changed))


def manifest(site):
    return {entry["path"]: entry for entry in json.loads((site / "manifest.json").read_text("utf-8"))}


def test_a_site_holds_what_was_promised(site):
    names = set(house.tree(site))
    page = {f"{DYAD.path}/{name}" for name in ("index.html", "notebook.ipynb", "figure.svg")}
    assert names >= {"index.html", "manifest.json", "assets/relations.css", "assets/rows.js"} | page
    entry = manifest(site)[DYAD.path]
    assert list(entry) == ["report", "with", "lang", "path", "key", "inputs", "outputs", "status"]
    assert entry["with"] == {"pair": "MEX-BLR", "years": ""}
    for name, digest in entry["outputs"].items():
        assert files.digest(site / DYAD.path / name) == digest


def test_two_builds_give_the_same_bytes(site, options, tmp_path):
    again(tmp_path / "second", options)
    assert house.tree(tmp_path / "second") == house.tree(site)


def test_what_is_unchanged_is_left_alone(site, options):
    assert again(site, options).unchanged == [DYAD.path]
    assert again(site, options, force=True).made == [DYAD.path]


def test_touching_a_file_changes_nothing(site, options):
    os.utime(options.notebooks / catalogue.REPORTS["dyad"], (0, 0))
    os.utime(site / DYAD.path / "index.html", (4e9, 4e9))
    assert again(site, options).unchanged == [DYAD.path]


@pytest.mark.parametrize("damage", [b"", b"<html>", None])
def test_a_damaged_page_is_made_again(site, options, damage):
    path = site / DYAD.path / "index.html"
    whole = path.read_bytes()
    path.unlink() if damage is None else path.write_bytes(damage)
    assert again(site, options).made == [DYAD.path]
    assert path.read_bytes() == whole


def test_a_changed_notebook_makes_its_pages_again_and_old_figures_go(site, options):
    cells = house.sound("Other words")[:-1]
    (options.notebooks / catalogue.REPORTS["dyad"]).write_text(house.notebook(*cells))
    assert again(site, options).made == [DYAD.path]
    assert "Other words" in (site / DYAD.path / "index.html").read_text("utf-8")
    assert not (site / DYAD.path / "figure.svg").exists()


def test_a_damaged_ledger_is_begun_anew(site, options):
    (site / ".relations" / "ledger.jsonl").write_text("{")
    assert again(site, options).made == [DYAD.path]


def test_the_key_covers_every_table(tmp_path):
    before = inputs.data(DATA.root, Trusted(None))
    for path in DATA.root.rglob("*"):
        if path.is_file() and path.relative_to(DATA.root).parts[0] in ("tidy", "schemas", "sources.yaml"):
            target = tmp_path / path.relative_to(DATA.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    whole = inputs.data(tmp_path, Trusted(None))
    assert whole != before
    for table in sorted((tmp_path / "tidy").iterdir()):
        held = table.read_bytes()
        table.write_bytes(held + b"\n")
        assert inputs.data(tmp_path, Trusted(None)) != whole, table.name
        table.write_bytes(held)


def test_one_failure_costs_one_report(site, options, tmp_path):
    house.built(tmp_path, trade=FAILS)
    trade = replace(DYAD, report="trade")
    outcome = again(site, options, trade, DYAD, OTHER)
    assert outcome.failed == {trade.path: "cell 3: ZeroDivisionError: division by zero"}
    assert set(outcome.made) | set(outcome.unchanged) == {DYAD.path, OTHER.path}
    assert manifest(site)[trade.path]["status"] == "failed"
    assert "ZeroDivisionError" in (site / trade.path / "index.html").read_text("utf-8")
    [listed] = json.loads((site / "failures.json").read_text("utf-8"))
    assert (listed["report"], listed["with"], listed["path"]) == ("trade", dict(trade.parameters), trade.path)
    assert (listed["cell"], listed["cause"]) == (3, "ZeroDivisionError: division by zero")
    assert listed["status"] == "failed"
    assert again(site, options, trade, DYAD, OTHER).failed, "a failed report is tried again"


def test_the_older_page_of_a_report_that_fails_stays_and_says_so_once(site, options, tmp_path):
    held = house.tree(site / DYAD.path)
    house.built(tmp_path, dyad=FAILS)
    for _ in range(2):
        assert again(site, options).failed
        found = house.tree(site / DYAD.path)
        assert found.pop("index.html").count(b'class="stale"') == 1
        assert found == {name: content for name, content in held.items() if name != "index.html"}
    assert manifest(site)[DYAD.path]["status"] == "stale"
    house.built(tmp_path)
    assert again(site, options).made == [DYAD.path]
    assert house.tree(site / DYAD.path) == held
    assert not (site / "failures.json").exists()


def test_fail_fast_stops_at_the_first_failure(tmp_path, options):
    house.built(tmp_path, dyad=FAILS)
    outcome = again(tmp_path / "site", options, DYAD, OTHER, fail_fast=True, jobs=1)
    assert len(outcome.failed) == 1
    assert not outcome.made


def test_pages_that_nobody_asks_for_go_and_strange_files_stay(site, options):
    (site / "mine.txt").write_text("mine")
    (site / DYAD.path / "mine.txt").write_text("mine")
    again(site, options, OTHER)
    assert list(manifest(site)) == [OTHER.path]
    assert (site / "mine.txt").exists()
    assert [path.name for path in (site / DYAD.path).iterdir()] == ["mine.txt"]


def test_one_page_can_be_added_and_one_alone_be_made(site, options):
    again(site, options, OTHER, keep=True)
    assert set(manifest(site)) == {DYAD.path, OTHER.path}
    assert again(site, options, DYAD, OTHER, only="mex-rus", force=True).made == [OTHER.path]
    assert set(manifest(site)) == {DYAD.path, OTHER.path}
    with pytest.raises(BadRequest, match=r"no page 'mex-rsu' is asked for; did you mean mex-rus\?"):
        build.plan([DYAD, OTHER], site, DATA, replace(options, only="mex-rsu"))


def test_a_plan_says_why_and_writes_nothing(site, options, tmp_path):
    assert [str(each) for each in build.plan([DYAD, OTHER], site, DATA, options)] == [
        "unchanged  dyad mex-blr",
        "build      dyad mex-rus (new)",
    ]
    build.plan([DYAD], tmp_path / "nowhere", DATA, options)
    assert not (tmp_path / "nowhere").exists()


def test_somebody_elses_index_is_never_overwritten(tmp_path, options):
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(BadRequest, match="relations did not write"):
        again(tmp_path, options)
    assert (tmp_path / "index.html").read_text() == "mine"


def test_a_link_out_of_the_site_is_not_followed(tmp_path, options):
    (tmp_path / "site").mkdir()
    (tmp_path / "away").mkdir()
    (tmp_path / "site" / "dyad").symlink_to(tmp_path / "away")
    with pytest.raises(BadRequest, match="leads out of"):
        again(tmp_path / "site", options)
    assert not list((tmp_path / "away").iterdir())


def test_a_second_builder_is_told_who_holds_the_folder(site, options):
    with files.lock(site / ".relations"), pytest.raises(files.Busy, match=str(os.getpid())):
        again(site, options)


BUILDER = """
import sys
from pathlib import Path
from analysis import cli
from analysis.requests import catalogue, lists
from analysis.reporting import build
chosen = build.Options(notebooks=Path(sys.argv[1]), jobs=2)
asked = [catalogue.Request("dyad", (("pair", pair), ("years", ""))) for pair in ("MEX-BLR", "MEX-RUS")]
lists.read = lambda files, data: asked
build.Options = lambda *given, **named: chosen
cli.main(["build", "--out", sys.argv[2]])
"""
SLOW = "import os, pathlib, time\npathlib.Path(f'{pair}.pid').write_text(str(os.getpid()))\ntime.sleep(60)"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_a_signal_ends_builder_and_kernels_at_once(tmp_path, number, status):
    cells = [house.markdown("# A"), house.code(house.PARAMETERS, "parameters"), house.code(SLOW)]
    notebooks = house.built(tmp_path, dyad=cells)
    with tempfile.TemporaryDirectory(prefix="t", dir="/tmp") as temporary:
        builder = subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(notebooks), str(tmp_path / "site")],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": temporary},
        )
        _stopped(tmp_path, builder, number, status)
        if status > 0:
            assert not list(Path(temporary).glob("rel-*")), "a kernel's folder outlived its builder"


def _stopped(tmp_path, builder, number, status):
    pids = _kernels(tmp_path, builder)
    builder.send_signal(number)
    said = builder.communicate(timeout=20)[1]
    assert builder.returncode == status
    assert _gone(pids), "a kernel outlived its builder"
    assert not list((tmp_path / "site").rglob("*.part"))
    if status > 0:
        assert said.splitlines()[-1] == "relations: stopped; run the same command again to go on"
        assert "Traceback" not in said


def _kernels(folder: Path, builder):
    for _ in range(300):
        found = [int(path.read_text() or 0) for path in folder.glob("*.pid")]
        if len(found) == 2 and all(found):
            return found
        assert builder.poll() is None, builder.communicate()[1]
        time.sleep(0.1)
    raise AssertionError("the kernels did not start")


def _gone(pids):
    for _ in range(20):
        if not any(map(house.alive, pids)):
            return True
        time.sleep(0.1)
    return False
