"""What the tests of panels share: an empty world, and the real files fetched once."""

from functools import cache

import pytest

from analysis import tables
from tests.connectors.originals import DATASETS, make_place
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
def from_real_files(tmp_path_factory):
    """Names of data sets → the tables with these fetched from the real files, each once a session."""
    place = make_place(tmp_path_factory.mktemp("panel"))

    @cache
    def fetched(name):
        place.fetched(name, DATASETS)

    def data(*names):
        for name in names:
            fetched(name)
        return tables.load(place.root)

    return data
