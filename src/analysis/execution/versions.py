"""Which versions of Python and of the libraries a page is made with, told without importing any."""

import os
import re
import sys
from pathlib import Path

NAMES = """
adjusttext babel beautifulsoup4 bleach contourpy cycler defusedxml fonttools igraph ipykernel ipython jinja2
jupyter-client jupyterlab-pygments kiwisolver lxml markupsafe matplotlib matplotlib-inline mistune nbclient nbconvert
nbformat networkx numpy pandas pandocfilters papermill pillow pyarrow pygments pyparsing python-dateutil pyyaml scipy
soupsieve texttable tinycss2 traitlets tzdata webencodings
"""
LIBRARIES = frozenset(NAMES.split())
FOLDER = re.compile(r"(.+)-([^-]+)\.(?:dist|egg)-info")


def installed() -> dict[str, str]:
    """The versions of Python and of the libraries that can change a page, as the folders of these are called."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for place in filter(Path.is_dir, map(Path, filter(None, sys.path))):
        for told in filter(None, map(FOLDER.fullmatch, (each.name for each in os.scandir(place)))):
            name = re.sub(r"[-_.]+", "-", told[1]).lower()
            if name in LIBRARIES:
                found.setdefault(name, told[2])
    return found
