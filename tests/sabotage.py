"""Wounds to code and data, one at a time, in a copy of the checkout: each must turn its named test red.

`make sabotage` runs them; a wound that nothing notices is a missing test.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
LEFT_OUT = (".git", ".venv", "__pycache__", "site", "look", ".hypothesis", ".ruff_cache", "node_modules")


def main() -> int:
    """Inflict every wound; 0 when each was noticed by the test that it names."""
    wounds = yaml.safe_load((ROOT / "tests/sabotage.yaml").read_text("utf-8"))
    begun = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(inflict, wounds))
    for wound, verdict in zip(wounds, verdicts, strict=True):
        print(f"{'noticed' if not verdict else 'MISSED '}  {wound['wound']}{verdict and ': ' + verdict}")
    missed = [verdict for verdict in verdicts if verdict]
    print(f"{len(wounds) - len(missed)} of {len(wounds)} wounds noticed in {time.monotonic() - begun:.0f} s")
    return 1 if missed else 0


def inflict(wound: dict) -> str:
    """Wound a copy of the checkout and run the named test; '' when it turns red, else what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        path = copy / wound["file"]
        text = path.read_text("utf-8")
        if text.count(wound["cut"]) != 1:
            return f"{wound['file']} holds the text to cut {text.count(wound['cut'])} times, not once"
        path.write_text(text.replace(wound["cut"], wound["put"]), "utf-8")
        environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        call = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", wound["test"]]
        ran = subprocess.run(call, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        if ran.returncode == 1:
            return ""
        return f"{wound['test']} ended with {ran.returncode}: {ran.stdout.strip().splitlines()[-1:]}"


if __name__ == "__main__":
    sys.exit(main())
