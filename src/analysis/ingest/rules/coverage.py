"""Headings whose list was lost."""
