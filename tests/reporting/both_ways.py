"""A notebook run twice: by stock papermill on a kernel, and by a shell in a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError

MARKER = "papermill-error-cell-tag"
KERNELS = {"stock": ["-m", "ipykernel_launcher"], "ours": ["-m", "analysis.execution.kernel"]}
SAME = [
    (re.compile(r"0x[0-9a-f]{6,}"), "0x…"),
    (re.compile(r"(ipykernel_|Thread-)\d+"), r"\1…"),
    (re.compile(r"[\d.e+]+ (ns|μs|ms|s)\b"), "… s"),
]
SHELL = """
import json, sys
from analysis.execution.shell import CellFailed, NeedsKernel, Shell
shell = Shell(json.loads(sys.argv[3]))
import nbformat
held = nbformat.read(sys.argv[1], as_version=4)
try:
    shell.run(held.cells, **json.loads(sys.argv[4]))
except (CellFailed, NeedsKernel) as fault:
    held.metadata["fault"] = [type(fault).__name__, str(fault)]
nbformat.write(held, sys.argv[2])
"""


def notebook(*sources, tags=()):
    """A notebook of code cells with these texts."""
    cells = [nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)}) for source in sources]
    spec = {"name": "stock", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})


def surroundings(folder, **more):
    """The environment of both, with kernels of this Python and nothing of the reader's own settings."""
    for name, argv in KERNELS.items():
        spec = {"argv": [sys.executable, *argv, "-f", "{connection_file}"], "display_name": name, "language": "python"}
        place = Path(folder) / "jupyter/kernels" / name
        place.mkdir(parents=True, exist_ok=True)
        (place / "kernel.json").write_text(json.dumps(spec), "utf-8")
    kept = {name: value for name, value in os.environ.items() if name not in ("MPLBACKEND", "PYTEST_CURRENT_TEST")}
    ours = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "JUPYTER_PATH": f"{folder}/jupyter"}
    return kept | ours | {"IPYTHONDIR": f"{folder}/ipython"} | more


def by_kernel(held, folder, cwd=None, kernel="stock", engine=None, more=(), **options):
    """What papermill makes of it; where it stopped its reason is in the metadata."""
    made = Path(folder) / "by_kernel.ipynb"
    before, instead, fault = dict(os.environ), surroundings(folder, **dict(more)), None
    os.environ.clear()
    os.environ.update(instead)
    options = {"engine_name": engine, "kernel_name": kernel, "progress_bar": False} | options
    try:
        papermill.execute_notebook(nbformat.from_dict(held), made, cwd=cwd or folder, **options)
    except PapermillExecutionError as error:
        fault = f"{error.ename}: {error.evalue}"
    finally:
        os.environ.clear()
        os.environ.update(before)
    done = nbformat.read(made, as_version=4)
    done.cells = [cell for cell in done.cells if MARKER not in cell.metadata.get("tags", [])]
    done.metadata["fault"] = fault
    return done


def by_shell(held, folder, cwd=None, extensions=(), more=(), **options):
    """What a shell makes of it; where it stopped the exception is in the metadata."""
    source, made = Path(folder) / "in.ipynb", Path(folder) / "by_shell.ipynb"
    nbformat.write(held, source)
    call = ["-c", SHELL, str(source), str(made), json.dumps(extensions), json.dumps(options)]
    python(*call, folder=folder, cwd=cwd, more=more)
    return nbformat.read(made, as_version=4)


def python(*call, folder, cwd=None, more=()):
    """What a new process of Python prints."""
    env = surroundings(folder, **dict(more))
    call = [sys.executable, *call]
    done = subprocess.run(call, cwd=cwd or folder, env=env, check=True, timeout=300, stdout=subprocess.PIPE, text=True)
    return done.stdout


def normalised(outputs):
    """Outputs with neighbouring pieces of a stream joined, and without numbers that no two runs share."""
    found = []
    for output in nbformat.from_dict(outputs):
        if found and output.output_type == "stream" and found[-1].get("name") == output.name:
            found[-1].text += output.text
        else:
            found.append(output)
    text = json.dumps(found, ensure_ascii=False)
    for pattern, instead in SAME:
        text = pattern.sub(instead, text)
    return json.loads(text)
