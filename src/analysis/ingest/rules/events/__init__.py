"""What else states do together or to one another; `events` takes what no other rule read.

No rules, but what several of them ask: occurring.
"""
