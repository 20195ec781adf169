"""The rules, a module for each kind of fact; `chosen` gives those that a sentence can set off, module by module."""

from collections.abc import Iterator
from functools import cache

from analysis.ingest.hits import Sentence
from analysis.ingest.rules.agreements import agreement_lists, agreement_lives, agreements
from analysis.ingest.rules.diplomats import accreditations, diplomats, dwelling, recalls, seated
from analysis.ingest.rules.events import aid, ceremonies, events, meetings, occasions
from analysis.ingest.rules.missions import absences, counterparts, missions, post_lines, resident
from analysis.ingest.rules.organizations import accessions, bodies, bodies_told, memberships, memberships_told, votes
from analysis.ingest.rules.people import crowds, flows, migrants
from analysis.ingest.rules.relations import (
    begun_cells,
    changes_of_state,
    existing,
    recognition,
    relations,
    relations_ended,
)
from analysis.ingest.rules.rule import RULES, Rule, words_of
from analysis.ingest.rules.sources import claims, coverage, references
from analysis.ingest.rules.trade import (
    companies,
    equipment,
    figures,
    links,
    presence,
    products,
    regions,
    returns,
    shares,
    supplies,
    totals,
)
from analysis.ingest.rules.visits import visit_hosts, visit_lists, visit_occasions, visit_series, visit_turns, visits

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
