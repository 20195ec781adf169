"""Dyad-years of the world: one row a directed pair in a year, and the measures that stand beside it."""
