"""What a run leaves behind in a process, and how it is undone for the next one."""

import logging
import os
import random
import sys
import warnings
from contextlib import ExitStack
from typing import Any


def before() -> ExitStack:
    """What puts this process's folder, surroundings and settings back as they are now, once it is closed."""
    stack, root = ExitStack(), logging.getLogger()
    stack.callback(os.chdir, os.getcwd())  # noqa: PTH109
    stack.callback(os.environ.update, dict(os.environ))
    stack.callback(os.environ.clear)
    stack.callback(root.setLevel, root.level)
    lists: Any = (sys.path, root.handlers)
    for each in lists:
        stack.callback(each.__setitem__, slice(None), list(each))
    stack.enter_context(warnings.catch_warnings())
    if matplotlib := sys.modules.get("matplotlib"):
        stack.enter_context(matplotlib.rc_context())
    return stack


def forget() -> None:
    """Have libraries as they are when first imported into a new shell; random numbers start from one seed."""
    random.seed(0)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(0)
    if pandas := sys.modules.get("pandas"):
        with warnings.catch_warnings(action="ignore"):
            pandas.reset_option("all")
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")
    if inline := sys.modules.get("matplotlib_inline.backend_inline"):
        inline.InlineBackend.clear_instance()
        inline.configure_inline_support.current_backend = "unset"
        inline._enable_matplotlib_integration()
