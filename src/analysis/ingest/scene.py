"""The course of a document: which pair each of its parts is about, found from what stands before and in the part."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from analysis.ingest import evidence, heads, sentences, tagging
from analysis.ingest.document import Block
from analysis.ingest.names import Gazetteer
from analysis.ingest.setting import NAMES, Pair, Setting, place_only
from analysis.ingest.tagged import Tagged

SHORT_CELL, SHORT_LINE = 60, 30
EARLY = 4
LEADING = 9
OPENS = 12


@dataclass(frozen=True)
class Part:
    """Blocks that are about one pair: a paragraph, or a row of a table; each with its tagged sentences."""

    blocks: list[tuple[Block, list[tuple[int, Tagged]]]]

    @property
    def tagged(self) -> list[Tagged]:
        """Every sentence."""
        return [one for _, found in self.blocks for _, one in found]


@dataclass(frozen=True)
class Opening:
    """Whose relations a whole document is about, as its first parts tell: a pair, or one state."""

    pair: Pair
    home: str


def opened(blocks: list[Block], gazetteer: Gazetteer) -> Opening:
    """What the first parts of a document open it with."""
    scene = Scene(blocks[:OPENS], gazetteer)
    for _ in scene.parts():
        pass
    return Opening(scene._whole, scene.setting.home)


class Scene:
    """Goes through a document and keeps the setting; a part changes that of later ones and never of earlier ones."""

    def __init__(self, blocks: list[Block], gazetteer: Gazetteer, opening: Opening | None = None) -> None:
        """Take blocks, the names by which they can speak, and in a later chapter what the first one opened with."""
        self.blocks, self.gazetteer = blocks, gazetteer
        self._whole: Pair = opening.pair if opening else ()
        self.setting = Setting(home=opening.home if opening else "", pair=self._whole, people={})
        self._partner, self._listed = "", False
        self._doubted, self._guessed = False, False
        self._seen, self._depth = EARLY + 1 if opening else 0, 0
        self._headings: list[tuple[int, str]] = []
        self._above: tuple[Tagged, ...] = ()

    def parts(self) -> Iterator[Part]:
        """The parts in order; `setting` is that of the part just given."""
        numbered = enumerate(self.blocks)
        for _, group in groupby(numbered, key=lambda one: ("row", one[1].row) if one[1].row is not None else one[0]):
            part = Part([(block, self._tagged(block)) for _, block in group])
            self._enter(part)
            yield part

    def _tagged(self, block: Block) -> list[tuple[int, Tagged]]:
        found = sentences.split(block.text)
        return [(start, tagging.tag(block.text[start:end], self.gazetteer)) for start, end in found]

    def _enter(self, part: Part) -> None:
        block = part.blocks[0][0]
        row = [(each.column, one) for each, found in part.blocks for _, one in found] if block.row is not None else []
        self.setting = self.setting._replace(row=tuple(row), above=self._above)
        if self._seen <= EARLY and not self.setting.side and part.tagged:
            self.setting = self.setting._replace(side=evidence.side_of(part.tagged[0], self.setting))
        self._above = heads.kept(self._above, [each for each, _ in part.blocks], self.gazetteer)
        if block.kind in ("title", "heading"):
            self._under(block, part)
        elif block.row is not None:
            self._row(part)
        elif block.kind in ("paragraph", "item"):
            self._paragraph(part)

    def _under(self, block: Block, part: Part) -> None:
        """A heading may name the pair, the home, the partner, the direction and the topic of what follows."""
        level = block.level or 1
        self._headings = [(depth, text) for depth, text in self._headings if depth < level] + [(level, block.text)]
        whole = self._spoken(block, part)
        self._seen += 1
        self._learn(whole, block.kind == "title" or self._seen <= EARLY)
        named = self.setting.named(whole)
        pair = evidence.pair_of(whole, self.setting)
        if not pair and not self._whole and len(named) == 2:
            pair = tuple(sorted(named))
        if len(named) == 1 and not self._whole and named[0] != self.setting.home:
            self._listed = self._listed or (level == self._depth and self._partner not in ("", named[0]))
            self._partner, self._depth = named[0], level
        elif not named and (level < self._depth or (level == self._depth and self._listed)):
            self._partner = ""
        self.setting = self.setting._replace(
            pair=pair or self._whole or self._with(self._partner) or (self.setting.pair if level > 2 else ()),
            topic=evidence.topic_of(block.text),
            headings=tuple(text for _, text in self._headings),
            date="",
            visit=None,
        )
        self._direct(whole)

    def _spoken(self, block: Block, part: Part) -> Tagged:
        """A heading as it would stand in a sentence: one in capitals only is read in small letters."""
        if block.text.isupper():
            return tagging.tag(block.text.title().replace(" Of ", " of ").replace(" And ", " and "), self.gazetteer)
        return part.tagged[0] if part.tagged else Tagged("", [])

    def _learn(self, tagged: Tagged, early: bool) -> None:
        """What the first lines tell of the whole document: its pair, or its home and partner."""
        setting = self.setting
        if self._whole or not early:
            return
        places = setting.named(tagged, "state", "demonym", "city")
        pair = evidence.pair_of(tagged, setting)
        if not pair and len(places) == 2:
            pair = tuple(sorted(places))
        home = evidence.named_by(evidence.OF_HOME, tagged, setting)
        if pair and not setting.home:
            self._whole = pair if len(setting.named(tagged)) == 2 else ()
            self._doubted = bool(self._whole and evidence.BARE.search(tagged.string))
            self.setting = setting._replace(pair=pair, home="" if self._whole else home)
        elif not setting.home:
            partner = evidence.named_by(evidence.OF_PARTNER, tagged, setting)
            self._partner = partner or self._partner
            self.setting = setting._replace(home=home if home != partner else "")

    def _with(self, partner: str) -> Pair:
        home = self.setting.home
        return tuple(sorted((home, partner))) if home and partner and home != partner else ()

    def _direct(self, tagged: Tagged) -> None:
        """The direction that a heading or a line of its own gives to the list below it."""
        sender, receiver = evidence.direction_of(tagged, self.setting)
        hit = None if sender else evidence.ONE_WAY.search(tagged.string)
        if hit:
            code = self.setting.code(tagged.mark(hit.start("state")))
            other = self.setting.other(code)
            sender, receiver = (other, code) if hit["way"].lower().endswith("to") else (code, other)
        self.setting = self.setting._replace(sender=sender, receiver=receiver)

    def _row(self, part: Part) -> None:
        """A row is about the pair that it refers to, the state in its first cells, or those named most."""
        self._seen += 1
        if self._whole and set(self._ranked(part)) <= set(self._whole):
            self.setting = self.setting._replace(pair=self._whole, date="", visit=None, actor="")
            return
        pair = next((found for one in part.tagged if (found := evidence.pair_of(one, self.setting))), ())
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
        self.setting = self.setting._replace(
            home=home, pair=pair, sender="", receiver="", date="", visit=None, actor=""
        )

    def _home(self, part: Part, named: list[str]) -> str:
        """The state that a document is about: where no title tells, one that its paragraphs share, guessed at first."""
        home, partner = self.setting.home, self._partner
        told = self._ranked(part, "state", "demonym", "city") if partner else named
        others = [code for code in told if code != partner]
        if not home:
            self._guessed = True
            return others[0] if others else ""
        if self._guessed and partner and others and home not in others:
            return others[0]
        self._guessed = self._guessed and home not in others
        return home

    def _ranked(self, part: Part, *tags: str) -> list[str]:
        """The states that a part names, the most often named first; where a city lies does not count."""
        counted: Counter[str] = Counter()
        for one in part.tagged:
            for mark in one.marks:
                if mark.tag in (tags or NAMES) and not place_only(one, mark):
                    counted[self.setting.code(mark)] += 1
        return [code for code, _ in counted.most_common() if code]

    def _paragraph(self, part: Part) -> None:
        """The first paragraphs tell the document's pair or home; later ones may be about another partner."""
        self._seen += 1
        first = part.tagged[0] if part.tagged else Tagged("", [])
        if evidence.ONE_WAY.search(first.string):
            self._direct(first)
            return
        topic = evidence.topic_of(part.blocks[0][0].text) if len(part.blocks[0][0].text) <= SHORT_LINE else ""
        self.setting = self.setting._replace(topic=topic or self.setting.topic)
        pair = evidence.pair_of(first, self.setting)
        if self._doubted:
            self._doubt(first)
        if pair and not self._whole and self._seen <= EARLY and not self.setting.home:
            self._whole = pair
        if pair and evidence.OF_PAIR[0].match(first.string):
            self.setting = self.setting._replace(pair=pair, date="", visit=None)
        elif self._whole:
            self.setting = self.setting._replace(pair=self.setting.pair or self._whole)
        else:
            self._partnered(part, first)

    def _doubt(self, first: Tagged) -> None:
        """A title that only names two states is about both, unless the first paragraph begins with a third."""
        named = self.setting.named(first)
        self._doubted = not named
        if named and named[0] not in self._whole:
            self._whole = ()
            self.setting = self.setting._replace(home=named[0], pair=())

    def _partnered(self, part: Part, first: Tagged) -> None:
        """In a document about one state: with whom a paragraph deals, by heading, first words, or whom it names."""
        setting, ranked = self.setting, self._ranked(part)
        if not setting.home and not self._partner and not setting.pair and self._seen <= EARLY and len(ranked) == 2:
            self._whole = tuple(sorted(ranked))
            self.setting = setting._replace(pair=self._whole)
            return
        named = setting.named(first)
        home = self._home(part, named)
        self.setting = setting._replace(home=home)
        if evidence.LEAD_IN.search(first.string) and named[0] != home:
            self._partner, self._depth = named[0], LEADING
        elif self._seen <= EARLY and evidence.CRUMB.search(first.string) and named[0] != home:
            self._partner, self._depth = named[0], 0
        if self._partner:
            self.setting = self.setting._replace(pair=self._with(self._partner))
            return
        partners = [code for code in ranked if code != home]
        if partners:
            near = partners if len(partners) == 1 else [code for code in named if code != home]
            known = bool(setting.home) or len(partners) == 1
            self.setting = self.setting._replace(pair=self._with(near[0]) if known and len(near) == 1 else ())
