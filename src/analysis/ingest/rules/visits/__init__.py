"""Visits: told by the traveller, the host or a noun, one after another, and in lists.

No rules, but what several of them ask: journeys, travellers, visitors.
"""
