"""Building on a cluster: the same bytes as here, and what is lost with a worker or the scheduler."""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from analysis import tables
from analysis.crews import cluster
from analysis.crews.cluster import Cluster
from analysis.execution import versions
from analysis.reporting import build
from analysis.requests import catalogue
from analysis.requests.catalogue import BadRequest, Request
from tests.reporting import house

DATA = tables.load(tables.find_root().resolve())
PAIRS = ("MEX-BLR", "MEX-RUS", "MEX-PER", "MEX-CHN")
PAGES = [Request("dyad", (("pair", pair), ("years", ""))) for pair in PAIRS]
YEARS = ("", "1992-2024", "1992-2023", "1992-2022", "1992-2021")
ROOT = Path(__file__).parents[2]
SLOW = "import time\ntime.sleep(0.5)"
# the processes above a cell: the one that forks, the one that the worker started, the worker
POISON = """
import os
def parent(pid):
    return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])
if pair == "MEX-RUS":
    os.kill(parent(parent(os.getppid())), 9)
if pair == "MEX-PER":
    os._exit(1)
"""
SHIPPED = "import os\nimport analysis\nassert analysis.__file__.startswith(os.getcwd()), analysis.__file__"


class Machine:
    """A scheduler and its workers, in a folder where no project is and with no path to one."""

    def __init__(self, folder):
        self.folder, self.file, self.processes = folder, folder / "scheduler.json", []

    def start(self, module, *options):
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--scheduler-file", str(self.file), *options]
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": "", "RELATIONS_DATA": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def scheduler(self):
        return self.start("dask_scheduler", "--port", "0", "--no-dashboard")

    def worker(self, *options):
        return self.start("dask_worker", "--nthreads", "1", "--local-directory", str(self.folder), *options)

    @property
    def address(self):
        assert within(60, lambda: self.file.exists() and self.file.read_text().endswith("}"))
        return json.loads(self.file.read_text())["address"]

    def end(self):
        """End all of them at once; the processes that workers have started see to themselves."""
        for process in self.processes:
            process.kill()
            process.wait()

    def left(self):
        """What builds have left behind on the workers: folders, and processes that lie in them."""
        unpacked = [path.name for path in self.folder.glob("**/relations-*")]
        return unpacked, [pid for pid in processes() if str(self.folder) in cwd(pid) and "relations-" in cwd(pid)]


def processes():
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def cwd(pid):
    try:
        return str(Path(f"/proc/{pid}/cwd").readlink())
    except OSError:
        return ""


def ancestors(pid):
    """The processes above one."""
    while pid > 1:
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return
        yield pid


def soon():
    """Two seconds of a quiet machine; longer where others keep the processors busy."""
    return 2 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def within(seconds, true):
    ends = time.monotonic() + seconds
    while not true() and time.monotonic() < ends:
        time.sleep(0.05)
    return true()


def pages(site):
    """What the cluster made of a site; its list of pages and the like are always made here."""
    return {name: content for name, content in house.tree(site).items() if name.startswith("dyad/")}


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    machine = Machine(tmp_path_factory.mktemp("elsewhere"))
    machine.scheduler()
    machine.worker("--nworkers", "2")
    yield machine
    machine.end()


@pytest.fixture(scope="module")
def near(tmp_path_factory):
    """A folder of notebooks, and the site that is made of them here."""
    folder = tmp_path_factory.mktemp("near")
    notebooks = house.built(folder, dyad=[*house.sound(), house.code(SLOW)])
    made(folder / "site", "", notebooks)
    return notebooks, folder / "site"


def made(out, address, notebooks, pages=PAGES, kind=Cluster, say=str, tick=lambda done: None):
    """A build by a cluster, or by this machine where no address is told."""
    crew = {"crew": partial(kind, address=address, say=say)} if address else {}
    return build.build(pages, out, DATA, build.Options(1, notebooks=notebooks, tick=tick, **crew))


def test_pages_of_a_cluster_have_the_bytes_of_those_made_here(machine, near, tmp_path):
    said = []
    made(tmp_path / "far", machine.address, near[0], say=said.append)
    assert pages(tmp_path / "far") == pages(near[1])
    assert said[0].startswith("dashboard: http://127.0.0.1:") and len(said) == 1
    assert within(soon(), lambda: machine.left() == ([], []))


def test_a_real_report_has_the_same_bytes_too(machine, tmp_path):
    for name, address in (("far", machine.address), ("near", "")):
        assert made(tmp_path / name, address, catalogue.NOTEBOOKS, PAGES[:1]).made
    assert pages(tmp_path / "far") == pages(tmp_path / "near")


def test_what_was_at_work_on_a_worker_that_dies_is_made_elsewhere(machine, near, tmp_path):
    crews, killed = [], []

    class Watched(Cluster):
        def start(self):
            super().start()
            crews[:] = [self]

    def tick(done):
        if done.made and not killed:
            killed.extend(crews[0].client.run(os.getpid).values())
            os.kill(killed[0], signal.SIGKILL)

    done = made(tmp_path / "far", machine.address, near[0], kind=Watched, tick=tick)
    assert killed and len(done.made) == len(PAGES)
    assert pages(tmp_path / "far") == pages(near[1])
    assert within(soon(), lambda: machine.left() == ([], []))


def test_a_report_that_takes_its_worker_along_is_given_up_after_three_tries(machine, tmp_path):
    notebooks = house.built(tmp_path, dyad=[*house.sound(), *map(house.code, (SHIPPED, POISON))])
    done = made(tmp_path / "site", machine.address, notebooks)
    assert len(done.made) == len(PAGES) - 2
    assert done.failed[PAGES[1].path] == "the process that made it ended, 3 times"
    assert done.failed[PAGES[2].path].endswith("the cell ended the process that it ran in")


def test_other_versions_are_refused_in_a_line(machine, near, tmp_path, monkeypatch):
    other = {**versions.installed(), "pandas": "0.1"}
    monkeypatch.setattr(versions, "installed", lambda: other)
    with pytest.raises(BadRequest, match=r"worker tcp://\S+ it has pandas [\d.]+, not 0\.1; mend"):
        made(tmp_path / "site", machine.address, near[0], PAGES[:1])


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "tcp://", "nowhere://there"])
def test_where_no_scheduler_is_that_is_said_soon(address, near, tmp_path, monkeypatch):
    assert cluster.PATIENCE < 10
    monkeypatch.setattr(cluster, "PATIENCE", 2.0)
    began = time.monotonic()
    with pytest.raises(BadRequest, match=f"no scheduler answers at {address}; start one"):
        made(tmp_path / "site", address, near[0], PAGES[:1])
    assert time.monotonic() - began < 4


def test_what_was_made_before_the_scheduler_was_lost_stays(near, tmp_path):
    machine = Machine(tmp_path)
    scheduler = machine.scheduler()
    machine.worker("--no-nanny")
    try:
        with pytest.raises(OSError, match="the scheduler is lost"):
            made(tmp_path / "site", machine.address, near[0], tick=lambda done: done.made[1:] and scheduler.kill())
    finally:
        machine.end()
    whys = [plan.why for plan in build.plan(PAGES, tmp_path / "site", DATA, build.Options(notebooks=near[0]))]
    assert whys.count("") == 2
    assert within(soon(), lambda: machine.left() == ([], []))


def test_a_missing_library_is_named_in_a_line(monkeypatch):
    monkeypatch.delitem(sys.modules, "analysis.crews.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BadRequest, match=r"a cluster needs distributed; run pip install relations\[cluster\]"):
        importlib.import_module("analysis.crews.cluster")


def test_an_interrupt_ends_a_cluster_of_this_machine_soon(near, tmp_path):
    code = "import sys; from tests.reporting import test_cluster; test_cluster.local(*sys.argv[1:])"
    command = [sys.executable, "-c", code, str(tmp_path / "site"), str(near[0])]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True)
    started = within(60, lambda: list(tmp_path.glob("site/dyad/*/en/index.html")))
    ours = [pid for pid in processes() if process.pid in ancestors(pid)]
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    said = process.communicate(timeout=30)[1].decode()
    assert started and len(ours) >= 3  # a worker, what it started, and what forks there
    assert time.monotonic() - began < 5
    assert said.count("Traceback") == 1 and said.rstrip().endswith("KeyboardInterrupt")
    assert within(soon(), lambda: not any(map(house.alive, ours)))


def local(site, notebooks):
    """A build in a process of its own, on a cluster that it starts."""
    pages = [replace(PAGES[0], parameters=(("pair", pair), ("years", years))) for pair in PAIRS for years in YEARS]
    made(Path(site), "local", Path(notebooks), pages)
