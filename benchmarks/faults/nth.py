"""The first, second, third … call of a kind fails, until a run makes fewer: the right site each time, or the old one.

Counted are calls below the site's folder: the builder's own, and those of the processes that make pages, together.
"""

import errno
import struct
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.faults import checks
from benchmarks.faults.scene import Scene
from benchmarks.faults.world import PAIRS, World, compiled

CALLS = {
    "write": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.EIO,),
    "rename": (errno.ENOSPC, errno.EIO),
    "fork": (errno.EAGAIN,),
    "mkdir": (errno.ENOSPC,),
    "open": (errno.EMFILE, errno.EIO),
    "unlink": (errno.EIO,),
}
USUAL = ("write", "fsync", "rename", "fork")
WHO = ("builder", "worker")
ENOUGH = 2  # reports in the batch


@dataclass(frozen=True)
class Call:
    """The call that is to fail: which of the kind, whose, and whether an old site is there."""

    kind: str
    who: str
    nth: int
    old: bool

    def __str__(self) -> str:
        """The call in words."""
        return f"{self.kind} {self.nth} of the {self.who}{' over an old site' if self.old else ''}"


def world(folder: Path) -> World:
    """A world of two reports."""
    return World(folder, PAIRS[:ENOUGH])


def one(made: World, call: Call) -> tuple[bool, list[str]]:
    """Whether the call was reached, and what was wrong afterwards."""
    number = CALLS[call.kind][call.nth % len(CALLS[call.kind])]
    with Scene(made, Random(0), call.old) as scene:
        count = scene.folder / "count"
        count.write_bytes(bytes(8))
        told = {"FAIL": f"{call.kind}:{call.nth}:{number}", "FAIL_WHO": call.who, "FAIL_COUNT": str(count)}
        told |= {"FAIL_BELOW": str(scene.out), "LD_PRELOAD": str(compiled(made.folder))}
        scene.start(told)
        ended = scene.wait()
        reached = struct.unpack("l", count.read_bytes())[0] >= call.nth
        wrong = list(checks.nobody(scene)) + list(checks.whole(scene, {}))
        if ended.status == 0:
            wrong += checks.others(scene, {})
        wrong += checks.said(ended, {0, 1, 2} if reached else {0})
        return reached, wrong + list(checks.healed(scene))


def table(folder: Path, only: str) -> int:
    """Every call of the usual kinds, or of one, a line a kind; 1 where one did harm."""
    made, lines, failed = world(folder / "world"), [], 0
    for kind in [only] if only else USUAL:
        for who in WHO:
            began, found = time.monotonic(), [series(made, kind, who, old) for old in (False, True)]
            calls, well = (sum(each) for each in zip(*found, strict=True))
            failed += calls - well
            lines.append(f"| {kind} | {who} | {calls} | {well} | {time.monotonic() - began:.0f} |")
    print("| call | whose | failed one by one | well | seconds |\n|---|---|--:|--:|--:|\n" + "\n".join(lines))
    return min(failed, 1)


def series(made: World, kind: str, who: str, old: bool) -> tuple[int, int]:
    """How many calls were failed one after another until a run made no more, and after how many all was well."""
    well = 0
    for nth in range(1, 10_000):
        call = Call(kind, who, nth, old)
        reached, wrong = one(made, call)
        if wrong or not reached:
            print(f"{call}: {'; '.join(wrong) or 'not reached'}", file=sys.stderr, flush=True)
        if not reached:
            return nth - 1, well
        well += not wrong
    raise RuntimeError("the calls do not come to an end")
