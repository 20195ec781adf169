"""The text inside a line of wikitext: links, templates, notes and marks, read without recursion."""

import re
from html import unescape
from itertools import pairwise

from analysis.ingest.formats.inline import EMPTY, ENTITY, MARK, STOP, TAG, one_of
from analysis.ingest.formats.reading import Blocks, Reading
from analysis.ingest.formats.wiki_scan import Span, Structure
from analysis.ingest.formats.wiki_templates import (
    CITES,
    DATES,
    FIRST,
    FLAGS,
    HATNOTES,
    MARKS,
    MONEY,
    NOTES,
    SECOND,
    SIGNS,
    TITLES,
    date_text,
    name_of,
)

INLINE = one_of(
    span=("{[<", r"(?<=\{)\{|(?<=\[)\[|(?<=<)(?:!--|nowiki>|(?:ref|Ref|REF)\b[^<>]{0,500}>)"),
    outer=("[", r"(?:https?:|ftp:|mailto:|//)[^\]\[ \t\r\n]{0,1000}[ \t]?"),
    mark=MARK,
    bold=("'", r"'{1,4}"),
    tag=TAG,
    entity=ENTITY,
    left=("]}_~", r"(?<=\])\]|(?<=\})\}|(?<=_)_[A-Z]{3,30}__|(?<=~)~{2,4}"),
    empty=EMPTY,
    stop=STOP,
)
FILE = re.compile(r"\s{0,9}:?(?:File|Image|Datei|Archivo|Fichier|Файл)\s{0,9}:", re.I)
OPTION = re.compile(
    r"\s{0,9}(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|upright.{0,12}|\d{0,4}x?\d{1,4} ?px"
    r"|baseline|middle|top|bottom|sub|super|text-top|text-bottom"
    r"|(?:alt|link|page|class|lang|upright|thumb)\s{0,9}=.{0,400})\s{0,9}$",
    re.I | re.S,
)
PREFIX = re.compile(r"\s{0,9}(?:[a-z]{2,3}(?:-[a-z]{2,9})?|simple):(?=\S)")
CATEGORY = re.compile(r"\s{0,9}(?:Category|Categoría|Категория)\s{0,9}:", re.I)
CODE = re.compile(r"[A-Z]{3}$")
Work = tuple[int, int] | tuple[str, int]


class Inline:
    """Reads stretches of wikitext into readings; notes and captions met on the way wait in `later`."""

    def __init__(self, raw: str, structure: Structure, out: Blocks) -> None:
        self.raw, self.structure, self.out = raw, structure, out
        self.later: list[tuple[str, int, int]] = []
        self.work: list[Work] = []
        self.reading = Reading(raw)
        self.in_cell = False

    def copy(self, reading: Reading, start: int, end: int) -> None:
        """Read raw[start:end]; what stands inside links and templates is worked off a list, not by recursion."""
        self.reading = reading
        self.work.append((start, end))
        while self.work:
            first, last = self.work.pop()
            if isinstance(first, str):
                reading.put(first, last)
            else:
                self._stretch(first, last)

    def _stretch(self, at: int, end: int) -> None:
        raw, reading = self.raw, self.reading
        while found := INLINE.search(raw, at, end):
            here, there, kind = found.start(), found.end(), found.lastgroup
            if kind == "stop":
                reading.copy(at, there)
                at = there
                if here > 1 and raw[here - 2 : here].islower():
                    reading.put(" ", there)
                continue
            reading.copy(at, here)
            at = there
            if kind == "span":
                span = self.structure.spans.get(here)
                if span and span.end <= end:
                    self.work.append((span.end, end))
                    self._span(span)
                    return
            elif kind == "outer":
                close = raw.find("]", there, min(end, there + 1000))
                if close >= 0:
                    self.work += [(close + 1, end), (there, close)]
                    return
            else:
                self._mark(kind, found[0], here)
        reading.copy(at, end)

    def _mark(self, kind: str | None, mark: str, at: int) -> None:
        if kind == "entity":
            self.reading.put(unescape(mark), at)
        elif kind in ("mark", "empty"):
            self.reading.drop()
        elif kind == "tag" and mark[1:3].lower() == "br":
            self.reading.line_break(at, self.in_cell)

    def _span(self, span: Span) -> None:
        if span.kind == "{{":
            self._template(span)
        elif span.kind == "[[":
            self._link(span)
        elif span.kind == "<ref>":
            self.reading.drop()
            self.later.append(("reference", span.inside, self._before_close(span)))
        elif span.kind == "<nowiki>":
            self.reading.copy(span.inside, span.end - len("</nowiki>"))

    def _before_close(self, span: Span) -> int:
        return self.raw.rfind("<", span.inside, span.end)

    def _link(self, span: Span) -> None:
        raw, start, end = self.raw, span.inside, span.end - 2
        if FILE.match(raw, start):
            self._file(span)
        elif CATEGORY.match(raw, start):
            self.out.skip(span.start, span.end, "categories")
        elif PREFIX.match(raw, start) and not span.bars:
            self.out.skip(span.start, span.end, "another language's page")
        elif span.bars and raw[span.bars[-1] + 1 : end].strip():
            self.work.append((span.bars[0] + 1, end))
        else:
            stop = span.bars[0] if span.bars else end
            self.work.append((start + (raw[start] == ":"), stop))

    def _file(self, span: Span) -> None:
        parts = self.parts(span)
        start, end = parts[-1]
        if len(parts) > 1 and not OPTION.match(self.raw[start : min(end, start + 500)]):
            self.later.append(("caption", start, end))

    def parts(self, span: Span) -> list[tuple[int, int]]:
        """The stretches between the bars of a template or a link, its name the first."""
        edges = [span.inside - 1, *span.bars, span.end - 2]
        return [(here + 1, there) for here, there in pairwise(edges)]

    def parameters(self, span: Span) -> dict[str, tuple[int, int]]:
        """The parameters of a template by name or number, each with the place of its value."""
        given: dict[str, tuple[int, int]] = {}
        number = 0
        for start, end in self.parts(span)[1:]:
            sign = self.raw.find("=", start, min(end, start + 80))
            name = self.raw[start:sign].strip() if sign >= 0 else ""
            if name and not any(mark in name for mark in "[{<"):
                given[name] = (sign + 1, end)
            else:
                number += 1
                given[str(number)] = (start, end)
        return given

    def _template(self, span: Span) -> None:
        start, end = self.parts(span)[0]
        name = name_of(self.raw[start : min(end, start + 80)])
        given = self.parameters(span)
        if name in SIGNS:
            self.work.append((SIGNS[name], span.start))
            if name in ("circa", "c."):
                self.work[-1:] = [given[key] for key in ("1",) if key in given] + self.work[-1:]
        elif name in MARKS:
            self.reading.drop()
        elif name in FLAGS:
            self._flag(given, span)
        elif name in NOTES or CITES.match(name):
            self._note(name, given)
        elif not self._shown(name, given, span):
            self.out.skip(span.start, span.end, f"a template: {name[:40]}")

    def _flag(self, given: dict[str, tuple[int, int]], span: Span) -> None:
        start, end = given.get("1", (span.end, span.end))
        text = self.raw[start:end]
        self.reading.hint(text.strip()[:80], start + len(text) - len(text.lstrip()))

    def _note(self, name: str, given: dict[str, tuple[int, int]]) -> None:
        """A note waits until its block is read; a citation is read as its title."""
        if CITES.match(name):
            self.work += [given[key] for key in TITLES if key in given][:1]
        else:
            self.reading.drop()
            self.later += [("reference", *given["1"])] if "1" in given else []

    def _shown(self, name: str, given: dict[str, tuple[int, int]], span: Span) -> bool:
        """Put what a template shows on the list; False where it is not known."""
        values = [given[str(number)] for number in range(1, len(given) + 1) if str(number) in given]
        shown: list[Work] | None = None
        if name in FIRST or (name.startswith("lang-") and values):
            shown = list(_parted(values if "list" in name or name == "ubl" else values[:1]))
        elif name in SECOND:
            shown = list(values[1:2])
        elif name in MONEY:
            shown = [(MONEY[name], span.start), *values[:1]]
        elif name in DATES:
            text = date_text([self.raw[start:end].strip() for start, end in values])
            shown = [(text, span.start)] if text else list(values[:1])
        elif name in ("convert", "cvt"):
            shown = list(_parted(values[:2]))
        elif name == "as of":
            text = date_text([self.raw[start:end].strip() for start, end in values[:2]])
            shown = [(f"As of {text}" if text else "As of", span.start)]
        elif name in HATNOTES:
            shown = [("See ", span.start), *_parted(values, ", ")]
        elif CODE.match(self.raw[span.inside : span.end - 2].strip()):
            shown = [(span.inside, span.end - 2)]
        if shown is not None:
            self.work += reversed(shown)
        return shown is not None


def _parted(values: list[tuple[int, int]], by: str = " ") -> list[Work]:
    """Values with a space, or another mark, between each two."""
    parted: list[Work] = []
    for start, end in values:
        if parted:
            parted.append((by, start))
        parted.append((start, end))
    return parted
