"""The last look at what a notebook shows before it becomes a page: known elements and attributes, or a refusal."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HTML_TAGS = _words(
    "h1 h2 h3 h4 p div span section ul ol li dl dt dd table caption thead tbody tfoot tr th td a abbr b strong em i"
    " small sub sup q cite code time details summary br hr figure figcaption"
)
HTML_ATTRIBUTES = _words(
    "class id lang dir title href rel scope colspan rowspan headers role tabindex datetime start open"
)
SVG_TAGS = _words(
    "svg g path text tspan title desc defs clipPath use rect circle ellipse line polyline polygon marker pattern"
    " linearGradient radialGradient stop symbol"
)
LINK = re.compile(r"(#|https?://)[^\s]*")
CSS = re.compile(r"@import|expression|javascript|url\((?!#)|<", re.IGNORECASE)
PLAIN = "|".join(sorted(HTML_ATTRIBUTES - {"href"})) + "|(?:data|aria)-[a-z-]+"
KNOWN = re.compile(  # a tag as our own blocks write it, which needs no second look
    rf"</?(?:{'|'.join(sorted(HTML_TAGS))})"
    rf'(?: (?:href="(?:#|https?://)[^\s"<>]*"|(?:{PLAIN})(?:="[^"<>]*")?))*>'
)
NAMESPACE = re.compile(r"^\{[^}]*\}")


class Unsafe(ValueError):
    """An output holds something that a page must never carry; the message names it."""


def html(text: str) -> str:
    """The HTML unchanged; raises Unsafe for scripts, event attributes, styles, embedded things and strange links."""
    if "<" in KNOWN.sub("", text):
        check = _Check()
        check.feed(text)
        check.close()
    return text


def svg(text: str) -> ElementTree.Element:
    """The SVG element alone, without prologue; raises Unsafe for anything but drawing and links into itself."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unsafe(f"a figure that is no SVG ({error})") from error
    for element in root.iter():
        tag = NAMESPACE.sub("", str(element.tag))
        if tag not in SVG_TAGS:
            raise Unsafe(f"<{tag}> in a figure")
        for name, value in element.attrib.items():
            _svg_attribute(NAMESPACE.sub("", name), value)
        element.tag = tag
        element.attrib.update({NAMESPACE.sub("", name): element.attrib.pop(name) for name in list(element.attrib)})
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return root


def link(address: str) -> str:
    """An address fit to be linked to, or nothing."""
    return address if re.fullmatch(r"https?://[^\s\"'<>]+", address) else ""


class _Check(HTMLParser):
    """Reads HTML and raises Unsafe at the first element or attribute that is not on the lists."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in HTML_TAGS:
            raise Unsafe(f"<{tag}>")
        for name, value in attrs:
            if name not in HTML_ATTRIBUTES and not name.startswith(("data-", "aria-")):
                raise Unsafe(f"the attribute {name}")
            if name == "href" and not LINK.fullmatch(value or ""):
                raise Unsafe(f"a link to {(value or '')[:40]!r}")

    def handle_decl(self, decl: str) -> None:
        raise Unsafe(f"<!{decl[:20]}>")

    def handle_pi(self, data: str) -> None:
        raise Unsafe(f"<?{data[:20]}>")

    def unknown_decl(self, data: str) -> None:
        raise Unsafe(f"<![{data[:20]}>")


def _svg_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise Unsafe(f"the attribute {name} in a figure")
    if name == "href" and not value.startswith("#"):
        raise Unsafe(f"a link to {value[:40]!r} in a figure")
    if name not in ("d", "points", "aria-label") and CSS.search(value):
        raise Unsafe(f"a style {value[:40]!r} in a figure")
