"""How rows are put into words: names of states and bodies, messages, and the marks that say what a row rests on."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from analysis import dates, language, sources
from analysis.countries import Atlas
from analysis.sentences.statement import Statement

Row = dict[Any, Any]
FLAGS = {"reference": "ʳ", "inferred": "ⁱ"}


class Speaks(Protocol):
    """What `Words` needs of the tables: names, bodies, sources and rows by id."""

    @property
    def atlas(self) -> Atlas: ...
    @property
    def rows(self) -> Mapping[str, dict[str, Any]]: ...
    @property
    def sources(self) -> Mapping[str, Any]: ...
    def source(self, key: str) -> Any: ...
    def org(self, org: str) -> str: ...


class Words:
    """The words of one language over one set of tables; notebooks make one and hand it to every sentence."""

    def __init__(self, data: Speaks, lang: str = "en") -> None:
        """Take names and rows from `data`, messages from the catalogue of `lang`."""
        self.data = data
        self.message = language.Catalogue(lang)

    def name(self, code: str) -> str:
        """A state or body as it stands inside a sentence, with its article."""
        return language.the(self.data.atlas.name(code)) if code in self.data.atlas else self.body(code)

    def body(self, org: str) -> str:
        """A body as it stands inside a sentence, with its article."""
        name = self.data.org(org)
        return name if name.startswith("Asia-Pacific") else f"the {name}"

    def label(self, code: str) -> str:
        """A state or body as it stands alone, in a heading or a cell."""
        return self.data.atlas.name(code) if code in self.data.atlas else self.data.org(code)

    def say(self, key: str, rows: Iterable[str], absent: bool = False, **words: object) -> Statement:
        """The message `key` as a statement about `rows`."""
        return self.put(self.message(key, **words), rows, absent)

    def put(self, text: str, rows: Iterable[str], absent: bool = False) -> Statement:
        """A statement with a capital at its beginning; its rows once each, in the order given.

        A title that was cut ends with its own dots, and takes no full stop.
        """
        unique = tuple(dict.fromkeys(row for row in rows if row))
        told = language.cap(text).replace("….", "…")
        return Statement(told, unique, tuple(dict.fromkeys(map(self.mark, unique))), absent)

    def mark(self, row: str) -> str:
        """A row as it is shown beside a statement: its id and what it rests on; of a computed row, its data set."""
        dataset, computed, _ = row.partition(":")
        return dataset if computed else f"{row}{self.flag(row)}"

    def flag(self, row: str) -> str:
        """ʳ where the row survives only in a reference's title, ⁱ where it is inferred, in whole or in a field."""
        basis = str(self.data.rows.get(row, {}).get("basis", ""))
        found = set(sources.bases(basis).values()) if basis else set()
        return "".join(flag for name, flag in FLAGS.items() if name in found)

    def hedge(self, *bases: str) -> str:
        """The words by which a sentence owns up to an inference or a reference's title, nothing else."""
        found = [sources.bases(basis).get("") for basis in bases if basis]
        return next((self.message(f"basis.{basis}") for basis in ("inferred", "reference") if basis in found), "")

    def field_basis(self, row: str, field: str) -> str:
        """What one field of a row rests on: its own basis where it has one, else the row's."""
        found = sources.bases(str(self.data.rows[row]["basis"]))
        return found.get(field, found[""])

    def as_of(self, edtf: str) -> str:
        """The time for which a present tense holds, in brackets; nothing for no time."""
        if not edtf:
            return ""
        span = dates.parse(edtf)
        if span.open_end:
            return self.message("time.written", date=dates.say(edtf.split("/")[0]))
        return self.message("time.seen", date=dates.say(edtf))

    def source_time(self, edtf: str) -> str:
        """The same, short, for cells and lists."""
        if not edtf or not dates.parse(edtf).open_end:
            return self.as_of(edtf)
        return self.message("time.source", date=dates.say(edtf.split("/")[0]))

    def as_ofs(self, edtfs: Iterable[str]) -> str:
        """The one time that several rows share; the earliest of them when they differ."""
        known = sorted({edtf for edtf in edtfs if edtf}, key=dates.sort_key)
        return self.as_of(known[0]) if known else ""

    def source(self, key: str) -> str:
        """The title of a source, for the heads of a figure."""
        title = str(self.data.source(key).title)
        return title if title != key else self.label(key)

    def side(self, row: str) -> str:
        """The state on whose side the first source of a row stands; nothing for a third party's."""
        source = self._first_source(row)
        return "" if source is None or source.side == "third" else str(source.side)

    def author(self, row: str) -> str:
        """Who asserts a row: the publisher of the first source that it cites."""
        source = self._first_source(row)
        if source is None or not source.publisher:
            return self.message("claims.third")
        article = "the " if source.publisher.startswith(("Ministry", "Embassy", "Government")) else ""
        return self.message("claims.author", publisher=f"{article}{source.publisher}")

    def _first_source(self, row: str) -> Any:
        cited = sources.refs(str(self.data.rows.get(row, {}).get("sources", "")))
        return self.data.source(cited[0].key) if cited else None


def between(words: Words, codes: Iterable[str]) -> str:
    """Two or more states in one phrase, in the order given."""
    return language.listing([words.name(code) for code in codes])


def dashed(words: Words, a: str, b: str) -> str:
    """Two states as the name of their dyad."""
    return f"{words.label(a)}–{words.label(b)}"
