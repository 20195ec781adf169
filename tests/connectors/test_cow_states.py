"""States of the Correlates of War: spells of membership, under codes that stay while states change."""

import pandas as pd
import pytest

from analysis.connectors.connector import BadOriginal
from tests.connectors.originals import BREAKS, broken, real, write

SPELL = ["styear", "stmonth", "stday", "endyear", "endmonth", "endday"]
COLUMNS = ["stateabb", "ccode", "statenme", *SPELL, "version"]
MEMBERS = pd.DataFrame(
    [
        ("MEX", 70, "Mexico", 1831, 1, 1, 2016, 12, 31, 2016),
        ("GMY", 255, "Germany", 1816, 1, 1, 1945, 5, 8, 2016),
        ("GMY", 255, "Germany", 1990, 10, 3, 2016, 12, 31, 2016),
        ("RUS", 365, "Russia", 1816, 1, 1, 2016, 12, 31, 2016),
        ("BAV", 245, "Bavaria", 1816, 1, 1, 1871, 1, 18, 2016),
    ],
    columns=COLUMNS,
)


@pytest.mark.parametrize("name", ["states2016.csv", "cow_states.parquet", "states2016.csv.zip"])
def test_a_row_is_a_spell_of_membership_in_whichever_form_the_list_is_kept(place, tmp_path, name):
    found = place.fetched("cow_states", write(tmp_path / name, MEMBERS))
    spells = place.rows("cow_states", cow_code="255")
    assert spells["start"].tolist() == ["1816-01-01", "1990-10-03"]
    assert spells["end"].tolist() == ["1945-05-08", "2016-12-31"]
    assert set(spells["iso3"]) == {"DEU"}
    assert (found.years[0], found.last) == (1816, 2016)


def test_a_code_is_one_state_throughout_and_a_state_without_a_successor_has_a_code_of_its_own(place, tmp_path):
    place.fetched("cow_states", write(tmp_path / "states2016.csv", MEMBERS))
    codes = place.rows("cow_states").set_index("cow_code")["iso3"]
    assert codes["365"] == "RUS"
    assert codes["245"] not in ("", "DEU")


@pytest.mark.parametrize("month, day", [(13, 1), (2, 30), (0, 10)])
def test_a_day_that_does_not_exist_is_refused_in_one_line(place, tmp_path, month, day):
    wrong = MEMBERS.assign(stmonth=month, stday=day)
    with pytest.raises(BadOriginal, match=r"states2016\.csv: date .* does not exist") as fault:
        place.fetched("cow_states", write(tmp_path / "states2016.csv", wrong))
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("name", ["states2016.csv", "cow_states.parquet"])
@pytest.mark.parametrize("how", BREAKS)
def test_a_broken_list_is_refused_and_the_old_table_stays(place, tmp_path, how, name):
    place.fetched("cow_states", write(tmp_path / name, MEMBERS))
    before = place.here()
    with pytest.raises(BadOriginal) as fault:
        place.fetched("cow_states", broken(tmp_path / name, how, MEMBERS, "ccode"))
    assert name in str(fault.value) and "\n" not in str(fault.value)
    assert place.here() == before


@real
def test_the_edition_of_2016_has_243_spells_of_217_codes(from_real_files):
    spells = from_real_files("cow_states").rows("cow_states")
    assert (len(spells), spells["cow_code"].nunique()) == (243, 217)
    assert spells["end"].eq("2016-12-31").sum() == 195
    assert not spells["iso3"].eq("").any()
    assert spells[spells["cow_code"].eq("260")][["start", "end"]].to_numpy().tolist() == [["1955-05-05", "1990-10-02"]]
    assert len(spells[spells["cow_code"].eq("255")]) == 2
