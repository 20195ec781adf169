"""The rules, a module for each kind of fact; `chosen` gives those that a sentence can set off, module by module."""

from collections.abc import Iterator
from functools import cache

from analysis.ingest.hits import Sentence
from analysis.ingest.rules import (
    absences,
    accessions,
    accreditations,
    agreement_lists,
    agreement_lives,
    agreements,
    aid,
    begun_cells,
    bodies,
    bodies_told,
    ceremonies,
    changes_of_state,
    claims,
    companies,
    counterparts,
    coverage,
    crowds,
    diplomats,
    dwelling,
    equipment,
    events,
    existing,
    figures,
    flows,
    links,
    meetings,
    memberships,
    memberships_told,
    migrants,
    missions,
    occasions,
    post_lines,
    presence,
    products,
    recalls,
    recognition,
    references,
    regions,
    relations,
    relations_ended,
    resident,
    returns,
    seated,
    shares,
    supplies,
    totals,
    visit_hosts,
    visit_lists,
    visit_occasions,
    visit_series,
    visit_turns,
    visits,
    votes,
)
from analysis.ingest.rules.rule import RULES, Rule, words_of

MODULES = (
    relations,
    seated,
    existing,
    relations_ended,
    begun_cells,
    recognition,
    diplomats,
    recalls,
    missions,
    resident,
    post_lines,
    counterparts,
    absences,
    accreditations,
    dwelling,
    visit_series,
    visits,
    visit_occasions,
    visit_hosts,
    visit_turns,
    visit_lists,
    agreements,
    agreement_lists,
    agreement_lives,
    memberships,
    memberships_told,
    accessions,
    votes,
    changes_of_state,
    bodies,
    bodies_told,
    ceremonies,
    meetings,
    totals,
    figures,
    products,
    supplies,
    shares,
    returns,
    regions,
    companies,
    presence,
    flows,
    crowds,
    migrants,
    aid,
    occasions,
    equipment,
    references,
    links,
    claims,
    coverage,
    events,
)


ORDER = [module.__name__ for module in MODULES]


@cache
def ordered() -> list[Rule]:
    """Every rule, in the order of the modules."""
    return sorted(RULES, key=lambda one: ORDER.index(one.read.__module__))


@cache
def _by_word() -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, one in enumerate(ordered()):
        for word in one.needs[0]:
            index.setdefault(word, []).append(number)
    return index


def chosen(sentence: Sentence) -> Iterator[Rule]:
    """The rules whose needed words stand in a sentence."""
    index, rules, words = _by_word(), ordered(), words_of(sentence)
    numbers = {number for word in words & index.keys() for number in index[word]}
    near = (rules[number] for number in sorted(numbers))
    return (one for one in near if len(one.needs) == 1 or not any(words.isdisjoint(each) for each in one.needs))
