"""How long it takes to find out that nothing is to be done: sites of made-up pages, and the command as a user calls it.

Run: python -m benchmarks.nothing [pages ...]
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from analysis import files, tables
from analysis.crews.entry import Entry
from analysis.reporting.ledger import FOLDER, STAGING, Ledger
from analysis.reporting.seal import Seal

PAGES, TIMES = (1_000, 18_528), 9
NAMES = (
    "index.html",
    "notebook.ipynb",
    *(f"figure-{number}.{kind}" for number in range(4) for kind in ("svg", "csv", "png")),
)


def site(out: Path, pages: int, requests: Path, data: Path) -> None:
    """A sealed site of so many pages of 14 small files, put there as a build would put them."""
    time.sleep(0.5)  # what was written just now is not trusted yet
    ledger, outputs = Ledger(out), {name: files.digest(name.encode()) for name in NAMES}
    sealed = Seal(out, [requests], data)
    for number in range(pages):
        staged = out / FOLDER / STAGING / str(number)
        staged.mkdir(parents=True)
        for name in NAMES:
            (staged / name).write_text(name)
        path = f"dyad/page-{number}/en"
        ledger.publish(Entry("dyad", {}, "en", path, str(number), {}, outputs=outputs), staged)
    ledger.share({"index.html": b"list", "manifest.json": b"[]"})
    ledger.close()
    sealed.put(ledger)


def measured(out: Path, requests: Path, data: Path) -> tuple[float, float]:
    """Median seconds of the command on the clock and of processors."""
    command = [
        str(Path(sys.executable).parent / "relations"),
        "build",
        str(requests),
        "--out",
        str(out),
        "--data",
        str(data),
    ]
    clock, used = [], []
    for _ in range(TIMES):
        start, before = time.perf_counter(), os.times()
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        after = os.times()
        clock.append(time.perf_counter() - start)
        used.append(sum(after[2:4]) - sum(before[2:4]))
        assert said.startswith("0 made, "), said
    return median(clock), median(used)


def main() -> None:
    """Measure sites of the sizes named, or of the usual ones."""
    os.fsync = lambda handle: None  # a made-up site need not survive a power cut
    for pages in map(int, sys.argv[1:]) if sys.argv[1:] else PAGES:
        with tempfile.TemporaryDirectory() as folder:
            requests, out = Path(folder) / "requests.yaml", Path(folder) / "site"
            requests.write_text("[]")
            site(out, pages, requests, data := tables.find_root().resolve())
            clock, used = measured(out, requests, data)
        print(
            json.dumps({"pages": pages, "files": pages * len(NAMES), "seconds": round(clock, 3), "cpu": round(used, 3)})
        )


if __name__ == "__main__":
    main()
