"""The structure of wikitext found in one pass: which braces and brackets belong together, and where lines end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\||<!--|<nowiki>|<ref\b[^<>]{0,500}>|</ref\s{0,9}>|\n==|\n\r?\n", re.I)
CLOSES = {"}}": "{{", "]]": "[[", "</ref>": "<ref>"}
DEEPEST = 200


@dataclass
class Span:
    """Braces, brackets, a comment or a note: what it opens with, its ends, the bars on its own level."""

    kind: str
    start: int
    inside: int
    end: int = 0
    bars: list[int] = field(default_factory=list)


class Structure:
    """The spans of a text by their starts; those that stand in no other one in order; where depth was cut."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.spans: dict[int, Span] = {}
        self.outer: list[Span] = []
        self.cut: tuple[int, int] | None = None
        self._open: list[Span] = []
        self._count = {"{{": 0, "[[": 0, "<ref>": 0}
        self._missing: set[str] = set()
        self._scan()

    def _scan(self) -> None:
        at = 0
        while found := TOKEN.search(self.raw, at):
            token, at = found[0], found.end()
            if token == "|":
                if self._open:
                    self._open[-1].bars.append(found.start())
            elif token in ("{{", "[["):
                self._push(token, found.start(), at)
            elif token[0] == "\n":
                self._break(token)
                at -= 1
            elif token[0] != "<" or token[1] == "/":
                self._close("</ref>" if token[0] == "<" else token, at)
            elif token[1] in "!nN":
                at = self._verbatim("<!--" if token[1] == "!" else "<nowiki>", found.start(), at)
            elif token[-2] != "/":
                self._push("<ref>", found.start(), at)

    def _push(self, kind: str, start: int, inside: int) -> None:
        if len(self._open) < DEEPEST:
            self._open.append(Span(kind, start, inside))
            self._count[kind] += 1
        else:
            self.cut = self.cut or (start, inside)

    def _pop(self) -> Span:
        span = self._open.pop()
        self._count[span.kind] -= 1
        return span

    def _close(self, token: str, end: int) -> None:
        kind = CLOSES[token]
        if not self._count[kind]:
            return
        while (span := self._pop()).kind != kind:
            pass
        self._keep(span, end)

    def _keep(self, span: Span, end: int) -> None:
        span.end = end
        self.spans[span.start] = span
        if not self._open:
            while self.outer and self.outer[-1].start > span.start:
                self.outer.pop()
            self.outer.append(span)

    def _verbatim(self, kind: str, start: int, inside: int) -> int:
        close = "-->" if kind == "<!--" else "</nowiki>"
        end = -1 if close in self._missing else self.raw.find(close, inside)
        if end < 0:
            self._missing.add(close)
            return inside
        self._keep(Span(kind, start, inside), end + len(close))
        return end + len(close)

    def _break(self, token: str) -> None:
        """A blank line ends links that were left open, a heading whatever was."""
        while self._open and (token == "\n==" or self._open[-1].kind == "[["):
            self._pop()

    def lines(self) -> Iterator[tuple[int, int]]:
        """The lines of the text; a line's end inside a template, a link, a note or a comment is none."""
        raw, at, number = self.raw, 0, 0
        while at < len(raw):
            end = raw.find("\n", at)
            end = len(raw) if end < 0 else end
            while number < len(self.outer) and self.outer[number].start < end:
                if self.outer[number].end > end:
                    end = raw.find("\n", self.outer[number].end)
                    end = len(raw) if end < 0 else end
                number += 1
            yield at, end
            at = end + 1
