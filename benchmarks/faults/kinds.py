"""The kinds of faults: how each is brought about, what shows that it was, and what the builder may answer."""

import re
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.faults import disks, shift
from benchmarks.faults.scene import KERNEL, Ended, NotSeen, Scene, sent, spoken

SWALLOW = """import signal, time
for each in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM): signal.signal(each, signal.SIG_IGN)
while True:
    try: time.sleep(9)
    except BaseException: pass"""
LEFT = """import subprocess, sys
quiet = dict(stdin=-3, stdout=-3, stderr=-3, start_new_session=True)
left = subprocess.Popen({command}, **quiet)
Path("left").write_text(str(left.pid))"""
LATE = "ran for more than [0-9.]+ seconds"
Strike = Callable[[Scene], Callable[[Ended], str]]


@dataclass(frozen=True)
class Kind:
    """A fault: `strike` brings it about and gives what finds the evidence for it once the builder has ended.

    Statuses: what the command may end with. codes: what a cell does instead, and cause: what must then be said of its
    page. seconds: a report's own time. asking: a real kernel is at work; version: of the
    site that the rerun makes.
    """

    name: str
    strike: Strike
    statuses: frozenset[int]
    codes: tuple[str, ...] = ()
    cause: str = ""
    seconds: float = 120
    asking: bool = False
    version: str = "new"


def signalled(number: int, scene: Scene) -> Callable[[Ended], str]:
    """A signal to the builder."""
    scene.world.bad({scene.world.pairs[-1]: "time.sleep(9)"})  # the batch shall not end before
    scene.start()
    scene.moment()
    sent([scene.builder.pid], number)
    scene.struck()

    def evidence(ended: Ended) -> str:
        if number != signal.SIGKILL and ended.seconds > 5:
            raise AssertionError(f"it took {ended.seconds:.1f} s to end")
        return _status(ended, {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}[number])

    return evidence


def _status(ended: Ended, wanted: int) -> str:
    if ended.status != wanted:
        raise NotSeen(f"status {ended.status}, not {wanted}")
    return f"status {wanted}"


def busy(scene: Scene) -> Callable[[Ended], str]:
    """A second builder on the folder while the first is at work, which is then killed."""
    scene.world.bad(dict.fromkeys(scene.world.pairs, "time.sleep(90)"))  # the first shall not end by itself
    scene.start()
    scene.moment(first=1, upto=1)  # the first report of many is made alone
    first = scene.builder.pid
    second = scene.run()
    if second.status != 75 or str(first) not in second.err:
        raise AssertionError(f"the second builder ended with {second.status}: {second.err.strip()}")
    sent([first], signal.SIGKILL)
    return lambda ended: _status(ended, -9)


def of_worker(number: int, scene: Scene) -> Callable[[Ended], str]:
    """A signal to a process that makes a page: the page is made by another."""
    pair, worker, _ = _caught(scene)
    sent([worker], number)
    return lambda ended: _again(scene, pair, lambda pid, parent: pid == worker)


def of_zygote(number: int, scene: Scene) -> Callable[[Ended], str]:
    """A signal to the process that forks the others: another is started in its place."""
    pair, _, zygote = _caught(scene)
    sent([zygote], number)
    return lambda ended: _again(scene, pair, lambda pid, parent: parent == zygote)


def _caught(scene: Scene) -> tuple[str, int, int]:
    """A report at some moment while its cells run, as long as that is made to last: pair, process and parent."""
    pair = scene.random.choice(scene.world.pairs)
    scene.world.bad({pair: "time.sleep(2)"})
    scene.start()
    found = scene.until(lambda: [each for each in scene.executed() if each[0] == pair], f"the cells of {pair} ran")[0]
    time.sleep(scene.random.uniform(0, 1))
    return found


def _again(scene: Scene, pair: str, struck: Callable[[int, int], bool]) -> str:
    """That what a process which is gone had begun was begun again by another."""
    by = [struck(pid, parent) for name, pid, parent in scene.executed() if name == pair]
    if not by[0] or by[-1]:
        raise NotSeen(f"{pair} was not begun again by another process")
    return f"{pair} begun again by another process"


def of_kernel(number: int, scene: Scene) -> Callable[[Ended], str]:
    """A signal to a real kernel: one report fails."""
    scene.start()
    victim = scene.until(lambda: scene.named(KERNEL), "the kernel was started")[0].pid
    scene.until(lambda: any(pid == victim for _, pid, _ in scene.executed()), "the kernel ran a cell")
    sent([victim], number)
    return partial(spoken, "the kernel died")


def in_cell(cause: str, scene: Scene) -> Callable[[Ended], str]:
    """A cell that does what it should not."""
    scene.start()

    def evidence(ended: Ended) -> str:
        found = re.search(cause, ended.err)
        if not found:
            raise NotSeen(f"nothing is said of {cause}: {ended.err.strip()[-200:]}")
        return found[0]

    return evidence


def child_left(scene: Scene) -> Callable[[Ended], str]:
    """A cell that starts a process and leaves it behind: the page is right, the process is ended."""
    place = scene.world.folder / "left"
    place.unlink(missing_ok=True)
    scene.start()
    pid = scene.until(lambda: place.is_file() and place.read_text(), "a process was left behind")
    return lambda ended: f"process {pid} was left behind"


def small_files(scene: Scene) -> Callable[[Ended], str]:
    """No file may be longer than some thousand bytes, from the start or from a random moment on."""
    limit = (scene.random.randint(500, 4000),) * 2
    if scene.random.random() < 0.5:
        scene.start(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    else:
        scene.start()
        scene.moment(upto=len(scene.world.paths) - 2)
        for each in scene.processes():
            resource.prlimit(each.pid, resource.RLIMIT_FSIZE, limit)
    return partial(spoken, "file too large")


def inputs_changed(scene: Scene) -> Callable[[Ended], str]:
    """A notebook or a table that changes while reports run: pages are of what was there before, and it is said."""
    scene.start()
    scene.moment(first=1)
    scene.world.change_data()
    return partial(spoken, "data changed|while the build ran")


def _cell(name: str, cause: str, *codes: str, seconds: float = 120) -> Kind:
    return Kind(name, partial(in_cell, cause), frozenset({1}), codes, cause, seconds)


WELL, FAILED, KILLED = frozenset({0}), frozenset({1}), frozenset({-9})
KINDS = (
    Kind("kill -9 of the builder", partial(signalled, signal.SIGKILL), KILLED),
    Kind("TERM to the builder", partial(signalled, signal.SIGTERM), frozenset({143})),
    Kind("INT to the builder", partial(signalled, signal.SIGINT), frozenset({130})),
    Kind("a second builder, then kill -9", busy, KILLED),
    Kind("kill -9 of a worker", partial(of_worker, signal.SIGKILL), WELL),
    _cell(
        "a cell that kills its worker each time",
        "ended by SIG[A-Z]+, 3 times",
        "os.kill(os.getpid(), 9)",
        "import ctypes; ctypes.string_at(0)",
    ),
    Kind("kill -9 of the zygote", partial(of_zygote, signal.SIGKILL), WELL),
    Kind("kill -9 of a kernel", partial(of_kernel, signal.SIGKILL), FAILED, cause="kernel died", asking=True),
    Kind("SIGSTOP of a worker", partial(of_worker, signal.SIGSTOP), WELL),
    Kind("SIGSTOP of the zygote", partial(of_zygote, signal.SIGSTOP), WELL),
    _cell("hang", LATE, "time.sleep(999)", "while True: pass", "import threading; threading.Event().wait()", seconds=6),
    _cell(
        "hang that holds the GIL",
        LATE,
        "import ctypes; ctypes.PyDLL(None).pause()",
        "import re; re.match('(a+)+$', 'a' * 64 + 'b')",
        seconds=6,
    ),
    _cell("hang that swallows interrupts", LATE, SWALLOW, seconds=6),
    _cell(
        "memory",
        "MemoryError",
        "held = bytearray(3 << 30)",
        "held = []\nwhile True: held.append(bytearray(1 << 26))",
        "import numpy; held = numpy.ones(1 << 29)",
    ),
    _cell("raise", "cell 3: [A-Za-z]+Error", "1 / 0", "raise ValueError('struck')", "int('x')"),
    _cell(
        "sys.exit in a cell",
        "cell 3: .*SystemExit|left the notebook",
        "import sys; sys.exit(0)",
        "raise SystemExit(3)",
        "exit()",
    ),
    _cell("os._exit in a cell", "ended the process", "os._exit(0)", "os._exit(7)"),
    Kind(
        "a child left behind",
        child_left,
        WELL,
        (LEFT.format(command='["sleep", "999"]'), LEFT.format(command='["sh", "-c", "trap : TERM INT; sleep 999; :"]')),
    ),
    Kind("disk full", disks.full, frozenset({1, 2})),
    Kind("file size limit", small_files, frozenset({1, 2})),
    Kind("read-only folder", disks.read_only, frozenset({1, 2})),
    Kind("input changed while reports run", inputs_changed, WELL, version="data"),
    Kind("clock moved ten years", shift.moved, WELL),
)
