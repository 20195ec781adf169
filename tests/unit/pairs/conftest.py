"""The shipped tables with invented data sets beside them."""

import pytest

from analysis import tables
from tests.panel.world import World


@pytest.fixture(scope="session")
def shipped():
    """The shipped tables."""
    return tables.load()


@pytest.fixture
def world(shipped, tmp_path):
    """The shipped tables, and no data set beside them."""
    return World(shipped, tmp_path)
