"""Findings that a page asks for several times, made once for the tables that they are made from."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

if TYPE_CHECKING:
    from analysis.tables import Tables

Found = TypeVar("Found")
Chosen = ParamSpec("Chosen")
Finding = Callable[Concatenate["Tables", Chosen], Found]
MOST = 256  # findings that are kept of one set of tables: more than a page asks for
_KEPT: dict[int, tuple[weakref.ref[Tables], dict[Any, Any]]] = {}


def once(find: Finding[Chosen, Found]) -> Finding[Chosen, Found]:
    """A finding that is made once for the same tables and arguments; rows that it gives are shared: change none.

    A frame comes as a copy, and a list as a new list of the same rows. Computed rows that the finding makes stay with
    its tables, so that a copy of these with other computed rows makes them again.
    """

    @wraps(find)
    def asked(data: Tables, /, *chosen: Chosen.args, **named: Chosen.kwargs) -> Found:
        kept, key = _of(data), (find, chosen, tuple(named.items()))
        if key not in kept:
            if len(kept) >= MOST:
                del kept[next(iter(kept))]
            kept[key] = find(data, *chosen, **named)
        return _own(kept[key])

    return asked


def _own(found: Any) -> Any:
    """What one who asked may add columns or rows to without changing it for others."""
    if isinstance(found, pd.DataFrame):
        return found.copy(deep=False)
    return list(found) if isinstance(found, list) else found


def _of(data: Tables) -> dict[Any, Any]:
    """What is kept of these very tables, until they are gone."""
    at = id(data)
    if at not in _KEPT or _KEPT[at][0]() is not data:
        _KEPT[at] = weakref.ref(data, lambda gone: _KEPT.pop(at, None)), {}
    return _KEPT[at][1]
