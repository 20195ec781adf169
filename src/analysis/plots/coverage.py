"""What each source speaks of, and which of its lists were lost."""

import pandas as pd

from analysis import language
from analysis.plots import style
from analysis.plots.canvas import Canvas
from analysis.plots.drawing import Drawing
from analysis.plots.empty import nothing
from analysis.plots.frames import Names, records
from analysis.plots.words import Words, plain, width, wrap

NAME = 128.0
ROW = 18.0
COUNTS = ("count", "facts", "rows_count")
HOLDS = {  # the kinds of facts, or the tables, that hold what a list would tell
    "visits": ("visit", "visits"),
    "agreements": ("agreement", "agreements"),
    "posts": ("mission", "posts"),
    "embassies": ("mission", "posts"),
    "honorary_consulates": ("mission", "posts"),
    "accreditations": ("mission", "accreditations"),
    "products": ("trade_product", "trade_products"),
    "companies": ("company_presence", "presences"),
    "memberships": ("membership", "memberships"),
    "events": ("event", "events"),
    "joint_bodies": ("joint_body", "joint_bodies"),
    "equipment": ("equipment", "links"),
}


def coverage(counts: pd.DataFrame, lists: pd.DataFrame, names: Names, *, lang: str = "en") -> Drawing:
    """How many rows each source gives of each kind, and where its list was lost.

    `counts`: a frame of `coverage.kinds`, or of `coverage.counts` (one row is a kind or table, a source and a number;
    numbers of one kind and source are added). `lists`: a frame of `coverage.lists`. `names` gives a source's title for
    its key. `.data` is one row for each kind and source: kind, source, count, lost.
    """
    words = Words(lang)
    data = _table(counts, lists)
    if data.empty:
        return nothing(words("coverage.nothing"), data, "coverage")
    return Drawing(_figure(data, names, words), _alt(data, names, words), data, "coverage")


def _table(counts: pd.DataFrame, lists: pd.DataFrame) -> pd.DataFrame:
    column = "kind" if "kind" in counts else "table"
    number = next(name for name in COUNTS if name in counts)
    cells: dict[tuple[str, str], list[int]] = {}
    for row in records(counts):
        cells.setdefault((row[column], row["source"]), [0, 0])[0] += int(row[number])
    known = {name for name, _ in cells}
    for row in records(lists):
        if row["completeness"] == "lost":
            name = next((name for name in HOLDS.get(row["kind"], ()) if name in known), row["kind"])
            cells.setdefault((name, row["source"]), [0, 0])[1] += 1
    rows = [(*key, *cell) for key, cell in cells.items()]
    return pd.DataFrame(rows, columns=["kind", "source", "count", "lost"])


def _figure(data: pd.DataFrame, titles: Names, words: Words) -> Canvas:
    sources, kinds = list(dict.fromkeys(data["source"])), list(dict.fromkeys(data["kind"]))
    cells = {(row["kind"], row["source"]): (row["count"], row["lost"]) for row in records(data)}
    step = min(120.0, (style.WIDTH - NAME - style.MARGIN) / len(sources))
    heads = [wrap(titles(source), step - 6, style.SMALL, lines=4) for source in sources]
    names = {kind: wrap(language.cap(words.word("kinds", kind)), NAME - style.MARGIN - 4, lines=2) for kind in kinds}
    head = max(len(lines) for lines in heads) * style.SMALL * style.LINE + 8
    high = {kind: max(ROW, len(names[kind]) * style.BODY * style.LINE + 4) for kind in kinds}
    notes = [name for name, there in (("count", True), ("lost", bool(data["lost"].any())), ("none", True)) if there]
    canvas = Canvas(style.WIDTH, head + sum(high.values()) + 14 + 14 * len(notes))
    for number, lines in enumerate(heads):
        canvas.block(NAME + step * number + 4, 4, lines, style.SMALL, color=style.MUTED)
    top, most = head, max(1, int(data["count"].max()))
    for kind in kinds:
        canvas.line([(style.MARGIN, top), (NAME + step * len(sources), top)], "#dfe2e4", 0.5)
        canvas.block(style.MARGIN, top + (high[kind] - len(names[kind]) * style.BODY * style.LINE) / 2, names[kind])
        for number, source in enumerate(sources):
            at = (NAME + step * number, top, step, high[kind])
            _cell(canvas, *cells.get((kind, source), (0, 0)), most, at, words)
        top += high[kind]
    canvas.line([(style.MARGIN, top), (NAME + step * len(sources), top)], style.RULE, 0.6)
    _legend(canvas, notes, top + 8, words)
    return canvas


def _cell(
    canvas: Canvas, count: int, lost: int, most: int, at: tuple[float, float, float, float], words: Words
) -> None:
    left, top, wide, high = at
    middle = top + high / 2
    text = middle - style.SMALL * style.LINE / 2
    if lost:
        canvas.hatched(left + 2, top + 2, wide - 6, high - 4, 4)
        canvas.line([(left + 2.5, top + 2), (left + 2.5, top + high - 2)], style.BRICK, 2.0, z=2)
        said = words("coverage.list_lost")
        room = width(said, style.SMALL)
        canvas.bar(left + wide - 10 - room, top + 2.5, room + 4, high - 5, facecolor=style.PAPER, zorder=1.5)
        canvas.text(left + wide - 8, text, said, style.SMALL, ha="right", color=style.BRICK)
    if count:
        length = max(1.5, (wide - 72) * count / most)
        canvas.bar(
            left + 5,
            middle - 5.5,
            length + 5 + width(f"{count:,}", style.SMALL) + 2,
            11,
            facecolor=style.PAPER,
            zorder=1.5,
        )
        canvas.bar(left + 6, middle - 4, length, 8, facecolor=style.BLUE, zorder=3)
        canvas.text(left + 6 + length + 4, text, f"{count:,}", style.SMALL, zorder=5)
    elif not lost:
        canvas.rings([(left + 8, middle)], 0.9, facecolor=style.MUTED, edgecolor="none", lw=0)


def _legend(canvas: Canvas, notes: list[str], top: float, words: Words) -> None:
    for number, name in enumerate(notes):
        y = top + 14 * number
        if name == "count":
            canvas.bar(style.MARGIN + 2, y + 1, 24, 8, facecolor=style.BLUE)
        elif name == "lost":
            canvas.hatched(style.MARGIN + 2, y, 24, 10, 4)
            canvas.line([(style.MARGIN + 2.5, y), (style.MARGIN + 2.5, y + 10)], style.BRICK, 2.0, z=2)
        else:
            canvas.rings([(style.MARGIN + 14, y + 5)], 0.9, facecolor=style.MUTED, edgecolor="none", lw=0)
        canvas.text(style.MARGIN + 34, y, words(f"coverage.{name}"), style.SMALL, color=style.MUTED)


def _alt(data: pd.DataFrame, names: Names, words: Words) -> str:
    told, lost = [], []
    for source in dict.fromkeys(data["source"]):
        mine = data[data["source"].eq(source)]
        rows, kinds = int(mine["count"].sum()), int(mine["count"].gt(0).sum())
        told.append(words("coverage.alt_source", source=plain(names(source)), rows=f"{rows:,}", kinds=kinds))
        gone = mine[mine["lost"].gt(0)]
        if len(gone):
            named = language.listing([words.word("kinds", kind) for kind in gone["kind"]])
            lost.append(
                words("coverage.alt_lost_source", source=plain(names(source)), n=int(gone["lost"].sum()), kinds=named)
            )
    alt = words("coverage.alt", sources="; ".join(told))
    return f"{alt} {words('coverage.alt_lost', lost='; '.join(lost))}" if lost else alt
