"""When: the dates of what a clause tells, its own, those of its sentence, or those that it leans on."""

from analysis.ingest import moments
from analysis.ingest.hits import Hit
from analysis.ingest.tagged import Mark, pattern

LEANING = pattern(
    r"\b(?:during|at|on|in|following|after|while|throughout) (?:(?:(?:his|her|their|its|the|this|that|these|"
    r"which)\b|<office|name|state|both|demonym>)[^,;]{0,40}?)?"
    r"(?:visits?|trip|meetings?|stay|tour|occasions?|ceremony|event|summit|talks|expo|there|conference|opening|session|"
    r"time|same)\b"
)
AGAIN = pattern(r"^(?:During|At|On) (?P<name><name>),")
EDGES = frozenset(("as_of", "by"))


def dates(hit: Hit, lean: bool = True) -> tuple[str, ...]:
    """The dates of what the hit tells, EDTF; ("",) where the text gives none.

    In this order: the nearest date of the clause, one that opens the sentence, and where `lean` allows it the date of
    what was told before, for words that refer to it ("during his stay").
    """
    mark = nearest(hit)
    if mark:
        found = resolved(hit, mark)
        if found:
            return found
    leaning = LEANING.search(hit.string[: hit.clause[1]]) if lean and (hit.setting.date or hit.setting.visit) else None
    if leaning and hit.setting.visit:
        return hit.setting.visit.dates if leaning[0].endswith("visits") else (hit.setting.visit.date,)
    return (hit.setting.date,) if hit.setting.date and lean and (leaning or _told_of(hit)) else ("",)


def _told_of(hit: Hit) -> bool:
    """Whether a sentence opens with the name of an occasion that its paragraph told of before: "During the Fair,"."""
    again = AGAIN.match(hit.string)
    name = hit.tagged.mark(again.start("name")).text if again else ""
    return bool(name) and name in hit.sentence.block.text[: hit.sentence.start]


def nearest(hit: Hit) -> Mark | None:
    """The date of a hit's words: the nearest of the clause, those behind first; else the sentence's first."""
    behind = _own(hit, [mark for mark in hit.marks_after("date") if mark.value.role not in EDGES])
    ahead = _own(hit, [mark for mark in hit.marks_before("date") if mark.value.role not in EDGES])
    if ahead and behind and aside(hit, behind[0]):
        behind = []
    if behind and ahead and _refines(behind[0], ahead[-1]):
        return behind[0]
    if behind and ahead:
        after, before = hit.tagged.place(behind[0]) - hit.end, hit.start - hit.tagged.place(ahead[-1])
        opening = hit.tagged.place(ahead[-1]) <= hit.clause[0] + 1
        return behind[0] if after <= before and not (opening and after > 60) else ahead[-1]
    if behind or ahead:
        return behind[0] if behind else ahead[-1]
    inside = hit.tagged.first(hit.start, hit.end, "date")
    if inside:
        return inside
    opening = hit.tagged.first(0, 2, "date")
    return opening if opening and hit.clause[0] > 0 else None


def _own(hit: Hit, marks: list[Mark]) -> list[Mark]:
    """Dates without those of something named beside ("the pact of 1990", "the 1990 flood"), where others are left."""
    near = [mark for mark in marks if not aside(hit, mark)] or marks
    return [mark for mark in near if mark.value.role not in ("before", "after")] or near


def aside(hit: Hit, mark: Mark) -> bool:
    """Whether a date belongs to a noun or stands in brackets, and not to the clause."""
    place = hit.tagged.place(mark)
    text = hit.string
    if mark.text.startswith("of ") or text[max(0, place - 3) : place] == "of ":
        return True
    return hit.end <= place and "(" in text[max(0, place - 40) : place].rpartition(")")[2]


def _refines(fine: Mark, coarse: Mark) -> bool:
    """Whether a date says more exactly when, within another: "1996: … on 5 December 1996"."""
    first, second = (mark.value.dates[0] if len(mark.value.dates) == 1 else "" for mark in (fine, coarse))
    if not first or not second or "/" in first:
        return False
    begin, _, end = second.partition("/")
    within = first.startswith(begin) if not end else begin <= first[: len(begin)] <= end
    return within and len(first) > len(begin)


def resolved(hit: Hit, mark: Mark) -> tuple[str, ...]:
    """The dates that a mark means, completed from what was told before; () where they cannot be."""
    moment = mark.value
    if moment.dates:
        return moment.dates
    before = hit.tagged.between(0, hit.tagged.place(mark), "date")
    earlier = next((one.value.dates[-1] for one in reversed(before) if one.value.dates), "")
    antecedent = earlier or hit.setting.date
    whole = moments.complete(moment, antecedent.removesuffix("/..")) if antecedent else None
    return tuple(whole.dates) if whole and whole.dates else ()
