"""The examples in docstrings run, those of findings on the shipped tables."""

import doctest
import importlib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
FINDINGS = ("network", "trade", "timeline", "profile", "region", "coverage")
MODULES = [
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted((SOURCE / "analysis").rglob("*.py"))
]
PARTS = ("Shape:", "Errors:", "Source", ">>> ")


@pytest.mark.parametrize("module", MODULES)
def test_every_example_gives_what_it_says(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize("name", FINDINGS)
def test_every_measure_says_its_shape_errors_source_and_an_example(name):
    finding = importlib.import_module(f"analysis.{name}")
    public = [getattr(finding, each) for each in getattr(finding, "__all__", ("matrix", "silent"))]
    measures = [each for each in public if callable(each) and not each.__module__.startswith("analysis.tables")]
    lacking = {each.__name__: [part for part in PARTS if part not in (each.__doc__ or "")] for each in measures}
    assert {key: parts for key, parts in lacking.items() if parts} == {}
