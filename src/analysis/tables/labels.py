"""The plain English label of a fact: what it is called in one short phrase, made from its row."""

from collections.abc import Callable, Mapping

from analysis.language import the

Row = Mapping[str, str]
Named = Callable[[str], str]
PLAIN = {"actual": "", "stated_absent": "", "ended": ", ended"}
OPENINGS = {
    "establishment": "diplomatic relations established",
    "resumption": "diplomatic relations resumed",
    "succession": "diplomatic relations continued by succession",
}
DEFINITE = ("head_of_state", "head_of_government", "speaker", "foreign_minister")
RANKS = {"charge_daffaires": "chargé d'affaires", "top_level_delegation": "top-level delegation"}
VOTES = {"yes": "voted for", "no": "voted against", "abstain": "abstained on", "absent": "was absent for"}
FLOWS = {
    "tourism": ("tourists", "in"),
    "migration": ("migrants", "in"),
    "asylum": ("asylum seekers", "bound for"),
    "diaspora": ("diaspora", "in"),
    "refuge": ("refugees", "in"),
}
ADJECTIVES = ("an", "ese", "ish", "i", "ic", "ench", "utch", "iss")
BARE_ADJECTIVES = ("Argentine", "Czech", "Greek", "Montenegrin", "Slovak", "Soviet", "Tajik", "Uzbek", "Yugoslav")


def words(term: str) -> str:
    """A term of the tables in words.

    >>> words("consulate_general"), words("charge_daffaires")
    ('consulate general', "chargé d'affaires")
    """
    return RANKS.get(term, term.replace("_", " "))


def article(noun: str) -> str:
    """The indefinite article of a noun.

    >>> article("member"), article("observer")
    ('a', 'an')
    """
    return "an" if noun[:1] in "aeiou" else "a"


def with_status(label: str, status: str) -> str:
    """A label that says how real the thing is: `embassy in Astana, announced`, `no embassy in Lomé`."""
    return f"no {label}" if status == "stated_absent" else label + PLAIN.get(status, f", {status}")


def the_body(name: str) -> str:
    """The name of a body or group as it stands in a sentence.

    >>> the_body("League of Nations"), the_body("ASEAN"), the_body("Black Sea Economic Cooperation")
    ('the League of Nations', 'ASEAN', 'Black Sea Economic Cooperation')
    """
    bare = " " not in name or name.endswith("Economic Cooperation")
    return name if bare else f"the {name}"


def relation(row: Row) -> str:
    """`diplomatic relations established`."""
    if row["status"] == "stated_absent":
        return "no diplomatic relations"
    return with_status(OPENINGS.get(row["opened_by"], "diplomatic relations"), row["status"])


def visit(row: Row) -> str:
    """`official visit of the foreign minister`; a rank that many hold has no definite article."""
    rank = words(row["rank"])
    before = "the" if row["rank"] in DEFINITE else article(rank)
    form = f"{row['format']} visit" if row["format"] else "visit"
    return with_status(f"{form} of {before} {rank}", row["status"])


def post(row: Row, state: Named) -> str:
    """`honorary consulate in Cusco`; the receiving state stands in for a city that nobody names."""
    place = row["city"] or the(state(row["receiver"]))
    return f"{words(row['kind'])} in {place}"


def accreditation(row: Row, state: Named) -> str:
    """`ambassador accredited from Germany`, `resident ambassador`."""
    rank = words(row["rank"])
    resident = row["seat"] == row["receiver"] or row["rank"] == "resident_ambassador"
    if row["status"] == "stated_absent" or resident:
        rank = f"resident {rank.removeprefix('resident ')}" if resident else rank
        return with_status(rank, row["status"])
    return with_status(
        f"{rank} accredited" + (f" from {the(state(row['seat']))}" if row["seat"] else ""), row["status"]
    )


def total(row: Row, actor: Named) -> str:
    """`two-way trade`, `exports from Togo to East Africa`."""
    if row["flow"] == "two_way":
        return with_status("two-way trade", row["status"])
    return with_status(f"exports from {actor(row['exporter'])} to {actor(row['importer'])}", row["status"])


def membership(row: Row, states: int, body: str) -> str:
    """`both members of the African Union`, `observer of the Arab League`."""
    kind = words(row["member_as"])
    if states > 1:
        kind = f"{'both' if states == 2 else 'all'} {kind}s"
    label = f"{kind} of {the_body(body)}"
    return (
        f"not {'' if states > 1 else f'{article(kind)} '}{label}"
        if row["status"] == "stated_absent"
        else with_status(label, row["status"])
    )


def vote(row: Row, resolution: Row) -> str:
    """`abstained on the embargo against Fiji`; the subject follows a symbol in brackets."""
    verb, title = VOTES.get(row["vote"], "voted on"), resolution.get("title") or ""
    if resolution.get("symbol"):
        return f"{verb} {resolution['symbol']} ({title})"
    return f"{verb} {title}" if verb.endswith(" on") and title else f"{verb} a resolution on {title or 'nothing named'}"


def presence(row: Row) -> str:
    """`Hyundai, joint venture`; through which firm or for what follows in brackets, nothing is said twice."""
    form = words(row["form"])
    kind = "" if form in row["company"] else f", {form}"
    via = f" ({row['via']})" if row["via"] and form not in row["via"] else ""
    return with_status(row["company"] + kind + via, row["status"])


def joint_body(row: Row, session: str) -> str:
    """Its name, with the session where it is one."""
    return with_status(row["name"] + (f", session {session}" if session else ""), row["status"])


def flow(row: Row, state: Named, demonym: str) -> str:
    """`Korean tourists in Uzbekistan`, `tourists from Iceland in Mexico`, `people from Iceland in Mexico`."""
    kind, place = FLOWS.get(row["kind"], (words(row["kind"]), "in"))
    origin, destination = the(state(row["origin"])), the(state(row["destination"]))
    if place == "in" and adjectival(demonym):
        return with_status(f"{demonym} {kind} in {destination}", row["status"])
    people = "people" if kind == "diaspora" else kind
    return with_status(f"{people} from {origin} {place} {destination}", row["status"])


def adjectival(demonym: str) -> bool:
    """Whether a name of a people also goes before a noun: Korean does, Icelander and Spaniard do not.

    >>> [adjectival(one) for one in ("Korean", "Sudanese", "Icelander", "Dane", "Filipino", "")]
    [True, True, False, False, False, False]
    """
    return demonym.endswith(ADJECTIVES) or demonym in BARE_ADJECTIVES
