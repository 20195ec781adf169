"""Reading a file, whatever its form, into blocks of readable text that know where they stand in it."""

import re

from analysis.ingest.document import Document
from analysis.ingest.formats import html, text, wikitext

LIMIT = 16_000_000
READERS = {"html": html.read, "wikitext": wikitext.read, "text": text.read}
SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
HEAD = 20_000
TAGS = re.compile(r"<(?:!doctype html|html|head|body|div|p|table|h[1-6]|ul|ol|section|article)\b[^<>]{0,300}>", re.I)
WIKI = re.compile(
    r"^(?:==+[^=\n]{1,200}==+[ \t]*\r?$|\{\||\|-+[^|\n]{0,200}$)|\[\[[^\[\]\n]{1,200}\]\]|\{\{[^{}\n]{1,200}|'''", re.M
)


class Unreadable(ValueError):
    """The file is no text that can be read; the message says in one line what it is and what to do."""


def read(name: str, content: bytes) -> Document:
    """The document of a file's bytes: UTF-8 text, HTML, wikitext, Markdown or pandoc text; raises Unreadable.

    >>> [block.text for block in read("a.txt", b"Chad opened an embassy.[1]").blocks]
    ['Chad opened an embassy.']
    """
    raw = _decode(name, content)
    form = sniff(raw)
    blocks, skipped = READERS[form](raw)
    return Document(name, raw, form, blocks, skipped)


def sniff(raw: str) -> str:
    """The form of a text: 'html', 'wikitext' or 'text', told by the marks in its beginning.

    >>> sniff("<p>Chad opened an embassy.</p>"), sniff("== Trade ==\\n'''Chad''' and [[Togo]]"), sniff("Chad.")
    ('html', 'wikitext', 'text')
    """
    head = raw[:HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<") and TAGS.search(head):
        return "html"
    wiki, tags = len(WIKI.findall(head)), len(TAGS.findall(head))
    if wiki >= 2 or (wiki and head.startswith(("{{", "'''", "[[", "==", "{|"))):
        return "wikitext"
    return "html" if tags >= 3 else "text"


def _decode(name: str, content: bytes) -> str:
    if len(content) > LIMIT:
        raise Unreadable(f"{name}: {len(content):,} bytes, more than the {LIMIT:,} that are read; split the file")
    for signature, what in SIGNATURES.items():
        if content.startswith(signature):
            raise Unreadable(f"{name}: looks like {what}, not text; save it as UTF-8 text or HTML")
    if (null := content.find(0)) >= 0:
        raise Unreadable(f"{name}: byte {null} is NUL: binary or UTF-16, not UTF-8 text; save it as UTF-8 text")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} (0x{content[error.start]:02x})"
        raise Unreadable(f"{name}: {byte} is not UTF-8; save the file as UTF-8 text") from None
