"""`lowy`: the Lowy Institute's Global Diplomacy Index, the posts of 42 to 65 states in five editions, 2016 to 2023."""

import re
import unicodedata

import pandas as pd

from analysis.connectors.connector import SHEET, Connector, Original, Originals, Tidied, gaps
from analysis.connectors.crosswalk import Crosswalk

FORMS = (
    {
        "sender": "country",
        "city": "post_city",
        "receiver": "post_country",
        "type": "type_of_post",
        "title": "post_type_title",
        "year": "year",
    },
    {
        "sender": "COUNTRY",
        "city": "POST CITY",
        "receiver": "POST COUNTRY",
        "type": "TYPE OF POST",
        "title": "POST TYPE TITLE",
        "year": SHEET,
    },
)
# What sort a post is: its type, as far as it begins so, and a pattern of its title; the first line that fits.
KINDS = (
    ("Permanent Mission", r"Embassy", "embassy"),
    ("Permanent Mission", r"", "permanent_mission"),
    ("Embassy", r"High Commission", "high_commission"),
    ("Embassy", r"", "embassy"),
    ("Consulate", r"(Consulate-General|General Consulate|Deputy High Commission)", "consulate_general"),
    ("Consulate", r"", "consulate"),
    ("", r".*(Consul|Nationals Assistance)", "consulate"),
    ("", r"(?!.*(Cultur|Friendship)).*(Trade|Commerc)", "trade_office"),
    ("", r"", "representative_office"),
)
KEY = ["sender", "receiver", "year", "city", "kind", "title"]
TERRITORIES = "posts in a territory stand under its state, those in Hong Kong under China, unless it is named as host"
EXCHANGED = "Brussels"  # printed as a state, with Belgium as its city


def tidy(originals: Originals, crosswalk: Crosswalk) -> Tidied:
    """One row is a post in an edition, as `posts` keeps it; an edition is a snapshot, nothing is said between two.

    A sender that an edition lists is listed whole; whom it does not list may have posts all the same. A mission to a
    body is kept as a permanent_mission to the state where it stands, and is no bilateral post; a deputy high commission
    counts as a consulate general, an assistant one as a consulate. A row printed twice is one post. A list with a row
    whose other end nobody knows is not known to be whole (`gaps`).
    """
    held = originals["posts"]
    year = held["year"].astype("str").str.extract(r"(\d{4})", expand=False).astype("int64")
    printed = held[["sender", "receiver", "city", "type", "title"]].apply(_clean).assign(year=year)
    printed = printed.assign(city=printed["city"].mask(printed["receiver"].eq(EXCHANGED), EXCHANGED))
    once = printed.drop_duplicates()
    posts = once.assign(
        sender=crosswalk.codes(once["sender"]),
        receiver=crosswalk.codes(once["receiver"]),
        kind=list(map(kind, once["type"], once["title"])),
        sources=list(map(_locator, once["year"], once["sender"], once["city"])),
    )
    years = tuple(sorted({int(one) for one in posts["year"]}))
    lost = gaps(posts, {end: crosswalk.unread(once[end]) for end in ("sender", "receiver")})
    nameless = printed["sender"].eq("") | printed["receiver"].eq("")
    senders = {str(iso3): _spans(set(rows["year"])) for iso3, rows in posts.groupby("sender") if iso3}
    posts = posts[posts["sender"].ne("") & posts["receiver"].ne("")].sort_values(KEY, ignore_index=True)
    return Tidied(
        {"": _as_posts(posts)},
        years,
        senders=senders,
        receivers=_hosts(crosswalk, posts, years),
        limits=(_listed(posts), TERRITORIES, *_left(nameless.sum(), len(printed) - len(once))),
        edition=", ".join(map(str, years)),
        complete=True,
        gaps=lost,
    )


def kind(sort: str, title: str) -> str:
    """What sort of post a type and a title are, in the words of `posts`.

    >>> kind("Embassy / High Commission", "Embassy & Mission to UN"), kind("Other", "Trade & Cultural Office")
    ('embassy', 'representative_office')
    """
    return next(name for begins, pattern, name in KINDS if sort.startswith(begins) and re.match(pattern, title))


def _as_posts(posts: pd.DataFrame) -> pd.DataFrame:
    """The columns of `posts`, then the edition's year and the title as printed."""
    place = [_slug(city) for city in posts["city"]]
    number = posts.assign(place=place).groupby(["year", "sender", "place"]).cumcount() + 1
    parts = zip(posts["year"], posts["sender"], place, number, strict=True)
    return pd.DataFrame(
        {
            "id": ["lowy:" + "-".join(map(str, part)) for part in parts],
            **{name: posts[name] for name in ("sender", "receiver", "kind", "city")},
            "opened": "",
            "closed": "",
            "status": "actual",
            "as_of": posts["year"].astype("str"),
            "sources": posts["sources"],
            "basis": "stated",
            "note": "",
            "year": posts["year"],
            "title": posts["title"],
        }
    )


def _clean(texts: pd.Series) -> pd.Series:
    """Text without marks of footnotes, and with one blank between words; '' where there is none."""
    plain = texts.fillna("").astype("str").str.replace("*", "", regex=False)
    return plain.str.replace(r"\s+", " ", regex=True).str.strip()


def _slug(text: str) -> str:
    """A city as a part of an id: plain capitals and dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    return re.sub(r"[^A-Z0-9]+", "-", plain).strip("-") or "PLACE"


def _locator(year: int, sender: str, city: str) -> str:
    """Where a row is found in the file, as the tables cite it."""
    return f"lowy[{re.sub(r'[][;=]', '', f'{year} {sender} {city}').strip()}]"


def _spans(years: set[int]) -> list[list[int]]:
    """Years as spans of years that follow each other."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = int(year)
        else:
            spans.append([int(year), int(year)])
    return spans


def _hosts(crosswalk: Crosswalk, posts: pd.DataFrame, years: tuple[int, ...]) -> dict[str, list[list[int]]]:
    """Every state that there was, for a sender's posts are listed wherever they stand, and the territories named."""
    atlas, first, last = crosswalk.atlas, f"{years[0]}-01-01", f"{years[-1]}-12-31"
    states = {iso3 for iso3 in atlas.codes if len(atlas.spells(iso3)) and atlas.existed(iso3, first, last)}
    return {iso3: [[years[0], years[-1]]] for iso3 in sorted(states | set(posts["receiver"]))}


def _listed(posts: pd.DataFrame) -> str:
    counts = posts.groupby("year")["sender"].nunique().items()
    return "states listed as senders: " + ", ".join(f"{count} in {year}" for year, count in counts)


def _left(unnamed: int, twice: int) -> list[str]:
    told = [(unnamed, "rows without a sender or a host are left out"), (twice, "rows printed twice are kept once")]
    return [f"{count} {what}" for count, what in told if count]


connector = Connector(
    "lowy",
    (Original("posts", ("DataDownload.xlsx", "lowy_gdi*.parquet", "lowy_gdi*.csv", "lowy*.xlsx"), FORMS),),
    tidy,
)
