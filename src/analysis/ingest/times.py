"""When: the dates of what a clause tells, its own, those of its sentence, or those that it leans on."""

import re

from analysis.ingest import moments
from analysis.ingest.hits import Hit
from analysis.ingest.tagged import Mark

LEANING = re.compile(
    r"\b(?:during|at|on|in|following|after|while|throughout) (?:(?:his|her|their|its|the|this|that|these|which)\b[^,;]{0,40}?)?"
    r"(?:visit|trip|meeting|stay|tour|occasion|ceremony|event|summit|talks|expo|there|conference|opening|session|time|same)\b",
    re.IGNORECASE,
)
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
    if lean and (hit.setting.date or hit.setting.visit) and LEANING.search(hit.string[: hit.clause[1]]):
        return (hit.setting.visit.date if hit.setting.visit else hit.setting.date,)
    return ("",)


def nearest(hit: Hit) -> Mark | None:
    """The date mark that belongs to the words of a hit: in its clause the nearest, those behind first; else the opening one."""
    behind = [mark for mark in hit.marks_after("date") if mark.value.role not in EDGES]
    ahead = [mark for mark in hit.marks_before("date") if mark.value.role not in EDGES]
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


def resolved(hit: Hit, mark: Mark) -> tuple[str, ...]:
    """The dates that a mark means, completed from what was told before; () where they cannot be."""
    moment = mark.value
    if moment.dates:
        return moment.dates
    before = hit.tagged.between(0, hit.tagged.place(mark), "date")
    earlier = next((one.value.dates[-1] for one in reversed(before) if one.value.dates), "")
    antecedent = earlier or hit.setting.date
    whole = moments.complete(moment, antecedent) if antecedent else None
    return tuple(whole.dates) if whole and whole.dates else ()
