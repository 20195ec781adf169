"""What a heading or a first sentence says of whose relations follow, in which direction, and on what."""

import re

from analysis.ingest.setting import Pair, Setting
from analysis.ingest.tagged import Tagged, pattern

RELATIONS = r"(?:relations|relationship|ties|links|<name>)"
OF_PAIR = (
    pattern(rf"<country> ?[–—-] ?<country>[’' s]*(?: \w+){{0,3}} {RELATIONS}"),
    pattern(
        r"(?:relations|ties|relationship|cooperation) (?:that \w+ |\w+ing )?(?:between|of) <state>(?: and | with |"
        r"[–-])<state>"
    ),
    pattern(r"<state> and <state>(?: \w+){0,4} (?:relations|ties)"),
    pattern(r"<state>[’'s]* (?:\w+ ){0,4}(?:relations|ties|relationship|cooperation) (?:with|to|towards) <state>"),
    pattern(r"<demonym> (?:\w+ ){0,4}(?:relations|ties|relationship) with <state>"),
)
OF_HOME = (
    pattern(r"(?:relations|policy|affairs|<name>) of <state>"),
    pattern(r"<state>[’']s? (?:\w+ ){0,3}(?:relations|policy|cooperation)"),
    pattern(r"(?:<post>|ministry|government|<name>|republic) (?:of|for) (?:the )?(?:\w+ of )?<state>"),
    pattern(r"<demonym> (?:<post>|ministry|government|foreign)"),
)
OF_PARTNER = (pattern(r"(?:relations|ties|cooperation|<name>) with <state>"),)
FROM_TO = (
    pattern(r"(?:from|by|of) <state>[^<]*? to <state>"),
    pattern(r"<demonym>[^:]*? (?:to|in) <state|city>"),
    pattern(r"<state>[’'s]*(?: \w+){0,5} (?:to|in) <state|city>"),
)
SIDE = pattern(
    r"<post> of (?P<mark><state>)|(?P<people><demonym>) <post>|\b(?:relations|ties|"
    r"cooperation|trade) of (?P<of><state>) with "
    r"|^(?P<own><state>)[’']s? (?:\w+ ){0,3}(?:relations|ties|cooperation) with "
)
WELCOME = re.compile(r"\b(?:welcome|web ?site|web ?page|home ?page)\b", re.IGNORECASE)
LINE = 100
ONE_WAY = pattern(r"^(?P<way>(?:\w+ ){0,4}(?:from|by|of)|(?:\w+ ){0,4}to) (?P<state><country>)(?: \w+){0,3}:?$")
BARE = pattern(r"^<state>(?:,? and |, )<state>$")
LEAD_IN = pattern(r"^<state>(?:[.:]| ?[–—-] )")
CRUMB = pattern(r"^(?:\w+ ){0,5}(?:relations|countries|cooperation|ties)(?: with)? ?(?:[>»›/|:–—-]+ ?)?<state>$")
TOPICS = (
    ("visits", r"visit|contacts|meetings|exchanges"),
    ("agreements", r"agreement|treat(?:y|ies)|accord|instrument|legal (?:framework|basis)|documents"),
    ("trade", r"trade|econom|commerc|export|import|business"),
    ("missions", r"mission|embass|consul|representation|representative|accredit"),
    ("memberships", r"member|organi[sz]ation"),
)


def topic_of(text: str) -> str:
    """What a heading announces, '' for nothing that has a table."""
    return next((name for name, form in TOPICS if re.search(form, text, re.IGNORECASE)), "")


def named_by(forms: tuple[re.Pattern[str], ...], tagged: Tagged, setting: Setting) -> str:
    """The state that the first of some patterns to match names last."""
    for form in forms:
        hit = form.search(tagged.string)
        mark = tagged.last(hit.start(), hit.end(), "state", "demonym") if hit else None
        if mark:
            return setting.code(mark)
    return ""


def side_of(tagged: Tagged, setting: Setting) -> str:
    """The state whose embassy or government speaks, as a line of its own or a welcome says; '' where none tells."""
    hit = SIDE.search(tagged.string)
    if not hit or not ((len(tagged.text) <= LINE and tagged.text[-1:] != ".") or WELCOME.search(tagged.text)):
        return ""
    return setting.code(tagged.mark(hit.start(str(hit.lastgroup))))


def pair_of(tagged: Tagged, setting: Setting) -> Pair:
    """The pair that a sentence says relations are between, () for none."""
    for form in OF_PAIR:
        hit = form.search(tagged.string)
        if hit:
            marks = tagged.between(hit.start(), hit.end(), "state", "demonym")
            found = sorted({setting.code(mark) for mark in marks if setting.code(mark)})
            if len(found) == 2:
                return tuple(found)
    return ()


def direction_of(tagged: Tagged, setting: Setting) -> tuple[str, str]:
    """From whom to whom a heading says its list goes."""
    for form in FROM_TO:
        hit = form.search(tagged.string)
        if hit:
            marks = tagged.between(hit.start(), hit.end(), "state", "demonym", "city")
            codes = [code for code in dict.fromkeys(setting.code(mark) for mark in marks) if code]
            if len(codes) >= 2:
                return codes[0], codes[1]
    return "", ""
