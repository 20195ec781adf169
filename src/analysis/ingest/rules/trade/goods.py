"""Lists of goods parted into their items: by commas and the last "and", but not inside a phrase that is one good."""

import re
from collections.abc import Iterator

from analysis.ingest.tagged import pattern

STOP = pattern(
    r"; (?!and )|\. |\.?\Z| [–—] (?!<number>)|: |\[|"
    r",? (?:while|whereas|but|which|who|whose|that|where|although|because|since|as of|thanks|according"
    r"|compared|accounting|account(?:s|ed) for|mak(?:es|ing) up|made up|"
    r"despite|in return|in exchange|receiving|getting|obtaining|through|via|under|after|before|during|between|when|"
    r"(?:being|have|has|had|were|was|are|is|amounted|amount|totall?ed|stood|reached|rose|fell|grew|continues?"
    r"|remains?|came|bec[ao]me|stands? out|prevail\w*|predominat\w+|make up"
    r"|go|goes|went|do|does|did|will|would|can|could))\b"
    r"|, (?:it|they|he|she|the (?:country|two|latter|former)|both|in turn|with|making|while|<state|both|office>)\b"
)
COMMA = re.compile(
    r"; and |; |,? (?:and (?:then )?)?followed by |, (?:as well as|and also|and|plus|or) |, | as well as "
    r"| together with | along with | plus "
)
AND = re.compile(r" (?:and|&|or) ")
LEAD = pattern(
    r"(?:(?:the|an?|some|just|only|various|mainly|mostly|chiefly|primarily|principally|predominantly|especially"
    r"|particularly|notably|namely|also|both|its|their|as well as|and|"
    r"including|such as|like|e\.g\.|large|small|quantities of|amounts of|a (?:variety|range|number) of"
    r"|different kinds of|kinds of|types of|products? such as|goods such as|items such as|"
    r"products like|goods like|items like|commodities such as|to <state|city>|from <state|city>|<date>"
    r"|re-exported|in particular|above all|sale of|sales of|supply of|of|"
    r"(?:over |about |more than |nearly |some |around )?<money|number>(?:[’']?s?)(?: worth)? of|worth of|<money>"
    r"|<number>|two|three|four|five|six|eight|ten|twelve)[,:]? )+"
)
DROP = pattern(
    r" ?\((?:[^()]*)\)?| (?:[–—-] )?<number>.*| in (?:exchange|return|turn)\b.*| "
    r"(?:valued at|worth|estimated at|totall?ing|amounting to|to the (?:value|tune|amount) of|for|at)(?: (?:about|over"
    r"|around|nearly|more than|some|approximately|almost|up to))? <money|number>.*|"
    r" (?:to|from|into|for|in|on|by|at|sent to|exported to|shipped to|bound for|produced in"
    r"|of) (?:the )?(?:<state|city|both|org>|(?:its|their|each|that|this) \w+).*|"
    r" (?:to|in|for|on|onto) (?:the |this |that )?(?:<demonym>|island|country|market|other|neighbou?r|region"
    r"|partner|local|world).*|"
    r",? ?(?:in|during|since|for)? ?<date>.*| (?:and|or|as well as)\Z|,? (?:among (?:others|other (?:things"
    r"|goods|products|items))|amongst others|etc\.?|et cetera|and others|in particular|respectively|and so on"
    r"|and the like).*|[ ,.;:)\"”’]+\Z"
)
SUCH = re.compile(r",? (?:such as|including|like|e\.g\.|especially|particularly|namely|notably)(?: the)? ")
BAD = pattern(
    r"<date|office|post|pact|both|org>|\b(?:is|are|was|were|be|been|being|has|have|had|will|would|may|can"
    r"|signed|visited|its|their|they|it|he|she|who|which|that|this|these|not|no|"
    r"countr(?:y|ies)|nations?|trade|exports?|imports?|exported|imported|relations|billions?|millions?"
    r"|percent|during|between|since|than|when|because|there|also|increas\w+|decreas\w+|"
    r"growth|grew|rose|fell|respectively|agreements?|government|president|minister|years?|months?|companies"
    r"|company|tourists|deficit|surplus|balance|"
    r"accounted|amounted|totall?ed|said|many|most|much|way|each|other side|same|both|one|two|three|to|up|down"
    r"|only|potential|cooperation|investments?|interest\w*)\b"
)
STARTS = re.compile(
    r"(?:worth|valued|estimated|low|small|negligible|limited|growing|subject|expected|due|responsible"
    r"|available|possible|modest|marginal|insignificant|minimal|"
    r"at|in|on|about|more|less|approximately|around|over|under|almost|nearly|very|well|far|quite|still|now"
    r"|even|especially|by|with|for|from|of|as|part|higher|"
    r"lower|mutual|bilateral|significant|substantial|diverse|diversified|important|primary|main|largely"
    r"|mainly|exempt\w*|dominated|composed|concentrated|made|destined|carried|"
    r"conducted|banned|suspended|stopped|halted|resumed|allowed|sent|shipped|sold|several|all|others)\Z",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"(?:(?:other|various|many|some|consumer|finished|main|manufactured)? ?(?:goods|products?|items"
    r"|commodit(?:y|ies)|others?|chief|main|leading|principal|things|services|materials|articles|merchandise)"
    r"|among(?:st)? others?.*|rest|etc|more|total(?: \w+)?|value)\Z",
    re.IGNORECASE,
)
PAIRS = frozenset(
    (
        *(
            ("iron", "steel"),
            ("fruit", "vegetables"),
            ("fruits", "vegetables"),
            ("vegetables", "fruits"),
            ("vegetables", "fruit"),
        ),
        *(
            ("oil", "gas"),
            ("gas", "oil"),
            ("food", "beverages"),
            ("food", "drink"),
            ("food", "drinks"),
            ("foods", "beverages"),
        ),
        *(("foodstuffs", "beverages"), ("arms", "ammunition"), ("weapons", "ammunition"), ("machinery", "equipment")),
        *(
            ("machines", "equipment"),
            ("hides", "skins"),
            ("fats", "oils"),
            ("parts", "components"),
            ("parts", "accessories"),
        ),
        *(
            ("pearls", "precious"),
            ("stones", "metals"),
            ("plant", "machinery"),
            ("textile", "apparel"),
            ("nuts", "bolts"),
            ("food", "livestock"),
        ),
        *(
            ("equipment", "parts"),
            ("machinery", "parts"),
            ("machinery", "spare"),
            ("aircraft", "parts"),
            ("vehicles", "parts"),
        ),
    )
)
SHARED = re.compile(
    r"(?:products?|goods|articles|equipment|machinery|machines|appliances|materials|items|wares|parts|devices"
    r"|industr(?:y|ies)|foods?|instruments|vehicles|produce)\Z"
)
ADJECTIVE = re.compile(
    r"(?:[a-z]{2,}(?:ical|ural|rial|onal|tal|nal|ral|ric|nic|tic|mic|ous|ary|ive|able)|plastic|wooden|wood"
    r"|leather|paper|rubber|textile|glass|dairy|fur|"
    r"petroleum|plant|animal|light|heavy|raw|fresh|frozen|dried|knitted|woven|electric|optical|metal|beauty"
    r"|farm|crude|refined)\Z"
)
NOUNS = frozenset(("metal", "mineral", "chemical", "cereal", "coal", "charcoal", "cosmetic", "ceramic", "fabric"))
WORDS = re.compile(r"[^\s]+")
MOST = 9
NEAR = 60


def items(text: str, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """The goods of a list that begins a text, as its start, its end, and the end of all that is said of it.

    >>> text = "rubber, iron and steel, and tea."
    >>> [text[start:end] for start, end, _ in items(text)]
    ['rubber', 'iron and steel', 'tea']
    """
    end = end_of(text, start)
    for first, last in _segments(text, start, end):
        yield from _cleaned(text, first, last)


def end_of(text: str, start: int) -> int:
    """Where a list that begins at a place of the text ends."""
    stop = STOP.search(text, start)
    while stop and _inside(text, start, stop.start()):
        stop = STOP.search(text, stop.end())
    return stop.start() if stop else len(text)


def _inside(text: str, start: int, place: int) -> bool:
    """Whether a place is within brackets that opened behind the start."""
    return text.count("(", start, place) > text.count(")", start, place) and place < len(text) - 1


TAIL = re.compile(
    r",?(?: (?:and|while|whereas|but|or|it|they|its|their|the|also|as well as|plus|mainly|main|with))+ ?\Z|[ ,]+\Z"
)


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between commas, those parted at "and" too where it joins two goods."""
    tail = TAIL.search(text, start, end)
    end = tail.start() if tail else end
    cuts = [cut for cut in COMMA.finditer(text, start, end) if not _inside(text, start, cut.start())]
    edges = [start, *(edge for cut in cuts for edge in (cut.start(), cut.end())), end]
    found = [(edges[number], edges[number + 1]) for number in range(0, len(edges), 2)]
    oxford = bool(cuts) and re.search(r"and |plus|as well", cuts[-1][0]) is not None
    joined = AND.search(text, *found[-1]) is not None
    parted: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(found):
        final = number == len(found) - 1
        whole = (not final and (oxford or joined)) or (final and oxford and len(found) > 2)
        parted += [(first, last)] if whole else _at_and(text, first, last)
    return parted


def _at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch parted at each "and" that joins two goods rather than the words of one."""
    parts, first = [], start
    for cut in AND.finditer(text, start, end):
        if _inside(text, start, cut.start()) or _one(text[first : cut.start()], text[cut.end() : end]):
            continue
        parts.append((first, cut.start()))
        first = cut.end()
    return [*parts, (first, end)]


def _one(left: str, right: str) -> bool:
    """Whether "left and right" is one good: iron and steel, glass and ceramic articles, wood and wood products."""
    before, after = WORDS.findall(left[-NEAR:].lower()), WORDS.findall(DROP.sub("", right[:NEAR].lower()))
    if not before or not after:
        return True
    if (before[-1], after[0].strip(",.")) in PAIRS or (len(after) > 1 and after[0] == before[-1].rstrip("s")):
        return True
    if len(before) > 1 or (before[0] in NOUNS and not SHARED.match(after[-1])):
        return False
    return bool(ADJECTIVE.match(before[0])) and 1 < len(after) <= 3 and bool(SHARED.match(after[-1]))


def _cleaned(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A stretch without the words around the good; one with examples gives the good and these."""
    lead = LEAD.match(text, start, end)
    first = lead.end() if lead else start
    such = SUCH.search(text, first, end)
    if such and such.start() > first:
        if not EMPTY.match(text[first : such.start()].strip()):
            yield from _cleaned(text, first, such.start())
        yield from _cleaned(text, such.end(), end)
        return
    drop = DROP.search(text, first, end)
    last = drop.start() if drop else end
    while drop and last == first and drop.end() < end:
        drop, last = None, end
    if last > first and good(text[first:last].strip()):
        yield first, first + len(text[first:last].rstrip()), end


def good(text: str) -> bool:
    """Whether a few words can name a good."""
    words = WORDS.findall(text)
    if not words or len(words) > MOST or len(text) < 3 or not re.match(r"[\w\ue000-\uf8ff“\"«]", text):
        return False
    if not re.search(r"[^\W\d_]|\A[\ue000-\uf8ff]", re.sub(r"\b(?:and|or|of)\b", "", text)) or MONEYED.match(text):
        return False
    if BAD.search(text) or STARTS.match(words[0]) or EMPTY.match(text):
        return False
    return re.search(r"[^\W\d_]", re.sub(r"[\ue000-\uf8ff]", "", text)) is not None or text[0] in NAMED


NAMED = pattern("<name>").pattern
MONEYED = pattern(r"<money|number>(?: and| or)?\Z|<money>")
