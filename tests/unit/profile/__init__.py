"""Findings of a pair from data sets: invented editions, and the real files where they are at hand."""
