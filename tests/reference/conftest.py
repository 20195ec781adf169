"""Two small panels of the real files, made once: some states in law, some members of the Correlates of War system."""

import pytest

from analysis import panel, tables
from tests.reference.said import Said

STATES = (
    *("ARG", "BLR", "BRA", "BYS", "CAN", "CHL", "COL", "CRI", "CSK", "CUB", "CZE", "DDR", "DEU", "EGY", "ERI", "EST"),
    *("FRA", "GBR", "IND", "ISR", "KAZ", "KEN", "KOR", "LTU", "LVA", "MEX", "PER", "PRK", "RUS", "SCG", "SDN", "SRB"),
    *("SSD", "SUN", "SVK", "SYR", "UKR", "USA", "VDR", "VEN", "VNM", "XAH", "XSV", "XUA", "YEM", "YMD", "YUG"),
)
MEMBERS = (
    *("2", "70", "200", "220", "255", "260", "265", "300", "310", "315", "341", "345", "365", "366", "370"),
    *("652", "678", "679", "817"),
)
LAST = 2025


@pytest.fixture(scope="session")
def data(everything):
    """The tables with every data set fetched from the real files."""
    return tables.load(everything)


@pytest.fixture(scope="session")
def rows(data):
    """How many dyad-years there are, by system and years."""
    return lambda first, last, system="cow", **how: len(panel.dyad_years(data, range(first, last + 1), system, **how))


@pytest.fixture(scope="session")
def law(data):
    """What a panel of some states in law says of a pair in a year."""
    return Said(panel.add(_among(panel.dyad_years(data, range(1816, LAST + 1)), STATES), data, list(panel.VERBS)))


@pytest.fixture(scope="session")
def members(data):
    """What a panel of some members of the Correlates of War system says of a pair in a year."""
    frame = _among(panel.dyad_years(data, range(1816, LAST + 1), "cow"), MEMBERS)
    return Said(panel.add(frame, data, ["igos", "population", "votes"]))


def _among(frame, states):
    return frame[frame["sender"].isin(states) & frame["receiver"].isin(states)].reset_index(drop=True)
