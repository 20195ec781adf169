"""What all tests share: the count of skips at the very end, and skips that count as failures where all is required."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[1] / "data"
REQUIRED = os.environ.get("RELATIONS_REQUIRE") == "all"
SKIPS = pytest.StashKey[list[str]]()


def pytest_configure():
    """Tests and notebooks see the shipped tables alone, whatever was fetched into this checkout."""
    if (SHIPPED / "derived").is_dir() and "RELATIONS_DATA" not in os.environ:
        folder = tempfile.mkdtemp(prefix="relations-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        left_out = shutil.ignore_patterns("derived", "raw", "documents", "candidates")
        os.environ["RELATIONS_DATA"] = str(shutil.copytree(SHIPPED, Path(folder) / "data", ignore=left_out))


def pytest_terminal_summary(terminalreporter):
    """Keep the skipped tests' names; the line itself comes after pytest's own summary."""
    skipped = terminalreporter.stats.get("skipped", [])
    terminalreporter.config.stash[SKIPS] = [f"{report.nodeid} ({_reason(report)})" for report in skipped]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Where everything is required a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if REQUIRED and reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config):
    """The last line of a run: how many tests were skipped, and which."""
    if SKIPS in config.stash:
        skips = sorted(config.stash[SKIPS])
        print(f"skipped: {len(skips)}" + "".join(f"; {skip}" for skip in skips))


def _reason(report):
    return (
        str(report.longrepr[2]).removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else "no reason given"
    )


@pytest.fixture(scope="session")
def everything(tmp_path_factory):
    """A data folder with every data set fetched from the real files; asked for under `originals.real`."""
    from tests.everything import folder

    return folder(tmp_path_factory)
