"""The rest of what a pair's page tells: instruments, votes, bodies, companies, people, plans, claims, standing."""

from analysis.panel.rollcalls import outside, roll_calls
from analysis.profile.instruments import instruments, plans
from analysis.profile.standing import standing
from analysis.profile.ties import bodies, claims, companies, flows, group_claims, links
from analysis.profile.votes import memberships, votes

__all__ = [
    "bodies",
    "claims",
    "companies",
    "flows",
    "group_claims",
    "instruments",
    "links",
    "memberships",
    "outside",
    "plans",
    "roll_calls",
    "standing",
    "votes",
]
