"""The one shape of a rule: words that set it off, and a function from the place where they stand to what it read."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from analysis.ingest.hits import Found, Hit, Nearly, Sentence
from analysis.ingest.tagged import TAGS, pattern

Reader = Callable[[Hit], Iterable[Found]]
MOST = 10  # places in one sentence at which one rule is tried; no writer needs more
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Rule:
    """A rule: its name (`kind.what`), the text of the pattern that sets it off, and what reads there.

    needs: sets of words and tags; of each one must be in a sentence before the pattern is tried. It saves time and
    nothing else.
    """

    name: str
    text: str
    read: Reader
    needs: tuple[frozenset[str], ...]

    @cached_property
    def meaning(self) -> str:
        """The first line of the reader's docstring."""
        return (self.read.__doc__ or "").strip().split("\n")[0]

    @cached_property
    def form(self) -> re.Pattern[str]:
        """The pattern, made when it is first asked for."""
        return pattern(self.text)

    def apply(self, sentence: Sentence, told: tuple[Found, ...] = ()) -> list[tuple[Hit, list[Found], str]]:
        """The places where the words stand, at most MOST, with what was read and, where nothing was, the reason."""
        found = islice(self.form.finditer(sentence.string), MOST)
        return [self._tried(Hit(sentence, match, told)) for match in found]

    def _tried(self, hit: Hit) -> tuple[Hit, list[Found], str]:
        try:
            return hit, list(self.read(hit)), ""
        except Nearly as reason:
            return hit, [], str(reason)


RULES: list[Rule] = []


def rule(name: str, form: str, needs: str) -> Callable[[Reader], Reader]:
    """Make a function a rule; `form` is a pattern over tagged sentences, `needs` words and <tags> parted by spaces.

    Where one of several is not enough, a plus parts the sets: "opened closed + <post>". The rarest stand first.
    """

    def made(read: Reader) -> Reader:
        sets = (re.sub(r"<(\w+)>", lambda tag: TAGS[tag[1]], part).split() for part in needs.split(" + "))
        RULES.append(Rule(name, form, read, tuple(map(frozenset, sets))))
        return read

    return made


def words_of(sentence: Sentence) -> set[str]:
    """The words and tags of a sentence by which rules are chosen."""
    string = sentence.string.lower()
    listed = ("(item)",) if sentence.block.kind == "item" and sentence.setting.above else ()
    return {*WORD.findall(string), *(char for char in TAGS.values() if char in string), *listed}
