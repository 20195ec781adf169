"""Relations between states, their recognition, and what becomes of states themselves.

No rules, but what several of them ask: relation_words.
"""
