"""What goes to each dask worker once: code, data and notebooks, and how to have pages made of them there.

A parcel travels by value, since no worker has this package; on the worker it uses what Python brings, and dask.
"""

import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import cloudpickle
from distributed import WorkerPlugin

import analysis
from analysis.crews import hand
from analysis.crews.order import Setting
from analysis.execution import versions

CODE = Path(analysis.__file__).parent

LEAVING = 2.0
cloudpickle.register_pickle_by_value(sys.modules[__name__])


class Parcel(WorkerPlugin):
    """Unpacked as it arrives; `make` then makes one page a call, for several threads at a time."""

    def __init__(self, name: str, packed: bytes) -> None:
        """Take the files as a zip, and a name for their folder."""
        self.name, self.packed = name, packed
        self.free: list[Any] = []
        self.all: list[Any] = []

    def setup(self, worker: Any) -> None:
        """Unpack the files into a folder that goes with the worker."""
        self.folder = Path(worker.local_directory, self.name)
        ZipFile(BytesIO(self.packed)).extractall(self.folder)
        self.packed = b""

    def teardown(self, worker: Any) -> None:
        """End all processes, and remove the folder."""
        for process in self.all:
            process.terminate()
        for process in self.all:
            try:
                process.wait(LEAVING)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def make(self, told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
        """What became of an order, and the files of its page."""
        process = self._hand()
        try:
            process.stdin.write(json.dumps(told).encode() + b"\n")
            answer = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            process.kill()
            return {"died": "the process that made it ended"}, {}
        staged = answer.pop("staged", "")
        found = {each.name: each.read_bytes() for each in Path(staged).iterdir()} if staged else {}
        if staged:
            shutil.rmtree(staged)
        self.free.append(process)
        return answer, found

    def _hand(self) -> Any:
        """A process that is free to make a page."""
        with contextlib.suppress(IndexError):
            while True:
                process = self.free.pop()
                if process.poll() is None:
                    return process
        code = os.pathsep.join(filter(None, (str(self.folder / "src"), os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(
            [sys.executable, "-m", "analysis.crews.hand"],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": code},
            start_new_session=True,
        )
        self.all.append(process)
        return process


def packed(setting: Setting) -> bytes:
    """All that a worker needs, as a zip of which every byte is the same for who builds the same in the same place."""
    told = {"setting": asdict(setting), "versions": versions.installed(), "builder": platform.node()}
    found = {f"src/analysis/{path.relative_to(CODE).as_posix()}": path for path in CODE.rglob("*")}
    data = Path(setting.data)
    found |= {f"{hand.DATA}/{path.relative_to(data).as_posix()}": path for path in data.rglob("*")}
    whole = BytesIO()
    with ZipFile(whole, "w") as archive:
        archive.writestr(ZipInfo(hand.TOLD), json.dumps(told))
        for name in sorted(name for name, path in found.items() if path.is_file() and path.suffix != ".pyc"):
            archive.writestr(ZipInfo(name), found[name].read_bytes())
    return whole.getvalue()
