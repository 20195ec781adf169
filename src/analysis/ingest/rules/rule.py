"""The one shape of a rule: words that set it off, and a function from the place where they stand to what it read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from analysis.ingest.hits import Found, Hit, Nearly, Sentence
from analysis.ingest.tagged import TAGS, pattern

Reader = Callable[[Hit], Iterable[Found]]
MOST = 25  # places in one sentence at which one rule is tried; no writer needs more
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Rule:
    """A rule: its name (`kind.what`), the text of the pattern that sets it off, and what reads there.

    needs: words or tags of which one must be in a sentence before the pattern is tried; it saves time and nothing else.
    """

    name: str
    text: str
    read: Reader
    needs: frozenset[str]

    @cached_property
    def meaning(self) -> str:
        """The first line of the reader's docstring."""
        return (self.read.__doc__ or "").strip().split("\n")[0]

    @cached_property
    def form(self) -> re.Pattern[str]:
        """The pattern, made when it is first asked for."""
        return pattern(self.text)

    def apply(self, sentence: Sentence, told: tuple[Found, ...] = ()) -> Iterator[tuple[Hit, list[Found], str]]:
        """The places where the words stand, at most MOST, with what was read and, where nothing was, the reason."""
        if not self.form.search(sentence.string):
            return iter(())
        return self._read_each(sentence, told)

    def _read_each(self, sentence: Sentence, told: tuple[Found, ...]) -> Iterator[tuple[Hit, list[Found], str]]:
        for match in islice(self.form.finditer(sentence.string), MOST):
            hit = Hit(sentence, match, told)
            try:
                yield hit, list(self.read(hit)), ""
            except Nearly as reason:
                yield hit, [], str(reason)


RULES: list[Rule] = []


def rule(name: str, form: str, needs: str) -> Callable[[Reader], Reader]:
    """Make a function a rule; `form` is a pattern over tagged sentences, `needs` words and <tags> parted by spaces."""

    def made(read: Reader) -> Reader:
        words = frozenset(TAGS[word.strip("<>")] if word.startswith("<") else word for word in needs.split())
        RULES.append(Rule(name, form, read, words))
        return read

    return made


def words_of(sentence: Sentence) -> set[str]:
    """The words and tags of a sentence by which rules are chosen."""
    string = sentence.string.lower()
    listed = ("(item)",) if sentence.block.kind == "item" and sentence.setting.above else ()
    return {*WORD.findall(string), *(char for char in TAGS.values() if char in string), *listed}
