"""Lists of words: words.toml has names met in prose, titles.toml what offices are made of, pacts.toml instruments."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """A list of words by the name of its file: `read("titles")["words"]["heads"]`."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
