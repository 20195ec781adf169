"""A small world to break: tiny notebooks over the shipped tables, the command itself, and sites never interrupted.

The notebooks come in two versions, so that a run can begin with an older site or with none. What a cell does beside
showing its page stands in `faults.json`, which is no input: a fault can be mended without a reason to make pages anew.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import analysis
from analysis import tables
from analysis.requests import catalogue
from tests.reporting import house

PAIRS = tuple(f"MEX-{state}" for state in ("BLR", "RUS", "KAZ", "ARG", "BRA", "USA"))
DATA = ("derived", "raw", "documents", "candidates")  # what is fetched, and no table that is shipped
TOKEN = "RELATIONS_FAULTS"  # marks every process of a run, whoever started it
USUAL = "time.sleep(0.2)"
TROUBLE = f"""import json, os, time
from pathlib import Path
with Path("ran").open("a") as file:
    file.write(f"{{pair}} {{os.getpid()}} {{os.getppid()}}\\n")
exec(json.loads(Path("faults.json").read_text()).get(pair, {USUAL!r}))"""
ASKS = "\n# a reader may be asked by input() here"
DRIVER = """
from analysis.crews import order
order.SECONDS = {seconds}
from analysis import cli
cli.main()
"""
SPAN = re.compile(re.escape("{text}"))


class World:
    """A folder with code, data, notebooks and a request; `asking`: one notebook needs a real kernel."""

    def __init__(self, folder: Path, pairs: Sequence[str] = PAIRS, asking: bool = False) -> None:
        """Lay the folder out; sites are built when they are asked for."""
        self.folder, self.pairs, self.asking = folder, tuple(pairs), asking
        self.notebooks, self.ran, self.faults = folder / "notebooks", folder / "ran", folder / "faults.json"
        code = Path(analysis.__file__).parent
        shutil.copytree(code, folder / "src/analysis")  # nobody edits it while runs are under way
        left_out = shutil.ignore_patterns(*DATA)
        shutil.copytree(tables.find_root().resolve(), folder / "data", ignore=left_out)
        asked = [{"report": "dyad", "with": {"pair": list(pairs)}}]
        asked += [{"report": "trade", "with": {"pair": pairs[0]}}] if asking else []
        (folder / "asked.yaml").write_text(json.dumps(asked))
        self.paths = [f"dyad/{pair.lower()}/en" for pair in pairs] + (
            [f"trade/{pairs[0].lower()}/en"] if asking else []
        )
        self.sites: dict[str, dict[str, bytes]] = {}
        self.mend()

    def mend(self) -> None:
        """No fault in any cell, nothing run yet, the newer notebooks, the tables as they were shipped."""
        self.bad({})
        self.ran.write_text("")
        self.version("new")
        data = self.folder / "data" / "sources.yaml"
        data.write_text(data.read_text("utf-8").replace("# changed\n", ""), "utf-8")

    def bad(self, faults: Mapping[str, str]) -> None:
        """Let the cells of some pairs do something else."""
        self.faults.write_text(json.dumps(dict(faults)))

    def version(self, name: str) -> None:
        """Put the notebooks of a version into their places."""
        self.notebooks.mkdir(exist_ok=True)
        for report, file in catalogue.REPORTS.items():
            cells = house.sound(f"{name} {{text}}")
            cells[2]["source"] = SPAN.sub("''' + pair + '''", cells[2]["source"])
            asks = ASKS if self.asking and report == "trade" else ""
            cells.insert(2, house.code(TROUBLE + asks))
            (self.notebooks / file).write_text(house.notebook(*cells), "utf-8")

    def change_data(self) -> None:
        """Change the tables by a comment: another input, the same facts."""
        with (self.folder / "data" / "sources.yaml").open("a") as file:
            file.write("# changed\n")

    def command(self, out: Path, more: Sequence[str] = (), seconds: float = 120) -> list[str]:
        """The command that builds this world's site."""
        asked, data = str(self.folder / "asked.yaml"), str(self.folder / "data")
        driver = DRIVER.format(seconds=seconds)
        return [sys.executable, "-c", driver, "build", asked, "--out", str(out), "--data", data, "-j", "2", *more]

    def surroundings(self, token: str) -> dict[str, str]:
        """What a builder of this world finds around it; `token` marks it and all that it starts."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("RELATIONS_")}
        return kept | {"PYTHONPATH": str(self.folder / "src"), TOKEN: token}

    def site(self, version: str) -> Path:
        """The uninterrupted site of a version: `old`, `new`, `newer`, or `data`, the new one over changed tables."""
        out = self.folder / f"site-{version}"
        if not out.exists():
            self.version("new" if version == "data" else version)
            if version == "data":
                self.change_data()
            command = self.command(out)
            told = subprocess.run(command, env=self.surroundings("none"), capture_output=True, text=True)
            if told.returncode:
                raise RuntimeError(f"a site without faults fails: {told.stderr.strip()}")
            self.mend()
        return out

    def files(self, version: str) -> dict[str, bytes]:
        """Every file of an uninterrupted site with its bytes."""
        if version not in self.sites:
            self.sites[version] = house.tree(self.site(version))
        return self.sites[version]

    def page(self, version: str, path: str) -> dict[str, bytes]:
        """The files of one page of an uninterrupted site."""
        return within(self.files(version), path)


def within(files: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """The files below a path, by their names there."""
    return {name.removeprefix(f"{path}/"): held for name, held in files.items() if name.startswith(f"{path}/")}


def compiled(folder: Path) -> Path:
    """The library that is preloaded to fail calls and to move the clock; raises OSError where no compiler is."""
    library = folder / "shim.so"
    if not library.exists():
        source = Path(__file__).with_name("shim.c")
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def fresh(prefix: str = "faults-") -> "tempfile.TemporaryDirectory[str]":
    """A folder for a world, gone when it is let go."""
    return tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
