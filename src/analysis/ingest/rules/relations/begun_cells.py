"""Dates in the cells of tables that say since when states have relations."""

from collections.abc import Iterator

from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import event, parties, started
from analysis.ingest.tagged import pattern

COLUMN = pattern(r"\b(?:relations|ties|establish\w*|since|began|recogni\w+)\b")


@rule("begun_cells.cell", r"^[ \t(\[–—•*-]*<date>(?: ?\([^()]{0,60}\))?[ \t.)\]*^†‡§#,;–-]*$", "<date>")
def cell(hit: Hit) -> Iterator[Found]:
    """A date in a state's row of a table on relations: "| Country | Relations since | | Chad | 4 May 1971 |"."""
    block = hit.sentence.block
    named = COLUMN.search(block.column) or (not block.column and hit.setting.topic in ("", "missions"))
    if block.row is None or not named or hit.sentence.start:
        raise Nearly("it is no date in a column on relations")
    pair = hit.setting.pair or ((hit.setting.home,) if hit.setting.home else ())
    if not pair:
        raise Nearly("nobody knows of whom the row is")
    mark = hit.tagged.first(0, len(hit.string), "date")
    dates = started(mark.value.dates) if mark else ()
    if not dates:
        raise Nearly("the date is not whole")
    what = "recognition" if "recogni" in block.column.lower() else "formal relations began"
    year = dates[0][:4]
    yield event(hit, "establishment", f"{what} {year}", pair, dates=dates, confidence=0.9)


@rule(
    "begun_cells.line",
    r"^\W*(?:(?:date of )?(?:the )?(?:establishment|start|opening|beginning) of )?(?:(?:full|formal|official|bilateral|"
    r"diplomatic|consular) )*(?:relations|ties)(?: (?:with|between) [^:;.]{1,60})?"
    r"(?: (?:were |was )?(?:established|since|began|opened|restored|resumed))?(?: on| in| since)?[ :–—-]*<date>\W*$",
    "relations ties",
)
def line(hit: Hit) -> Iterator[Found]:
    """A line that gives the date of relations: "Peru–Chad relations / Diplomatic relations: 4 May 1975"."""
    if any(one.kind == "event" for one in hit.told):
        raise Nearly("it is told already")
    mark = hit.tagged.last(0, len(hit.string), "date")
    dates = started(mark.value.dates) if mark else ()
    if not dates:
        raise Nearly("the date is not whole")
    what = "resumption" if pattern(r"\b(?:restored|resumed)\b").search(hit.string) else "establishment"
    yield event(hit, what, f"diplomatic relations {dates[0][:4]}", parties(hit), dates=dates, confidence=0.9)
