"""Organisations of many states with their members and votes, and standing bodies of two.

No rules, but what several of them ask: belonging, bodies_named.
"""
