"""Visits: who went to which state, in what office and when."""
