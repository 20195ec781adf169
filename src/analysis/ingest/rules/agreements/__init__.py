"""Instruments: signed, listed, in force and ended.

No rules, but what several of them ask: pacts, signing, titles_of_pacts.
"""
