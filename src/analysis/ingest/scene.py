"""The course of a document: which pair each of its parts is about, found from what stands before and in the part."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from analysis.ingest import sentences, tagging
from analysis.ingest.document import Block, Document
from analysis.ingest.names import Gazetteer
from analysis.ingest.setting import Pair, Setting, place_only
from analysis.ingest.tagged import Tagged, pattern

OF_PAIR = (
    pattern(r"<country> ?[–—-] ?<country>[’' s]*(?: \w+){0,3} (?:relations|ties|relationship)"),
    pattern(
        r"(?:relations|ties|relationship|cooperation) (?:that \w+ |\w+ing )?(?:between|of) <state>(?: and | with |[–-])<state>"
    ),
    pattern(r"<state> and <state>(?: \w+){0,4} (?:relations|ties)"),
    pattern(r"<state>[’'s]* (?:\w+ ){0,4}(?:relations|ties|relationship|cooperation) (?:with|to|towards) <state>"),
    pattern(r"<demonym> (?:\w+ ){0,4}(?:relations|ties|relationship) with <state>"),
)
OF_HOME = (pattern(r"(?:foreign|external|international|diplomatic) (?:relations|policy|affairs) of <state>"),)
FROM_TO = (
    pattern(r"(?:from|by|of) <state>[^<]*? to <state>"),
    pattern(r"<demonym>[^:]*? (?:to|in) <state>"),
    pattern(r"<state>[’'s]*(?: \w+){0,5} (?:to|in) <state>"),
)
TOPICS = (
    ("visits", r"visit"),
    ("agreements", r"agreement|treat(?:y|ies)|accord|instrument|legal (?:framework|basis)"),
    ("trade", r"trade|econom|commerc|export|import|business"),
    ("missions", r"mission|embass|consul|representation|representative|accredit"),
    ("memberships", r"member|organi[sz]ation"),
)
SHORT_CELL = 60
EARLY = 4


@dataclass(frozen=True)
class Part:
    """Blocks that are about one pair: a paragraph, or a row of a table; each with its tagged sentences."""

    blocks: list[tuple[Block, list[tuple[int, Tagged]]]]

    @property
    def tagged(self) -> list[Tagged]:
        """Every sentence."""
        return [one for _, found in self.blocks for _, one in found]


class Scene:
    """Goes through a document and keeps the setting; a part changes that of later ones and never of earlier ones."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        """Take a document and the names by which it can speak."""
        self.document, self.gazetteer = document, gazetteer
        self.setting = Setting()
        self._whole: Pair = ()
        self._seen = 0
        self._headings: list[tuple[int, str]] = []

    def parts(self) -> Iterator[Part]:
        """The parts in order; `setting` is that of the part just given."""
        numbered = enumerate(self.document.blocks)
        for _, group in groupby(numbered, key=lambda one: ("row", one[1].row) if one[1].row is not None else one[0]):
            part = Part([(block, self._tagged(block)) for _, block in group])
            self._enter(part)
            yield part

    def _tagged(self, block: Block) -> list[tuple[int, Tagged]]:
        found = sentences.split(block.text)
        return [(start, tagging.tag(block.text[start:end], self.gazetteer)) for start, end in found]

    def _enter(self, part: Part) -> None:
        block = part.blocks[0][0]
        if block.kind in ("title", "heading"):
            self._under(block, part)
        elif block.row is not None:
            self._row(part)
        elif block.kind in ("paragraph", "item"):
            self._paragraph(part)

    def _under(self, block: Block, part: Part) -> None:
        """A heading may name the pair, the direction, the partner and the topic of what follows."""
        level = block.level or 1
        self._headings = [(depth, text) for depth, text in self._headings if depth < level] + [(level, block.text)]
        topic = next((name for name, form in TOPICS if re.search(form, block.text, re.IGNORECASE)), "")
        whole = part.tagged[0] if part.tagged else Tagged("", [])
        named = self.setting.named(whole)
        pair = _pair(whole, self.setting) or (tuple(sorted(named)) if len(named) == 2 else ())
        if not self._whole and pair and self._seen <= EARLY:
            self._whole = pair
        home = self.setting.home or _home(whole, self.setting)
        if not pair and len(named) == 1 and home and named[0] != home and not self._whole:
            pair = tuple(sorted((home, named[0])))
        sender, receiver = _direction(whole, self.setting)
        kept = self._whole or (self.setting.pair if level > 2 else ())
        self.setting = replace(
            self.setting,
            home=home,
            pair=pair or kept,
            sender=sender,
            receiver=receiver,
            topic=topic,
            headings=tuple(text for _, text in self._headings),
            date="",
            visit=None,
        )
        self._seen += 1

    def _row(self, part: Part) -> None:
        """A row is about the pair that it refers to, the state in its first cells, or those named most."""
        self._seen += 1
        pair = next((found for one in part.tagged if (found := _pair(one, self.setting))), ())
        home = self.setting.home
        if not pair:
            first = [one for block, found in part.blocks[:2] if len(block.text) <= SHORT_CELL for _, one in found]
            named = [code for one in first for code in self.setting.named(one) if code != home]
            ranked = self._ranked(part)
            partner = named[:1] or [code for code in ranked if code != home][: 1 if home else 2]
            pair = tuple(sorted({*partner, *([home] if home else ranked[:2])}))
            pair = pair if len(pair) == 2 else ()
        common = set(pair) & set(self.setting.pair)
        if not home and len(common) == 1 and set(pair) != set(self.setting.pair):
            home = common.pop()
        elif not home and not pair:
            home = next(iter(self._ranked(part)), "")
        self.setting = replace(
            self.setting, home=home, pair=pair, sender="", receiver="", date="", visit=None, actor=""
        )

    def _ranked(self, part: Part) -> list[str]:
        """The states that a part names, the most often named first; where a city lies does not count."""
        counted: Counter[str] = Counter()
        for one in part.tagged:
            for mark in one.marks:
                if mark.tag in ("state", "demonym") and not place_only(one, mark):
                    counted[self.setting.code(mark)] += 1
        return [code for code, _ in counted.most_common() if code]

    def _paragraph(self, part: Part) -> None:
        """The first paragraphs tell the document's pair or home; later ones may be about another partner of the home."""
        self._seen += 1
        first = part.tagged[0] if part.tagged else Tagged("", [])
        pair = _pair(first, self.setting)
        if pair and not self._whole and self._seen <= EARLY and not self.setting.home:
            self._whole = pair
        if pair and _pair_opens(first, self.setting):
            self.setting = replace(self.setting, pair=pair, date="", visit=None)
            return
        if self._whole:
            if not self.setting.pair:
                self.setting = replace(self.setting, pair=self._whole)
            return
        ranked = self._ranked(part)
        home = self.setting.home
        if not home and self._seen <= EARLY:
            if len(ranked) == 2 and not self.setting.pair:
                self._whole = tuple(sorted(ranked))
                self.setting = replace(self.setting, pair=self._whole)
                return
            named = self.setting.named(first)
            home = named[0] if named else ""
        partners = [code for code in ranked if code != home]
        if home and len(partners) == 1:
            self.setting = replace(self.setting, home=home, pair=tuple(sorted((home, partners[0]))))
        elif home and partners and self.setting.home:
            near = [code for code in self.setting.named(first) if code != home]
            pair = tuple(sorted((home, near[0]))) if len(near) == 1 else ()
            self.setting = replace(self.setting, pair=pair)
        else:
            self.setting = replace(self.setting, home=home)


def _pair(tagged: Tagged, setting: Setting) -> Pair:
    """The pair that a sentence says relations are between, () for none."""
    for form in OF_PAIR:
        hit = form.search(tagged.string)
        if hit:
            marks = tagged.between(hit.start(), hit.end(), "state", "demonym")
            found = sorted({setting.code(mark) for mark in marks if setting.code(mark)})
            if len(found) == 2:
                return tuple(found)
    return ()


def _pair_opens(tagged: Tagged, setting: Setting) -> bool:
    """Whether a paragraph opens as the summary of an article on another pair."""
    hit = OF_PAIR[0].match(tagged.string)
    return bool(hit)


def _home(tagged: Tagged, setting: Setting) -> str:
    """The state whose foreign relations a heading announces."""
    hits = (form.search(tagged.string) for form in OF_HOME)
    hit = next((hit for hit in hits if hit), None)
    mark = tagged.first(hit.start(), hit.end(), "state") if hit else None
    return setting.code(mark) if mark else ""


def _direction(tagged: Tagged, setting: Setting) -> tuple[str, str]:
    """From whom to whom a heading says its list goes."""
    for form in FROM_TO:
        hit = form.search(tagged.string)
        if hit:
            marks = tagged.between(hit.start(), hit.end(), "state", "demonym")
            codes = [code for code in dict.fromkeys(setting.code(mark) for mark in marks) if code]
            if len(codes) >= 2:
                return codes[0], codes[1]
    return "", ""
