"""What templates show of themselves: a table of those that stand for text, and how their text is made."""

import re

FIRST_HALF = ("January", "February", "March", "April", "May", "June")
MONTHS = (*FIRST_HALF, "July", "August", "September", "October", "November", "December")
FIRST = frozenset(
    {"flag", "flagcountry", "flagu", "flagteam", "flagg", "flaglink", "flag link", "nowrap", "nobr", "nowr", "small"}
    | {"big", "center", "smaller", "larger", "abbr", "tooltip", "visible anchor", "ill", "interlanguage link", "sic"}
    | {"linktext", "formatnum", "val", "num", "sort", "nts", "url", "noitalic", "font", "nowrap begin", "plainlist"}
    | {"flatlist", "ubl", "unbulleted list", "hlist", "cquote", "quote", "blockquote", "quotation", "lang-zh", "iso3"}
    | {"flag+link", "flagcountry2", "country", "bartable", "tq", "em", "strong", "visa", "sronly", "nihongo", "okina"}
)
SECOND = frozenset({"lang", "langx", "transl", "transliteration", "color", "colour", "legend", "sort2", "hs"})
FLAGS = frozenset({"flagicon", "flagdeco", "flag icon", "flagicon image"})
DATES = frozenset({"dts", "date", "start date", "start-date", "end date", "dtsh", "datetable", "start date and age"})
MONEY = {
    "us$": "US$", "usd": "US$", "us dollar": "US$", "euro": "€", "eur": "€", "€": "€", "gbp": "£", "£": "£",
    "pound": "£", "inr": "₹", "₹": "₹", "inrconvert": "₹", "indian rupee": "₹", "jpy": "¥", "yen": "¥", "¥": "¥",
    "cny": "CN¥", "rmb": "CN¥", "aud": "A$", "a$": "A$", "au$": "A$", "cad": "C$", "c$": "C$", "ca$": "C$",
    "nzd": "NZ$", "nz$": "NZ$", "s$": "S$", "sgd": "S$", "rub": "₽", "₽": "₽", "mxn": "Mex$", "brl": "R$", "r$": "R$",
}  # fmt: skip
SIGNS = {
    "nbsp": " ", "spaces": " ", "space": " ", "ndash": "–", "endash": "–", "mdash": "—", "emdash": "—", "snd": " – ",
    "spnd": " – ", "spaced ndash": " – ", "spaced en dash": " – ", "spaced mdash": " — ", "'": "'", "'s": "'s",
    "·": " · ", "•": " • ", "dot": " · ", "bullet": " • ", "shy": "", "zwsp": "", "wbr": "", "!": "|", "=": "=",
    "break": " ", "br": " ", "clear": "", "-": "", "anchor": "", "circa": "c. ", "c.": "c. ", "pipe": "|",
}  # fmt: skip
HATNOTES = frozenset(
    {
        "main",
        "main article",
        "main articles",
        "see also",
        "see",
        "further",
        "further information",
        "details",
        "mainlist",
    }
    | {"further ill", "seealso", "see main", "main list", "further2", "see also2", "category see also"}
)
MARKS = frozenset(
    {
        "citation needed",
        "cn",
        "fact",
        "when",
        "who",
        "which",
        "clarify",
        "dubious",
        "dead link",
        "sfn",
        "sfnp",
        "r",
        "rp",
    }
    | {"better source needed", "by whom", "update inline", "reflist", "notelist", "refbegin", "refend", "portal", "toc"}
    | {
        "default sort",
        "use dmy dates",
        "use mdy dates",
        "short description",
        "authority control",
        "coord",
        "webarchive",
    }
    | {
        "commons category",
        "toc limit",
        "refs",
        "harvnb",
        "update after",
        "according to whom",
        "fcn",
        "unreliable source?",
    }
    | {"page needed", "failed verification", "verify source", "not in source", "full citation needed", "nowrap end"}
    | {
        "hidden begin",
        "hidden end",
        "div col",
        "div col end",
        "col-begin",
        "col-end",
        "col-2",
        "col-break",
        "col div end",
    }
    | {
        "end",
        "s-end",
        "use british english",
        "use american english",
        "pp-move",
        "pp-semi",
        "cite quote",
        "in lang",
        "subst",
    }
)
NOTES = frozenset({"efn", "refn", "efn-ua", "notetag", "note"})
CITES = re.compile(r"(?:cite|citation|cita|vcite)\b")
DIGITS = re.compile(r"\d{1,4}$")
TITLES = ("title", "script-title", "trans-title", "chapter", "title-link", "url", "1")


def name_of(text: str) -> str:
    """A template's name as it is compared: lower case, single spaces."""
    return " ".join(text.replace("_", " ").casefold().split())


def date_text(values: list[str]) -> str | None:
    """The text of a date given in numbers, as in start date: year, month, day; None where it is given otherwise.

    >>> date_text(["1992", "1", "14"]), date_text(["1992"]), date_text(["14 January 1992"])
    ('14 January 1992', '1992', None)
    """
    if len(values) == 1 and values[0].count("-") == 2:
        values = values[0].split("-")
    numbers = [int(value) for value in values[:3] if DIGITS.match(value)]
    if not numbers or len(numbers) < min(len(values), 3):
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    if not 0 <= month <= 12:
        return None
    return " ".join(str(part) for part in (day, MONTHS[month - 1] if month else "", year) if part)
