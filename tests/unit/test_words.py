"""The words of the field: dates, references, amounts, pairs, names in sentences, and the one door for writing."""

import threading
from datetime import date

import edtf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import dates, dyads, files, language, money, sources, tables

ATLAS = tables.load().atlas
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
POINTS = DAYS.flatmap(lambda day: st.sampled_from([f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"]))


@given(POINTS)
@example("2000-02-29")
def test_a_date_means_the_days_that_the_edtf_library_says(text):
    other = edtf.parse_edtf(text)
    bounds = [
        f"{day.tm_year:04d}-{day.tm_mon:02d}-{day.tm_mday:02d}" for day in (other.lower_strict(), other.upper_strict())
    ]
    assert [dates.earliest(text), dates.latest(text)] == bounds


@given(POINTS, POINTS)
def test_an_interval_reaches_from_the_first_day_of_one_to_the_last_of_the_other(one, other):
    first, last = sorted([one, other], key=dates.sort_key)
    span = dates.parse(f"{first}/{last}")
    assert (span.earliest, span.latest, span.precision) == (dates.earliest(first), dates.latest(last), "interval")


@given(st.text(max_size=12))
def test_any_other_text_is_refused_in_one_line(text):
    try:
        dates.parse(text)
    except ValueError as error:
        assert "\n" not in str(error).replace(repr(text), "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2015-02-30", "date '2015-02-30' does not exist; February 2015 has 28 days"),
        ("1992-13", "date '1992-13' does not exist; months count from 01 to 12"),
        ("0000", "date '0000' does not exist; years count from 0001"),
        ("12/2015", "date '12/2015' is no EDTF date; write 2015, 2015-02 or 2015-02-28"),
        ("２０１５", "date '２０１５' is no EDTF date; write 2015, 2015-02 or 2015-02-28"),
        ("2016/2015", "date '2016/2015' ends before it begins; write the earlier date first"),
        ("../..", "date '../..' has neither beginning nor end; leave the cell empty"),
    ],
)
def test_a_date_that_is_none_is_refused_with_the_remedy(text, message):
    with pytest.raises(ValueError) as caught:
        dates.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1992", "1992"),
        ("1992-01", "January 1992"),
        ("1992-01-29", "29 January 1992"),
        ("1992~", "about 1992"),
        ("1992?", "perhaps 1992"),
        ("199X", "the 1990s"),
        ("18XX", "the 19th century"),
        ("18XX/19XX", "the 19th to the 20th century"),
        ("1910/1920", "1910 to 1920"),
        ("2019/..", "from 2019"),
        ("../1920", "until 1920"),
    ],
)
def test_a_date_is_said_no_finer_than_it_was_written(text, words):
    assert dates.say(text) == words


def test_a_malformed_reference_is_refused_with_the_remedy():
    with pytest.raises(ValueError, match="'demo 4' is no reference; write key"):
        sources.refs("demo 4")


def test_a_basis_that_is_none_is_refused():
    with pytest.raises(ValueError, match="basis 'guessed' is none of stated, reference, inferred"):
        sources.bases("guessed")


@given(st.integers(1, 10**15))
def test_an_amount_keeps_every_figure_that_it_has(value):
    said = money.amount(value, "USD").removeprefix("US$")
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    figures, _, scale = said.replace(",", "").partition(" ")
    whole, _, parts = figures.partition(".")
    assert int(whole + parts) * scales.get(scale, 1) == value * 10 ** len(parts)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("MEX-BLR", "MEX-BLR"),
        ("mexico-belarus", "MEX-BLR"),
        ("Mexico – Guinea-Bissau", "MEX-GNB"),
        ("Guinea-Bissau-Timor-Leste", "GNB-TLS"),
        ("México-Беларусь", "MEX-BLR"),
        ("Russia-Soviet Union", "RUS-SUN"),
    ],
)
def test_a_pair_is_named_by_codes_or_names(text, pair):
    assert str(dyads.Dyad.parse(text, ATLAS)) == pair


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MEX-BLA", "pair=MEX-BLA: no state 'BLA'; did you mean BLR (Belarus)?"),
        ("MEX-MEX", "pair=MEX-MEX names one state twice; a pair needs two"),
        ("MEX", "pair=MEX is no pair; write two states with a hyphen, such as MEX-BLR"),
        ("Congo-MEX", "pair=Congo-MEX: 'Congo' means COD or COG; write the code"),
        ("MEX-BLR-KAZ", "pair=MEX-BLR-KAZ names three states; a pair needs two"),
        ("mex-BLR–KAZ-RUS", "pair=mex-BLR–KAZ-RUS names four states; a pair needs two"),
        ("MEX-BLR-KAZ-RUS-CUB", "pair=MEX-BLR-KAZ-RUS-CUB names 5 states; a pair needs two"),
        ("-", "pair=- names no state; write two states with a hyphen, such as MEX-BLR"),
        ("MEX-", "pair=MEX- names one state; write two states with a hyphen, such as MEX-BLR"),
        ("-BLR", "pair=-BLR names one state; write two states with a hyphen, such as MEX-BLR"),
        ("MEX-" + "x" * 70, f"pair=MEX-{'x' * 55}…: no state '{'x' * 59}…'"),
        ("x-" * 150, f"pair={'x-' * 29}x… is no pair; write two states with a hyphen, such as MEX-BLR"),
    ],
)
def test_a_pair_that_is_none_is_refused_with_the_remedy(text, message):
    with pytest.raises(ValueError) as caught:
        dyads.Dyad.parse(text, ATLAS)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Mexico", "Mexico"),
        ("Soviet Union", "the Soviet Union"),
        ("United States", "the United States"),
        ("Dominican Republic", "the Dominican Republic"),
        ("Netherlands", "the Netherlands"),
        ("Honduras", "Honduras"),
        ("Solomon Islands", "the Solomon Islands"),
    ],
)
def test_a_state_takes_its_article_inside_a_sentence(name, inside):
    assert language.the(name) == inside


def test_a_language_without_messages_is_refused():
    with pytest.raises(ValueError, match="lang=es is not there yet"):
        language.Catalogue("es")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    page = tmp_path / "deep/page.html"
    files.write(page, "first")
    with pytest.raises(UnicodeEncodeError):
        files.write(page, "\ud800")
    assert page.read_text() == "first"
    assert [path.name for path in page.parent.iterdir()] == ["page.html"]


def test_readers_never_see_half_a_file(tmp_path):
    page, whole = tmp_path / "page.html", {b"a" * 200_000, b"b" * 200_000}
    files.write(page, b"a" * 200_000)
    writers = [
        threading.Thread(target=lambda c=content: [files.write(page, c) for _ in range(10)]) for content in whole
    ]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        seen.add(page.read_bytes())
    assert seen <= whole


def test_a_folder_is_held_by_one_builder_at_a_time(tmp_path):
    with (
        files.lock(tmp_path / ".relations"),
        pytest.raises(files.Busy, match="holds"),
        files.lock(tmp_path / ".relations"),
    ):
        pass
    with files.lock(tmp_path / ".relations"):
        pass
