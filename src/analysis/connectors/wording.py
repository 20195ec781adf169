"""What a roll call is on, in few words, and which states its text names.

Half of the texts are in capitals, some are what the President said before the vote, many end in the same formula.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from analysis.countries import Atlas, UnknownState, key

WORDS = 12  # a label has at most so many
FORMULA = re.compile(r"\s*:?\s*resolution\s*(?:/\s*(?:ad.*)?)?$|\s+:\s*$", re.IGNORECASE)
ADOPTED = re.compile(r":?\s*resolution\s*(?:/|$)", re.IGNORECASE)
SPEECH = re.compile(r"The (?:Acting )?President\b")
ENTITLED = re.compile(r"entitled\s*[_\"“]\s*(.+?)\s*(?:<d3>|[\"”])")
AGENDA = re.compile(r"A/\d+/\d+ ")
MARKS = {"<d3>": "”", "<90>": "’", "--": ", ", "_": "“", "\\": " "}
TOKEN = re.compile(r"&|[^\W_]+(?:[.'’][^\W_]+)*\.?")
DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
# Beside the names of states, what keeps its capitals in a text that is all capitals.
LETTERS = """UN UNRWA ECOSOC ICJ UNCTAD IAEA UNDP UNHCR OSCE OAU PLO USSR UNESCO UNIDO NATO SALT IMF NGO UNEF ONUC ECAFE
US UK UNEM II III IV VI VII VIII IX XI XII"""
PROPER = """africa african africans america american asia europe latin atlantic pacific mediterranean caribbean arab
arabs arabic islamic jewish zionism balkans golan sahara saharan timor irian tibet ifni falkland suez gaza hebron geneva
paris vienna pretoria nairobi bangkok beirut santiago lagos addis ababa jerusalem palestinian palestinians israeli
syrian soviet british french spanish italian belgian portuguese russian chinese indian indians khmer herzegovina
malvinas urundi transjordan"""
KEPT = frozenset(LETTERS.split()) | frozenset(PROPER.title().split())
PHRASES = ("Middle East", "Security Council", "General Assembly", "West Bank", "Camp David", "Puerto Rico")
# What looks like the name of a state and is none here, or means others.
OTHERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("america", "chosen", "new guinea", "south georgia", "saudi arabian", "uruguay round"), ()),
    **dict.fromkeys(("former yugoslavia", "declaration of mexico", "economic development guam", "guam area"), ()),
    "portuguese guinea": ("GNB",),
    "paupa new guinea": ("PNG",),
    "korea": ("KOR", "PRK"),
}
CONGO = ("congo", "republic of congo", "republic of the congo")
LEOPOLDVILLE = (date(1960, 6, 30), date(1966, 12, 31))  # between these days the Assembly's Congo was this one
MOVER = re.compile(r"[\s,(-]+(?:[\w-]+[ )]+)?(?:draft|proposal|motion|(?:sub-)?amend|resol|recommend|text)", re.I)
MOVED = re.compile(r"(?:submitted|proposed|introduced|sponsored|amended) by (?:the )?$", re.I)
LONGEST = 7


def plain(text: object) -> str:
    """A printed text without the debris of its files: tabs with what follows them, broken quotes, runs of blanks."""
    return " ".join(text.split("\t")[0].replace('\\""', "").split()).strip('" \\') if isinstance(text, str) else ""


class Wording:
    """Titles and subjects, by the names of states that an atlas knows."""

    def __init__(self, atlas: Atlas, on: Callable[[str, date], str]) -> None:
        """Take the atlas, and which state stood in a state's place on a day."""
        self.atlas, self.on = atlas, on
        self._known = atlas.names() | set(OTHERS) | set(CONGO)
        self._first = {_key(f"{name.split()[0]}{end}") for name in self._known for end in ("", "'s")}
        self._stood: dict[tuple[str, date], tuple[str, ...]] = {}

    def title(self, short: str, descr: str, adopted: str = "", part: str = "") -> str:
        """What a vote is on, at most a dozen words.

        short, descr: the heading and the description as printed; adopted: the title of the resolution itself where the
        vote is on a part of it; part: what the part is.
        """
        told = self._told(short, descr) or adopted
        if not told:
            return f"{part[:1].upper()}{part[1:]}" or "Separate vote"
        words, most = told.split(), WORDS - len(part.split())
        told = told if len(words) <= most else " ".join(words[:most]).rstrip(",;:") + "…"
        return f"{told} ({part})" if part else told

    def _told(self, short: str, descr: str) -> str:
        """The resolution's own title where it is printed and short, else the heading; '' for a speech without any."""
        if SPEECH.match(descr):
            found = ENTITLED.findall(descr)
            return _cleaned(found[-1]) if found else ""
        official = next((text for text in (descr, short) if ADOPTED.search(text)), "")
        if official or (descr and not _shouted(descr) and not AGENDA.match(descr)):
            whole = _cleaned(official or descr)
            if official or not short or len(whole.split()) <= WORDS:
                return whole
        return self.sentence(_cleaned(short or descr))

    def sentence(self, text: str) -> str:
        """A text that is all capitals as it stands in a sentence; names and abbreviations keep theirs."""
        if not _shouted(text):
            return text
        named = [(start, end) for start, end, _ in self.found(text)]

        def cased(token: re.Match[str]) -> str:
            word = token[0]
            if word in KEPT or DOTTED.fullmatch(word):
                return word
            inside = any(start <= token.start() < end for start, end in named) and word not in ("AND", "OF", "THE")
            capital = word.capitalize()
            return capital if inside or capital.removesuffix("'s") in KEPT else word.lower()

        told = TOKEN.sub(cased, text)
        for phrase in PHRASES:
            told = re.sub(rf"\b{phrase}\b", phrase, told, flags=re.IGNORECASE)
        return told[:1].upper() + told[1:]

    def about(self, short: str, descr: str, day: date, adopted: str = "") -> list[str]:
        """The states, as of a day, that a heading or a description names; not those that only moved the proposal."""
        if SPEECH.match(descr):
            descr = " ".join(ENTITLED.findall(descr)[-1:]) or adopted
        return list(dict.fromkeys(state for text in (short, descr) for state in self._states(text, day)))

    def _states(self, text: str, day: date) -> Iterator[str]:
        for start, end, name in self.found(text):
            if not MOVER.match(text, end) and not MOVED.search(text[:start]):
                if (name, day) not in self._stood:
                    self._stood[name, day] = tuple(self.on(iso3, day) for iso3 in self._meant(name, day))
                yield from self._stood[name, day]

    def _meant(self, name: str, day: date) -> tuple[str, ...]:
        if name in OTHERS:
            return OTHERS[name]
        if name in CONGO and LEOPOLDVILLE[0] <= day <= LEOPOLDVILLE[1]:
            return ("COD",)
        for year in (day.year, None):
            try:
                return (self.atlas.code(name, year, ("name", "historic")),)
            except UnknownState:
                continue
        return ()

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the names of states stand in a text, the longest at each place: start, end, the name's `key`."""
        tokens = list(TOKEN.finditer(text))
        words = [_key(one[0]) for one in tokens]
        capitals, place = _shouted(text), 0
        while place < len(tokens):
            start, length = tokens[place].start(), 1
            if words[place] in self._first:
                name, length = self._longest(words[place : place + LONGEST], tokens[place : place + LONGEST])
                written = capitals or text[start].isupper() or name in OTHERS
                if name and written and not _accident(text, start, name):
                    yield start, tokens[place + length - 1].end(), name
            place += length

    def _longest(self, words: list[str], tokens: list[re.Match[str]]) -> tuple[str, int]:
        """The longest name that begins some words, and how many of these it is; of the last an 's may be left off."""
        for length in range(len(words), 0, -1):
            for last in (words[length - 1], _key(re.sub("['’][sS]$", "", tokens[length - 1][0]))):
                name = " ".join((*words[: length - 1], last))
                if name in self._known:
                    return name, length
        return "", 1


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return key(word)


def _accident(text: str, start: int, name: str) -> bool:
    """Whether two letters are no name where they stand: dollars, or a pronoun."""
    return name in ("us", "uk") and (text[start - 1 : start] == "$" or "." not in text[start : start + 3])


def _cleaned(text: str) -> str:
    text = FORMULA.sub("", text)
    for printed, meant in MARKS.items():
        text = text.replace(printed, meant)
    return " ".join(text.split()).strip(" .,;:")


def _shouted(text: str) -> bool:
    return text.upper() == text and any(letter.isalpha() for letter in text)
