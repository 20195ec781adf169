"""A data folder with every data set fetched from the real files: made once a run, and shared by its processes."""

import fcntl
import os

from analysis import connectors, tables
from tests.connectors.originals import DATASETS, make_place


def folder(factory):
    """The data folder; whoever asks first makes it while the others wait."""
    shared = factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    root, done = shared / "everything", shared / "everything.done"
    with (shared / "everything.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            root.mkdir()
            place = make_place(root)
            for name in tables.load(place.root).inventory:
                place.fetched(name, DATASETS)
            assert set(tables.load(place.root).fetched) == set(connectors.CONNECTORS)
            done.touch()
    return root / "data"
