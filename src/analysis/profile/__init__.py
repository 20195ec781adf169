"""The rest of what a pair's page tells: instruments, votes, bodies, companies, people, plans, claims, standing."""

from analysis.panel.rollcalls import outside, roll_calls
from analysis.profile.alignments import alliances, allies, shared_bodies
from analysis.profile.instruments import instruments, plans
from analysis.profile.media import media
from analysis.profile.postings import embassies, postings, reciprocity
from analysis.profile.scale import scale
from analysis.profile.standing import standing
from analysis.profile.ties import bodies, claims, companies, flows, group_claims, links
from analysis.profile.treaties import bilateral_treaties, dated_treaties, treaties, treaty_partners
from analysis.profile.visas import visa_changes, visas
from analysis.profile.votes import memberships, votes

__all__ = [
    "alliances",
    "allies",
    "bilateral_treaties",
    "bodies",
    "claims",
    "companies",
    "dated_treaties",
    "embassies",
    "flows",
    "group_claims",
    "instruments",
    "links",
    "media",
    "memberships",
    "outside",
    "plans",
    "postings",
    "reciprocity",
    "roll_calls",
    "scale",
    "shared_bodies",
    "standing",
    "treaties",
    "treaty_partners",
    "visa_changes",
    "visas",
    "votes",
]
