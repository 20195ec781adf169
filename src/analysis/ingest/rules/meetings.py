"""Meetings on other ground, talks, consultations, celebrations and other dated acts of two states."""
