"""What the tests of the connectors share: a data folder of their own, and the real files fetched once."""

from functools import cache

import pytest

from tests.connectors.originals import DATASETS, make_place


@pytest.fixture
def place(tmp_path):
    """A fresh data folder: `place.fetched(name, source)`, then `place.rows(name)`."""
    return make_place(tmp_path)


@pytest.fixture(scope="session")
def from_real_files(tmp_path_factory):
    """Data set → the place into which it was fetched from the real files, once a session; asked for under `real`."""

    @cache
    def fetched(name):
        place = make_place(tmp_path_factory.mktemp(name))
        place.fetched(name, DATASETS)
        return place

    return fetched
