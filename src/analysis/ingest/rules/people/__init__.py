"""People of one state in the other: who live there, came, fled or travelled.

No rules, but what several of them ask: peoples.
"""
