"""The words that figures say of their own, and text from outside made fit to be drawn: measured, wrapped, harmless."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources

from analysis.language import Catalogue
from analysis.plots import letters, style

DROPPED = {"Cc", "Cs"}
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
SLACK = 1.02  # the screen's letters may be a little wider than ours


class Words:
    """The messages of figures in one language; `words("timeline.empty", who=…)` fills one in."""

    def __init__(self, lang: str = "en") -> None:
        """Read the messages of `lang`; raises ValueError for a language that has none yet."""
        self._messages, self._catalogue = _messages(lang), Catalogue(lang)

    def __call__(self, key: str, **words: object) -> str:
        """The message `section.name`, its gaps filled with `words`."""
        section, _, name = key.partition(".")
        return self._messages[section][name].format(**words)

    def word(self, section: str, name: str) -> str:
        """A term in words: the figures' own word, else the catalogue's."""
        return self._messages.get(section, {}).get(name) or self._catalogue.word(section, str(name))

    def some(self, key: str, number: int, **words: object) -> str:
        """The message for one or for several, by `number`: `key_one` or `key_many`."""
        return self(f"{key}_{'one' if number == 1 else 'many'}", n=f"{number:,}", **words)


@cache
def _messages(lang: str) -> dict[str, dict[str, str]]:
    found = resources.files("analysis.plots").joinpath(f"{lang}.toml")
    if not found.is_file():
        raise ValueError(f"lang={lang} is not there yet; use en")
    return tomllib.loads(found.read_text("utf-8"))


def plain(text: object) -> str:
    """Text from outside on one line, without control characters and without signs that turn the reading direction.

    >>> plain("two\\nlines\\x00")
    'two lines'
    """
    spaced = " ".join(str(text).split())
    if spaced.isprintable():
        return spaced
    return "".join(sign for sign in spaced if sign not in TURNING and unicodedata.category(sign) not in DROPPED)


def width(text: str, size: float, weight: str = "normal") -> float:
    """How many points wide a line of text is in the figures' font."""
    return SLACK * (letters.width(text, weight) * (size / letters.EM))


def wrap(
    text: object, room: float, size: float = style.BODY, weight: str = "normal", indent: float = 0.0, lines: int = 6
) -> list[str]:
    """Text broken into lines no wider than `room` points, the first shorter by `indent`; a word too long is broken too.

    More than `lines` lines end in an ellipsis.
    """
    done, line = [], ""
    for word in plain(text).split(" "):
        free = room - (indent if not done else 0)
        joined = f"{line} {word}" if line else word
        if width(joined, size, weight) <= free:
            line = joined
            continue
        if line or (indent and not done):
            done.append(line)
        *full, line = _pieces(word, room, size, weight)
        done += full
    done.append(line)
    return done if len(done) <= lines else [*done[: lines - 1], _shortened(done[lines - 1], room, size, weight)]


def _pieces(word: str, room: float, size: float, weight: str) -> list[str]:
    """A word that is too long in pieces that are not, after a hyphen where it has one."""
    pieces, piece = [], ""
    for sign in word:
        if piece and width(piece + sign, size, weight) > room:
            head, hyphen, tail = piece.rpartition("-")
            pieces.append(head + hyphen or piece)
            piece = tail if hyphen else ""
        piece += sign
    return [*pieces, piece]


def _shortened(line: str, room: float, size: float, weight: str) -> str:
    while line and width(f"{line}…", size, weight) > room:
        line = line[:-1]
    return f"{line}…"
