"""Making one page: run the notebook, then render it."""

import threading
from pathlib import Path

from analysis import tables
from analysis.pages import executed, page, safe
from analysis.reporting import run
from analysis.requests import catalogue
from analysis.requests.catalogue import ReportFailed, Request
from analysis.tables import Tables

RENDERING = threading.Lock()  # nbconvert's exporter is made once and serves one page at a time


def make(request: Request, data: Tables, faults: int, notebooks: Path = catalogue.NOTEBOOKS) -> page.Page:
    """The page of a request; raises ReportFailed."""
    root, names = notebooks.parent, dict(request.parameters).get("names")
    data = tables.load(data.root, names) if names else data  # the rows below a page call states as its statements do
    done = run.execute(catalogue.notebook(request.report, notebooks), dict(request.parameters), data.root, root)
    try:
        with RENDERING:
            return page.render(executed.normalised(done, root), request, data, faults)
    except safe.Unsafe as error:
        raise ReportFailed(str(error)) from error
