"""Amounts of trade."""
