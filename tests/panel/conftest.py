"""What the tests of panels share: an empty world, and the real files fetched once."""

import pytest

from analysis import tables
from tests.panel.world import World


@pytest.fixture(scope="session")
def shipped():
    """The shipped tables."""
    held = tables.load()
    assert held.inventory
    return held


@pytest.fixture
def world(shipped, tmp_path):
    """The shipped tables, and no data set beside them."""
    return World(shipped, tmp_path)


@pytest.fixture(scope="session")
def from_real_files(everything):
    """Names of data sets → the tables with these fetched from the real files."""
    held = tables.load(everything)
    return lambda *names: held
