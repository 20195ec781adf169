"""The verbs by which posts are opened, opened again, closed, raised to another rank and moved."""

from analysis.ingest.tagged import pattern

OPENS = (
    r"open(?:s|ed|ing)?|inaugurat(?:es|ed|e|ing)|establish(?:es|ed|ing)?|set(?:s|ting)? up|launch(?:es|ed|ing)?|"
    r"found(?:ed|ing)|creat(?:es|ed|ing)|install(?:s|ed)|(?:establishment|inauguration)(?= of)"
)
WORK = (
    r"(?: (?:its|their|all|the))?(?: \w+)? (?:work|operations?|activit(?:y|ies)|functions?|services?|duties|existence)"
)
REOPENS = (
    r"re-?open(?:s|ed|ing)?|re-?activat(?:es|ed|ing)|re-?establish(?:es|ed|ing)?|opened (?:again|anew)|"
    rf"(?:resum(?:es|ed|ing)|restart(?:s|ed|ing))(?={WORK}\b)"
)
CLOSES = (
    r"clos(?:es|ed|e|ing)|shut(?:s|ting)?|withdrew|withdrawn|abolish(?:es|ed|ing)|liquidat(?:es|ed|ing)|"
    r"closure(?= of)|discontinu(?:es|ed)|vacated|evacuat(?:es|ed|ing)|lapsed|dissolved|suspended|"
    r"w(?:ound|inds?|inding) (?:up|down)|"
    rf"(?:ceas|suspend|stopp|terminat|halt|end)(?:es|e|s|ed|ing)(?={WORK}\b| to (?:exist|function|operate|work)\b|"
    r" (?:working|operating|functioning)\b)|ceased"
)
RAISES = (
    r"(?:re-)?upgrad(?:es|ed|e|ing)|elevat(?:es|ed|e|ing)|rais(?:es|ed|e|ing)|promot(?:es|ed)|convert(?:s|ed)?|"
    r"transform(?:s|ed)?|turn(?:s|ed)?|downgrad(?:es|ed|e|ing)|reduced|made|makes|became|becomes|becoming|become"
)
MOVES = (
    r"mov(?:es|ed|e|ing)|relocat(?:es|ed|e|ing)|transfer(?:s|red|ring)?|return(?:s|ed)|(?:went|came|comes) back|"
    r"shift(?:s|ed)"
)
ACT = pattern(rf"(?<!-)\b(?:{REOPENS}|{OPENS}|{CLOSES}|{RAISES}|{MOVES})\b")
BE = pattern(
    r"\b(?:was|were|been|is|are|being|be|gets?|got)(?: (?:\w+ly|also|first|again|only|"
    r"later|then|finally|not|never|<date>))? \Z"
)
