"""Heads of mission and those accredited: who was sent whither, where they sit, who was recalled.

No rules, but what several of them ask: envoys, seats.
"""
