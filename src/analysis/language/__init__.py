"""The message catalogue: every word that a page says of its own, one file a language, and the grammar around names."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources

LANGUAGES = ("en",)
UNSEEN = {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}  # sorts of signs that print nothing, and those that turn a line round
LONGEST_WORD = 30
ARTICLE = re.compile(
    r"^(United|Soviet|Byelorussian|German Democratic|Holy|Central African|Democratic Republic|Republic of)\b"
    r"|\b(Republic|Union|Islands|Emirates|Kingdom|States|Territory|Territories|Antilles|SSR)$"
    r"|^(Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Congo|Vatican City)\b"
)


class Catalogue:
    """The messages of one language; `catalogue(key, **words)` fills one in."""

    def __init__(self, lang: str = "en") -> None:
        """Read the messages of `lang`; raises ValueError for a language that has none yet."""
        if lang not in LANGUAGES:
            raise ValueError(f"lang={lang} is not there yet; use {' or '.join(LANGUAGES)}")
        self.lang = lang
        self._messages = _messages(lang)

    def __call__(self, key: str, **words: object) -> str:
        """The message `section.name`, its gaps filled with `words`."""
        section, _, name = key.partition(".")
        return str(self._messages[section][name]).format(**words)

    def has(self, key: str) -> bool:
        """Whether the catalogue holds a message."""
        section, _, name = key.partition(".")
        return name in self._messages.get(section, {})

    def section(self, section: str) -> tuple[str, ...]:
        """The names of the messages of one section."""
        return tuple(self._messages.get(section, {}))

    def word(self, section: str, name: str) -> str:
        """A term of the tables in words; a term without a message loses only its underscores."""
        return str(self._messages.get(section, {}).get(name, name.replace("_", " ")))


@cache
def _messages(lang: str) -> dict[str, dict[str, str]]:
    """The sections of `<lang>.toml`, and of `<lang>.<subject>.toml` beside it; no section stands in two of them."""
    found: dict[str, dict[str, str]] = {}
    for path in resources.files("analysis.language").iterdir():
        if path.name == f"{lang}.toml" or (path.name.startswith(f"{lang}.") and path.name.endswith(".toml")):
            held = tomllib.loads(path.read_text("utf-8"))
            if twice := set(held) & set(found):
                raise ValueError(f"{path.name}: section {min(twice)} stands in another catalogue; choose another name")
            found |= held
    return found


def listing(items: Sequence[str], last: str = "and") -> str:
    """Things one after the other; semicolons part them where a thing holds a comma itself.

    >>> listing(["tea"]), listing(["green tea", "copra", "sea salt"])
    ('tea', 'green tea, copra and sea salt')
    """
    if len(items) < 2:
        return "".join(items)
    within = any("," in item.split("(")[0] for item in items)
    comma = "; " if within and len(items) > 2 else ", "
    before = f"{comma}{last} " if within else f" {last} "
    return f"{comma.join(items[:-1])}{before}{items[-1]}"


def the(name: str) -> str:
    """A state's name as it stands inside a sentence.

    >>> the("Soviet Union"), the("Chad"), the("Dominican Republic")
    ('the Soviet Union', 'Chad', 'the Dominican Republic')
    """
    return f"the {name}" if ARTICLE.search(name) else name


def of(name: str) -> str:
    """A name in the possessive.

    >>> of("Belarus"), of("the Netherlands")
    ("Belarus's", "the Netherlands'")
    """
    return f"{name}'" if name.endswith("s") and name.startswith("the ") else f"{name}'s"


def cap(text: str) -> str:
    """The text with a capital at its beginning and nothing else changed."""
    return text[:1].upper() + text[1:]


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> plural(1, "month"), plural(4, "spell"), plural(2, "party", "parties")
    ('1 month', '4 spells', '2 parties')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def ordinal(number: int) -> str:
    """A number as a rank in a row.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def rank(number: int, most: str) -> str:
    """A place in a row that a superlative leads: the first is the superlative alone.

    >>> rank(1, "closest"), rank(2, "closest")
    ('closest', '2nd closest')
    """
    return most if number == 1 else f"{ordinal(number)} {most}"


def shortened(text: str, words: int = 12) -> str:
    """A text from outside as it stands in a line: its first words, without signs that print nothing.

    >>> shortened("Agreement on Fishing", 2), shortened("Tea and" + chr(10) + " copra")
    ('Agreement on …', 'Tea and copra')
    """
    plain = "".join(" " if unicodedata.category(sign) in UNSEEN else sign for sign in text)
    found = plain.split()
    kept = [word if len(word) <= LONGEST_WORD else f"{word[: LONGEST_WORD - 1]}…" for word in found[:words]]
    return " ".join([*kept, "…"] if len(found) > words else kept)
