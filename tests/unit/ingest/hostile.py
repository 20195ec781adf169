"""Families of hostile text, each a maker of about `size` characters that a careless reader would be slow upon."""

from collections.abc import Callable


def _repeat(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    def make(size: int) -> str:
        return head + unit * (size // len(unit)) + tail

    return make


FAMILIES: dict[str, Callable[[int], str]] = {
    "open tags": _repeat("<a ", "<p>"),
    "open tags closed at last": _repeat("<a ", "<p>", ">"),
    "open quotes": _repeat("<a b=\"<a b='", "<html><body>"),
    "attributes": _repeat(' a="<b"', "<html><p", ">x</p>"),
    "open comments": _repeat("<!--", "<html><body>"),
    "open declarations": _repeat("<![", "<html><body>"),
    "nested divisions": _repeat("<div>", "<html><body>", "text"),
    "stray ends": _repeat("</td>x", "<html><body><table><tr><td>"),
    "list items": _repeat("<ul><li>a", "<html><body>"),
    "spanning cells": _repeat("<tr><td rowspan=9999>a<td rowspan=999>b", "<html><body><table>"),
    "flags": _repeat("<img alt='Flag of Chad'>", "<html><body><p>"),
    "scripts": _repeat("<script>a", "<html><body>"),
    "nested templates": _repeat("{{a|", "== A ==\n'''b'''\n"),
    "closed templates": lambda size: "== A ==\n'''b'''\n" + "{{nowrap|" * (size // 11) + "}}" * (size // 11),
    "nested links": _repeat("[[a|", "== A ==\n'''b'''\n"),
    "nested tables": _repeat("{|\n|-\n|a\n", "== A ==\n'''b'''\n"),
    "open notes": _repeat("<ref>a", "== A ==\n'''b'''\n"),
    "headings in wikitext": _repeat("==", "== A ==\n'''b'''\n"),
    "brackets crossed": _repeat("{{[[}}]]", "== A ==\n'''b'''\n"),
    "addresses": _repeat("[http://a ", "== A ==\n'''b'''\n"),
    "bars": _repeat("| a ", "", "|"),
    "rows": _repeat("| a | b |\n"),
    "borders": _repeat("+---+\n"),
    "one long border": _repeat("---+", "+"),
    "ampersands": _repeat("&"),
    "reference marks": _repeat("[1]", "Chad "),
    "open brackets": _repeat("["),
    "footnotes": _repeat("[1] a\n"),
    "spaces": _repeat(" ", "a", "b"),
    "a long word": _repeat("a"),
    "a long line": _repeat("Chad opened an embassy in Togo. "),
    "dashes": _repeat("-"),
    "dashed lines": _repeat("a\n---\n"),
    "quotes": _repeat('"'),
    "carriage returns": _repeat("\r", "a", "b"),
    "combining marks": _repeat("\u0301", "a"),
    "digits and commas": _repeat("1,234,", "$"),
    "dates": _repeat("3 May 1992, "),
    "capitals": _repeat("CHAD "),
    "deep bullets": lambda size: "\n".join(" " * (n % 400) + "- a" for n in range(size // 203)),
    "heading marks": _repeat("# a\n"),
    "hashes": _repeat("#"),
    "tabs": _repeat("a\t"),
    "pictures": _repeat("a.jpg"),
    "pictures with spaces": _repeat("a.jpg [["),
    "underscores": _repeat("_a"),
    "parentheses": _repeat("("),
    "short lines": _repeat("Ab\n"),
    "short paragraphs": _repeat("Ab\n\n"),
    "links in Markdown": _repeat("[a](b"),
    "soft hyphens": _repeat("\u00ad ", "a", "b"),
}

_HEAD = "Chad–Togo relations\n\n"


def _numbered(unit: str, head: str = _HEAD) -> Callable[[int], str]:
    """Lines or sentences that differ in a number or a name only, N and W standing for them."""

    def make(size: int) -> str:
        one = (unit.replace("N", str(n)).replace("W", _word(n)) for n in range(size // (len(unit) + 2)))
        return head + "".join(one)

    return make


def _word(number: int) -> str:
    """A name for a number: Baba, Bace …"""
    return "".join(f"{'bcdfglmnrs'[int(digit)]}{'aeiou'[int(digit) % 5]}" for digit in f"{number:02d}").title()


PROSE: dict[str, Callable[[int], str]] = {
    "dates without end": _repeat("on 3 May 1992 and in June 1993, ", _HEAD + "Chad opened an embassy "),
    "states without end": _repeat("Chad and Togo and Peru, ", _HEAD),
    "and and and": _repeat("and ", _HEAD + "Chad opened an embassy in Togo "),
    "posts without end": _repeat("embassy and consulate in Lomé, ", _HEAD + "Chad opened an "),
    "commas": _repeat(",", _HEAD + "Chad opened an embassy in Togo"),
    "amounts without end": _repeat("$3 million and 4 tons and 5 per cent, ", _HEAD + "Trade amounted to "),
    "capitalised names": _repeat("Ana Foo Bar ", _HEAD + "President "),
    "names of persons": _repeat("President Ana Foo of Chad met Minister Ito Baz, ", _HEAD),
    "possessives": _repeat("Chad's ", _HEAD),
    "offices": _repeat("Deputy Minister of Trade and Industry and ", _HEAD),
    "verbs": _repeat("opened closed visited signed exported voted established ", _HEAD + "Chad "),
    "headings without end": _numbered("== Relations of Chad and Togo N ==\n\n"),
    "headings of visits": _numbered("High-level visits from Chad to Togo N[edit]\n\n"),
    "one row": _repeat(" Togo | 3 May 1992 |", "| Country | Since |\n|---|---|\n|", "\n"),
    "a table": _numbered("| Togo | N May 1992 | Embassy in Lomé |\n", "| State | Since | Notes |\n|---|---|---|\n"),
    "columns": lambda size: "<table>" + "<tr>" + "<th>Visits to Togo" * (size // 18) + "</table>",
    "items of visits": _numbered(
        "- President W Foo (1992, 1993)\n", "Chad–Togo relations\n\nVisits from Chad to Togo\n\n"
    ),
    "nested brackets": _repeat("(Chad [opened ", _HEAD),
    "brackets and dates": _repeat("agreement (1992) (1993; ", _HEAD + "They signed an "),
    "candidates alike": _repeat("Chad opened an embassy in Togo. ", _HEAD),
    "candidates that differ": _numbered("Chad opened a consulate in Togo in 1992 for W people. "),
    "agreements that differ": _numbered("Chad and Togo signed an agreement on W W and fish in 1992. "),
    "visits of many": _numbered("President W Foo of Chad visited Togo in 1992. "),
    "goods without end": _numbered("Wed, ", _HEAD + "Chad exports "),
    "goods that differ": _numbered("Chad exports Wed and fish to Togo. "),
    "quotes in prose": _repeat('"Chad" said "Togo" ', _HEAD),
    "initials": _repeat("J. F. K. ", _HEAD),
    "full stops": _repeat(". ", _HEAD + "Chad"),
    "questions": _repeat("Chad? ", _HEAD),
    "leaning dates": _repeat("A year later, in the same month, ", _HEAD + "In 1992 they met. "),
    "numbers in words": _repeat("two hundred thousand million ", _HEAD),
    "a long number": _repeat("9", _HEAD + "Trade amounted to $", " in 1992."),
    "treaties such as": _repeat("Agreement on Trade (1992); ", _HEAD + "They signed treaties such as "),
    "organisations": _repeat("the United Nations, ", _HEAD + "Both are members of "),
    "furniture": _repeat("See also\n", _HEAD),
    "furniture with blanks": _repeat(" \t=", _HEAD + "\n"),
    "cities": _repeat("Lomé, Togo, ", _HEAD + "Chad opened embassies in "),
    "negations": _repeat("did not and will not ", _HEAD + "Chad "),
    "capitals and stops": _repeat("CHAD. TOGO! ", _HEAD),
    "adjectives": _repeat("Chadian Togolese ", _HEAD),
}
