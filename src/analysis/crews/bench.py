"""What a process that makes pages keeps at hand: the shell, the tables and the notebooks; the face of both kinds."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.crews.order import Order, Setting
from analysis.execution import limits
from analysis.execution.shell import CellFailed, Shell, spare_grammar


class Bench:
    """Made once in a process, before pandas is imported, which looks for the shell then."""

    def __init__(self) -> None:
        """Import everything that a report needs."""
        spare_grammar()
        self.shell = Shell()
        from analysis.crews import work

        self.work = work

    def begin(self, setting: Setting) -> None:
        """Load what all reports of a build share."""
        from analysis import tables

        self.setting = setting
        os.environ[self.work.DATA] = setting.data
        tables.keep(Path(setting.data))
        gc.freeze()

    def make(self, order: Order, started: Callable[[int], None]) -> dict[str, Any]:
        """Make a page and put it into staging; what went wrong, nothing where the page is whole."""
        from analysis.requests.catalogue import ReportFailed

        try:
            self.work.make(order, self.setting, self.shell, started)
        except CellFailed as error:
            return {"cell": error.number, "cause": error.cause}
        except ReportFailed as error:
            return {"cell": 0, "cause": str(error)}
        except OSError as error:
            return {"errno": error.errno or 0, "cause": error.strerror or str(error)}
        return {}

    def tidy(self) -> None:
        """Undo what a report has left but for what it filled, which all that are forked from here on share."""
        self.shell.reset()
        gc.collect()
        limits.give_back()
        gc.freeze()  # what stays for good is not looked through again, and so not copied into each child
