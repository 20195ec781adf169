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
    """Inflict every wound; 0 when each was noticed by the test that it names, which is green without it."""
    wounds = yaml.safe_load((ROOT / "tests/sabotage.yaml").read_text("utf-8"))
    begun = time.monotonic()
    lame = red({wound["test"] for wound in wounds if at_hand(wound)})
    if lame:
        print(f"the tests fail without any wound: {lame}")
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        verdicts = list(pool.map(inflict, wounds))
    for wound, verdict in zip(wounds, verdicts, strict=True):
        word = "MISSED " if verdict else "noticed" if at_hand(wound) else "skipped"
        print(f"{word}  {wound['wound']}{verdict and ': ' + verdict}")
    missed = [verdict for verdict in verdicts if verdict]
    print(f"{len(wounds) - len(missed)} of {len(wounds)} wounds noticed in {time.monotonic() - begun:.0f} s")
    return 1 if missed else 0


def at_hand(wound: dict) -> bool:
    """Whether what the wound's test needs is on this machine."""
    return wound.get("needs", "PATH") in os.environ


def red(tests: set[str], wound: dict | None = None) -> str:
    """The last line of the tests, run in a copy of the checkout with the wound if there is one; '' when all pass."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        if wound:
            path = copy / wound["file"]
            path.write_text(path.read_text("utf-8").replace(wound["cut"], wound["put"]), "utf-8")
        environment = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        call = [sys.executable, "-m", "pytest", "-x", "-p", "no:xdist", *sorted(tests)]
        ran = subprocess.run(call, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        return "" if ran.returncode == 0 else f"pytest ended with {ran.returncode}: {ran.stdout[-200:]}"


def inflict(wound: dict) -> str:
    """Wound a copy of the checkout and run the named test; '' when it turns red, else what went wrong."""
    if not at_hand(wound):
        return f"{wound['needs']} is not set" if os.environ.get("RELATIONS_REQUIRE") == "all" else ""
    count = (ROOT / wound["file"]).read_text("utf-8").count(wound["cut"])
    if count != 1:
        return f"{wound['file']} holds the text to cut {count} times, not once"
    verdict = red({wound["test"]}, wound)
    return "" if verdict.startswith("pytest ended with 1:") else f"{wound['test']} stayed green {verdict}"


if __name__ == "__main__":
    sys.exit(main())
