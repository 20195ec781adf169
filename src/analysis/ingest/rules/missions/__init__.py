"""Posts: opened, closed, there, listed, planned, or said not to be.

No rules, but what several of them ask: act_words, acting, places, posting.
"""
