"""The pairs of states that benchmarks make pages of, and files that ask for them."""

import json
import random
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from analysis.tables import Tables

PARTNERS, BEYOND = ("RUS", "BLR", "KAZ"), "RUS-USA"


def asked(data: Tables, number: int) -> list[str]:
    """So many pairs: each state of LAC33 with Russia, Belarus and Kazakhstan, one pair beyond, then any by chance."""
    found = [f"{state}-{partner}" for state, partner in product(data.members("LAC33"), PARTNERS)] + [BEYOND]
    return spread(found, number) if number < len(found) else [*found, *any_pairs(data, number - len(found), found)]


def any_pairs(data: Tables, number: int, but: Sequence[str] = (), seed: int = 1) -> list[str]:
    """So many pairs of states that exist now, drawn by chance, none of those named."""
    draw, found = random.Random(seed), dict.fromkeys(but)
    lives = data["state_spells"]
    states = sorted(set(lives[lives["system"].eq("legal") & lives["end"].eq("")]["iso3"]))
    while len(found) < number + len(but):
        found.setdefault("-".join(draw.sample(states, 2)))
    return list(found)[len(but) :]


def spread(pairs: Sequence[str], number: int) -> list[str]:
    """So many of a list, evenly over it."""
    return [pairs[(2 * place + 1) * len(pairs) // (2 * number)] for place in range(number)]


def written(pairs: Sequence[str], place: Path) -> Path:
    """A request file for these pairs; JSON is YAML too."""
    place.write_text(json.dumps([{"report": "dyad", "with": {"pair": list(pairs)}}]), "utf-8")
    return place
