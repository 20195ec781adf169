"""A batch of 200 reports, killed at random moments until it comes to its end: the same bytes, nothing run twice."""

import signal
import sys
import time
from itertools import combinations
from pathlib import Path
from random import Random

from analysis import tables
from benchmarks.faults import checks
from benchmarks.faults.scene import NotSeen, Scene, sent
from benchmarks.faults.world import World
from tests.reporting import house

REPORTS, JOBS, KILLS = 200, 2, 3
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)


def world(folder: Path, reports: int = REPORTS) -> World:
    """A world of so many pairs."""
    return World(folder, pairs(reports))


def pairs(count: int) -> list[str]:
    """So many pairs of states."""
    states = tables.load().atlas.codes
    return [f"{one}-{other}" for one, other in combinations(states, 2)][:count]


def one(made: World, seed: str, kills: int = KILLS) -> tuple[int, list[str]]:
    """How often the batch was killed on its way, and what was wrong at its end."""
    random, wrong, killed = Random(seed), list[str](), 0
    with Scene(made, random, False) as scene:
        for _ in range(kills):
            try:
                killed += _killed(scene, wrong)
            except NotSeen:
                break  # it had come to its end
        ended = scene.run()
        wrong += checks.said(ended, {0})
        found, wanted = house.tree(scene.out), made.files("new")
        wrong += [
            f"{name} differs" for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name)
        ]
        extra = len(scene.executed()) - len(made.pairs)
        if not 0 <= extra <= JOBS * killed:
            wrong.append(f"{extra} reports were run again after {killed} kills")
    return killed, wrong


def _killed(scene: Scene, wrong: list[str]) -> int:
    """Start the builder and stop it at a random moment of what is left to do."""
    before = len(scene.executed())
    scene.start()
    wanted = scene.random.randint(before, len(scene.world.pairs))
    scene.until(lambda: len(scene.executed()) >= wanted, f"report {wanted} began")
    time.sleep(scene.random.uniform(0, 0.3))
    sent([scene.builder.pid], scene.random.choice(SIGNALS))
    ended = scene.wait()
    wrong += checks.nobody(scene)
    wrong += checks.whole(scene, {})
    wrong += checks.said(ended, {-9, 130, 143})
    return 1


def table(folder: Path, runs: int, seed: str) -> int:
    """So many batches, in one line; 1 where one came out wrong."""
    made, failed, kills, began = world(folder / "world"), 0, 0, time.monotonic()
    for number in range(runs):
        killed, wrong = one(made, f"{seed}.{number}")
        kills, failed = kills + killed, failed + bool(wrong)
        print(f"{'FAIL' if wrong else 'ok  '} {killed} kills: {'; '.join(wrong[:5])}", file=sys.stderr, flush=True)
    spent = (time.monotonic() - began) / runs
    print(f"| batches of {REPORTS} | kills | well | seconds a batch |\n|--:|--:|--:|--:|")
    print(f"| {runs} | {kills} | {runs - failed} | {spent:.0f} |")
    return min(failed, 1)
