"""Measures held against their papers, against plain loops and against other libraries."""
