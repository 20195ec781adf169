"""What the elements of a page are: which of them part blocks, which are no part of its text, and why."""

import re

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"}
    | {"hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table"}
    | {"tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"})
BARRIERS = frozenset({"table", "td", "th", "caption"})
TABULAR = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
LISTS = frozenset({"ul", "ol", "menu", "dl"})
CLOSES = {
    "li": (frozenset({"li"}), LISTS | BARRIERS),
    "dt": (frozenset({"dt", "dd"}), LISTS | BARRIERS),
    "dd": (frozenset({"dt", "dd"}), LISTS | BARRIERS),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "th": (frozenset({"td", "th"}), frozenset({"table", "tr"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
}
UNREAD = {
    "nav": "navigation",
    "header": "a page's head",
    "footer": "a page's foot",
    "aside": "beside the text",
    "noscript": "a script's replacement",
    "template": "a template",
    "select": "a form",
    "button": "a form",
    "datalist": "a form",
    "head": "a page's head",
    "object": "an object",
    "audio": "an object",
    "video": "an object",
}
CLASSES = re.compile(
    r"(?:^|\s)(?:(?P<navigation>nav|navbar|navbox|navigation|vertical-navbox|menu|main-menu|sidebar|breadcrumbs?|pagination"
    r"|skip-link|mw-jump-link|site-header|masthead|mw-portlet|portal|portalbox|portal-bar|sistersitebox|side-box|sister-box"
    r"|mw-indicators|mw-interlanguage-selector|vector-menu|authority-control|navbox-styles)"
    r"|(?P<footer>footer|site-footer|printfooter|catlinks|mw-footer|mw-normal-catlinks)"
    r"|(?P<infobox>infobox)|(?P<toc>toc|tocnumber|toctitle)|(?P<notice>ambox|tmbox|metadata|mbox-small|box-[A-Z]\S*)"
    r"|(?P<social>cookie|cookies|cookie-banner|social|share|sharing|share-buttons|newsletter|advert|advertisement|ads"
    r"|comments|addtoany)"
    r"|(?P<mark>mw-editsection|mw-cite-backlink|mw-empty-elt|magnify|sortkey|shortdescription|Z3988|reference"
    r"|mw-ref|noprint|mw-ext-cite-error|cite-accessibility-label))(?:\s|$)"
)
IDS = {
    "siteSub": "a line of the site's own",
    "contentSub": "a line of the site's own",
    "contentSub2": "a line of the site's own",
    "jump-to-nav": "navigation",
    "mw-navigation": "navigation",
    "mw-panel": "navigation",
    "mw-head": "navigation",
    "toc": "a table of contents",
    "catlinks": "categories",
    "footer": "a page's foot",
    "sidebar": "beside the text",
    "menu": "navigation",
    "nav": "navigation",
}
WHY = {
    "navigation": "navigation",
    "footer": "a page's foot",
    "infobox": "an infobox",
    "toc": "a table of contents",
    "notice": "a notice",
    "social": "beside the text",
    "mark": "",
}
REFERENCES = re.compile(r"(?:^|\s)(?:references|reflist|refbegin|citation-list|footnotes)(?:\s|$|-)")
CAPTIONS = re.compile(r"(?:^|\s)(?:thumbcaption|gallerytext|wp-caption-text|image-caption|caption)(?:\s|$)")
MAIN = frozenset({"mw-content-text", "bodyContent"})
FLAG = re.compile(r"(?:^|\s)(?:flagicon|flag-icon|mw-image-border)", re.I)
FLAG_OF = re.compile(r"(?:Flag of (?:the )?|Bandera de |Флаг )")
HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.I)


def unread(name: str, given: dict[str, tuple[str, int]]) -> str | None:
    """Why an element is not read: a few words, '' where it is a mere mark, None where it is read."""
    if name in UNREAD:
        return UNREAD[name]
    if not given or name in ("html", "body", "main", "article"):
        return None
    if (identity := given.get("id", ("", 0))[0]) in IDS:
        return IDS[identity]
    if HIDDEN.search(given.get("style", ("", 0))[0]):
        return "hidden"
    if given.get("role", ("", 0))[0] in ("navigation", "search", "banner", "contentinfo", "menu", "menubar"):
        return "navigation"
    found = CLASSES.search(given.get("class", ("", 0))[0])
    return WHY[found.lastgroup or "mark"] if found else None


def is_main(name: str, given: dict[str, tuple[str, int]]) -> bool:
    """Whether an element holds the main text of its page."""
    return name == "main" or given.get("role", ("", 0))[0] == "main" or given.get("id", ("", 0))[0] in MAIN
