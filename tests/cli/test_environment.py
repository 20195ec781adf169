"""The same environment by every road: pyproject, conda, lock file, make, pre-commit and CI."""

import re
import subprocess
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TARGETS = ("reports", "test", "install", "look", "sabotage", "lint", "lock")


def test_conda_users_get_what_pip_users_get():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    named = [entry.removeprefix("python-") for entry in conda if isinstance(entry, str)]  # as conda calls bindings
    assert {entry for entry in named if not re.match(r"python\b|pip$", entry)} == set(PROJECT["dependencies"])
    assert f"python{PROJECT['requires-python']}" in named
    assert {"pip": ["-e .[dev]"]} in conda


def test_the_lock_fixes_every_dependency_with_hashes():
    lock = (ROOT / ".ci" / "requirements.lock").read_text("utf-8")
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    for name in (re.split(r"[><=]", entry)[0] for entry in wanted):
        assert re.search(rf"^{re.escape(name)}==\S+.*\\\n    --hash=sha256:", lock, re.MULTILINE), name


def test_make_offers_the_promised_targets():
    for target in TARGETS:
        done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_hooks_and_ci_use_what_make_installed():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == ["ruff-format", "ruff-check", "pyright", "relations-check"]
    assert all(hook["entry"].startswith(".venv/bin/") for hook in hooks)
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
