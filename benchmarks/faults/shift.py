"""A clock that is wrong by ten years, either way, from the start or from a random moment on."""

import subprocess
from collections.abc import Callable

from benchmarks.faults.scene import Ended, NotRun, NotSeen, Scene
from benchmarks.faults.world import compiled

DECADE = 315_576_000


def moved(scene: Scene) -> Callable[[Ended], str]:
    """The time of day moves for the builder and all that it starts; times of files stay, as the disk's own are."""
    hands = scene.folder / "clock"
    try:
        surroundings = {"LD_PRELOAD": str(compiled(scene.world.folder)), "CLOCK": str(hands)}
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotRun(f"no compiler: {error}") from error
    if scene.random.random() < 0.5:
        _set(scene)
        scene.start(surroundings)
    else:
        scene.start(surroundings)
        scene.moment(upto=len(scene.world.paths) - 2)
        _set(scene)

    def evidence(ended: Ended) -> str:
        seen = {path.suffix[1:] for path in hands.parent.glob("clock.*")}
        if str(scene.builder.pid) not in seen:
            raise NotSeen("the builder did not see the clock move")
        return f"{len(seen)} processes saw the clock move by {hands.read_text()} s"

    return evidence


def _set(scene: Scene) -> None:
    (scene.folder / "clock").write_text(str(scene.random.choice((DECADE, -DECADE))))
