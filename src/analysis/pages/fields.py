"""The fields of a row in a reader's words, with the tables' own spelling beside them where it differs."""

from dataclasses import dataclass
from functools import cache

from analysis import dates
from analysis.language import Catalogue
from analysis.tables import Description, Tables


@dataclass(frozen=True, eq=False)
class Reader:
    """Says fields for a page."""

    data: Tables
    say: Catalogue

    def table(self, row: Description) -> str:
        """What a row is a row of: its table in words, the title of a computed row's data set."""
        return self.say.word("table", row.table) if row.table in self.data.schemas else row.title

    def name(self, field: str) -> str:
        """A field's name in words.

        >>> from analysis import tables
        >>> reader = Reader(tables.load(), Catalogue())
        >>> reader.name("a"), reader.name("closed_by")
        ('one state', 'closed by')
        """
        return _name(field, self.say.lang)

    def value(self, row: Description, field: str, value: str, text: str) -> str:
        """A value in words; a date has its EDTF spelling beside it, a key its code, a share its fraction."""
        if row.table not in self.data.schemas or row.pair:
            return text if value in (text, text.replace(",", "")) else f"{text} ({value})"
        described = self.data.schemas[row.table].field(field)
        if described.edtf:
            said = dates.say(value)
            return said if said == value else f"{said} ({value})"
        if described.enum:
            return value.replace("_", " ")
        return text if text == value else f"{text} ({value})"


@cache
def _name(field: str, lang: str) -> str:
    say, key = Catalogue(lang), f"page.field_{field}"
    return say(key) if say.has(key) else field.replace("_", " ")
