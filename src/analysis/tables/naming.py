"""What states are called: as the tables write them, or as Unicode's Common Locale Data Repository (CLDR) does."""

from collections.abc import Mapping

import pandas as pd

from analysis.countries import Atlas, key
from analysis.tables.faults import did_you_mean, quoted

USAGES = ("un", "cldr")
LANGUAGES = ("en", "es", "ru")


def chosen(names: str) -> str:
    """The usage of names that was asked for; raises ValueError for one that is not there.

    >>> chosen("cldr")
    'cldr'
    >>> chosen("clrd")
    Traceback (most recent call last):
    ...
    ValueError: names='clrd' is no usage of names; did you mean cldr?
    """
    if names not in USAGES:
        remedy = did_you_mean(names, USAGES, f"use {' or '.join(USAGES)}")
        raise ValueError(f"names={quoted(names)} is no usage of names; {remedy}")
    return names


def cldr_names(countries: pd.DataFrame) -> pd.DataFrame:
    """The table of states with the names of CLDR in every language; a code unknown to CLDR keeps ours.

    One row is a state or territory, as in `countries`. Source: Unicode CLDR, territory names, as babel holds them.

    >>> two = pd.DataFrame([["TUR", "TR", *["Turkey"] * 3], ["SUN", "SU", *["Soviet Union"] * 3]],
    ...     columns=["iso3", "iso2", "name_en", "name_es", "name_ru"])
    >>> cldr_names(two)[["name_en", "name_es"]].values.tolist()
    [['Türkiye', 'Turquía'], ['Soviet Union', 'Soviet Union']]
    """
    from babel import Locale

    named = countries.copy()
    for lang in LANGUAGES:
        known, column = Locale(lang).territories, f"name_{lang}"
        ours = zip(countries["iso2"], countries[column], strict=True)
        named[column] = pd.Series([known.get(letters, name) for letters, name in ours], countries.index, dtype="str")
    return named


def cldr_atlas(frames: Mapping[str, pd.DataFrame]) -> Atlas:
    """An atlas that says the names of CLDR, and understands those beside every name of the tables, which keep their
    years: only a spelling that the tables lack is added.
    """
    named, ours = cldr_names(frames["countries"]), frames["country_aliases"]
    spellings = [
        pd.DataFrame({"alias": named[f"name_{lang}"], "iso3": named["iso3"], "kind": "name"}) for lang in LANGUAGES
    ]
    every, known = pd.concat(spellings), {key(alias) for alias in ours["alias"]}
    lacking = every[[key(alias) not in known for alias in every["alias"]]]
    return Atlas(named, pd.concat([ours, lacking], ignore_index=True).fillna(""), frames["state_spells"])
