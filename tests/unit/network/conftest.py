"""An empty world to put invented data sets into, and the real files fetched once."""

from tests.panel.conftest import from_real_files, shipped, world

__all__ = ["from_real_files", "shipped", "world"]
