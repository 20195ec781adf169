"""Memberships: both, or one of them, in a body; observers, accessions."""
