"""The budgets of size: modules, functions, notebook cells, and what stands at the top."""

import ast
import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src/analysis").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TOP = {"notebooks", "data", "src", "reports", "tests", "docs", "benchmarks"}
TOP |= {"environment.yml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "pyproject.toml"}


def files():
    """Every file that git tracks."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if (ROOT / line).is_file()]


def name(path):
    return str(path.relative_to(ROOT))


def code_lines(function):
    """Lines of a function without its docstring."""
    docstring = ast.get_docstring(function, clean=False) or ""
    return function.end_lineno - function.lineno + 1 - (docstring.count("\n") + 1 if docstring else 0)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_at_most_250_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_function_has_at_most_40_lines_of_code(path):
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    assert {f.name: code_lines(f) for f in functions if code_lines(f) > 40} == {}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_and_public_name_is_documented(path):
    tree = ast.parse(path.read_text("utf-8"))
    public = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"]
    assert ast.get_docstring(tree)
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_catches_every_exception(path):
    handlers = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)]
    names = [ast.unparse(handler.type) if handler.type else "everything" for handler in handlers]
    assert not {"Exception", "BaseException", "everything"} & set(names)


def cells(path, kind):
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_cell_has_at_most_eight_lines_and_defines_nothing(path):
    for cell in cells(path, "code"):
        source = "".join(cell["source"])
        assert len(source.splitlines()) <= 8, source
        nodes = list(ast.walk(ast.parse(source)))
        assert not [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.For | ast.While)], (
            source
        )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_notebook_imports_only_analysis(path):
    source = "\n".join("".join(cell["source"]) for cell in cells(path, "code"))
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in imports}
    assert {module.split(".")[0] for module in modules} == {"analysis"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_stored_outputs_stand_only_in_tagged_cells(path):
    for cell in cells(path, "code"):
        tags = set(cell["metadata"].get("tags", []))
        assert not cell["outputs"] or {"nbval-check-output", "keep_output"} <= tags
        assert cell["execution_count"] == (1 if cell["outputs"] else None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_tagged_cell_holds_an_output(path):
    tagged = [cell for cell in cells(path, "code") if "nbval-check-output" in cell["metadata"].get("tags", [])]
    assert tagged
    assert all(cell["outputs"] for cell in tagged)


def test_the_seven_notebooks_are_here():
    assert [path.stem for path in NOTEBOOKS] == (
        ["00_tour", "01_coverage", "02_network", "03_trade", "04_timeline", "05_dyad", "06_region"]
    )


def test_the_top_level_holds_what_the_design_names():
    top = {path.split("/")[0] for path in files()}
    assert {entry for entry in top if not entry.startswith(".")} - TOP == set()


def test_the_project_speaks_only_of_itself():
    foreign = ["/" + "work/", "/" + "root/", "/" + "home/"]
    texts = {path: (ROOT / path).read_text("utf-8", "ignore") for path in files()}
    assert [path for path, text in texts.items() if any(word in text for word in foreign)] == []
