"""A document read: every sentence in its setting, the rules tried on it, and what they found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from analysis.dates import earliest, latest
from analysis.ingest import chapters, rules
from analysis.ingest.actors import surname
from analysis.ingest.document import Document
from analysis.ingest.hits import Found, Hit, Sentence
from analysis.ingest.names import Gazetteer
from analysis.ingest.persons import introduced, subject
from analysis.ingest.rules.rule import Rule
from analysis.ingest.rules.sources import coverage
from analysis.ingest.scene import Scene, opened
from analysis.ingest.setting import Setting, Visit
from analysis.ingest.tagged import Tagged
from analysis.ingest.titles import is_person


class Firing(NamedTuple):
    """A rule whose words stood in a sentence: where, what it found, or why it found nothing."""

    rule: Rule
    hit: Hit
    found: list[Found]
    reason: str = ""


@dataclass(frozen=True)
class Read:
    """A sentence and the rules that were set off by it."""

    sentence: Sentence
    firings: list[Firing] = field(default_factory=list)


def read(document: Document, gazetteer: Gazetteer) -> Iterator[Read]:
    """Every sentence of a document in order, with what the rules made of it."""
    reader = Reader(document, gazetteer)
    for number in range(len(reader.chapters)):
        yield from reader.chapter(number)


class Reader:
    """A document in its chapters; each is read for itself and needs of the others only what the first opens with."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        """Cut a document."""
        self.gazetteer = gazetteer
        self.chapters = chapters.cut(document.blocks)
        self._bare = coverage.bare(document)
        self._opening = opened(document.blocks, gazetteer) if len(self.chapters) > 1 else None

    def chapter(self, number: int) -> Iterator[Read]:
        """The sentences of one chapter."""
        return _sentences(Scene(self.chapters[number], self.gazetteer, self._opening if number else None), self._bare)


def _sentences(scene: Scene, bare: set[int]) -> Iterator[Read]:
    for part in scene.parts():
        for block, found in part.blocks:
            for start, tagged in found:
                sentence = Sentence(block, start, tagged, scene.setting, id(block) in bare)
                done = Read(sentence, list(_fire(sentence)))
                scene.setting = _after(scene.setting, done)
                yield done


def _fire(sentence: Sentence) -> Iterator[Firing]:
    told: tuple[Found, ...] = ()
    for one in rules.chosen(sentence):
        for hit, found, reason in one.apply(sentence, told):
            yield Firing(one, hit, found, reason)
            told += tuple(found)


def _opens(tagged: Tagged) -> bool:
    """Whether a sentence opens with its date, to which what follows leans rather than to one in passing."""
    first = tagged.marks[0] if tagged.marks and not tagged.at[0] else None
    return bool(first and first.tag == "date" and first.value.dates)


def _after(setting: Setting, done: Read) -> Setting:
    """The setting once a sentence was read: who acted, when, which visit, and who is who."""
    found = [one for firing in done.firings for one in firing.found]
    told = [mark.value.dates[-1] for mark in done.sentence.tagged.marks if mark.tag == "date" and mark.value.dates]
    met = introduced(done.sentence.tagged, setting)
    acting = subject(done.sentence.tagged, setting)
    bodies = [mark.value[0] for mark in done.sentence.tagged.marks if mark.tag == "org"]
    if not found and not told and not met and not acting and not setting.fresh and not bodies:
        return setting
    dated = [one for one in found if one.dates[-1] and one.status != "planned"]
    visits = [one for one in dated if one.kind == "visit"]
    senders = [one.sender for one in found if one.sender]
    changed: dict[str, Any] = {}
    if dated or told:
        opening = told[0] if _opens(done.sentence.tagged) else ""
        dates = {date for one in dated for date in one.dates}
        last = next((date for date in reversed(told) if date in dates), "")
        if opening and last and latest(last) < earliest(opening):
            last = ""  # what a sentence looks back to is not when it goes on
        changed["date"] = last or opening or (dated[0].dates[-1] if dated else told[-1])
        changed["visit"] = None
    if visits:
        changed["visit"] = Visit(visits[-1].sender, visits[-1].receiver, visits[-1].dates[-1], visits[-1].dates)
    posts = [one for one in found if one.kind == "mission" and one.sender and one.type != "accreditation"]
    changed["fresh"] = bool(posts)
    changed["body"] = bodies[0] if bodies else ""
    if posts:
        changed["post"] = (posts[-1].type, posts[-1].place, posts[-1].sender, posts[-1].receiver)
    pacts = [one for one in found if one.kind == "agreement"]
    if pacts:
        changed["pact"] = (pacts[-1].type, pacts[-1].label.partition(", ")[0])
    if senders or acting:
        changed["actor"] = senders[0] if senders else acting
    people = {surname(name): (name, office, iso3) for name, (office, iso3) in met.items()}
    people |= {
        surname(name): (name, office, iso3) for one in found for name, office, iso3 in one.people if is_person(name)
    }
    setting.people.update(people)
    return setting._replace(**changed)
