"""The real files, each fetched once a session."""

import pytest

from analysis import tables
from tests.connectors.originals import DATASETS, make_place


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Names of data sets → the shipped tables with these fetched from the real files; asked for under `real`."""
    place, here = make_place(tmp_path_factory.mktemp("real")), set()

    def fetched(*names):
        for name in names:
            if name not in here:
                place.fetched(name, DATASETS)
                here.add(name)
        return tables.load(place.root)

    return fetched
