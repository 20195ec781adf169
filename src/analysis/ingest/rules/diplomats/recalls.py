"""Heads of mission and diplomats who are recalled, leave, or are sent away."""

from collections.abc import Iterator

from analysis.ingest.actors import actor, actors
from analysis.ingest.hits import Found, Hit, Nearly
from analysis.ingest.rules.diplomats.envoys import completed, envoy, happened, person, posted, told
from analysis.ingest.rules.rule import rule
from analysis.ingest.rules.telling import dated, event, when
from analysis.ingest.tagged import pattern

OFFICERS = r"(?:diplomats?|attachés?|military attach\w+|(?:embassy )?(?:staff|personnel|employees|officials)|consuls?)"
RECALL = (
    r"recall(?:ed|s|ing)?|withdr(?:ew|aw|awn|awing|aws)|call(?:ed|s|ing)? (?:home|back)|"
    r"summon(?:ed|s|ing)? home|pull(?:ed|ing) out|(?:call|order|summon|bring|"
    r"brought)(?:ed|s|ing)?(?= (?:its|their|his|the) "
    r"(?:[\w-]+ ){0,2}<office>(?: [\w-]+){0,4}? (?:home|back)\b)"
)


@rule(
    "recalls.recalled",
    (
        rf"\b(?P<verb>{RECALL})\b(?=[^;]{{0,60}}?<office>)|<office>[^;]{{0,60}}?\b(?:was|were|been|"
        rf"being) (?P<was>{RECALL})\b|\brecall of (?=[^;]{{0,60}}?<office>)"
    ),
    "<office> + recall recalled recalls recalling withdrew withdraw withdrawn withdrawing withdraws call called calls "
    "calling summon summoned summons summoning pulled pulling order ordered orders ordering bring bringing brings "
    "brought",
)
def recalled(hit: Hit) -> Iterator[Found]:
    """A state takes its envoy back: "Togo recalled its ambassador to Peru in 1983"."""
    mark = envoy(hit)
    if not mark:
        raise Nearly("it is no envoy who is recalled")
    if hit.match["verb"] or hit.match["was"]:
        happened(hit, hit.match.start("verb") if hit.match["verb"] else hit.match.start("was"))
    sender, receiver = posted(hit, mark)
    yield told(hit, "other", mark, (sender, receiver), when(hit), "recalled")


@rule(
    "recalls.left",
    (
        r"\b(?:left|departed|returned(?: to)?|was sent back|resumed (?:his|her) (?:post|duties)|"
        r"went back)\b(?=[^;]{0,60}<date>)"
    ),
    "<office> + <date> + left departed returned sent resumed went",
)
def left(hit: Hit) -> Iterator[Found]:
    """An envoy leaves or comes back: "the ambassador of Togo departed on 4 May 1983"."""
    mark = envoy(hit)
    if not mark or hit.tagged.place(mark) > hit.start or hit.start - hit.tagged.place(mark) > 60:
        raise Nearly("no envoy is named before it")
    happened(hit, hit.start)
    yield told(hit, "other", mark, posted(hit, mark), dated(hit), hit.match[0].split()[0] + " the post")


OUT = (
    r"expel(?:led|s|ling)?|declar(?:ed|es|ing)|asked to leave|ordered (?:out|to leave)|"
    r"summon(?:ed|s|ing)|dismissed|given [^;]{0,20}hours"
)


@rule(
    "recalls.expelled",
    rf"\b(?P<verb>{OUT})\b",
    "expelled expels expelling declared declares declaring leave ordered summoned summons summoning",
)
def expelled(hit: Hit) -> Iterator[Found]:
    """A state sends an envoy of the other away or for: "Togo expelled two Peruvian diplomats in 1983"."""
    mark = envoy(hit)
    if not mark and not pattern(OFFICERS).search(hit.string, *hit.clause):
        raise Nearly("it is no envoy who is expelled")
    verb = hit.match["verb"].lower()
    if verb.startswith("declar") and not pattern(r"non grata|undesirable|unwelcome|persona").search(hit.after):
        raise Nearly("nobody is declared unwelcome")
    happened(hit, hit.start)
    passive = pattern(r"\b(?:was|were|been|being|are|is) (?:\w+ )?$").search(hit.before)
    if passive:
        home, _ = posted(hit, mark) if mark else completed(hit, (actors(hit) or [""])[0], "")
        way = (completed(hit, "", home)[0], home)
    else:
        sender = actor(hit)
        way = completed(hit, sender, "")
        sender = sender or hit.setting.home
        theirs = [code for mark in hit.marks_after("demonym", "state") if (code := hit.code(mark)) != sender]
        way = (sender, theirs[0]) if theirs and sender else way
    dates = when(hit)
    what = (
        "summoned" if verb.startswith("summon") else "declared undesirable" if verb.startswith("decl") else "expelled"
    )
    name = person(hit, mark) if mark else ""
    label = " ".join(part for part in (mark.text if mark else "diplomats", name, what) if part)
    if "leave" in verb:
        label += ", asked to leave"
    if not all(way):
        raise Nearly("nobody knows who expels whom")
    yield event(hit, "other", label, way, sender=way[0], receiver=way[1], dates=dates, confidence=0.8)
