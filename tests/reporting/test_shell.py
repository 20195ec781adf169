"""A shell gives what a stock kernel under stock papermill gives, and refuses what it cannot give."""

import json
import re
from pathlib import Path

import pytest
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from analysis.execution.shell import needs_kernel
from tests.reporting.both_ways import by_kernel, by_shell, normalised, notebook, python

ROOT = Path(__file__).parents[2]
TEXT = Path(__file__).with_name("snippets.md").read_text("utf-8")
SNIPPETS = {
    part.partition("\n")[0]: re.findall(r"```python\n(.*?)\n```\n", part, re.DOTALL) for part in TEXT.split("\n## ")[1:]
}
OURS = ("analysis.pages.shown",)
PAIR = {"pair": "MEX-BLR"}


@pytest.fixture(scope="module", params=["inline", "agg"])
def runs(request, tmp_path_factory):
    """All snippets run both ways, in one notebook each way, by name."""
    held = notebook(*(source for cells in SNIPPETS.values() for source in cells), tags=["raises-exception"])
    more = {"MPLBACKEND": "agg"} if request.param == "agg" else {}
    kernel = iter(by_kernel(held, tmp_path_factory.mktemp("kernel"), more=more).cells)
    shell = iter(by_shell(held, tmp_path_factory.mktemp("shell"), more=more).cells)
    return {name: [(next(kernel), next(shell)) for _ in cells] for name, cells in SNIPPETS.items()}


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_cell_gives_what_a_kernel_gives(runs, name):
    for kernel, shell in runs[name]:
        assert normalised(shell.outputs) == normalised(kernel.outputs)
        assert shell.execution_count == kernel.execution_count


@pytest.mark.parametrize(("file", "parameters"), [("00_tour", {}), ("04_timeline", PAIR), ("05_dyad", PAIR)])
def test_the_projects_notebooks_give_what_our_kernel_gives(file, parameters, tmp_path):
    held = load_notebook_node(str(ROOT / f"notebooks/{file}.ipynb"))
    held.cells = [cell for cell in held.cells if "interactive" not in cell.metadata.get("tags", [])]
    held = parameterize_notebook(held, parameters, kernel_name="python3", language="python") if parameters else held
    more = {"MPLBACKEND": "agg", "RELATIONS_DATA": str(ROOT / "data")}
    kernel = by_kernel(held, tmp_path, cwd=ROOT, more=more, kernel="ours")
    shell = by_shell(held, tmp_path, cwd=ROOT, more=more, extensions=OURS)
    assert [normalised(cell.get("outputs", [])) for cell in shell.cells] == [
        normalised(cell.get("outputs", [])) for cell in kernel.cells
    ]
    assert [cell.get("execution_count") for cell in shell.cells] == [
        cell.get("execution_count") for cell in kernel.cells
    ]


FAILING = {
    "1 / 0": "ZeroDivisionError: division by zero",
    "raise ValueError('one\\ntwo')": "ValueError: one",
    "1 +": "SyntaxError: invalid syntax (<input>, line 1)",
    "import sys; sys.exit(0)": "SystemExit: 0",
    "exit()": "SystemExit: the cell left the notebook",
    "raise KeyboardInterrupt": "KeyboardInterrupt:",
    "class A:\n    def __repr__(self): 1 / 0\nA()": "ZeroDivisionError: division by zero",
}


@pytest.mark.parametrize("source", FAILING)
def test_a_cell_that_fails_ends_the_run(source, tmp_path):
    done = by_shell(notebook("print('before')", source, "print('after')"), tmp_path)
    kind, cause = done.metadata.fault
    assert kind == "CellFailed"
    assert cause.startswith(f"cell 2: {FAILING[source].split('(')[0]}")
    assert done.cells[0].outputs[0].text == "before\n"
    assert not done.cells[2].outputs and done.cells[2].execution_count is None


def test_what_a_failing_cell_has_shown_stays_with_its_error(tmp_path):
    cell = by_shell(notebook("print('shown')\n1 / 0"), tmp_path).cells[0]
    assert [output.output_type for output in cell.outputs] == ["stream", "error"]


def test_a_cell_that_may_fail_ends_nothing_but_is_told(tmp_path):
    done = by_shell(notebook("1 / 0", "print('after')", tags=["raises-exception"]), tmp_path)
    assert done.metadata.fault == ["CellFailed", "cell 1: ZeroDivisionError: division by zero"]
    assert done.cells[1].outputs[0].text == "after\n"


def test_a_cell_tagged_to_be_skipped_is(tmp_path):
    done = by_shell(notebook("print('unseen')", tags=["skip-execution"]), tmp_path)
    assert not done.cells[0].outputs and "fault" not in done.metadata


ASKING = [
    "input('who?')",
    "import getpass; getpass.getpass()",
    "import comm; comm.create_comm(target_name='jupyter.widget')",
    "from ipykernel.comm import Comm; Comm('a')",
    "get_ipython().kernel.comm_manager",
    "%gui qt",
]


@pytest.mark.parametrize("source", ASKING)
def test_what_needs_a_kernel_is_told_even_where_the_cell_hides_it(source, tmp_path):
    hidden = "\n    ".join(["try:", *source.split("; "), "print('asked')"])
    done = by_shell(notebook(f"{hidden}\nexcept Exception:\n    pass"), tmp_path)
    assert done.metadata.fault[0] == "NeedsKernel"


def test_a_shells_kernel_is_there_to_be_found(tmp_path):
    done = by_shell(notebook("ip = get_ipython()\nprint(hasattr(ip, 'kernel'), ip.kernel is not None)"), tmp_path)
    assert done.cells[0].outputs[0].text == "True True\n"


@pytest.mark.parametrize(
    ("source", "tags", "needed"),
    [
        ("import ipywidgets as w", [], True),
        ("name = input ('who?')", [], True),
        ("from getpass import getpass", [], True),
        ("import ipywidgets as w", ["interactive"], False),
        ("data.input(3)", [], False),
        ("raw_input = 1\nraw_input", [], False),
        ("inputs = [1]", [], False),
    ],
)
def test_what_needs_a_kernel_is_seen_beforehand(source, tags, needed):
    assert needs_kernel(notebook(source, tags=tags).cells) is needed


@pytest.mark.parametrize(
    "source",
    ["print('ä' * 5000)", "for n in range(5000): print(n, flush=True)", "import os; os.system('seq 5000');"],
)
def test_a_cells_text_is_cut_where_it_can_be_seen(source, tmp_path):
    outputs = by_shell(notebook(source), tmp_path, limit=1000).cells[0].outputs
    assert 900 < len(outputs[0].text.encode()) < 1100
    assert re.fullmatch(r"… cut here: this cell wrote [\d,]+ bytes, at most 0.001 MB are kept\n", outputs[-1].text)


def test_a_picture_that_is_too_large_is_left_out_and_an_error_is_not(tmp_path):
    held = notebook("display({'text/html': 'x' * 5000}, raw=True)\nprint('unseen')\nraise ValueError('long' * 9)")
    outputs = by_shell(held, tmp_path, limit=1000).cells[0].outputs
    assert [output.output_type for output in outputs] == ["error", "stream"]
    assert outputs[0].evalue == "long" * 9
    assert outputs[1].text.startswith("… cut here: this cell wrote ")


def test_what_was_cleared_does_not_count(tmp_path):
    held = notebook(
        "from IPython.display import clear_output\nfor n in range(50):\n    clear_output()\n    print(n, 'x' * 500)"
    )
    outputs = by_shell(held, tmp_path, limit=1000).cells[0].outputs
    assert [output.text[:3] for output in outputs] == ["49 "]


STATE = """
import asyncio, json, os, sys, threading
from analysis.execution.shell import Shell
shell = Shell()
threads = threading.active_count()
early = [name for name in ("pandas", "matplotlib", "nbformat") if name in sys.modules]
import pandas, nbformat
def ran(*sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    shell.run(cells)
    return ["".join(output.get("text", "") for output in cell.outputs) for cell in cells]
"""


def told(script, folder, **more):
    """What a process that makes a shell tells."""
    return json.loads(python("-c", STATE + script, folder=folder, more=more).splitlines()[-1])


def test_making_a_shell_leaves_no_thread_no_loop_and_no_file(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    script = "print(json.dumps([threads, early, asyncio.get_event_loop_policy()._local._loop is None]))"
    assert told(script, tmp_path, HOME=str(home), IPYTHONDIR=str(home / "none")) == [1, [], True]
    assert list(home.iterdir()) == []


def test_the_grammar_of_addresses_is_never_built(tmp_path):
    assert told("print(json.dumps(sys.modules['rfc3987_syntax']))", tmp_path) is None


def test_pandas_imported_beforehand_shows_what_a_notebook_shows(tmp_path):
    assert told("print(json.dumps(pandas.get_option('display.max_columns')))", tmp_path) == 20


def test_a_run_gives_the_process_back_as_it_was(tmp_path):
    script = """
before = [os.fstat(number).st_ino for number in range(3)], sys.stdout, sys.argv, input
ran("print(1)")
after = [os.fstat(number).st_ino for number in range(3)], sys.stdout, sys.argv, input
print(json.dumps([before == after, threading.active_count(), len(os.listdir("/proc/self/fd"))]))
"""
    same, threads, few = told(script, tmp_path)
    assert same and threads == 1 and few < 12


def test_children_of_one_shell_do_not_know_of_each_other(tmp_path):
    script = """
ran("shared = 1")
for _ in range(2):
    if not os.fork():
        echo = "import subprocess; p = subprocess.run(['echo', 'x'])"
        os._exit(ran("shared += 1; print(shared)", echo) != ["2\\n", "x\\n"])
print(json.dumps([os.wait()[1] for _ in range(2)]))
"""
    assert told(script, tmp_path) == [0, 0]


def test_a_shell_made_new_knows_nothing_of_what_ran(tmp_path):
    script = """
import matplotlib.pyplot as plt, random, numpy
known = '''import matplotlib.pyplot as plt, os, sys, warnings, logging, random, numpy, pandas
print(sorted(set(globals()) & {'x', 'after'}), plt.get_fignums(), plt.rcParams['figure.dpi'], len(In))
print(os.getcwd(), os.environ.get('X'), 'HOME' in os.environ, '/nowhere' in sys.path, len(warnings.filters))
print(pandas.get_option('display.max_rows'), logging.getLogger().handlers, logging.getLogger().level)
plt.plot([1])'''
change = '''import matplotlib.pyplot as plt, os, sys, warnings, logging, pandas, random
x = 1
def after(result): print('after')
get_ipython().events.register('post_run_cell', after)
plt.figure(); plt.rcParams['figure.dpi'] = 33; pandas.set_option('display.max_rows', 3)
%config InlineBackend.figure_formats = ['svg']
%config InlineBackend.close_figures = False
os.chdir('/'); os.environ['X'] = '1'; del os.environ['HOME']; sys.path.append('/nowhere')
warnings.simplefilter('error'); logging.basicConfig(level='DEBUG')
get_ipython().ast_node_interactivity = "all"'''
def first(source):
    cells = [nbformat.v4.new_code_cell(source)]
    shell.run(cells)
    return [cells[0].execution_count, [[o.get("text"), *sorted(o.get("data", {}))] for o in cells[0].outputs]]
new = first(known)
shell.reset()
ran(change)
shell.reset()
drawn = random.random(), numpy.random.rand()
again = first(known)
shell.reset()
print(json.dumps([new, again, drawn == (random.random(), numpy.random.rand())]))
"""
    new, again, seeded = told(script, tmp_path)
    assert again == new and seeded
    assert new[1][-1][1:] == ["image/png", "text/plain"]


def test_each_cell_is_announced_and_plain_dictionaries_will_do(tmp_path):
    script = """
cells = [{"cell_type": "markdown", "source": "# a"}, {"cell_type": "code", "source": ["1 +", " 1"]}]
numbers = []
shell.run(cells, numbers.append)
print(json.dumps([numbers, cells[1]["outputs"][0]["data"]["text/plain"], cells[1]["execution_count"]]))
"""
    assert told(script, tmp_path) == [[1, 2], "2", 1]


def test_a_child_that_a_cell_forks_goes_no_further(tmp_path):
    held = notebook(
        "import os\npid = os.fork()", "held = open('there', 'a').write('x')", "pid and os.waitpid(pid, 0)[1]"
    )
    done = by_shell(held, tmp_path)
    assert (tmp_path / "there").read_text("utf-8") == "x"
    assert done.cells[2].outputs[0].data["text/plain"] == "0"
