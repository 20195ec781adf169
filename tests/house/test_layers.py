"""Imports point one way: DESIGN's layers, held against the syntax tree of every module."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/analysis"
WORDS = {"countries", "dates", "dyads", "sources", "money", "language", "files", "records"}
FINDINGS = {"panel", "network", "trade", "timeline", "profile", "region", "coverage", "similarity", "changes"}
SHOWING = {"sentences", "plots"}
MAY_IMPORT = (
    dict.fromkeys(WORDS, WORDS)
    | {"tables": WORDS, "ingest": WORDS | {"tables"}, "connectors": WORDS | {"tables"}}
    | {name: WORDS | {"tables", "panel"} for name in FINDINGS}
    | dict.fromkeys(SHOWING, WORDS)
    | {"requests": WORDS | {"tables"}, "pages": WORDS | SHOWING | {"tables", "requests"}}
    | {"execution": WORDS | {"requests"}, "crews": WORDS | {"tables", "requests", "pages", "execution"}}
    | {"reporting": WORDS | {"tables", "requests", "pages", "execution", "crews"}}
)
MAY_IMPORT["cli"] = {"*"}


def piece(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def pieces_imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in found if name.startswith("analysis.")}


MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_one_way(path):
    allowed = MAY_IMPORT[piece(path)]
    wrong = pieces_imported(path) - allowed - {piece(path)}
    assert "*" in allowed or not wrong, f"{path} must not import {sorted(wrong)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_tables_names_the_folder_of_tidy_tables(path):
    constants = {node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)}
    assert not constants & {"tidy", "derived"} or piece(path) == "tables"


NETWORK = {"socket", "urllib", "requests", "httpx", "http", "pooch"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_uses_the_network_but_connectors_and_serve(path):
    tree = ast.parse(path.read_text("utf-8"))
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    taken = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {name.split(".")[0] for name in plain + taken}
    allowed = piece(path) == "connectors" or path.name == "serve.py"
    assert allowed or not imported & NETWORK
