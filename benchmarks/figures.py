"""What the benchmark of a batch found, as lines for docs/measurements.md, from which `benchmarks.scale` plans."""

from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from benchmarks.measured import Taken, Worker

TENTH = 10
IN_SERIES, LOOPED, AT_LEAST, COLD, MEMORY, PAGE = 25, 5, 1.15, 0.4, 220, 300  # what was wanted and allowed
WALL = "a page of `relations build`, of the clock"
JOBS = "pages of it at a time"
BUILDER = "of the processor, the builder alone, a page"
WORKER = "the most memory of a worker; its share"
HTML = "the median page"
FOLDER = "a page with its notebook and downloads, the median"
FILES = "files of a page"
LISTED = "its share of index, manifest and the builder's books"
ASSETS = "what all pages share, once a site"
SHIPPED = "data that each worker of a cluster is sent once, before packing"
Line = tuple[str, str]


@dataclass
class Found:
    """What the rounds gave, in seconds; builds and the sizes of their sites as they came."""

    series: list[Taken] = field(default_factory=list)
    cold: list[Taken] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    looped: list[float] = field(default_factory=list)
    builds: list[Taken] = field(default_factory=list)
    nothing: list[float] = field(default_factory=list)
    floor: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)


def sizes(site: Path) -> dict[str, float]:
    """Bytes of a site: its largest page, the medians of pages and of their folders, what pages share; files of one."""
    found = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {path.parent: size for path, size in found.items() if path.relative_to(site).match("*/*/*/index.html")}
    folders = {page: [size for path, size in found.items() if path.parent == page] for page in pages}
    assets = sum(size for path, size in found.items() if path.parent == site / "assets")
    beside = sum(found.values()) - assets - sum(map(sum, folders.values()))
    return {
        HTML: median(pages.values()),
        FOLDER: median(map(sum, folders.values())),
        FILES: median(map(len, folders.values())),
        LISTED: beside / len(pages),
        ASSETS: assets,
        "largest": max(pages.values()),
    }


def held(folder: Path) -> int:
    """Bytes of a data folder that a build reads."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.parts[-2] != "raw")


def lines(found: Found, number: int, jobs: int, data: Path) -> list[Line]:
    """Every figure with its value; so many pages were made, some at a time."""
    return [*_times(found, number, jobs), *_memory([one.workers for one in found.builds]), *_storage(found, data)]


def _times(found: Found, number: int, jobs: int) -> list[Line]:
    wall, used, alone = (
        median(each) / number
        for each in zip(*((one.wall, one.processor, one.root) for one in found.builds), strict=True)
    )
    series, cold = (median(one.wall for one in each) for each in (found.series, found.cold))
    looped, least = fmean(found.looped) + fmean(found.starts) / number, fmean(found.floor.values())
    return [
        (f"A, a page: `papermill`, then `jupyter nbconvert`; median of {len(found.series)}", f"{series:.2f} s"),
        ("C, a page: two processes that loop over papermill and one exporter", f"{looped:.2f} s"),
        (WALL, f"{wall:.3f} s"),
        (JOBS, f"{jobs}, of {number}"),
        ("times A; times C", f"{series / wall:.1f}; {looped / wall:.1f} ({IN_SERIES} and {LOOPED} were wanted)"),
        ("the floor of the same pages, of the processor", f"{least:.3f} s a page"),
        ("a page of the build, of the processor, all processes", f"{used:.3f} s"),
        ("times the floor", f"{used / least:.2f} ({AT_LEAST} was allowed)"),
        (BUILDER, f"{alone:.3f} s"),
        (f"one cold report from the shell; median of {len(found.cold)}", f"{cold:.2f} s"),
        ("of A, the same pairs", f"{cold / series:.2f} ({COLD} was allowed)"),
        (f"nothing to do for {number} pages", f"{median(found.nothing):.2f} s"),
    ]


def _memory(builds: list[list[Worker]]) -> list[Line]:
    """The most that workers held; each worker of a forking crew makes one page."""
    builds = [build for build in builds if build]
    most, share = (max((each for build in builds for each in told(build)), default=0.0) for told in (_whole, _share))
    tenth = fmean(_whole(build)[min(TENTH, len(build)) - 1] for build in builds) if builds else 0.0
    last = fmean(_whole(build)[-1] for build in builds) if builds else 0.0
    return [
        (WORKER, f"{most:.0f} MiB; {share:.0f} MiB ({MEMORY} MiB was allowed)"),
        (f"that of the {TENTH}th worker; of the last", f"{tenth:.0f} MiB; {last:.0f} MiB"),
    ]


def _whole(build: list[Worker]) -> list[float]:
    return [worker.whole for worker in build]


def _share(build: list[Worker]) -> list[float]:
    return [worker.share for worker in build]


def _storage(found: Found, data: Path) -> list[Line]:
    said = {name: f"{size / 1000:.1f} kB" for name, size in found.sizes.items()}
    return [
        ("the largest page", f"{said['largest']} ({PAGE} kB was allowed)"),
        *((name, said[name]) for name in (HTML, FOLDER)),
        (FILES, f"{found.sizes[FILES]:.0f}"),
        *((name, said[name]) for name in (LISTED, ASSETS)),
        (SHIPPED, f"{held(data) / 1e6:.1f} MB"),
    ]
