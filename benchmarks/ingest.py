"""How fast `relations ingest` reads, and what it withstands: `python -m benchmarks.ingest speed|hostile|fuzz`.

Times are of the processor and not of the clock, so that other work on the machine changes them little.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from analysis import tables
from analysis.ingest import (
    amounts,
    candidates,
    formats,
    ingest,
    known,
    merging,
    moments,
    names,
    reading,
    sentences,
    tagging,
    titles,
)
from analysis.ingest.scene import Scene
from analysis.ingest.tagged import Tagged
from tests.unit.ingest import fuzz, laws
from tests.unit.ingest.hostile import FAMILIES, PROSE

MEGABYTE = 1_000_000
MOST = 2.5
NOISE = 0.05
ALIKE = 0.95


def prose(size: int, seed: int = 1) -> str:
    """Ordinary prose of about `size` bytes: invented articles, or the real documents where the variables name any."""
    given = fuzz.real()
    draw, parts, length = random.Random(seed), [], 0
    while length < size:
        parts.append(given[len(parts) % len(given)] if given else fuzz.as_text(fuzz.essay(draw)))
        length += len(parts[-1].encode())
    return "\n\n".join(parts).encode()[:size].decode("utf-8", "ignore")


def clocked(work: Callable[[], object]) -> tuple[float, object]:
    """The processor's seconds that some work takes, and what it gives."""
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def command(path: Path, out: Path) -> tuple[int, float, float, float]:
    """`relations ingest` in a fresh process: exit status, seconds of processor and clock, megabytes of memory."""
    began = time.perf_counter()
    call = [str(Path(sys.executable).with_name("relations")), "ingest", str(path), "--out", str(out)]
    child = subprocess.Popen(call, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    return child.returncode, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def speed(size: int) -> int:
    """Print what the whole command takes for `size` bytes and for next to none, and where the time goes."""
    text = prose(size)
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "a.txt"), Path(folder, "out.jsonl")
        for told, content in (("one sentence", "Chad opened an embassy in Togo."), (f"{size:,} bytes", text)):
            path.write_text(content, "utf-8")
            best = min((command(path, out) for _ in range(2)), key=lambda one: one[1])
            print("{}: exit {}, {:.2f} s of processor, {:.2f} s of clock, {:.0f} MB".format(told, *best))
        os.truncate(path, 100 * MEGABYTE)
        print("100 MB: exit {}, {:.2f} s of processor, {:.2f} s of clock, {:.0f} MB".format(*command(path, out)))
    _articles()
    _stages(text)
    return 0


def _articles() -> None:
    """Articles per second, in one process."""
    draw = random.Random(2)
    made = {"made articles": [fuzz.as_text(fuzz.article(draw)) for _ in range(100)]}
    if given := fuzz.real():
        made["real documents"] = given
    for told, texts in made.items():
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, f"{number}.txt") for number in range(len(texts))]
            for path, text in zip(paths, texts, strict=True):
                path.write_text(text, "utf-8")
            seconds, _ = clocked(lambda paths=paths: list(ingest(paths, laws.data())))
        length = sum(len(text.encode()) for text in texts) / len(texts)
        print(f"{told}: {len(texts) / seconds:.0f} a second, of {length:,.0f} bytes each")


def _stages(text: str) -> None:
    """Milliseconds of processor per megabyte of each stage; those of tagging are tried by themselves."""
    share, data = 1000 / (len(text.encode()) / MEGABYTE), tables.load()
    took, gazetteer = clocked(lambda: names.gazetteer(data["country_aliases"], data["organizations"]))
    print(f"{'names loaded':16}{took * 1000:8.0f} ms, once")

    def stage(name: str, work: Callable[[], object]) -> object:
        seconds, done = clocked(work)
        print(f"{name:16}{seconds * share:8.0f} ms/MB")
        return done

    document = stage("format", lambda: formats.read("a.txt", text.encode()))
    split = stage("sentences", lambda: [b.text[s:e] for b in document.blocks for s, e in sentences.split(b.text)])
    stage("  moments", lambda: [moments.find(one) for one in split])
    stage("  amounts", lambda: [amounts.find(one) for one in split])
    stage("  names", lambda: [list(gazetteer.find(one)) for one in split])
    tagged = stage("all tags", lambda: [tagging.tag(one, gazetteer) for one in split])
    bare = [Tagged(one.text, [mark for mark in one.marks if mark.tag not in ("office", "name")]) for one in tagged]
    stage("  titles", lambda: [titles.marks(one) for one in bare])
    stage("tags and scene", lambda: sum(len(part.blocks) for part in Scene(document.blocks, gazetteer).parts()))
    read = reading.read(document, gazetteer)
    found = stage("that and rules", lambda: list(candidates.made(document, read, data.atlas)))
    one = stage("merging", lambda: merging.merged(found))
    stage("known", lambda: known.marked(one, data, known.family(document.text, "", data)))
    print(f"{len(split):,} sentences, {len(found):,} facts told, {len(one):,} candidates")


def hostile(upto: int, chosen: str) -> int:
    """Print the times of each family for doubled sizes; 1 where one ratio is too great."""
    slow = False
    for name, make in (FAMILIES | PROSE).items():
        if chosen in name:
            times = [_best(make(size)) for size in _sizes(upto)]
            ratios = [(after + NOISE) / (before + NOISE) for before, after in pairwise(times)]
            slow |= max(ratios) > MOST
            told = " ".join(f"{ratio:.2f}" for ratio in ratios)
            print(f"{'SLOW ' * (max(ratios) > MOST)}{name}: {times[-1]:.2f} s; {told}", flush=True)
    return int(slow)


def _best(text: str) -> float:
    return min(clocked(lambda: laws.read(text))[0] for _ in range(2))


def _sizes(upto: int) -> list[int]:
    return [upto >> step for step in reversed(range(5))]


def fuzzed(number: int, seed: int) -> int:
    """Print every breach of the laws by `number` documents, harmed ones and articles in all forms; 1 for any."""
    breaches = 0
    for count, (name, text) in enumerate(fuzz.harmed_ones(number, seed), 1):
        told = laws.tried(name, text)
        if not count % 10:
            shares = laws.forms_alike(fuzz.article(random.Random(name)))
            told += [f"{form}: {share:.0%} the same as text" for form, share in shares.items() if share < ALIKE]
        for breach in told:
            print(f"{name}: {breach}"[:1000], flush=True)
        breaches += len(told)
        if not count % 1000:
            print(f"{count:,} documents, {breaches} breaches", flush=True)
    return int(breaches > 0)


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parts = parser.add_subparsers(dest="part", required=True)
    one = parts.add_parser("speed", help="time and memory of one document, and where the time goes")
    one.add_argument("--size", type=int, default=MEGABYTE)
    one = parts.add_parser("hostile", help="doubled sizes take at most 2.5 times as long")
    one.add_argument("--upto", type=int, default=MEGABYTE)
    one.add_argument("--family", default="", help="a part of the names of those to try")
    one = parts.add_parser("fuzz", help="the laws over documents made by chance")
    one.add_argument("--n", type=int, default=20_000)
    one.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if asked.part == "speed":
        return speed(asked.size)
    return hostile(asked.upto, asked.family) if asked.part == "hostile" else fuzzed(asked.n, asked.seed)


if __name__ == "__main__":
    sys.exit(main())
