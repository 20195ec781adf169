"""YAML read without guesses: every scalar stays text (`no` is Norway, 1992 is four characters), with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from analysis.tables.faults import Fault

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 20


@dataclass
class Entry:
    """One entry of a list: its texts and lists by key, the line on which each key stands, and its own line."""

    line: int
    values: dict[str, str | list[str]] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The text under a key, '' where there is none; a list is joined by semicolons."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ";".join(value)

    def items(self, key: str) -> list[str]:
        """The list under a key; a text counts as a list of one, nothing as an empty one."""
        value = self.values.get(key, [])
        return value if isinstance(value, list) else [value] if value else []

    def place(self, key: str) -> tuple[int, int]:
        """Line and column of a key, or of the entry where it lacks the key."""
        return self.places.get(key, (self.line, 1))


def refuse_depth(text: str) -> None:
    """Raise yaml.MarkedYAMLError where lists stand in lists without end, before anything follows them down."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=f"lists stand in lists more than {DEEPEST} deep", problem_mark=mark)


@lru_cache(maxsize=32)
def read(path: str, content: bytes | None) -> tuple[list[Entry], list[Fault]]:
    """The entries of a file that holds a list of them, or a mapping from each one's key to the rest of it."""
    if content is None:
        return [], [Fault(path, 0, 0, "the file is missing", "restore it; a file without entries holds []", True)]
    try:
        text = content.decode("utf-8")
        refuse_depth(text)
        root = yaml.compose(text, Loader=Loader)
    except UnicodeDecodeError as error:
        return [], [
            Fault(path, 0, 0, f"byte 0x{content[error.start]:02x} is not UTF-8", "save the file as UTF-8", True)
        ]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return [], [Fault(path, line, column, f"no YAML: {error.problem}", "mend its indents and quotes", True)]
    except yaml.YAMLError as error:
        return [], [Fault(path, 0, 0, f"no YAML: {error}", "save it as plain text", True)]
    faults: list[Fault] = []
    return list(_entries(path, root, faults)), faults


def _entries(path: str, root: yaml.Node | None, faults: list[Fault]) -> Iterator[Entry]:
    if isinstance(root, yaml.SequenceNode):
        for node in root.value:
            yield _entry(path, node, faults)
    elif isinstance(root, yaml.MappingNode):
        for name, node in root.value:
            entry = _entry(path, node, faults)
            entry.line = name.start_mark.line + 1
            entry.values["key"] = name.value
            entry.places["key"] = (entry.line, name.start_mark.column + 1)
            yield entry
    elif root is not None and root.value.strip():
        faults.append(Fault(path, 1, 0, "the file is no list of entries", "write each after a hyphen", True))


def _entry(path: str, node: yaml.Node, faults: list[Fault]) -> Entry:
    entry = Entry(node.start_mark.line + 1)
    if not isinstance(node, yaml.MappingNode):
        faults.append(Fault(path, entry.line, 0, "the entry is no list of fields", "write field: text", True))
        return entry
    for name, value in node.value:
        line, column = name.start_mark.line + 1, name.start_mark.column + 1
        if name.value in entry.values:
            faults.append(Fault(path, line, column, f"field {name.value!r} stands twice", "delete one", True))
        entry.places[name.value] = (line, column)
        if isinstance(value, yaml.ScalarNode):
            entry.values[name.value] = "" if _empty(value) else value.value
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in value.value):
            entry.values[name.value] = [one.value for one in value.value]
        else:
            faults.append(
                Fault(path, line, column, f"field {name.value!r} is no text or list of texts", "quote it", True)
            )
    return entry


def _empty(node: yaml.ScalarNode) -> bool:
    return not node.style and node.value in ("", "~", "null")
