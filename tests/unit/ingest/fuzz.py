"""Documents made by chance: invented articles, each written in four forms, and any text with harm done to it.

In the articles ⟦…⟧ stands for a link and † for a note, which every form writes in its own way.
"""

import html
import os
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random


def _lines(text: str) -> list[str]:
    return text.strip().split("\n")


def _parts(text: str) -> list[str]:
    return text.split(";")


PLACES = [
    tuple(line.split("|"))
    for line in _lines("""
Chad|Chadian|N'Djamena|Moundou
Fiji|Fijian|Suva|Nadi
Togo|Togolese|Lomé|Sokodé
Peru|Peruvian|Lima|Arequipa
Oman|Omani|Muscat|Salalah
Nepal|Nepalese|Kathmandu|Pokhara
Malta|Maltese|Valletta|Sliema
Latvia|Latvian|Riga|Daugavpils
Gabon|Gabonese|Libreville|Port-Gentil
Bolivia|Bolivian|Sucre|Cochabamba
Mongolia|Mongolian|Ulaanbaatar|Erdenet
Iceland|Icelandic|Reykjavik|Akureyri
Uruguay|Uruguayan|Montevideo|Salto
Zambia|Zambian|Lusaka|Ndola
Portugal|Portuguese|Lisbon|Porto
Vietnam|Vietnamese|Hanoi|Da Nang
Kenya|Kenyan|Nairobi|Mombasa
Ecuador|Ecuadorian|Quito|Guayaquil
New Zealand|New Zealand|Wellington|Auckland
Papua New Guinea|Papua New Guinean|Port Moresby|Lae
""")
]
SLOTS = {
    "month": _parts("January;February;March;April;May;June;July;August;September;October;November;December"),
    "first": _parts("Ana;Idriss;Milan;Kenji;Maria;Tomas;Leila;Joao;Petra;Amadou;Ingrid;Sione"),
    "last": _parts("Foo;Novak;Tanaka;Silva;Okoro;Berzins;Rossi;Haddad;Quispe;Lund;O'Neil;al-Said"),
    "office": _parts("President;Prime Minister;Foreign Minister;Deputy Trade Minister;King;Vice-President;Queen"),
    "post": _parts("an embassy;a consulate;an honorary consulate;a consulate-general;a trade office"),
    "good": _parts("copper;rice;fish and wool;machinery;coffee, sugar and salt;crude oil;medicines"),
    "topic": _parts("fisheries;air services;double taxation;culture and sport;visa-free travel;extradition"),
    "sign": _parts("$;US$;€;£;"),
    "scale": _parts(" million; billion;; million"),
    "body": _parts("United Nations;World Trade Organization;Non-Aligned Movement;African Union"),
}
SENTENCES = _lines("""
{a} and {b} established diplomatic relations on {day}.†
Diplomatic relations were broken off in {year} and resumed in {month} {year}.
⟦{a}⟧ opened {post} in {cb} in {year}.
{b} has {post} in {ca}, and {a} plans to open {post} in {cb}.
In {month} {year}, {office} {person} of {a} paid a visit to {b}, where he met {office} {person}.†
{office} {person} visited {cb} on {day} and again in {year}.
{B} {office} {person} travelled to {ca} between {month} and {month} {year}.
Both countries signed an agreement on {topic} in {year}.
They concluded treaties such as an Agreement on {topic} ({year}); and a Memorandum on {topic} ({month} {year}).
Trade between the two countries amounted to {money} in {year}.
In {year}, {a} exported {good} worth {money} to ⟦{b}⟧.
{B} exports to {a} include {good}; {A} exports to {b} include {good}.
Both are members of the {body}.
Around {number} {A} citizens live in {b}.
{b} voted for the resolution on {topic} in {year}.
{a} never recognised the claims of {b} over the strait.
The {A} ambassador in {cb}, {person}, presented his credentials on {day}.
A joint commission met in {ca} in {year} and in {second} in {year}.
The {A} embassy in {cb} was closed in {year} and its staff moved to {second}.†
Since {year} {a} has been represented in {b} through its embassy in {third}.
They also shared a love of the sea, which writers of the {year}s praised.
A year later, on {day}, the ministers met once more (see Figure {number}).
""")
NARRATIVE = _lines("""
Travellers who crossed the mountains in those days wrote at length of the markets, the music and the patience of many.
The {A} press followed every step of the talks with care, although few readers could have said what was at stake.
For most of the century the two peoples knew little of one another, and what they knew came from sailors and from books.
Scholars in {ca} have argued that geography explains more of this history than any decision that a government took.
Nobody in {cb} expected much, yet the mood had changed by the time the guests sat down, and old friends were found.
It was said that the weather, rather than any quarrel, kept so many of them at home during that long winter.
Interest in the language and cooking of the other has grown among the young, who travel more than their parents did.
Prices rose, harvests failed, and the government of {a} turned its attention to the roads and schools of the interior.
""")
HEADINGS = _lines("""
History
Economic relations
High-level visits
High-level visits from {a} to {b}
Agreements
Resident diplomatic missions
Cooperation on {topic}
Diplomatic missions of {b}
People
""")
ITEMS = _lines("""
{office} {person} ({year})
{a} has {post} in {cb}.
Agreement on {topic} ({day})
{day}: {office} {person} visits {cb}
{body}
""")
ROWS = _lines("""
{third}|{day}|See {a}–{third} relations
{b}|{year}|{a} has {post} in {cb}.
{third}|{month} {year}|
""")


PROSE = [*SENTENCES, *NARRATIVE, *NARRATIVE]


class Slots(dict[str, str]):
    """What fills the slots of a sentence about two states: each is drawn anew wherever it stands."""

    def __init__(self, random: Random) -> None:
        """Draw the two states, and one that is met by the way."""
        self.random = random
        (a, A, ca, _), (b, B, cb, second), (third, *_) = random.sample(PLACES, 3)
        super().__init__(a=a, A=A, ca=ca, b=b, B=B, cb=cb, second=second, third=third)

    def __missing__(self, name: str) -> str:
        """Draw what is asked for."""
        draw = self.random
        return {
            "year": lambda: str(draw.randint(1850, 2024)),
            "day": lambda: f"{draw.randint(1, 31)} {self['month']} {self['year']}",
            "person": lambda: f"{self['first']} {self['last']}",
            "number": lambda: f"{draw.randint(1, 90_000):,}",
            "money": lambda: f"{self['sign']}{draw.randint(1, 9_000) / 10:g}{self['scale']}",
        }.get(name, lambda: draw.choice(SLOTS[name]))()

    def said(self, forms: list[str]) -> str:
        """One of some forms with its slots filled."""
        return self.random.choice(forms).format_map(self)


@dataclass(frozen=True)
class Piece:
    """A heading, a paragraph, a list or a table (a row is a line parted by bars; the first is the head)."""

    kind: str
    lines: list[str]


@dataclass(frozen=True)
class Article:
    """A title and what follows it."""

    title: str
    pieces: list[Piece]


def article(random: Random, size: int = 6) -> Article:
    """An article with some sections, each of one to three pieces."""
    slots = Slots(random)
    pieces = [Piece("paragraph", [slots.said(SENTENCES) for _ in range(random.randint(1, 3))])]
    for _ in range(random.randint(1, size)):
        pieces.append(Piece("heading", [slots.said(HEADINGS)]))
        pieces += [_piece(slots) for _ in range(random.randint(1, 3))]
    return Article("{a}–{b} relations".format_map(slots), pieces)


def essay(random: Random) -> Article:
    """An article of paragraphs alone, in which most sentences state nothing."""
    slots, pieces = Slots(random), []
    for _ in range(4):
        pieces.append(Piece("heading", [slots.said(HEADINGS)]))
        for _ in range(3):
            pieces.append(Piece("paragraph", [slots.said([*PROSE, *NARRATIVE]) for _ in range(6)]))
    return Article("{a}–{b} relations".format_map(slots), pieces)


def _piece(slots: Slots) -> Piece:
    kind = slots.random.choice(("paragraph", "paragraph", "paragraph", "list", "table"))
    many = range(slots.random.randint(2, 5))
    if kind == "table":
        return Piece(kind, ["Country|Since|Notes", *(slots.said(ROWS) for _ in many)])
    return Piece(kind, [slots.said(PROSE if kind == "paragraph" else ITEMS) for _ in many])


def as_text(one: Article) -> str:
    """The article as copied from a page."""
    parts = [one.title]
    for piece in one.pieces:
        lines = [re.sub("⟦|⟧", "", line).replace("†", "[1]") for line in piece.lines]
        parts.append(
            {
                "heading": lambda lines=lines: f"{lines[0]}[edit]",
                "paragraph": lambda lines=lines: " ".join(lines),
                "list": lambda lines=lines: "\n".join(f"- {line}" for line in lines),
                "table": lambda lines=lines: _bars(lines),
            }[piece.kind]()
        )
    return "\n\n".join(parts) + "\n"


def _bars(lines: list[str]) -> str:
    rows = [f"| {line.replace('|', ' | ')} |" for line in lines]
    return "\n".join([rows[0], "|---|---|---|", *rows[1:]])


def as_pandoc(one: Article) -> str:
    """The article as plain text that was made from HTML: wrapped lines, grid tables."""
    parts = [one.title, ""]
    for piece in one.pieces:
        lines = [re.sub("⟦|⟧", "", line).replace("†", "[1]") for line in piece.lines]
        if piece.kind == "heading":
            parts += ["", lines[0], ""]
        elif piece.kind == "paragraph":
            parts += [textwrap.fill(" ".join(lines), 72, break_long_words=False, break_on_hyphens=False), ""]
        elif piece.kind == "list":
            parts += [textwrap.fill(line, 72, initial_indent="-   ", subsequent_indent="    ") for line in lines] + [""]
        else:
            parts += [_grid(lines), ""]
    return "\n".join(parts)


def _grid(lines: list[str]) -> str:
    rows = [line.split("|") for line in lines]
    widths = [max(len(row[number]) for row in rows) + 2 for number in range(3)]
    border = "+".join("-" * width for width in widths)
    drawn = [
        "|" + "|".join(f" {cell}".ljust(wide) for cell, wide in zip(row, widths, strict=True)) + "|" for row in rows
    ]
    head = f"+{border}+\n{drawn[0]}\n+{border.replace('-', '=')}+\n"
    return head + "".join(f"{row}\n+{border}+\n" for row in drawn[1:])


def as_html(one: Article) -> str:
    """The article as a page."""
    parts = [f"<!DOCTYPE html><html><head><title>{html.escape(one.title)}</title></head><body><main>"]
    parts.append(f"<h1>{html.escape(one.title)}</h1>")
    for piece in one.pieces:
        lines = [
            _linked(html.escape(line), r"<a href='/\1'>\1</a>", "<sup class='reference'>[1]</sup>")
            for line in piece.lines
        ]
        if piece.kind == "heading":
            parts.append(f"<h2>{lines[0]}</h2>")
        elif piece.kind == "paragraph":
            parts.append(f"<p>{' '.join(lines)}</p>")
        elif piece.kind == "list":
            parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        else:
            head, *rows = (line.split("|") for line in lines)
            parts.append(f"<table><tr><th>{'</th><th>'.join(head)}</th></tr>")
            parts += [f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows] + ["</table>"]
    return "\n".join(parts) + "\n</main></body></html>\n"


def as_wikitext(one: Article) -> str:
    """The article as its source."""
    parts = [f"'''{one.title}'''", ""]
    for piece in one.pieces:
        lines = [
            _linked(line, r"[[\1]]", "<ref>{{cite web|title=A page|url=https://a.example}}</ref>")
            for line in piece.lines
        ]
        if piece.kind == "heading":
            parts.append(f"== {lines[0]} ==")
        elif piece.kind == "paragraph":
            parts += [" ".join(lines), ""]
        elif piece.kind == "list":
            parts += [f"* {line}" for line in lines] + [""]
        else:
            head, *rows = (line.split("|") for line in lines)
            parts += ['{| class="wikitable"', f"! {' !! '.join(head)}"]
            parts += [f"|-\n| {' || '.join(row)}" for row in rows] + ["|}", ""]
    return "\n".join(parts)


def _linked(line: str, link: str, note: str) -> str:
    return re.sub("⟦(.*?)⟧", link, line).replace("†", note)


FORMS: dict[str, Callable[[Article], str]] = {
    "text": as_text,
    "pandoc": as_pandoc,
    "html": as_html,
    "wikitext": as_wikitext,
}
DEBRIS = (
    *("[edit]", "[1]", "[citation needed]", "^ a b", "==", "\n\n", "\n", "|", "||", "\t", "- ", "* ", "# ", "+---+"),
    *("<p>", "</p>", "<td>", "</table>", "<!--", "-->", "<script>", "&amp;", "&#x202e;", "&#0;", "&#99999999;"),
    *("{{", "}}", "[[", "]]", "[[File:A.jpg|thumb|", "<ref>", "</ref>", "{|", "|-", "|}", "'''", "<nowiki>"),
    *("\u0301", "\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u00a0", "\u2028", "\x1b[31m", "\x07", "\x85", "\r"),
    *("31 February 1999", "99/99/2001", "0000-00-00", "2001-02-30", "13th month", "9" * 40, "1" + ",000" * 30),
    *(
        "$" + "9" * 30 + " trillion",
        "1e999",
        "½",
        "٣ مايو",
        "二〇〇一年",
        "İstanbul",
        "ﬁ",
        "ẞ",
        "\U0001f1f9\U0001f1e9",
        "\ue000",
    ),
    *("the same year", "two months later", "in May", "19th century", "1990s–", "since", "U.S.", "Mr.", "(", '"', "“"),
)


def harmed(random: Random, text: str, most: int = 8) -> str:
    """A text with some stretches lost, moved, doubled or overwritten, and debris put in."""
    for _ in range(random.randint(1, most)):
        text = _harmed(random, text)
    return text


def _harmed(random: Random, text: str) -> str:
    start, to = random.randint(0, len(text)), random.randint(0, len(text))
    end = min(len(text), start + random.choice((1, 3, 20, 200)))
    piece, debris = text[start:end], random.choice(DEBRIS)
    return random.choice(
        (
            text[:start] + text[end:],
            text[:to] + piece + text[to:],
            text[:start] + piece[::-1] + text[end:],
            text[:start] + debris + text[end:],
            text[:to] + debris + text[to:],
            text[:to] + debris * random.randint(2, 50) + text[to:],
            text[:start] + piece.swapcase() + text[end:],
        )
    )


def real() -> list[str]:
    """The documents that RELATIONS_CORPUS and RELATIONS_DOCUMENTS name."""
    corpus, seeds = os.environ.get("RELATIONS_CORPUS"), os.environ.get("RELATIONS_DOCUMENTS")
    folders = ([Path(corpus, "docs")] if corpus else []) + ([Path(seeds)] if seeds else [])
    return [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def harmed_ones(number: int, seed: int) -> Iterator[tuple[str, str]]:
    """Documents with harm done to them, each with a name by which it is made again."""
    texts = real()
    for count in range(number):
        random = Random(f"{seed}/{count}")
        form = random.choice(list(FORMS))
        text = random.choice(texts) if texts and not count % 5 else FORMS[form](article(random))
        yield f"seed {seed}, number {count}, {form}", harmed(random, text)


def unrelated(text: str, random: Random) -> str:
    """A paragraph about two states that a text does not name."""
    free = [one for one in PLACES if not any(name.casefold() in text.casefold() for name in one)]
    (a, _, _, _), (b, B, city, _) = random.sample(free, 2)
    return (
        f"{a} and {b} established diplomatic relations on 4 May 1970. {a} opened an embassy in {city} in 1975. "
        f"The {B} president visited {a} in June 1988, and both countries signed an agreement on radio."
    )
