"""Disks that are full or cannot be written: real ones, small and in memory, mounted for one run."""

import contextlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks.faults.checks import STAGED
from benchmarks.faults.scene import Ended, NotRun, NotSeen, Scene, spoken

MEGABYTES, TRIES = 24, 50
SMALL = "tmpfs", "-t", "tmpfs", "-o", f"size={MEGABYTES}m"


def full(scene: Scene) -> Callable[[Ended], str]:
    """A disk that somebody fills at a random moment, to the last byte or nearly."""
    mounted(scene, scene.out, *SMALL)
    scene.lay()
    scene.start()
    scene.moment(upto=len(scene.world.paths) - 2)
    ballast = scene.out / ".relations" / "ballast"
    _fill(ballast, scene.random.choice((0, 4096, 16384)))

    def evidence(ended: Ended) -> str:
        ballast.unlink()
        return spoken("no space left on device|has [0-9,]+ bytes left", ended)

    return evidence


def _fill(path: Path, room: int) -> None:
    """Write until the disk is full, then give a little back; NotSeen where it never was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("wb", buffering=0) as file:
            for _ in range(1024 * MEGABYTES):
                file.write(bytes(4096))
    except OSError:
        os.truncate(path, max(0, path.stat().st_size - room))
        return
    raise NotSeen("the disk was not full")


def read_only(scene: Scene) -> Callable[[Ended], str]:
    """A folder that cannot be written: the site's from the start, or that of waiting pages from a random moment on."""
    if scene.random.random() < 0.5:
        mounted(scene, scene.out, *SMALL)
        scene.lay()
        _mount("-o", "remount,ro", str(scene.out))
        scene.start()
        after = lambda: _mount("-o", "remount,rw", str(scene.out))  # noqa: E731
    else:
        scene.start()
        scene.moment(upto=len(scene.world.paths) - 2)
        staging = scene.out / STAGED
        scene.until(staging.is_dir, "a page waited")
        after = _closed(scene, staging)

    def evidence(ended: Ended) -> str:
        after()
        return spoken("read-only file system", ended)

    return evidence


def _closed(scene: Scene, folder: Path) -> Callable[[], None]:
    """Let a folder be read and no more, with all that it holds, until what is returned is called."""
    undo = mounted(scene, folder, str(folder), "--bind")
    for _ in range(TRIES):  # a file that is just being written keeps it open
        with contextlib.suppress(NotRun):
            _mount("-o", "remount,bind,ro", str(folder))
            return undo
    raise NotSeen("the folder was being written all the time")


def mounted(scene: Scene, folder: Path, what: str, *how: str) -> Callable[[], None]:
    """Put a disk over a folder until the run ends, or what is returned is called; NotRun where nobody may."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount(*how, what, str(folder))

    held = contextlib.ExitStack()
    held.callback(subprocess.run, ["umount", "-l", str(folder)], capture_output=True)
    scene.undo.callback(held.close)
    return held.close


def _mount(*arguments: str) -> None:
    done = None
    with contextlib.suppress(FileNotFoundError):
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if done is None or done.returncode:
        raise NotRun(f"no disk can be mounted here: {done.stderr.strip() if done else 'no mount'}")
