"""Words of trade in a sentence: whose exports, imports or exchange they speak of, and with whom."""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.ingest.actors import actors
from analysis.ingest.hits import Hit, Sentence
from analysis.ingest.tagged import Mark, pattern

HEAD = pattern(
    r"\b(?:(?P<two>trade (?:turnovers?|exchanges?|volumes?)|trade|trading|turnovers?|commerce"
    r"|(?:commercial|bilateral|mutual|two-way|goods) exchanges?"
    r"|exchanges(?= (?:reached|amount\w*|totall?ed|stood|rose|grew|fell|were worth|came to)))"
    r"|(?P<out>(?:re-?)?export(?:s|ed|ing)?|export earnings|sold|sells?|selling|sales|"
    r"ship(?:s|ped|ping|ments)|suppl(?:ies|ied)(?! of\b))"
    r"|(?P<same>those(?= (?:of|from|by) <state|demonym>))|(?P<in>import(?:s|ed|ing)?|bought|buys?|buying"
    r"|purchase[sd]?|sourc(?:es|ed)(?= (?!of\b|in\b|at\b|said\b|close\b))))\b"
    r"(?!-)(?! (?:(?:and|&) (?:invest|econom|cultur)\w+ (?:agree|coop|relat|ties|office|miss|council|comm"
    r"|foru|offic)\w+|agreements?|<pact>|offic\w+|missions?|deficits?|surplus\w*|balances?|minist\w+"
    r"|partners?|"
    r"relations\w*|ties|fairs?|unions?|delegat\w+|represent\w+|cent(?:re|er)s?|commission\w*|council|talks"
    r"|polic\w+|war|embargo\w*|routes?|shows?|"
    r"co-?operation|barriers?|sanctions?|deals?|promotion|protocols?|accords?|treat\w+|negotiations?|house"
    r"|banks?|gap|imbalance|"
    r"financ\w+|credits?|insurance|funds?|links?|contacts?|<post>|earners?|markets?|destinations?|dut(?:y"
    r"|ies)|tariffs?|permits?|licen[cs]es?|ports?\b))"
)
NEAR = 4  # words of trade before one among which its parties are looked for
FLOWS = {"two": "two-way trade", "out": "exports", "in": "imports"}
TITLED = re.compile(
    r"(?:\b(?:for|and|World|Free|(?:of|for) Foreign|of International|Fair|[Ss]lave|fur|free|drug|arms|human|ivory"
    r"|illicit|Min\w+ of|Chamber of)|&) \Z"
)
NOUN = re.compile(r"those|(?:re-?)?exports?|imports?|sales|shipments|purchases|export earnings", re.IGNORECASE)
WEAK = re.compile(r"s[oe]ll|sold|sales|ship|b[ou]|purch|suppl|sourc", re.IGNORECASE)
OWNER = pattern(
    r"(?:(?P<mark><state|demonym>)(?:[’']s?)?|(?P<its>\b(?:its|their|our|his)))(?: (?!(?:and|to|from|of|in|by"
    r"|with)\b)[\w-]+){0,3} ?\Z"
)
FROM = pattern(r"\b(?:from|out of)(?: (?:both|its|their))? (?P<mark><state|demonym|city>)")
OWNED = pattern(r"\A(?: (?:of|by)) (?P<mark><state|demonym>)(?![’'\w])")
TO = pattern(r"\b(?:to|into|towards?|for|on|in)(?: (?:its|their|neighbou?ring))? (?P<mark><state|city|demonym>)")
BETWEEN = pattern(
    r"\b(?:between|with|and|of|of both|for)(?: (?:its|neighbou?ring))? (?P<mark><state|demonym|both|city>)"
)
GROUP = pattern(
    r"\b(?:between|with|to|from|among|into) (?:(?:[\w’']+|<state|both>) ){0,3}?(?:<org|region>"
    r"|<demonym> (?:states|countries)|regions?\b|world\b|rest\b|(?:third |other |all |african |asian "
    r"|european |arab )?countries\b|union\b|member)"
)
OURS = re.compile(r"\bour\b|\bthis country\b", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """A word of trade: flow (two, out, in), where it stands in the string, and whether it is a verb."""

    flow: str
    start: int
    end: int
    match: re.Match[str]
    acts: bool = False

    @property
    def verb(self) -> bool:
        """Whether it is said of somebody who trades, rather than the name of a flow."""
        return self.acts or (self.flow != "two" and not NOUN.fullmatch(self.match[0]))

    @property
    def weak(self) -> bool:
        """Whether it is a word of other dealings too: sold, bought, shipped."""
        return bool(WEAK.match(self.match[0]))


def heads(sentence: Sentence) -> list[Head]:
    """The words of trade in a sentence, in order; those in titles and names are none."""
    return list(_heads(sentence.string))


@lru_cache(maxsize=256)
def _heads(string: str) -> tuple[Head, ...]:
    found: list[Head] = []
    for match in HEAD.finditer(string):
        if match["two"] and TITLED.search(string[max(0, match.start() - 14) : match.start()]):
            continue
        flow = str(match.lastgroup)
        if flow == "same":
            if not found or found[-1].flow == "two":
                continue
            flow = found[-1].flow
        found.append(Head(flow, match.start(), match.end(), match))
    return tuple(found)


def ways(hit: Hit, head: Head, end: int, before: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """Exporter and importer of a flow one way, '' for whom the text does not tell.

    end: where the words that belong to the head end; before: whose trade, and with whom, the head before spoke of.
    """
    owner, partner = _owner(hit, head, end), _partner(hit, head, end)
    if not owner and head.verb and (just := JUST.search(hit.string[: head.start])):
        owner = hit.state_in(just)
    if not owner and head.verb:
        acting = actors(Hit(hit.sentence, head.match))
        owner = acting[0] if len(acting) == 1 else ""
    if not owner and not partner and any(before):
        owner = before[0] or before[1]
    if owner and not partner:
        partner = hit.setting.other(owner)
    if partner and not owner:
        owner = hit.setting.other(partner)
    if not owner and not partner:
        return _around(hit, head)
    if owner == partner:
        owner, partner = "", ""
    return (owner, partner) if head.flow == "out" else (partner, owner)


def _around(hit: Hit, head: Head) -> tuple[str, str]:
    """The direction that a heading gives, or the state whose document it is."""
    setting = hit.setting
    if setting.sender and setting.receiver:
        return setting.sender, setting.receiver
    home = whose(hit) or setting.home or _spoken(hit) or setting.side
    other = setting.other(home)
    return (home, other) if head.flow == "out" else (other, home) if home and other else ("", "")


def _spoken(hit: Hit) -> str:
    """The state whose trade the sentence before spoke of."""
    before = hit.sentence.block.text[max(0, hit.sentence.start - 300) : hit.sentence.start]
    actor = hit.sentence.setting.actor
    return actor if actor in hit.setting.pair and re.search(r"export|import", before, re.IGNORECASE) else ""


JUST = pattern(r"(?P<mark><state>) (?:\w+ly |also |has |had )*\Z")
TRADE_OF = pattern(
    r"(?:(?:trade|turnover|commerce)(?: \w+)? of (?P<of><state>) with"
    r"|(?P<own><state>)[’']s? (?:\w+ ){0,3}(?:trade|turnover|commerce)(?: \w+)? with"
    r"|(?P<adj><demonym>) (?:\w+ ){0,2}trade(?: \w+)? with)"
)


def whose(hit: Hit) -> str:
    """The state from whose side a sentence speaks of trade: "Chad's trade with Peru"."""
    match = TRADE_OF.search(hit.string)
    if not match:
        return ""
    return hit.code(hit.tagged.mark(match.start(str(match.lastgroup))))


def _owner(hit: Hit, head: Head, end: int) -> str:
    """Whose exports or imports they are."""
    ahead = OWNER.search(hit.string, max(0, head.start - 60), head.start)
    if ahead and not head.verb:
        if ahead["its"]:
            return _subject(hit, head.start)
        return hit.state_in(ahead)
    behind = OWNED.search(hit.string[head.end : end])
    if behind and not head.verb:
        return hit.state_in(behind, base=head.end)
    if head.flow == "out":
        return hit.first_state(FROM, head.end, end)
    return hit.first_state(TO, head.end, end) if NOUN.fullmatch(head.match[0]) else ""


def _subject(hit: Hit, place: int) -> str:
    """Whom "its" means: the state that stands first in the sentence as owner or actor, else the one that acted last."""
    marks = hit.tagged.between(0, place, "state", "demonym")
    codes = [code for mark in marks if (code := hit.code(mark)) in hit.setting.pair]
    return codes[0] if codes else hit.setting.actor if hit.setting.actor in hit.setting.pair else hit.setting.home


def _partner(hit: Hit, head: Head, end: int) -> str:
    """To whom exports go, or whence imports come."""
    return hit.first_state(TO if head.flow == "out" else FROM, head.end, end)


def earlier(hit: Hit, head: Head) -> tuple[str, str]:
    """Whose trade the head before in the sentence speaks of, and with whom."""
    for one in reversed([one for one in heads(hit.sentence) if one.end <= head.start][-NEAR:]):
        if one.flow == "two":
            continue
        sender, receiver = ways(hit, one, head.start)
        if sender or receiver:
            return (sender, receiver) if one.flow == "out" else (receiver, sender)
    return "", ""


def between(hit: Hit, head: Head, end: int) -> tuple[str, ...]:
    """The two states between which trade is, () where it is not told or with a group of states."""
    behind = hit.string[head.end : end]
    if GROUP.search(behind):
        return ()
    owner = OWNER.search(hit.string, max(0, head.start - 60), head.start)
    marks: list[Mark] = [hit.tagged.mark(owner.start("mark"))] if owner and owner["mark"] else []
    for match in BETWEEN.finditer(hit.string, head.end, end):
        marks.append(hit.tagged.mark(match.start("mark")))
    if any(mark.tag == "both" for mark in marks):
        return hit.setting.pair
    codes = list(dict.fromkeys(code for mark in marks if (code := hit.code(mark))))[:2]
    if len(codes) == 1:
        codes.append(hit.setting.other(codes[0]) or _with(hit, codes[0]))
    return tuple(sorted(codes)) if len(codes) == 2 and all(codes) else hit.setting.pair if not codes else ()


def _with(hit: Hit, code: str) -> str:
    return hit.setting.home if hit.setting.home != code else ""
