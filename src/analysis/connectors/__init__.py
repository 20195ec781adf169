"""Outside data sets → tables: one module each, with the same two steps, fetch (publisher → `data/raw`) and tidy."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.connectors.connector import Connector

CONNECTORS = (
    "cow_states",
    "un_votes",
    "cow_trade",
    "cow_igo",
    "unctad",
    "lowy",
    "wb_gdp",
    "atop",
    "passport_index",
    "treaties",
    "icews",
    "cow_nmc",
    "capitals",
    "natural_earth",
)


def load(name: str) -> Connector:
    """The connector of a data set, loaded when it is asked for."""
    return import_module(f"analysis.connectors.{name}").connector
