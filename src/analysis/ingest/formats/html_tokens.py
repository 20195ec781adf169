"""Tags of a hostile page, found in one pass: what is no whole tag is text, and nothing is looked for twice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
STOP = re.compile(r"[<>\"']")
ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
RAW = {
    name: re.compile(rf"</{name}\b", re.I)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "svg", "math")
}
LONGEST = 4_000


class Token(NamedTuple):
    """A stretch of a page: text (name ''), a tag ('p', '/p'), a comment ('!') or the content of a script ('script')."""

    name: str
    start: int
    end: int


class Tokens:
    """The tokens of a page, in order; the text between two tags is one token."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.wasted = 0
        self.missing: set[str] = set()

    def __iter__(self) -> Iterator[Token]:
        raw, text, at = self.raw, 0, 0
        while (at := raw.find("<", at)) >= 0:
            name, end = self._tag(at)
            if not name:
                at += 1
                continue
            if text < at:
                yield Token("", text, at)
            if name in RAW and raw[end - 2] != "/":
                close = RAW[name].search(raw, end)
                yield Token(f"<{name}", end, close.start() if close else len(raw))
                end = self._after(close.start()) if close else len(raw)
            else:
                yield Token(name, at, end)
            text = at = end
        if text < len(raw):
            yield Token("", text, len(raw))

    def _after(self, at: int) -> int:
        end = self.raw.find(">", at)
        return end + 1 if end >= 0 else len(self.raw)

    def _tag(self, at: int) -> tuple[str, int]:
        """The name and the end of what begins at a `<`; an empty name where it is only a character."""
        raw, following = self.raw, self.raw[at + 1 : at + 2]
        if following == "!" or following == "?":
            comment = raw.startswith("<!--", at)
            end = self._find("-->" if comment else ">", at + 2)
            return ("!", end) if end >= 0 else ("!", at + 4) if comment else ("", at)
        found = NAME.match(raw, at)
        end = self._end(found.end()) if found else -1
        if not found or end < 0:
            return "", at
        return ("/" if following == "/" else "") + found[1].lower(), end

    def _find(self, what: str, at: int) -> int:
        """The place behind the next such mark, or -1; a mark that is missing is looked for once."""
        if what in self.missing:
            return -1
        end = self.raw.find(what, at)
        if end < 0:
            self.missing.add(what)
            return -1
        return end + len(what)

    def _end(self, at: int) -> int:
        """The end of a tag; quoted values may hold `>` and `<` as long as reading them so does not cost too much."""
        raw, start = self.raw, at
        while found := STOP.search(raw, at):
            mark, at = found[0], found.end()
            if mark == ">":
                return at
            if mark == "<":
                break
            if raw[found.start() - 1] == "=" and self.wasted <= len(raw):
                close = self._find(mark, at)
                at = close if close >= 0 else at
        self.wasted += at - start
        return -1


def attributes(raw: str, start: int, end: int) -> dict[str, tuple[str, int]]:
    """The attributes of a tag, each with its value and the place where the value stands."""
    found: dict[str, tuple[str, int]] = {}
    for attribute in ATTRIBUTE.finditer(raw, start, min(end, start + LONGEST)):
        group = attribute.lastindex or 4
        found.setdefault(attribute[1].lower(), (attribute[group], attribute.start(group)))
    return found
