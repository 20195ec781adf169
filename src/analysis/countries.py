"""States: their codes, what they are called in a year and a language, and when they existed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analysis import dates

if TYPE_CHECKING:
    import pandas as pd

NAMES = ("name", "historic")
KINDS = (*NAMES, "demonym", "capital", "city")
PREFIX = "prefix"
FIRST_YEAR, LAST_YEAR = 0, 9999
NEAR = 0.8
UNSAID = re.compile(r"['’ʼʻ‘`´.]")
PARTING = re.compile(r"[\W_]+")
# Correlates of War codes that stand for states of several codes: first and last year, alpha-3.
COW_YEARS = {
    "365": ((1923, 1991, "SUN"),),
    "345": ((1919, 1991, "YUG"), (1992, 2005, "SCG")),
    "816": ((1954, 1975, "VDR"),),
}


class UnknownState(ValueError):
    """A text that means no state, or more than one; the message is one line with the remedy."""


@dataclass(frozen=True)
class Meaning:
    """One state that a name means, as what kind of name, from the first to the last year in which it does."""

    iso3: str
    kind: str
    first: int
    last: int


def key(text: str) -> str:
    """What is compared of a name: no case, accents, apostrophes, points or leading article; dashes are spaces.

    >>> key("The Côte d’Ivoire"), key("Guinea–Bissau"), key("Trinidad & Tobago"), key("U.S.")
    ('cote divoire', 'guinea bissau', 'trinidad and tobago', 'us')
    """
    plain = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return PARTING.sub(" ", UNSAID.sub("", plain)).strip().removeprefix("the ")


def cow_state(code: str, year: int, otherwise: str) -> str:
    """The alpha-3 code of a Correlates of War code in a year, `otherwise` where the code stands for one state only.

    >>> cow_state("365", 1991, "RUS"), cow_state("365", 1992, "RUS")
    ('SUN', 'RUS')
    """
    return next((iso3 for first, last, iso3 in COW_YEARS.get(code, ()) if first <= year <= last), otherwise)


class Atlas:
    """The states of the three tables `countries`, `country_aliases` and `state_spells`, all text, '' for an empty cell.

    >>> import pandas as pd
    >>> countries = pd.DataFrame([{"iso3": "BLR", "iso2": "BY", "name_en": "Belarus", "name_es": "Bielorrusia"}])
    >>> aliases = pd.DataFrame([["White Russia", "BLR", "historic", "", "1991"]],
    ...     columns=["alias", "iso3", "kind", "valid_from", "valid_to"])
    >>> spells = pd.DataFrame([["BLR", "legal", "1991-08-25", "", "", ""]],
    ...     columns=["iso3", "system", "start", "end", "predecessor", "successor"])
    >>> atlas = Atlas(countries, aliases, spells)
    >>> atlas.code("white russia"), atlas.name("BLR", "es"), atlas.existed("BLR", "1990-01-01", "1990-12-31")
    ('BLR', 'Bielorrusia', False)
    >>> atlas.code("BLA")
    Traceback (most recent call last):
    ...
    analysis.countries.UnknownState: no state 'BLA'; did you mean BLR (Belarus)?
    """

    def __init__(self, countries: pd.DataFrame, aliases: pd.DataFrame, spells: pd.DataFrame) -> None:
        """Read the frames once; they are not kept and not changed. `letters` is alpha-2 → alpha-3."""
        self._countries = {row["iso3"]: row for row in countries.to_dict("records")}
        self.letters: dict[str, str] = {row["iso2"]: iso3 for iso3, row in self._countries.items() if row["iso2"]}
        self._spells = spells.reset_index(drop=True)
        self._lives: dict[str, list[dict[str, str]]] = {}
        for row in spells.to_dict("records"):
            self._lives.setdefault(row["iso3"], []).append({str(name): str(cell) for name, cell in row.items()})
        self._meanings: dict[str, list[Meaning]] = {}
        columns = (aliases[name].tolist() for name in ("alias", "iso3", "kind", "valid_from", "valid_to"))
        for alias, iso3, kind, first, last in zip(*columns, strict=True):
            meaning = Meaning(iso3, kind, int(first or FIRST_YEAR), int(last or LAST_YEAR))
            self._meanings.setdefault(key(alias), []).append(meaning)
        self._spelled = [name for name, means in self._meanings.items() if any(one.kind in NAMES for one in means)]

    def __contains__(self, iso3: object) -> bool:
        """Whether this is the code of a state or territory; a name is not."""
        return iso3 in self._countries

    @property
    def codes(self) -> list[str]:
        """Every code, sorted."""
        return sorted(self._countries)

    def name(self, iso3: str, lang: str = "en") -> str:
        """The name of a state in English, Spanish or Russian; of an unknown code, the code itself."""
        return self._countries.get(iso3, {}).get(f"name_{lang}") or iso3

    def code(self, text: str, year: int | None = None, kinds: Collection[str] = KINDS) -> str:
        """The alpha-3 code that a code or a whole name means, never a guess; raises UnknownState with the remedy.

        year: the name as used in that year; without one, a name in use today goes before one that is not.
        kinds: the sorts of alias that count, e.g. NAMES where a city must not stand for its state; PREFIX, the half of
        a word such as "Anglo", counts only where it is asked for.
        """
        if text.strip().upper() in self._countries:
            return text.strip().upper()
        states = sorted({meaning.iso3 for meaning in self._meant(text, year, kinds)})
        if len(states) > 1:
            raise UnknownState(f"{text!r} means {', '.join(states[:-1])} or {states[-1]}; write the code")
        if not states:
            when = f" in {year}" if year is not None else ""
            near = self.suggest(text)
            remedy = f"; did you mean {near} ({self.name(near)})?" if near else ""
            raise UnknownState(f"no state {text!r}{when}{remedy}")
        return states[0]

    def names(self, kinds: Collection[str] = NAMES) -> frozenset[str]:
        """Every name of these sorts in whatever year, as `key` writes it: what can be looked for in a text."""
        return frozenset(name for name, means in self._meanings.items() if any(one.kind in kinds for one in means))

    def _meant(self, text: str, year: int | None, kinds: Collection[str]) -> list[Meaning]:
        known = [meaning for meaning in self._meanings.get(key(text), []) if meaning.kind in kinds]
        if year is not None:
            return [meaning for meaning in known if meaning.first <= year <= meaning.last]
        today = [meaning for meaning in known if meaning.last == LAST_YEAR]
        return today or [meaning for meaning in known if meaning.kind == "name"] or known

    def suggest(self, text: str) -> str | None:
        """The state that a mistyped code or name is nearest to, None when nothing is near."""
        if re.fullmatch("[A-Z]{2}", text) and text in self.letters:
            return self.letters[text]
        if re.fullmatch("[A-Z]{3}", text):
            return self._nearest_code(text)
        spelled = key(text)
        near = difflib.get_close_matches(spelled, self._spelled, n=5, cutoff=NEAR) if len(spelled) > 3 else []
        for name in near:
            states = {meaning.iso3 for meaning in self._meanings[name]}
            if len(states) == 1:
                return states.pop()
        return None

    def _nearest_code(self, text: str) -> str | None:
        """Of the codes one slip away, the one whose first letter and English name are nearest: BLA is BLR, not BLZ."""
        near = [code for code in self.codes if _slipped(text, code)]
        return max(near, key=lambda code: (text[0] == code[0], _likeness(text, self.name(code))), default=None)

    def spells(self, iso3: str) -> pd.DataFrame:
        """The rows of `state_spells` about a state, in every reckoning; no rows for a territory."""
        return self._spells[self._spells["iso3"] == iso3].reset_index(drop=True)

    def existed(self, iso3: str, earliest: str, latest: str, system: str = "legal") -> bool:
        """Whether a state existed on some day from `earliest` to `latest` (ISO days), in one reckoning.

        In law also true of a code without any spell: a territory, whose beginning and end the table does not reckon.
        """
        lives = self._lives.get(iso3)
        if lives is None:
            return system == "legal" and iso3 in self._countries
        return any(
            dates.earliest(life["start"]) <= latest and earliest <= (dates.latest(life["end"]) or dates.LAST_DAY)
            for life in lives
            if life["system"] == system
        )

    def earlier(self, iso3: str, first: str, last: str) -> list[str]:
        """What a state of the same code was called in law from `first` to `last` (ISO days), where that was another.

        Oldest first: North Yemen for Yemen before May 1990, West Germany for Germany before October of that year.
        """
        legal = self._legal.get(iso3, [])
        return [
            life["name"]
            for life in legal[:-1]
            if life["name"].partition(" (")[0] != legal[-1]["name"]
            and dates.earliest(life["start"]) <= last
            and first < dates.latest(life["end"])
        ]

    def ended(self, iso3: str) -> bool:
        """Whether a state is no more in law."""
        legal = self._legal.get(iso3, [])
        return bool(legal) and all(life["end"] for life in legal)

    def pasts(self, iso3: str) -> list[str]:
        """The ended states that a state continues in law, sorted: the Soviet Union for Russia, none for Kazakhstan."""
        return list(self._pasts.get(iso3, ()))

    @cached_property
    def _legal(self) -> dict[str, list[dict[str, str]]]:
        """The lives in law of each state, oldest first."""
        return {
            iso3: sorted(
                (life for life in lives if life["system"] == "legal"), key=lambda life: dates.earliest(life["start"])
            )
            for iso3, lives in self._lives.items()
        }

    @cached_property
    def _pasts(self) -> dict[str, list[str]]:
        """The ended states that each state continues, sorted: by its own lives and by theirs."""
        continued: dict[str, set[str]] = {}
        for iso3, lives in self._lives.items():
            for life in lives:
                continued.setdefault(iso3, set()).add(life["predecessor"])
                continued.setdefault(life["successor"], set()).add(iso3)
        return {iso3: sorted(other for other in others if self.ended(other)) for iso3, others in continued.items()}


def _slipped(text: str, code: str) -> bool:
    """Whether one of the three letters is wrong, or two neighbours are swapped."""
    wrong = [place for place in range(3) if text[place] != code[place]]
    return len(wrong) == 1 or (wrong in ([0, 1], [1, 2]) and sorted(text) == sorted(code))


def _likeness(text: str, name: str) -> float:
    return difflib.SequenceMatcher(None, text.casefold(), key(name), autojunk=False).ratio()
