"""Prose becomes candidate rows: documents are read, rules find what they state, a person decides."""
