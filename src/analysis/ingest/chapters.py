"""A long document read in chapters, each for itself, on as many processors as there are."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from analysis.ingest.document import Block

Made = TypeVar("Made")
LENGTH = 100_000
_work: Callable[[int], Any] | None = None  # what forked processes do; set before they are forked


def cut(blocks: list[Block]) -> list[list[Block]]:
    """The blocks in chapters: each ends before the first heading after LENGTH, or after twice that but in no row.

    >>> from array import array
    >>> long = [Block("x" * 60_000, array("I")) for _ in range(4)] + [Block("End", array("I"), "heading")]
    >>> [len(chapter) for chapter in cut(long)]
    [4, 1]
    """
    return list(_cut(blocks)) or [[]]


def _cut(blocks: list[Block]) -> Iterator[list[Block]]:
    chapter: list[Block] = []
    length = 0
    for block in blocks:
        heading = block.kind in ("title", "heading")
        if length > LENGTH and (heading or (length > 2 * LENGTH and block.row is None)):
            yield chapter
            chapter, length = [], 0
        chapter.append(block)
        length += len(block.text)
    if chapter:
        yield chapter


def each(number: int, work: Callable[[int], Made]) -> list[Made]:
    """What some work gives for 0 to number - 1, in order; side by side where processes can be forked."""
    global _work
    workers = min(number, os.cpu_count() or 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(one) for one in range(number)]
    _work = work
    try:
        # nothing here makes cycles, and a collector that walks the heap copies the pages shared with the parent
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), gc.disable) as pool:
            return list(pool.map(_done, range(number)))
    finally:
        _work = None


def _done(number: int) -> Any:
    assert _work is not None
    return _work(number)
