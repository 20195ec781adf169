"""Who is who: persons whom a sentence introduces with office and state, and the state that is its subject."""

from analysis.ingest.setting import Setting
from analysis.ingest.tagged import TAGS, Tagged, pattern
from analysis.ingest.titles import is_person

INTRODUCED = pattern(
    r"(?P<of><demonym>|<state>(?=[’']))(?:[’']s?)? (?:\w+ ){0,2}(?P<office><office>),? (?P<name><name>)|"
    r"(?P<second><office>) of (?:\w+ of )?(?P<state><state>),? (?P<then><name>)|"
    r"(?P<third><office>) (?P<first><name>) of (?P<land><state>)"
)
SUBJECT = pattern(
    r"^(?:<date>,? )?(?:(?P<state><state>) (?=[a-z])(?!and\b|or\b|as\b)|"
    r"(?P<people><demonym>) (?:government|authorities|side|parliament|<office>)(?: <name>)? (?=[a-z])(?!and\b)|"
    r"(?P<folk><demonym>)(?= (?:live|form|make up|constitute|arrived|came|settled|began|started|first)\b))"
)
Persons = dict[str, tuple[str, str, str]]


def introduced(tagged: Tagged, setting: Setting) -> dict[str, tuple[str, str]]:
    """The office and the state of each person whom a sentence introduces, by the whole name.

    "Peruvian President Ana Paz" gives {"Ana Paz": ("President", "PER")}.
    """
    if TAGS["office"] not in tagged.string or TAGS["name"] not in tagged.string:
        return {}
    found = {}
    for hit in INTRODUCED.finditer(tagged.string):
        groups = hit.groupdict()
        office, name, land = (
            tagged.mark(hit.start(next(each for each in names if groups[each])))
            for names in (("office", "second", "third"), ("name", "then", "first"), ("of", "state", "land"))
        )
        code = setting.code(land)
        if code and is_person(name.text):
            found[name.text] = (office.text, code)
    return found


def subject(tagged: Tagged, setting: Setting) -> str:
    """The state, or that of the government or minister, with which a sentence opens as its subject; '' for none."""
    hit = SUBJECT.match(tagged.string)
    place = max(hit.start("state"), hit.start("people"), hit.start("folk")) if hit else -1
    return setting.code(tagged.mark(place)) if place >= 0 else ""
