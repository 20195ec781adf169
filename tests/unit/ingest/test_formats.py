"""Files of any form become blocks of readable text that lead back to the file."""

import re

import pytest

from analysis.ingest.document import Document
from analysis.ingest.formats import LIMIT, Unreadable, read, sniff

from .article import FORMS, HTML, TEXT, WIKITEXT
from .hostile import FAMILIES


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read("a", text.encode()).blocks]


def texts(text: str) -> list[str]:
    return [text for _, text in blocks(text)]


def obey(document: Document) -> None:
    """The laws of blocks."""
    for block in document.blocks:
        spots = list(block.spots)
        assert len(spots) == len(block.text)
        assert block.text and block.text == block.text.strip()
        assert spots == sorted(spots)
        assert 0 <= spots[0] <= spots[-1] < len(document.text)
    for skipped in document.skipped:
        assert 0 <= skipped.start < skipped.end <= len(document.text) and skipped.why


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_text_is_read_and_obeys_the_laws(family: str) -> None:
    for size in (1, 200, 20_000):
        obey(read(family, FAMILIES[family](size).encode()))


@pytest.mark.parametrize("form", FORMS)
def test_every_character_stands_where_its_spot_says(form: str) -> None:
    document = read(form, FORMS[form].encode())
    obey(document)
    assert document.form == ("text" if form == "pandoc" else form)
    for block in document.blocks:
        for letter, spot in zip(block.text, block.spots, strict=True):
            there = document.text[spot]
            assert letter == there or there in "&{\n\u00a0" or letter == " ", (block.text, letter, there)


def reads_as(form: str) -> list[tuple[str, str, str]]:
    """What every form of the article must tell: kind, text (case aside), head of the column."""
    told = [
        (block.kind, block.text.casefold().replace("1970–its", "1970 – its"), block.column)
        for block in read(form, FORMS[form].encode()).blocks
    ]
    return sorted(row for row in told if row[0] not in ("title",))


@pytest.mark.parametrize("form", FORMS)
def test_one_article_reads_alike_in_all_forms(form: str) -> None:
    assert reads_as(form) == reads_as("html")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_neither_readable_nor_skipped_is_markup(form: str) -> None:
    document = read(form, FORMS[form].encode())
    left = list(document.text)
    for block in document.blocks:
        for spot in block.spots:
            left[spot] = " "
    for skipped in document.skipped:
        left[skipped.start : skipped.end] = " " * (skipped.end - skipped.start)
    rest = "".join(left)
    rest = re.sub(
        r"<(script|style)>.*?</\1>|<!--.*?-->|<[^<>]*(?:a > b\")?[^<>]*>|&?\w+;|\[\w+(?: needed)?\]",
        " ",
        rest,
        flags=re.S,
    )
    rest = re.sub(r"\{+[\w ]+|\w+ = |\[https?:\S+|https?:\S+|(?:class|style)=\S+|\[\[\w+\|", " ", rest)
    rest = re.sub(r"\|\d+\|\d+\|\d+|\|Two states\}\}|\bedit\b", " ", rest)
    assert not re.search(r"\w{3,}", rest), rest.split()


def test_carriage_returns_change_nothing_but_places() -> None:
    for form in FORMS.values():
        assert texts(form.replace("\n", "\r\n")) == texts(form)


def test_a_byte_order_mark_stands_in_no_block() -> None:
    document = read("a", b"\xef\xbb\xbfChad opened an embassy.")
    assert document.text[0] == "\ufeff" and document.blocks[0].raw(0, 4) == (1, 5)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Chad".encode("utf-16"), "UTF-16"),
        ("Chad".encode("utf-16-le"), "NUL"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        ("Lom\u00e9".encode("latin-1"), "byte 3 (0xe9)"),
        (b"a" * (LIMIT + 1), f"{LIMIT:,}"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(says)) as refused:
        read("a.txt", content)
    assert "\n" not in str(refused.value) and str(refused.value).startswith("a.txt: ") and ";" in str(refused.value)


def test_the_form_is_told_by_its_marks() -> None:
    assert [sniff(form) for form in (TEXT, HTML, WIKITEXT)] == ["text", "html", "wikitext"]
    assert sniff("Profits rose by <5% & fell.") == sniff("See [1] and [2].") == "text"


def test_hard_wrapped_lines_are_joined_and_others_kept_apart() -> None:
    wrapped = """Chad opened an embassy in Togo in the spring of that year, and
Togo answered with an embassy of its own in the next; nobody in
N'Djamena was surprised."""
    assert len(texts(wrapped)) == 1
    assert len(texts("Chad opened an embassy in Togo.\nTogo opened one in Chad.\n  Both are open.")) == 3


def test_headings_of_every_style_are_told() -> None:
    for heading in (
        "# Trade\n\n",
        "Trade\n-----\n\n",
        "\n\nTrade\n\n",
        "Trade[edit]\n\n",
        "== Trade ==\n\n",
        "TRADE\n\n",
    ):
        found = blocks(f"Title of it\n\nChad and Togo trade in cotton.\n\n{heading}They also trade in salt.")
        assert [kind for kind, _ in found] == ["title", "paragraph", "heading", "paragraph"], heading
        assert found[2][1].casefold() == "trade"


def test_a_short_sentence_is_no_heading_but_a_dated_title_is() -> None:
    assert blocks("Start\n\nChad recognized Togo.")[1][0] == "paragraph"
    assert blocks("Start\n\nEmbassy of Chad Closed, 1998.")[1][0] == "heading"


def test_items_have_depth() -> None:
    document = read("a", "- one\n  - two\n    - three\n- four\n\n1. five\na) six\n• seven\n* eight".encode())
    assert [(block.text, block.level) for block in document.blocks] == [
        *[("one", 1), ("two", 2), ("three", 3), ("four", 1)],
        *[("five", 1), ("six", 1), ("seven", 1), ("eight", 1)],
    ]


def test_a_table_that_lost_its_borders_is_read_by_rows() -> None:
    document = read("a", b"| | 1970 | See A |\n| | | |\n| | | - An item |\n\n| | | - Another |\n")
    assert [(block.text, block.kind, block.row) for block in document.blocks] == [
        ("1970", "cell", 1),
        ("See A", "cell", 1),
        ("An item", "item", 1),
        ("Another", "item", 2),
    ]


def test_lines_parted_by_tabs_are_rows() -> None:
    document = read("a", b"Country\tSince\nTogo\t3 May 1970\n")
    assert [(block.text, block.column) for block in document.blocks][2:] == [
        ("Togo", "Country"),
        ("3 May 1970", "Since"),
    ]


def test_a_caption_run_into_a_sentence_is_parted_from_it() -> None:
    assert blocks("A_b_2008.jpg (left) in Lomé in 2008.]] Chad opened an embassy there.") == [
        ("caption", "A_b_2008.jpg (left) in Lomé in 2008."),
        ("paragraph", "Chad opened an embassy there."),
    ]
    assert blocks("A_b.jpg Chad opened an embassy there.")[0] == ("caption", "A_b.jpg")


def test_sentences_run_together_are_parted() -> None:
    assert texts("It closed in 2016.[1]On 3 May it opened.Later it closed[2][3].") == [
        "It closed in 2016. On 3 May it opened. Later it closed."
    ]
    assert texts("The U.S. embassy [1] , at 3.5 km (; ) away") == ["The U.S. embassy, at 3.5 km away"]


def test_a_cell_over_several_rows_is_told_in_each() -> None:
    for text in (
        "<table><tr><th>A<th>B<tr><td rowspan=2>Togo<td>one<tr><td>two</table>",
        "{| class='x'\n! A !! B\n|-\n| rowspan=2 | Togo || one\n|-\n| two\n|}\n== A ==\n'''x'''",
    ):
        rows = [(block.row, block.column, block.text) for block in read("a", text.encode()).blocks][2:6]
        assert rows[:4] == [(2, "A", "Togo"), (2, "B", "one"), (3, "A", "Togo"), (3, "B", "two")]


def test_a_flag_is_its_state_unless_the_name_follows() -> None:
    flag = "<table><tr><td><img alt='Flag of Togo.svg'>{}</td></tr></table>"
    assert texts(flag.format("")) == texts(flag.format(" <a>Togo</a>")) == ["Togo"]
    assert texts(flag.format(" President Foo")) == ["Togo President Foo"]


def test_templates_are_read_as_they_show() -> None:
    shown = {
        "{{US$|48.5 million}}": "US$48.5 million",
        "{{convert|5|km|mi}}": "5 km",
        "{{lang|fr|bon {{nowrap|jour}}}}": "bon jour",
        "{{start date|1992|1|14}}": "14 January 1992",
        "{{as of|2014|5}}": "As of May 2014",
        "{{main|Foo|Bar}}": "See Foo, Bar",
        "3{{nbsp}}km": "3 km",
        "[[Category:X]][[es:X]][[a b|c]] [https://x.example/y d]": "c d",
        "[[File:a.png|thumb|alt=b|A {{nowrap|caption}} of [[it|this]]]]": "A caption of this",
    }
    for wikitext, text in shown.items():
        assert texts(f"{wikitext}\n\n== A ==\n'''x'''")[0] == text, wikitext


def test_what_is_not_read_is_said() -> None:
    document = read("a", b"== A ==\n{{unknown thing|Foo}} '''x'''")
    assert [(skipped.why, document.text[skipped.start : skipped.end]) for skipped in document.skipped] == [
        ("a template: unknown thing", "{{unknown thing|Foo}}")
    ]


def test_text_deeper_than_the_limit_is_kept() -> None:
    document = read("a", ("<div>" * 300 + "Chad" + "</div>" * 300 + "<p>Togo").encode())
    assert [block.text for block in document.blocks] == ["Chad", "Togo"]
    assert document.skipped
