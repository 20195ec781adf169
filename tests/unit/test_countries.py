"""What a name of a state means, when a state existed, and what the three tables of states promise."""

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from analysis import dates
from analysis.countries import KINDS, NAMES, PREFIX, Atlas, UnknownState, key

ROOT = Path(__file__).parents[2]
TABLES = {
    name: pd.read_csv(ROOT / f"data/tidy/{name}.csv", dtype=str, keep_default_na=False)
    for name in ("countries", "country_aliases", "state_spells")
}
COUNTRIES, ALIASES, SPELLS = TABLES.values()
LEGAL, COW = (SPELLS[SPELLS.system == system] for system in ("legal", "cow"))


def names(file):
    """The rows of a fixture: text, year or None, and what is expected of it."""
    with (ROOT / "tests/fixtures/names" / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(text, int(year) if year else None, expected) for text, year, expected in rows]


@pytest.fixture(scope="module")
def atlas():
    return Atlas(COUNTRIES, ALIASES, SPELLS)


# a name means one state, or an error says why not


@pytest.mark.parametrize(("text", "year", "iso3"), names("states.tsv"))
def test_a_name_means_the_state_that_bore_it(atlas, text, year, iso3):
    assert atlas.code(text, year) == iso3


@pytest.mark.parametrize(("text", "year", "states"), names("ambiguous.tsv"))
def test_a_name_of_two_states_is_an_error_that_names_both(atlas, text, year, states):
    a, b = states.split()
    with pytest.raises(UnknownState) as error:
        atlas.code(text, year)
    assert str(error.value) == f"'{text}' means {a} or {b}; write the code"


@pytest.mark.parametrize(("text", "year", "nearest"), names("no_states.tsv"))
def test_what_is_no_state_is_an_error_that_names_the_nearest(atlas, text, year, nearest):
    with pytest.raises(UnknownState) as error:
        atlas.code(text, year)
    when = f" in {year}" if year else ""
    remedy = f"; did you mean {nearest} ({atlas.name(nearest)})?" if nearest else ""
    assert str(error.value) == f"no state '{text}'{when}{remedy}"


def test_an_unknown_state_is_a_value_error_of_one_line(atlas):
    with pytest.raises(ValueError, match="no state") as error:
        atlas.code("two\nlines")
    assert "\n" not in str(error.value)


def test_empty_text_is_no_state(atlas):
    with pytest.raises(UnknownState):
        atlas.code("")


def test_a_code_in_any_case_means_itself(atlas):
    assert [atlas.code(code) for code in atlas.codes] == atlas.codes
    assert [atlas.code(code.lower()) for code in atlas.codes] == atlas.codes


@pytest.mark.parametrize("lang", ["en", "es", "ru"])
def test_the_name_that_a_page_prints_leads_back_to_the_code(atlas, lang):
    assert {code: atlas.code(atlas.name(code, lang)) for code in atlas.codes} == {code: code for code in atlas.codes}


def test_a_city_stands_for_its_state_unless_only_names_count(atlas):
    assert atlas.code("Almaty") == "KAZ"
    with pytest.raises(UnknownState):
        atlas.code("Almaty", kinds=NAMES)


def test_half_a_word_stands_for_a_state_only_where_it_is_asked_for(atlas):
    assert atlas.code("Anglo", kinds=[PREFIX]) == "GBR"
    with pytest.raises(UnknownState):
        atlas.code("Anglo")


def test_case_accents_dashes_apostrophes_points_and_a_leading_article_do_not_count():
    assert key("the CÔTE D’IVOIRE") == key("Cote d'Ivoire")
    assert key("Guinea—Bissau ") == key("Guinea Bissau")
    assert key("U.S.S.R.") == key("ussr")
    assert key("Королёв") == key("королев")


# names in three languages


def test_a_name_in_each_language_and_of_an_unknown_code_the_code(atlas):
    assert [atlas.name("KAZ", lang) for lang in ("en", "es", "ru")] == ["Kazakhstan", "Kazajistán", "Казахстан"]
    assert atlas.name("TUR") == "Turkey"
    assert atlas.name("QQQ") == "QQQ"


def test_only_a_code_is_in_the_atlas(atlas):
    assert "BLR" in atlas
    assert "Belarus" not in atlas
    assert "BLA" not in atlas


# when a state existed


@pytest.mark.parametrize(
    ("iso3", "earliest", "latest", "existed"),
    [
        ("RUS", "1890-12-01", "1890-12-01", True),
        ("RUS", "1973-01-01", "1973-12-31", False),
        ("RUS", "1991-12-31", "1991-12-31", True),
        ("SUN", "1924-08-01", "1924-08-31", True),
        ("SUN", "1992-01-01", "1992-12-31", False),
        ("BYS", "1922-12-01", "1922-12-31", True),
        ("BYS", "1945-10-24", "1945-10-24", True),
        ("BLR", "1992-01-01", "1992-01-31", True),
        ("BLR", "1945-10-24", "1945-10-24", False),
        ("KAZ", "1991-01-01", "1991-12-31", True),
        ("KAZ", "1991-01-01", "1991-12-15", False),
        ("MEX", "1806-01-01", "1806-12-31", False),
        ("MEX", "1821-09-27", "1821-09-27", True),
        ("DDR", "1990-10-03", "1990-10-03", False),
        ("EST", "1939-01-01", "1939-12-31", True),
        ("EST", "1960-01-01", "1960-12-31", False),
        ("SCG", "1995-01-01", "1995-12-31", True),
        ("SSD", "2010-01-01", "2010-12-31", False),
        ("HKG", "1950-01-01", "1950-12-31", True),
        ("QQQ", "2000-01-01", "2000-12-31", False),
    ],
)
def test_a_state_existed_when_a_span_of_days_touches_one_of_its_spells(atlas, iso3, earliest, latest, existed):
    assert atlas.existed(iso3, earliest, latest) is existed


def test_each_reckoning_counts_for_itself(atlas):
    assert atlas.existed("MEX", "1825-01-01", "1825-12-31")
    assert not atlas.existed("MEX", "1825-01-01", "1825-12-31", "cow")
    assert atlas.existed("RUS", "1973-01-01", "1973-12-31", "cow")
    assert not atlas.existed("SUN", "1973-01-01", "1973-12-31", "cow")
    assert not atlas.existed("HKG", "1973-01-01", "1973-12-31", "cow")


def test_the_spells_of_a_state_are_rows_of_every_reckoning(atlas):
    assert list(atlas.spells("RUS").system) == ["cow", "legal", "legal"]
    assert atlas.spells("HKG").empty


# whose past is whose


@pytest.mark.parametrize(
    ("iso3", "pasts"),
    [("RUS", ["SUN"]), ("BLR", ["BYS"]), ("SRB", ["SCG"]), ("VNM", ["VDR"]), ("UKR", ["XUA"])]
    + [(iso3, []) for iso3 in ("KAZ", "SUN", "CZE", "SVK", "DEU", "HRV", "YEM", "MEX", "QQQ")],
)
def test_a_state_has_the_past_of_the_states_that_it_continues_and_no_other(atlas, iso3, pasts):
    assert atlas.pasts(iso3) == pasts


def test_predecessor_and_successor_say_the_same():
    continues = {(row.predecessor, row.iso3) for row in SPELLS.itertuples() if row.predecessor}
    continued = {(row.iso3, row.successor) for row in SPELLS.itertuples() if row.successor}
    assert continues == continued == {("SUN", "RUS"), ("BYS", "BLR"), ("XUA", "UKR"), ("SCG", "SRB"), ("VDR", "VNM")}


# what the tables promise


def test_the_tables_are_sorted_normalised_and_without_stray_blanks():
    for name, columns in (("countries", 1), ("state_spells", 3), ("country_aliases", 3)):
        keys = list(TABLES[name].iloc[:, :columns].itertuples(index=False, name=None))
        assert keys == sorted(set(keys)), name
        cells = [cell for column in TABLES[name] for cell in TABLES[name][column]]
        assert [cell for cell in cells if cell != unicodedata.normalize("NFC", cell).strip()] == []


def test_there_is_every_code_of_iso_3166_1_kosovo_and_the_ended_states():
    private = COUNTRIES.iso3.str.startswith("X")
    retired = COUNTRIES.iso3.isin(["ANT", "BYS", "CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG"])
    assert len(COUNTRIES) - private.sum() - retired.sum() == 249
    assert {"XKX", "SUN", "BYS"} <= set(COUNTRIES.iso3)
    assert COUNTRIES.set_index("iso3").iso2["NAM"] == "NA"


def test_two_letters_mean_one_state():
    given = COUNTRIES.iso2[COUNTRIES.iso2.ne("")]
    assert given.is_unique


def test_a_name_reads_in_a_sentence_without_article_abbreviation_or_sign():
    everything = [*COUNTRIES.name_en, *COUNTRIES.name_es, *COUNTRIES.name_ru]
    assert [name for name in everything if "&" in name or "о-в" in name or name.startswith(("The ", "St. "))] == []


def test_the_members_of_the_united_nations_and_six_more_exist_today():
    living = set(LEGAL.iso3[LEGAL.end.eq("")])
    assert len(living) == 193 + len({"VAT", "PSE", "XKX", "TWN", "COK", "NIU"})
    assert living.isdisjoint({"SUN", "BYS", "YUG", "HKG", "PRI"})


def test_no_spell_ends_before_it_begins():
    wrong = [row for row in SPELLS.itertuples() if row.end and dates.earliest(row.start) > dates.latest(row.end)]
    assert wrong == []


def test_cow_rows_carry_a_code_and_days_and_legal_rows_no_code():
    assert COW.cow_code.str.fullmatch(r"[0-9]{1,3}").all()
    assert (COW.start + COW.end).str.fullmatch(r"(\d{4}-\d{2}-\d{2}){2}").all()
    assert LEGAL.cow_code.eq("").all()


def test_cow_codes_never_overlap_with_themselves_and_russia_is_one_throughout():
    spells = COW.sort_values(["cow_code", "start"])
    follows = spells.cow_code.eq(spells.cow_code.shift())
    assert (spells.start > spells.end.shift())[follows].all()
    assert COW[COW.cow_code.eq("365")][["iso3", "start", "end"]].values.tolist() == [
        ["RUS", "1816-01-01", "2016-12-31"]
    ]


@pytest.mark.parametrize(("year", "members"), [(1816, 23), (1920, 59), (1946, 66), (1992, 181), (2016, 195)])
def test_the_state_system_of_a_year_has_its_known_size(year, members):
    alive = COW[COW.start.le(f"{year}-12-31") & COW.end.ge(f"{year}-01-01")]
    assert alive.cow_code.nunique() == members


def test_coexisting_directed_pairs_of_1816_to_2016_are_1_912_290():
    total = 0
    for year in range(1816, 2017):
        alive = COW[COW.start.le(f"{year}-12-31") & COW.end.ge(f"{year}-01-01")]
        spells = list(zip(alive.cow_code, alive.start.clip(f"{year}-01-01"), alive.end, strict=True))
        apart = [(a, b) for a, _, end in spells if end < f"{year}-12-31" for b, start, _ in spells if start > end]
        once = Counter(alive.cow_code)
        never = {(a, b) for a, b in apart if a != b and once[a] == once[b] == 1}
        total += len(once) * (len(once) - 1) - 2 * len(never)
    assert total == 1_912_290


def test_an_alias_of_two_states_in_one_year_is_one_of_the_few_that_are_truly_ambiguous():
    meanings = {}
    for row in ALIASES.itertuples():
        years = range(int(row.valid_from or 1), int(row.valid_to or 2100) + 1)
        meanings.setdefault(key(row.alias), []).append((row.iso3, years))
    shared = {
        name
        for name, means in meanings.items()
        if any(a < b and max(p[0], q[0]) <= min(p[-1], q[-1]) for a, p in means for b, q in means)
    }
    in_other_words = {key(word) for word in ("coreano", "корейский", "congoleño", "Виргинские острова")}
    assert shared == {key(text) for text, _, _ in names("ambiguous.tsv")} | in_other_words


def test_no_alias_is_the_code_of_another_state(atlas):
    wrong = [
        row for row in ALIASES.itertuples() if key(row.alias).upper() in atlas and row.iso3 != key(row.alias).upper()
    ]
    assert wrong == []


def test_every_state_has_a_name_and_every_capital_is_an_alias():
    named = ALIASES[ALIASES.kind.isin(NAMES)].groupby("iso3").alias.agg(set)
    assert all(row.name_en in named[row.iso3] for row in COUNTRIES.itertuples())
    capitals = set(zip(ALIASES.alias, ALIASES.iso3, strict=True))
    missing = {row.iso3 for row in COUNTRIES.itertuples() if row.capital and (row.capital, row.iso3) not in capitals}
    assert missing == {"NFK"}  # its Kingston would make Jamaica's ambiguous
    assert set(ALIASES.kind) == {*KINDS, PREFIX}
