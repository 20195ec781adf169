"""Families of hostile text: each makes about `size` characters that a careless reader would read in quadratic time."""

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
