"""The short tier of `python -m benchmarks.faults`: each kind of fault once, those of cells together in one batch."""

from random import Random

import pytest

from benchmarks.faults import checks, nth, run
from benchmarks.faults.kinds import KINDS
from benchmarks.faults.scene import Scene
from benchmarks.faults.world import PAIRS, World

SEED = "1"
IN_CELLS = [kind for kind in KINDS if kind.codes and kind.cause]
OTHERS = [kind for kind in KINDS if kind not in IN_CELLS]
CALLS = [("write", "builder", 20), ("rename", "builder", 5), ("fsync", "worker", 3)]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """A world without kernels and one with, by what a kind asks for."""
    folder = tmp_path_factory.mktemp("faults")
    return {asking: World(folder / str(asking), PAIRS[:4], asking) for asking in (False, True)}


@pytest.mark.parametrize("kind", OTHERS, ids=lambda kind: kind.name)
def test_a_fault_does_no_harm(worlds, kind):
    verdict = run.one(kind, worlds[kind.asking], SEED)
    if verdict.missing:
        pytest.skip(verdict.missing)
    assert verdict.well, str(verdict)


def test_bad_reports_cost_themselves_alone(tmp_path):
    pairs = [f"MEX-{state}" for state in ("BLR", "RUS", "KAZ", "ARG", "BRA", "USA", "PER", "CHN", "COL")]
    random, world = Random(SEED), World(tmp_path, pairs)
    bad = dict(zip(pairs, (random.choice(kind.codes) for kind in IN_CELLS), strict=False))
    causes = {f"dyad/{pair.lower()}/en": kind.cause for pair, kind in zip(pairs, IN_CELLS, strict=False)}
    assert len(causes) == len(IN_CELLS) < len(pairs)
    with Scene(world, random, True, 8, bad) as scene:
        scene.start()
        ended = scene.wait()
        wrong = [*checks.nobody(scene), *checks.said(ended, {1}), *checks.whole(scene, causes)]
        wrong += [*checks.others(scene, causes), *checks.listed(scene, causes), *checks.healed(scene)]
    assert wrong == []


@pytest.mark.parametrize("call", [nth.Call(*call, old=True) for call in CALLS], ids=str)
def test_a_call_that_fails_does_no_harm(worlds, call):
    reached, wrong = nth.one(worlds[False], call)
    assert reached
    assert wrong == []
