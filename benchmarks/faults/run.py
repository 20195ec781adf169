"""One run of one kind of fault, and what it showed."""

import time
from dataclasses import dataclass, field
from random import Random

from benchmarks.faults import checks
from benchmarks.faults.kinds import Kind
from benchmarks.faults.scene import NotRun, NotSeen, Scene
from benchmarks.faults.world import World


@dataclass
class Verdict:
    """What became of a run: the evidence that the fault happened, and everything that was wrong afterwards."""

    kind: str
    seed: str
    evidence: str = ""
    unseen: str = ""
    missing: str = ""
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        """Whether the fault was observed and did no harm."""
        return bool(self.evidence) and not self.wrong

    def __str__(self) -> str:
        """The run in one line."""
        told = "; ".join(filter(None, (self.unseen, self.missing, *self.wrong))) or self.evidence
        return f"{'ok  ' if self.well else 'FAIL'} {self.kind} [{self.seed}, {self.seconds:.1f} s]: {told}"


def one(kind: Kind, world: World, seed: str) -> Verdict:
    """Bring a fault about at a moment that the seed draws, and look at everything that must hold."""
    random, verdict, began = Random(f"{kind.name} {seed}"), Verdict(kind.name, seed), time.monotonic()
    bad = {random.choice(world.pairs[1:]): random.choice(kind.codes)} if kind.codes else {}
    world.files(kind.version)
    try:
        with Scene(world, random, random.random() < 0.5, kind.seconds, bad) as scene:
            struck(kind, scene, verdict)
    except NotSeen as error:
        verdict.unseen = f"not observed: {error}"
    except NotRun as error:
        verdict.missing = f"not run: {error}"
    except AssertionError as error:
        verdict.wrong.append(str(error))
    verdict.seconds = time.monotonic() - began
    return verdict


def struck(kind: Kind, scene: Scene, verdict: Verdict) -> None:
    """The run itself: the fault, the builder's end, the site as it is then, and after a plain rerun."""
    found = kind.strike(scene)
    ended = scene.wait()
    left = list(checks.nobody(scene))
    evidence = found(ended)
    causes = _causes(kind, scene, ended.status)
    verdict.wrong += left
    verdict.wrong += checks.said(ended, kind.statuses)
    verdict.wrong += checks.whole(scene, causes)
    if ended.status == 0 or causes:
        verdict.wrong += checks.others(scene, causes)
    if causes:
        verdict.wrong += checks.listed(scene, causes)
    verdict.wrong += checks.healed(scene, kind.version)
    verdict.evidence = evidence


def _causes(kind: Kind, scene: Scene, status: int) -> dict[str, str]:
    """The pages that must have failed, and what must be said of them."""
    if kind.asking and status == 1:
        return {scene.world.paths[-1]: kind.cause}
    return {f"dyad/{pair.lower()}/en": kind.cause for pair in scene.bad} if kind.cause and not kind.asking else {}
