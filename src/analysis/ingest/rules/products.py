"""Goods traded, one each, with their direction."""
