"""Votes on resolutions."""
